"""Official papers as DOCX, as offices write them: automatic numbering, a letterhead in a borderless table, ruled task tables.

The package is written directly, so that the same paper gives the same bytes and nothing but the standard library is needed.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from corpus.generator.tree import Paper
from corpus.generator.word_parts import Paragraph, WordCell, Words, WordTable, word_parts

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TEXT_WIDTH = 9354  # twentieths of a point: A4 less 30 mm left and 15 mm right
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
STAMP = (2020, 1, 1, 0, 0, 0)
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
<Override PartName="/word/numbering.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>
<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>
</Types>"""
RELATIONSHIPS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>"""
STYLES = f"""<?xml version="1.0" encoding="UTF-8"?>
<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>
<w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>
<w:top w:val="single"/><w:insideH w:val="single"/><w:insideV w:val="single"/></w:tblBorders></w:tblPr></w:style></w:styles>"""
HEADER = f"""<?xml version="1.0" encoding="UTF-8"?>
<w:hdr {W}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>
<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>
<w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>"""
NUMBERED = re.compile(r"(?P<before>Điều |Chương |)(?P<value>\d{1,3}|[a-eg-z]|[IVX]{1,4})(?P<after>[.):/]|)$")


@dataclass(slots=True)
class Lists:
    """The automatic lists of a document: one abstract definition a form, a list of its own for every run of numbers."""

    forms: list[tuple[str, str]] = field(default_factory=list)  # (number format, text)
    lists: list[tuple[int, int]] = field(default_factory=list)  # (form, first number)
    following: dict[tuple[int, str, str], tuple[int, int]] = field(default_factory=dict)  # (level, form) -> (list, next)

    def number(self, marker: str, level: int) -> int | None:
        """The list that writes ``marker`` next on this level; None for markers that no list writes."""
        known = _form_of(marker)
        if known is None:
            return None
        form, text, value = known
        for deeper in [key for key in self.following if key[0] > level]:
            del self.following[deeper]  # what stands below another paragraph counts anew
        place = self.following.get((level, form, text))
        if place is None or (place[1] != value and form != "bullet"):
            if (form, text) not in self.forms:
                self.forms.append((form, text))
            self.lists.append((self.forms.index((form, text)), value))
            place = (len(self.lists), value)
        self.following[level, form, text] = (place[0], value + 1)
        return place[0]

    def xml(self) -> str:
        """The numbering part."""
        abstract = "".join(
            f'<w:abstractNum w:abstractNumId="{index}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{escape(text)}"/></w:lvl></w:abstractNum>'
            for index, (form, text) in enumerate(self.forms)
        )
        numbers = "".join(
            f'<w:num w:numId="{index}"><w:abstractNumId w:val="{form}"/><w:lvlOverride w:ilvl="0">'
            f'<w:startOverride w:val="{first}"/></w:lvlOverride></w:num>'
            for index, (form, first) in enumerate(self.lists, 1)
        )
        return f"{XML}<w:numbering {W}>{abstract}{numbers}</w:numbering>"


def render(paper: Paper, *, automatic: bool = True) -> bytes:
    """The DOCX of ``paper``; with ``automatic`` false the markers are typed as text."""
    lists = Lists()
    body = "".join(_part(part, lists if automatic else None) for part in word_parts(paper))
    section = (
        f'<w:sectPr xmlns:r="{OFFICE}"><w:headerReference w:type="default" r:id="rId3"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:titlePg/></w:sectPr>'
    )
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(
            (("styles", "styles.xml"), ("numbering", "numbering.xml"), ("header", "header1.xml")), 1
        )
    )
    main = f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    return package(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": RELATIONSHIPS.format(links=main),
            "word/document.xml": f"{XML}<w:document {W}><w:body>{body}{section}</w:body></w:document>",
            "word/_rels/document.xml.rels": RELATIONSHIPS.format(links=links),
            "word/styles.xml": STYLES,
            "word/numbering.xml": lists.xml(),
            "word/header1.xml": HEADER,
        }
    )


def package(parts: dict[str, str]) -> bytes:
    """A ZIP archive of text parts, with the same bytes for the same parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, STAMP), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _part(part: Paragraph | WordTable, lists: Lists | None) -> str:
    return _paragraph(part, lists) if isinstance(part, Paragraph) else _table(part)


def _paragraph(paragraph: Paragraph, lists: Lists | None = None) -> str:
    number = lists.number(paragraph.marker, paragraph.level) if lists and paragraph.marker else None
    runs = paragraph.runs
    if paragraph.marker and number is None:
        runs = (Words(text=f"{paragraph.marker} ", bold=runs[0].bold), *runs)
    numbering = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    return f'<w:p><w:pPr>{numbering}<w:jc w:val="{paragraph.align}"/></w:pPr>{"".join(map(_run, runs))}</w:p>'


def _run(words: Words) -> str:
    """The run in two halves, as word processors leave them after edits; bold once directly and once by a style."""
    middle = len(words.text) // 2
    halves = [half for half in (words.text[:middle], words.text[middle:]) if half]
    found = []
    for index, half in enumerate(halves):
        bold = ('<w:rStyle w:val="Strong"/>' if index else "<w:b/>") if words.bold else ""
        inner = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in half.split("\n"))
        found.append(f"<w:r><w:rPr>{bold}{'<w:i/>' if words.italic else ''}</w:rPr>{inner}</w:r>")
    return "".join(found)


def _table(table: WordTable) -> str:
    widths = [round(TEXT_WIDTH * share) for share in table.widths]
    style = '<w:tblStyle w:val="TableGrid"/>' if table.ruled else ""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_row(cells, index < table.heads) for index, cells in enumerate(table.rows))
    return f"<w:tbl><w:tblPr>{style}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl><w:p/>"


def _row(cells: tuple[WordCell, ...], is_head: bool) -> str:
    head = "<w:trPr><w:tblHeader/></w:trPr>" if is_head else ""
    return f"<w:tr>{head}{''.join(_cells(cells))}</w:tr>"


def _cells(cells: tuple[WordCell, ...]) -> Iterator[str]:
    for cell in cells:
        merge = "<w:vMerge/>" if cell.continued else '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
        span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
        inner = "".join(map(_paragraph, cell.paragraphs)) or "<w:p/>"
        yield f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{inner}</w:tc>"


def _form_of(marker: str) -> tuple[str, str, int] | None:
    """Number format, text and value of a marker that automatic numbering can write; Word's letters know no ``đ``."""
    if marker in ("-", "+"):
        return "bullet", marker, 1
    match = NUMBERED.match(marker)
    if not match:
        return None
    value, text = match["value"], f"{match['before']}%1{match['after']}"
    if value.isdigit():
        return "decimal", text, int(value)
    if value in ROMAN:
        return "upperRoman", text, ROMAN.index(value) + 1
    return ("lowerLetter", text, ord(value) - ord("a") + 1) if value.islower() else None
