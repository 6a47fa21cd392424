"""RTF made into the WordprocessingML that the DOCX reader reads; markers of lists stand in the file as text."""

import codecs
import itertools
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from lxml import etree

from pipeline.errors import BrokenFile
from pipeline.parsers.docx import WordParts
from pipeline.parsers.docx_numbering import KEPT_SIGNS
from pipeline.parsers.docx_styles import Face, ParagraphLook
from pipeline.parsers.legacy import convert, named_legacy
from pipeline.parsers.rtf_state import Font, ParagraphState, Piece, State, Story
from pipeline.parsers.rtf_tokens import Token, tokens
from pipeline.parsers.rtf_words import (
    ALIGN,
    BOXES,
    CODE_PAGES,
    ESCAPES,
    HEADS,
    MARKERS,
    READ_THOUGH_STARRED,
    SIGNS,
    SKIPPED,
    SYMBOL_CHARSET,
    TOGGLES,
)
from pipeline.parsers.word_tree import CellPlan, RowPlan, element, paragraph, run, table

MAX_GROUPS = 2000
MAX_CELLS = 255  # of a row; Word makes 63


def rtf_parts(data: bytes) -> WordParts:
    """The parts of the document in ``data``; raises :class:`BrokenFile` where it is no RTF."""
    if not data.lstrip().startswith(b"{\\rtf"):
        raise BrokenFile("rtf: no header")
    return _Reader().read(data)


class _Reader:
    def __init__(self) -> None:
        self._fonts: dict[int, Font] = {}
        self._default_font = -1
        self._styles: dict[int, ParagraphLook] = {0: ParagraphLook()}
        self._style = 0
        self._code_page = "cp1252"
        self._state = State()
        self._stack: list[State] = []
        self._stories = [Story("body")]
        self._heads: list[tuple[str, list[etree._Element]]] = []
        self._notes: list[list[etree._Element]] = []
        self._starred = False
        self._to_skip = 0  # characters that stand in for the Unicode one before them
        self._high: int | None = None  # the first half of a surrogate pair
        self._waiting = bytearray()  # bytes not decoded yet, for letters of several bytes

    def read(self, data: bytes) -> WordParts:
        for token in tokens(data):
            getattr(self, f"_{token.kind}")(token)
        is_cut_off = bool(self._stack)  # of a whole file every group is closed
        self._flush_bytes()
        while len(self._stories) > 1:
            self._close_story()
        self._end_paragraph()
        self._end_table()
        body = element("body", *self._stories[0].blocks)
        notes = element("footnotes", *(element("footnote", *blocks, id=str(at)) for at, blocks in enumerate(self._notes, 1)))
        stories = [(kind, f"{kind}{at}", element("hdr", *blocks)) for at, (kind, blocks) in enumerate(self._heads, 1)]
        return WordParts(
            name="rtf",
            main=element("document", body),
            stories=(*stories, ("footnotes", "footnotes", notes)),
            is_cut_off=is_cut_off,
        )

    @property
    def _story(self) -> Story:
        return self._stories[-1]

    def _open(self, _: Token) -> None:
        self._flush_bytes()
        if len(self._stack) > MAX_GROUPS:
            raise BrokenFile("rtf: groups nested too deeply")
        self._stack.append(self._state)
        self._state = replace(self._state, story="")
        self._starred = False
        self._to_skip = 0

    def _close(self, _: Token) -> None:
        self._flush_bytes()
        if self._state.story:
            self._close_story()
        if self._stack:
            self._state = self._stack.pop()
        self._to_skip = 0

    def _sign(self, token: Token) -> None:
        if token.data == b"*":
            self._starred = True
        elif token.data in (b"\r", b"\n"):
            self._paragraph_mark()
        elif token.data in ESCAPES:
            self._characters(ESCAPES[token.data])

    def _text(self, token: Token) -> None:
        data = token.data
        if self._to_skip:
            skipped = min(self._to_skip, len(data))
            self._to_skip -= skipped
            data = data[skipped:]
        if self._state.fonts:
            self._name_font(data)
        elif data and not self._state.styles and not self._state.skip:
            self._waiting += data

    def _word(self, token: Token) -> None:
        self._flush_bytes()
        word, number = token.data, token.number
        starred, self._starred = self._starred, False
        if word in SKIPPED or (starred and word not in READ_THOUGH_STARRED):
            self._state = replace(self._state, skip=True, beside=self._state.skip if word == b"upr" else self._state.beside)
        elif word == b"ud":
            self._state = replace(self._state, skip=self._state.beside)
        elif word == b"stylesheet":
            self._state = replace(self._state, styles=True)
        elif self._state.styles:
            self._style_word(word, number)
        elif word == b"fonttbl":
            self._state = replace(self._state, fonts=True)
        elif self._state.fonts:
            self._font_word(word, number)
        elif word in BOXES or word in HEADS or word in MARKERS or word == b"footnote":
            self._open_story(word)
        elif not self._state.skip:
            self._content_word(word, number)

    def _content_word(self, word: bytes, number: int | None) -> None:
        if word == b"u" and number is not None:
            self._unicode(number)
        elif word in SIGNS:
            self._characters(SIGNS[word])
        elif word in TOGGLES:
            self._set_face(**{TOGGLES[word]: number != 0})
        elif word in ALIGN:
            self._set_paragraph(align=ALIGN[word])
        elif action := ACTIONS.get(word):
            action(self, number)

    def _characters(self, text: str) -> None:
        self._flush_bytes()
        if self._to_skip:
            self._to_skip -= 1
        elif not (self._state.skip or self._state.deleted or self._state.fonts or self._state.styles):
            self._story.pieces.append((text, replace(self._state.face, font=self._font().name or None)))

    def _unicode(self, number: int) -> None:
        code = number + 0x10000 if number < 0 else number
        self._to_skip = 0
        if 0xD800 <= code < 0xDC00:
            self._high = code
        elif 0xDC00 <= code < 0xE000:
            if self._high is not None:
                self._characters(chr(0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00))
            self._high = None
        elif code < 0x110000:
            self._characters(chr(code))
        self._to_skip = self._state.stand_ins

    def _flush_bytes(self) -> None:
        if not self._waiting:
            return
        data, font = bytes(self._waiting), self._font()
        self._waiting.clear()
        if font.encoding is None:
            text = "".join(chr(0xF000 + byte) if byte > 0x20 else " " for byte in data)
        else:
            text = data.decode(font.encoding, "replace")
        self._characters(text)

    def _font(self) -> Font:
        number = self._state.font if self._state.font >= 0 else self._default_font
        return self._fonts.get(number, Font(encoding=self._code_page))

    def _font_word(self, word: bytes, number: int | None) -> None:
        if word == b"f" and number is not None:
            self._state = replace(self._state, font=number)
            self._fonts.setdefault(number, Font(encoding=self._code_page))
        elif word == b"fcharset" and self._state.font in self._fonts:
            charset = number or 0
            encoding = None if charset == SYMBOL_CHARSET else CODE_PAGES.get(charset, self._code_page)
            self._fonts[self._state.font].encoding = self._code_page if charset in (0, 1) else encoding

    def _name_font(self, data: bytes) -> None:
        font = self._fonts.get(self._state.font)
        if font is None or self._state.skip:
            return
        font.name += data.decode("cp1252", "replace")
        if font.name.endswith(";"):
            font.name = font.name[:-1].strip()
            if named_legacy(font.name):
                font.encoding = "cp1252"  # whatever character set such a font claims, its codes are its own

    def _style_word(self, word: bytes, number: int | None) -> None:
        """What a paragraph style says that paragraphs may leave unsaid: alignment and outline level."""
        if word == b"s" and number is not None:
            self._style = number
            self._styles[number] = ParagraphLook()
        elif word in (b"cs", b"ts", b"ds"):
            self._style = -1
        elif self._style in self._styles and word in ALIGN:
            self._styles[self._style] = replace(self._styles[self._style], align=ALIGN[word])
        elif self._style in self._styles and word == b"outlinelevel":
            self._styles[self._style] = replace(self._styles[self._style], outline=number)

    def _set_paragraph(self, **changes: Any) -> None:
        self._state = replace(self._state, paragraph=replace(self._state.paragraph, **changes))

    def _set_face(self, **changes: Any) -> None:
        self._state = replace(self._state, face=replace(self._state.face, **changes))

    def _open_story(self, word: bytes) -> None:
        if self._state.skip:
            return
        kind = "box" if word in BOXES else "marker" if word in MARKERS else HEADS.get(word, "note")
        self._stories.append(Story(kind))
        self._state = replace(self._state, story=kind, face=Face(), paragraph=ParagraphState())

    def _close_story(self) -> None:
        if self._story.kind == "marker":
            pieces = self._stories.pop().pieces
            self._story.marker = _marker([piece for piece in _joined(pieces) if isinstance(piece, tuple)])
            return
        self._end_paragraph()
        self._end_table()
        story = self._stories.pop()
        if story.kind == "box":
            box = element("pict", element("txbxContent", *story.blocks))
            self._story.pieces.append(element("r", box))
        elif story.kind == "note":
            self._notes.append(story.blocks)
            self._story.pieces.append(element("r", element("footnoteReference", id=str(len(self._notes)))))
        elif story.blocks:
            self._heads.append((story.kind, story.blocks))

    def _paragraph_mark(self, _: int | None = None) -> None:
        self._flush_bytes()
        if not self._state.skip:
            self._end_paragraph(mark=True)

    def _end_paragraph(self, *, mark: bool = False) -> None:
        story = self._story
        if not (story.pieces or mark):
            return
        about = self._state.paragraph
        style = self._styles.get(about.style, ParagraphLook())
        runs = [run(*piece) if isinstance(piece, tuple) else piece for piece in _joined(story.pieces)]
        outline = style.outline if about.outline is None else about.outline
        made = paragraph(runs, about.align or style.align, outline, story.marker)
        story.pieces, story.marker = [], ""
        if about.in_table:
            story.cell.append(made)
        else:
            self._end_table()
            story.blocks.append(made)

    def _end_table(self) -> None:
        story = self._story
        if story.rows:
            story.blocks.append(table(story.rows))
            story.rows = []
        story.blocks.extend(block for cell in [*story.pending, story.cell] for block in cell)  # a row cut short
        story.pending, story.cell = [], []

    def _cell(self, _: int | None) -> None:
        self._end_paragraph()
        self._story.pending.append(self._story.cell)
        self._story.cell = []

    def _row(self, _: int | None) -> None:
        story = self._story
        count = min(max(1, len(story.pending)), MAX_CELLS)
        plans = [replace(plan) for plan in story.row.cells] or [CellPlan(1440 * at) for at in range(1, count + 1)]
        for plan, blocks in zip(plans, story.pending, strict=False):
            plan.blocks = blocks
        plans[-1].blocks += [block for blocks in story.pending[len(plans) :] for block in blocks]
        story.rows.append(replace(story.row, cells=plans))
        story.pending, story.cell = [], []

    def _row_definition(self, _: int | None) -> None:
        self._story.row = RowPlan()
        self._story.plan = CellPlan(0)

    def _cell_edge(self, number: int | None) -> None:
        story = self._story
        story.plan.right = number or 0
        if len(story.row.cells) < MAX_CELLS:
            story.row.cells.append(story.plan)
        story.plan = CellPlan(0)

    def _paragraph_defaults(self, _: int | None) -> None:
        self._state = replace(self._state, paragraph=ParagraphState())

    def _plain(self, _: int | None) -> None:
        self._state = replace(self._state, face=Face(), font=-1, deleted=False)


def _joined(pieces: list[Piece]) -> list[Piece]:
    """The pieces with the texts of one face that follow each other as one."""
    found: list[Piece] = []
    for face, group in itertools.groupby(pieces, key=lambda piece: piece[1] if isinstance(piece, tuple) else None):
        if face is None:
            found.extend(group)
        else:
            found.append(("".join(piece[0] for piece in group if isinstance(piece, tuple)), face))
    return found


def _marker(pieces: list[tuple[str, Face]]) -> str:
    """A list's marker as it reads: a number as it stands, any single sign as a dash."""
    ways = [(text, named_legacy(face.font or "")) for text, face in pieces]
    core = " ".join("".join(convert(text, way) if way else text for text, way in ways).split())
    return "-" if len(core) == 1 and not core.isalnum() and core not in KEPT_SIGNS else core


Action = Callable[[_Reader, int | None], None]


def _merges(**changes: object) -> Action:
    def action(reader: _Reader, _: int | None) -> None:
        for name, value in changes.items():
            setattr(reader._story.plan, name, value)

    return action


def _font_of(reader: _Reader, number: int | None) -> None:
    reader._state = replace(reader._state, font=number or 0)


def _stand_ins(reader: _Reader, number: int | None) -> None:
    reader._state = replace(reader._state, stand_ins=number or 0)


def _code_page(reader: _Reader, number: int | None) -> None:
    name = f"cp{number}"
    try:
        codecs.lookup(name)
    except LookupError:
        return
    reader._code_page = name


def _default_font(reader: _Reader, number: int | None) -> None:
    reader._default_font = -1 if number is None else number


def _deleted(reader: _Reader, number: int | None) -> None:
    reader._state = replace(reader._state, deleted=number != 0)


def _unraised(reader: _Reader, _: int | None) -> None:
    reader._set_face(raised=False)


def _in_table(reader: _Reader, _: int | None) -> None:
    reader._set_paragraph(in_table=True)


def _outline(reader: _Reader, number: int | None) -> None:
    reader._set_paragraph(outline=number)


def _style_of(reader: _Reader, number: int | None) -> None:
    reader._set_paragraph(style=number or 0)


def _head_row(reader: _Reader, _: int | None) -> None:
    reader._story.row.head = True


def _ruled(reader: _Reader, _: int | None) -> None:
    reader._story.row.ruled = True


def _row_left(reader: _Reader, number: int | None) -> None:
    reader._story.row.left = number or 0


ACTIONS: dict[bytes, Action] = {
    b"par": _Reader._paragraph_mark,
    b"sect": _Reader._paragraph_mark,
    b"page": _Reader._paragraph_mark,
    b"nestcell": _Reader._paragraph_mark,
    b"cell": _Reader._cell,
    b"row": _Reader._row,
    b"trowd": _Reader._row_definition,
    b"cellx": _Reader._cell_edge,
    b"clvmgf": _merges(merge="restart"),
    b"clvmrg": _merges(merge="continue"),
    b"clmrg": _merges(joined=True),
    b"trhdr": _head_row,
    b"trleft": _row_left,
    b"clbrdrt": _ruled,
    b"clbrdrl": _ruled,
    b"trbrdrt": _ruled,
    b"trbrdrh": _ruled,
    b"pard": _Reader._paragraph_defaults,
    b"plain": _Reader._plain,
    b"intbl": _in_table,
    b"outlinelevel": _outline,
    b"s": _style_of,
    b"f": _font_of,
    b"uc": _stand_ins,
    b"deleted": _deleted,
    b"nosupersub": _unraised,
    b"ansicpg": _code_page,
    b"deff": _default_font,
}
