"""A candidate beside the shipped model, split by split, figure by figure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gouji.classifying.model import load_cached
from gouji_training.errors import TrainingError
from gouji_training.evaluating.figures import Difference, judged_to_differences
from gouji_training.evaluating.judging import Judged, Reader, records_to_judged
from gouji_training.gating.floors import Floor
from gouji_training.records import Record


@dataclass(frozen=True, slots=True)
class Plan:
    """What is compared: two model folders (`shipped` None: the shipped one) over named splits, against floors."""

    candidate: Path
    shipped: Path | None
    splits: Mapping[str, Sequence[Record]]
    floors: Sequence[Floor]
    processes: int = 1


REFIT_SHARE = 0.005
REFIT_ERRORS = 0.0001
"""What fitting again may cost, in F1 and shares of right cells, and in shares of errors; resampling documents does not
see it. Networks fitted to 3,522 and to 3,542 documents differed by 0.002 on split test and 0.004 on split dev.
"""


@dataclass(frozen=True, slots=True)
class Check:
    """One figure on one split; `difference` is None where there was nothing to compare, `reasons` why it failed.

    It fails below its floor, and where the candidate is worse than the shipped model beyond what resampling the
    documents explains (one-sided, 95 %) and beyond what fitting again moves.
    """

    floor: Floor
    documents: int
    difference: Difference | None
    reasons: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether the candidate may pass as far as this figure goes."""
        return not self.reasons

    def to_line(self) -> str:
        """PASS or FAIL, split, figure, its value with both models, floor, difference with bounds, reasons."""
        verdict = "PASS" if self.passed else "FAIL"
        words = [f"{verdict}  {self.floor.split:<14}  {self.floor.figure.name:<16}"]
        d = self.difference
        if d is not None:
            bound = "floor" if self.floor.figure.higher_is_better else "at most"
            words.append(f"candidate {d.first:.5f}  shipped {d.second:.5f}  {bound} {self.floor.value:.5f}")
            words.append(
                f"difference {d.first - d.second:+.5f} [{d.low:+.5f}, {d.high:+.5f}]  {self.documents} documents"
            )
        return "  ".join([*words, *self.reasons])


def run_gate(plan: Plan, *, say: Callable[[str], None] = lambda text: None) -> list[Check]:
    """Check every floor of the plan, in order. Raises ModelError when a model cannot be used.

    A split without documents and a figure with nothing to count fail: a gate that looked at nothing must not open. For
    the same reason a split without any floor raises TrainingError.
    """
    bare = [name for name in plan.splits if all(floor.split != name for floor in plan.floors)]
    if bare:
        raise TrainingError(f"no floor is set for split {', '.join(bare)}: add one to the floors")
    candidate, shipped = load_cached(plan.candidate).meta, load_cached(plan.shipped).meta
    if candidate["sha256"] == shipped["sha256"]:
        say("candidate and shipped model have the same network")
    if candidate["digest"] == shipped["digest"]:  # costs and confidences as well: read every document once
        plan = replace(plan, shipped=plan.candidate)
    names = dict.fromkeys([*plan.splits, *(floor.split for floor in plan.floors)])
    checks: list[Check] = []
    for name in names:
        records = plan.splits.get(name, ())
        say(f"{name}: {len(records)} documents")
        checks += _check_split(name, records, plan)
    return checks


def _check_split(name: str, records: Sequence[Record], plan: Plan) -> Iterator[Check]:
    floors = [floor for floor in plan.floors if floor.split == name]
    if not records:
        yield from (Check(floor, 0, None, ("no document in this split: nothing was checked",)) for floor in floors)
        return
    readers = [Reader(plan.candidate), Reader(plan.shipped)]
    candidate, shipped = records_to_judged(records, readers, processes=plan.processes)
    differences = {difference.name: difference for difference in judged_to_differences(candidate, shipped)}
    for floor in floors:
        difference = differences[floor.figure.name]
        yield Check(floor, len(records), difference, tuple(_reasons(floor, difference, candidate)))


def _reasons(floor: Floor, difference: Difference, judged: Sequence[Judged]) -> Iterator[str]:
    if not _has_anything(floor, judged):
        yield "nothing to count in these documents"
        return
    if not floor.is_met(difference.first):
        yield "below the floor" if floor.figure.higher_is_better else "more than is let pass"
    if difference.is_worse and abs(difference.first - difference.second) > _refit(floor):
        yield "worse than the shipped model"


def _refit(floor: Floor) -> float:
    return REFIT_SHARE if floor.figure.higher_is_better else REFIT_ERRORS


def _has_anything(floor: Floor, judged: Sequence[Judged]) -> bool:
    if floor.figure.name.endswith("f1"):
        return any(len(document.truth) for document in judged)
    if floor.figure.name == "silent":
        return any(document.score.trusted for document in judged)
    return any(document.score.asked for document in judged)
