"""``chidao demo``: the samples of the repository, with simple stages."""

from dataclasses import replace

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.cli import samples as room
from tests.pages import html_page


@pytest.fixture
def corpus(monkeypatch, tmp_path, stages, directive, task):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHIDAO_WORKERS", "0")
    monkeypatch.setattr(room, "SAMPLES", tmp_path / "corpus")
    stages(lambda document: (directive,), lambda document, directives, *, received: ((task,), ()))
    return tmp_path / "corpus"


def test_the_tasks_of_the_samples_are_shown(corpus, tmp_path):
    corpus.mkdir()
    for name in "ab":
        (corpus / f"{name}.html").write_bytes(html_page("Sở Tài chính chủ trì lập báo cáo, gửi trước ngày 15/02/2024." * 3))
    result = CliRunner().invoke(app, ["demo"])
    assert result.exit_code == 0
    rows = [line for line in result.stdout.splitlines() if line.startswith("12/KH-UBND")]
    assert [row.split()[1:] for row in rows] == [["Sở", "Tài", "chính", "lập", "báo", "cáo", "15/02/2024"]] * 2
    assert sorted(path.name for path in (tmp_path / "outputs/demo").iterdir()) == [
        *("a.json", "a.txt", "b.json", "b.txt", "tasks.csv", "tasks.xlsx"),
    ]


@pytest.mark.parametrize(("secrecy", "exit_code"), [("MẬT", 0), (None, 12)])
def test_only_a_refused_sample_is_as_it_should_be(corpus, stages, directive, secrecy, exit_code):
    corpus.mkdir()
    stages(lambda document: (replace(directive, secrecy=secrecy),))
    page = html_page("Sở Tài chính chủ trì lập báo cáo, gửi trước ngày 15/02/2024." * 3) if secrecy else b"?"
    (corpus / "a.html").write_bytes(page)
    assert CliRunner().invoke(app, ["demo"]).exit_code == exit_code


@pytest.mark.parametrize(("lang", "words"), [("en", "sample documents"), ("vi", "tài liệu mẫu")])
def test_without_samples_it_says_so(corpus, lang, words):
    result = CliRunner().invoke(app, ["demo", "--lang", lang])
    assert result.exit_code == 10
    assert words in result.stderr


@pytest.mark.parametrize(
    ("text", "short"), [("một hai", "một hai"), ("một hai ba bốn", "một hai…"), ("mộthaibabốnnăm", "mộthaibab…")]
)
def test_long_actions_are_cut_between_words(text, short):
    assert room.shorten(text, 10) == short
