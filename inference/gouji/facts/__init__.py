"""Document facts: title, agency and year of a report."""

from gouji.facts.document_facts import Facts, lines_to_facts

__all__ = ["Facts", "lines_to_facts"]
