"""Builds the outline of a directive: every block of its body as a node below the numbered head it belongs to."""

import re
from collections import Counter
from dataclasses import dataclass, replace

from pipeline.model.directive import Directive
from pipeline.model.outline import Node, Section
from pipeline.model.text import Block, Document, Span, TextSource
from pipeline.structure.misread_markers import read_markers
from pipeline.structure.numbering import Marker, ordinal, read_marker
from pipeline.structure.sections import section_of_heading, section_of_opening
from pipeline.structure.zones import ZonedBlock, zone_blocks

# Depth of what has no numbering style: attachment titles stand outermost, unnumbered heads above bullets, text innermost.
ATTACHMENT_RANK = 0
HEAD_RANK = 11.5
PLAIN_RANK = 99.0
BULLET_RANK = 12
HEADING_LENGTH = 220
TITLE_LENGTH = 100
# A part that assigns nothing stays so below vague headings (`Về nhân lực` in an assessment); tasks announce themselves.
STICKY = frozenset({Section.AIMS, Section.ASSESSMENT, Section.LOGISTICS})
WEAK = frozenset({Section.TASKS, Section.AIMS, Section.ASSESSMENT, Section.LOGISTICS})
TERMINAL = re.compile(r"[.;,…](?:/\.?)?[\"”)]*\s*$")
ANNEX_NUMBER = re.compile(r"(?i:phụ (?:lục|biểu))(?:\s+(?i:số)?\s*([IVXLC]+|\d{1,2}[A-Z]?)(?!\w))?")
LETTERS = re.compile(r"[^\W\d_]")


@dataclass(slots=True)
class _Open:
    """A node on the stack of heads that can still take children."""

    index: int
    rank: float


def build_outline(document: Document, directive: Directive) -> tuple[Node, ...]:
    """All blocks of the directive outside tables as nodes in text order; ``parent`` indexes into the result."""
    nodes: list[Node] = []
    stack: list[_Open] = []
    bullets: Counter[tuple[int | None, str]] = Counter()
    zoned_blocks = zone_blocks(document, directive)
    markers = _markers(document, zoned_blocks)
    for place, zoned in enumerate(zoned_blocks):
        node, rank = _make_node(document, zoned, len(nodes), markers[place])
        opener = _rank_of_opener(document, zoned, zoned_blocks[place + 1 : place + 2], {earlier.style for earlier in nodes})
        if node.style == "head" or (node.style == "plain" and opener is not None):
            rank = min(rank, HEAD_RANK if opener is None else opener)
        while stack and (stack[-1].rank >= rank or (rank == PLAIN_RANK and stack[-1].rank >= BULLET_RANK)):
            stack.pop()
        parent = stack[-1].index if stack else None
        label = _label(node, nodes, parent, bullets)
        nodes.append(replace(node, parent=parent, level=len(stack), label=label))
        if rank < PLAIN_RANK and zoned.zone is Section.OTHER:
            stack.append(_Open(index=node.index, rank=rank))
    return _with_sections(document, _with_headings(document, nodes))


def _markers(document: Document, zoned_blocks: tuple[ZonedBlock, ...]) -> list[Marker | None]:
    """The marker of each block of the body; the other zones have none."""
    lines = [document.slice(zoned.block.span) if zoned.zone is Section.OTHER else "" for zoned in zoned_blocks]
    return read_markers(lines, recognised=document.text_source is not TextSource.NATIVE)


def _rank_of_opener(document: Document, zoned: ZonedBlock, following: tuple[ZonedBlock, ...], seen: set[str]) -> float | None:
    """A line that ends in a colon stands right above the list that it opens, whatever that list's numbering; else None.

    The list begins with its first number, or with any where its numbering was not ``seen`` before: the first may be lost.
    """
    if zoned.zone is not Section.OTHER or not following or not document.slice(zoned.block.span).rstrip().endswith(":"):
        return None
    marker = read_marker(document.slice(following[0].block.span))
    opens = (
        marker is not None
        and (ordinal(marker) in (1, None) or marker.style.id not in seen)
        and following[0].zone is Section.OTHER
    )
    return marker.style.rank - 0.5 if marker and opens else None


def section_path(nodes: tuple[Node, ...], index: int) -> str | None:
    """The labels from the outermost head down to node ``index``, joined by `` > ``; None when there are none."""
    labels: list[str] = []
    at: int | None = index
    while at is not None:
        if nodes[at].label:
            labels.append(nodes[at].label or "")
        at = nodes[at].parent
    return " > ".join(reversed(labels)) or None


def ancestors(nodes: tuple[Node, ...], index: int) -> tuple[Node, ...]:
    """The heads above node ``index``, nearest first."""
    chain = []
    at = nodes[index].parent
    while at is not None:
        chain.append(nodes[at])
        at = nodes[at].parent
    return tuple(chain)


def children(nodes: tuple[Node, ...], index: int) -> tuple[Node, ...]:
    """The nodes directly below ``index``."""
    found = []
    for place in range(index + 1, len(nodes)):
        parent = nodes[place].parent
        if parent is None or parent < index:  # nodes stand in text order: what hangs higher ends what is below
            break
        if parent == index:
            found.append(nodes[place])
    return tuple(found)


def _make_node(document: Document, zoned: ZonedBlock, index: int, marker: Marker | None) -> tuple[Node, float]:
    block = zoned.block
    text = document.slice(block.span)
    rank = PLAIN_RANK
    style = "plain"
    if zoned.attachment:
        rank, style = ATTACHMENT_RANK, f"attachment.{zoned.attachment.id}"
    elif marker:
        rank, style = marker.style.rank, marker.style.id
    elif zoned.zone is Section.OTHER and _is_unnumbered_head(text, block):
        rank, style = HEAD_RANK, "head"
    after = marker.after if marker else 0
    node = Node(
        index=index,
        parent=None,
        level=0,
        marker=marker.text if marker else None,
        style=style,
        label=_own_label(marker, zoned, text),
        span=block.span,
        text_span=Span(start=min(block.span.start + after, block.span.end), end=block.span.end),
        section=Section.AIMS if zoned.attachment and not zoned.attachment.orders else zoned.zone,
        heading=style == "head" or zoned.attachment is not None,
    )
    return node, rank


def _own_label(marker: Marker | None, zoned: ZonedBlock, text: str) -> str | None:
    if zoned.attachment:
        return _annex_label(text) if zoned.attachment.id == "annex" else zoned.attachment.label
    return marker.label if marker else None


def _annex_label(text: str) -> str:
    """``PHỤ LỤC II: DANH MỤC …`` and ``Phụ lục II`` both give ``Phụ lục II``."""
    number = ANNEX_NUMBER.match(" ".join(text.split()))
    return f"Phụ lục {number[1]}" if number and number[1] else "Phụ lục"


def _label(node: Node, nodes: list[Node], parent: int | None, bullets: Counter[tuple[int | None, str]]) -> str | None:
    """Bullets are counted below their head; a number is a *khoản* only below an article."""
    if node.label in ("gạch đầu dòng", "dấu cộng"):
        bullets[(parent, node.style)] += 1
        return f"{node.label} {bullets[(parent, node.style)]}"
    if node.label and node.style == "khoan" and not _below_article(nodes, parent):
        return node.label.removeprefix("khoản ")
    return node.label


def _below_article(nodes: list[Node], parent: int | None) -> bool:
    while parent is not None:
        if nodes[parent].style == "dieu":
            return True
        parent = nodes[parent].parent
    return False


def is_upper(text: str) -> bool:
    """Whether all letters are capitals, and there are at least three."""
    letters = LETTERS.findall(text)
    return len(letters) >= 3 and all(letter.upper() == letter for letter in letters)


def _is_unnumbered_head(text: str, block: Block) -> bool:
    if len(text) > HEADING_LENGTH or TERMINAL.search(text):
        return False
    return bool(block.bold) or is_upper(text) or text.rstrip().endswith(":")


def _with_headings(document: Document, nodes: list[Node]) -> list[Node]:
    """A marked line that ends no sentence and has lines below it, or is in capitals, is a heading."""
    parents = {node.parent for node in nodes}
    done = []
    for node in nodes:
        text = document.slice(node.text_span)
        heads = node.heading or (
            node.section is Section.OTHER
            and node.style != "plain"
            and len(text) <= HEADING_LENGTH
            and not (TERMINAL.search(text) and not _is_closed_title(node, text, parents))
            and (node.index in parents or is_upper(text) or node.style in ("phan", "chuong", "muc", "annex") or not text)
        )
        done.append(replace(node, heading=heads))
    return done


def _is_closed_title(node: Node, text: str, parents: set[int | None]) -> bool:
    """`B. Yêu cầu trong xây dựng kế hoạch.` above its items: some writers end the titles of parts with a full stop."""
    return (
        node.style in ("capital", "roman") and node.index in parents and len(text) <= TITLE_LENGTH and text.rstrip().endswith(".")
    )


def _with_sections(document: Document, nodes: list[Node]) -> tuple[Node, ...]:
    """A heading's function holds for all that stands below it, until a deeper heading says otherwise."""
    done: list[Node] = []
    followers: list[Node | None] = [*nodes[1:], None]
    for node, following in zip(nodes, followers, strict=False):  # the last node has no follower
        section = node.section
        if section is Section.OTHER:
            above = done[node.parent].section if node.parent is not None else Section.OTHER
            own = _own_section(document, node, following)
            section = above if own is None or (above in STICKY and own in WEAK) else own
        done.append(replace(node, section=section))
    return tuple(done)


def _own_section(document: Document, node: Node, following: Node | None) -> Section | None:
    text = document.slice(node.text_span)
    if not text and following and following.style == "head":
        text = document.slice(following.text_span)  # `Chương I` and its title on the next line
    if node.heading or (node.style == "dieu" and not TERMINAL.search(text)):
        return section_of_heading(text)
    return section_of_opening(text) if node.style == "plain" else None
