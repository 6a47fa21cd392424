"""What a letter tells before it orders: the situation, in paragraphs whose verbs are nobody's duty.

Usage of công văn and chỉ thị: the grounds come first, then `đề nghị …`, `yêu cầu …`, `giao …` and what hangs on them.
"""

from pipeline.model.outline import Node
from pipeline.tasks.draft import Draft
from pipeline.tasks.order_verbs import ORDER_FRAMES

SUMMED_UP = 2  # tasks after a sentence that make it a summary of them
OPENER = "not.list_opener"  # an order that only opens its list is one all the same
WEIGHT = 0.4


def without_preamble(drafts: list[Draft], nodes: tuple[Node, ...]) -> list[Draft]:
    """The drafts, those rejected that stand in plain paragraphs before the first order and name nobody themselves."""
    orders = (
        draft for draft in drafts if ORDER_FRAMES & set(draft.rules) and (draft.rejected_because is None or OPENER in draft.rules)
    )
    first = min((draft.span.start for draft in orders), default=-1)
    return [_told(draft) if draft.span.start < first and _is_plain(draft, nodes) else draft for draft in drafts]


def _is_plain(draft: Draft, nodes: tuple[Node, ...]) -> bool:
    own = draft.unit >= 0 and nodes[draft.unit].style == "plain" and nodes[draft.unit].parent is None
    return own and "scope.addressees" in draft.rules and "frame.verb" in draft.rules


def _told(draft: Draft) -> Draft:
    return draft.with_field(
        weight=min(draft.weight, WEIGHT), rejected_because=draft.rejected_because or "nằm trước phần giao việc"
    )


def without_summary(drafts: list[Draft], introduced: int) -> list[Draft]:
    """An article's drafts without the sentence that introduces the directive and sums up its orders, told in full below.

    ``introduced`` is where the article names the directive.
    """
    accepted = [draft for draft in drafts if draft.rejected_because is None]
    later = sum(draft.span.start > introduced for draft in accepted)
    return [
        draft.with_field(weight=min(draft.weight, WEIGHT), rejected_because=draft.rejected_because or "tóm tắt ở đầu bài")
        if later >= SUMMED_UP and draft.span.start <= introduced < draft.span.end and ORDER_FRAMES & set(draft.rules)
        else draft
        for draft in drafts
    ]
