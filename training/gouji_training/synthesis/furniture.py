"""What a web page or a printer adds around a report: menus, buttons, fields, page numbers."""

from __future__ import annotations

from random import Random

from gouji_training.synthesis.model import Line

_MENU = (
    "首页",
    "网站首页",
    "政务公开",
    "政务服务",
    "互动交流",
    "走进本地",
    "机构设置",
    "领导之窗",
    "新闻中心",
    "政府信息公开指南",
    "政府信息公开制度",
    "法定主动公开内容",
    "政府信息公开年报",
    "依申请公开",
    "政策文件",
    "地方性法规",
    "规章",
    "行政规范性文件",
    "规范性文件",
    "其他文件",
    "行政许可",
    "行政处罚",
    "行政强制",
    "行政事业性收费",
    "政府集中采购",
    "财政预决算",
    "人事信息",
    "重大项目",
    "应急管理",
    "部门文件",
    "政策解读",
    "通知公告",
    "工作动态",
    "无障碍浏览",
    "长者模式",
    "繁体",
    "简体",
    "登录",
    "注册",
    "政府公报",
    "权责清单",
    "申请人情况",
    "自然人",
    "行政复议",
    "行政诉讼",
    "总体情况",
    "建议提案",
    "公示公告",
    "招考录用",
    "其他",
)
_BUTTONS = (
    "打印本页",
    "关闭窗口",
    "【打印】",
    "[打印] [关闭]",
    "字号：大 中 小",
    "【字体：大 中 小】",
    "分享到：",
    "收藏",
    "返回顶部",
    "上一篇：",
    "下一篇：没有了",
    "附件下载",
    "扫一扫在手机打开",
    "微信扫码分享",
    "扫描二维码查看手机版",
    "[  打印本页  |  关闭窗口  ]",
    "保护视力色：",
    "我要纠错",
    "相关链接",
    "相关文档",
    "相关附件",
    "点击下载",
    "A+ A-",
    "听全文",
    "朗读",
    "视力保护色",
    "分享 微信 微博",
    "浏览次数：",
    "智能问答",
    "[收起]",
    "更多>>",
    "查看更多",
)
_FIELDS = (
    "索引号",
    "分类",
    "发布机构",
    "发文日期",
    "名称",
    "标题",
    "文号",
    "主题词",
    "时效",
    "信息来源",
    "公开方式",
    "公开范围",
    "组配分类",
    "生成日期",
    "成文日期",
    "发布日期",
    "有效性",
    "关键词",
    "来源",
    "责任编辑",
    "体裁分类",
    "公开时限",
    "发布时间",
    "浏览量",
    "阅读次数",
    "作者",
    "审核",
    "编辑",
    "公开目录",
    "公开责任部门",
    "所属主题",
    "文件编号",
    "填报单位",
    "单位负责人",
    "填表人",
    "联系电话",
    "报出日期",
    "填写单位",
    "登记时间",
    "统计机构代码",
)
_TITLED = ("名称", "标题")
_VALUES = (
    "",
    "",
    "",
    "主动公开",
    "面向社会",
    "长期公开",
    "有效",
    "公开制度",
    "政务公开",
    "区政府办公室",
    "本站原创",
    "11620000014000000A/2024-00012",
    "000014349/2023-00107",
    "XZ03-01-2022-004",
    "信息公开年报",
    "其他",
    "无",
)
_ADVERTS = (
    "恒彩体育官网下载_恒彩平台登录",
    "某某棋牌app官方版-某某棋牌安卓下载",
    "博美娱乐365注册送彩金",
    "低价机票预订 全网比价",
    "装修报价3分钟搞定",
    "本站广告招商热线：0101-5550133",
    "云服务器新用户1折起",
)
_FOOT = (
    "版权所有：{place}人民政府",
    "主办：{place}人民政府办公室",
    "承办：{place}政务服务和数据管理局",
    "网站地图",
    "ICP备{n}号-1",
    "网站标识码：{n}00{n}",
    "公安网备{n}号",
    "联系电话：0555-{n}",
    "地址：{place}府前路{m}号",
    "邮编：{n}",
    "技术支持：某某信息技术有限公司",
    "Copyright © 20{m} All Rights Reserved",
    "政府网站找错",
    "建议使用1024*768分辨率浏览本站",
    "联系我们 | 网站声明 | 隐私保护",
    "电子邮箱：zwgk{m}@example.cn",
    "访问统计：{n}",
)


def _furniture(text: str) -> Line:
    return Line(text, "furniture")


def page_number(rng: Random) -> Line:
    """A page number in one of the usual dresses; a bare figure is left out, as nothing but place would tell it."""
    page, last = rng.randrange(1, 15), rng.randrange(5, 20)
    shapes = (f"- {page} -", f"—{page}—", f"第{page}页", f"第{page}页 共{last}页", f"第 {page} 页", f"P. {page}")
    more = (f"- {page}", f"— {page} —", f"{page} / {last}", f"{page}/{last}", f"Page {page} of {last}", f"-{page}-")
    return _furniture(rng.choice(shapes + more))


def head_furniture(rng: Random, place: str) -> list[Line]:
    """What stands above a report's title: breadcrumbs, menus, metadata fields as lines or as a piped table."""
    lines: list[Line] = []
    if rng.random() < 0.35:
        lines += _breadcrumb(rng)
    if rng.random() < 0.3:
        lines += menu(rng)
    if rng.random() < 0.4:
        lines += _fields(rng, place)
    if rng.random() < 0.08:
        lines.append(_furniture(rng.choice(("附件", "附件：", "附件1", "附件2：", "附表"))))
    if rng.random() < 0.15:
        lines.append(_furniture(rng.choice(_ADVERTS)))
    return lines


def byline(rng: Random, place: str) -> list[Line]:
    """What stands between title and text: date, source, buttons."""
    date = f"20{rng.randrange(19, 26)}-{rng.randrange(1, 4):02}-{rng.randrange(1, 29):02}"
    shapes = (
        f"发布时间：{date} {rng.randrange(8, 18)}:{rng.randrange(10, 60)} 来源：{place}人民政府办公室",
        f"发布日期：{date} 浏览次数：{rng.randrange(10, 999)}次",
        f"{date} 来源：{place}政府网 字号：[大 中 小]",
        f"时间：{date}  作者：  点击：{rng.randrange(999)}",
        f"发布时间:{date} 字号:[ ] 视力保护色:",
        date,
    )
    return [_furniture(rng.choice(shapes))] if rng.random() < 0.4 else []


def tail_furniture(rng: Random, place: str) -> list[Line]:
    """What stands below a report: buttons, links, the site's foot."""
    lines = []
    for _ in range(rng.choice((0, 0, 1, 2, 4, 7))):
        pool = rng.choice((_BUTTONS, _BUTTONS, _FOOT, _FOOT, _MENU, _ADVERTS))
        n, m = rng.randrange(10000, 9999999), rng.randrange(10, 99)
        lines.append(_furniture(rng.choice(pool).format(place=place, n=n, m=m)))
    if rng.random() < 0.1:
        year, number = rng.randrange(2020, 2026), rng.randrange(99)
        lines.append(_furniture(f"解读链接：http://www.example.cn/art/{year}/{number}.html"))
    return lines


def menu(rng: Random) -> list[Line]:
    """A page menu, one entry a line or all on one; it repeats row and column names of the form."""
    entries = rng.sample(_MENU, rng.randrange(2, 14))
    shape = rng.randrange(4)
    if shape == 0:
        return [_furniture(rng.choice((" | ", " ", "  ", " > ")).join(entries[:8]))]
    mark = rng.choice(("", "", "", "· ", "- ", "> "))
    return [_furniture(mark + entry) for entry in entries]


def advert(rng: Random) -> Line:
    """One line of advertising or of page buttons, as they turn up between the rows of a table."""
    return _furniture(rng.choice(_ADVERTS + _BUTTONS))


def _breadcrumb(rng: Random) -> list[Line]:
    steps = ["首页", *rng.sample(_MENU, rng.randrange(1, 4))]
    opening = rng.choice(("当前位置：", "您现在的位置：", "您所在的位置: ", "位置：", ""))
    joint = rng.choice((" > ", ">", " >> ", " / ", "→", "\u00a0>\u00a0"))
    if rng.random() < 0.2:
        return [_furniture(opening + steps[0]), *(_furniture(f"\u00a0> {step}") for step in steps[1:])]
    return [_furniture(opening + joint.join(steps))]


def _fields(rng: Random, place: str) -> list[Line]:
    names = rng.sample(_FIELDS, rng.randrange(1, 8))
    colon = rng.choice(("：", ":", "： ", " ："))
    title = f"{place}{rng.randrange(2019, 2026)}年政府信息公开工作年度报告"
    values = [title if name in _TITLED and rng.random() < 0.7 else rng.choice(_VALUES) for name in names]
    shape = rng.randrange(4)
    if shape == 0:
        pairs = " | ".join(f"{name}{colon} | {value}" for name, value in zip(names, values, strict=True))
        return [_furniture(pairs + " |")]
    if shape == 1:
        joint = rng.choice(("", "|"))
        lines = [Line(text, "furniture") for pair in zip(names, values, strict=True) for text in pair if text]
        return [piece for line in lines for piece in ((line, Line(joint, "blank")) if joint else (line,))]
    mark = rng.choice(("", "- ", "• "))
    return [_furniture(f"{mark}{name}{colon}{value}") for name, value in zip(names, values, strict=True)]
