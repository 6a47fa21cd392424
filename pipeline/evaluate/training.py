"""Makes the learned part anew: model, the table that says for which labels it speaks, and the card that tells how it was made."""

import csv
import datetime as dt
import hashlib
import io
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from pipeline.entities.learned import MODEL, SURE, TABLE, LearnedLabel
from pipeline.errors import GoldMissing
from pipeline.evaluate import systems
from pipeline.evaluate.bootstrap import gain_interval
from pipeline.evaluate.documents import FOLDERS, GOLD, ROOT, read_documents
from pipeline.evaluate.entities import learned_found, used_found
from pipeline.evaluate.gold import Label
from pipeline.evaluate.learning import FOLDS, PARAMETERS, Sample, cross_validate, make_sample, train
from pipeline.evaluate.scoring import Counts, Found, score, total
from pipeline.knowledge.loader import FOLDER
from pipeline.model.directive import MentionKind

#: The learned part speaks for a label where it gains at least this much exact F1 and the gain's interval is above zero …
LEAST_GAIN = 0.005
#: … and where the whole room still reads this many syllables a second with it.
LEAST_SPEED = 40_000
DIGITS = 4
CARD = MODEL.with_suffix(".card.md")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """What a training wrote, and what it leaves out with the reason."""

    files: tuple[Path, ...]
    rows: tuple[LearnedLabel, ...]
    documents: int
    skipped: tuple[str, ...]


def train_entities(
    gold: Path = GOLD,
    folders: Sequence[Path] = FOLDERS,
    out: Path = FOLDER,
    *,
    speed: int | None = None,
    day: dt.date | None = None,
) -> Trained:
    """Train on all gold that can be read, decide each label by cross-validation, and write model, table and card below ``out``.

    ``speed`` is what the whole room reads with the learned part, in syllables a second (``tests/bench/entities_speed.py``);
    nothing is timed here, and without a figure no label is switched on. The same gold, documents and speed give the same
    model and table; ``day`` is the date on the card (default: today). Raises :class:`~pipeline.errors.GoldMissing` with
    fewer documents than folds.
    """
    documents, skipped = read_documents(gold, folders)
    if len(documents) < FOLDS:
        raise GoldMissing(f"{len(documents)} of at least {FOLDS}")
    samples = [make_sample(document) for document in documents]
    model, table, card = (out / path.relative_to(FOLDER) for path in (MODEL, FOLDER / TABLE, CARD))
    rows = decide(samples, speed)
    train(samples, model)
    table.write_text(_table(rows), "utf-8")
    card.write_text(_card(samples, rows, model, speed, day or dt.date.today()), "utf-8")
    reasons = tuple(f"{one.doc}: {one.reason}" for one in skipped)
    return Trained(files=(model, table, card), rows=rows, documents=len(samples), skipped=reasons)


def decide(samples: Sequence[Sample], speed: int | None) -> tuple[LearnedLabel, ...]:
    """For each label, whether the learned part speaks for it, by cross-validation against the grammar alone.

    Both are measured in the reading after the guidelines, by which the gold is annotated. ``speed`` as in
    :func:`train_entities`.
    """
    fast = speed is not None and speed > LEAST_SPEED
    pairs = list(zip(samples, cross_validate(samples), strict=True))
    baselines = [systems.outermost(sample.document) for sample in samples]
    rows = []
    for label in Label:
        before = [_counts(sample, baseline, label) for sample, baseline in zip(samples, baselines, strict=True)]
        if label is Label.REFERENCE:
            after = [_counts(sample, learned_found(sample, marks), label) for sample, marks in pairs]
        else:
            kinds = frozenset({MentionKind[label.value]})
            after = [_counts(sample, used_found(sample, marks, kinds), label) for sample, marks in pairs]
        rows.append(_row(label, before, after, fast=fast))
    return tuple(rows)


def _counts(sample: Sample, found: list[Found], label: Label) -> Counts:
    return score(sample.document.gold, found).exact[label]


def _row(label: Label, before: Sequence[Counts], after: Sequence[Counts], *, fast: bool) -> LearnedLabel:
    low, high = gain_interval(before, after)
    old, new = total(before).f1, total(after).f1
    better = new - old >= LEAST_GAIN and low > 0 and label is not Label.REFERENCE
    return LearnedLabel(
        label=label.value,
        use="on" if better and fast else "off",
        mentions=total(before).gold,
        grammar_f1=round(old, DIGITS),
        learned_f1=round(new, DIGITS),
        gain=round(new - old, DIGITS),
        gain_low=round(low, DIGITS),
        gain_high=round(high, DIGITS),
        source=f"{FOLDS}-fold cross-validation on {len(before)} documents",
    )


def _table(rows: Sequence[LearnedLabel]) -> str:
    file = io.StringIO()
    writer = csv.DictWriter(file, [field.name for field in fields(LearnedLabel)], lineterminator="\n")
    writer.writeheader()
    writer.writerows(asdict(row) for row in rows)
    return file.getvalue()


def _measured(speed: int | None) -> str:
    bench = "`tests/bench/entities_speed.py`"
    return f"{bench}: not measured, so no label is on" if speed is None else f"{bench}: {speed:,}"


def _card(samples: Sequence[Sample], rows: Sequence[LearnedLabel], model: Path, speed: int | None, day: dt.date) -> str:
    data = model.read_bytes()
    own = sum(any((ROOT / "corpus" / "documents").glob(f"{sample.document.doc}.*")) for sample in samples)
    syllables = sum(len(tags) for sample in samples for tags in sample.tags)
    mentions = sum(row.mentions for row in rows)
    speaks = ", ".join(row.label for row in rows if row.use == "on") or "no label"
    lines = [
        "# The learned part of the mentions",
        "",
        f"Made on {day.isoformat()} by `chidao train entities`. Speaks for: **{speaks}**.",
        "",
        "| what | how |",
        "| --- | --- |",
        "| model | linear-chain conditional random field over syllables, BIO tags of the five labels, CRFsuite format |",
        f"| trainer | python-crfsuite, L-BFGS, {', '.join(f'{name} {value}' for name, value in PARAMETERS.items())} |",
        f"| data | {len(samples)} documents annotated by hand, {own} of them samples of the repository; {syllables} syllables |",
        f"| mentions | {mentions} that count |",
        f"| size | {len(data)} bytes, sha256 {hashlib.sha256(data).hexdigest()[:16]} |",
        "| features | `pipeline/entities/features.py` |",
        f"| use | changes the grammar's reading only where its marginals reach {SURE} |",
        "",
        "Exact F1 of the grammar alone and of the grammar with the learned part, both in the reading after the guidelines",
        f"(`read_outermost`), by which the gold is annotated; {FOLDS}-fold cross-validation by document, the interval of the",
        "gain is a paired bootstrap over documents (95 %).",
        "",
        f"A label is on where the gain is at least {LEAST_GAIN} and its interval lies above zero, and only if the whole room",
        f"stays above {LEAST_SPEED:,} syllables a second with the learned part ({_measured(speed)}).",
        "REFERENCE is off: only the grammar's reading gives a citation's number, date and issuer.",
        "",
        "| label | mentions | grammar | learned | gain | interval | use |",
        "| --- | ---: | ---: | ---: | ---: | --- | --- |",
    ]
    for row in rows:
        figures = f"{row.grammar_f1:.3f} | {row.learned_f1:.3f} | {row.gain:+.3f} | {row.gain_low:+.3f} to {row.gain_high:+.3f}"
        lines.append(f"| {row.label} | {row.mentions} | {figures} | {row.use} |")
    return "\n".join(lines) + "\n"
