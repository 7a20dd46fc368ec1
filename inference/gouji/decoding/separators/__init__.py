"""Marks and delimiters around cells to white space: text to text of the same length."""
