"""One line to its normal form: what is left when separators, widths, scripts and digits no longer matter."""

from __future__ import annotations

import re

HEAD, TAIL = 160, 80
"""Characters kept of a very long line; a cell, a heading or the mark of a sentence lies well within."""

_SPACES = "|｜│┃║¦\t\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u3000\u2028\u2029" + "".join(map(chr, range(0x2000, 0x200B)))
_DIRECTIONS = "".join(map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]))
_NOTHING = "\u200b\u200c\u200d\u2060\ufeff\u00ad\x00" + _DIRECTIONS
_LIKE = dict(zip("〔〕【】—－–−﹣·“”「」『』‘’", '()()-----.""""""\'\'', strict=True))
# The characters of the forms and of common report prose whose traditional shape differs; a full converter
# would cost more than the classifier and change nothing else that it looks at.
_TRADITIONAL = (
    "總體況動開況內制發廢現處理決數許強業費關數據係為項該請條徵報備註檢獎給務單價額購檔規範標題採購製作收復議訴訟維糾"
    "結審經後計總數據個組織會團構企業機構層級門戶網站聯繫電話頁碼責編輯瀏覽時間來源號導讀聲明類別稱執號負責點擊視護轉"
    "實際貫徹落實認真為導監督辦公問題進還夠員責們較屬對國區縣鎮鄉據舉業務當統於準確觀變續繼產歸權護與產書記應無釋長"
    "萬億幾歷傳複雜廣場紅綠農財稅選舉領導訊鏈接軟體質優異漲減舊歲鐘頭顯示張"
)
_SIMPLIFIED = (
    "总体况动开况内制发废现处理决数许强业费关数据系为项该请条征报备注检奖给务单价额购档规范标题采购制作收复议诉讼维纠"
    "结审经后计总数据个组织会团构企业机构层级门户网站联系电话页码责编辑浏览时间来源号导读声明类别称执号负责点击视护转"
    "实际贯彻落实认真为导监督办公问题进还够员责们较属对国区县镇乡据举业务当统于准确观变续继产归权护与产书记应无释长"
    "万亿几历传复杂广场红绿农财税选举领导讯链接软体质优异涨减旧岁钟头显示张"
)


def _fold_table() -> dict[int, str | None]:
    table: dict[int, str | None] = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table.update({ord(old): new for old, new in zip(_TRADITIONAL, _SIMPLIFIED, strict=True)})
    table.update({ord(old): new for old, new in _LIKE.items()})
    table.update({ord(char): " " for char in _SPACES})
    table.update({ord(char): None for char in _NOTHING})
    table.update({ord(char): "0" for char in "0123456789０１２３４５６７８９"})
    return table


_FOLD = _fold_table()
_RULE = re.compile(r"[-=_+:\s\u2500-\u257f]*(?:[-=_]{3}|:-|-:|[\u2500-\u257f])[-=_+:\s\u2500-\u257f]*")
_PINYIN = re.compile(r"\([a-zü\u00e0-\u01dc]{1,6}\)")
_DIGITS = re.compile(r"0[0,.]*0")
_GLUED = re.compile(r"(?<=[\u3400-\u9fff)\"])(?=0[0,.]*$)")


def line_to_tokens(line: str) -> list[str]:
    """Split a line at separators and spaces; empty when the line holds nothing else, a drawn rule included.

    In the tokens widths are folded, traditional characters simplified, pinyin notes dropped, every digit is "0".
    Figures glued to the end of a label are a token of their own.
    """
    if len(line) > HEAD + TAIL:
        line = line[:HEAD] + line[-TAIL:]
    folded = line.translate(_FOLD)
    if _RULE.fullmatch(folded):
        return []
    if "(" in folded:
        folded = _PINYIN.sub("", folded)
    tokens = folded.split()
    if tokens and tokens[-1][-1] == "0":
        tokens[-1:] = _GLUED.split(tokens[-1])
    return tokens


def tokens_to_normal(tokens: list[str]) -> str:
    """Join tokens without spaces, numbers shortened: "0" for one digit, "00" for more."""
    return _DIGITS.sub("00", "".join(tokens))
