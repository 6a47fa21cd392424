"""Runs of a Word paragraph made into lines of the text: old fonts decoded, capitals shown, symbols and white space read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.parsers.docx_styles import Face
from pipeline.parsers.html_lines import group_lines
from pipeline.parsers.html_style import Look
from pipeline.parsers.html_text import (
    LEADING_PRIVATE,
    NOTE_MARK,
    ORNAMENT,
    PRIVATE,
    SUPERSCRIPTS,
    Line,
    Run,
    common_look,
    is_exponent,
    symbol_glyphs,
    symbol_text,
)
from pipeline.parsers.legacy import Legacy, decide_paragraph, pieces
from pipeline.parsers.traced import Glyph, cleaned, glyphs_of, origins_of, text_of, wide_gaps

SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class FaceRun:
    """Characters of one face, as they stand in the file."""

    glyphs: list[Glyph]
    face: Face

    @property
    def text(self) -> str:
        """The characters alone."""
        return text_of(self.glyphs)


Fonts = Mapping[str, Legacy | None]


def lines_of(segments: Sequence[list[FaceRun]], marker: str, centered: bool, heading: bool, fonts: Fonts) -> list[Line]:
    """The lines of a paragraph whose line breaks part ``segments``; ``marker`` is that of its automatic list.

    ``fonts`` says of each font how its text is to be read.
    """
    read = [[FaceRun(run.glyphs, run.face) for run in shown(runs, fonts)] for runs in segments]
    glyphs = [_line_glyphs(runs) for runs in read]
    lines: list[Line] = []
    for group in group_lines([text_of(line) for line in glyphs]):
        first = glyphs_of(f"{marker} ") if marker and not lines else []
        joined = first + _joined([glyphs[index] for index in group])
        looks = [
            Run(run.text, Look(bool(run.face.bold), bool(run.face.italic), centered)) for index in group for run in read[index]
        ]
        look = common_look(looks)
        lines.append(
            Line(
                text=text_of(joined),
                bold=look.bold,
                italic=look.italic,
                centered=centered,
                tag_heading=heading,
                origins=origins_of(joined),
                gaps=wide_gaps([glyph for run in read[group[0]] for glyph in run.glyphs]) if len(group) == 1 else (),
            )
        )
    return lines


def shown(runs: Sequence[FaceRun], fonts: Fonts) -> list[FaceRun]:
    """The runs as the page shows them: letters of old fonts decoded, capitals, signs of symbol fonts, raised numbers."""
    decoded = _decoded(runs, fonts)
    found: list[FaceRun] = []
    for run in decoded:
        glyphs = run.glyphs
        if run.face.symbols:
            glyphs = [replace(glyph, text=text) for glyph, text in zip(glyphs, symbol_text(run.text), strict=False)]
        if run.face.caps:
            glyphs = [replace(glyph, text=glyph.text.upper()) for glyph in glyphs]
        if run.face.raised and NOTE_MARK.fullmatch(run.text):
            glyphs = _raised(glyphs, "".join(before.text for before in found[-3:]))
        found.append(FaceRun(glyphs, run.face))
    return found


def _raised(glyphs: list[Glyph], before: str) -> list[Glyph]:
    """A power keeps its number, a footnote mark goes, unless it opens the note itself."""
    if not before.strip():
        return [*glyphs, Glyph(" ")]
    if is_exponent(before):
        return [replace(glyph, text=glyph.text.translate(SUPERSCRIPTS)) for glyph in glyphs]
    return []


def _decoded(runs: Sequence[FaceRun], fonts: Fonts) -> list[FaceRun]:
    """The runs with the text of old fonts decoded; a letter whose accent stands in the next run belongs to its own run."""
    ways = _ways(runs, fonts)
    if not any(ways):
        return list(runs)
    found = [FaceRun([], run.face) for run in runs]
    at = 0
    while at < len(runs):
        stop = at + 1
        way = ways[at]
        if way is None:
            found[at].glyphs.extend(runs[at].glyphs)
            at = stop
            continue
        while stop < len(runs) and (next_way := ways[stop]) is not None and next_way.family == way.family:
            stop += 1
        places: list[tuple[Glyph, int]] = []
        for index in range(at, stop):
            for glyph in runs[index].glyphs:
                # Two soft hyphens in a row are a letter and a real soft hyphen, which its converter wrote alike.
                if not (glyph.text == SOFT_HYPHEN and places and places[-1][0].text == SOFT_HYPHEN):
                    places.append((glyph, index))
        for start, end, text in pieces("".join(glyph.text for glyph, _ in places), Legacy(way.family)):
            first, index = places[start]
            own = ways[index]
            last = places[end - 1][0]
            read = text.upper() if own is not None and own.capitals else text
            stands = last.end if last.node == first.node else first.end
            found[index].glyphs.append(Glyph(read, first.node, first.start, stands))
        at = stop
    return found


def _ways(runs: Sequence[FaceRun], fonts: Fonts) -> list[Legacy | None]:
    """How each run is to be read, judged over all that the paragraph has in the run's font."""
    texts: dict[str, str] = {}
    for run in runs:
        font = run.face.font or ""
        texts[font] = texts.get(font, "") + run.text
    ways = {font: decide_paragraph(text, fonts.get(font)) for font, text in texts.items()}
    return [ways[run.face.font or ""] for run in runs]


def _line_glyphs(runs: Sequence[FaceRun]) -> list[Glyph]:
    """The characters of one line, clean: symbol-font bullets at its start read ``-``, drawn rules read as nothing."""
    glyphs = cleaned([glyph for run in runs for glyph in run.glyphs])
    text = text_of(glyphs)
    if PRIVATE.search(text):
        leading = LEADING_PRIVATE.match(text)
        start = len(leading[0]) if leading else 0
        kept = [*glyphs_of("- " if leading else ""), *(_symbol(glyph) for glyph in glyphs[start:])]
        glyphs = cleaned([glyph for glyph in kept if glyph.text])
    return [] if ORNAMENT.match(text_of(glyphs)) else glyphs


def _symbol(glyph: Glyph) -> Glyph:
    return replace(glyph, text=symbol_glyphs().get(glyph.text, "")) if PRIVATE.match(glyph.text) else glyph


def _joined(parts: Sequence[list[Glyph]]) -> list[Glyph]:
    joined: list[Glyph] = []
    for part in parts:
        joined.extend([Glyph(" "), *part] if joined else part)
    return joined
