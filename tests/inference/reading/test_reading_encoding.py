"""Decoding bytes of unknown encoding."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Iterator
from io import BytesIO

import pytest

from gouji.reading.encoding import bytes_to_text

SIMPLIFIED = (
    "临江镇人民政府2022年政府信息公开工作年度报告\n\n一、总体情况\n",
    "今年我镇把公开栏搬到了村口,全年贴出通知46份,回答村民提问12次。\n",
    "二、主动公开政府信息情况\n| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| 规章 | 0 | 0 | 0 |\n",
    "行政规范性文件\t3\t1\t18\n第二十条第（五）项\n行政许可\t27\n行政处罚\t5\n行政强制\t0\n",
    "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量\n7\n0\n0\n1\n0\n0\n8\n",
    "（一）予以公开\n5\n（二）部分公开（区分处理的，只计这一情形，不计其他情形）\n1\n（三）不予公开\n1.属于国家秘密\n0\n",
    "网站由县里的信息中心代管，栏目共九个；有两个栏目更新偏慢，已责成专人补录。\n",
    "四、政府信息公开行政复议、行政诉讼情况\n结果维持 结果纠正 其他结果 尚未审结 总计\n0 0 0 0 0\n",
    "五、存在的主要问题及改进情况\n一是人手紧，二是业务生。明年打算请老同志带一带，每季度练一回。\n",
    "六、其他需要报告的事项\n没有收取信息处理费。\n",
)
TRADITIONAL = (
    "臨江鎮人民政府2022年政府信息公開工作年度報告\n\n一、總體情況\n",
    "今年我鎮把公開欄搬到了村口，全年貼出通知46份，回答村民提問12次。\n",
    "二、主動公開政府信息情況\n信息內容 本年製發件數 本年廢止件數 現行有效件數\n規章 0 0 0\n行政許可 27\n行政處罰 5\n",
    "三、收到和處理政府信息公開申請情況\n一、本年新收政府信息公開申請數量\n7\n0\n0\n1\n0\n0\n8\n",
    "（一）予以公開\n5\n（三）不予公開\n1.屬於國家秘密\n0\n8.屬於行政查詢事項\n0\n（七）總計\n8\n",
    "網站由縣裡的信息中心代管，欄目共九個；有兩個欄目更新偏慢，已責成專人補錄。\n",
)
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
ENCODINGS = {
    "simplified": (*UNICODE, "gb18030", "gbk"),
    "traditional": (*UNICODE, "gb18030", "big5", "cp950", "big5hkscs"),
}
EQUAL = {
    "utf-8-sig": {"utf-8"},
    "utf-16": {"utf-16-le"},
    "utf-32": {"utf-32-le"},
    "gbk": {"gb18030"},
    "big5": {"cp950", "big5hkscs"},
    "cp950": {"cp950", "big5hkscs"},
    "big5hkscs": {"cp950", "big5hkscs"},
}


def make_texts(script: str, *, count: int, seed: int) -> Iterator[str]:
    sentences = SIMPLIFIED if script == "simplified" else TRADITIONAL
    chance = random.Random(seed)
    for number in range(count):
        parts = [chance.choice(sentences) for _ in range(1 + number % 12)]
        text = "".join(parts)
        yield text.replace("\n", "\r\n") if number % 3 == 0 else text


def make_dirty(data: bytes, *, share: float, seed: int) -> bytes:
    """Replace that share of the bytes, at least one, by random ones."""
    chance = random.Random(seed)
    dirty = bytearray(data)
    for place in chance.sample(range(4, len(dirty)), max(1, int(len(dirty) * share))):
        dirty[place] = chance.randrange(256)
    return bytes(dirty)


def make_samples() -> list[tuple[str, str, str]]:
    """Text, its encoding and script; 336 of them."""
    return [
        (text, encoding, script)
        for script, encodings in ENCODINGS.items()
        for seed, encoding in enumerate(encodings)
        for text in make_texts(script, count=18 if script == "simplified" else 16, seed=seed)
    ]


def is_right(encoding: str, found: str | None) -> bool:
    return found in EQUAL.get(encoding, {encoding})


SAMPLES = make_samples()


def test_all_clean_samples_come_back_as_they_were() -> None:
    wrong = [
        (encoding, script) for text, encoding, script in SAMPLES if bytes_to_text(text.encode(encoding)).text != text
    ]
    assert len(SAMPLES) >= 300
    assert wrong == []


@pytest.mark.parametrize("cut", [1, 2, 3, 5])
def test_samples_cut_at_the_end_keep_their_encoding_and_text(cut: int) -> None:
    for text, encoding, _ in SAMPLES:
        decoded = bytes_to_text(text.encode(encoding)[:-cut])
        assert is_right(encoding, decoded.encoding), (encoding, text)
        assert text.startswith(decoded.text.rstrip("\ufffd")), (encoding, text)


@pytest.mark.parametrize("share", [0.005, 0.01, 0.02])
def test_at_least_99_percent_of_dirty_samples_keep_their_encoding(share: float) -> None:
    right = sum(
        is_right(encoding, bytes_to_text(make_dirty(text.encode(encoding), share=share, seed=seed)).encoding)
        for seed, (text, encoding, _) in enumerate(SAMPLES)
    )
    assert right >= 0.99 * len(SAMPLES)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("text", ["规章", "0件", "行政许可\t5", "总计\n0", "无"])
def test_short_texts_are_decoded(encoding: str, text: str) -> None:
    assert bytes_to_text(text.encode(encoding)).text == text


def test_one_bad_byte_does_not_turn_utf8_into_gbk() -> None:
    data = SIMPLIFIED[1].encode()
    for place in range(len(data)):
        assert bytes_to_text(data[:place] + b"\xff" + data[place + 1 :]).encoding == "utf-8"


def test_damage_is_counted_in_a_note() -> None:
    decoded = bytes_to_text("一、总体情况，".encode() + b"\xff" + "全年公开".encode())
    assert decoded.notes == ("1 places could not be decoded as utf-8 and stand as U+FFFD",)


def test_a_printed_replacement_character_is_no_damage() -> None:
    assert bytes_to_text("总体情况\ufffd总体情况".encode()).notes == ()


def test_line_ends_stay_as_they_are() -> None:
    text = "规章\r\n0\r行政许可\n1\u2028"
    assert bytes_to_text(text.encode()).text == text


def test_a_declared_charset_that_lies_is_overruled() -> None:
    page = '<html><head><meta charset="gb2312"></head><body><p>行政许可 5</p></body></html>'
    assert bytes_to_text(page.encode("utf-8")).encoding == "utf-8"
    assert bytes_to_text(page.replace("gb2312", "utf-8").encode("gbk")).text.count("行政许可") == 1


def test_a_byte_order_mark_that_lies_is_overruled() -> None:
    assert "行政许可" in bytes_to_text(b"\xef\xbb\xbf" + "".join(SIMPLIFIED).encode("gbk") * 3).text


def test_large_input_is_decoded_whole() -> None:
    text = "".join(SIMPLIFIED) * 200
    for encoding in ("gb18030", "utf-16-le", "utf-8"):
        assert bytes_to_text(make_dirty(text.encode(encoding), share=0.001, seed=1)).encoding == encoding
        assert bytes_to_text(text.encode(encoding)).text == text


def test_a_report_with_a_few_nul_bytes_is_text() -> None:
    decoded = bytes_to_text("".join(SIMPLIFIED).replace("。", "\0。").encode())
    assert decoded.encoding == "utf-8"
    assert "\0" in decoded.text


def make_zip() -> bytes:
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("a.txt", "x")
    return archive.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (make_zip(), "ZIP archive"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF document"),
        (b"\x89PNG\r\n\x1a\n\0\0", "PNG image"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), "OLE document"),
        (bytes(1000), "unknown format"),
        (random.Random(5).randbytes(5000), "unknown format"),
    ],
)
def test_binary_files_give_no_text_and_a_note_that_names_them(data: bytes, name: str) -> None:
    decoded = bytes_to_text(data)
    assert (decoded.text, decoded.encoding) == ("", None)
    assert decoded.notes[0].startswith(f"binary file ({name}")
    assert "convert it" in decoded.notes[0]


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xff", b"\x00", b"0", b"a<b"])
def test_tiny_inputs_do_not_fail(data: bytes) -> None:
    assert len(bytes_to_text(data).text) <= len(data)


def test_ascii_stays_ascii() -> None:
    for text in ("hello, world\n", "| a | b |\n| 0 | 1 |", "0\n0\n0\n12\n", "name,value\nx,1\n" * 40):
        assert bytes_to_text(text.encode()).text == text
