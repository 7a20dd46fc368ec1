"""Made-up labelled documents: draw a page, damage it, flatten it, damage the text, label it by its origins."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from gouji_training.corrupting import LIGHT_DAMAGE, NO_DAMAGE, Damage
from gouji_training.flattening.flattener import OWN, Failure, Flattener
from gouji_training.flattening.labelled import traced_to_gold, traced_to_lines
from gouji_training.flattening.marking import Marks, marked_to_traced, page_to_marked
from gouji_training.flattening.real.splits import tool_to_split
from gouji_training.flattening.traced import Traced
from gouji_training.records import Record, Split
from gouji_training.synthesis import Page, draw_page

_BATCH = 64
"""Pages that a tool gets at once: starting one costs up to a second."""

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Draft:
    """A page on its way: marked for its flattener, with the chance and the damage that go on to the text."""

    page: Page
    marked: Page
    marks: Marks
    rng: Random
    flattener: Flattener
    damage: Damage


def synthesise_records(
    seed: int,
    count: int,
    *,
    flatteners: Sequence[Flattener] = OWN,
    split: Split | None = None,
    damaged: bool = True,
    say: Say = lambda message: None,
) -> Iterator[Record]:
    """Make `count` documents, the flatteners taking turns; document i depends on `seed`, i and its flattener only.

    `split` None gives each the split of its tool. A page that a tool fails on, or whose tables it drops, gives no
    record: `say` is told. Raises TrainingError when the tool of a flattener is not there.
    """
    for start in range(0, count, _BATCH * len(flatteners)):
        stop = min(start + _BATCH * len(flatteners), count)
        drafts = [
            _draft(seed, index, flatteners[index % len(flatteners)], damaged=damaged) for index in range(start, stop)
        ]
        for draft, record in zip(drafts, drafts_to_records(drafts, split=split), strict=True):
            if isinstance(record, Failure):
                say(f"{draft.page.id}: no record: {record.reason}")
            else:
                yield record


def _draft(seed: int, index: int, flattener: Flattener, *, damaged: bool) -> Draft:
    rng = Random(f"{seed}-{index}/{flattener.name}")
    page = draw_page(rng, f"synthetic-{flattener.name}-{seed}-{index}")
    return page_to_draft(page, rng, flattener, LIGHT_DAMAGE if damaged else NO_DAMAGE)


def page_to_draft(page: Page, rng: Random, flattener: Flattener, damage: Damage) -> Draft:
    """Damage a page and mark it for its flattener; `rng` goes on to flattener and text."""
    damaged = damage.page(page, rng)
    marked, marks = page_to_marked(damaged)
    return Draft(damaged, marked, marks, rng, flattener, damage)


def drafts_to_records(drafts: Sequence[Draft], *, split: Split | None = None) -> Iterator[Record | Failure]:
    """Records of drafts, whose pages have different ids, in their order; each flattener is called once.

    `split` None gives each the split of its tool. Raises TrainingError when the tool of a flattener is not there.
    """
    for draft, text in zip(drafts, _drafts_to_texts(drafts), strict=True):
        made = _draft_to_traced(draft, text)
        if isinstance(made, Failure):
            yield made
        else:
            yield _traced_to_record(draft, made, split or tool_to_split(draft.flattener.tool))


def _drafts_to_texts(drafts: Sequence[Draft]) -> list[str | Failure]:
    """Marked texts in the order of the drafts; each flattener is called once."""
    texts: dict[str, str | Failure] = {}
    for flattener in dict.fromkeys(draft.flattener for draft in drafts):
        own = [draft for draft in drafts if draft.flattener is flattener]
        made = flattener.flatten([draft.marked for draft in own], [draft.rng for draft in own])
        texts.update({draft.page.id: text for draft, text in zip(own, made, strict=True)})
    return [texts[draft.page.id] for draft in drafts]


def _draft_to_traced(draft: Draft, text: str | Failure) -> Traced | Failure:
    """The flattened page with its marks turned back, unless the tool lost it or its tables."""
    if isinstance(text, Failure):
        return text
    traced = marked_to_traced(text, draft.marks)
    units = traced.source.units
    printed = {units[unit].label for unit in traced.units()}
    if not traced.text.strip():
        return Failure("the tool gave no text")
    if "numeric_cell" not in printed and any(unit.label == "numeric_cell" and unit.text for unit in units):
        return Failure("the tool dropped the tables")
    return traced


def _traced_to_record(draft: Draft, undamaged: Traced, split: Split) -> Record:
    made = draft.damage.text(undamaged, draft.rng)
    traced, page, flattener = made.traced, draft.page, draft.flattener
    doubtful = page.doubtful | made.doubtful
    if not flattener.placed:
        doubtful |= {unit.key for unit in traced.source.units if unit.key}
    return Record(
        id=page.id,
        family=flattener.name,
        group=flattener.group,
        flattener=flattener.tool,
        split=split,
        form=page.form,
        provenance="synthetic",
        text=traced.text,
        lines=traced_to_lines(traced),
        gold=traced_to_gold(traced, blanks=flattener.blanks, doubtful=doubtful),
        corruptions=(*page.corruptions, *made.corruptions),
        notes="; ".join(f"breaks {rule}" for rule in page.breaches),
    )
