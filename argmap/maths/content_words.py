"""The words of an English sentence that say what it is about, by their stems, and how much each of them tells."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from argmap.maths.alike_words import normal_text

if TYPE_CHECKING:
    from snowballstemmer.basestemmer import BaseStemmer

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_COMMON = frozenset(
    """a about above actually after again against all also am an and any anyone anything anyway are as at be because been before being
    below between both but by can cannot could definitely did do does doing done down during each either else even ever every few for
    from further get gets got had has have having he hence her here hers him his how however i if in into is it its itself
    just let like made make makes many may me might more most much must my neither no nor not now of off on once one only or
    other others our out over own per perhaps quite rather really said same say says shall she should since so some something still
    such than that the their them then there therefore these they thing things this those though through thus to too
    under until up upon us very was way we well were what when where whereas whether which while who whom whose why will
    with within without would yes yet you your""".split()  # noqa: SIM905 - a list of words reads so
)


def content_words(text: str) -> frozenset[str]:
    """Return the stems of a sentence's words, without those that any sentence may have.

    The stems are those of the Snowball stemmer for English; in other languages words are compared nearly as they stand.

    >>> sorted(content_words("The closing of Mill Street wasn't what the vans' drivers needed."))
    ['close', 'driver', 'mill', 'need', 'street', 'van']
    """
    return frozenset(filter(None, map(_stem, _WORD.findall(normal_text(text)))))


@cache
def _stemmer() -> BaseStemmer:
    import snowballstemmer  # noqa: PLC0415 - only who compares words by meaning needs it

    return snowballstemmer.stemmer("english")


@cache
def _stem(word: str) -> str:
    plain = word.removesuffix("'s")
    return "" if plain in _COMMON or "'" in plain else str(_stemmer().stemWord(plain))


class Weights:
    """How much each word tells among some sentences: the fewer have it, the more.

    >>> some = Weights([content_words("vans turn"), content_words("vans stop")])
    >>> some.of(["van"]) < some.of(["stop"]), some.share({"stop", "van"}, {"stop"}) > 0.5
    (True, True)
    """

    def __init__(self, sentences: Iterable[frozenset[str]]) -> None:
        listed = list(sentences)
        self._often: Mapping[str, int] = Counter(word for one in listed for word in one)
        self._most = math.log1p(len(listed) + 1)
        self._tells = {word: math.log1p((len(listed) + 1) / number) for word, number in self._often.items()}

    def of(self, words: Iterable[str]) -> float:
        """Return what some words tell together: the logarithm of how rare each is, summed (inverse document frequency)."""
        return sum(self._tells.get(word, self._most) for word in words)

    def often(self, word: str) -> int:
        """Return how many of the sentences have a word."""
        return self._often.get(word, 0)

    def share(self, words: frozenset[str] | set[str], among: frozenset[str] | set[str]) -> float:
        """Return which share of what some words tell is told by those of them that are among others; 1 for no words."""
        every = self.of(words)
        return self.of(words & among) / every if every else 1.0
