"""Training the learned part from gold, and measuring it on documents it has not seen.

The trainer is python-crfsuite, because the same gold gives the same bytes with it (the trainer of underthesea_core writes
the same format but adds in an order that differs from run to run). The models are read by underthesea_core.
"""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.entities import find_references, read_mentions
from pipeline.entities.features import Line, bio_tags, read_lines
from pipeline.entities.learned import Marks, load_tagger, mark
from pipeline.entities.syllables import BREAK, split_syllables
from pipeline.errors import TrainerMissing
from pipeline.evaluate.documents import GoldDocument
from pipeline.evaluate.gold import Standing
from pipeline.model.directive import Mention, Reference

FOLDS = 5
#: Penalties, rarest feature and iterations of the L-BFGS trainer.
PARAMETERS = {"c1": 0.1, "c2": 0.05, "feature.minfreq": 2, "max_iterations": 100}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A document as the trainer sees it: the grammar's reading, its lines, and the tags of those that are annotated."""

    document: GoldDocument
    mentions: tuple[Mention, ...]
    references: tuple[Reference, ...]
    lines: tuple[Line, ...]
    tags: tuple[tuple[str, ...], ...]


def make_sample(document: GoldDocument) -> Sample:
    """Read the document with the grammar and lay the gold over its syllables."""
    mentions, references = read_mentions(document.text), find_references(document.text)
    lines = read_lines(document.text, mentions, references)
    annotated = [line for line in lines if line.spans[-1].end <= document.gold.until]
    tag_at = _gold_tags(document)
    tags = tuple(tuple(tag_at[span.start] for span in line.spans) for line in annotated)
    return Sample(document=document, mentions=mentions, references=references, lines=lines, tags=tags)


def _gold_tags(document: GoldDocument) -> dict[int, str]:
    """The BIO tag of each syllable by its place. Optional mentions are tagged too: nothing may be sure that they are none."""
    wanted = [(m.span, m.label.value) for m in document.gold.mentions if m.standing is not Standing.NESTED]
    wanted.sort(key=lambda place: place[0].end - place[0].start)  # of two that overlap the longer is laid over the other
    syllables = split_syllables(document.text)
    tags = bio_tags(syllables, wanted)
    return {start: tag for start, tag, key in zip(syllables.starts, tags, syllables.keys, strict=True) if key != BREAK}


def train(samples: Sequence[Sample], target: Path) -> None:
    """Write the model that the samples give. Raises TrainerMissing where the trainer is not installed."""
    try:
        import pycrfsuite
    except ImportError as problem:
        raise TrainerMissing from problem
    trainer: Any = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(PARAMETERS)
    for sample in samples:
        for line, tags in zip(sample.lines, sample.tags, strict=False):
            trainer.append(line.features, tags)
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    trainer.train(str(part))
    part.replace(target)


def folds(samples: Sequence[Sample], count: int = FOLDS) -> list[list[int]]:
    """The numbers of the samples in each fold: whole documents, the largest dealt out first, each to the smallest fold."""
    size = [sum(tag.startswith("B-") for tags in sample.tags for tag in tags) for sample in samples]
    dealt: list[list[int]] = [[] for _ in range(min(count, len(samples)))]
    for n in sorted(range(len(samples)), key=lambda n: (-size[n], samples[n].document.doc)):
        min(dealt, key=lambda fold: (sum(size[i] for i in fold), dealt.index(fold))).append(n)
    return dealt


def cross_validate(samples: Sequence[Sample], count: int = FOLDS) -> list[Marks]:
    """What the learned part marks in each sample when it is trained on the other folds; needs two samples at least."""
    marks: dict[int, Marks] = {}
    with tempfile.TemporaryDirectory() as folder:
        for number, fold in enumerate(folds(samples, count)):
            model = Path(folder) / f"{number}.crf"
            train([sample for n, sample in enumerate(samples) if n not in fold], model)
            tagger = load_tagger(model)
            for n in fold:
                marks[n] = mark(samples[n].lines, tagger)
    return [marks[n] for n in range(len(samples))]
