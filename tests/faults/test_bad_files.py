"""Bad files, through the command as a user runs it: real stages, real worker processes."""

import json
import os
import subprocess
import sys

import pytest

from corpus.generator import docx
from corpus.generator.specs import papers
from pipeline.errors import ExitCode
from tests.pages import blank_pdf, directive_page, encrypted_pdf, html_page

SENTENCE = "Sở Tài chính chủ trì, phối hợp với Sở Nội vụ lập báo cáo, gửi Ủy ban nhân dân tỉnh trước ngày 15/02/2024."
GOOD = directive_page(SENTENCE, "Giám đốc Sở Nội vụ kiểm tra việc thực hiện Chỉ thị này, báo cáo hằng quý.")
BLANK = blank_pdf()
WORD = docx.render(papers()[0])
LOCKED_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + bytes(512)

BAD = {
    "empty.pdf": (b"", "file_empty", ExitCode.EMPTY_FILE, "failed"),
    "picture.pdf": (b"\x89PNG\r\n\x1a\n" + bytes(64), "broken_file", ExitCode.BROKEN_FILE, "failed"),
    "words.html": ("Kính gửi: các sở".encode(), "unknown_format", ExitCode.UNKNOWN_FORMAT, "failed"),
    "archive.html": (b"PK\x03\x04" + bytes(64), "unknown_format", ExitCode.UNKNOWN_FORMAT, "failed"),
    "header only.pdf": (b"%PDF-1.7\n", "broken_file", ExitCode.BROKEN_FILE, "failed"),
    "cut.pdf": (BLANK[: len(BLANK) // 3], "broken_file", ExitCode.BROKEN_FILE, "failed"),
    "noise.pdf": (b"%PDF-1.4\n" + bytes(range(256)) * 40, "broken_file", ExitCode.BROKEN_FILE, "failed"),
    "locked.pdf": (encrypted_pdf(), "encrypted_file", ExitCode.ENCRYPTED, "failed"),
    "password.docx": (LOCKED_WORD, "encrypted_file", ExitCode.ENCRYPTED, "failed"),
    "half.docx": (WORD[: len(WORD) // 2], "broken_file", ExitCode.BROKEN_FILE, "failed"),
    "scan.pdf": (blank_pdf(3), "needs_ocr", ExitCode.NEEDS_OCR, "needs_ocr"),
    "frame.html": (html_page(), "no_text", ExitCode.NO_TEXT, "failed"),
}


def chidao(place, *arguments):
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "pipeline", "extract", *arguments]
    return subprocess.run(command, cwd=place, capture_output=True, text=True, encoding="utf-8", env=environment, timeout=300)


@pytest.fixture(scope="module")
def together(tmp_path_factory):
    """All bad files and a good one in one run."""
    place = tmp_path_factory.mktemp("together")
    for name, (content, *_) in BAD.items():
        (place / name).write_bytes(content)
    (place / "good.html").write_bytes(GOOD)
    result = chidao(place, *sorted(BAD), "gone.pdf", "good.html", "--out", "out", "--text", "--workers", "2")
    return place, result


def test_one_good_file_among_bad_ones_is_done(together):
    place, result = together
    assert result.returncode == ExitCode.SOME_FAILED, result.stderr
    data = json.loads((place / "out/good.json").read_bytes())
    assert data["document"]["status"] == "ok"
    assert data["tasks"]
    assert (place / "out/good.txt").exists()
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("name", sorted(BAD))
def test_each_bad_file_leaves_its_status_and_the_next_step(together, name):
    place, result = together
    _, code, _, status = BAD[name]
    data = json.loads((place / "out" / f"{name.rsplit('.', 1)[0]}.json").read_bytes())
    assert data["document"]["status"] == status
    assert [issue["code"] for issue in data["issues"]] == [code]
    assert data["issues"][0]["hint"]
    assert (data["directives"], data["tasks"]) == ([], [])
    assert f"error: {name}: " in result.stderr
    assert not (place / "out" / f"{name.rsplit('.', 1)[0]}.txt").exists()


def test_a_missing_file_leaves_its_status(together):
    data = json.loads((together[0] / "out/gone.json").read_bytes())
    assert (data["document"]["status"], data["issues"][0]["code"]) == ("failed", "file_missing")


def test_a_scan_says_what_to_install(together):
    place, result = together
    data = json.loads((place / "out/scan.json").read_bytes())
    (issue,) = data["issues"]
    assert data["document"]["pages"] == 3
    assert "apt install tesseract-ocr tesseract-ocr-vie" in issue["hint"]
    assert "apt install tesseract-ocr tesseract-ocr-vie" in result.stderr


@pytest.mark.parametrize("name", ["locked.pdf", "scan.pdf", "cut.pdf"])
def test_alone_it_gives_its_own_exit_code(tmp_path, name):
    content, _, exit_code, _ = BAD[name]
    (tmp_path / name).write_bytes(content)
    assert chidao(tmp_path, name, "--out", "out", "--workers", "0").returncode == exit_code


def test_a_document_over_its_time_limit_is_stopped_and_told(tmp_path):
    (tmp_path / "long.html").write_bytes(html_page(*[SENTENCE] * 5000))
    result = chidao(tmp_path, "long.html", "--out", "out", "--timeout", "0.05")
    assert result.returncode == ExitCode.TIMEOUT
    data = json.loads((tmp_path / "out/long.json").read_bytes())
    assert (data["document"]["media_type"], data["issues"][0]["code"]) == ("text/html", "worker_timeout")


def test_inside_and_outside_of_a_worker_the_result_is_the_same(tmp_path):
    (tmp_path / "good.html").write_bytes(GOOD)
    for out, workers in (("in", "0"), ("out", "1")):
        assert chidao(tmp_path, "good.html", "--out", out, "--workers", workers).returncode == 0
    assert (tmp_path / "in/good.json").read_bytes() == (tmp_path / "out/good.json").read_bytes()


def test_a_document_over_its_memory_limit_is_stopped_and_told(tmp_path):
    (tmp_path / "huge.html").write_bytes(html_page(*[SENTENCE] * 200_000))
    result = chidao(tmp_path, "huge.html", "--out", "out", "--memory", "64MiB", "--workers", "1")
    # A native library may abort where Python raises MemoryError: the worker is gone then, and told so.
    assert result.returncode in (ExitCode.OUT_OF_MEMORY, ExitCode.WORKER_DIED)
    data = json.loads((tmp_path / "out/huge.json").read_bytes())
    assert data["issues"][0]["code"] in ("worker_out_of_memory", "worker_died")
    assert data["document"]["sha256"]
