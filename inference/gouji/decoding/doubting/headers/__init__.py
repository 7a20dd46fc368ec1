"""What the labels over the columns of a table say against its readings."""
