"""Shared ingredients: an extraction with every field set, and a way to put simple stages in the place of the real ones."""

import os
import sys
import types

import pytest

from pipeline.model.directive import Directive, Reference, Related, Signer
from pipeline.model.task import Deadline, Evidence, Extraction, Issue, Party, Source, Task
from pipeline.model.text import Box, Document, Page, Span, Word

TEXT = "Sở Tài chính chủ trì lập báo cáo trước ngày 15/02/2024, gửi Sở Nội vụ."


def span(start, end):
    return Span(start=start, end=end)


def words_of(text):
    """Each word in a box of its own on page 1, ten points wide a character."""
    words, start = [], 0
    for part in text.split(" "):
        box = Box(page=1, x0=10.0 * start, y0=50.0, x1=10.0 * (start + len(part)), y1=62.123)
        words.append(Word(span=span(start, start + len(part)), box=box))
        start += len(part) + 1
    return tuple(words)


@pytest.fixture
def document():
    pages = (Page(number=1, width=595.0, height=842.0),)
    return Document(id="ab12", sha256="ab12" * 16, media_type="application/pdf", text=TEXT, pages=pages, words=words_of(TEXT))


@pytest.fixture
def directive():
    return Directive(
        id="d1",
        doc_type="Kế hoạch",
        number="12/KH-UBND",
        issue_date="2024-01-05",
        issuing_body="Ủy ban nhân dân tỉnh Mẫu",
        place="Mẫu",
        subject="về báo cáo",
        signer=Signer(name="Nguyễn Văn A", position="Chủ tịch", authority="TM."),
        urgency="KHẨN",
        recipients=("Như trên", "Lưu: VT"),
        references=(
            Reference(
                span=span(3, 9),
                text="Luật số 1/2020/QH14",
                doc_type="Luật",
                number="1/2020/QH14",
                date=None,
                issuer="Quốc hội",
                rule="entities.reference",
            ),
        ),
        related=(Related(kind="replaces", number="3/KH-UBND"),),
        flags=("date_blank",),
        body=(span(0, len(TEXT)),),
        evidence={"number": span(0, 12)},
        rules={"number": "structure.number"},
    )


@pytest.fixture
def task():
    return Task(
        id="t1",
        directive="d1",
        section="Điều 2 > khoản 3",
        kind="one_off",
        action="lập báo cáo",
        lead=(Party(text="Sở Tài chính", name="Sở Tài chính tỉnh Mẫu", span=span(0, 12)),),
        recipients=(Party(text="Sở Nội vụ", name=None, span=span(60, 69)),),
        deliverable="báo cáo",
        deadlines=(
            Deadline(
                span=span(33, 54),
                text="trước ngày 15/02/2024",
                value="2024-02-15",
                qualifier="before",
                rule="dates.day",
                latest="2024-02-15",
                last_compliant_day="2024-02-14",
                milestone="gửi",
                flags=("year_inferred",),
                proof=("15/02/2024",),
            ),
        ),
        inherited={"lead": span(0, 12)},
        evidence=(Evidence(span=span(0, 70), page=1, box=Box(page=1, x0=0.0, y0=50.0, x1=700.0, y1=62.123)),),
        confidence=0.91234567,
        flags=("inherited_assignee",),
        reasons=("tasks.cue.order", "tasks.roles.lead"),
    )


@pytest.fixture
def extraction(document, directive, task):
    rejected = Task(
        id="c1",
        directive="d1",
        section=None,
        kind="one_off",
        action="biểu dương",
        evidence=(Evidence(span=span(0, 12)),),
        reasons=("tasks.cue.order",),
        rejected_because="tasks.veto.praise",
    )
    return Extraction(
        source=Source(
            id="ab12",
            sha256="ab12" * 16,
            path="thư mục/kế hoạch.pdf",
            media_type="application/pdf",
            pages=1,
            text_source="native",
            status="ok",
        ),
        document=document,
        directives=(directive,),
        tasks=(task,),
        candidates=(rejected,),
        issues=(Issue(code="no_tasks", stage="tasks", severity="info", message="…", hint="…", page=1, detail="3"),),
        versions={"pipeline": "0", "knowledge": "k", "model": "none"},
        timings={"read": 0.5},
    )


@pytest.fixture
def stages(monkeypatch):
    """Puts simple functions in the place of the stages after parsing; without arguments they find nothing."""

    def put(read_directives=lambda document: (), make_tasks=lambda document, directives, *, received: ((), ())):
        for name, function in {
            "pipeline.structure.directives": read_directives,
            "pipeline.tasks.assemble": make_tasks,
        }.items():
            module = types.ModuleType(name)
            setattr(module, "make_tasks" if name.endswith("assemble") else "read_directives", function)
            monkeypatch.setitem(sys.modules, name, module)

    return put


@pytest.fixture(autouse=True)
def plain_settings(monkeypatch):
    """No test sees the settings in the environment of whoever runs it."""
    for name in list(os.environ):
        if name.startswith("CHIDAO_"):
            monkeypatch.delenv(name)
