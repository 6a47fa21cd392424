"""dateparser as the last resort for an isolated date that the grammar cannot read.

Used only on a whole cell that holds one absolute date in a foreign form (``30 Jun 2025``, ``2025-06-30``). dateparser
takes 0.3 s to import and 4 ms a date, and guesses on anything but a complete date, hence the narrow gate.
"""

import datetime as dt
import re

_ISOLATED = re.compile(r"\s*[\w./,\- ]{6,30}\s*")
_YEAR = re.compile(r"(?:19|20|21)[0-9]{2}")


def parse_absolute(text: str) -> dt.date | None:
    """The day that ``text`` names outright (day, month and year in full), None for anything else."""
    if not _ISOLATED.fullmatch(text) or len(_YEAR.findall(text)) != 1 or len(re.findall(r"[0-9]+", text)) > 3:
        return None
    import dateparser

    settings = {"DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month", "year"], "PREFER_LOCALE_DATE_ORDER": False}
    found = dateparser.parse(text.strip(), languages=["vi", "en"], settings=settings)
    return found.date() if found is not None else None
