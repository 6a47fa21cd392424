"""Official papers as HTML: the plain page of an office, a Word export, a legal portal."""

from corpus.generator.flow import Line, flow
from corpus.generator.html_parts import (
    Paragraph,
    columns,
    data_table,
    escape,
    letterhead_table,
    signature_table,
    strong,
    wrapped,
)
from corpus.generator.tree import Paper

CENTRED = ("center", "title")
WORD_HEAD = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"
xmlns="http://www.w3.org/TR/REC-html40">

<head>
<meta http-equiv=Content-Type content="text/html; charset={encoding}">
<meta name=ProgId content=Word.Document>
<meta name=Generator content="Microsoft Word 15">
<title>{title}</title>
<style>
<!--
 /* Font Definitions */
 @font-face
	{{font-family:"Times New Roman";}}
 /* Style Definitions */
 p.MsoNormal, li.MsoNormal, div.MsoNormal
	{{margin:0in;
	margin-bottom:6.0pt;
	font-size:14.0pt;
	font-family:"Times New Roman",serif;}}
@page WordSection1
	{{size:595.35pt 842.0pt;
	margin:56.7pt 42.55pt 56.7pt 85.05pt;}}
div.WordSection1
	{{page:WordSection1;}}
-->
</style>
</head>

<body lang=EN-US style='tab-interval:.5in'>

<div class=WordSection1>
"""
PORTAL_NAV = ("Trang chủ", "Văn bản mới", "Văn bản theo lĩnh vực", "Công báo", "Hỏi đáp pháp luật", "Liên hệ")
PORTAL_TABS = ("Toàn văn", "Thuộc tính", "Lịch sử hiệu lực", "Văn bản liên quan", "Tải về")
PORTAL_PAGE = """<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="{encoding}">
<title>{title} - {site}</title>
<script>var view = {{"tab": 1}};</script>
<style>.label{{color:#555}}.doc-content p{{margin:6px 0}}</style>
</head>
<body>
<header class="site-header"><a href="/">{site}</a><nav><ul>{menu}</ul></nav>
<form action="/tim-kiem"><input name="q" placeholder="Nhập số ký hiệu, trích yếu"></form></header>
<ul class="breadcrumb"><li>Trang chủ</li><li>Văn bản</li><li>{kind}</li></ul>
<ul class="tabs">{tabs}</ul>
<table class="doc-properties">{properties}</table>
<div class="doc-content" id="toan-van">
{body}
</div>
<aside class="related">{related}</aside>
<footer class="site-footer"><p>{site} - Cơ sở dữ liệu văn bản (trang mẫu)</p></footer>
</body>
</html>
"""


def render(paper: Paper) -> str:
    """The page of ``paper`` in its look (office, word or portal)."""
    assert paper.page is not None
    return {"office": _office, "word": _word, "portal": _portal}[paper.page.look](paper)


def _content(paper: Paper, paragraph: Paragraph) -> list[str]:
    lines: list[str] = []
    if paper.letterhead:
        lines.append(letterhead_table(paper.letterhead, paper.facts[0], paragraph))
    lines += [paragraph(strong(line), align="center") for line in paper.title]
    lines += _addressees(paper, paragraph)
    for part in flow(paper.body):
        lines.append(_line(part, paragraph) if isinstance(part, Line) else data_table(part, paragraph))
    if paper.signature:
        lines.append(signature_table(paper.signature, paragraph))
    for part in flow(paper.attachment):
        lines.append(_line(part, paragraph) if isinstance(part, Line) else data_table(part, paragraph))
    return lines


def _addressees(paper: Paper, paragraph: Paragraph) -> list[str]:
    if len(paper.addressees) == 1:
        return [paragraph(f"Kính gửi: {escape(paper.addressees[0])}", align="center")]
    if not paper.addressees:
        return []
    last = len(paper.addressees) - 1
    listed = [f"- {escape(name)}{'.' if index == last else ';'}" for index, name in enumerate(paper.addressees)]
    return [paragraph("Kính gửi:", align="center"), *(paragraph(line, indent=6) for line in listed)]


def _line(line: Line, paragraph: Paragraph) -> str:
    text = escape(f"{line.marker} {line.text}".strip())
    if line.style in ("heading", "title"):
        text = f"<b>{text}</b>"
    elif line.marker.startswith("Điều"):
        text = f"<b>{escape(line.marker)}</b> {escape(line.text)}"
    elif line.style in ("basis", "note"):
        text = f"<i>{text}</i>"
    return paragraph(text, align="center" if line.style in CENTRED else "justify", indent=0 if line.style in CENTRED else 1)


def _office_paragraph(inner: str, *, align: str = "left", indent: int = 0) -> str:
    style = f"text-align:{align};" + (f"text-indent:{indent}cm;" if indent else "")
    return f'<p style="{style}">{inner}</p>'


def _office(paper: Paper) -> str:
    assert paper.page is not None
    page = paper.page
    body = "\n".join(_content(paper, _office_paragraph))
    return (
        f'<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="{page.encoding}">\n<title>{escape(page.title)}</title>\n'
        "<style>body{font-family:'Times New Roman',serif;font-size:14pt;max-width:21cm;margin:auto}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _word_paragraph(inner: str, *, align: str = "left", indent: int = 0) -> str:
    where = f" align={align}" if align in ("center", "right") else ""
    style = f"text-align:{align}" + (f";text-indent:{indent * 28.35:.2f}pt" if indent else "")
    return (
        wrapped(f"<p class=MsoNormal{where} style='{style}'><span lang=VI style='font-size:14.0pt'>{inner}<o:p></o:p></span></p>")
        + "\n"
    )


def _word(paper: Paper) -> str:
    assert paper.page is not None
    head = WORD_HEAD.format(encoding=paper.page.encoding, title=escape(paper.page.title))
    return head + "\n".join(_content(paper, _word_paragraph)) + "\n</div>\n\n</body>\n\n</html>\n"


def _portal_paragraph(inner: str, *, align: str = "left", indent: int = 0) -> str:
    del indent
    return f'<p align="{align}">{inner.replace("<b>", "<strong>").replace("</b>", "</strong>")}</p>'


def _portal(paper: Paper) -> str:
    assert paper.page is not None
    page, facts = paper.page, paper.facts[0]
    issuer = facts.issuing_body if isinstance(facts.issuing_body, str) else facts.issuing_body[0]
    rows = (
        ("Số ký hiệu", facts.number or ""),
        ("Loại văn bản", facts.doc_type),
        ("Ngày ban hành", "/".join(reversed((facts.issue_date or "").split("-")))),
        ("Cơ quan ban hành", issuer),
        ("Người ký", paper.signature.name if paper.signature else ""),
        ("Trạng thái", "Còn hiệu lực"),
    )
    related = columns(["<p>Văn bản cùng cơ quan ban hành</p>"], ["<p>Đăng ký nhận văn bản mới qua thư điện tử</p>"], "50%", "50%")
    return PORTAL_PAGE.format(
        encoding=page.encoding,
        title=escape(page.title),
        site=escape(page.site),
        kind=escape(facts.doc_type),
        menu="".join(f'<li><a href="#">{name}</a></li>' for name in PORTAL_NAV),
        tabs="".join(f'<li><a href="#tab{index}">{name}</a></li>' for index, name in enumerate(PORTAL_TABS, 1)),
        properties="".join(f'<tr><td class="label">{escape(key)}</td><td>{escape(value)}</td></tr>' for key, value in rows),
        body="\n".join(_content(paper, _portal_paragraph)),
        related=related,
    )
