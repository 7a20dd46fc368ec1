"""Rendering HTML to the view: text in, readable text out (¦ ends a cell, ~ fills a spanned place)."""

from __future__ import annotations

import pytest

from gouji.document import CELL_END, SPAN_FILLER
from gouji.reading import text_to_document
from gouji.reading.html import html_to_view, looks_like_html


def render(source: str) -> str:
    return html_to_view(source).view.replace(CELL_END, "¦").replace(SPAN_FILLER, "~")


def body(source: str) -> str:
    """Render inside a page, where text follows the rules of HTML only."""
    return render(f"<html><body>{source}</body></html>")


@pytest.mark.parametrize(
    "text",
    [
        "印发<中华人民共和国政府信息公开工作年度报告格式>的通知",
        "联系人<zhang@example.cn>，数量 3 < 5 > 2",
        "若 a<b>c 则不计",
        "一、总体情况\n| 规章 | 0 |\n",
        "",
    ],
)
def test_plain_text_with_angle_brackets_is_not_html(text: str) -> None:
    assert not looks_like_html(text)


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><p>x",
        "  <HTML><body>",
        '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">',
        "<table><tr><td>0</td></tr></table>",
        "# 标题\n<table><tr><td>0</td></tr></table>",
        "<p>一、总体情况</p>",
        "<P>一、总体情况<P>二、",
        '<div class="a">0</div>',
        "一、总体情况<br/>二、",
    ],
)
def test_pages_fragments_and_text_with_tags_are_html(text: str) -> None:
    assert looks_like_html(text)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>一、总体\n  情况</p>", "一、总体 情况\n"),
        ("<p>a<p>b<div>c</div>d<br>e<br/><br>f<h2>g</h2>", "a\nb\nc\nd\ne\nf\ng\n"),
        ("<p> a <b> b</b> <i>c </i> </p>", "a b c\n"),
        ("<span>1</span><span>3</span>", "13\n"),
        ("<p>&nbsp;&#48;&#x31;&lt;3&gt;&amp;nbsp;&copy</p>", "\xa001<3>&nbsp;©\n"),
        ("<p>　全角\u3000空格　</p>", "　全角\u3000空格　\n"),
        ("<p>a&#10;b&#32; c</p>", "a b c\n"),
        ("<p>5 < 6 & 7</p>", "5 < 6 & 7\n"),
        ("a<!-- b > c -->d<!DOCTYPE x>e<?php f ?>g", "adeg\n"),
        ("<script>var a='<p>1</p>';</script>x<style>p{}</style>", "x\n"),
        ('<a title="x>y" href=\'"\'>z</a>', "z\n"),
        ('<p width="1"">a</p>', "a\n"),
        ("<pre>a  b\n c</pre>", "a  b\n c\n"),
        ("<ul><li>a<li>b</ul>", "a\nb\n"),
        ("</div></td></tr></table>a", "a\n"),
    ],
)
def test_text_is_rendered_as_a_browser_shows_it(source: str, expected: str) -> None:
    assert body(source) == expected


def test_the_title_is_the_first_line_and_nothing_else_of_the_head_shows() -> None:
    page = "<html><head><meta charset=gbk><title>年度&amp;报告</title><style>a</style></head><body>x</body></html>"
    assert render(page) == "年度&报告\nx\n"


@pytest.mark.parametrize(
    "source",
    [
        '<p style="display:none">x</p>y',
        '<p style="DISPLAY : NONE !important">x<p>y',
        "<div hidden>x<div>x</div>x</div>y",
        '<span style="visibility:hidden">x<br>x</span>y',
        '<div style="display:none"><table><tr><td>1<td>2</table></div>y',
        "<template>x</template><svg><title>x</title></svg>y",
        '<input type="hidden" value="x">y',
    ],
)
def test_hidden_elements_are_dropped(source: str) -> None:
    assert body(source) == "y\n"


def test_a_large_hidden_part_is_noted() -> None:
    assert "hidden elements with 2000 characters" in html_to_view(f"<p hidden>{'字' * 2000}</p>").notes[0]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td></td></tr></table>", "a¦b¦\n1¦¦\n"),
        ("<TABLE><TR><TH>a<TD>b<TR><TD>1<TD>2</TABLE>", "a¦b¦\n1¦2¦\n"),
        ("<table><thead><tr><th>a<th>b</thead><tbody><tr><td>1<td>2</tbody></table>", "a¦b¦\n1¦2¦\n"),
        ("<table><tr><td>&nbsp;</td><td>　</td></tr></table>", "\xa0¦　¦\n"),
        ("<table><tr><td> a<br> b <p>c</p></td><td>\n1\n2</td></tr></table>", "a b c¦1 2¦\n"),
        ("<table><tr><td colspan=2>t<tr><td>1<td>2</table>", "t¦~¦\n1¦2¦\n"),
        ("<table><tr><td rowspan=2>g<td>1<tr><td>2</table>", "g¦1¦\n~¦2¦\n"),
        ("<table><tr><td rowspan=0>g<td>1<tr><td>2<tr><td>3</table>", "g¦1¦\n~¦2¦\n~¦3¦\n"),
        ("<table><tr><td>1<td rowspan=2 colspan=2>g<td>2<tr><td>3<td>4</table>", "1¦g¦2¦\n3¦~¦4¦\n"),
        ("<table><tr><td colspan=99999>t<tr><td>1<td>2</table>", "t¦~¦\n1¦2¦\n"),
        ("<table><tr><td colspan='x'>1<td colspan='-3'>2<td colspan='2px'>3</table>", "1¦2¦3¦\n"),
        ("<table><tr><td>1<td style='display:none'>x<td>2<tr hidden><td>x<td>x</table>", "1¦2¦\n"),
        ("<table><caption>名</caption><tr><td>1<td>2</table>", "名\n1¦2¦\n"),
        ("<p>a<table><tr><td>1<td>2</table>b", "a\n1¦2¦\nb\n"),
        ("<table><tr><td>1<td>2</td></td></tr></tr><tr><td>3<td>4</table></table>x", "1¦2¦\n3¦4¦\nx\n"),
        ("<table><tr><td>一行<tr><td>一列</table>", "一行\n一列\n"),
        ("<table><tr></tr><tr><td>1<td>2</table>", "1¦2¦\n"),
        ("<table><tr><td><div>1</td><td></div>2</td></tr></table>", "1¦2¦\n"),
    ],
)
def test_tables_become_one_line_a_row(source: str, expected: str) -> None:
    assert body(source) == expected


def test_every_row_of_a_grid_has_the_same_number_of_places() -> None:
    source = "<table><tr><td rowspan=2>a<td colspan=3>b<tr><td>1<td>2<td>3<tr><td>k<td>4<tr><td colspan=4>z</table>"
    lines = html_to_view(source).view.removesuffix("\n").split("\n")
    assert [line.count(CELL_END) for line in lines] == [4, 4, 4, 4]


def test_a_place_that_a_row_does_not_reach_is_no_printed_blank() -> None:
    view = html_to_view("<table><tr><td>a<td>b<td>c<tr><td>1<td>2</table>")
    assert view.view.split("\n")[1] == f"1{CELL_END}2{CELL_END}{SPAN_FILLER}{CELL_END}"
    assert view.notes == ("table 1: row 2 reaches 2 of 3 columns",)


def test_a_row_span_beyond_the_last_row_is_noted() -> None:
    assert "runs past the last row" in html_to_view("<table><tr><td rowspan=5>a<td>b<tr><td>1</table>").notes[0]


def test_overlapping_spans_are_noted() -> None:
    source = "<table><tr><td>a<td rowspan=2>b<td>c<tr><td colspan=2>d<td>e</table>"
    assert "spans overlap in row 2" in html_to_view(source).notes[0]


def test_a_layout_table_becomes_lines_and_its_inner_table_a_grid() -> None:
    source = "<table><tr><td>菜单</td><td><p>甲。</p><table><tr><td>1<td>2</table><p>乙。</p></td></tr></table>"
    assert body(source) == "菜单\n甲。\n1¦2¦\n乙。\n"


def test_rows_with_prose_become_lines_and_the_others_stay_a_grid() -> None:
    prose = "".join(f"<p>{'全年公开信息若干条' * 5}。</p>" for _ in range(6))
    lines = body(f"<table><tr><td colspan=2>{prose}</td></tr><tr><td>规章<td>0</table>").splitlines()
    assert len(lines) == 7
    assert lines[-1] == "规章¦0¦"


def test_a_table_of_one_cell_inside_a_cell_is_only_a_frame() -> None:
    assert body("<table><tr><td><table><tr><td>0</td></tr></table></td><td>1</td></tr></table>") == "0¦1¦\n"


def test_text_between_cells_belongs_to_the_cell_before() -> None:
    assert body("<table><tr><td>1</td>件<td>2</td></tr></table>") == "1 件¦2¦\n"


def test_text_between_rows_is_a_line_of_its_own() -> None:
    assert body("<table><tr><td>1<td>2</tr>续表<tr><td>3<td>4</table>") == "1¦2¦\n续表\n3¦4¦\n"


def test_rows_outside_a_table_make_one() -> None:
    assert body("<table><tr><td>1<td>2</table></table><tr><td>3<td>4</tr><p>x") == "1¦2¦\n3¦4¦\nx\n"


def test_a_table_made_of_divs_gives_one_cell_a_line() -> None:
    assert body("<div class=r><div>规章</div><div>0</div><div>3</div></div>") == "规章\n0\n3\n"


@pytest.mark.parametrize("attributes", ['class="td"', 'class="x table-cell"', 'style="display:inline-block"'])
def test_spans_laid_out_as_cells_do_not_run_together(attributes: str) -> None:
    assert body(f"<span {attributes}>0</span><span {attributes}>3</span>件") == "0\n3\n件\n"


def test_text_around_html_tables_keeps_its_lines() -> None:
    source = "# 报告\n一、总体\n\n<table><tr><td>1</td><td>2</td></tr></table>\n后文\n| 其他<br>处理 | 0 |\n"
    assert render(source).splitlines() == ["# 报告", "一、总体", "", "1¦2¦", "", "后文", "| 其他 处理 | 0 |"]


def test_marks_in_the_source_never_become_cells() -> None:
    view = html_to_view(f"<p>1{CELL_END}2{SPAN_FILLER}3&#31;4</p>").view
    assert view == "1 2 3 4\n"


def test_offsets_point_at_the_source() -> None:
    source = "<p>规章 &#48;&nbsp;件</p>"
    view = html_to_view(source)
    pieces = [source[start:end] for start, end in zip(view.starts, view.ends, strict=True)]
    assert pieces == ["规", "章", " ", "&#48;", "&nbsp;", "件", ""]


def test_a_field_filled_in_is_the_text_of_its_cell() -> None:
    fields = '<td><input type="text" value="12"></td><td><input type="hidden" value="3"></td>'
    html = f"<table><tr><td>规章</td>{fields}</tr></table>"
    document = text_to_document(html)
    start = document.view.index("12")
    assert document.view == "规章\x1f12\x1f\x1f\n"
    assert html[slice(*document.span(start, start + 2))] == "12"


def test_escaped_tags_of_tables_are_tags() -> None:
    rows = (
        "&lt;table&gt;"
        + "&lt;tr&gt;&lt;td&gt;规章&lt;/td&gt;&lt;td&gt;12&lt;/td&gt;&lt;/tr&gt;" * 10
        + "&lt;/table&gt;"
    )
    document = text_to_document(rows)
    start = document.view.index("12")
    assert document.view.startswith("规章\x1f12\x1f\n")
    assert rows[slice(*document.span(start, start + 2))] == "12"


@pytest.mark.parametrize("tag", ["</tr>", "</td>", "</tbody>"])
def test_an_end_tag_of_a_table_that_is_not_open_parts_figures(tag: str) -> None:
    view = text_to_document(f"<html><body><p>行政许可 52{tag}6 27</p></body></html>").view
    assert "52 6 27" in view


def test_rows_and_cells_of_xml_are_those_of_a_table() -> None:
    source = "<doc><main><table><row><cell>规章</cell><cell/><cell><p>5</p></cell></row></table></main></doc>"
    assert render(source) == "规章¦¦5¦\n"
