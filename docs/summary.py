"""Sums up an output of gouji extract in the terminal, one line a report: python docs/summary.py out/demo.jsonl."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from gouji.extraction import TRUSTED

STYLES = {"accepted": "bold green", "review": "bold yellow", "rejected": "bold red"}
PIPED_WIDTH = 110


def main() -> None:
    """Draw the summary of the file named on the command line."""
    path = Path(sys.argv[1])
    reports = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    console = Console(highlight=False, width=None if sys.stdout.isatty() else PIPED_WIDTH)
    console.print(reports_to_table(reports))
    console.print(f"\n{len(reports)} reports are in {path}, one JSON object a line. Next: gouji extract YOUR-FILES\n")


def reports_to_table(reports: list[dict[str, Any]]) -> Table:
    """A line a report: verdict, form, trusted cells of all cells, what needs a look."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("sample", "verdict", "form"):
        table.add_column(name, no_wrap=True)
    table.add_column("trusted", justify="right", no_wrap=True)
    table.add_column("to look at")
    for report in reports:
        statuses = Counter(cell["status"] for one in report["tables"] for cell in one["cells"])
        trusted = sum(statuses[status] for status in TRUSTED)
        table.add_row(
            Path(report["source"]).name,
            Text(report["verdict"], style=STYLES[report["verdict"]]),
            report["form"] or "-",
            f"{trusted} of {statuses.total()}",
            ", ".join(report_to_doubts(report, statuses)) or "-",
        )
    return table


def report_to_doubts(report: dict[str, Any], statuses: Counter[str]) -> list[str]:
    """What a person should look at: untrusted cells by status, failed checks, rows that are not in the form."""
    doubts = [f"{statuses[status]} {status}" for status in ("suspect", "unresolved", "missing") if statuses[status]]
    failed = sum(check["outcome"] == "failed" for check in report["checks"])
    extra = sum(len(one["extra_rows"]) for one in report["tables"])
    doubts += [f"{failed} checks failed"] if failed else []
    return doubts + ([f"{extra} extra row{'s' if extra > 1 else ''}"] if extra else [])


if __name__ == "__main__":
    main()
