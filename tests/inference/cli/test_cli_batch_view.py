"""What a person sees of a batch run."""

from __future__ import annotations

import io
import re
import sys

import pytest

from gouji.cli.batch_view import QUARANTINED_SAID, BatchView
from gouji.runs import Tally
from gouji.runs.entries import ShardEntry
from gouji.runs.quarantine import Quarantined
from gouji.runs.watching import Beginning
from gouji.runs.work import ShardResult

FATES = {"accepted": 1, "review": 1, "rejected": 0, "quarantined": 0}


class Terminal(io.StringIO):
    """A terminal without a width of its own."""

    def isatty(self) -> bool:
        return True


def watch_one_shard(view: BatchView, *quarantined: tuple[str, Quarantined]) -> None:
    tally = Tally(2, 2, dict(FATES), {"zfxxgk-2021": 2}, {"a.check": 1})
    view.begun(Beginning(4, Tally(), shards=2, shards_done=0, damaged=(1,), workers=1))
    view.moved(1)
    view.shard_done(ShardResult(ShardEntry(0, (), tally), (), 1.0, ((0.5, "a.txt"),), quarantined), tally)


def test_the_bar_shows_rate_time_left_and_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("TERM", "xterm")
    with BatchView(quiet=False) as view:
        watch_one_shard(view)
        view._bar.refresh()  # type: ignore[union-attr]
    shown = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", terminal.getvalue())
    assert re.search(r"2/4 [\d,.]+/s .* 1 accepted, 1 review, 0 rejected, 0 quarantined", shown)


def test_without_a_terminal_there_is_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    with BatchView(quiet=False) as view:
        watch_one_shard(view)
    assert capsys.readouterr().err == "gouji: 1 shard no longer as written, done again: 1\n"


def test_of_many_quarantined_documents_the_first_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    with BatchView(quiet=True) as view:
        watch_one_shard(view, *[(f"{n}.txt", Quarantined("died", "it died")) for n in range(QUARANTINED_SAID + 9)])
    said = capsys.readouterr().err.splitlines()[1:]
    assert said[0] == "gouji: quarantined: 0.txt: it died"
    assert len(said) == QUARANTINED_SAID + 1
    assert said[-1] == "gouji: more are quarantined; all are listed in quarantine/"


def test_the_summary_names_what_failed_most_and_what_was_slowest(capsys: pytest.CaptureFixture[str]) -> None:
    view = BatchView(quiet=False)
    watch_one_shard(view)
    capsys.readouterr()
    view.sum_up(Tally(2, 3, dict(FATES), {"zfxxgk-2021": 2}, {"b": 1, "a": 1, "c": 5}), left_out=1)
    said = capsys.readouterr().err.splitlines()
    first = "1 accepted + 1 review + 0 rejected + 0 quarantined = 2 documents (3 reports); 1 file in folders left out"
    assert said[0] == f"gouji: {first}"
    assert said[2:] == [
        "gouji: forms: zfxxgk-2021 2",
        "gouji: failed most: c 5, a 1, b 1",
        "gouji: slowest: a.txt 0.50 s",
    ]
