"""What the learned part sees of each syllable: the grammar's reading, the gazetteers, the letters, and where it stands."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.entities.lexicon import Entry, look_up
from pipeline.entities.persons import surnames
from pipeline.entities.syllables import BREAK, Syllables, split_syllables
from pipeline.model.directive import Mention, Reference
from pipeline.model.text import Span

OUTSIDE = "O"
_FOOT = "nơi nhận"
#: Longest beginning and end of a syllable that is looked at by itself (Vietnamese onsets have up to three letters).
_AFFIX = 3
_WINDOW = 2
_EDGE = "|"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text: its syllables' places, and the features of each."""

    spans: tuple[Span, ...]
    features: tuple[list[str], ...]


@dataclass(frozen=True, slots=True)
class _Columns:
    """One value a syllable, for the whole text."""

    syllables: Syllables
    grammar: list[str]
    rules: list[str]
    citations: list[str]
    lexicon: list[str]
    shapes: list[str]


def read_lines(text: str, mentions: Sequence[Mention], references: Sequence[Reference]) -> tuple[Line, ...]:
    """The lines of ``text`` (NFC) that hold syllables, with features; linear in its length.

    ``mentions`` and ``references`` are those of the grammar. A feature is ``column=value``; the same input gives the
    same features in the same order.
    """
    syllables = split_syllables(text)
    grammar = bio_tags(syllables, ((m.span, m.kind.value) for m in mentions))
    columns = _Columns(
        syllables=syllables,
        grammar=grammar,
        rules=bio_tags(syllables, ((m.span, m.rule) for m in mentions)),
        citations=bio_tags(syllables, ((r.span, "ref") for r in references)),
        lexicon=_lexicon_tags(len(syllables), look_up(syllables)),
        shapes=[_shape(text[start:end]) for start, end in zip(syllables.starts, syllables.ends, strict=True)],
    )
    lines: list[Line] = []
    previous, foot = "start", False
    for first, end in _line_ranges(syllables.keys):
        opening = " ".join(syllables.keys[first : first + 2])
        foot = foot or opening == _FOOT
        place = _place(columns, first, end, foot=foot)
        spans = tuple(Span(start=syllables.starts[n], end=syllables.ends[n]) for n in range(first, end))
        features = tuple(_features(columns, n, first, end, [*place, f"before={previous}"]) for n in range(first, end))
        lines.append(Line(spans, features))
        previous = "loud" if syllables.loud[first] else opening if end - first < _WINDOW * 2 else "text"
    return tuple(lines)


def bio_tags(syllables: Syllables, spans: Iterable[tuple[Span, str]]) -> list[str]:
    """One tag a syllable: ``B-x`` where a span labelled x begins, ``I-x`` inside it, ``O`` elsewhere; later spans win."""
    tags = [OUTSIDE] * len(syllables)
    at = {start: n for n, start in enumerate(syllables.starts)}
    for span, label in spans:
        first = at.get(span.start)
        if first is None:
            continue
        n = first
        while n < len(tags) and syllables.ends[n] <= span.end:
            tags[n] = ("B-" if n == first else "I-") + label
            n += 1
    return tags


def _line_ranges(keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    first = 0
    for n, key in enumerate([*keys, BREAK]):
        if key == BREAK:
            if n > first:
                yield first, n
            first = n + 1


def _lexicon_tags(length: int, entries: dict[int, list[Entry]]) -> list[str]:
    """The categories of the longest match that covers each syllable, and whether it begins or ends there."""
    tags = [OUTSIDE] * length
    reach = 0
    for index in sorted(index for index, matches in entries.items() if matches):
        longest = entries[index][0]
        if longest.end <= reach:
            continue
        kinds = "+".join(sorted({entry.category for entry in entries[index] if entry.end == longest.end}))
        for n in range(max(index, reach), min(longest.end, length)):
            tags[n] = ("B-" if n == index else "I-") + kinds
        reach = longest.end
    return tags


def _shape(word: str) -> str:
    if word.isdigit():
        return f"d{min(len(word), 4)}"
    if not word[0].isalnum():
        return word
    if word.isupper() and len(word) > 1:
        return "XX"
    return "Xx" if word[0].isupper() else "x"


def _place(columns: _Columns, first: int, end: int, *, foot: bool) -> list[str]:
    """What is the same for all syllables of a line."""
    shapes = columns.shapes[first:end]
    words = [shape for shape in shapes if shape[0] in "xX"]
    names = bool(words) and len(words) == len(shapes) and all(shape == "Xx" for shape in words)
    length = "short" if end - first <= 6 else "middle" if end - first <= 20 else "long"
    loud = columns.syllables.loud[first]
    return [f"foot={foot}", f"line={length}", f"loud={loud}", *(["all_names"] if names else [])]


def _features(columns: _Columns, n: int, first: int, end: int, place: list[str]) -> list[str]:
    def at(column: Sequence[str], shift: int) -> str:
        return column[n + shift] if first <= n + shift < end else _EDGE

    keys, key = columns.syllables.keys, columns.syllables.keys[n]
    features = ["bias", *place]
    for shift in range(-_WINDOW, _WINDOW + 1):
        features += [
            f"w{shift}={at(keys, shift)}",
            f"g{shift}={at(columns.grammar, shift)}",
            f"l{shift}={at(columns.lexicon, shift)}",
            f"s{shift}={at(columns.shapes, shift)}",
            f"c{shift}={at(columns.citations, shift)}",
        ]
    grammar = columns.grammar[n]
    features += [
        f"ww-={at(keys, -1)}_{key}",
        f"ww+={key}_{at(keys, 1)}",
        f"gw={grammar}_{key}",
        f"gg={at(columns.grammar, -1)}_{grammar}_{at(columns.grammar, 1)}",
        f"gs={grammar}_{columns.shapes[n]}_{at(columns.shapes, 1)}",
        f"gl={grammar}_{columns.lexicon[n]}",
        f"gw-={grammar}_{at(keys, -1)}",
        f"ss={at(columns.shapes, -1)}_{columns.shapes[n]}_{at(columns.shapes, 1)}",
        f"rule={columns.rules[n]}",
        f"end={grammar}_{at(columns.grammar, 1)[:1]}_{at(keys, 1)}",
        f"p={key[:_AFFIX]}",
        f"q={key[-_AFFIX:]}",
        f"first={min(n - first, 3)}",
    ]
    if key in surnames(ambiguous=True):
        features.append(f"surname={columns.shapes[n]}")
    return features
