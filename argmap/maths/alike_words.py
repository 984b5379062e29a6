"""How alike two sentences are, word by word, and which of many are alike: without comparing all with all."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain, islice

_MARKS = "[" + re.escape(".,;:!?…()[]{}\"“”„«»'‘’‚‹›–—。、！？؟،؛¿¡") + "]+"
_LOOSE = re.compile(rf"(?<!\w){_MARKS}|{_MARKS}(?!\w)|(?<!\S)-+(?!\S)")
"""Punctuation that is not inside a word or a number; signs such as < and % stay, since they say something."""
_QUOTES = str.maketrans("‘’‚‛", "''''")
_DIGIT = re.compile(r"\d")
_DENYING = frozenset(
    "no not never none nobody nothing neither nor without cannot hardly false untrue wrong".split()  # noqa: SIM905 - a list of words reads so
)
FEWEST = 4
"""Sentences of fewer words are alike by chance."""
MOST_COMPARED = 200
"""With how many others a sentence is compared, those first with which it shares its rarest words."""


def normal_text(text: str) -> str:
    """Return a sentence without what tells no difference: case, punctuation, white space, forms of letters.

    >>> normal_text("It’s  raining – again!"), normal_text("x < 3.5"), normal_text("-5 %")
    ("it's raining again", 'x < 3.5', '-5 %')
    """
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_QUOTES)
    return " ".join(_LOOSE.sub(" ", plain).split()) or " ".join(plain.split())


def words_of(text: str) -> frozenset[str]:
    """Return the words of a sentence, each once.

    >>> sorted(words_of("The cat saw the dog."))
    ['cat', 'dog', 'saw', 'the']
    """
    return frozenset(normal_text(text).split())


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return which share of the words of two sentences stands in both (Jaccard's index), from 0 to 1.

    0 where they differ in a word that denies or in a number: such sentences say different things.

    >>> rain, rained = words_of("It will rain in Rome today"), words_of("It will rain in Rome tomorrow")
    >>> round(likeness(rain, rained), 2)
    0.71
    >>> likeness(rain, words_of("It will not rain in Rome today"))
    0.0
    """
    if any(_tells_apart(word) for word in one ^ other):
        return 0.0
    every = len(one | other)
    return len(one & other) / every if every else 0.0


def _tells_apart(word: str) -> bool:
    return word in _DENYING or word.endswith("n't") or _DIGIT.search(word) is not None


def alike(
    sentences: Mapping[str, frozenset[str]], least: float, *, most: int = MOST_COMPARED
) -> Iterator[tuple[str, str, float]]:
    """Yield each sentence that is like an earlier one, with that which it is most like, and how alike they are.

    `least` lies in (0, 1]. Two sets whose likeness is at least t share one of the len - ceil(t * len) + 1 rarest words
    of each (Bayardo, Ma, Srikant, "Scaling Up All Pairs Similarity Search", WWW 2007), so only those that do are
    compared, and no sentence with more than `most` others: the time grows with the number of sentences.

    >>> texts = {"a": "Vans would lose the kerb", "b": "Injuries would fall", "c": "The vans would lose the kerb!"}
    >>> list(alike({key: words_of(text) for key, text in texts.items()}, 0.8))
    [('c', 'a', 1.0)]
    """
    often = Counter(word for words in sentences.values() for word in words)
    having: dict[str, list[str]] = defaultdict(list)
    for key, words in sentences.items():
        if len(words) < FEWEST:
            continue
        shared = len(words) - math.ceil(least * len(words) - 1e-9) + 1
        rarest = sorted(words, key=lambda word: (often[word], word))[:shared]
        near = dict.fromkeys(islice(chain.from_iterable([having[word] for word in rarest]), most))
        enough = least * len(words) - 1e-9
        found = [
            (likeness(words, sentences[other]), other) for other in near if len(words & sentences[other]) >= enough
        ]
        best = max(found, key=lambda pair: pair[0], default=(0.0, ""))
        if best[0] >= least:
            yield key, best[1], best[0]
        for word in rarest:
            having[word].append(key)
