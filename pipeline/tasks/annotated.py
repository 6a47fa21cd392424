"""A document with its mentions, ready to be asked what stands where."""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pipeline.dates import find_deadlines, read_deadline_cell
from pipeline.entities import find_mentions
from pipeline.knowledge.folding import fold
from pipeline.model.directive import Directive, Mention, MentionKind
from pipeline.model.task import Deadline, Party
from pipeline.model.text import Document, Span
from pipeline.structure.effect import read_cited_effects
from pipeline.tasks.cues import cue_pattern
from pipeline.tasks.names import name_mentions
from pipeline.tasks.party_names import parties_of

# What may stand between two members of one list of parties.
BETWEEN = re.compile(r"\s*(?:[,;]\s*(?:và|cùng|cùng với)?|và|cùng(?: với)?|hoặc|&|/)\s*(?:toàn thể |đồng chí )?", re.IGNORECASE)
APPOSITIVE = re.compile(cue_pattern("appositive").pattern)
BEFORE = re.compile(r"\s*(?:đồng chí |các đồng chí:? |đ/c |toàn thể )?", re.IGNORECASE)
HANDED_ON = re.compile(r"(?:giao|trực tiếp là)\s", re.IGNORECASE)  # `Sở X (giao Phòng Y)`
# `BTL Quân khu 3, 4, 5`, `Chi cục Thuế khu vực I, II và III`
NUMBERED = re.compile(r"\s(?:\d{1,2}|[IVX]{1,4})$")
MORE_NUMBERS = re.compile(r"(?:,\s*(?:\d{1,2}|[IVX]{1,4})(?![\w/.]))+(?:\s+và\s+(?:\d{1,2}|[IVX]{1,4})(?![\w/.]))?")
ORGAN = re.compile(cue_pattern("organ").pattern)  # `ban thường vụ | các tỉnh ủy, thành ủy`
BRACKET = re.compile(r"\s*\(([^()]{0,300})\)")
# A bracket that tells what else the body is, not who in it acts.
DESCRIBES = re.compile(r"(?:cơ quan |đơn vị )?(?:thường trực|trưởng|phó|chủ trì|đầu mối)(?!\w)", re.IGNORECASE)
# Words that narrow a body and belong to it although the mention grammar leaves them out.
TAIL = re.compile(
    r"\s*(?:có liên quan|liên quan|có thẩm quyền|cùng cấp|nêu trên|nói trên|trên địa bàn(?: tỉnh| thành phố| huyện| xã)?)",
    re.IGNORECASE,
)
PARTY_KINDS = (MentionKind.BODY, MentionKind.ROLE, MentionKind.GROUP, MentionKind.PERSON)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyList:
    """Parties that stand side by side in one role, and the span from the first to the end of the last."""

    parties: tuple[Party, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedText:
    """The text of a document with its mentions in text order, and the dates that deadlines are resolved against.

    ``lower`` is the folded text; it has the same length, so that offsets found in it hold for the text.
    """

    document: Document
    lower: str
    mentions: tuple[Mention, ...]
    starts: tuple[int, ...] = field(repr=False)
    issue_date: dt.date | None
    received: dt.date | None
    effective_date: dt.date | None = None
    issuer: str | None = None
    doc_type: str | None = None
    relayed: bool = False  # an article tells of the directive
    effects: Mapping[str, str] = field(default_factory=dict)  # number of a cited document → the day it takes effect
    introduced: int = 0  # where the article names the directive; what stands before sums up

    @classmethod
    def annotate(cls, document: Document, directive: Directive, *, received: dt.date | None) -> "AnnotatedText":
        """Find the mentions of a whole document, named as the directive's date and issuer ask."""
        issue_date = dt.date.fromisoformat(directive.issue_date) if directive.issue_date else None
        found = tuple(m for m in find_mentions(document.text) if m.kind in PARTY_KINDS)
        mentions = name_mentions(found, directive, issue_date)
        return cls(
            document=document,
            lower=fold(document.text),
            mentions=mentions,
            starts=tuple(m.span.start for m in mentions),
            issue_date=issue_date,
            received=received,
            effective_date=dt.date.fromisoformat(directive.effective_date) if directive.effective_date else None,
            issuer=directive.issuing_body,
            effects=read_cited_effects(document),
            introduced=directive.evidence["doc_type"].start if "doc_type" in directive.evidence else 0,
            doc_type=directive.doc_type,
            relayed=directive.rules.get("doc_type", "").startswith("relay."),
        )

    def slice(self, start: int, end: int) -> str:
        """The characters of the text from ``start`` to ``end``."""
        return self.document.text[start:end]

    def mention_at(self, position: int) -> Mention | None:
        """The mention that begins at ``position``."""
        place = bisect_left(self.starts, position)
        if place < len(self.mentions) and self.starts[place] == position:
            return self.mentions[place]
        return None

    def inside_mention(self, position: int) -> bool:
        """Whether ``position`` lies in the middle of a mention (a comma inside a body's name)."""
        place = bisect_left(self.starts, position) - 1
        return place >= 0 and position < self.mentions[place].span.end

    def mentions_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that begin in ``[start, end)``."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def deadlines(self, start: int, end: int) -> tuple[Deadline, ...]:
        """The deadlines that the words from ``start`` to ``end`` set, with spans into the whole text."""
        found = find_deadlines(self.slice(start, end), offset=start, **self._anchors())
        return tuple(map(self._in_effect, found)) if self.effects else found

    def cell_deadlines(self, start: int, end: int) -> tuple[Deadline, ...]:
        """The deadlines of a table cell or of a labelled line's value, where a bare date is one."""
        return read_deadline_cell(self.slice(start, end), offset=start, **self._anchors())

    def _in_effect(self, deadline: Deadline) -> Deadline:
        """A length from the day a cited document takes effect, resolved where the text says when that is."""
        anchor = deadline.anchor or ""
        number = next((number for number in self.effects if number in anchor), None) if "hiệu lực" in anchor else None
        if number is None or deadline.latest:
            return deadline
        cited = f"số {number}"
        words = self.slice(deadline.span.start, deadline.span.end).replace(cited, "này".ljust(len(cited)))
        day = dt.date.fromisoformat(self.effects[number])
        again = find_deadlines(words, offset=deadline.span.start, issue_date=self.issue_date, effective_date=day)
        return replace(again[0], text=deadline.text, anchor=anchor, span=deadline.span) if len(again) == 1 else deadline

    def _anchors(self) -> dict[str, dt.date | None]:
        """The days that lengths run from."""
        return {"issue_date": self.issue_date, "received": self.received, "effective_date": self.effective_date}

    def parties_at(self, position: int, limit: int) -> PartyList | None:
        """The list of parties that begins at ``position`` (white space and `đồng chí` skipped), not beyond ``limit``."""
        text = self.document.text
        at = self._skip(BEFORE, position, limit)
        parties: list[Party] = []
        first = at
        end = position
        while (mention := self.mention_at(at)) is not None and mention.span.end <= limit:
            stop, said = self.with_bracket(mention, limit)
            parties.extend(parties_of(mention, said))
            end = self._after_appositive(stop, limit)
            joint = BETWEEN.match(text, end, limit)
            if joint is None:
                break
            at = joint.end()
        return PartyList(parties=tuple(parties), span=Span(start=first, end=end)) if parties else None

    def _after_appositive(self, at: int, limit: int) -> int:
        """Behind a remark on the body (`Sở X - cơ quan thường trực Ban Chỉ đạo`), else ``at``."""
        dash = APPOSITIVE.match(self.lower, at, limit)
        remark = self.mention_at(dash.end()) if dash else None
        return remark.span.end if remark and remark.span.end <= limit else at

    def _skip(self, pattern: re.Pattern[str], position: int, limit: int) -> int:
        found = pattern.match(self.document.text, position, limit)
        return found.end() if found else position

    def _whole_name(self, mention: Mention, limit: int) -> int:
        """Where the name of a member ends: with the numbers that share its noun, with the group it is an organ of."""
        numbers = MORE_NUMBERS.match(self.document.text, mention.span.end, limit) if NUMBERED.search(mention.text) else None
        if numbers:
            return numbers.end()
        owner = self.mention_at(mention.span.end + 1) if ORGAN.fullmatch(mention.text.casefold()) else None
        return owner.span.end if owner and owner.kind is MentionKind.GROUP and owner.span.end <= limit else mention.span.end

    def with_bracket(self, mention: Mention, limit: int) -> tuple[int, str]:
        """Where the mention ends with its tail and bracket, and its words: a bracket that names the real doer stays in them."""
        text = self.document.text
        end = self._whole_name(mention, limit)
        said = mention.text + text[mention.span.end : end]
        tail = TAIL.match(text, end, limit)
        if tail:
            end, said = tail.end(), said + tail[0].rstrip()
        bracket = BRACKET.match(text, end, limit)
        if bracket is None:
            return end, said
        told = HANDED_ON.match(bracket[1])
        doer = self.mention_at(bracket.start(1) + (told.end() if told else 0))
        if doer is not None and not DESCRIBES.match(bracket[1]):
            said = f"{said} ({bracket[1].strip()})"
        return bracket.end(), said
