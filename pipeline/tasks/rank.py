"""Who stands above whom, as far as it decides whether `đề nghị` orders sideways or only asks upward."""

import re

from pipeline.knowledge.folding import fold
from pipeline.model.task import Party
from pipeline.tasks.cues import cue_pattern

LOCAL = re.compile(cue_pattern("local_issuer").pattern)
CENTRAL = re.compile(cue_pattern("central_body").pattern)
DEPARTMENT = re.compile(cue_pattern("department").pattern)
COMMITTEE = re.compile(cue_pattern("committee").pattern)
ABOVE = ((LOCAL, CENTRAL), (DEPARTMENT, COMMITTEE))


def is_above(party: Party, issuer: str | None) -> bool:
    """Whether ``party`` stands above the body ``issuer`` that speaks (DOMAIN 4.2 frame D1, 4.5 N17)."""
    if issuer is None:
        return False
    speaker, asked = fold(issuer), fold(party.text)
    return any(below.match(speaker) and above.match(asked) for below, above in ABOVE)
