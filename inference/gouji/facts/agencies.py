"""Names of agencies: how sure a name looks like one, and where besides the title a report names its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from gouji.extraction import Span
from gouji.facts.pieces import Line, Piece
from gouji.folding import fold


class Strength(IntEnum):
    """How much a folded name looks like an agency."""

    NONE = 0
    UNKNOWN = 1
    """Nothing speaks against it."""
    REGION = 2
    """Names a place (清泉乡), whose government is meant."""
    INSTITUTION = 3
    """Ends like the name of an institution."""


_INSTITUTION = re.compile(
    "(?:政府|委员会|管委会|工委|[国发卫编纪党]委|改委|农委|商委|经信委|[健教科]委|局|厅|[^内外全干]部|署|办公室|办公厅|办事处|街道办|政府办"
    "|管理处|事务处|监管处|服务处|中心|分中心|站|研究所|事务所|派出所|管理所|司法所|监狱|戒毒所|研究院|医院|学院|法院|检察院|科学院|大学|中学|小学"
    "|学校|党校|一中|二中|三中|职高|幼儿园|支队|总队|大队|队|联合会|总会|协会|学会|基金会|理事会|合作社|总社|供销社|工会|红十字会|残联|妇联|团委"
    "|图书馆|博物馆|档案馆|文化馆|展览馆|研究室|参事室|公司|集团|银行|支行|分行|海关|林场|农场|林管局|开发办|国务院|电视台|气象台|地震台|委)$"
)
_REGION = re.compile(
    "(?:省|自治区|市|县|区|旗|州|盟|乡|镇|街道|新城|开发区|园区|苏木|地区|兵团|示范区|度假区|景区)(?:本级)?$"
)
_FOREIGN = re.compile(
    "公开|报告|通知|关于|根据|按照|情况|网站|门户网|首页|申请|要求|规定|条例|现将|编制(?![委办])|总结|统计(?![局调])|平台|栏目|专栏|指南|目录|职能"
    "|新闻(?![出办中社])|动态|概况|公告|公示|点击|浏览|来源|作者|发布|下载|打印|返回|搜索|邮箱|电话|地址|联系|版权|主办|承办|备案|简介"
    "|领导(?!小组)|年报|(?<![青少])年|20[0-9]{2}|网$|^(?:乡镇|县直|区直|市直|部门|街道乡镇|乡镇街道)$"
    "|^(?:我[国省市县区州盟旗乡镇局委办厅处院街校所站部]|本[机单部级行市县区局乡镇院校厅委]|全[省市县区盟旗乡镇体系国局]|全州(?!县)|[该各其在由对为与及今去]|上[级年]|下[级属])"
)
_LEVEL_ONLY = re.compile(
    "(?:(?:人民)?政府|(?:政府)?办公[室厅])$|[县区省旗州](?!.*[市县区旗州])|市(?![中南北]区)|[乡镇](?:党委|人民政府|政府)|街道办"
)
"""Names that leave open which place: 县政府, 市财政局. Some places begin like them: 市中区, 镇江市."""

MAX_NAME = 45
"""Folded characters; 国家税务总局 with three levels and a zone in front of 税务局 has 35."""


def name_to_strength(name: str) -> Strength:
    """Strength of a folded name; NONE for what is a menu entry, a sentence or too short or long."""
    if (
        not 2 <= len(name) <= MAX_NAME
        or _FOREIGN.search(name)
        or not all("\u3400" <= c <= "\u9fff" or c.isascii() for c in name)
    ):
        return Strength.NONE
    if len(name) >= 3 and _INSTITUTION.search(name):
        return Strength.INSTITUTION
    if _REGION.search(name):
        return Strength.REGION
    return Strength.UNKNOWN if len(name) >= 3 else Strength.NONE


def is_full_name(name: str) -> bool:
    """Whether a folded name is an institution's and names which one: 县政府 and 市财政局 do not."""
    return len(name) >= 3 and name_to_strength(name) is Strength.INSTITUTION and not _LEVEL_ONLY.match(name)


@dataclass(frozen=True, slots=True)
class AgencyFact:
    """A name as printed and its view range."""

    name: str
    span: Span


PUBLISHER = re.compile(
    "(?:发布|发文|制发|公开|编制|印发|生成|制作)(?:机构|机关|单位|主体|部门)|(?:公开)?责任(?:部门|单位)|(?:填报|报告|报送)(?:单位|机关)|单位名称"
    "|信息公开机构|信息所有单位|信息提供单位|主体分类机构"
)
"""Folded labels of header fields that name the agency whose page it is."""

SOURCE = re.compile("(?:信息|文章|稿件|内容|文件)?来源|供稿(?:单位)?")
"""Weaker: the source is sometimes the site, or an office that typed the page."""

_DATE = re.compile(r"[0-9０-９〇○零二]{4}\s?年.{1,4}月.{1,4}日|[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2}")
_AUTHOR = re.compile(
    r"由(?P<name>[^,，。;；:：、《》“”\"由\n]{3,45}?)(?:政府信息公开工作(?:机构|领导小组|办公室)?|全面[总總][结結]|[负負][责責]|根[据據]|按|依|遵照"
    r"|[汇彙匯][总總]|[组組][织織]|[统統][计計]|[编編][制写製寫]|[结結]合)"
)


def pieces_to_publisher(pieces: list[Piece], labels: re.Pattern[str]) -> AgencyFact | None:
    """The name in a header field such as 发布机构; None when no field holds a full name or two differ."""
    facts = [
        AgencyFact(value.text, (value.start, value.end))
        for value in _field_values(pieces, labels)
        if is_full_name(value.folded)
    ]
    return facts[0] if len({fold(fact.name) for fact in facts}) == 1 else None


def _field_values(pieces: list[Piece], labels: re.Pattern[str]) -> list[Piece]:
    """Pieces behind a label: on the same line, or alone on the next one."""
    values = []
    for label, value in pairwise(pieces):
        near = value.line == label.line or (value.line == label.line + 1 and label.named)
        if near and labels.fullmatch(label.folded) and not value.named:
            values.append(value)
    return values


def pieces_to_signature(pieces: list[Piece]) -> AgencyFact | None:
    """The name above the closing date; None when there is none or two differ."""
    facts = [
        AgencyFact(name.text, (name.start, name.end))
        for name, date in pairwise(pieces)
        if name.label is None and is_full_name(name.folded) and _DATE.fullmatch(date.text)
    ]
    return facts[0] if len({fold(fact.name) for fact in facts}) == 1 else None


def lines_to_author(lines: list[Line]) -> AgencyFact | None:
    """The name in a sentence such as "由……编制"; None when there is none or two differ."""
    facts = []
    for line in lines:
        for match in _AUTHOR.finditer(line.text):
            name = match["name"].strip()
            if is_full_name(fold(name)):
                start = line.start + match.start("name") + match["name"].index(name)
                facts.append(AgencyFact(name, (start, start + len(name))))
    return facts[0] if len({fold(fact.name) for fact in facts}) == 1 else None
