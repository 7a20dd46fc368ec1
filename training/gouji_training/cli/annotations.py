"""gouji annotations: records of labelled documents checked, counted, drafted, and exchanged with labelling tools."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from gouji.cli.exits import OK
from gouji.cli.inputs import INPUT_HELP
from gouji.cli.talk import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gouji.batch import Readable
    from gouji_training.records import Fault, Record
    from gouji_training.records.drafting import Origin

    Parts = argparse._SubParsersAction[argparse.ArgumentParser]

FAULTY = 1
"""Exit code for records with faults and for documents that could not be read."""

TOOLS = ("label-studio", "spacy")
"""As in gouji_training.records.exchange_files, which is not loaded to print a help text; a test keeps both equal."""

SPLIT_NAMES = ("train", "dev", "test")
"""As in gouji_training.records."""

_EXITS = """\
exit codes:
  0  done, nothing wrong
  1  some record has a fault, or some document could not be read
  2  wrong usage, or a model or output error: nothing was written
"""

_EPILOG = f"""\
the way of a document:
  gouji annotations draft reports/*.txt --family my_layout --split train --output draft.jsonl
  gouji annotations config                        paste it into a Label Studio project
  gouji annotations export draft.jsonl --format label-studio --output tasks.json
      ... correct labels and values in Label Studio, export the project as JSON ...
  gouji annotations import project.json --format label-studio --output mine.jsonl
  gouji annotations check mine.jsonl
  gouji train --annotations mine.jsonl --output DIR

Records are kept in .jsonl or .parquet files; annotations/GUIDELINE.md describes their fields and how to label.

{_EXITS}"""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command and its six parts."""
    parser = subparsers.add_parser(
        "annotations",
        help="check, count, draft and exchange labelled documents",
        description="Check, count, draft and exchange the labelled documents that models are trained and evaluated on.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parts = parser.add_subparsers(title="parts", metavar="PART", required=True)
    _add_check(parts)
    _add_stats(parts)
    _add_exchange(parts)
    _add_config(parts)
    _add_draft(parts)


def _part(parts: Parts, name: str, text: str) -> argparse.ArgumentParser:
    return parts.add_parser(
        name,
        help=text[0].lower() + text[1:].rstrip("."),
        description=text,
        epilog=_EXITS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _add_files(part: argparse.ArgumentParser, text: str = ".jsonl or .parquet file of records") -> None:
    part.add_argument("files", metavar="FILE", nargs="+", type=Path, help=text)


def _add_check(parts: Parts) -> None:
    check = _part(parts, "check", "Print every fault of the records, one a line, as path:line: reason.")
    _add_files(check)
    check.set_defaults(run=run_check)


def _add_stats(parts: Parts) -> None:
    stats = _part(parts, "stats", "Count documents, lines by label, gold cells, splits, families and reviewers.")
    _add_files(stats)
    stats.set_defaults(run=run_stats)


def _add_exchange(parts: Parts) -> None:
    export = _part(parts, "export", "Write records for a labelling tool.")
    _add_files(export)
    export.add_argument("--format", required=True, choices=TOOLS, help="JSON tasks or a DocBin of spaCy documents")
    export.add_argument("-o", "--output", required=True, metavar="OUT", type=Path, help="file to write")
    export.set_defaults(run=run_export)
    back = _part(parts, "import", "Read what a labelling tool wrote; nothing is written when anything is wrong.")
    _add_files(back, "file that the tool wrote")
    back.add_argument("--format", required=True, choices=TOOLS, help="Label Studio's JSON export, or a spaCy DocBin")
    back.add_argument("-o", "--output", required=True, metavar="OUT", type=Path, help=".jsonl or .parquet to write")
    back.set_defaults(run=run_import)


def _add_config(parts: Parts) -> None:
    config = _part(parts, "config", "Print the labelling configuration for a Label Studio project.")
    config.set_defaults(run=run_config)


def _add_draft(parts: Parts) -> None:
    draft = _part(parts, "draft", "Label raw documents with gouji, as records for a person to correct.")
    draft.add_argument("inputs", metavar="TEXT", nargs="+", help=INPUT_HELP)
    draft.add_argument("-o", "--output", required=True, metavar="OUT", type=Path, help=".jsonl or .parquet to write")
    draft.add_argument("--family", required=True, metavar="NAME", help="layout family; all of one are in one split")
    draft.add_argument("--split", required=True, choices=SPLIT_NAMES, help="what the records are for")
    draft.add_argument("--group", metavar="NAME", help="kind of layouts it resembles (default: the family)")
    draft.add_argument("--flattener", metavar="NAME", default="unknown", help="tool that made the texts")
    draft.add_argument("--provenance", metavar="TEXT", help="where the documents come from (default: their paths)")
    draft.add_argument("--model", metavar="DIR", type=Path, help="model folder to use instead of the shipped one")
    draft.set_defaults(run=run_draft)


def run_check(arguments: argparse.Namespace) -> int:
    """Print all faults to stdout, the sum of them to stderr."""
    from gouji.cli.terminal import text_to_terminal
    from gouji_training.records import files_to_reading

    reading = files_to_reading(arguments.files)
    for fault in reading.faults:
        sys.stdout.write(text_to_terminal(str(fault)) + "\n")
    say(f"{_count(len(reading.records), 'sound record')}, {_count(len(reading.faults), 'fault')}")
    return FAULTY if reading.faults else OK


def run_stats(arguments: argparse.Namespace) -> int:
    """Print the counts, section by section."""
    from gouji.cli.terminal import text_to_terminal
    from gouji_training.records import read_records
    from gouji_training.records.statistics import records_to_sections

    for section, counts in records_to_sections(read_records(arguments.files)).items():
        sys.stdout.write(section + "\n")
        for count in counts:
            line = f"  {count.number:>8,}  {count.name}" + (f"  ({count.detail})" if count.detail else "")
            sys.stdout.write(text_to_terminal(line) + "\n")
    return OK


def run_export(arguments: argparse.Namespace) -> int:
    """Write the records of all files to one file of the tool."""
    from gouji_training.records import read_records
    from gouji_training.records.exchange_files import export_records

    _refuse_overwriting(arguments.files, arguments.output)
    records = read_records(arguments.files)
    export_records(records, arguments.output, tool=arguments.format)
    say(f"{_count(len(records), 'record')} written to {arguments.output}")
    return OK


def run_import(arguments: argparse.Namespace) -> int:
    """Write the records of all files, or all their faults to stderr."""
    from gouji_training.records import write_records
    from gouji_training.records.exchange_files import import_records

    _refuse_overwriting(arguments.files, arguments.output)
    reading = import_records(arguments.files, tool=arguments.format)
    if reading.faults:
        _say_faults(reading.faults)
        say(f"nothing written: {_count(len(reading.faults), 'fault')}")
        return FAULTY
    write_records(reading.records, arguments.output)
    say(f"{_count(len(reading.records), 'record')} written to {arguments.output}")
    return OK


def run_config(arguments: argparse.Namespace) -> int:
    """Print the labelling configuration."""
    from gouji_training.records.label_studio import labelling_config

    sys.stdout.write(labelling_config())
    return OK


def run_draft(arguments: argparse.Namespace) -> int:
    """Write a draft of every document that can be read."""
    from gouji.cli.inputs import arguments_to_inputs, refuse_output_among_inputs
    from gouji_training.records import write_records
    from gouji_training.records.drafting import Origin

    refuse_output_among_inputs(arguments.inputs, arguments.output)
    group = arguments.group or arguments.family
    origin = Origin(arguments.family, group, arguments.flattener, arguments.split, arguments.provenance)
    faults: list[str] = []
    drafts = list(_inputs_to_drafts(arguments_to_inputs(arguments.inputs), origin, arguments.model, faults))
    for fault in faults:
        say(f"error: {fault}")
    write_records(drafts, arguments.output)
    say(f"{_count(len(drafts), 'draft')} written to {arguments.output}; correct each line and value before training")
    return FAULTY if faults else OK


def _inputs_to_drafts(
    inputs: Iterable[Readable], origin: Origin, model: Path | None, faults: list[str]
) -> Iterator[Record]:
    """Drafts under names of their own: the stem of the file, numbered when it is taken; what fails goes to `faults`."""
    from gouji.errors import InputError
    from gouji_training.records import record_to_fault, record_to_json
    from gouji_training.records.drafting import document_to_draft

    taken: set[str] = set()
    for item in inputs:
        try:
            document = item.read()
        except InputError as error:
            faults.append(str(error))
            continue
        draft = document_to_draft(document, _source_to_name(document.source, taken), origin, model=model)
        fault = record_to_fault(record_to_json(draft))
        if fault is None:
            yield draft
        else:
            faults.append(f"{document.source}: {fault}")


def _source_to_name(source: str, taken: set[str]) -> str:
    stem = Path(source).stem or "document"
    number, name = 1, stem
    while name in taken:
        number += 1
        name = f"{stem}-{number}"
    taken.add(name)
    return name


def _refuse_overwriting(files: Sequence[Path], output: Path) -> None:
    from gouji.errors import OutputError

    if output.exists() and any(path.exists() and output.samefile(path) for path in files):
        raise OutputError(f"{output} is also an input; choose another --output")


def _say_faults(faults: Iterable[Fault]) -> None:
    for fault in faults:
        say(f"error: {fault}")


def _count(number: int, name: str) -> str:
    return f"{number:,} {name}" if number == 1 else f"{number:,} {name}s"
