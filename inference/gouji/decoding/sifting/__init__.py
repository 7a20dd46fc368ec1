"""What of the text is no table text, or only names what stands beside it."""
