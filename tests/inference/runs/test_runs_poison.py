"""A small crawl with every kind of poison in it; make poison-run does ten thousand documents."""

from __future__ import annotations

from pathlib import Path

from support.poison import GENTLE, run_poisoned


def test_counts_add_up_and_healthy_documents_come_out_unchanged(tmp_path: Path) -> None:
    # what ends its worker is tested in test_runs_workers: restarts would cost more than all else here
    tally = run_poisoned(tmp_path, healthy=18, poisoned=GENTLE)
    assert tally.fates["quarantined"] == 7
    assert tally.fates["accepted"] >= 16
