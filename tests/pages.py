"""Small files for tests, made on the spot."""

import io


def html_page(*paragraphs):
    """A page with one paragraph for each text."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    head = '<head><meta charset="utf-8"><title>Trang</title></head>'
    return f'<!doctype html><html lang="vi">{head}<body>{body}</body></html>'.encode()


def directive_page(*orders):
    """A short directive of a made-up province."""
    head = ("ỦY BAN NHÂN DÂN TỈNH MẪU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
    number = ("Số: 01/CT-UBND", "Mẫu, ngày 05 tháng 01 năm 2024", "CHỈ THỊ", "Về việc lập báo cáo")
    numbered = (f"{number}. {order}" for number, order in enumerate(orders, 1))
    return html_page(*head, *number, "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:", *numbered, "CHỦ TỊCH", "Nguyễn Văn A")


def blank_pdf(pages=1):
    """A PDF whose pages hold a drawing and no text, as a scan does."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    for _ in range(pages):
        canvas.rect(50, 50, 400, 600, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def encrypted_pdf():
    """A PDF that asks for a password."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(io.BytesIO(blank_pdf())))
    writer.encrypt("secret", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
