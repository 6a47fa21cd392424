"""How a day was reached, in Vietnamese, for the person who checks it."""

import datetime as dt

from pipeline.dates.nodes import Duration, Unit
from pipeline.dates.windows import Window
from pipeline.dates.workdays import day_off, days_off_between

_MOST = 12
_REMARKS = {
    "year_inferred": "Năm không ghi: lấy ngày đầu tiên như vậy kể từ ngày ban hành {issue}.",
    "month_inferred": "Tháng không ghi: lấy ngày đầu tiên như vậy kể từ ngày ban hành {issue}.",
    "date_inferred": "Ngày tính từ ngày ban hành {issue}.",
    "lunar": "Ngày âm lịch, đổi theo múi giờ UTC+7.",
    "fuzzy": "Khoảng thời gian ước lượng.",
    "deadline_before_issue": "Hạn ghi trước ngày ban hành {issue}: giữ nguyên như văn bản.",
    "impossible_day": "Ngày không có trong lịch: giữ nguyên như văn bản.",
    "weekday_mismatch": "Thứ ghi trong văn bản không khớp với ngày.",
}


def vietnamese_date(iso: str) -> str:
    """``10/12/2020`` or ``17:00 ngày 10/12/2020`` for an ISO day or moment."""
    day = dt.date.fromisoformat(iso[:10]).strftime("%d/%m/%Y")
    return f"{iso[11:16]} ngày {day}" if len(iso) > 10 else day


def explain_window(words: str, window: Window, flags: list[str], issue: dt.date | None) -> tuple[str, ...]:
    """The steps from a printed day or period to the last compliant day."""
    lines = []
    shown = issue.strftime("%d/%m/%Y") if issue else "?"
    if window.latest:
        lines.append(f"Hạn theo văn bản: {vietnamese_date(window.latest)}.")
    if window.last_compliant_day and window.last_compliant_day != window.latest:
        lines.append(f"“{words}”: ngày cuối cùng còn kịp là {vietnamese_date(window.last_compliant_day)}.")
    if window.last_compliant_day:
        reason = day_off(dt.date.fromisoformat(window.last_compliant_day[:10]))
        if reason is not None:
            lines.append(f"Lưu ý: {vietnamese_date(window.last_compliant_day[:10])} là ngày nghỉ ({reason}); hạn không dời.")
    lines += [_REMARKS[flag].format(issue=shown) for flag in dict.fromkeys(flags) if flag in _REMARKS]
    return tuple(lines)


def explain_cycle(rule: str) -> tuple[str, ...]:
    """The rule of a recurrence."""
    return (f"Lặp lại theo quy tắc {rule}.",)


def explain_count(start: dt.date, node: Duration, raw: dt.date, end: dt.date, side: int) -> tuple[str, ...]:
    """The steps of a count of days, with the days off that were skipped."""
    direction = "sau" if side > 0 else "trước"
    lines = [f"Mốc tính: {start:%d/%m/%Y}; ngày mốc không tính (Bộ luật Dân sự 2015, Điều 147)."]
    if node.working and node.unit is Unit.DAY:
        skipped = days_off_between(*sorted((start, end)))
        lines.append(f"Đếm {node.amount} ngày làm việc {direction} mốc: {end:%d/%m/%Y}.")
        if skipped:
            shown = "; ".join(f"{day:%d/%m/%Y} ({reason})" for day, reason in skipped[:_MOST])
            lines.append(f"Bỏ qua ngày nghỉ: {shown}{'; …' if len(skipped) > _MOST else ''}.")
        return tuple(lines)
    lines.append(f"Ngày cuối của thời hạn: {raw:%d/%m/%Y}.")
    if raw != end:
        lines.append(f"Trùng ngày nghỉ, chuyển sang {end:%d/%m/%Y} (Bộ luật Dân sự 2015, Điều 148 khoản 5).")
    return tuple(lines)
