"""Training and measuring on planted directives, in whose gold the motto is a person, which the grammar does not know."""

import pytest

from pipeline.entities.learned import Marks
from pipeline.errors import GoldMissing, GoldUnreadable
from pipeline.evaluate.documents import read_documents
from pipeline.evaluate.entities import GRAMMAR, LEARNED, NEWS, OUTERMOST, measure, used_found
from pipeline.evaluate.gold import Label
from pipeline.evaluate.learning import cross_validate, folds, make_sample, train
from pipeline.evaluate.report import as_data, as_lines
from pipeline.evaluate.scoring import total
from pipeline.evaluate.systems import outermost
from pipeline.evaluate.training import LEAST_SPEED, decide, train_entities
from tests.planted_mentions import planted_gold

pytest.importorskip("pycrfsuite")


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    return planted_gold(tmp_path_factory.mktemp("planted"), seed=3, count=10, sealed=True)


@pytest.fixture(scope="module")
def samples(places):
    gold, documents = places
    read, skipped = read_documents(gold, (documents,))
    assert not skipped
    return [make_sample(document) for document in read]


@pytest.fixture(scope="module")
def measured(places):
    gold, documents = places
    return measure(gold, (documents,))


def test_documents_stay_whole_in_folds_of_like_size(samples):
    dealt = folds(samples)
    assert sorted(n for fold in dealt for n in fold) == list(range(len(samples)))
    assert [len(fold) for fold in dealt] == [2] * 5
    assert folds(samples) == dealt


def test_the_same_gold_gives_the_same_model(samples, tmp_path):
    for name in "ab":
        train(samples, tmp_path / f"{name}.crf")
    assert (tmp_path / "a.crf").read_bytes() == (tmp_path / "b.crf").read_bytes()


def test_every_sample_is_tagged_by_a_model_that_has_not_seen_it(samples):
    tagged = cross_validate(samples)
    for sample, found in zip(samples, tagged, strict=True):
        persons = {one.span for one in found.mentions if one.label == "PERSON"}
        assert all(0 < one.confidence <= 1 for one in found.mentions)
        assert {m.span for m in sample.document.gold.mentions if m.label is Label.PERSON} & persons


def test_the_learned_part_finds_what_the_grammar_leaves_out(measured):
    assert total(measured.counts(OUTERMOST, Label.PERSON)).recall <= 0.5
    assert total(measured.counts(LEARNED, Label.PERSON)).f1 > 0.8
    assert total(measured.counts(OUTERMOST, Label.BODY)).f1 == 1
    assert measured.without == {}


def test_the_news_model_is_measured_with_its_two_labels(measured):
    assert total(measured.counts(NEWS, Label.ROLE)).found == 0
    assert total(measured.counts(NEWS, Label.PERSON)).found > 0


def test_figures_as_data_and_as_lines(measured):
    data = as_data(measured)
    grammar = data["systems"][OUTERMOST]
    body = grammar["labels"]["BODY"]["exact"]
    assert body["f1"] == 1.0 and body["interval"] == [1.0, 1.0]
    assert grammar["micro"]["exact"]["gold"] == sum(row["gold"] for row in grammar["documents"].values())
    lines = list(as_lines(measured))
    assert lines[0] == f"10 document(s), {grammar['micro']['exact']['gold']} mentions that count"
    assert sum(line.strip().startswith("planted-3-") for line in lines) == 10


def test_training_switches_on_what_gains_and_nothing_else(places, tmp_path):
    gold, documents = places
    trained = train_entities(gold, (documents,), tmp_path, speed=LEAST_SPEED + 1)
    assert {row.label: row.use for row in trained.rows} == {
        "BODY": "off",
        "ROLE": "off",
        "GROUP": "off",
        "PERSON": "on",
        "REFERENCE": "off",
    }
    assert [file.relative_to(tmp_path).as_posix() for file in trained.files] == [
        "bodies/mentions.crf",
        "bodies/learned_labels.csv",
        "bodies/mentions.card.md",
    ]
    card = trained.files[2].read_text("utf-8")
    assert "Speaks for: **PERSON**" in card and "10 documents annotated by hand, 0 of them" in card
    assert "above 40,000 syllables a second" in card and "entities_speed.py`: 40,001)" in card


@pytest.mark.parametrize("speed", [None, LEAST_SPEED])
def test_nothing_is_switched_on_that_leaves_the_room_too_slow_or_of_unknown_speed(samples, speed):
    rows = {row.label: row for row in decide(samples, speed)}
    assert rows["PERSON"].gain_low > 0
    assert {row.use for row in rows.values()} == {"off"}


def test_the_baseline_is_the_grammar_after_the_guidelines(samples, measured):
    def figures(system):
        return {label.value: round(total(measured.counts(system, label)).f1, 4) for label in Label}

    assert {row.label: row.grammar_f1 for row in decide(samples, None)} == figures(OUTERMOST) != figures(GRAMMAR)


def test_what_is_learned_is_read_after_the_guidelines_too(samples):
    nothing = Marks(mentions=(), starts=(), outside=())
    for sample in samples:
        assert used_found(sample, nothing, frozenset()) == outermost(sample.document)


def test_too_little_gold_is_told(places, tmp_path):
    gold, documents = places
    with pytest.raises(GoldMissing):
        measure(tmp_path, (documents,))
    (tmp_path / "planted-3-1.json").write_bytes((gold / "planted-3-1.json").read_bytes())
    with pytest.raises(GoldMissing):
        train_entities(tmp_path, (documents,), tmp_path / "out")
    few = measure(tmp_path, (documents,))
    assert LEARNED not in few.scores and "needs 5 documents" in few.without[LEARNED]


def test_documents_that_cannot_be_read_are_left_out_with_the_reason(places, tmp_path):
    gold, _ = places
    (tmp_path / "planted-3-2.html").write_bytes(b"\x00\x01")
    read, skipped = read_documents(gold, (tmp_path,))
    assert read == ()
    assert {one.doc: one.reason for one in skipped}["planted-3-1"] == "the document is not here"
    assert {one.doc: one.reason for one in skipped}["planted-3-2"] == "unknown_format"


def test_broken_gold_stops_the_measurement(places, tmp_path):
    _, documents = places
    (tmp_path / "planted-3-1.json").write_text("{}", "utf-8")
    with pytest.raises(GoldUnreadable):
        read_documents(tmp_path, (documents,))
