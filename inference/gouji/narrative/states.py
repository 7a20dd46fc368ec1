"""What has been said so far: the time and the body that a figure is of, the object and the verb left out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from gouji.narrative.facts import Fact


@dataclass(slots=True)
class State:
    """Changes from clause to clause; brackets work on a copy.

    `sentence` counts from 0, `topic` was named in sentence `topic_sentence`; `pending` are the facts of the sentence,
    which a word that voids it takes back; `last` is the figure of the clause before, for a percentage behind it.
    """

    sentence: int = 0
    topic: str | None = None
    topic_sentence: int = 0
    verb: str | None = None
    in_period: bool = True
    dated: bool = False
    own: bool = True
    whole_area: bool = False
    part: bool = False
    void: bool = False
    last: Fact | None = None
    pending: list[Fact] = field(default_factory=list)

    def bracket(self) -> State:
        """The state in a bracket: what is counted there is a part; facts go to the same sentence."""
        return replace(self, part=True)

    def end_clause_list(self) -> None:
        """A semicolon: a part and a verb end there."""
        self.part, self.verb = False, None

    def end_sentence(self) -> list[Fact]:
        """Start the next sentence; the facts of this one, none when it was voided."""
        facts = [] if self.void else self.pending
        self.sentence += 1
        self.verb, self.last = None, None
        self.in_period = self.own = True
        self.dated = self.whole_area = self.part = self.void = False
        self.pending = []
        return facts

    def name_topic(self, topic: str | None) -> None:
        """Remember the object that later clauses leave out; None forgets it."""
        self.topic, self.topic_sentence = topic, self.sentence

    def has_topic(self, topic: str) -> bool:
        """Whether `topic` was named in this sentence or the one before, and nothing else since."""
        return self.topic == topic and self.sentence - self.topic_sentence <= 1
