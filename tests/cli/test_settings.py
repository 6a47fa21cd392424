"""Settings: defaults < chidao.toml < environment < flags."""

import pytest
from pydantic import ValidationError
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.config import load_settings, parse_formats, parse_size
from pipeline.version import __version__


@pytest.fixture(autouse=True)
def place(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_each_source_beats_the_one_before(place, monkeypatch):
    assert load_settings().timeout == 600
    (place / "chidao.toml").write_text('timeout = 10\nlang = "vi"\nmemory = "1GiB"\n', "utf-8")
    assert (load_settings().timeout, load_settings().lang, load_settings().memory) == (10, "vi", 1024**3)
    monkeypatch.setenv("CHIDAO_TIMEOUT", "20")
    assert load_settings().timeout == 20
    assert load_settings(timeout=30, lang=None).timeout == 30
    assert load_settings(timeout=30, lang=None).lang == "vi"


@pytest.mark.parametrize("text", ["tiemout = 10", "timeout = 0", 'lang = "fr"', 'format = "pdf"', "memory = 1"])
def test_a_wrong_file_is_refused(place, text):
    (place / "chidao.toml").write_text(text, "utf-8")
    with pytest.raises(ValidationError):
        load_settings()


@pytest.mark.parametrize("text", ["timeout = 0", "not toml"])
def test_a_wrong_file_is_a_usage_error_of_the_command(place, text):
    (place / "chidao.toml").write_text(text, "utf-8")
    result = CliRunner().invoke(app, ["extract", "a.pdf"])
    assert result.exit_code == 2
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("text", "size"),
    [("2GiB", 2 * 1024**3), ("512m", 512 * 1024**2), ("1.5 GB", 3 * 512 * 1024**2), ("1048576", 1024**2), ("7K", 7168)],
)
def test_sizes(text, size):
    assert parse_size(text) == size


@pytest.mark.parametrize("text", ["", "GiB", "-1G", "1 PiB", "1,5G", "2GiBs"])
def test_what_is_no_size(text):
    with pytest.raises(ValueError, match="not a size"):
        parse_size(text)


def test_formats_are_cleaned():
    assert parse_formats(" CSV,json ,csv,") == ("csv", "json")


def test_version_and_help():
    assert CliRunner().invoke(app, ["--version"]).stdout == f"chidao {__version__}\n"
    result = CliRunner().invoke(app, ["extract", "--help"])
    assert result.exit_code == 0
    for option in ("--format", "--text", "--explain", "--workers", "--timeout", "--memory", "--lang", "--received"):
        assert option in result.stdout
    for default in ("json,csv", "one a processor", "600", "2GiB", "en", "outputs"):
        assert f"(default: {default})" in " ".join(result.stdout.replace("│", " ").split())


def test_scans_are_recognised_unless_that_is_switched_off(place, monkeypatch):
    assert load_settings().ocr == "auto"
    monkeypatch.setenv("CHIDAO_OCR", "off")
    assert load_settings().ocr == "off"
    assert load_settings(ocr="auto").ocr == "auto"
    with pytest.raises(ValidationError):
        load_settings(ocr="always")


def test_the_switch_reaches_the_parsers(place):
    from tests.pages import blank_pdf

    (place / "scan.pdf").write_bytes(blank_pdf())
    result = CliRunner().invoke(app, ["extract", "scan.pdf", "--ocr", "off", "--workers", "0"])
    assert result.exit_code == 15
    assert "tesseract-ocr-vie" in result.output
