"""Sample documents with bytes cut, swapped, repeated and thrown in: always a status, never an error of the program's own."""

import functools
import io
from collections import deque
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import errors
from pipeline.extraction import extract_or_report
from pipeline.isolation import run_isolated

DOCUMENTS = Path(__file__).parents[2] / "corpus" / "documents"
NAMES = sorted(path.name for path in DOCUMENTS.iterdir())
STATUSES = {"ok", "partial", "failed", "needs_ocr", "refused"}
LIMITS = {"workers": 1, "timeout": 60.0, "memory_bytes": 1024**3}
NOISE = (
    b"\0",
    b"\xff" * 40,
    b"<",
    b">>",
    b"<<" * 50,
    b"[" * 500,
    b"99999999999",
    b"-1",
    b" 0 R",
    b"endstream",
    b"</table>",
    b"&#x110000;",
)


@functools.cache
def plain(name):
    """The document, a PDF with its streams unpacked, so that mutations reach what is in them."""
    data = (DOCUMENTS / name).read_bytes()
    if not name.endswith(".pdf"):
        return data
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized, static_id=True)
    return out.getvalue()


def mutated(data, steps):
    for kind, at, length, noise in steps:
        start = int(at * len(data))
        end = min(len(data), start + length)
        if kind == "cut":
            data = data[:start] + data[end:]
        elif kind == "end":
            data = data[: max(start, 64)]
        elif kind == "repeat":
            data = data[:end] + data[start:end] * 3 + data[end:]
        elif kind == "noise":
            data = data[:start] + noise + data[start:]
        else:
            data = data[:start] + bytes(byte ^ 0x15 for byte in data[start:end]) + data[end:]
    return data


STEP = st.tuples(
    st.sampled_from(("cut", "end", "repeat", "noise", "flip")),
    st.floats(0, 1, exclude_max=True),
    st.integers(1, 2000),
    st.sampled_from(NOISE),
)


@pytest.fixture(scope="module")
def read():
    """Reads bytes in a worker process that lives through the tests."""
    waiting = deque()

    def items():
        while True:
            yield waiting.popleft()

    outcomes = run_isolated(extract_or_report, items(), **LIMITS)

    def read_one(data):
        waiting.append(data)
        return next(outcomes)

    yield read_one
    outcomes.close()


@settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(NAMES), steps=st.lists(STEP, min_size=1, max_size=6), packed=st.booleans())
def test_a_mutated_document_has_a_status(read, name, steps, packed):
    data = mutated((DOCUMENTS / name).read_bytes() if packed else plain(name), steps)
    outcome = read(data)
    if outcome.error is not None:  # a native library may abort or loop: the worker tells so
        assert isinstance(outcome.error, errors.WorkerDied | errors.WorkerOutOfMemory)
        return
    extraction = outcome.value
    assert extraction.source.status in STATUSES
    assert "internal" not in [issue.code for issue in extraction.issues], extraction.issues
