"""Whether words open with a verb: the verb lexicon first, underthesea's part-of-speech tagger for the rest."""

import functools

from pipeline.entities.chart import Chart
from pipeline.entities.mentions import phrase_at
from pipeline.entities.speech_tags import tags_of

_WINDOW = 80  # characters that are looked at
_MODALS = frozenset({"không", "chưa", "đừng", "chớ", "sẽ", "tự", "cùng", "nên", "có", "thể"})
# After these a word such as `báo cáo`, `quyết định` is a noun.
_NOUN_BEFORE = frozenset({"này", "đó", "kèm"})
_PUNCTUATION_TAG = "CH"


@functools.lru_cache(maxsize=8192)
def starts_with_verb(text: str) -> bool:
    """Whether the first content word of ``text`` is a verb (``chủ trì rà soát …`` is True, ``kế hoạch năm`` False).

    Words of ``bodies/verbs.csv`` are known; a body, office or group at the start is no verb; all other openings are
    decided by the tagger (model inside the package, no network). Leading signs (``-``, ``+``) are passed over.
    """
    chart = Chart.of(text[:_WINDOW])
    index = 0
    while index < len(chart) and not chart.is_word(index):
        index += 1
    while chart.key(index) in _MODALS and not chart.longest(index, "verb"):
        index += 1
    if index >= len(chart):
        return False
    verb = chart.longest(index, "verb")
    phrase = phrase_at(chart, index)
    if phrase and (verb is None or phrase.end > verb.end):
        return False
    if verb:
        return not _is_noun(chart, verb.end)
    if chart.longest(index, "stop") or chart.key(index).isdigit():
        return False
    return _tagged_as_verb(text[chart.syllables.starts[index] : _WINDOW])


def _is_noun(chart: Chart, end: int) -> bool:
    """Whether the word before ``end`` names a document: ``báo cáo này``, ``quyết định số 12``."""
    return chart.key(end) in _NOUN_BEFORE or (chart.key(end) == "số" and chart.key(end + 1).isdigit())


@functools.lru_cache(maxsize=8192)
def _tagged_as_verb(words: str) -> bool:
    tags = tags_of(words[:1].lower() + words[1:])
    first = next((tag for tag in tags if tag != _PUNCTUATION_TAG), "")
    return first.startswith("V")
