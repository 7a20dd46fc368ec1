"""Extractions of many years to one panel: linked by agency, compared with the year before, summed up, in one file."""
