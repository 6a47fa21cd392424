"""Task gold without words, for documents that are not ours to publish.

Actions and bodies become digests of their words with counts, enough to compare and too little to read; dates, numbers and
kinds stay. Quoted words, titles and notes are left out.
"""

import json
from collections.abc import Mapping
from typing import Any

from pipeline.evaluate.pairing import names
from pipeline.evaluate.records import BODY_FIELDS, HEADER_FIELDS
from pipeline.evaluate.words import body_words, sealed, words_of

_TASK_FIELDS = ("id", "directive", "kind", "inherited", "optional", "duplicate_of")
_DEADLINE_FIELDS = ("value", "qualifier", "anchor", "latest", "rrule")


def seal_gold(gold: Mapping[str, Any]) -> dict[str, Any]:
    """The same gold, measured the same, without its words."""
    return {
        "doc": gold["doc"],
        "directives": [{field: one.get(field) for field in ("id", *HEADER_FIELDS)} for one in gold.get("directives") or []],
        "tasks": [_sealed_task(task) for task in gold["tasks"]],
    }


def as_json(sealed_gold: Mapping[str, Any]) -> str:
    """The gold as JSON with one task a line."""
    rows = [json.dumps(task, ensure_ascii=False, separators=(",", ":")) for task in sealed_gold["tasks"]]
    head = json.dumps({key: value for key, value in sealed_gold.items() if key != "tasks"}, ensure_ascii=False)
    return head[:-1] + ', "tasks": [\n' + ",\n".join(rows) + "\n]}\n"


def _sealed_task(task: Mapping[str, Any]) -> dict[str, Any]:
    plain = {field: task[field] for field in _TASK_FIELDS if task.get(field) not in (None, [], False)}
    bodies = {f"{field}_tokens": [_digests(body_words(name)) for name in names(task.get(field))] for field in BODY_FIELDS}
    return {
        **plain,
        "action_tokens": _digests(words_of(task.get("action"))),
        **bodies,
        "deadlines": [{field: one.get(field) for field in _DEADLINE_FIELDS} for one in task.get("deadlines") or []],
    }


def _digests(words: Any) -> dict[str, int]:
    return dict(sorted(sealed(words).items()))
