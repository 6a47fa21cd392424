"""The JSON contract: shape, order of keys, round trip, schema."""

import json
from dataclasses import replace

import pytest

from pipeline.model import codec
from pipeline.version import SCHEMA


def test_round_trip_loses_only_text_and_timings(extraction):
    read = codec.loads(codec.dumps(extraction))
    task = replace(extraction.tasks[0], confidence=0.9123)
    box = replace(task.evidence[0].box, y1=62.12)
    task = replace(task, evidence=(replace(task.evidence[0], box=box),))
    assert read == replace(extraction, document=None, timings={}, tasks=(task,))


def test_keys_stand_in_the_order_of_the_contract(extraction):
    data = codec.to_json(extraction)
    assert list(data) == ["schema", "document", "directives", "tasks", "candidates", "issues", "versions"]
    assert list(data["document"]) == ["id", "sha256", "path", "media_type", "pages", "text_source", "status"]
    head = ["id", "directive", "section", "kind", "action", "lead", "support", "recipients", "deliverable", "deadlines"]
    assert list(data["tasks"][0])[:10] == head
    deadline = [
        "text",
        "value",
        "qualifier",
        "earliest",
        "latest",
        "last_compliant_day",
        "rrule",
        "anchor",
        "for",
        "start",
        "end",
    ]
    assert list(data["tasks"][0]["deadlines"][0])[:11] == deadline


def test_spans_are_flat_and_milestone_is_for(extraction):
    data = codec.to_json(extraction)
    task = data["tasks"][0]
    assert data["schema"] == SCHEMA
    assert task["lead"] == [{"text": "Sở Tài chính", "name": "Sở Tài chính tỉnh Mẫu", "start": 0, "end": 12}]
    assert task["deadlines"][0]["for"] == "gửi"
    assert (task["deadlines"][0]["start"], task["deadlines"][0]["end"]) == (33, 54)
    assert task["inherited"] == ["lead"]
    assert task["inherited_from"] == {"lead": {"start": 0, "end": 12}}
    assert task["evidence"] == [{"start": 0, "end": 70, "page": 1, "box": [0.0, 50.0, 700.0, 62.12]}]
    assert task["confidence"] == 0.9123
    assert data["directives"][0]["references"][0]["start"] == 3


def test_header_evidence_gets_its_place_from_the_document(extraction):
    place = {"start": 0, "end": 12, "page": 1, "box": [0.0, 50.0, 120.0, 62.12]}
    assert codec.to_json(extraction)["directives"][0]["evidence"]["number"] == place
    without = codec.to_json(replace(extraction, document=None))["directives"][0]["evidence"]["number"]
    assert without == {"start": 0, "end": 12, "page": None, "box": None}


def test_only_candidates_say_why_they_were_rejected(extraction):
    data = codec.to_json(extraction)
    assert "rejected_because" not in data["tasks"][0]
    assert data["candidates"][0]["rejected_because"] == "tasks.veto.praise"


def test_text_and_timings_stay_outside(extraction):
    assert codec.dumps(extraction) == codec.dumps(replace(extraction, timings={"read": 9.0}))
    assert "timings" not in codec.dumps(extraction)
    assert extraction.document.text not in codec.dumps(extraction)


def test_one_line_form_is_one_line(extraction):
    assert codec.dumps(extraction, indent=None).count("\n") == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.pop("tasks"),
        lambda data: data.update(surprise=1),
        lambda data: data.update(schema="chidao/0"),
        lambda data: data["document"].update(status="fine"),
        lambda data: data["tasks"][0].pop("lead"),
        lambda data: data["tasks"][0]["lead"][0].update(start="zero"),
        lambda data: data["tasks"][0]["deadlines"][0].update(milestone="gửi"),
        lambda data: data["tasks"][0]["evidence"][0].update(box=[1.0, 2.0]),
    ],
)
def test_what_does_not_fit_the_contract_is_refused(extraction, change):
    data = json.loads(codec.dumps(extraction))
    change(data)
    with pytest.raises(ValueError, match=r"schema|validation error"):
        codec.from_json(data)


def test_the_schema_knows_every_key_that_is_written(extraction):
    schema = codec.json_schema()
    defined = schema["$defs"]
    data = codec.to_json(extraction)
    for part, name in (
        (data["document"], "DocumentJson"),
        (data["directives"][0], "DirectiveJson"),
        (data["tasks"][0]["deadlines"][0], "DeadlineJson"),
        (data["candidates"][0], "TaskJson"),
        (data["issues"][0], "IssueJson"),
    ):
        assert list(part) == list(defined[name]["properties"])
        assert defined[name]["additionalProperties"] is False
    assert schema["required"] == list(data)
    assert "for" in defined["DeadlineJson"]["required"]
    assert "rejected_because" not in defined["TaskJson"]["required"]
