"""The same papers in fonts older than Unicode: letters written as the codes of TCVN3 (.VnTime) or VNI (VNI-Times) fonts.

TCVN3 fonts have no codes for most accented capitals; they are written by the codes of the small letters in a font that shows
them as capitals (.VnTimeH). VNI writes an accented letter as the letter and the accent.
"""

import csv
import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from pathlib import Path

from corpus.generator import html_paper
from corpus.generator.tree import Page, Paper

CODES = Path(__file__).resolve().parents[2] / "pipeline/knowledge/parsers/legacy_codes.csv"
FONTS = {"tcvn3": (".VnTime", ".VnTimeH"), "vni": ("VNI-Times", "VNI-Times")}
PLAIN_CAPITALS = frozenset("ĂÂÊÔƠƯĐ")  # the accented capitals that TCVN3 fonts have
HTML_PART = re.compile(r"(<[^>]*>)")


@dataclass(frozen=True, slots=True)
class Codes:
    """A stretch of text as the codes of its font; ``capitals`` where it is to be set in the font of capitals."""

    data: bytes
    capitals: bool


def encode(text: str, family: str) -> list[Codes]:
    """``text`` as stretches of codes in the fonts of ``family`` (``tcvn3`` or ``vni``)."""
    letters = [_code(letter, family) for letter in unicodedata.normalize("NFC", text)]
    return [Codes(b"".join(code for code, _ in run), capitals) for capitals, run in groupby(letters, key=lambda pair: pair[1])]


def render_html(paper: Paper, family: str, charset: str = "windows-1252") -> bytes:
    """A word processor's HTML export of ``paper`` in the fonts of ``family``; ``charset`` is only what the page says."""
    font, capitals = FONTS[family]
    page = Page(look="word", title=paper.id, encoding=charset)
    head, body_tag, body = html_paper.render(replace(paper, page=page)).partition("<body")
    head = head.replace('font-family:"Times New Roman",serif', f'font-family:"{font}"')
    parts = []
    for part in HTML_PART.split(body_tag + body):
        if part.startswith("<"):
            parts.append(part.encode("ascii"))
            continue
        for codes in encode(part, family):
            set_apart = f"<span style='font-family:\"{capitals}\"'>".encode() + codes.data + b"</span>"
            parts.append(set_apart if codes.capitals else codes.data)
    return head.encode("ascii") + b"".join(parts)


def _code(letter: str, family: str) -> tuple[bytes, bool]:
    codes = _codes(family)
    if family == "tcvn3" and letter.isupper() and letter.lower() in codes and letter not in PLAIN_CAPITALS:
        return codes[letter.lower()], True
    return codes.get(letter) or letter.encode("cp1252"), False


@cache
def _codes(family: str) -> dict[str, bytes]:
    """Letters and their codes; the accent of a capital in VNI is the capital accent."""
    with CODES.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["family"] == family]
    found: dict[str, bytes] = {}
    for row in rows:
        data = bytes.fromhex(row["code"])
        is_capital_accent = len(data) == 2 and data[1] < 0xE0
        if row["becomes"].isupper() == is_capital_accent or len(data) == 1:
            found[row["becomes"]] = data
    return found
