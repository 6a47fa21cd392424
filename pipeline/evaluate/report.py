"""What was measured, as plain data and as lines of text."""

from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.evaluate.bootstrap import f1_interval
from pipeline.evaluate.entities import Measured
from pipeline.evaluate.gold import Label
from pipeline.evaluate.scoring import NAMED, Counts, differences, total
from pipeline.evaluate.systems import grammar

DIGITS = 4
_HEAD = f"{'':<34}{'P':>7}{'R':>7}{'F1':>7}  {'95 % interval':<15}{'overlap F1':>11}{'in gold':>9}{'names':>14}"


def as_data(measured: Measured) -> dict[str, Any]:
    """The figures by system, label and document; shares rounded to four digits."""
    return {
        "documents": [document.doc for document in measured.documents],
        "skipped": {one.doc: one.reason for one in measured.skipped},
        "not_measured": dict(measured.without),
        "lost_gold": {d.doc: d.gold.lost for d in measured.documents if d.gold.lost},
        "systems": {system: _system(measured, system) for system in measured.scores},
    }


def _system(measured: Measured, system: str) -> dict[str, Any]:
    labels = {}
    for label in Label:
        exact, overlap = measured.counts(system, label), measured.counts(system, label, overlap=True)
        labels[label.value] = {"exact": _figures(exact), "overlap": _figures(overlap)}
        if label in NAMED:
            labels[label.value]["names"] = _names(measured.names(system, label))
    micro, loose = measured.micro(system), measured.micro(system, overlap=True)
    documents = {
        document.doc: {"gold": strict.gold, "exact_f1": round(strict.f1, DIGITS), "overlap_f1": round(wide.f1, DIGITS)}
        for document, strict, wide in zip(measured.documents, micro, loose, strict=True)
    }
    return {"labels": labels, "micro": {"exact": _figures(micro), "overlap": _figures(loose)}, "documents": documents}


def _figures(by_document: Sequence[Counts]) -> dict[str, Any]:
    counts = total(by_document)
    low, high = f1_interval(by_document)
    return {
        "precision": round(counts.precision, DIGITS),
        "recall": round(counts.recall, DIGITS),
        "f1": round(counts.f1, DIGITS),
        "interval": [round(low, DIGITS), round(high, DIGITS)],
        "right": counts.right,
        "found": counts.found,
        "gold": counts.gold,
    }


def _names(counts: Counts) -> dict[str, Any]:
    return {"accuracy": round(counts.precision, DIGITS), "compared": counts.gold}


def as_lines(measured: Measured) -> Iterator[str]:
    """The figures as a table a system, then one of the documents, then what is missing."""
    data = as_data(measured)
    count = sum(figures.gold for figures in measured.micro(next(iter(measured.scores))))
    yield f"{len(measured.documents)} document(s), {count} mentions that count"
    for system, figures in data["systems"].items():
        yield ""
        yield f"{system:<34}{_HEAD[34:]}"
        for label, row in [*figures["labels"].items(), ("all", figures["micro"])]:
            yield _line(label, row)
    yield ""
    yield from _documents(data)
    for doc, lost in data["lost_gold"].items():
        yield f"{doc}: {lost} mention(s) of the gold are not in the text any more"
    for doc, reason in data["skipped"].items():
        yield f"left out: {doc}: {reason}"
    for system, reason in data["not_measured"].items():
        yield f"not measured: {system}: {reason}"


def error_lines(measured: Measured) -> Iterator[str]:
    """Where the grammar and the gold differ: what was missed (-) and what is too much (+), line by line of each document."""
    for document in measured.documents:
        missed, extra = differences(document.gold, grammar(document))
        rows = [(m.span, f"- {m.label.value}") for m in missed] + [(one.span, f"+ {one.label.value}") for one in extra]
        for span, mark in sorted(rows):
            words = document.text[span.start : span.end].replace("\n", "\\n")
            yield f"{document.doc}:{document.text.count(chr(10), 0, span.start) + 1}: {mark:<12} {words}"


def _line(label: str, row: dict[str, Any]) -> str:
    exact, names = row["exact"], row.get("names")
    low, high = exact["interval"]
    named = f"{names['accuracy']:.3f} of {names['compared']:>4}" if names else ""
    shares = f"{exact['precision']:>7.3f}{exact['recall']:>7.3f}{exact['f1']:>7.3f}"
    return f"  {label:<32}{shares}  {low:.3f} to {high:.3f} {row['overlap']['f1']:>11.3f}{exact['gold']:>9}{named:>14}".rstrip()


def _documents(data: dict[str, Any]) -> Iterator[str]:
    systems = data["systems"]
    yield f"{'exact F1 / overlap F1 by document':<44}{'in gold':>8}" + "".join(f"{system:>18}" for system in systems)
    for doc in data["documents"]:
        rows = [figures["documents"][doc] for figures in systems.values()]
        cells = "".join(f"{row['exact_f1']:>10.3f} / {row['overlap_f1']:.3f}" for row in rows)
        yield f"  {doc:<42}{rows[0]['gold']:>8}{cells}"
