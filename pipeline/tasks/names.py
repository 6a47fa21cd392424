"""Full names of mentions in the light of the directive: a `Sở Tài chính` in a document of Quảng Ngãi is that province's."""

import datetime as dt
import re
from dataclasses import replace

from pipeline.entities import names_in_context
from pipeline.entities.provinces import province_on
from pipeline.knowledge.folding import CAPITALS
from pipeline.model.directive import Directive, Mention

LOCAL = re.compile(rf"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\s+[{CAPITALS}].*$")
MAX_AREA_WORDS = 5


def home_area(directive: Directive, date: dt.date | None) -> str | None:
    """The area that the issuing body is at home in (`tỉnh Quảng Ngãi`), None for central bodies."""
    issuer = directive.issuing_body or ""
    explicit = LOCAL.search(issuer)
    if explicit:
        return explicit[0]
    words = issuer.split()
    for count in range(min(MAX_AREA_WORDS, len(words)), 0, -1):
        province = province_on(" ".join(words[-count:]), date)
        if province:
            return f"{province.kind} {province.name}"
    return None


def name_mentions(mentions: tuple[Mention, ...], directive: Directive, date: dt.date | None) -> tuple[Mention, ...]:
    """The mentions with their full names at the directive's date; those without one (groups, persons) as they are."""
    area = home_area(directive, date)
    names = names_in_context(mentions, date=date, area=area, issuer=directive.issuing_body)
    return tuple(replace(mention, name=name) if name else mention for mention, name in zip(mentions, names, strict=True))
