"""Parts of speech by underthesea's tagger, with the features made here.

The library makes each feature of each word by reading its template anew, which took an eighth of the time of a directive.
The features here are the same, so the tags are too.
"""

import functools
import os
from collections.abc import Callable, Sequence
from itertools import pairwise

_BEGIN, _END = "BOS", "EOS"
_WORDS = (-2, -1, 0, 1, 2)
_TITLES = (0, -1, 1)
_PAIRS = ("-2,-1", "-1,0", "0,1", "1,2")

Tagger = Callable[[Sequence[Sequence[str]]], list[str]]


def tags_of(sentence: str) -> list[str]:
    """The tags of the words of a sentence, in their order (``V`` a verb, ``N`` a noun, ``CH`` punctuation …)."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")  # nothing is ever fetched
    from underthesea import word_tokenize

    return _tagger()(features_of(word_tokenize(sentence)))


@functools.cache
def _tagger() -> Tagger:
    from underthesea.pipeline.pos_tag.model_crf import CRFPOSTagPredictor

    tagger: Tagger = CRFPOSTagPredictor.Instance().model.tag
    return tagger


def features_of(words: Sequence[str]) -> list[list[str]]:
    """The features of each word by the template of the tagger."""
    from underthesea.pipeline.pos_tag.tagged_feature import text_istitle

    lower = [_BEGIN, _BEGIN, *(word.lower() for word in words), _END, _END]
    titles = [_BEGIN, *(str(text_istitle(word)) for word in words), _END]
    pairs = [_BEGIN, _BEGIN, *map(" ".join, pairwise(words)), _END, _END]
    padded = [_BEGIN, _BEGIN, *words, _END, _END]
    return [
        [
            *map("T[{}].lower={}".format, _WORDS, lower[at : at + 5]),
            *map("T[{}].istitle={}".format, _TITLES, (titles[at + 1], titles[at], titles[at + 2])),
            *map("T[{}]={}".format, _WORDS, padded[at : at + 5]),
            *map("T[{}]={}".format, _PAIRS, pairs[at : at + 4]),
            *_KINDS[min(at, 3)],
        ]
        for at in range(len(words))
    ]


def _kinds(index: int, offsets: str) -> str:
    """What the template says of words before the one at ``index``, whose kinds nobody knows: all are X."""
    first, *more = map(int, offsets.split(","))
    return f"T[{offsets}][1]={_BEGIN if index + first < 0 else ' '.join('X' for _ in (first, *more))}"


_KINDS = [[_kinds(index, offsets) for offsets in ("-3", "-2", "-1", "-3,-2", "-2,-1")] for index in range(4)]
