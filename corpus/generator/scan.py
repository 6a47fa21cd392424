"""Scans of the generated papers: their pages as pictures, worn as an office's scanner and stamp wear them.

The same PDF and the same :class:`Wear` give the same pixels. Scans are made when they are needed and not kept.
"""

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

INK = (200, 30, 50)  # of a round stamp
STAMP_MILLIMETRES = 36  # across (Circular 21/2012/TT-BCA: seals of state bodies)
POINTS = 72
MARK_POINTS = 15  # size of the letters of a mark (Decree 30/2020/NĐ-CP, annex I: 13 to 14, by hand often larger)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wear:
    """What happens to a page.

    ``dpi`` of the scanner, ``skew`` in degrees clockwise, ``noise`` as the standard deviation of the grey levels (0-255),
    ``blur`` as a radius in points, ``stamp`` over the signature, ``mark`` the words of a red stamp in a frame on the first
    page, ``askew`` that stamp's turn in degrees anticlockwise, ``jpeg`` quality (1-95), ``turn`` in degrees clockwise for
    a sheet that was laid in sideways (multiples of 90).
    """

    dpi: int = 300
    skew: float = 0.0
    noise: float = 0.0
    blur: float = 0.0
    stamp: bool = False
    mark: str = ""
    askew: float = 0.0
    jpeg: int = 85
    turn: int = 0
    seed: int = 1


def scanned(pdf: bytes, wear: Wear, pages: Sequence[int] | None = None) -> list[Any]:
    """The pages (numbers from 0, by default all) of a PDF as worn Pillow pictures."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        numbers = range(len(document)) if pages is None else pages
        clean = [document[number].render(scale=wear.dpi / POINTS).to_pil().convert("RGB") for number in numbers]
        last = len(document) - 1
    finally:
        document.close()
    return [
        _worn(
            _with_mark(picture, wear) if wear.mark and number == 0 else picture,
            wear,
            seed=wear.seed * 1000 + number,
            stamped=wear.stamp and number == last,
        )
        for number, picture in zip(numbers, clean, strict=True)
    ]


def scanned_pdf(pdf: bytes, wear: Wear, pages: Sequence[int] | None = None) -> bytes:
    """The same as a PDF of pictures without a text layer, of the same page sizes."""
    return pictures_pdf(scanned(pdf, wear, pages), wear)


def pictures_pdf(pictures: Sequence[Any], wear: Wear) -> bytes:
    """A PDF with one picture a page, at the wear's resolution and JPEG quality."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for picture in pictures:
        size = tuple(side * POINTS / wear.dpi for side in picture.size)
        canvas.setPageSize(size)
        canvas.drawImage(ImageReader(io.BytesIO(_jpeg(picture, wear))), 0, 0, *size)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _jpeg(picture: Any, wear: Wear) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=wear.jpeg, dpi=(wear.dpi, wear.dpi))
    return out.getvalue()


def _worn(picture: Any, wear: Wear, *, seed: int, stamped: bool) -> Any:
    import numpy as np
    from PIL import Image, ImageFilter

    if stamped:
        picture = _with_stamp(picture, wear)
    if wear.skew:
        picture = picture.rotate(-wear.skew, resample=Image.Resampling.BICUBIC, fillcolor="white")
    if wear.blur:
        picture = picture.filter(ImageFilter.GaussianBlur(wear.blur * wear.dpi / POINTS))
    if wear.noise:
        generator = np.random.default_rng(seed)
        grain = generator.normal(0, wear.noise, (*picture.size[::-1], 1))
        picture = Image.fromarray(np.clip(np.asarray(picture) * 0.94 + 8 + grain, 0, 255).astype("uint8"))
    if wear.turn:
        picture = picture.rotate(-wear.turn, expand=True)
    return Image.open(io.BytesIO(_jpeg(picture, wear))).convert("RGB")


def _with_mark(picture: Any, wear: Wear) -> Any:
    """A red stamp of words in a frame, as the one of urgency: below the number, at the left."""
    from PIL import Image, ImageChops, ImageDraw, ImageFont

    from corpus.generator.pdf import bold_font

    size = round(MARK_POINTS * wear.dpi / POINTS)
    font = ImageFont.truetype(bold_font(), size)
    left, top, right, bottom = map(round, font.getbbox(wear.mark))
    margin = round(0.45 * size)
    stamp = Image.new("RGB", (right - left + 2 * margin, bottom - top + 2 * margin), "white")
    draw = ImageDraw.Draw(stamp)
    draw.text((margin - left, margin - top), wear.mark, font=font, fill=INK)
    draw.rectangle((0, 0, stamp.width - 1, stamp.height - 1), outline=INK, width=max(2, round(0.09 * size)))
    if wear.askew:
        stamp = stamp.rotate(wear.askew, resample=Image.Resampling.BICUBIC, expand=True, fillcolor="white")
    layer = Image.new("RGB", picture.size, "white")
    layer.paste(stamp, (round(0.17 * picture.width), round(0.135 * picture.height)))
    return ImageChops.multiply(picture, layer)


def _with_stamp(picture: Any, wear: Wear) -> Any:
    """A round red stamp over the left third of the signature, whose name is the last line at the right."""
    import numpy as np
    from PIL import Image, ImageChops, ImageDraw

    right = np.asarray(picture.convert("L"))[:, picture.width // 2 :]
    inked = np.nonzero(right.min(axis=1) < 128)[0]
    radius = STAMP_MILLIMETRES / 25.4 * wear.dpi / 2
    x, y = picture.width * 0.6, max(float(inked[-1]) if len(inked) else 0.0, 2 * radius) - 0.9 * radius
    layer = Image.new("RGB", picture.size, "white")
    draw = ImageDraw.Draw(layer)
    for share, width in ((1.0, 0.07), (0.66, 0.03)):
        box = (x - share * radius, y - share * radius, x + share * radius, y + share * radius)
        draw.ellipse(box, outline=INK, width=max(2, round(width * radius)))
    for number in range(24):  # the letters between the rings, at this size no more than strokes
        angle = number * math.tau / 24
        points = [
            (x + share * radius * math.cos(angle + turn), y + share * radius * math.sin(angle + turn))
            for share, turn in ((0.72, 0.0), (0.9, 0.05))
        ]
        draw.line(points, fill=INK, width=max(2, round(0.06 * radius)))
    star = [
        (
            x + (0.5 if k % 2 == 0 else 0.2) * radius * math.sin(k * math.tau / 10),
            y - (0.5 if k % 2 == 0 else 0.2) * radius * math.cos(k * math.tau / 10),
        )
        for k in range(10)
    ]
    draw.polygon(star, outline=INK, fill=INK)
    return ImageChops.multiply(picture, layer)
