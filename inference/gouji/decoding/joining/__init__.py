"""Text that a program cut into pieces, put together again: what parts the pieces stands in no cell."""

from gouji.decoding.joining.joined import document_with_pieces_joined

__all__ = ["document_with_pieces_joined"]
