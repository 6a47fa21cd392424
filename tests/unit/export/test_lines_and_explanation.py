"""JSON lines and explanations."""

import json
from dataclasses import replace

from pipeline.export.explanation import explain
from pipeline.export.lines import task_lines


def test_a_line_holds_the_task_and_its_directive_flat(extraction):
    (line,) = task_lines(extraction)
    data = json.loads(line)
    assert line.endswith("}\n")
    assert data["action"] == "lập báo cáo"
    assert data["directive"] == "d1"
    assert data["directive_number"] == "12/KH-UBND"
    assert data["directive_issuing_body"] == "Ủy ban nhân dân tỉnh Mẫu"
    assert data["document_path"] == "thư mục/kế hoạch.pdf"
    assert data["deadlines"][0]["latest"] == "2024-02-15"


def test_a_task_without_a_known_directive_has_null_fields(extraction, task):
    (line,) = task_lines(replace(extraction, tasks=(replace(task, directive="d9"),)))
    assert json.loads(line)["directive_number"] is None


def test_the_explanation_shows_rules_words_and_the_rejected(extraction, document):
    text = "\n".join(explain(extraction))
    assert "tasks.cue.order, tasks.roles.lead" in text
    assert f"from page 1 [0:70] “{document.text}”" in text
    assert "(inherited “Sở Tài chính”)" in text
    assert "“trước ngày 15/02/2024” = 2024-02-15 -> 2024-02-15 by dates.day" in text
    assert "number: structure.number “Sở Tài chính”" in text
    assert "rejected c1 [d1] one_off 0.50\n    because: tasks.veto.praise" in text


def test_words_that_run_over_two_pages_are_quoted_once(extraction, task):
    evidence = (task.evidence[0], replace(task.evidence[0], page=2))
    text = "\n".join(explain(replace(extraction, tasks=(replace(task, evidence=evidence),))))
    assert text.count("from page 1, 2 [0:70]") == text.count("[0:70]") == 1


def test_a_failure_is_explained_by_its_status(extraction):
    source = replace(extraction.source, status="failed")
    failed = replace(extraction, source=source, document=None, directives=(), tasks=(), candidates=())
    assert list(explain(failed)) == ["# thư mục/kế hoạch.pdf: failed, 0 task(s), 0 rejected"]
