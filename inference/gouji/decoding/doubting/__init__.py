"""What the structure of a table says against its readings."""
