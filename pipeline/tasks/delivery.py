"""Lines that only say where and by when the answer to the order above is sent (`Báo cáo gửi về Sở Tài chính trước ngày …`).

Such a line names nobody and orders nothing new: its date and its recipients belong to the order before it.
Source: TASK_RECORDS 6 (rule S: one duty, its date in a sentence of its own); usage of official letters.
"""

import re

from pipeline.tasks.annotated import AnnotatedText
from pipeline.tasks.cues import cue_pattern
from pipeline.tasks.draft import Draft

DELIVERY = re.compile(r"\s*" + cue_pattern("delivery").pattern)


def is_delivery(order: Draft, line: Draft, text: AnnotatedText) -> bool:
    """Whether ``line`` only dates ``order``, which stands right above it and has no date of its own."""
    same = not line.lead or ("lead" in line.inherited and line.lead == order.lead)
    return (
        same
        and bool(line.deadlines)
        and not order.deadlines
        and order.rejected_because is None
        and line.unit == order.unit + 1
        and DELIVERY.match(text.lower, line.span.start, line.span.end) is not None
    )


def delivered(order: Draft, line: Draft) -> Draft:
    """The order with the date of the line, and with its recipients where it names none itself."""
    fields: dict[str, object] = {"deadlines": line.deadlines}
    if line.recipients and not order.recipients:
        fields["recipients"] = line.recipients
    inherited = {**order.inherited, **dict.fromkeys(fields, line.span)}
    return order.with_field(**fields, inherited=inherited, rules=(*order.rules, "scope.delivery"))
