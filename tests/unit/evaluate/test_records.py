"""Task records against gold: pairing, counting, calibration and what is learned of it."""

import importlib.util
import json
from pathlib import Path

import pytest

from pipeline.evaluate.calibration import as_diagram, calibration
from pipeline.evaluate.confidence import Example, careful, cross_validated, fit, train_confidence
from pipeline.evaluate.pairing import assign, deadline_keys, is_whole, pair_tasks, recurrence, same_bodies
from pipeline.evaluate.records import FIGURES, Judged, score_records
from pipeline.evaluate.sealing import as_json, seal_gold
from pipeline.evaluate.tasks import measure_tasks, read_task_documents
from pipeline.evaluate.words import overlap_f1, sealed, words_of
from pipeline.model.codec import to_json
from pipeline.tasks.confidence import LEAST, MOST, probability

ROOT = Path(__file__).parents[3]
SCORER = ROOT.parent / "shared" / "scoring" / "score.py"


def task(**changes):
    plain = {
        "id": "t1",
        "kind": "one_off",
        "action": "rà soát hồ sơ tồn đọng của từng đơn vị",
        "lead": ["Sở Nội vụ"],
        "deadlines": [{"value": "2024-05-15", "latest": "2024-05-15"}],
    }
    return plain | changes


def counts(gold, predicted, figure):
    one = score_records({"tasks": gold}, {"tasks": predicted}).counts[figure]
    return one.gold, one.found, one.right


def test_the_same_record_is_whole():
    assert is_whole(task(), task(lead=[{"text": "sở nội vụ", "name": None}]))
    assert not is_whole(task(), task(lead=["Sở Nội vụ", "Sở Y tế"]))
    assert not is_whole(task(), task(deadlines=[]))


def test_abbreviations_and_tone_placement_do_not_count():
    assert same_bodies(["Uỷ ban nhân dân thành phố"], ["UBND TP"]) == 1
    assert overlap_f1(words_of("KẾ HOẠCH hoá"), words_of("kế hoạch hóa")) == 1.0


def test_gold_may_carry_digests_for_words():
    hidden = task(action=None, action_tokens=dict(sealed(words_of(task()["action"]))))
    assert counts([hidden], [task()], "record") == (1, 1, 1)


def test_sealed_gold_measures_the_same_and_tells_nothing():
    gold = {
        "doc": "x",
        "directives": [],
        "tasks": [task(note="nói riêng", support=["Sở Y tế"]), task(id="t2", lead=["UBND tỉnh"])],
    }
    hidden = json.loads(as_json(seal_gold(gold)))
    found = {"tasks": [task(support=["Sở Y tế"]), task(id="t2", lead=["Sở Tài chính"])]}
    assert score_records(hidden, found).counts == score_records(gold, found).counts
    said = json.dumps(hidden, ensure_ascii=False).casefold()
    assert not any(word in said for word in ("nội vụ", "rà soát", "hồ sơ", "nói riêng", "y tế"))


def test_free_tasks_cost_nothing():
    for free in ({"optional": True}, {"kind": "execution"}):
        assert counts([task(**free)], [], "tasks") == (0, 0, 0)
        assert counts([task(**free)], [task()], "tasks") == (0, 0, 0)


def test_either_statement_of_a_duty_will_do():
    gold = [task(), task(id="t2", action="tổ chức rà soát lại các hồ sơ còn tồn", duplicate_of="t1")]
    assert counts(gold, [task(action="tổ chức rà soát lại các hồ sơ còn tồn")], "tasks") == (1, 1, 1)


def test_one_enforcement_clause_more_is_let_pass():
    clause = task(id="x", kind="execution", action="chịu trách nhiệm thi hành Quyết định này")
    assert counts([], [clause], "tasks") == (0, 0, 0)
    assert counts([], [clause, clause], "tasks") == (0, 1, 0)


def test_pairs_are_one_to_one_best_first():
    assert assign([[0.6, 0.9], [0.8, 0.7]], 0.5) == {0: 1, 1: 0}
    assert pair_tasks([task(), task(id="t2")], [task()]) == {0: 0}


@pytest.mark.parametrize(
    ("rule", "key"),
    [
        ("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20", "MONTHLY/3"),
        ("FREQ=MONTHLY;INTERVAL=3", "MONTHLY/3"),
        ("FREQ=YEARLY;BYMONTH=12", "YEARLY/1"),
        ("FREQ=WEEKLY", "WEEKLY/1"),
        (None, None),
    ],
)
def test_a_recurrence_has_one_key_however_it_is_spelled(rule, key):
    assert recurrence(rule) == key
    assert deadline_keys(task(deadlines=[{"rrule": rule, "value": "P3M"}])) == {f"every {key}" if key else "unresolved P3M"}


def test_a_header_field_that_careful_readers_differ_on():
    gold = {"directives": [{"id": "d1", "number": "5/KH-UBND", "issuing_body": ["UBND tỉnh A", "Chủ tịch UBND tỉnh A"]}]}
    found = {"directives": [{"id": "x", "number": "5 / KH-UBND", "issuing_body": "Chủ tịch UBND tỉnh A"}, {"number": "9"}]}
    score = score_records(gold, found)
    assert (score.counts["issuing_body"].right, score.counts["number"].right, score.counts["number"].found) == (1, 1, 2)


def test_the_samples_are_measured():
    measured = measure_tasks((ROOT / "annotations" / "gold",), (ROOT / "corpus" / "documents",))
    assert len(measured.scores) == 20 and not measured.skipped
    assert sum(one.gold for one in measured.counts("tasks")) == 165
    assert set(next(iter(measured.scores.values())).counts) == set(FIGURES)


@pytest.mark.shared
def test_the_figures_are_those_of_the_task_golds_scorer():
    if not SCORER.is_file():
        pytest.skip("the scorer is not beside this checkout (../shared)")
    spec = importlib.util.spec_from_file_location("score", SCORER)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    documents, _ = read_task_documents((ROOT / "annotations" / "gold",), (ROOT / "corpus" / "documents",))
    for one in documents:
        predicted = json.loads(json.dumps(to_json(one.extraction())))
        theirs, ours = scorer.score_document(one.gold, predicted), score_records(one.gold, predicted)
        for figure in FIGURES:
            tally, own = theirs.tallies[figure], ours.counts[figure]
            assert (own.gold, own.found, own.right) == (tally.gold, tally.predicted, tally.correct), (one.doc, figure)
        sure = [item.right for item in ours.judged if item.confidence >= 0.9]
        assert (len(sure), sum(sure)) == (theirs.shares["confident of"], theirs.shares["confident"])


def test_calibration_counts_what_it_is_given():
    judged = [Judged(confidence=0.95, right=place > 0, task="t") for place in range(10)]
    found = calibration([*judged, Judged(confidence=0.55, right=False, task="t")])
    assert [(one.tasks, round(one.right, 2)) for one in found.bins] == [(1, 0.0), (10, 0.9)]
    assert (found.confident, found.confident_right, found.tasks) == (10, 0.9, 11)
    assert found.error == pytest.approx((1 * 0.55 + 10 * 0.05) / 11)
    assert "10 of 11" in as_diagram(found)[-1]


def test_nothing_to_calibrate():
    assert calibration([]).error == 0.0 and as_diagram(calibration([]))


def examples(documents=10, each=20):
    """Tasks of which those with ``good`` are right nine times in ten, those with ``bad`` every second time."""
    made = []
    for n in range(documents * each):
        good = n % 2 == 0
        right = n % 20 != 0 if good else n % 4 == 1
        made.append(Example(doc=f"d{n % documents}", features={"bias": 1.0, "good" if good else "bad": 1.0}, right=right))
    return made


def test_weights_separate_what_is_right_more_often():
    weights = fit(examples())
    assert probability({"bias": 1.0, "good": 1.0}, weights) == pytest.approx(0.9, abs=0.05)
    assert probability({"bias": 1.0, "bad": 1.0}, weights) == pytest.approx(0.5, abs=0.05)
    assert probability({"bias": 1.0, "never seen": 1.0}, weights) == probability({"bias": 1.0}, weights)
    assert fit(examples()) == weights


def test_care_lowers_what_is_promised_and_keeps_the_order():
    learned = fit(examples())
    held = careful(learned)
    for name in ("good", "bad"):
        found = {"bias": 1.0, name: 1.0}
        assert 0.02 < probability(found, learned) - probability(found, held) < 0.15


def test_no_document_is_judged_by_itself():
    judged = cross_validated(examples())
    assert len(judged) == 200 and all(LEAST <= one.confidence <= MOST for one in judged)


def test_training_writes_the_same_table_twice(tmp_path):
    gold, documents = (ROOT / "annotations" / "gold",), (ROOT / "corpus" / "documents",)
    first = train_confidence(gold, documents, tmp_path / "a")
    second = train_confidence(gold, documents, tmp_path / "b")
    assert first.file.read_text("utf-8") == second.file.read_text("utf-8")
    assert first.documents == 19 and first.calibration.tasks == first.examples
    # one of the twenty samples, a report, has no task
    assert first.file.read_text("utf-8").startswith("feature,weight,tasks\nbias,")
