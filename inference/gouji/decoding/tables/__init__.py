"""Runs of one table to its rows and readings."""
