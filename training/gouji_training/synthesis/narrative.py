"""Report prose of the project's own wording, full of what makes prose look like a table.

Figures, percentages, enumerations, names of rows and columns all turn up in sentences, and short answers stand alone.
"""

from __future__ import annotations

from random import Random

from gouji_training.synthesis.figures import Figures
from gouji_training.synthesis.model import Line

_NAMES = (
    "云溪",
    "安岭",
    "河口",
    "石桥",
    "青阳",
    "东湖",
    "南坪",
    "白沙",
    "柳林",
    "龙泉",
    "松山",
    "平川",
    "丰乐",
    "长滩",
)
_KINDS = ("省", "市", "县", "区", "镇", "乡", "街道")
_BODIES = ("人民政府", "人民政府办公室", "财政局", "司法局", "教育局", "人民政府", "住房和城乡建设局", "人民政府")
_THEMES = (
    "重点领域信息",
    "政策解读材料",
    "部门文件",
    "财政资金信息",
    "工作动态",
    "机构职能",
    "惠民补贴名单",
    "招标公告",
    "办事指南",
    "会议纪要",
    "行政许可结果",
    "行政处罚决定",
    "规范性文件",
    "人事任免",
    "应急预案",
    "村务信息",
)
_PLACES = ("门户网站", "微信公众号", "公开专栏", "政务大厅查询点", "村级公示栏", "政务微博", "图书馆查阅点")
_ACTIONS = (
    "梳理公开目录",
    "压实科室责任",
    "开展业务培训",
    "清理失效链接",
    "更新公开指南",
    "完善台账登记",
    "健全审核流程",
    "加强日常巡查",
    "规范答复文书",
    "畅通受理渠道",
    "组织专题学习",
    "优化栏目设置",
    "配齐工作人员",
    "落实保密审查",
)
_AIMS = (
    "让群众看得到、看得懂",
    "方便企业和群众办事",
    "提高答复质量",
    "守住信息安全底线",
    "保障公众知情",
    "接受社会监督",
    "把公开贯穿办事全过程",
    "减少重复劳动",
    "缩短办理时间",
    "形成上下联动的工作格局",
    "推动工作再上台阶",
)
_FAULTS = (
    "个别科室对公开工作重视不够",
    "部分栏目更新偏慢",
    "解读形式比较单一",
    "经办人员变动较多",
    "主动意识仍需增强",
    "基层公开力量薄弱",
    "依申请公开答复不够规范",
    "信息发布的时效性有差距",
    "公众参与度不高",
    "业务不够熟练",
)
_ROWS = (
    "予以公开",
    "部分公开",
    "不予公开",
    "无法提供",
    "不予处理",
    "其他处理",
    "结转下年度继续办理",
    "重复申请",
    "属于国家秘密",
    "本机关不掌握相关政府信息",
    "信访举报投诉类申请",
    "上年结转",
    "保护第三方合法权益",
)
_DOCUMENTS = (
    "规章",
    "规范性文件",
    "行政规范性文件",
    "行政许可",
    "行政处罚",
    "行政强制",
    "行政事业性收费",
    "政府集中采购",
)
_COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
_UNITS = ("条", "件", "篇", "次", "份", "人次", "项", "期")
_SHORT = (
    "无。",
    "无",
    "无其他需要报告的事项。",
    "本年度没有其他需要报告的事项",
    "暂无。",
    "（无）",
    "没有。",
    "无需要报告的事项。",
    "见下表：",
    "具体数据如下表所示。",
    "详见下表",
    "相关数据见下表：",
    "统计情况如下：",
    "具体情况如下：",
    "（单位：件）",
    "本年度未收取信息处理费。",
    "本机关未发生此类案件。",
    "2023年无行政复议、行政诉讼。",
    "如下",
    "略。",
    "填表说明：略",
)
SECTIONS = (
    "主动公开情况",
    "主动公开政府信息方面",
    "依申请公开情况",
    "依申请公开办理情况",
    "政府信息管理情况",
    "政府信息管理",
    "平台建设",
    "政府信息公开平台建设情况",
    "监督保障",
    "监督保障及教育培训情况",
    "组织领导情况",
    "制度建设",
    "存在的主要问题",
    "存在问题",
    "改进措施",
    "下一步工作打算",
    "改进情况",
    "信息处理费收取情况",
    "建议提案办理情况",
    "政务公开工作要点落实情况",
    "收费情况",
    "工作考核、社会评议和责任追究结果情况",
    "重点工作进展",
)


def draw_agency(rng: Random) -> str:
    """A made-up agency: two place names and a body."""
    place = rng.choice(_NAMES) + rng.choice(_KINDS[1:4])
    if rng.random() < 0.5:
        place += rng.choice(_NAMES) + rng.choice(_KINDS[4:])
        return place + rng.choice(("人民政府", "人民政府", "办事处"))
    return place + rng.choice(_BODIES)


def _count(rng: Random) -> str:
    value = int(3 * 10 ** (rng.random() * 3.5)) - 3
    return rng.choice((f"{value}", f"{value}", f"{value}", f"{value:,}", f"{value / 10000:.2f}万"))


def _plain(rng: Random, year: int) -> str:
    pick = rng.choice
    one, two, three = rng.sample(_ACTIONS, 3)
    phone = rng.randrange(1000000, 9999999)
    shapes = (
        f"一年来，本单位围绕{pick(_THEMES)}，{one}，{two}，力求{pick(_AIMS)}。",
        f"{year}年，我们把{one}作为抓手，通过{pick(_PLACES)}等方式{two}，努力{pick(_AIMS)}。",
        f"一是{one}，明确专人负责；二是{two}，定期通报进度；三是{three}，{pick(_AIMS)}。",
        f"按照上级部署，结合本地实际，{one}、{two}，各项任务有序推进。",
        f"主要表现在：{pick(_FAULTS)}，{pick(_FAULTS)}；{pick(_THEMES)}的公开还不够细。",
        f"下一步，将{one}，同时{two}，切实{pick(_AIMS)}。",
        f"根据《中华人民共和国政府信息公开条例》和有关文件要求，编制{year}年度报告，统计期限为{year}年1月1日至12月31日。",
        f"本报告可在{pick(_PLACES)}查阅，如有疑问请与本机关办公室联系（电话：0555-{phone}）。",
        f"坚持“谁制作、谁审核、谁负责”，{one}，未出现泄密事件",
    )
    return pick(shapes)


def _counting(rng: Random, year: int) -> str:
    pick = rng.choice
    a, b, c = (_count(rng) for _ in range(3))
    unit = pick(_UNITS)
    shapes = (
        f"全年在{pick(_PLACES)}公布{pick(_THEMES)}{a}{unit}，其中{pick(_THEMES)}{b}{unit}、{pick(_THEMES)}{c}{unit}。",
        f"截至{year}年底，累计公开信息{a}条，比上年增加{rng.random() * 60:.1f}%，占总量的{rng.random() * 100:.2f}%。",
        f"召开发布会{rng.randrange(5)}次，在线访谈{rng.randrange(5)}次，回应关切{a}次，撰写解读{b}篇",
        f"{year}年共发布{pick(_THEMES)}{a}{unit}，点击量{c}人次。",
        f"其中：{pick(_THEMES)}{a}{unit}，{pick(_THEMES)}{b}{unit}，其余{c}{unit}。",
        f"制发{pick(_DOCUMENTS)}{rng.randrange(9)}件，废止{rng.randrange(9)}件，现行有效{rng.randrange(90)}件。",
        f"{pick(_DOCUMENTS)}处理决定数量{a}件，{pick(_DOCUMENTS)}{rng.randrange(9)}件，{pick(_DOCUMENTS)}{b}项，与上年持平。",
        f"{pick(_DOCUMENTS)}0项，收费0万元；政府集中采购{rng.randrange(40)}批次，金额{rng.random() * 900:.2f}万元。",
        f"新增{pick(_DOCUMENTS)}事项{rng.randrange(40)}项，上一年项目数量{a}项，本年增/减{rng.randrange(9)}项。",
    )
    return pick(shapes)


def _restating(rng: Random, year: int, figures: Figures) -> str:
    """A sentence that names rows of the tables and gives their figures, right or nearly so."""
    totals = {row: cells.get("total", "0") for row, cells in figures.get("requests", {}).items()}
    received, over = totals.get("received", "0"), totals.get("carried_over", "0")
    done, carried = totals.get("outcome_total", "0"), totals.get("carried_in", "0")
    column, first, second, third = rng.choice(_COLUMNS), *rng.sample(_ROWS, 3)
    shapes = (
        f"全年收到申请{received}件，结转下年度继续办理{over}件。",
        f"{year}年新收政府信息公开申请{received}件，上年结转{carried}件，办结{done}件，{first}{over}件。",
        f"本年度办理结果：{first}{done}件，{second}0件，{third}0件。",
        f"申请人情况：{column}{received}件，法人或其他组织0件，总计{received}件。",
        f"收到{column}申请{received}件，其中{first}{done}件、{second}{over}件，均按期答复。",
        f"因政府信息公开被申请行政复议{over}件，结果维持0件，结果纠正0件，其他结果0件，尚未审结{over}件；行政诉讼0件。",
        f"{first}的有{done}件，{second}的有0件，总计{done}件。",
        f"没有{first}、{second}和{third}的情形。",
        f"未经复议直接起诉0件，复议后起诉{over}件，总计{over}件，较上年减少{rng.randrange(9)}件。",
    )
    return rng.choice(shapes)


def sentence(rng: Random, year: int, figures: Figures) -> str:
    """One sentence of any kind."""
    draw = rng.random()
    if draw < 0.5:
        return _plain(rng, year)
    return _counting(rng, year) if draw < 0.75 else _restating(rng, year, figures)


def short_line(rng: Random) -> Line:
    """A short line of prose: an answer of one word, or what leads over to a table."""
    return Line(rng.choice(_SHORT), "narrative")


def paragraphs(rng: Random, year: int, figures: Figures, *, count: int) -> list[Line]:
    """Paragraphs with their section headings."""
    lines: list[Line] = []
    numbering = rng.choice(("（{}）", "（{}）", "({})", "{}、"))
    dotted = rng.choice(("", "", "。", "："))
    for number in range(count):
        head = numbering.format("一二三四五六七八九"[number % 9]) + rng.choice(SECTIONS)
        body = "".join(sentence(rng, year, figures) for _ in range(rng.randrange(1, 5)))
        style = rng.randrange(4)
        if style == 0 and numbering != "{}、":
            lines.append(_paragraph(rng, head + rng.choice(("。", "。", "", "：", " ")) + body))
        elif style == 1:
            lines += [Line(head + dotted, "heading"), *_enumerated(rng, year, figures)]
        elif style == 2:
            lines.append(_paragraph(rng, body))
        else:
            lines += [Line(head + dotted, "heading"), _paragraph(rng, body)]
    return lines


def _enumerated(rng: Random, year: int, figures: Figures) -> list[Line]:
    """A list in prose, numbered like the rows of the tables and now and then named like them."""
    shape = rng.choice(("{}.", "{}．", "{}、", "（{}）", "({})"))
    marks = "一二三四五六" if "（" in shape and rng.random() < 0.5 else "123456"
    end = rng.choice(("；", "。", ";"))
    lines = []
    for number in range(rng.randrange(2, 6)):
        body = rng.choice((sentence(rng, year, figures)[:-1], f"{rng.choice(_ROWS)}{rng.randrange(9)}件", ""))
        body = body or f"{rng.choice(_ACTIONS)}，{rng.choice(_AIMS)}"
        lines.append(Line(f"{shape.format(marks[number])}{body}{end}", "narrative"))
    return lines


def _paragraph(rng: Random, text: str) -> Line:
    if rng.random() < 0.02:
        # what Tika leaves of a Word bookmark
        text = rng.choice(("[bookmark: _GoBack]", "[bookmark: _Toc1234]", "[image: ]")) + text
    return Line(text, "narrative")
