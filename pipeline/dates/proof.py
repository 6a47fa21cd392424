"""How a day was reached, in Vietnamese, for the person who checks it."""

import dataclasses
import datetime as dt
from collections.abc import Iterable

from pipeline.dates.nodes import Duration, Recurrence, Unit
from pipeline.dates.render import render
from pipeline.dates.windows import Window
from pipeline.dates.workdays import day_off, days_off_between

_MOST = 12
_SATURDAY = 5
_ANCHORS = {
    "issue_date": "ngày ban hành",
    "receipt": "ngày nhận được văn bản",
    "effective_date": "ngày văn bản có hiệu lực",
}
_REMARKS = {
    "year_inferred": "Năm không ghi: lấy ngày đầu tiên như vậy kể từ ngày ban hành {issue}.",
    "month_inferred": "Tháng không ghi: lấy ngày đầu tiên như vậy kể từ ngày ban hành {issue}.",
    "anchor_assumed": "Văn bản không nêu mốc: tính từ ngày ban hành {issue}.",
    "rolled_to_workday": "Trùng ngày nghỉ: văn bản cho dời sang ngày làm việc gần nhất.",
    "date_inferred": "Ngày tính từ ngày ban hành {issue}.",
    "lunar": "Ngày âm lịch, đổi theo múi giờ UTC+7.",
    "fuzzy": "Khoảng thời gian ước lượng.",
    "deadline_before_issue": "Hạn ghi trước ngày ban hành {issue}: giữ nguyên như văn bản.",
    "impossible_day": "Ngày không có trong lịch: giữ nguyên như văn bản.",
    "calendar_projected": "Lịch nghỉ lễ của năm này là dự kiến.",
    "ocr_repaired": "Chữ cái trong ngày tháng được đọc là chữ số: đối chiếu với bản gốc.",
    "weekday_mismatch": "Thứ ghi trong văn bản không khớp với ngày.",
}


def vietnamese_date(iso: str) -> str:
    """``10/12/2020`` or ``17:00 ngày 10/12/2020`` for an ISO day or moment."""
    day = dt.date.fromisoformat(iso[:10]).strftime("%d/%m/%Y")
    return f"{iso[11:16]} ngày {day}" if len(iso) > 10 else day


def explain_window(words: str, window: Window, flags: Iterable[str], issue: dt.date | None) -> tuple[str, ...]:
    """The steps from a printed day or period to the last compliant day."""
    lines = []
    if window.latest:
        lines.append(f"Hạn theo văn bản: {vietnamese_date(window.latest)}.")
    if window.last_compliant_day and window.last_compliant_day != window.latest:
        lines.append(f"“{words}”: ngày cuối cùng còn kịp là {vietnamese_date(window.last_compliant_day)}.")
    if window.last_compliant_day:
        reason = day_off(dt.date.fromisoformat(window.last_compliant_day[:10]))
        if reason is not None:
            lines.append(f"Lưu ý: {vietnamese_date(window.last_compliant_day[:10])} là ngày nghỉ ({reason}); hạn không dời.")
    return (*lines, *remarks(flags, issue))


def remarks(flags: Iterable[str], issue: dt.date | None) -> tuple[str, ...]:
    """What the flags mean for this day."""
    shown = issue.strftime("%d/%m/%Y") if issue else "?"
    return tuple(_REMARKS[flag].format(issue=shown) for flag in dict.fromkeys(flags) if flag in _REMARKS)


def explain_cycle(node: Recurrence, rule: str) -> tuple[str, ...]:
    """A recurrence in words and as a rule."""
    return (f"Lặp lại: {render(node)} (quy tắc {rule}).",)


def explain_open_anchor(name: str | None) -> tuple[str, ...]:
    """Why a length has no last day yet."""
    if name is None:
        return ("Chưa tính được ngày cuối: văn bản không nêu mốc tính.",)
    event = name.removeprefix("event: ")
    return (f"Chưa tính được ngày cuối: chưa biết {_ANCHORS.get(name, f'mốc “{event}”')}.",)


def explain_count(start: dt.date, node: Duration, raw: dt.date, end: dt.date, side: int) -> tuple[str, ...]:
    """The steps of a count: ``5 ngày làm việc kể từ 04/03/2024: bỏ 09–10/03 → 11/03/2024``, then what it rests on."""
    length = render(dataclasses.replace(node, side=0)).lstrip("0")
    link = "kể từ" if side > 0 else "trước"
    working = node.working and node.unit is Unit.DAY
    skipped = days_off_between(*_between(start, end, side)) if working else ()
    left_out = f": bỏ {_stretches([day for day, _ in skipped])}" if skipped else ""
    lines = [f"{length} {link} {start:%d/%m/%Y}{left_out} → {raw:%d/%m/%Y}."]
    lines.append("Ngày mốc không tính (Bộ luật Dân sự 2015, Điều 147).")
    holidays = [f"{day:%d/%m/%Y} ({reason})" for day, reason in skipped if day.weekday() < _SATURDAY]
    if holidays:
        lines.append(f"Ngày nghỉ: {'; '.join(holidays[:_MOST])}{'; …' if len(holidays) > _MOST else ''}.")
    if raw != end:
        reason = day_off(raw)
        lines.append(
            f"{raw:%d/%m/%Y} là ngày nghỉ ({reason}), chuyển sang {end:%d/%m/%Y} (Bộ luật Dân sự 2015, Điều 148 khoản 5)."
        )
    return tuple(lines)


def _between(start: dt.date, end: dt.date, side: int) -> tuple[dt.date, dt.date]:
    """The bounds for :func:`days_off_between`, which leaves out the first and takes the last."""
    return (start, end) if side > 0 else (end, start - dt.timedelta(days=1))


def _stretches(skipped: list[dt.date]) -> str:
    """``09–10/03, 16–17/03``: days that follow each other as one stretch."""
    runs: list[list[dt.date]] = []
    for day in skipped:
        if runs and day - runs[-1][-1] == dt.timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    shown = [_stretch(run[0], run[-1]) for run in runs[:_MOST]]
    return ", ".join(shown) + (", …" if len(runs) > _MOST else "")


def _stretch(first: dt.date, last: dt.date) -> str:
    if first == last:
        return f"{last:%d/%m}"
    return f"{first:%d}–{last:%d/%m}" if first.month == last.month else f"{first:%d/%m}–{last:%d/%m}"
