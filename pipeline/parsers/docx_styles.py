"""How the characters and paragraphs of a Word document are set: styles, their ancestors, and what stands on them directly.

What is nearest wins: the run itself, its character style, the paragraph's style, the document's defaults (ECMA-376, 17.7.2).
"""

from dataclasses import dataclass, field, replace

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = W + "val"
OFF = frozenset({"0", "false", "off", "none"})
MAX_ANCESTORS = 20
SYMBOL_FONTS = ("wingdings", "webdings", "symbol")
TOGGLES = {"b": "bold", "i": "italic", "caps": "caps", "vanish": "hidden"}


@dataclass(frozen=True, slots=True)
class Face:
    """How characters are set; None where it is not said at this level."""

    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None
    font: str | None = None

    @property
    def symbols(self) -> bool:
        """Whether the font shows signs instead of letters."""
        return bool(self.font) and str(self.font).lower().startswith(SYMBOL_FONTS)


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """How a paragraph is set: alignment, numbering (``number_id`` "0" turns it off), outline level (0 is the highest)."""

    align: str | None = None
    number_id: str | None = None
    level: int | None = None
    outline: int | None = None
    face: Face = field(default_factory=Face)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    base: str | None
    look: ParagraphLook
    ruled: bool | None


class Styles:
    """The styles of a document by id; empty where it has no styles part."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self._known: dict[str, ParagraphLook] = {}
        self._default: str | None = None
        self._defaults = ParagraphLook()
        if root is None:
            return
        for element in root.iterchildren(W + "style"):
            name = element.get(W + "styleId") or ""
            look = _look(element.find(W + "pPr"), element.find(W + "rPr"))
            self._styles[name] = _Style(base=value(element, "basedOn"), look=look, ruled=table_ruled(element.find(W + "tblPr")))
            if element.get(W + "type") == "paragraph" and element.get(W + "default") not in (None, *OFF):
                self._default = name
        defaults = root.find(W + "docDefaults")
        if defaults is not None:
            self._defaults = _look(defaults.find(f"{W}pPrDefault/{W}pPr"), defaults.find(f"{W}rPrDefault/{W}rPr"))

    def paragraph(self, properties: etree._Element | None) -> ParagraphLook:
        """The look of a paragraph with these direct properties, its characters' as its style says."""
        name = value(properties, "pStyle") if properties is not None else None
        look = self.style(name if name in self._styles else self._default)
        direct = _look(properties, None)
        return _paragraph_over(look, direct)

    def style(self, name: str | None) -> ParagraphLook:
        """The look of a style with its ancestors' and the document's defaults under it."""
        if name is None or name not in self._styles:
            return self._defaults
        if name not in self._known:
            look = self._defaults
            for ancestor in reversed(self._ancestors(name)):
                look = _paragraph_over(look, self._styles[ancestor].look)
            self._known[name] = look
        return self._known[name]

    def face(self, around: Face, properties: etree._Element | None) -> Face:
        """The face of a run with these direct properties in a paragraph whose face is ``around``."""
        if properties is None:
            return around
        name = value(properties, "rStyle")
        if name in self._styles:
            for ancestor in reversed(self._ancestors(str(name))):
                around = _face_over(around, self._styles[ancestor].look.face)
        return _face_over(around, _face(properties))

    def ruled(self, name: str | None) -> bool | None:
        """Whether a table style draws rules; None where it does not say."""
        for ancestor in self._ancestors(name) if name in self._styles else ():
            ruled = self._styles[ancestor].ruled
            if ruled is not None:
                return ruled
        return None

    def _ancestors(self, name: str | None) -> list[str]:
        """The style and those that it is based on, nearest first."""
        chain: list[str] = []
        while name is not None and name in self._styles and name not in chain and len(chain) < MAX_ANCESTORS:
            chain.append(name)
            name = self._styles[name].base
        return chain


def value(parent: etree._Element | None, name: str) -> str | None:
    """The ``w:val`` of a child, None without one."""
    child = parent.find(W + name) if parent is not None else None
    return None if child is None else child.get(VAL)


def whole(text: str | None) -> int | None:
    """A whole number of at most six digits, None for anything else."""
    return int(text) if text and text.lstrip("-").isdigit() and text.isascii() and len(text) < 7 else None


def is_on(element: etree._Element | None) -> bool | None:
    """What a toggle says: None where it is missing."""
    return None if element is None else (element.get(VAL) or "1").lower() not in OFF


def table_ruled(properties: etree._Element | None) -> bool | None:
    """Whether table properties draw any rule; None where they have no borders."""
    borders = properties.find(W + "tblBorders") if properties is not None else None
    return None if borders is None else draws(borders)


def draws(borders: etree._Element) -> bool:
    """Whether one of these borders is drawn."""
    return any((border.get(VAL) or "nil") not in ("nil", "none") for border in borders)


def _look(paragraph: etree._Element | None, run: etree._Element | None) -> ParagraphLook:
    face = _face(run) if run is not None else Face()
    if paragraph is None:
        return ParagraphLook(face=face)
    numbering = paragraph.find(W + "numPr")
    return ParagraphLook(
        align=value(paragraph, "jc"),
        number_id=value(numbering, "numId"),
        level=whole(value(numbering, "ilvl")),
        outline=whole(value(paragraph, "outlineLvl")),
        face=face,
    )


def _face(properties: etree._Element) -> Face:
    toggles = {name: is_on(properties.find(W + tag)) for tag, name in TOGGLES.items()}
    raised = value(properties, "vertAlign")
    fonts = properties.find(W + "rFonts")
    font = None if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi")
    return Face(**toggles, raised=None if raised is None else raised == "superscript", font=font)


def _face_over(under: Face, over: Face) -> Face:
    said = {name: found for name in Face.__slots__ if (found := getattr(over, name)) is not None}
    return replace(under, **said) if said else under


def _paragraph_over(under: ParagraphLook, over: ParagraphLook) -> ParagraphLook:
    return ParagraphLook(
        align=over.align or under.align,
        number_id=over.number_id or under.number_id,
        level=under.level if over.level is None else over.level,
        outline=under.outline if over.outline is None else over.outline,
        face=_face_over(under.face, over.face),
    )
