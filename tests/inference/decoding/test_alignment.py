"""Labels of the text to those of the form, as readable strings: node kind, id, kinds of the segments behind it."""

from __future__ import annotations

from gouji.decoding.aligning.alignment import alignment_to_text, segments_to_alignment
from gouji.decoding.aligning.label_index import vocabularies_to_index
from gouji.decoding.aligning.vocabulary import NodeKind, form_to_vocabulary
from gouji.forms import load_form, load_forms
from gouji.segmenting import view_to_segments

VOCABULARY = form_to_vocabulary(load_form("zfxxgk-2021"))
LABELS = vocabularies_to_index([form_to_vocabulary(form) for form in load_forms()])


def aligned(view: str) -> str:
    segments = view_to_segments(view, labels=LABELS)
    return alignment_to_text(segments, segments_to_alignment(segments, VOCABULARY).anchors, VOCABULARY)


def lines(*wanted: str) -> str:
    return "\n".join(wanted)


def test_nodes_stand_in_reading_order() -> None:
    ids = [node.id for node in VOCABULARY.nodes if node.kind is NodeKind.ROW]
    assert ids[:3] == ["regulations", "normative_documents", "licences"]
    assert ids.index("received") < ids.index("granted") < ids.index("outcome_total") < ids.index("carried_over")


def test_each_label_takes_the_figures_behind_it() -> None:
    assert aligned("规章\n0\n1\n2\n行政规范性文件\n3\n4\n5") == lines("R regulations VVV", "R normative_documents VVV")


def test_blanks_marks_and_figures_keep_their_kinds() -> None:
    assert aligned("| 规章 | 0 | / | |") == "R regulations VME"


def test_the_order_tells_rows_of_the_same_wording_apart() -> None:
    text = aligned("（六）其他处理\n3.其他\n1\n（七）总计\n2\n四、结转下年度继续办理\n3")
    assert text.splitlines()[-3:] == ["R other_handling.other V", "R outcome_total V", "R carried_over V"]


def test_a_label_torn_over_lines_is_one_label() -> None:
    assert aligned("行政规范\n性文件\n3\n4\n5") == "R normative_documents VVV"


def test_a_label_printed_downwards_is_one_label() -> None:
    assert aligned("行\n政\n许\n可\n7") == "R licences V"


def test_a_label_apart_from_its_number_is_one_label() -> None:
    assert "R refused.state_secret V" in aligned("（三）不予公开\n1.\n属于国家秘密\n4")


def test_a_cut_off_label_is_taken_by_its_beginning() -> None:
    assert aligned("行政强制\n1\n行政事业性\n2") == lines("R coercive_measures V", "R fees~prefix V")


def test_a_misspelt_label_is_taken_by_its_likeness() -> None:
    assert "R not_processed.confirmation~fuzzy" in aligned(
        "4.无正当理由大量反复申请\n1\n5.要求行政机关确认或重复出具已获取的信息\n2"
    )


def test_a_label_of_another_family_is_no_label() -> None:
    assert aligned("耕地面积\n3\n粮食产量\n4") == ""


def test_a_step_back_is_marked() -> None:
    text = aligned(
        "规章\n0\n1\n2\n行政规范性文件\n3\n4\n5\n行政许可\n6\n行政处罚\n7\n规章\n0\n1\n2\n行政规范性文件\n3\n4\n5"
    )
    assert "R regulations <back> VVV" in text.splitlines()


def test_no_segments_give_no_labels() -> None:
    assert aligned("") == ""
