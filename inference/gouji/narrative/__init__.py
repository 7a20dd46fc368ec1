"""Figures that the prose of a report states, and whether its tables agree (extra: pip install 'gouji[narrative]').

Nothing of it is imported by the rest of gouji before it is asked for; spaCy and jieba load with the first text.
"""

from gouji.narrative.cross_check import cross_check, extractions_to_facts
from gouji.narrative.facts import Fact
from gouji.narrative.phrasing import Phrasing, load_phrasing
from gouji.narrative.reading import paragraph_to_facts

__all__ = ["Fact", "Phrasing", "cross_check", "extractions_to_facts", "load_phrasing", "paragraph_to_facts"]
