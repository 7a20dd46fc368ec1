"""Marked pages through real and own flatteners to labelled text."""
