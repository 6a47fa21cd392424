"""Word files through the command as a user runs it: the same tasks from DOCX, DOC and RTF, with their text beside them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.generator import docx, rtf
from corpus.generator.specs import papers

LETTER = next(paper for paper in papers() if paper.id == "cv-hoa-binh-tai-san-cong-2021")
DOC = Path(__file__).parents[1] / "unit/parsers/word_files/letter.doc"


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    place = tmp_path_factory.mktemp("word")
    (place / "automatic.docx").write_bytes(docx.render(LETTER))
    (place / "old.doc").write_bytes(DOC.read_bytes())
    (place / "tcvn3.rtf").write_bytes(rtf.render(LETTER, "tcvn3"))
    command = [sys.executable, "-m", "pipeline", "extract", ".", "--out", "out", "--text"]
    done = subprocess.run(command, cwd=place, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return place / "out"


@pytest.mark.parametrize("name", ["automatic", "old", "tcvn3"])
def test_header_and_tasks(out, name):
    data = json.loads((out / f"{name}.json").read_bytes())
    (directive,) = data["directives"]
    assert (directive["number"], directive["issue_date"]) == ("1386/UBND-KTN", "2021-08-16")
    assert directive["issuing_body"] == "Ủy ban nhân dân tỉnh Hòa Bình"
    assert directive["signer"]["name"] == "Bùi Xuân Thắng"
    assert len(data["tasks"]) == 5
    text = (out / f"{name}.txt").read_text("utf-8")
    for task in data["tasks"]:
        assert task["action"] in text
        assert all(text[due["start"] : due["end"]] == due["text"] for due in task["deadlines"])


def test_all_three_say_the_same(out):
    names = ("automatic", "old", "tcvn3")
    assert len({(out / f"{name}.txt").read_text("utf-8") for name in names}) == 1
    tasks = [json.loads((out / f"{name}.json").read_bytes())["tasks"] for name in names]
    for place in (place for found in tasks for task in found for place in task["evidence"]):
        assert place.pop("nodes")["first"]["path"].startswith(("word/document.xml#", "converted/"))
    assert tasks[0] == tasks[1] == tasks[2]
    kinds = {json.loads((out / f"{name}.json").read_bytes())["document"]["media_type"] for name in names}
    assert {"application/msword", "application/rtf"} < kinds
