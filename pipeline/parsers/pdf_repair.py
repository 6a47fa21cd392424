"""Damaged PDF files made whole: cross-reference tables rebuilt, cut objects closed (by qpdf, through pikepdf)."""

import io
import logging

_END = b"\n%%EOF\n"  # qpdf drops the last object of a file that was cut right behind it


def repaired(data: bytes) -> bytes | None:
    """The file written anew from what can be read of its objects; None where that is nothing with a page.

    Attachments, scripts and links are carried over as they are: nothing of them is followed or run.
    """
    import pikepdf

    logging.getLogger("pikepdf").setLevel(logging.ERROR)  # its warnings speak of the inside of the file
    out = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(data + _END), attempt_recovery=True, suppress_warnings=True) as pdf:
            if len(pdf.pages) == 0:
                return None
            pdf.save(out)
    except (pikepdf.PdfError, ValueError, RuntimeError):  # RuntimeError: page trees that run in circles
        return None
    return out.getvalue()
