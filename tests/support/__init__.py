"""Shared by tests: made-up reports with known figures, their layouts, damages, and the scoring of what comes out."""
