"""The benchmark: what it measures on, and the page that it writes."""

from __future__ import annotations

import sys

import pytest

from gouji_training.benchmarks.corpus import make_mix
from gouji_training.benchmarks.measuring import Asked, Figures
from gouji_training.benchmarks.page import figures_to_page
from gouji_training.benchmarks.processes import Run, run_command
from gouji_training.benchmarks.profiling import PACKAGE, Profile, place_to_stage, work_to_profile
from gouji_training.benchmarks.rates import Times, extract, split, work_to_times
from gouji_training.errors import TrainingError

_PROFILE = Profile(40_000.0, {"decoding": 0.6, "facts": 0.004}, ("facts: _cuts", 0.03))


def test_a_mix_has_as_many_documents_as_asked_for_and_none_twice() -> None:
    assert len(set(make_mix(21, seed=3))) == 21


def test_times_are_in_order() -> None:
    times = work_to_times(split, ["规章 | 0 |\n" * 100, "", "规章"])
    assert list(times.seconds) == sorted(times.seconds)


def test_the_page_gives_ratios() -> None:
    slow, fast, run = Times((0.004,)), Times((0.001,)), Run(2.0, 1.0, 100.0)
    asked = Asked(10, 1, (1000, 10_000), 1)
    sized = {1000: run, 10_000: Run(2.0, 1.0, 100.9)}
    figures = Figures(asked, slow, slow, fast, slow, fast, run, Run(1.0, 1.0, 100.0), run, sized, 0.5, 0.02, _PROFILE)
    page = figures_to_page(figures, load=0.0)
    assert "gouji takes 4 times as long as reading" in page
    assert "2 workers are 2.00 times as fast as 1" in page
    assert "From 1,000 to 10,000: +1.00 MiB for 10,000 documents." in page
    assert "| decoding | 60.0% |" in page
    assert "| facts |" not in page


def test_a_command_that_fails_is_named() -> None:
    with pytest.raises(TrainingError, match="exit code 3"):
        run_command([sys.executable, "-c", "raise SystemExit(3)"])


def test_a_small_command_is_not_charged_for_the_process_that_starts_it() -> None:
    ballast = bytearray(300 * 1024 * 1024)
    assert run_command([sys.executable, "-c", "pass"]).mebibytes < 100
    assert ballast


def test_a_function_belongs_to_the_stage_that_its_folder_is() -> None:
    assert place_to_stage((str(PACKAGE / "decoding" / "grids" / "rows.py"), 1, "view_to_grid_rows")) == "decoding"


def test_the_shares_of_a_profile_are_the_whole_time() -> None:
    shares = work_to_profile(extract, ["规章 | 0 |"]).shares
    assert sum(shares.values()) == pytest.approx(1)
    assert {"decoding", "facts"} <= shares.keys()
