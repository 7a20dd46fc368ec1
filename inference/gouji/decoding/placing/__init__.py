"""Cells of a row to its columns, by structure, then by arithmetic among what structure leaves open."""
