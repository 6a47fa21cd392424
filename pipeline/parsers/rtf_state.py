"""What a reader of RTF keeps in mind: fonts, what groups inherit, and the stories that paragraphs collect in."""

from dataclasses import dataclass, field

from lxml import etree

from pipeline.parsers.docx_styles import Face
from pipeline.parsers.word_tree import CellPlan, RowPlan

Piece = tuple[str, Face] | etree._Element  # of a paragraph: text with its face, or what stands for itself


@dataclass(slots=True)
class Font:
    """A font of the file's table: its name and the encoding of its text (None for signs)."""

    name: str = ""
    encoding: str | None = "cp1252"


@dataclass(frozen=True, slots=True)
class ParagraphState:
    """What stands for the paragraphs to come: alignment, outline level, number of their style, whether they are in cells."""

    align: str | None = None
    outline: int | None = None
    style: int = 0
    in_table: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """What a group inherits: destination, face, font number, deleted text, characters that stand in for a Unicode one."""

    skip: bool = False
    fonts: bool = False
    face: Face = field(default_factory=Face)
    font: int = -1
    deleted: bool = False
    stand_ins: int = 1
    story: str = ""  # of the group that opened it, to be closed with it
    styles: bool = False
    paragraph: ParagraphState = field(default_factory=ParagraphState)
    beside: bool = False  # what ``skip`` was before the ANSI half of a text that a Unicode one follows


@dataclass(slots=True)
class Story:
    """A place where paragraphs collect: the body, a head, a note, a text box."""

    kind: str
    blocks: list[etree._Element] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)  # of the paragraph being read
    marker: str = ""  # of the list that the paragraph being read is an item of
    rows: list[RowPlan] = field(default_factory=list)
    row: RowPlan = field(default_factory=RowPlan)
    pending: list[list[etree._Element]] = field(default_factory=list)  # contents of the cells of the row being read
    cell: list[etree._Element] = field(default_factory=list)
    plan: CellPlan = field(default_factory=lambda: CellPlan(0))
