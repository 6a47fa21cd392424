"""Tasks read from words that were recognised with low confidence are flagged."""

from pipeline.model.task import Deadline, Evidence, Party, Task
from pipeline.model.text import Box, Document, Span, Word
from pipeline.tasks.doubts import with_doubts

TEXT = "Sở Nội vụ lập danh mục thiết bị gửi Sở Tài chính trước ngày 15/02/2024."
WHEN = "trước ngày 15/02/2024"


def span(part):
    at = TEXT.index(part)
    return Span(start=at, end=at + len(part))


def document(confidences):
    words, at = [], 0
    for part in TEXT.split():
        at = TEXT.index(part, at)
        box = Box(page=1, x0=0, y0=0, x1=1, y1=1)
        words.append(Word(span=Span(start=at, end=at + len(part)), box=box, confidence=confidences.get(part, 0.95)))
        at += len(part)
    return Document(id="x", sha256="x", media_type="application/pdf", text=TEXT, words=tuple(words))


def task():
    return Task(
        id="d1.t1",
        directive="d1",
        section=None,
        kind="one_off",
        action="lập danh mục thiết bị",
        lead=(Party(text="Sở Nội vụ", name=None, span=span("Sở Nội vụ")),),
        deadlines=(Deadline(span=span(WHEN), text=WHEN, value="2024-02-15", qualifier="before", rule="x"),),
        evidence=(Evidence(span=Span(start=0, end=len(TEXT))),),
        flags=("urgent",),
    )


def flags(confidences):
    (read,) = with_doubts(document(confidences), [task()])
    return read.flags, read.deadlines[0].flags


def test_sure_and_native_words_leave_the_task_alone():
    assert flags({}) == (("urgent",), ())
    assert flags(dict.fromkeys(TEXT.split())) == (("urgent",), ())


def test_an_unsure_date_flags_the_deadline_and_the_task():
    assert flags({"15/02/2024.": 0.7}) == (("urgent", "ocr_low_confidence"), ("ocr_low_confidence",))


def test_an_unsure_body_flags_the_task():
    assert flags({"Nội": 0.5}) == (("urgent", "ocr_low_confidence"), ())


def test_one_unsure_word_of_the_duty_is_no_reason_but_many_are():
    assert flags({"thiết": 0.5}) == (("urgent",), ())
    assert flags(dict.fromkeys(("lập", "danh", "mục"), 0.5)) == (("urgent", "ocr_low_confidence"), ())
