"""Which fonts of a PDF are older than Unicode."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from pipeline.parsers.legacy import SUBSET, Legacy, decide, named_legacy, words_by_font
from pipeline.parsers.page_watch import begin_page
from pipeline.parsers.pdf_fetch import font_texts
from pipeline.parsers.pdf_trust import FEW_LETTERS, GOOD_SHARE, PageText


def may_be_legacy(pages: Sequence[PageText]) -> bool:
    """Whether it is worth looking at each font: one is named as a legacy font, or a page has too few Vietnamese letters."""
    if any(named_legacy(font) for page in pages for font in page.fonts):
        return True
    return any(page.letters >= FEW_LETTERS and page.share < GOOD_SHARE for page in pages)


def legacy_fonts(pdf: Any) -> dict[str, Legacy]:
    """The legacy fonts of an open pdfium document by name; the subsets of one font are judged together."""
    import pypdfium2

    texts: dict[str, list[str]] = defaultdict(list)
    names: dict[str, set[str]] = defaultdict(set)
    for index in (index for index in range(len(pdf)) if begin_page(index + 1)):
        try:
            page = pdf[index]
            fragments = font_texts(page)
            page.close()
        except pypdfium2.PdfiumError:
            continue
        for font, _ in fragments:
            names[SUBSET.sub("", font)].add(font)
        for plain, words in words_by_font((SUBSET.sub("", font), text) for font, text in fragments).items():
            texts[plain].extend(words)
    decided = {plain: decide(plain, parts) for plain, parts in texts.items()}
    return {font: legacy for plain, legacy in decided.items() if legacy for font in names[plain]}
