"""HTML pieces that several looks share."""

import html
import textwrap
from collections.abc import Callable

from corpus.generator.flow import PARTY_MOTTO, STATE_MOTTO, dated, grid, number_line
from corpus.generator.markup import plain
from corpus.generator.tree import Facts, Letterhead, Signature, Table

Paragraph = Callable[..., str]


def escape(text: str) -> str:
    """``text`` as HTML, its line breaks as ``<br>``."""
    return html.escape(text, quote=False).replace("\n", "<br>")


def wrapped(text: str, width: int = 96) -> str:
    """HTML source broken at spaces, as word processors write it."""
    return "\n".join(textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False))


def strong(text: str) -> str:
    """Bold HTML."""
    return f"<b>{escape(text)}</b>"


def letterhead_table(head: Letterhead, facts: Facts, paragraph: Paragraph) -> str:
    """The two columns at the top: issuer and number left, motto, place and date right."""
    left = [paragraph(escape(line), align="center") for line in head.superior]
    left += [paragraph(strong(line), align="center") for line in head.issuer]
    left.append(paragraph("*" if head.party else "-------", align="center"))
    left.append(paragraph(escape(number_line(head)), align="center"))
    if head.about:
        left.append(paragraph(escape(head.about), align="center"))
    if head.stamp:
        left.append(paragraph(strong(head.stamp), align="center"))
    if head.party:
        right = [paragraph(f"<b><u>{escape(PARTY_MOTTO)}</u></b>", align="center")]
    else:
        right = [paragraph(strong(line), align="center") for line in STATE_MOTTO]
        right.append(paragraph("---------------", align="center"))
    right.append(paragraph(f"<i>{escape(dated(head, facts.issue_date))}</i>", align="center"))
    return columns(left, right, "45%", "55%")


def columns(left: list[str], right: list[str], left_width: str, right_width: str) -> str:
    """Two borderless columns."""
    cells = "".join(
        f'<td width="{width}" valign="top">\n' + "\n".join(lines) + "\n</td>\n"
        for width, lines in ((left_width, left), (right_width, right))
    )
    return f'<table width="100%" border="0" cellspacing="0" cellpadding="0"><tr>\n{cells}</tr></table>'


def signature_table(signature: Signature, paragraph: Paragraph) -> str:
    """Recipients left, capacity, signature space and name right."""
    left = [paragraph("<b><i>Nơi nhận:</i></b>")]
    last = len(signature.recipients) - 1
    left += [paragraph(escape(f"- {name}{'.' if index == last else ';'}")) for index, name in enumerate(signature.recipients)]
    right = [paragraph(strong(line), align="center") for line in signature.capacity]
    right += [paragraph("&nbsp;", align="center")] * 3 + [paragraph(strong(signature.name), align="center")]
    return columns(left, right, "50%", "50%")


def data_table(table: Table, paragraph: Paragraph) -> str:
    """A ruled table with merged cells as ``rowspan`` and group rows as ``colspan``."""
    lines = ['<table border="1" cellspacing="0" cellpadding="4" width="100%">', "<tr>"]
    lines += [f"<td>{paragraph(strong(column.title), align='center')}</td>" for column in table.columns]
    lines.append("</tr>")
    for line, cells in zip(table.rows, grid(table), strict=True):
        lines.append("<tr>")
        if line.group is not None:
            title = paragraph(strong(plain(line.group)))
            lines.append(f"<td>{paragraph(strong(line.cells[0]), align='center')}</td>")
            lines.append(f'<td colspan="{len(table.columns) - 1}">{title}</td>')
        for column, cell in zip(table.columns, cells, strict=False):
            if cell is None:
                continue
            text, reach = cell
            span = f' rowspan="{reach}"' if reach > 1 else ""
            align = "center" if column.role in ("number", "time") else "left"
            inner = "".join(paragraph(escape(part), align=align) for part in text.split("\n")) if text else "&nbsp;"
            lines.append(f"<td{span}>{inner}</td>")
        lines.append("</tr>")
    lines.append("</table>")
    return "\n".join(lines)
