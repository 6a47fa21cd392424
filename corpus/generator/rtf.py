"""Official papers as RTF: in Unicode, or in the codes of TCVN3 or VNI fonts."""

from corpus.generator.legacy import FONTS, encode
from corpus.generator.tree import Paper
from corpus.generator.word_parts import Paragraph, WordCell, Words, WordTable, word_parts

TEXT_WIDTH = 9354  # twentieths of a point
ALIGN = {"center": r"\qc", "both": r"\qj", "left": r"\ql"}
BORDERS = r"\clbrdrt\brdrs\clbrdrl\brdrs\clbrdrb\brdrs\clbrdrr\brdrs"


def render(paper: Paper, family: str | None = None) -> bytes:
    """The RTF of ``paper``; ``family`` (``tcvn3``, ``vni``) sets it in old fonts, None in Unicode."""
    fonts = FONTS[family] if family else ("Times New Roman", "Times New Roman")
    table = "".join(rf"{{\f{index}\froman\fcharset0 {name};}}" for index, name in enumerate(fonts))
    body = "".join(_part(part, family) for part in word_parts(paper))
    return (rf"{{\rtf1\ansi\ansicpg1252\deff0{{\fonttbl{table}}}\f0\fs28" + "\n" + body + "}").encode("ascii")


def _part(part: Paragraph | WordTable, family: str | None) -> str:
    return _paragraph(part, family) + "\\par\n" if isinstance(part, Paragraph) else _table(part, family)


def _paragraph(paragraph: Paragraph, family: str | None, *, in_table: bool = False) -> str:
    runs = paragraph.runs
    if paragraph.marker:
        runs = (Words(text=f"{paragraph.marker} ", bold=runs[0].bold), *runs)
    return rf"\pard{chr(92) + 'intbl' if in_table else ''}{ALIGN[paragraph.align]} " + "".join(_run(run, family) for run in runs)


def _run(words: Words, family: str | None) -> str:
    face = (r"\b" if words.bold else "") + (r"\i" if words.italic else "")
    lines = [_codes(line, family) for line in words.text.split("\n")]
    return f"{{{face} {(chr(92) + 'line ').join(lines)}}}"


def _codes(text: str, family: str | None) -> str:
    if family is None:
        return "".join(_plain(letter) for letter in text)
    return "".join(
        rf"{{\f{int(codes.capitals)} " + "".join(_byte(byte) for byte in codes.data) + "}" for codes in encode(text, family)
    )


def _plain(letter: str) -> str:
    code = ord(letter)
    return _byte(code) if code < 0x80 else rf"\u{code if code < 0x8000 else code - 0x10000}?"


def _byte(byte: int) -> str:
    letter = chr(byte)
    if letter in "\\{}":
        return "\\" + letter
    return letter if byte < 0x80 else rf"\'{byte:02x}"


def _table(table: WordTable, family: str | None) -> str:
    return "".join(_row(table, cells, family) for cells in table.rows) + "\\pard\\par\n"


def _row(table: WordTable, cells: tuple[WordCell, ...], family: str | None) -> str:
    """Definition and contents of a row; merged cells are marked, wider ones end further right."""
    ends = [round(TEXT_WIDTH * sum(table.widths[: index + 1])) for index in range(len(table.widths))]
    definition, contents, column = r"\trowd\trgaph108", "", 0
    for cell in cells:
        column += cell.columns
        merge = r"\clvmrg" if cell.continued else r"\clvmgf" if cell.rows > 1 else ""
        definition += f"{merge}{BORDERS if table.ruled else ''}\\cellx{ends[column - 1]}"
        inner = "\\par ".join(_paragraph(paragraph, family, in_table=True) for paragraph in cell.paragraphs)
        contents += (inner or r"\pard\intbl ") + "\\cell\n"
    return f"{definition}\n{contents}\\row\n"
