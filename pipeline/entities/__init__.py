"""Bodies, office holders, groups, persons and cited documents in a text.

Heavy libraries (spaCy, underthesea) are imported when a function first needs them, not with the package.
"""

from pipeline.entities.annotation import all_mentions, as_outermost, read_outermost
from pipeline.entities.context import names_in_context
from pipeline.entities.letterhead import canonical_issuer
from pipeline.entities.mentions import find_mentions, read_mentions
from pipeline.entities.numbers import Number, find_numbers
from pipeline.entities.references import find_references
from pipeline.entities.resolution import resolve_name
from pipeline.entities.succession import name_today
from pipeline.entities.syntax import first_duty_verb, opens_with_duty_verb, starts_with_verb

__all__ = [
    "Number",
    "all_mentions",
    "as_outermost",
    "canonical_issuer",
    "find_mentions",
    "find_numbers",
    "find_references",
    "first_duty_verb",
    "name_today",
    "names_in_context",
    "opens_with_duty_verb",
    "read_mentions",
    "read_outermost",
    "resolve_name",
    "starts_with_verb",
]
