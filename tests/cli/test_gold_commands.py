"""``chidao annotations``, ``chidao evaluate`` and ``chidao train``."""

import json

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.parsers.base import parse
from tests.planted_mentions import MOTTO, planted_gold

TEXT = "Giao Sở Y tế báo cáo UBND tỉnh.\n"
SHEET = "1\tBODY\tSở Y tế\t1\tSở Y tế tỉnh Mẫu\ttop\n1\tBODY\tUBND tỉnh\t1\t?\ttop\n"


def run(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def sheet(tmp_path):
    (tmp_path / "mau.txt").write_text(TEXT, "utf-8")
    (tmp_path / "mau.tsv").write_text(SHEET, "utf-8")
    return tmp_path / "mau.tsv", tmp_path / "mau.txt"


def test_a_good_sheet_is_counted(sheet):
    result = run("annotations", "check", *sheet)
    assert (result.exit_code, result.stdout.endswith(": 2 mention(s), all found\n")) == (0, True)


@pytest.mark.parametrize(("options", "words"), [([], ["Sở Y tế", "UBND tỉnh"]), (["--private"], None)])
def test_gold_is_made_of_a_sheet(sheet, tmp_path, options, words):
    result = run("annotations", "convert", *sheet, "--out", tmp_path / "gold", *options)
    assert result.exit_code == 0
    written = (tmp_path / "gold/mau.json").read_text("utf-8")
    gold = json.loads(written)
    assert gold["doc"] == "mau" and gold["sealed"] is (words is None)
    assert words is None or [mention["text"] for mention in gold["mentions"]] == words
    assert ("Sở" in written) is (words is not None)


def test_a_bad_sheet_is_refused_with_its_line(sheet):
    sheet[0].write_text(SHEET.replace("UBND tỉnh", "UBND xã"), "utf-8")
    for command in ("check", "convert"):
        result = run("annotations", command, *sheet)
        assert result.exit_code == 41
        assert "line 2" in result.stderr and "[worksheet_invalid]" in result.stderr


def test_a_missing_sheet_is_told(sheet, tmp_path):
    result = run("annotations", "check", tmp_path / "none.tsv", sheet[1])
    assert (result.exit_code, "[file_missing]" in result.stderr) == (10, True)


def test_figures_of_documents(tmp_path):
    gold, documents = planted_gold(tmp_path, seed=5, count=2)
    result = run("evaluate", "entities", "--gold", gold, "--documents", documents, "--no-learned")
    assert result.exit_code == 0
    assert result.stdout.startswith("2 document(s), ")
    assert "not measured: guidelines+CRF: not asked for" in result.stdout
    data = json.loads(run("evaluate", "entities", "--gold", gold, "--documents", documents, "--no-learned", "--json").stdout)
    assert data["systems"]["guidelines"]["labels"]["BODY"]["exact"]["f1"] == 1.0
    assert data["systems"]["guidelines"]["labels"]["PERSON"]["exact"]["recall"] <= 0.5


def test_differences_are_shown_in_words_where_asked_for(tmp_path):
    gold, documents = planted_gold(tmp_path, seed=5, count=1)
    result = run("evaluate", "entities", "--gold", gold, "--documents", documents, "--no-learned", "--errors")
    missed = next(line for line in result.stdout.splitlines() if line.startswith("planted-5-1:") and line.endswith(MOTTO))
    text = parse((documents / "planted-5-1.html").read_bytes()).text
    number, words = missed.split(":")[1], missed.split("PERSON")[1].strip()
    assert words in text.split("\n")[int(number) - 1]
    assert ": - PERSON" in missed


@pytest.mark.parametrize("command", ["evaluate", "train"])
def test_without_gold_it_says_so(tmp_path, command):
    result = run(command, "entities", "--gold", tmp_path)
    assert (result.exit_code, "[gold_missing]" in result.stderr) == (42, True)


def test_training_writes_model_table_and_card(tmp_path):
    pytest.importorskip("pycrfsuite")
    gold, documents = planted_gold(tmp_path, seed=5, count=5)
    result = run("train", "entities", "--gold", gold, "--documents", documents, "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert result.stdout.startswith("5 document(s)\nBODY ")
    assert sorted(path.name for path in (tmp_path / "out/bodies").iterdir()) == [
        *("learned_labels.csv", "mentions.card.md", "mentions.crf"),
    ]
