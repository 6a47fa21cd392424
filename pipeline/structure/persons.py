"""An office with the person who holds it: ``Phó Chủ tịch UBND tỉnh Nguyễn Văn A``."""

import functools
import re

from pipeline.entities.lexicon import districts, provinces
from pipeline.entities.naming import spell_out
from pipeline.entities.persons import surnames
from pipeline.knowledge.folding import key
from pipeline.structure.pieces import is_capitals
from pipeline.structure.signature import positions

NAME_SYLLABLES = (2, 4)
_NAMES_BODY = re.compile(
    r"ubnd|ủy ban|hội đồng|sở|công an|ban chỉ đạo|ban quản lý|kiểm toán|quốc hội|nước|chính phủ|ban thường vụ"
)


@functools.cache
def _places() -> frozenset[str]:
    return frozenset({row.name for row in provinces()} | {row.name for row in districts()})


def split_person(words: str) -> tuple[str, str | None]:
    """``Phó Chủ tịch UBND TP Hà Nội Nguyễn Văn A`` as the office and the name of the person."""
    syllables = words.split()
    for size in range(NAME_SYLLABLES[1], NAME_SYLLABLES[0] - 1, -1):
        name = syllables[-size:]
        if (
            len(syllables) > size
            and key(name[0]) in surnames(ambiguous=True)
            and all(part[:1].isupper() and part[1:].islower() for part in name)
        ):
            person = " ".join(name)
            if person not in _places() and f"{syllables[-size - 1]} {name[0]}" not in _places():
                return " ".join(syllables[:-size]), person
    return words, None


def post_of(words: str) -> str | None:
    """The post that an office begins with: ``Phó Chủ tịch`` of ``Phó Chủ tịch UBND tỉnh``."""
    folded = key(words)
    known = [form for form in positions() if (folded == form or folded.startswith(form + " ")) and not _NAMES_BODY.search(form)]
    return positions()[max(known, key=len)] if known else None


def office_in_sentence_case(words: str) -> str:
    """An office with its holder, set in capitals throughout, in the usual spelling."""
    if not is_capitals(words):
        return words
    office, person = split_person(" ".join(word.capitalize() for word in words.split()))
    spelled = spell_out(office.upper())
    return f"{spelled[:1].upper()}{spelled[1:]} {person}" if person else f"{spelled[:1].upper()}{spelled[1:]}"
