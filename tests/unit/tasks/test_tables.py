"""Every row of the tables of assignment language holds for its own examples."""

import re

import pytest

from pipeline.tasks.cues import cues, labels, non_assignments
from pipeline.tasks.families import families, family_of
from pipeline.tasks.roles import role_cues

SEARCHED = ("pseudo", "appositive", "parts", "list_opening")
LOOK_AHEAD = ("obliged", "circumstance", "cited_end", "topic_order")  # the example shows what must follow, too


@pytest.mark.parametrize(("cue", "words"), [(cue, words) for cue in cues() for words in cue.examples])
def test_examples_of_cues(cue, words):
    found = re.search(cue.regex, words) if cue.type in SEARCHED else re.match(cue.regex, words + " sở")
    assert found
    assert cue.type in (*LOOK_AHEAD, "appositive") or found.end() >= len(words)


@pytest.mark.parametrize(("cue", "words"), [(cue, words) for cue in cues() for words in cue.counter_examples])
def test_counter_examples_of_cues(cue, words):
    assert not re.fullmatch(cue.regex, words)


def read_fully(words):
    from pipeline.tasks.cues import read_label

    found = read_label(words)
    return found[0] if found and found[1] == len(words) else None


@pytest.mark.parametrize(("label", "words"), [(label, words) for label in labels() for words in label.examples])
def test_examples_of_labels(label, words):
    assert read_fully(words) == label


@pytest.mark.parametrize(("label", "words"), [(label, words) for label in labels() for words in label.counter_examples])
def test_counter_examples_of_labels(label, words):
    assert read_fully(words) != label


@pytest.mark.parametrize(("row", "words"), [(row, words) for row in non_assignments() for words in row.examples])
def test_examples_of_non_assignments(row, words):
    assert re.search(row.regex, words)


@pytest.mark.parametrize(("row", "words"), [(row, words) for row in non_assignments() for words in row.counter_examples])
def test_counter_examples_of_non_assignments(row, words):
    assert not re.search(row.regex, words)


@pytest.mark.parametrize(("cue", "words"), [(cue, words) for cue in role_cues() for words in cue.examples])
def test_examples_of_role_cues(cue, words):
    assert re.match(cue.regex, words)


@pytest.mark.parametrize(("cue", "words"), [(cue, words) for cue in role_cues() for words in cue.counter_examples])
def test_counter_examples_of_role_cues(cue, words):
    assert not re.match(cue.regex, words)


def test_ids_are_unique():
    for rows in (cues(), labels(), non_assignments(), role_cues(), families()):
        ids = [row.id for row in rows]
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("doc_type", "family"), [("Chỉ thị", "orders"), ("Thông tư", "legal"), ("Báo cáo", "report"), (None, "orders")]
)
def test_family_of(doc_type, family):
    assert family_of(doc_type).id == family
