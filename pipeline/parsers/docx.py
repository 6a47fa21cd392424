"""Word documents (DOCX) read by their structure: paragraphs with their automatic numbers, tables, text boxes, notes."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lxml import etree

from pipeline.errors import LegacyFont, NoText
from pipeline.model.text import Artifact, Document, TextSource
from pipeline.parsers.docx_columns import in_columns
from pipeline.parsers.docx_flow import Nodes, Setting, StoryReader, font_texts
from pipeline.parsers.docx_lines import Fonts
from pipeline.parsers.docx_numbering import Numbering
from pipeline.parsers.docx_package import Package, open_package
from pipeline.parsers.docx_styles import Styles, W
from pipeline.parsers.html_emit import TextBuilder
from pipeline.parsers.html_grid import Flow, flow_lines
from pipeline.parsers.html_tables import zone_of
from pipeline.parsers.html_text import Line
from pipeline.parsers.legacy import decide, unread_family
from pipeline.parsers.traced import shifted

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HEADS = {"header": "running_head", "footer": "running_head"}
NOTES = ("footnote", "endnote")
MAX_LETTERHEAD_LINES = 30
Story = tuple[str, str, etree._Element]  # kind of link, name of the part, its root


@dataclass(frozen=True, slots=True, kw_only=True)
class WordParts:
    """What a document is made of: WordprocessingML trees, read from a package or made from an older format.

    ``stories`` are heads, feet and notes, in the order of their names; ``is_cut_off``: the file ended in the middle.
    """

    name: str
    main: etree._Element
    styles: etree._Element | None = None
    numbering: etree._Element | None = None
    stories: tuple[Story, ...] = ()
    is_cut_off: bool = False


def parse_docx(data: bytes, *, media_type: str = MEDIA_TYPE, original: bytes | None = None) -> Document:
    """The document in ``data``, a DOCX; ``original`` are the bytes it was converted from, whose hash and kind it then bears.

    Raises :class:`BrokenFile`, :class:`EncryptedFile`, :class:`TooLarge` and :class:`NoText`.
    """
    package = open_package(data)
    main = package.xml(package.main)
    if main is None:
        raise NoText("docx")
    parts = WordParts(
        name=package.main,
        main=main,
        styles=package.linked("styles"),
        numbering=package.linked("numbering"),
        stories=_stories(package),
    )
    return document_of(parts, data if original is None else original, media_type, converted=original is not None)


def document_of(parts: WordParts, data: bytes, media_type: str, *, converted: bool) -> Document:
    """The document made of ``parts``, which were read from the file ``data`` or, if ``converted``, made from it.

    Blocks have no boxes and the document no pages or words; ``nodes`` say where in the parts its characters stand. What
    heads and feet of pages show are artifacts. Raises :class:`LegacyFont` and :class:`NoText`.
    """
    body = parts.main.find(W + "body")
    if body is None:
        raise NoText("docx")
    nodes = Nodes(converted=converted)
    styles = Styles(parts.styles)
    setting = Setting(
        styles=styles,
        numbering=Numbering(parts.numbering),
        fonts=_fonts([parts.main, *(story for _, _, story in parts.stories)], styles),
        nodes=nodes,
    )
    nodes.enter(parts.name, parts.main)
    reader = StoryReader(setting)
    flow = reader.read(body)
    notes = _notes(parts.stories, reader.notes, setting)
    first, artifacts = _heads(parts.stories, setting)
    builder = TextBuilder(nodes.paths)
    builder.add_flow([*first, *in_columns(flow), *notes])
    if not builder.text.strip():
        raise NoText("docx")
    sha256 = hashlib.sha256(data).hexdigest()
    return Document(
        id=sha256[:12],
        sha256=sha256,
        media_type=media_type,
        text=builder.text,
        blocks=tuple(builder.blocks),
        nodes=builder.nodes,
        tables=tuple(builder.tables),
        artifacts=artifacts,
        text_source=TextSource.NATIVE,
        is_cut_off=parts.is_cut_off,
    )


def _stories(package: Package) -> tuple[Story, ...]:
    """Heads, feet and notes of the document, in the order of their parts' names."""
    wanted = {*HEADS, *(f"{note}s" for note in NOTES)}
    links = sorted({(link.kind, link.target) for link in package.links(package.main).values() if link.kind in wanted})
    found = ((kind, target, package.xml(target)) for kind, target in links)
    return tuple((kind, target, root) for kind, target, root in found if root is not None)


def _fonts(roots: list[etree._Element], styles: Styles) -> Fonts:
    texts: dict[str, list[str]] = defaultdict(list)
    for root in roots:
        for font, text in font_texts(root, styles):
            texts[font].append(text)
    if (family := unread_family(texts)) is not None:
        raise LegacyFont(family)
    return {font: decide(font, parts) for font, parts in texts.items()}


def _notes(parts: Sequence[Story], referred: list[tuple[str, str]], setting: Setting) -> Flow:
    """The notes in the order they are referred to, each opened by its number, at the end of the text."""
    found: Flow = []
    numbers = dict.fromkeys(NOTES, 0)
    by_kind = {
        kind: {note.get(W + "id"): note for note in root.iterchildren(W + kind.removesuffix("s"))} for kind, _, root in parts
    }
    names = {kind: (target, root) for kind, target, root in parts}
    for kind, identifier in dict.fromkeys(referred):
        note = by_kind.get(f"{kind}s", {}).get(identifier)
        if note is None:
            continue
        numbers[kind] += 1
        setting.nodes.enter(*names[f"{kind}s"])
        flow = StoryReader(setting).read(note)
        if flow and isinstance(flow[0], Line):
            flow[0] = _numbered(flow[0], f"[{numbers[kind]}] ")
        found.extend(flow)
    return found


def _numbered(line: Line, mark: str) -> Line:
    return replace(line, text=mark + line.text, origins=shifted(line.origins, len(mark)))


def _heads(parts: Sequence[Story], setting: Setting) -> tuple[Flow, tuple[Artifact, ...]]:
    """A head that is the letterhead of the paper, to be read before the body, and all other heads and feet as artifacts."""
    first: Flow = []
    artifacts = []
    for kind, target, root in parts:
        if kind not in HEADS:
            continue
        setting.nodes.enter(target, root)
        flow = StoryReader(setting).read(root)
        lines = [line.text for line in flow_lines(flow)]
        if kind == "header" and not first and any(zone_of(line) == "letterhead" for line in lines[:MAX_LETTERHEAD_LINES]):
            first = flow
        elif lines:
            text = " ".join(lines)
            artifacts.append(Artifact(kind="page_number" if text.isdigit() else HEADS[kind], text=text))
    return first, tuple(artifacts)
