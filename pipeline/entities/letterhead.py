"""The issuing body of a document from the lines of its letterhead."""

import datetime as dt
import re
from collections.abc import Sequence

from pipeline.entities.chart import Chart
from pipeline.entities.heads import unit_starts
from pipeline.entities.naming import spell_out
from pipeline.entities.provinces import committee_of, full_area, letters_of, province_misread, province_on, split_area
from pipeline.entities.resolution import add_area
from pipeline.knowledge.folding import fold, key

_NOISE = re.compile(
    r"cộng h[òo]a xã hội|độc lập|tự do|hạnh phúc|đảng cộng sản việt nam|^số\s*:?|^[\W_]*$|ngày .{0,12}tháng|^v/v"
    r"|^trích yếu|^\(|^công báo"
)
_EDGE = " \t*-–—_=.:;|"
# Inner bodies whose own name says nothing without the body above.
_NEEDS_SUPERIOR = re.compile(
    r"(?:Văn phòng|Thanh tra|Ủy ban Kiểm tra|Ban (?:Tổ chức|Tuyên giáo|Dân vận|Nội chính|Tuyên giáo và Dân vận"
    r"|Thường vụ|Chấp hành|Cán sự đảng))$"
)
_COMMITTEES = ("Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy", "Đảng ủy")
_STANDING = re.compile(r"t\s?[/.]?\s?m\.?\s*(?:\.|/)?\s*ban thường vụ")
_CENTRAL = re.compile(
    r"(?:Bộ (?!Chỉ huy|Tư lệnh)|Chính phủ|Thủ tướng|Quốc hội|Tòa án nhân dân tối cao|Viện kiểm sát nhân dân tối cao"
    r"|Ngân hàng Nhà nước Việt Nam|Tổng cục|Cục |Vụ )|.*(?:Chính phủ|Trung ương|quốc gia|Quốc gia)$"
)
# Local bodies that stand below the one that names the area, and take its area.
_OF_PROVINCE = re.compile(r" (?:tỉnh|thành phố) \w+ \w+$")
_LOCAL = re.compile(
    r"(?:Chi cục|Trung tâm|Phòng|Ban (?!Thường vụ|Chấp hành)|Hội|Thanh tra|Liên|Công an|Bộ Chỉ huy|Cục|Văn phòng)"
)


def canonical_issuer(
    lines: Sequence[str], *, place: str | None, signature: str | None, date: dt.date | None
) -> tuple[str, str] | None:
    """The issuing body's full name and the id of the rule that gave it, or None when the lines name none.

    ``lines`` is the left column of the letterhead from top to bottom (the body above, then the issuer; a name may run
    over several lines); ``place`` the địa danh before the date; ``signature`` the signature block, whose ``T/M BAN
    THƯỜNG VỤ`` tells which organ of a party committee issued; ``date`` the issue date, which decides what a province
    was called. Convention: NĐ 30/2020/NĐ-CP Phụ lục I ô số 2; Hướng dẫn 36-HD/VPTW.
    """
    bodies = _bodies(lines, place, date)
    if not bodies:
        return None
    area = _area(bodies, place, date)
    issuer = _with_superior(bodies)
    rule = "entities.issuer.letterhead"
    if issuer.startswith(_COMMITTEES) and signature and _STANDING.search(fold(signature)):
        issuer, rule = f"Ban Thường vụ {issuer}", "entities.issuer.standing_committee"
    if area and not _CENTRAL.match(issuer):
        issuer = _located(issuer, area)
    return issuer, rule


def _bodies(lines: Sequence[str], place: str | None, date: dt.date | None) -> list[str]:
    """The bodies that the lines name, from the top, spelled out; lines that continue a name are joined to it."""
    joined: list[str] = []
    for raw in lines:
        line = " ".join(raw.split()).strip(_EDGE)
        if not line or _NOISE.search(fold(line)):
            continue
        if joined and not _opens_body(line, joined[-1]):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    on = date.isoformat() if date else None
    committee = committee_of(place, date) if place else "Tỉnh ủy"
    spelled = [spell_out(body, committee=committee, on=on, loud=_is_capitals(body)) for body in joined]
    return [body[:1].upper() + body[1:] for body in spelled if any(c.isalpha() for c in body)]


def _is_capitals(body: str) -> bool:
    """Whether a line of the letterhead is in capitals, as the rule has it; some are not."""
    return sum(map(str.isupper, body)) * 2 > sum(map(str.isalpha, body))


def _opens_body(line: str, before: str) -> bool:
    """Whether a line begins a new body rather than going on with the name on the line before."""
    chart = Chart.of(line, loud=_is_capitals(line))
    if chart.longest(0, "level") and not chart.longest(0, "head"):
        return False
    first = chart.longest(0, "name") or chart.longest(0, "head")
    if first is None or fold(before).endswith((" và", ",", " -")):
        return False
    if key(before) in ("chủ tịch", "ban chấp hành", "ban thường vụ", "thủ tướng", "giám đốc", "bộ trưởng"):
        return key(before) not in ("chủ tịch", "giám đốc", "bộ trưởng", "thủ tướng")
    return unit_starts(chart, 0) or first.end >= len(chart) or chart.longest(first.end, "field") is not None or first.end == 1


def _with_superior(bodies: list[str]) -> str:
    """The last body; one whose name says nothing alone takes the body above."""
    issuer = bodies[-1]
    if len(bodies) > 1 and _NEEDS_SUPERIOR.match(issuer):
        return f"{issuer} {bodies[-2]}"
    return issuer


def _area(bodies: list[str], place: str | None, date: dt.date | None) -> str | None:
    """The area of the issuer: named in the letterhead (nearest above first), else the place before the date."""
    for body in reversed(bodies):
        chart = Chart.of(body)
        for index in range(len(chart)):
            level = chart.longest(index, "level")
            named = chart.longest(level.end, "place") if level else None
            if level and named:
                return full_area(chart.words(index, named.end), date)
    for body in reversed(bodies):
        last = " ".join(body.split()[-2:])
        province = province_on(last, date)
        if province and body.startswith((*_COMMITTEES, "Ban Chấp hành", "Đảng bộ")):
            return f"{province.kind} {province.name}"
    province = province_on(place, date) if place else None
    if province is None and not place and bodies and _OF_PROVINCE.search(key(bodies[-1])):
        province = province_misread(" ".join(bodies[-1].split()[-2:]), date)
    return f"{province.kind} {province.name}" if province else None


def _located(issuer: str, area: str) -> str:
    """The issuer with its area, in the way its kind takes it (``Tỉnh ủy Quảng Ngãi``, ``Sở Y tế tỉnh Quảng Ngãi``)."""
    _, name = split_area(area)
    if key(name) in key(issuer):
        return issuer
    if letters_of(issuer).endswith(f" {letters_of(name)}"):  # recognition lost a mark of the capitals (`TỈNH QUANG NGÃI`)
        return issuer[: -len(name)] + name
    located = add_area(issuer, area)
    if located != issuer or not _LOCAL.match(issuer) or _CENTRAL.match(issuer) or "Bộ " in issuer:
        return located
    return f"{issuer} {area}"
