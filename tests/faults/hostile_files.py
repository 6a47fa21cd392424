"""Files made to bring a reader down: four pages of text each, of which one is hostile where a page can be."""

import io
import re
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

BAD_PAGE = 2
ORDER = "Sở Nội vụ tỉnh Mẫu chủ trì rà soát, báo cáo kết quả thực hiện trước ngày 20 tháng 5 năm 2024."


def paper(pages=4):
    """A sound PDF with some lines on every page."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont("DejaVuSerif", "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"))
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for page in range(1, pages + 1):
        canvas.setFont("DejaVuSerif", 9)
        for line in range(1, 9):
            canvas.drawString(40, 800 - 20 * line, f"{page}.{line}. {ORDER}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def squeezed(piece, megabytes):
    """``piece`` over and over, compressed a thousandfold."""
    packer = zlib.compressobj(9)
    block = piece * (1_000_000 // len(piece))
    return b"".join([*(packer.compress(block) for _ in range(megabytes)), packer.flush()])


def opened():
    return pikepdf.open(io.BytesIO(paper()))


def saved(pdf):
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def packed(pdf, data, filters=Name.FlateDecode):
    """A stream whose bytes are ``data`` as they are."""
    stream = pdf.make_indirect(Stream(pdf, b""))
    stream.write(data, filter=filters)
    return stream


def with_content(data, filters=Name.FlateDecode):
    """The bad page holds nothing but a compressed stream."""
    pdf = opened()
    pdf.pages[BAD_PAGE - 1].Contents = packed(pdf, data, filters)
    return saved(pdf)


def with_drawing(pdf, objects, commands):
    """The bad page draws more: ``objects`` by their names, ``commands`` after its own."""
    page = pdf.pages[BAD_PAGE - 1]
    page.Contents = Array([page.Contents, pdf.make_indirect(Stream(pdf, b"\n" + commands))])
    page.Resources.XObject = Dictionary(**objects)
    return saved(pdf)


def form(pdf, commands, **objects):
    made = pdf.make_indirect(Stream(pdf, commands))
    made.Type, made.Subtype, made.BBox = Name.XObject, Name.Form, [0, 0, 600, 800]
    made.Resources = Dictionary(XObject=Dictionary(**objects))
    return made


def form_in_itself():
    pdf = opened()
    itself = form(pdf, b"/F Do")
    itself.Resources.XObject.F = itself
    return with_drawing(pdf, {"F": itself}, b"/F Do")


def forms_by_the_billion():
    """Each form draws the one below it twice."""
    pdf = opened()
    made = form(pdf, b"0 0 m 9 9 l S")
    for _ in range(30):
        made = form(pdf, b"/F Do /F Do", F=made)
    return with_drawing(pdf, {"F": made}, b"/F Do")


def huge_picture():
    pdf = opened()
    picture = packed(pdf, squeezed(b" ", 1200))
    picture.Type, picture.Subtype, picture.ColorSpace = Name.XObject, Name.Image, Name.DeviceGray
    picture.Width, picture.Height, picture.BitsPerComponent = 40_000, 30_000, 8
    return with_drawing(pdf, {"I": picture}, b"q 90 0 0 90 9 9 cm /I Do Q")


def tree_in_a_circle():
    """The page tree names itself as its fourth page."""
    data = paper()
    tree = re.search(rb"(\d+ 0) obj\s<<\s/Count", data)[1] + b" R"
    kids = re.search(rb"/Kids \[ (?:\d+ 0 R ?)+\]", data)[0]
    last = re.findall(rb"\d+ 0 R", kids)[-1]
    return data.replace(kids, kids.replace(last, tree.ljust(len(last))))


def with_script_and_attachment():
    pdf = opened()
    pdf.attachments["inner.pdf"] = paper()
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.launchURL('http://127.0.0.1/')"))
    return saved(pdf)


def without_limits_of_space():
    pdf = opened()
    pdf.pages[0].MediaBox, pdf.pages[1].MediaBox, pdf.pages[2].Rotate = [0, 0, 0, 0], [0, 0, 1e30, 1e30], 45
    wild = b"BT 1e38 0 0 1e38 1e38 1e38 Tm ET 1e38 1e38 m -1e38 1e38 l S"
    return with_drawing(pdf, {}, wild)


def many_pages():
    pdf = pikepdf.new()
    for _ in range(10_000):
        pdf.add_blank_page()
    return saved(pdf)


# What must come out: the status, and the pages that are missing from the text.
PAPERS = {
    "bomb of spaces": (lambda: with_content(squeezed(b" ", 1500)), "partial", [BAD_PAGE]),
    "bomb of text": (lambda: with_content(squeezed(b"BT (a) Tj ET ", 300)), "partial", [BAD_PAGE]),
    "bomb of lines": (lambda: with_content(squeezed(b"0 0 m 9 9 l S ", 300)), "partial", [BAD_PAGE]),
    "bomb in a bomb": (
        lambda: with_content(zlib.compress(squeezed(b" ", 800), 9), Array([Name.FlateDecode, Name.FlateDecode])),
        "partial",
        [BAD_PAGE],
    ),
    "form in itself": (form_in_itself, "ok", []),
    "forms by the billion": (forms_by_the_billion, "partial", [BAD_PAGE]),
    "huge picture": (huge_picture, "ok", []),
    "deep states": (lambda: with_content(squeezed(b"q ", 2)), "ok", []),
    "deep arrays": (lambda: with_content(squeezed(b"[", 2)), "ok", []),
    "deep object": (lambda: paper().replace(b"/Count", b"/X " + b"[" * 10**5 + b"]" * 10**5 + b" /Count", 1), "ok", []),
    "tree in a circle": (tree_in_a_circle, "partial", [4]),
    "script and attachment": (with_script_and_attachment, "ok", []),
    "no limits of space": (without_limits_of_space, "ok", []),
    "no cross references": (lambda: re.sub(rb"\d{10} \d{5} n", b"0000000007 00000 n", paper()), "ok", []),
    "wrong startxref": (lambda: re.sub(rb"startxref\s\d+", b"startxref 7", paper()), "ok", []),
    "end cut off": (lambda: paper()[: paper().rindex(b"xref\n0") - 100], "partial", [4]),
    "ten thousand pages": (many_pages, "failed", None),
}


def _html(body, head=b""):
    page = b'<!doctype html><html><head><meta charset="utf-8">%s</head><body>%s%s</body></html>'
    return page % (head, body, f"<p>{ORDER}</p>".encode() * 3)


PAGES = {
    "deep elements": _html(b"<div>" * 20_000),
    "deep tables": _html(b"<table><tr><td>" * 5_000),
    "deep lists": _html(b"<ul><li>" * 20_000),
    "many attributes": _html(b"<p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">x</p>"),
    "long attribute": _html(b'<p title="' + b"a" * 20_000_000 + b'">x</p>'),
    "wide table": _html(b"<table><tr><td colspan=100000000 rowspan=100000000>x</td><td>y</td></tr></table>"),
    "entities": b'<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>' + _html(b"<p>&b;&b;</p>"),
    "outside files": b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    + _html(
        b'<p>&x;</p><iframe src="file:///etc/passwd"></iframe><img src="http://127.0.0.1/"><object data="/etc/passwd"></object>'
    ),
    "unclosed": _html(b"<p><b><i>" * 10_000),
    "nulls": _html(b"<p>a\0b</p>" * 1000),
    "control characters": _html(b"<p>" + bytes(range(1, 32)) + b"</p>"),
}
