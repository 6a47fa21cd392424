"""Names that do not collide, and writes that are whole or not there."""

import json
import unicodedata
from pathlib import Path

import pytest

from pipeline.export.files import output_names, write_atomically

SHA8 = {b"one": "7692c3ad", b"two": "3fc4ccfe"}


@pytest.fixture
def two(tmp_path):
    files = []
    for folder, content in (("a", b"one"), ("b", b"two")):
        (tmp_path / folder).mkdir()
        files.append(tmp_path / folder / "x.pdf")
        files[-1].write_bytes(content)
    return files


@pytest.mark.parametrize("turn", [1, -1])
def test_of_two_inputs_with_one_stem_the_first_by_path_keeps_it(two, tmp_path, turn):
    names = output_names(two[::turn], tmp_path / "out")
    assert names[::turn] == ["x", f"x-{SHA8[b'two']}"]


def test_equal_files_with_one_stem_are_numbered(two, tmp_path):
    third = two[1].with_suffix(".html")
    third.write_bytes(two[1].read_bytes())
    assert output_names([*two, third], tmp_path) == ["x", f"x-{SHA8[b'two']}-2", f"x-{SHA8[b'two']}"]


def test_letter_case_and_unicode_form_make_no_new_name(tmp_path):
    names = [unicodedata.normalize("NFC", "Kế hoạch.pdf"), unicodedata.normalize("NFD", "kế hoạch.html")]
    for number, name in enumerate(names):
        (tmp_path / name).write_bytes(b"%d" % number)
    found = output_names([tmp_path / name for name in names], tmp_path / "out")
    assert found[0] == "Kế hoạch"
    assert found[1].startswith("kế hoạch-")


def test_a_missing_file_never_takes_the_name_of_one_that_is_there(two, tmp_path):
    missing = tmp_path / "0" / "x.pdf"
    assert output_names([missing, two[0]], tmp_path) == ["x-unread", "x"]


def leave_result(folder, path, sha256):
    folder.mkdir(exist_ok=True)
    (folder / "x.json").write_text(json.dumps({"document": {"path": str(path), "sha256": sha256}}), "utf-8")


def test_a_result_of_the_same_file_is_replaced(two, tmp_path):
    out = tmp_path / "out"
    leave_result(out, two[0], "")
    assert output_names([two[0]], out) == ["x"]
    leave_result(out, "elsewhere/x.pdf", "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed")
    assert output_names([two[0]], out) == ["x"]


@pytest.mark.parametrize("sha256", ["", "f" * 64])
def test_a_result_of_another_file_is_not_replaced(two, tmp_path, sha256):
    leave_result(tmp_path / "out", "elsewhere/x.pdf", sha256)
    assert output_names([two[0]], tmp_path / "out") == [f"x-{SHA8[b'one']}"]
    assert output_names([Path("gone/x.pdf")], tmp_path / "out") == ["x-unread"]


def test_a_file_that_is_no_result_is_not_replaced(two, tmp_path):
    (tmp_path / "x.json").write_text("[1]", "utf-8")
    assert output_names([two[0]], tmp_path) == [f"x-{SHA8[b'one']}"]


def test_a_write_replaces_the_file_and_leaves_nothing_else(tmp_path):
    path = tmp_path / "x.json"
    path.write_bytes(b"old")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failed_write_leaves_the_old_file(tmp_path):
    path = tmp_path / "x.json"
    path.mkdir()
    with pytest.raises(OSError, match="directory"):
        write_atomically(path, b"new")
    assert list(tmp_path.iterdir()) == [path]
