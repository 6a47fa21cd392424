"""Support, recipients and deliverable of a reading."""

import functools
import re
from dataclasses import dataclass

from pipeline.knowledge.loader import load_rows
from pipeline.model.task import Party
from pipeline.model.text import Span
from pipeline.tasks.annotated import AnnotatedText

# What others do with the result later names no recipient of this duty: `để Sở X tổng hợp, báo cáo UBND tỉnh`.
LATER_STEP = re.compile(
    r"(?<!\w)(?:để|nhằm)\s+(?:(?:kịp thời|được|tiếp tục)\s+)?(?:tổng hợp|theo dõi|xem xét|biết|phối hợp|chỉ đạo|giải quyết|được hướng dẫn)"
    r"|(?<!\w)trước khi\s|(?<!\w)sau khi\s"
)
PAST = re.compile(r"(?<!\w)(?:đã|được|do|của)\s+$")
PRODUCT = re.compile(
    r"(?<!\w)(?:xây dựng|ban hành|lập|soạn thảo|dự thảo|hoàn thiện|hoàn chỉnh|gửi|trình|có|biên soạn|phê duyệt)\s+"
    r"((?:(?:các|những|dự thảo|01|một)\s+)*(?:kế hoạch|đề án|báo cáo|tờ trình|dự thảo|quyết định|nghị quyết|chỉ thị|danh mục|phương án"
    r"|văn bản|hồ sơ|phụ lục|biểu mẫu|số liệu|danh sách|quy chế|quy trình|chương trình|quy định|hướng dẫn|phiếu|biên bản|tài liệu"
    r"|chuyên trang|chuyên mục|ý kiến)[^,;.:()]{0,90}?)"
    r"(?=\s*(?:[,;.:()]|$)|\s(?:trước ngày|trước|gửi|trình|báo cáo|để|nhằm|theo|trong|chậm nhất|về Sở|về Ủy ban|và)\s)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleCue:
    """A row of ``tasks/roles.toml``: the bodies after the words have the role."""

    id: str
    role: str
    regex: str
    source: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@functools.cache
def role_cues() -> tuple[RoleCue, ...]:
    """All role cues, in the order they are tried."""
    return load_rows("tasks/roles.toml", RoleCue)


@functools.cache
def _patterns() -> tuple[tuple[RoleCue, re.Pattern[str]], ...]:
    return tuple((cue, re.compile(r"(?<!\w)" + cue.regex)) for cue in role_cues())


def find_roles(text: AnnotatedText, span: Span, role: str, exclude: tuple[Party, ...] = ()) -> tuple[Party, ...]:
    """The parties that have ``role`` (support or recipient) in the words of ``span``, in text order, each once."""
    limit = span.end
    if role == "recipient":
        later = LATER_STEP.search(text.lower, span.start, span.end)
        limit = later.start() if later else span.end
    taken = {party.span for party in exclude}
    found: dict[Span, Party] = {}
    for cue, pattern in _patterns():
        if cue.role != role:
            continue
        for match in pattern.finditer(text.lower, span.start, limit):
            if PAST.search(text.lower, max(span.start, match.start() - 8), match.start()):
                continue
            parties = text.parties_at(match.end(), span.end)
            for party in parties.parties if parties else ():
                if party.span not in taken:
                    found.setdefault(party.span, party)
    unique: dict[str, Party] = {}
    for place in sorted(found):
        unique.setdefault((found[place].name or found[place].text).casefold(), found[place])
    return tuple(unique.values())


def find_deliverable(text: AnnotatedText, span: Span) -> str | None:
    """The product that the duty names (``dự thảo kế hoạch``), the first one; None when it names none."""
    product = PRODUCT.search(text.slice(span.start, span.end))
    return " ".join(product[1].split()) if product else None
