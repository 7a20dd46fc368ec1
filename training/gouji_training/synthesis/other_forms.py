"""Tables of other forms, so that a table is known by its build and not by the labels of two forms only."""

from __future__ import annotations

from random import Random

from gouji_training.synthesis.model import Grid, GridCell

_INDICATORS = (
    "主动公开信息数",
    "主动公开文件数",
    "其中：1.政府网站公开数",
    "2.政府公报公开数",
    "3.政务微博公开数",
    "4.其他方式公开数",
    "制发规范性文件总数",
    "新增的行政规范性文件数",
    "提供服务类信息数",
    "网站专栏页面访问量",
    "现场接待人数",
    "网上咨询数",
    "咨询电话接听数",
    "依申请公开信息目录数",
    "收到申请数",
    "1.当面申请数",
    "2.传真申请数",
    "3.网络申请数",
    "4.信函申请数",
    "申请办结数",
    "1.按时办结数",
    "2.延期办结数",
    "申请答复数",
    "1.属于已主动公开范围数",
    "2.同意公开答复数",
    "3.同意部分公开答复数",
    "4.不同意公开答复数",
    "其中：涉及国家秘密",
    "涉及商业秘密",
    "涉及个人隐私",
    "5.不属于本行政机关公开数",
    "6.申请信息不存在数",
    "7.告知作出更改补充数",
    "行政复议数量",
    "维持具体行政行为数",
    "行政诉讼数量",
    "被依法纠正数",
    "举报投诉数量",
    "依申请公开信息收取的费用",
    "机构建设和保障经费情况",
    "设置政府信息公开查阅点数",
    "从事政府信息公开工作人员数",
    "1.专职人员数",
    "2.兼职人员数",
    "举办各类培训班数",
    "回应公众关注热点或重大舆情数",
    "参加或举办新闻发布会总次数",
    "发布政策解读稿件数",
    "接受培训人员数",
    "其他",
)
_CHAPTERS = (
    "一、主动公开情况",
    "二、回应解读情况",
    "三、依申请公开情况",
    "四、行政复议数量",
    "五、机构建设",
    "六、会议培训",
)
_UNITS = ("条", "件", "次", "篇", "人次", "人", "个", "万元", "元", "批次")


def draw_statistics(rng: Random) -> Grid:
    """A statistics table as printed before 2019: indicator, unit, perhaps a code, one or two columns of figures."""
    coded, columns = rng.random() < 0.4, rng.choice((1, 1, 2, 2, 3))
    names = rng.sample(("统计数", "本年度", "历年累计", "本期实际", "本年累计", "2017年度", "上年同期"), columns)
    first = rng.choice(("统计指标", "指标名称", "指 标 名 称", "项目", "统计项目"))
    heads = [first, rng.choice(("单位", "计量单位", "计量 单位")), *(["代码"] if coded else []), *names]
    rows = [tuple(GridCell(head, "column_header") for head in heads)]
    if rng.random() < 0.3:
        rows.append(tuple(GridCell(mark, "column_header") for mark in "甲乙丙丁戊己"[: len(heads)]))
    blank, start = rng.choice((0.0, 0.0, 0.5)), rng.randrange(len(_INDICATORS) - 12)
    for number, name in enumerate(_INDICATORS[start : start + rng.randrange(10, 40)]):
        if number % 9 == 0 and rng.random() < 0.5:
            rows.append((GridCell(rng.choice(_CHAPTERS), "row_label", len(heads)),))
        rows.append(_row(rng, name, number + 1 if coded else None, columns, blank))
    return Grid("statistics", len(heads), tuple(rows))


def _row(rng: Random, name: str, code: int | None, columns: int, blank: float) -> tuple[GridCell, ...]:
    coded = [GridCell(f"{code:02}", "numeric_cell")] if code is not None else []
    values = [_value(rng, blank) for _ in range(columns)]
    return GridCell(name, "row_label"), GridCell(rng.choice(_UNITS), "row_label"), *coded, *values


def _value(rng: Random, blank: float) -> GridCell:
    if rng.random() < blank:
        return GridCell("", "numeric_cell")
    return GridCell(str(rng.choice((0, 0, 0, 1, 4, 17, 230, 5120))), "numeric_cell")
