"""Which order verbs open an order (`giao`, `yêu cầu`), and which are only spoken of."""

import re

from pipeline.knowledge.folding import CAPITALS
from pipeline.model.text import Span
from pipeline.tasks.annotated import AnnotatedText
from pipeline.tasks.cues import cue_pattern

ORDER_FRAMES = frozenset({"frame.giao", "frame.yeu_cau", "frame.de_nghi"})  # the rules of the order verbs
ASSIGN = re.compile(r"(?<!\w)(?:" + cue_pattern("assign").pattern + r")(?!\w)")
PSEUDO = cue_pattern("pseudo")
ASSIGNER_GAP = re.compile(r"\s*(?:(?:" + cue_pattern("order_adverb").pattern + r"|,)\s*)*")
# In an article the order that `Sở X đã đề nghị` tells of is the news.
RELAY_GAP = re.compile(r"\s*(?:(?:" + cue_pattern("order_adverb").pattern + r"|đã|vừa|còn|,)\s*)*")
NAME_AFTER = re.compile(rf"(?:\s[{CAPITALS}][^\W\d_]*){{1,5}}")
# `UBND tỉnh chuyển Công văn số … đề nghị Sở X …`: what is sent on comes with its order.
SENT_ON = re.compile(r"(?<!\w)" + cue_pattern("sent_on").pattern + r"\s[^.;:]*$")
# `rà soát, yêu cầu các tổ chức …`: the assignee itself asks them; `giao` is no such verb.
JOINT_VERB = re.compile(r"(?<!\w)" + cue_pattern("joint_verb").pattern + r",\s*$")
ASKS = re.compile(cue_pattern("asks").pattern)
# `các nhiệm vụ Thủ tướng Chính phủ giao cho Bộ`: what was given, told by a relative clause.
# `tham mưu UBND tỉnh đề nghị Bộ …`: an order that somebody is advised to give.
ADVISED = re.compile(r"(?<!\w)" + cue_pattern("advised").pattern + r"\s+$")
GIVEN = re.compile(r"(?<!\w)" + cue_pattern("given").pattern + r"\s*$")


def may_order(text: AnnotatedText, clause: Span, start: int, cue: int) -> bool:
    """Whether an order verb at ``cue`` opens an order: first word, after a comma, or after the one who orders."""
    told = text.relayed and text.lower.startswith("đã ", max(0, cue - 3))
    if PSEUDO.search(text.lower, max(clause.start, cue - 24), cue) and not told:
        return False
    if is_joint(text, start, cue) or text.mention_at(cue) or text.inside_mention(cue):  # `các Bộ: Xây dựng, Giao thông vận tải`
        return False
    before = text.slice(start, cue).rstrip()
    if not before or before.endswith((",", ":", ";", "-", "–", ".")):
        return True
    mentions = text.mentions_in(start, cue)
    sent = SENT_ON.search(text.lower, start, cue)
    if sent and (text.relayed or all(mention.name == text.issuer for mention in mentions if mention.span.end <= sent.start())):
        return True
    if not mentions or any(told.search(text.lower, start, mentions[-1].span.start) for told in (GIVEN, ADVISED)):
        return False
    named = NAME_AFTER.match(text.document.text, mentions[-1].span.end, cue)  # `Chủ tịch Hà Nội giao`
    gap = RELAY_GAP if text.relayed else ASSIGNER_GAP
    return gap.fullmatch(text.lower, named.end() if named else mentions[-1].span.end, cue) is not None


def is_joint(text: AnnotatedText, start: int, cue: int) -> bool:
    """Whether the verb at ``cue`` goes on from one before the comma (`rà soát, | yêu cầu các tổ chức …`)."""
    return ASKS.match(text.lower, cue) is not None and JOINT_VERB.search(text.lower, start, cue) is not None
