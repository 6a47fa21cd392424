"""The words of lines, with their places in the text and on the pages, packed for the document."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from pipeline.model.places import PackedWords
from pipeline.parsers.pdf_characters import Frame
from pipeline.parsers.pdf_lines import Line, LineWord


@dataclass(slots=True, kw_only=True)
class WordPacker:
    """Collects words in text order; ``frames`` are those of their pages by number.

    ``starts``, ``pages`` and ``counts`` say of each line where its text begins, its page, and how many words it has.
    """

    frames: dict[int, Frame]
    words: list[LineWord] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)

    def add_line(self, line: Line, start: int) -> None:
        """Adds the words of a line whose text begins at ``start``."""
        self.words.extend(line.words)
        self.starts.append(start)
        self.pages.append(line.page)
        self.counts.append(len(line.words))

    def packed(self) -> PackedWords:
        """All words so far."""
        if not self.words:
            return PackedWords()
        texts, x0, y0, x1, y1, _, _, _, _, edges, confidences = zip(*self.words, strict=True)
        counts = np.array(self.counts, dtype=np.int64)
        lengths = np.array(list(map(len, texts)), dtype=np.int64)
        starts = _starts(lengths, np.array(self.starts, dtype=np.int64), counts)
        pages = np.repeat(np.array(self.pages, dtype=np.int64), counts)
        boxes = np.ascontiguousarray(np.array((x0, y0, x1, y1), dtype=np.float64).T)
        cuts, first_cuts = _cuts(edges, boxes)
        turns = np.zeros(len(pages), dtype=np.int16)
        for page in np.unique(pages).tolist():
            here, frame = pages == page, self.frames[page]
            boxes[here] = np.stack(frame.shown_rectangle(*boxes[here].T), axis=1)
            turns[here] = -frame.reading_turn % 360
        return PackedWords(
            starts=array("q", starts.tobytes()),
            ends=array("q", (starts + lengths).tobytes()),
            pages=array("q", pages.tobytes()),
            boxes=array("d", boxes.tobytes()),
            turns=array("h", turns.tobytes()),
            cuts=array("f", cuts.astype(np.float32).tobytes()),
            first_cuts=array("q", first_cuts.tobytes()),
            confidences=array("d", _confidences(confidences)),
        )


def _starts(lengths: NDArray[np.int64], line_starts: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where words of such ``lengths`` begin that stand in lines with single spaces; no line is empty."""
    ends = np.cumsum(lengths + 1)
    first = np.cumsum(counts) - counts
    before = ends - lengths - 1
    starts: NDArray[np.int64] = before + np.repeat(line_starts - before[first], counts)
    return starts


def _confidences(confidences: Sequence[float | None]) -> list[float]:
    if all(one is None for one in confidences):
        return []
    return [-1.0 if one is None else one for one in confidences]


def _cuts(edges: Sequence[bytes], boxes: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """How far along its word (0 to 1) each character begins, and where each word's characters are in that list; -1 if unknown."""
    counts = np.array(list(map(len, edges)), dtype=np.int64) // 8
    first = np.where(counts > 0, np.cumsum(counts) - counts, -1)
    left, width = boxes[:, 0], np.maximum(boxes[:, 2] - boxes[:, 0], 1e-9)
    cuts = np.repeat(left, counts)
    np.subtract(np.frombuffer(b"".join(edges), dtype=np.float64), cuts, out=cuts)  # in place: a long document has millions
    cuts /= np.repeat(width, counts)
    return np.clip(cuts, 0.0, 1.0, out=cuts), first
