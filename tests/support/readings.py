"""Text in, readings out, as one readable string a row.

A figure as printed, `=` before it where arithmetic chose it, `!` where it is suspect, `_` for a blank, `?` for a place
that the text leaves open, `.` for a cell that is not there.
"""

from __future__ import annotations

from gouji.decoding import Reading, ReportReading, view_to_reports
from gouji.forms import load_forms

REQUEST_HEADER = "申请人情况\n自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n"
REQUESTS = "三、收到和处理政府信息公开申请情况\n" + REQUEST_HEADER
REFUSED = [
    "1.属于国家秘密",
    "2.其他法律行政法规禁止公开",
    "3.危及“三安全一稳定”",
    "4.保护第三方合法权益",
    "5.属于三类内部事务信息",
    "6.属于四类过程性信息",
]
DISCLOSURE = "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n"
REVIEW = (
    "四、政府信息公开行政复议、行政诉讼情况\n行政复议\n行政诉讼\n"
    + "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n"
    + "未经复议直接起诉\n复议后起诉\n"
    + "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n" * 2
)


def text_to_report(view: str) -> ReportReading:
    """The first report, read without the line classifier."""
    return view_to_reports(view, load_forms())[0]


def text_to_rows(view: str, table: str) -> dict[str, str]:
    """Row id to the readings of its cells; an empty dict when the table is not found."""
    (found,) = [reading for reading in text_to_report(view).tables if reading.table == table]
    rows: dict[str, list[str]] = {}
    for reading in found.readings if found.found else ():
        rows.setdefault(reading.row, []).append(_reading_to_text(view, reading))
    return {row: " ".join(texts) for row, texts in rows.items()}


def _reading_to_text(view: str, reading: Reading) -> str:
    text = view[reading.slot.start : reading.slot.end] if reading.slot else ""
    marks = {"read": "", "decoded": "=", "suspect": "!", "unresolved": "?", "missing": ".", "blank": ""}
    return marks[reading.status] + text if text else marks[reading.status] or "_"
