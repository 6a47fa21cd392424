"""Checks of a gold record against the printed words, written without the generator's own date code."""

import calendar
import datetime as dt
import re
import unicodedata

KINDS = {"one_off", "recurring", "standing", "execution"}
QUALIFIERS = {"before", "by", "in", "on", "after", "from", "within", None}
TASK_KEYS = {
    "id", "directive", "section", "kind", "action", "lead", "support", "recipients",
    "deliverable", "deadlines", "inherited", "optional", "note",
}  # fmt: skip
ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
NUMERIC_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?(?!\d)")
WRITTEN_DAY = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2})(?: năm (\d{4}))?")
MONTH = re.compile(r"tháng (\d{1,2})(?:/(\d{4})| năm (\d{4}))?")
QUARTER = re.compile(r"quý (IV|I{1,3})")


def squeeze(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def last_day(value: str, qualifier: str | None) -> str | None:
    """The day a value ends on, by another way than the generator's: step back from the day after the period."""
    if value[0] in "PX":
        return None
    end = value.rpartition("/")[2]
    if len(end) >= 10:
        return end
    year = int(end[:4])
    months = {"": (1, 13), "Q1": (1, 4), "Q2": (4, 7), "Q3": (7, 10), "Q4": (10, 13), "H1": (1, 7), "H2": (7, 13)}
    start, after = months.get(end[5:]) or (int(end[5:]), int(end[5:]) + 1)
    edge = start if qualifier == "before" else after
    first = dt.date(year + (edge - 1) // 12, (edge - 1) % 12 + 1, 1)
    return (first - dt.timedelta(days=1)).isoformat()


def said_day(text: str, issued: str | None) -> str | None:
    """The single day that the words name; a missing year is the first such day on or after the issue date."""
    found = WRITTEN_DAY.search(text) or NUMERIC_DAY.search(text)
    if not found or "hằng" in text or "hàng" in text:
        return None
    day, month = int(found[1]), int(found[2])
    if not found[3]:
        if month > 12 or not issued:
            return None
        start = dt.date.fromisoformat(issued)
        year = start.year if (month, day) >= (start.month, start.day) else start.year + 1
        return dt.date(year, month, day).isoformat()
    return dt.date(int(found[3]), month, day).isoformat()


def check_deadline(deadline: dict, issued: str | None) -> None:
    value, text = deadline["value"], deadline["text"]
    assert deadline["qualifier"] in QUALIFIERS
    if deadline["rrule"]:
        assert deadline["latest"] is None
        check_rule(deadline["rrule"], text)
        return
    if value.startswith("P"):
        assert deadline["qualifier"] == "within"
        assert deadline["anchor"]
        assert str(int(re.search(r"\d+", value)[0])) in {str(int(n)) for n in re.findall(r"\d+", text)}
        return
    assert deadline["latest"] == last_day(value, deadline["qualifier"])
    dt.datetime.fromisoformat(deadline["latest"])
    if issued:
        assert deadline["latest"][:10] >= issued, f"due before it is issued: {text}"
    said = said_day(text, issued)
    if said and len(value) == 10:
        assert value == said, (text, value)
    elif said and "T" in value:
        assert value[:10] == said
    elif QUARTER.search(text):
        assert value.endswith(f"Q{ROMAN[QUARTER.search(text)[1]]}")
    elif re.fullmatch(r"\d{4}-\d{2}", value):
        assert int(MONTH.search(text.lower())[1]) == int(value[5:])


def check_rule(rrule: str, text: str) -> None:
    parts = dict(part.split("=") for part in rrule.split(";"))
    lower = text.lower()
    named = {"tuần": "WEEKLY", "quý": "MONTHLY", "hằng tháng": "MONTHLY", "6 tháng": "MONTHLY", "ngày": "DAILY"}
    if "hằng năm" in lower:
        assert parts["FREQ"] == "YEARLY"
    else:
        assert parts["FREQ"] == next(frequency for word, frequency in named.items() if word in lower)
    if "quý" in lower:
        assert parts["INTERVAL"] == "3"
    if "BYMONTHDAY" in parts:
        assert parts["BYMONTHDAY"] in {str(int(number)) for number in re.findall(r"\d+", text)}
    if "BYMONTH" in parts:
        assert set(parts["BYMONTH"].split(",")) <= {str(int(number)) for number in re.findall(r"\d+", text)}


def written_out(body: str, text: str) -> bool:
    """Whether the body stands in the text, or is a shared head written out (``Sở Nội vụ, Tài chính``)."""
    folded = text.casefold()
    if body.casefold() in folded:
        return True
    head, _, tail = body.partition(" ")
    return f", {tail.casefold()}" in folded and f"{head.casefold()} " in folded


def check_gold(gold: dict, printed: str) -> None:
    text = squeeze(printed)
    issued = {directive["id"]: directive["issue_date"] for directive in gold["directives"]}
    for directive in gold["directives"]:
        if directive["number"]:
            assert directive["number"] in text.replace(" ", "") if directive["number"][0] == "/" else directive["number"] in text
        for reference in directive["references"]:
            assert squeeze(reference) in text
    ids = [task["id"] for task in gold["tasks"]]
    assert ids == [f"t{number}" for number in range(1, len(ids) + 1)]
    for task in gold["tasks"]:
        assert set(task) - {"duplicate_of"} == TASK_KEYS
        assert task["directive"] in issued
        assert task["kind"] in KINDS
        assert squeeze(task["action"]) in text
        assert task["action"] == task["action"].strip(" .;,:")
        assert task["lead"], task["action"]
        for body in (*task["lead"], *task["support"], *task["recipients"]):
            assert written_out(body, text), body
        assert not set(task["lead"]) & set(task["support"])
        for deadline in task["deadlines"]:
            assert squeeze(deadline["text"]) in text
            check_deadline(deadline, issued[task["directive"]])


def workdays_after(day: str, count: int, holidays: frozenset[str] = frozenset()) -> str:
    """The ``count``-th working day after ``day`` (the day itself is not counted)."""
    current = dt.date.fromisoformat(day)
    while count:
        current += dt.timedelta(days=1)
        count -= current.weekday() < calendar.SATURDAY and current.isoformat() not in holidays
    return current.isoformat()
