"""The issuing body of a cited document: the body or office that begins at a place in the text."""

import re

from pipeline.entities.chart import Chart
from pipeline.entities.offices import read_office
from pipeline.entities.units import read_unit

_TERM = re.compile(r"[ivx]+|\d{1,2}")  # the term of a committee: `Ban Chấp hành Trung ương Đảng khóa XIII`
_WINDOW = 240  # characters; longer names of issuers do not occur


def issuer_end(text: str, at: int) -> int | None:
    """The place in ``text`` where the body, office or pair of bodies that begins at ``at`` ends; None where none begins.

    ``Bộ Y tế và Bộ Tài nguyên và Môi trường`` (a joint circular) is taken whole.
    """
    line_end = text.find("\n", at, at + _WINDOW)
    chart = Chart.of(text[at : line_end if line_end >= 0 else at + _WINDOW])
    end = _body_end(chart, 0)
    if end is None:
        return None
    while chart.key(end) == "và" and chart.capital(end + 1) and (joint := _body_end(chart, end + 1)):
        end = joint
    if chart.key(end) == "khóa" and _TERM.fullmatch(chart.key(end + 1)):
        end += 2
    return at + chart.syllables.ends[end - 1]


def _body_end(chart: Chart, index: int) -> int | None:
    office, unit = read_office(chart, index), read_unit(chart, index)
    ends = [phrase.end for phrase in (office, unit) if phrase]
    return max(ends, default=None)
