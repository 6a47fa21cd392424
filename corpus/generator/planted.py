"""Random directives with known answers: what a seed plants, a test can look for.

``make_documents(seed, n)`` draws bodies, duties, deadline forms and layouts from the tables in ``banks/`` and builds the
same trees as the written samples, so every document comes with its gold. The same seed gives the same documents.
"""

import csv
import datetime as dt
import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.generator.gold import Json, gold_of
from corpus.generator.html_paper import render
from corpus.generator.planted_deadlines import Form, draw_deadline
from corpus.generator.tree import (
    Block,
    Column,
    Due,
    Duty,
    Facts,
    Letterhead,
    Page,
    Paper,
    Row,
    Signature,
    Table,
    dash,
    duty,
    heading,
    item,
    para,
)

BANKS = Path(__file__).parent / "banks"
FIRST_DAY, LAST_DAY = dt.date(2019, 1, 2), dt.date(2026, 6, 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """A random directive: its page, its gold, and the tree that both come from (for drawing it as PDF)."""

    id: str
    html: str
    gold: Json
    paper: Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """One task as drawn: who, with whom, the action's markup, and a deadline with its words (None: no deadline)."""

    lead: str
    support: str | None
    action: str
    kind: str
    time: str | None
    due: Due | None

    @property
    def duty(self) -> Duty:
        """The unmarked properties of the task."""
        return duty(*(() if self.due is None else (self.due,)), kind=None if self.due else self.kind)


@cache
def bank(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a phrase table; raises ValueError where a row has more or fewer fields than the head."""
    with (BANKS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = tuple(csv.DictReader(file))
    if any(None in row or None in row.values() for row in rows):
        raise ValueError(f"{name}.csv: a row does not fit the head (quote fields that hold commas)")
    return rows


def make_documents(seed: int, n: int) -> list[Planted]:
    """``n`` random directives; each with its HTML page and its gold."""
    source = random.Random(seed)
    return [_make(source, f"planted-{seed}-{number}") for number in range(1, n + 1)]


def valid(rows: tuple[dict[str, str], ...], day: dt.date) -> list[dict[str, str]]:
    """The rows in force on ``day``."""
    written = day.isoformat()
    return [row for row in rows if (row.get("valid_from") or "") <= written <= (row.get("valid_to") or "9999")]


def _make(source: random.Random, name: str) -> Planted:
    day = FIRST_DAY + dt.timedelta(days=source.randrange((LAST_DAY - FIRST_DAY).days))
    day -= dt.timedelta(days=max(0, day.weekday() - 4))  # papers are signed on working days
    layout = source.choice(sorted(LAYOUTS))
    doc_type, builder, symbol = LAYOUTS[layout]
    province = source.choice(valid(bank("provinces"), day))["name"]
    subject = source.choice(bank("subjects"))["subject"]
    number = f"{source.randrange(10, 4000)}/{symbol}"
    draws = _draws(source, day)
    letter = doc_type == "Công văn"
    addressees = tuple(dict.fromkeys(draw.lead for draw in draws))[:3] if layout == "letter" else ()
    opening = [para(row["text"]) for row in source.sample(bank("background"), 2)]
    paper = Paper(
        id=name,
        page=Page(look=source.choice(("office", "word", "portal")), title=subject, site="Trang mẫu"),
        facts=(
            Facts(
                doc_type=doc_type,
                number=number,
                issue_date=day.isoformat(),
                issuing_body=f"Ủy ban nhân dân tỉnh {province}",
                place=province,
                subject=subject,
            ),
        ),
        letterhead=Letterhead(
            issuer=("ỦY BAN NHÂN DÂN", f"TỈNH {province.upper()}"),
            number=number,
            place=province,
            about=f"V/v {subject}" if letter else None,
        ),
        title=() if letter else (doc_type.upper(), subject[0].upper() + subject[1:]),
        addressees=addressees or (("Các sở, ban, ngành",) if letter else ()),
        addressees_lead=layout == "letter",
        body=(*opening, *builder(source, draws)),
        signature=_signature(source),
    )
    return Planted(id=name, html=render(paper), gold=gold_of(paper), paper=paper)


def _signature(source: random.Random) -> Signature:
    names = bank("names")
    return Signature(
        capacity=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        name=" ".join(source.choice(names)[part] for part in ("family", "middle", "given")),
        position="Phó Chủ tịch",
        authority="TM., KT.",
        recipients=("Thường trực Tỉnh ủy (b/c)", "Các sở, ban, ngành", "Lưu: VT"),
    )


def _draws(source: random.Random, day: dt.date) -> list[Draw]:
    """Some duties with their bodies: single results get a date, lasting duties a recurrence, either may get nothing."""
    rows = valid(bank("bodies"), day)
    forms = [Form(**row) for row in bank("deadlines")]
    draws: list[Draw] = []
    taken: set[str] = set()
    for chosen in source.sample(bank("duties"), source.randrange(3, 8)):
        free = [row for row in rows if row["text"] not in taken and row["text"] not in chosen["markup"]]
        lead = source.choice(free)["text"]
        support = source.choice([row["text"] for row in free if row["kind"] == "body" and row["text"] != lead])
        taken |= {lead, support}
        fitting = [form for form in forms if form.recurring == (chosen["kind"] == "standing")]
        timed = source.random() < 0.7
        time, meaning = draw_deadline(source, source.choice(fitting), day) if timed else (None, None)
        draws.append(
            Draw(
                lead=lead,
                support=support if source.random() < 0.4 else None,
                action=chosen["markup"],
                kind=chosen["kind"],
                time=time,
                due=meaning,
            )
        )
    return draws


def _timed(draw: Draw) -> str:
    """The deadline after the action: set off by a comma where it has its own verb (``hoàn thành …``, ``xong …``)."""
    if not draw.time:
        return ""
    return f"{',' if draw.time.startswith(('hoàn thành', 'xong')) else ''} {{T:{draw.time}}}"


def _upper(markup: str) -> str:
    """The markup with its first printed letter as a capital."""
    start = 3 if markup.startswith("{") else 0
    return markup[:start] + markup[start].upper() + markup[start + 1 :]


def _supported(draw: Draw) -> str:
    return f" chủ trì, phối hợp với {{S:{draw.support}}}" if draw.support else ""


def sentences(source: random.Random, draws: list[Draw]) -> list[Block]:
    """Numbered sentences that name their assignee: ``2. Giao X chủ trì, phối hợp với Y … trước ngày …``."""
    lines = []
    for number, draw in enumerate(draws, 1):
        frame = source.choice(("Giao {}", "Yêu cầu {}", "{}", "Đề nghị {}"))
        lead = f"{{L:{draw.lead}}}"
        opening = frame.format(_upper(lead) if frame == "{}" else lead)
        lines.append(item(f"{number}.", f"{opening}{_supported(draw)} {{A:{draw.action}}}{_timed(draw)}.", duties=draw.duty))
    return [para("Chủ tịch UBND tỉnh có ý kiến chỉ đạo như sau:"), *lines]


def heads(source: random.Random, draws: list[Draw]) -> list[Block]:
    """Heads that name the assignee, and bullets below them."""
    blocks: list[Block] = []
    left = list(draws)
    while left:
        count = min(len(left), source.randrange(1, 4))
        head = _upper(left[0].lead)
        bullets = [left.pop(0) for _ in range(count)]
        lines = [dash(_bullet(draw), duties=draw.duty) for draw in bullets]
        blocks.append(item(f"{len(blocks) + 1}.", f"{{L0:{head}}}:", *lines))
    return [para("Ủy ban nhân dân tỉnh chỉ thị:"), *blocks]


def _bullet(draw: Draw) -> str:
    if draw.support:
        return f"Chủ trì, phối hợp với {{S:{draw.support}}} {{A:{draw.action}}}{_timed(draw)}."
    return f"{{A:{_upper(draw.action)}}}{_timed(draw)}."


def letter(source: random.Random, draws: list[Draw]) -> list[Block]:
    """Orders of a letter that name nobody: the addressees carry them."""
    del source
    lines = [item(f"{number}.", _bullet(draw), duties=draw.duty) for number, draw in enumerate(draws, 1)]
    return [para("UBND tỉnh yêu cầu:"), *lines]


def labelled(source: random.Random, draws: list[Draw]) -> list[Block]:
    """Items with labelled lines below them: ``Đơn vị chủ trì: …``, ``Thời gian hoàn thành: …``."""
    del source
    lines = []
    for number, draw in enumerate(draws, 1):
        text = f"{{A:{_upper(draw.action)}}}.\nĐơn vị chủ trì: {_upper(f'{{L:{draw.lead}}}')}."
        if draw.support:
            text += f"\nĐơn vị phối hợp: {{S:{draw.support}}}."
        if draw.time:
            text += f"\nThời gian hoàn thành: {{T:{draw.time}}}."
        lines.append(item(f"{number}.", text, duties=draw.duty))
    return [heading("I.", "MỤC ĐÍCH", _aim()), heading("II.", "NHIỆM VỤ", *lines)]


def table(source: random.Random, draws: list[Draw]) -> list[Block]:
    """A task table."""
    del source
    columns = (
        Column(title="TT", role="number", share=1),
        Column(title="Nhiệm vụ", role="action", share=5),
        Column(title="Cơ quan chủ trì", role="lead", share=3),
        Column(title="Cơ quan phối hợp", role="support", share=3),
        Column(title="Thời gian hoàn thành", role="time", share=2),
    )
    rows = tuple(
        Row(
            cells=(str(number), _upper(draw.action), _upper(draw.lead), draw.support or "", _upper(draw.time or "Thường xuyên")),
            duty=draw.duty,
        )
        for number, draw in enumerate(draws, 1)
    )
    shown = para("Phân công nhiệm vụ theo biểu sau:", Table(columns=columns, rows=rows))
    return [heading("I.", "MỤC ĐÍCH", _aim()), heading("II.", "NHIỆM VỤ CỤ THỂ", shown)]


def articles(source: random.Random, draws: list[Draw]) -> list[Block]:
    """Articles titled with the one who is responsible."""
    del source
    blocks = [item("Điều 1.", "Phạm vi điều chỉnh", para("Quy định này áp dụng trên địa bàn tỉnh."))]
    for draw in draws:
        number = len(blocks) + 1
        clause = item("1.", _bullet(draw), duties=draw.duty)
        blocks.append(item(f"Điều {number}.", f"Trách nhiệm của {{L0:{draw.lead}}}", clause))
    effect = para("Quyết định này có hiệu lực thi hành kể từ ngày ký.")
    return [para("QUYẾT ĐỊNH:", style="title"), *blocks, item(f"Điều {len(blocks) + 1}.", "Hiệu lực thi hành", effect)]


def _aim() -> Block:
    return para("Tạo chuyển biến rõ nét về nhận thức và hành động; việc triển khai phải thiết thực, tiết kiệm, hiệu quả.")


LAYOUTS: dict[str, tuple[str, Callable[[random.Random, list[Draw]], list[Block]], str]] = {
    "sentences": ("Công văn", sentences, "UBND-TH"),
    "heads": ("Chỉ thị", heads, "CT-UBND"),
    "letter": ("Công văn", letter, "UBND-NC"),
    "labelled": ("Kế hoạch", labelled, "KH-UBND"),
    "table": ("Kế hoạch", table, "KH-UBND"),
    "articles": ("Quyết định", articles, "QĐ-UBND"),
}
