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
_SENTENCE_ENDS = frozenset({";", ":", "."})
# What stands before a verb that is no duty of the subject.
_LEADS_NO_DUTY = frozenset(
    {"để", "được", "bị", "đã", "đang", "do", "của", "về", "trong", "cho", "việc", "tác", "là", "và", "hoặc", "theo", "sự", "khi"}
)


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


def opens_with_duty_verb(text: str) -> bool:
    """Whether ``text`` begins with a verb that the lexicon knows to open a duty, whatever a tagger would say."""
    chart = Chart.of(text[:_WINDOW])
    index = 0
    while index < len(chart) and (not chart.is_word(index) or chart.key(index) in _MODALS):
        index += 1
    verb = chart.longest(index, "verb")
    phrase = phrase_at(chart, index)
    if verb is None or verb.row.strength != "duty" or (phrase and phrase.end > verb.end):
        return False
    return not _is_noun(chart, verb.end)


@functools.lru_cache(maxsize=8192)
def first_duty_verb(text: str) -> int | None:
    """The offset of the first word that opens a duty (``các chi bộ | gửi lịch …``), None where the sentence has none.

    Verbs inside the name of a body, office or group do not count, nor nouns (``báo cáo này``), nor what a preposition, a
    conjunction or a passive word leads (``để gửi``, ``được giao``).
    """
    chart = Chart.of(text)
    index = 0
    while index < len(chart):
        if chart.key(index) in _SENTENCE_ENDS:
            return None
        phrase = phrase_at(chart, index)
        if phrase:
            index = max(phrase.end, index + 1)
            continue
        verb = chart.longest(index, "verb")
        duty = verb is not None and verb.row.strength == "duty" and not _is_noun(chart, verb.end)
        if duty and index and chart.key(index - 1) not in _LEADS_NO_DUTY:
            return chart.syllables.starts[index]
        index = verb.end if verb else index + 1
    return None


def _is_noun(chart: Chart, end: int) -> bool:
    """Whether the word before ``end`` names a document: ``báo cáo này``, ``quyết định số 12``."""
    return chart.key(end) in _NOUN_BEFORE or (chart.key(end) == "số" and chart.key(end + 1).isdigit())


@functools.lru_cache(maxsize=8192)
def _tagged_as_verb(words: str) -> bool:
    tags = tags_of(words[:1].lower() + words[1:])
    first = next((tag for tag in tags if tag != _PUNCTUATION_TAG), "")
    return first.startswith("V")
