"""The report for the body that must mend its figures: one printable HTML file, nothing fetched, no script."""

from gouji.report.page import Reported, reported_to_html

__all__ = ["Reported", "reported_to_html"]
