"""Pictures of pages to characters and rules in the reading frame, several pages side by side."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

from pipeline.model.text import Artifact, TextSource
from pipeline.parsers.ocr_compounds import with_compounds
from pipeline.parsers.ocr_engine import ONE_COLUMN, WHOLE_PAGE, OcrFailed, ReadWord, read_words, upright_turn
from pipeline.parsers.ocr_letters import characters_of, mean_confidence, word_lines
from pipeline.parsers.ocr_marks import red_ink, red_marks
from pipeline.parsers.ocr_picture import ink_share, levelled, skew_of, turned, without_stamps
from pipeline.parsers.ocr_repairs import repaired
from pipeline.parsers.ocr_rules import find_rules
from pipeline.parsers.ocr_strips import grid_strips, reread, side_strips, without_overlaps
from pipeline.parsers.page_document import PageContent
from pipeline.parsers.page_watch import pages_at_once
from pipeline.parsers.pdf_artifacts import split_stamps
from pipeline.parsers.pdf_characters import Frame
from pipeline.parsers.pdf_graphics import Rule
from pipeline.parsers.pdf_grids import Grid, find_grids
from pipeline.parsers.pdf_trust import vietnamese_share

DPI = 300
POINTS = 72.0  # an inch
PAGE_SECONDS = 60.0  # of processor time for one run of tesseract over one page; a dense page takes about three
_SURE = 0.7  # mean confidence of a page that stands upright
_LEAST_SHARE = 0.08  # of Vietnamese letters
_CUT_WORDS = 2  # words that a grid cuts in two before it is taken for a stamp
_CUT_REACH = 0.3  # of its height by which a cut word lies on both sides
_LONG_WORD = 3  # letters, from which a word is wider than high
_LEAST_LETTERS = 12  # a page with fewer was no text
_BLANK_INK = 0.003  # share of dark pixels of an empty back with its specks and folds


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePicture:
    """A page as a Pillow picture of ``dpi`` pixels an inch, as shown; ``frame`` is not turned for reading yet."""

    frame: Frame
    picture: Any
    dpi: int


def recognise_pages(pictures: Iterable[PagePicture]) -> Iterator[PageContent]:
    """The contents of the pages in their order; a page with no text, or that took too long, has the source ``none``."""
    yield from _side_by_side(recognise, pictures)


def recognise(page: PagePicture) -> PageContent:
    """The characters and rules of one page."""
    grey = without_stamps(page.picture)
    try:
        reading = _read(grey, page.dpi)
        if not (_is_text(reading.words) and _is_level(reading.words)):
            reading = _better(reading, grey, page.dpi)
    except OcrFailed:
        return PageContent(frame=page.frame, source=TextSource.NONE)
    frame = replace(page.frame, reading_turn=reading.turn, skew=reading.skew)
    marks = _marks(page, frame)
    rules = find_rules(reading.grey, page.dpi)
    grids, overprints = _sorted_out(find_grids(frame.number, rules), reading.words, page.dpi)
    rules = tuple(rule for rule in rules if not any(_lies_in(rule, grid) for grid in overprints))
    words = _with_strips(reading, grids, page.dpi)
    characters, stamps = split_stamps(frame, characters_of(words, page.dpi))
    if sum(map(str.isalpha, characters.texts.tolist())) < _LEAST_LETTERS:
        source = TextSource.OCR if ink_share(reading.grey) < _BLANK_INK else TextSource.NONE
        return PageContent(frame=frame, artifacts=marks, source=source)
    return PageContent(frame=frame, characters=characters, rules=rules, artifacts=stamps + marks, source=TextSource.OCR)


def _marks(page: PagePicture, frame: Frame) -> tuple[Artifact, ...]:
    ink = red_ink(page.picture)
    try:
        return red_marks(ink, page.dpi, frame) if ink is not None else ()
    except OcrFailed:
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """What was read with the page turned and levelled."""

    turn: int
    skew: float
    grey: Any
    words: tuple[ReadWord, ...]


def _read(grey: Any, dpi: int, turn: int = 0) -> _Reading:
    from PIL import Image

    upright = turned(grey, turn)
    skew = skew_of(upright)
    level = levelled(upright, skew)
    words = _words(Image.fromarray(level), dpi, WHOLE_PAGE)
    return _Reading(turn=turn, skew=skew, grey=level, words=words)


def _words(picture: Any, dpi: int, mode: int) -> tuple[ReadWord, ...]:
    words = read_words(picture, dpi=dpi, seconds=PAGE_SECONDS, mode=mode)
    return tuple(with_compounds([word for line in word_lines(words) for word in repaired(line)]))


def _better(first: _Reading, grey: Any, dpi: int) -> _Reading:
    """The page read anew as it should be turned, where that makes it clearer."""
    from PIL import Image

    turn = upright_turn(Image.fromarray(grey), seconds=PAGE_SECONDS)
    if not turn:
        return first
    second = _read(grey, dpi, turn)
    return max((first, second), key=lambda reading: (_is_level(reading.words), mean_confidence(reading.words)))


def _with_strips(reading: _Reading, grids: Sequence[Grid], dpi: int) -> tuple[ReadWord, ...]:
    """The words of the page, with the columns of tables and of side-by-side text read by themselves."""
    from PIL import Image

    def reader(strip: Any) -> tuple[ReadWord, ...]:
        return _words(Image.fromarray(strip), dpi, ONE_COLUMN)

    shape = reading.grey.shape
    in_grids = tuple(strip for grid in grids for strip in grid_strips(grid, dpi, shape))
    outside = [word for word in reading.words if not any(strip.holds(word) for strip in in_grids)]
    beside = side_strips(word_lines(outside), shape)
    try:
        return without_overlaps(reread(reading.grey, reading.words, in_grids + beside, reader))
    except OcrFailed:
        return without_overlaps(reading.words)


def _sorted_out(grids: Sequence[Grid], words: Sequence[ReadWord], dpi: int) -> tuple[list[Grid], list[Grid]]:
    """The tables, and the grids of rubber stamps that were printed over the text: their sides cut words in two."""
    tables: list[Grid] = []
    overprints: list[Grid] = []
    for grid in grids:
        cut = sum(_is_cut(word, grid, dpi / POINTS) for word in words)
        (overprints if cut >= _CUT_WORDS else tables).append(grid)
    return tables, overprints


def _is_cut(word: ReadWord, grid: Grid, scale: float) -> bool:
    if not grid.ys[0] <= (word.y0 + word.y1) / 2 / scale < grid.ys[-1]:
        return False
    reach = _CUT_REACH * (word.y1 - word.y0)
    return any(word.x0 + reach < edge * scale < word.x1 - reach for edge in (grid.xs[0], grid.xs[-1]))


def _lies_in(rule: Rule, grid: Grid) -> bool:
    across, along = (grid.xs, grid.ys) if rule.upright else (grid.ys, grid.xs)
    middle = (rule.start + rule.end) / 2
    return across[0] - 1 <= rule.at <= across[-1] + 1 and along[0] <= middle <= along[-1]


def _is_text(words: tuple[ReadWord, ...]) -> bool:
    share = vietnamese_share(" ".join(word.text for word in words))[1]
    return share >= _LEAST_SHARE and mean_confidence(words) >= _SURE


def _is_level(words: Sequence[ReadWord]) -> bool:
    """Whether most words are wider than high: tesseract reads sideways text, too, but with boxes standing on end."""
    long = [word for word in words if len(word.text) >= _LONG_WORD]
    return 2 * sum(word.x1 - word.x0 > word.y1 - word.y0 for word in long) >= len(long)


def _side_by_side(function: Callable[[PagePicture], PageContent], pictures: Iterable[PagePicture]) -> Iterator[PageContent]:
    """The function's results in the order of the pictures, which are asked for only when a processor is free."""
    count = pages_at_once()
    waiting: deque[Future[PageContent]] = deque()
    with ThreadPoolExecutor(max_workers=count) as pool:
        try:
            for picture in pictures:
                waiting.append(pool.submit(function, picture))
                if len(waiting) > count:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()
