"""Which fonts of a PDF are older than Unicode."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from pipeline.parsers.legacy import SUBSET, Legacy, decide, named_legacy
from pipeline.parsers.pdf_characters import font_texts
from pipeline.parsers.pdf_trust import FEW_LETTERS, GOOD_SHARE, PageText, vietnamese_share


def may_be_legacy(pages: Sequence[PageText]) -> bool:
    """Whether it is worth looking at each font: one is named as a legacy font, or a page has too few Vietnamese letters."""
    if any(named_legacy(font) for page in pages for font in page.fonts):
        return True
    shares = (vietnamese_share(page.text) for page in pages)
    return any(count >= FEW_LETTERS and share < GOOD_SHARE for count, share in shares)


def legacy_fonts(pdf: Any) -> dict[str, Legacy]:
    """The legacy fonts of an open pdfium document by name; the subsets of one font are judged together."""
    import pypdfium2

    texts: dict[str, list[str]] = defaultdict(list)
    names: dict[str, set[str]] = defaultdict(set)
    for index in range(len(pdf)):
        try:
            page = pdf[index]
            by_font = font_texts(page)
            page.close()
        except pypdfium2.PdfiumError:
            continue
        for font, text in by_font.items():
            plain = SUBSET.sub("", font)
            names[plain].add(font)
            texts[plain].append(text)
    decided = {plain: decide(plain, parts) for plain, parts in texts.items()}
    return {font: legacy for plain, legacy in decided.items() if legacy for font in names[plain]}
