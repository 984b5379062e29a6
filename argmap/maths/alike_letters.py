"""Claims of two maps that read alike: proposed to a person, who decides."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any, NamedTuple

ENOUGH = 0.6
"""From here on two sentences are worth a look."""
_SHARED = 0.34
"""Two sentences are compared letter by letter only if they share this part of the words of the shorter one."""
_COMMON = 200
"""A word of so many sentences does not lead from one to another: in a large map that would be all of them."""
_MOST = 200_000
"""So many pairs are looked at: in maps with more of them, the proposals end there."""


class Likeness(NamedTuple):
    """Two claims that read alike."""

    first: str
    second: str
    likeness: float
    """The share of letters that stand in the same order in both, from 0 to 1."""

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return self._asdict()


def alike(first: Mapping[str, str], second: Mapping[str, str], *, enough: float = ENOUGH) -> list[Likeness]:
    """Pair the sentences of two maps, by id, that read alike; the likest pair first.

    The likeness is that of Ratcliff and Obershelp ("Pattern Matching: The Gestalt Approach", Dr. Dobb's Journal, July
    1988) as in Python's difflib, on lower-case words: 2 M / T, where M letters match in order and T is the length of
    both; it lies in [0, 1]. The words are taken as they stand and in the order of the alphabet, so that a clause that was
    moved tells nothing apart, and the higher of the two counts. It knows letters and no meaning: a sentence and its denial are very much alike.

    >>> alike({"a": "Vans would lose the kerb."}, {"x": "Vans would lose their kerb", "y": "It rains."})
    [Likeness(first='a', second='x', likeness=0.96)]
    """
    words = {key: _words(text) for key, text in first.items()}
    others = {key: _words(text) for key, text in second.items()}
    found = []
    for one, other in _candidates(words, others):
        ratio = max(
            _ratio(words[one], others[other], enough), _ratio(sorted(words[one]), sorted(others[other]), enough)
        )
        if ratio >= enough:
            found.append(Likeness(one, other, ratio))
    return sorted(found, key=lambda pair: (-pair.likeness, pair.first, pair.second))


def _ratio(one: list[str], other: list[str], enough: float) -> float:
    """Return the likeness of two texts, or 0 where a quick look shows that it is not enough."""
    matcher = SequenceMatcher(None, " ".join(one), " ".join(other), autojunk=False)
    if matcher.real_quick_ratio() < enough or matcher.quick_ratio() < enough:
        return 0.0
    return matcher.ratio()


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _candidates(first: Mapping[str, list[str]], second: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """List the pairs that share enough words, found through the words that few sentences have."""
    holders: dict[str, list[str]] = defaultdict(list)
    for key, words in second.items():
        for word in set(words):
            holders[word].append(key)
    sets = {key: set(words) for key, words in second.items()}
    left = _MOST
    for one, words in first.items():
        own = set(words)
        near = {key for word in own if len(holders.get(word, ())) <= _COMMON for key in holders.get(word, ())}
        for other in sorted(near):
            shared = len(own & sets[other])
            if shared >= _SHARED * min(len(own), len(sets[other])):
                yield one, other
                left -= 1
                if not left:
                    return
