"""PDF by hand: characters at places and frames, in one font whose codes are those of Unicode.

Extractors read what a character is from the ToUnicode map, how wide it is from the widths given here and its shape,
where they care, from a font of boxes. So any letter can be printed, and the same pages give the same bytes.
"""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from gouji_training.flattening.writing.pdf_font import box_font, glyph_map

A4 = (595.0, 842.0)
"""Width and height of a sheet in points."""

_LAST = 0xFFFF


@dataclass(slots=True)
class PdfPage:
    """What is drawn on one sheet, in order; places are in points from the lower left corner."""

    parts: list[str] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def text(self, x: float, y: float, size: float, text: str) -> None:
        """Print one line of text, its baseline beginning at (x, y); characters beyond the BMP are left out."""
        shown = [char for char in text if ord(char) <= _LAST]
        codes = "".join(f"{ord(char):04X}" for char in shown)
        self.used.update(shown)
        self.parts.append(f"BT /F1 {size:g} Tf {x:.2f} {y:.2f} Td <{codes}> Tj ET")

    def frame(self, x: float, y: float, width: float, height: float) -> None:
        """Draw the border of a box whose lower left corner is (x, y)."""
        self.parts.append(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re S")


def char_to_width(char: str) -> float:
    """Width of a character in ems: 1 or 0.5, as in Chinese fonts, where quotation marks are wide too.

    A dash is narrow, as the mark is that stands for one in a value.
    """
    return 1.0 if char in "“”‘’…" or unicodedata.east_asian_width(char) in "WF" else 0.5


def text_to_width(text: str) -> float:
    """Width of a text in ems."""
    return sum(map(char_to_width, text))


def pages_to_pdf(pages: Sequence[PdfPage]) -> bytes:
    """The file that holds these sheets."""
    used = sorted({char for page in pages for char in page.used})
    kids = " ".join(f"{8 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /GoujiBoxes /Encoding /Identity-H "
        "/DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        _font(used),
        _stream(_to_unicode(used)),
        _packed(box_font()),
        _packed(glyph_map(char_to_width)),
    ]
    for number, page in enumerate(pages):
        box = f"[0 0 {A4[0]:g} {A4[1]:g}]"
        fonts = "/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox {box} {fonts} /Contents {9 + 2 * number} 0 R >>")
        objects.append(_stream("\n".join(page.parts)))
    return _objects_to_file(objects)


def _stream(text: str) -> str:
    return f"<< /Length {len(text)} >>\nstream\n{text}\nendstream"


@cache
def _packed(data: bytes) -> str:
    """Binary data in letters, so that the whole file is text."""
    letters = zlib.compress(data, 9).hex()
    filters = "/Filter [/ASCIIHexDecode /FlateDecode]"
    return f"<< /Length {len(letters)} /Length1 {len(data)} {filters} >>\nstream\n{letters}\nendstream"


def _objects_to_file(objects: Sequence[str]) -> bytes:
    data, starts = "%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        starts.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    size = len(objects) + 1
    trailer = f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    return f"{data}xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode("ascii")


def _font(used: Sequence[str]) -> str:
    narrow = " ".join(f"{ord(char)} [500]" for char in used if char_to_width(char) < 1)
    return (
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /GoujiBoxes /CIDToGIDMap 7 0 R /DW 1000 "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        "/FontDescriptor << /Type /FontDescriptor /FontName /GoujiBoxes /Flags 4 /FontBBox [0 -120 1000 880] "
        "/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 /FontFile2 6 0 R >> "
        f"/W [{narrow}] >>"
    )


def _to_unicode(used: Sequence[str]) -> str:
    """Every code stands for itself; a block may hold a hundred."""
    codes = [f"<{ord(char):04X}> <{ord(char):04X}>" for char in used]
    blocks = [codes[at : at + 100] for at in range(0, len(codes), 100)]
    lines = [f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks]
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        + "\n".join(lines)
        + "\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )
