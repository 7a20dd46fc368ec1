"""gouji in a spaCy pipeline, and what is said where spaCy or jieba are missing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import spacy

from gouji.cli import main
from gouji.errors import MissingPackageError
from gouji.narrative.segmenting import words_to_cutter

ROOT = Path(__file__).resolve().parents[3]
DEMO = ROOT / "annotations" / "demo" / "01-pipe-rows.txt"


def test_the_component_sets_the_tables_of_a_doc() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("gouji")
    doc = nlp(DEMO.read_text("utf-8"))
    assert [table.table for table in doc._.tables] == ["disclosure", "requests", "review_litigation"]
    assert doc._.extraction.agency == "云溪县水务局"
    assert doc._.extractions == (doc._.extraction,)
    assert any(check.id.startswith("narrative.") for check in doc._.extraction.checks)


def test_stated_figures_have_spans_of_the_doc() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("gouji")
    doc = nlp(DEMO.read_text("utf-8"))
    said = {fact.quantity: doc.text[slice(*fact.span)] for fact in doc._.stated}
    assert said["requests.received.total"] == "19"


def test_without_the_narrative_the_prose_is_not_read() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("gouji", config={"narrative": False, "forms": ["zfxxgk-2021"]})
    doc = nlp(DEMO.read_text("utf-8"))
    assert doc._.extraction.form == "zfxxgk-2021"
    assert not any(check.id.startswith("narrative.") for check in doc._.extraction.checks)
    assert doc._.stated == ()


def test_the_settings_of_the_component_are_kept_with_the_pipeline(tmp_path: Path) -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("gouji", config={"narrative": False})
    nlp.to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    assert loaded.get_pipe("gouji").narrative is False  # type: ignore[attr-defined]


def test_spacy_finds_the_factory_without_an_import_of_gouji() -> None:
    code = "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('gouji'); print(nlp.pipe_names)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "['gouji']\n"


def test_a_missing_package_is_named_with_its_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jieba", None)
    with pytest.raises(MissingPackageError, match=r"jieba.*pip install 'gouji\[narrative\]'"):
        words_to_cutter([])


def test_words_of_the_phrasing_are_not_cut() -> None:
    assert words_to_cutter(["政府信息公开申请"])("收到政府信息公开申请") == ["收到", "政府信息公开申请"]


@pytest.mark.parametrize("command", ["check", "extract"])
def test_the_command_line_reads_the_prose_when_asked(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    demo = DEMO.with_name("03-cell-and-pipe.txt")
    assert main([command, str(demo)]) == 0
    assert "narrative." not in capsys.readouterr().out
    assert main([command, str(demo), "--narrative"]) == 0
    out = capsys.readouterr().out
    assert "narrative.requests.received.total" in out
    assert "the text states 69 (line 8:" in out


@pytest.mark.parametrize("command", ["check", "extract"])
def test_help_names_the_option_and_its_extra(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "--narrative" in text
    assert "gouji[narrative]" in text
