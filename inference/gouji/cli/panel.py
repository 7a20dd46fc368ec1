"""gouji panel: extractions of many years to one table, linked, compared with the year before and summed up."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from gouji.cli.exits import OK
from gouji.cli.talk import say
from gouji.errors import OutputError

if TYPE_CHECKING:
    from gouji.panel.assemble import Gathered

LISTED = 10
"""Findings that are said on stderr when no --links file takes them."""

_EPILOG = """\
The panel has one row for each agency, year, table, row and column. parquet, csv, tsv, jsonl and dta hold the panel
alone; xlsx and duckdb also hold breaks, indicators and links. --breaks, --indicators and --links take any of these
formats but xlsx and duckdb. parquet and duckdb need an extra: pip install 'gouji[panel]'; xlsx: 'gouji[xlsx]'.
docs/panel.md explains columns, links, checks and indicators.

--names     CSV with the columns name,agency: every name of the first is the agency of the second
--parents   CSV with the columns parent,child: a parent's cells are compared with the sum of its children

exit codes:
  0    the panel was written, whatever was found
  2    wrong usage, or an input, mapping or output error: no output is half written
  130  interrupted: the output file was not written

examples:
  gouji extract reports/ --output reports.jsonl
  gouji panel reports.jsonl --output panel.parquet --breaks breaks.csv
  gouji panel 2022.jsonl 2023.jsonl --output panel.dta --names names.csv --parents parents.csv
"""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "panel",
        help="join extractions of many years into one table",
        description="Read the JSON Lines of `gouji extract`, link the years of each agency, check and write one panel.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "outputs", nargs="+", metavar="OUTPUT", help=".jsonl file of gouji extract, or a folder of them"
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        required=True,
        help=".parquet, .csv, .tsv, .jsonl, .xlsx, .dta, .duckdb",
    )
    parser.add_argument("--names", metavar="FILE", type=Path, help="CSV of names that are one agency")
    parser.add_argument("--parents", metavar="FILE", type=Path, help="CSV of agencies that are the sum of others")
    parser.add_argument("--breaks", metavar="FILE", type=Path, help="write what does not fit over years and sums")
    parser.add_argument("--indicators", metavar="FILE", type=Path, help="write the shares worked out of the tables")
    parser.add_argument("--links", metavar="FILE", type=Path, help="write what was linked, doubled, unsure or left out")
    parser.add_argument("--definitions", metavar="FILE", type=Path, help="YAML of indicators, instead of gouji's own")
    parser.add_argument(
        "--form",
        metavar="FILE",
        dest="forms",
        action="append",
        default=[],
        help="form file (YAML) or id, besides gouji's own; may be repeated",
    )
    parser.add_argument("--no-mark", action="store_true", help="CSV without the byte order mark that Excel needs")
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing but errors")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Read, link, write, and sum up on stderr."""
    from gouji.panel.writing import write_panel

    _refuse_bad_outputs(arguments)
    gathered, agencies, reports = _arguments_to_gathered(arguments)
    mark = not arguments.no_mark
    sheets = gathered.sheets()
    write_panel(sheets, arguments.output, mark=mark)
    for sheet in sheets[1:]:
        path: Path | None = getattr(arguments, sheet.name)
        if path is not None:
            write_panel((sheet,), path, mark=mark)
    if not arguments.quiet:
        _say_summary(gathered, agencies, reports, listed=arguments.links is None)
    return OK


def _arguments_to_gathered(arguments: argparse.Namespace) -> tuple[Gathered, int, int]:
    """The sheets, and how many agencies and reports are in them."""
    from gouji.forms import load_chosen_forms, load_forms
    from gouji.panel.assemble import Question, links_to_gathered
    from gouji.panel.indicators import SHIPPED, path_to_indicators
    from gouji.panel.linking import refs_to_links
    from gouji.panel.mapping import Names, Parents, path_to_names, path_to_parents
    from gouji.panel.reading import paths_to_refs

    own = load_chosen_forms(tuple(arguments.forms)) if arguments.forms else ()
    forms = {form.id: form for form in (*load_forms(), *own)}
    names = path_to_names(arguments.names) if arguments.names else Names()
    parents = path_to_parents(arguments.parents, names) if arguments.parents else Parents()
    indicators = path_to_indicators(arguments.definitions or SHIPPED)
    links = refs_to_links(paths_to_refs(arguments.outputs, forms=forms), names)
    gathered = links_to_gathered(links, Question(forms, parents, indicators))
    return gathered, len(links.agencies), sum(len(agency.reports) for agency in links.agencies)


def _refuse_bad_outputs(arguments: argparse.Namespace) -> None:
    """Raise OutputError before any work for outputs of no format, given twice, or that are inputs."""
    from gouji.panel.reading import arguments_to_paths
    from gouji.panel.writing import WHOLE, path_to_panel_format, path_to_writer

    read = [*arguments_to_paths(arguments.outputs), arguments.names, arguments.parents, arguments.definitions]
    taken = {path.resolve() for path in read if path is not None}
    for option in ("output", "breaks", "indicators", "links"):
        path: Path | None = getattr(arguments, option)
        if path is None:
            continue
        if option != "output" and path_to_panel_format(path) in WHOLE:
            raise OutputError(
                f"{path}: --{option} takes no workbook or database, --output holds it all; name a .csv file"
            )
        path_to_writer(path)
        if path.resolve() in taken:
            raise OutputError(f"{path} is an input, or is written twice; choose another --{option}")
        taken.add(path.resolve())


def _say_summary(gathered: Gathered, agencies: int, reports: int, *, listed: bool) -> None:
    findings = [row for row in gathered.links if row[0] in ("duplicate", "unsure", "left_out")]
    if listed:
        for row in findings[:LISTED]:
            say(f"{row[0]}: {row[6]}")
        if len(findings) > LISTED:
            say(f"{len(findings) - LISTED} more: write them all with --links FILE")
    failed = sum(row[1] == "failed" for row in gathered.breaks)
    undecided = len(gathered.breaks) - failed
    say(
        f"{agencies} agencies, {reports} reports, {gathered.rows} rows; {failed} breaks, {undecided} undecided sums; "
        f"{sum(row[0] == 'duplicate' for row in findings)} duplicates, "
        f"{sum(row[0] == 'unsure' for row in findings)} unsure links, "
        f"{sum(row[0] == 'left_out' for row in findings)} left out"
    )
