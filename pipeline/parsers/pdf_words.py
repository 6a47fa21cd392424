"""The words of lines, with their places in the text and on the pages, packed for the document."""

from array import array
from dataclasses import dataclass, field
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from pipeline.model.places import PackedWords
from pipeline.parsers.pdf_characters import Frame
from pipeline.parsers.pdf_lines import Line, LineWord


@dataclass(slots=True, kw_only=True)
class WordPacker:
    """Collects words in text order; ``frames`` are those of their pages by number."""

    frames: dict[int, Frame]
    words: list[LineWord] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)

    def add_line(self, line: Line, start: int) -> None:
        """Adds the words of a line whose text begins at ``start``."""
        for word in line.words:
            self.starts.append(start)
            start += len(word.text) + 1
        self.words.extend(line.words)
        self.pages.extend([line.page] * len(line.words))

    def packed(self) -> PackedWords:
        """All words so far."""
        if not self.words:
            return PackedWords()
        starts = np.array(self.starts, dtype=np.int64)
        ends = starts + np.array([len(word.text) for word in self.words], dtype=np.int64)
        pages = np.array(self.pages, dtype=np.int64)
        boxes = np.array([word[1:5] for word in self.words], dtype=np.float64)
        cuts, first_cuts = _cuts(self.words, boxes)
        turns = np.zeros(len(pages), dtype=np.int16)
        for page in np.unique(pages).tolist():
            here, frame = pages == page, self.frames[page]
            boxes[here] = np.stack(frame.shown_rectangle(*boxes[here].T), axis=1)
            turns[here] = -frame.reading_turn % 360
        return PackedWords(
            starts=array("q", starts.tobytes()),
            ends=array("q", ends.tobytes()),
            pages=array("q", pages.tobytes()),
            boxes=array("d", boxes.tobytes()),
            turns=array("h", turns.tobytes()),
            cuts=array("f", cuts.astype(np.float32).tobytes()),
            first_cuts=array("q", first_cuts.tobytes()),
            confidences=array("d", _confidences(self.words)),
        )


def _confidences(words: list[LineWord]) -> list[float]:
    if all(word.confidence is None for word in words):
        return []
    return [-1.0 if word.confidence is None else word.confidence for word in words]


def _cuts(words: list[LineWord], boxes: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """How far along its word (0 to 1) each character begins, and where each word's characters are in that list; -1 if unknown."""
    counts = np.array([len(word.edges) for word in words], dtype=np.int64)
    first = np.where(counts > 0, np.cumsum(counts) - counts, -1)
    left, width = boxes[:, 0], np.maximum(boxes[:, 2] - boxes[:, 0], 1e-9)
    edges = np.fromiter(chain.from_iterable(word.edges for word in words), dtype=np.float64, count=int(counts.sum()))
    return np.clip((edges - np.repeat(left, counts)) / np.repeat(width, counts), 0.0, 1.0), first
