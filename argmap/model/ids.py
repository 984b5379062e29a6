"""Ids made from what is there: words out of a sentence, and stable names for relations that have none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from typing import Literal

RelationType = Literal["support", "rebuttal", "undercut"]
VERBS: dict[RelationType, str] = {"support": "supports", "rebuttal": "rebuts", "undercut": "undercuts"}
TYPES: dict[str, RelationType] = {verb: name for name, verb in VERBS.items()}
_LONGEST = 40
_NAMED_PREMISES = 3


def word_from_text(text: str) -> str:
    """Make an id out of a sentence: its first words, lower case, joined by `_`.

    >>> word_from_text("It will rain."), word_from_text("Épées & 2 châteaux!"), word_from_text("34% fewer injuries")
    ('it_will_rain', 'epees_2_chateaux', '_34_fewer_injuries')
    """
    # Accents go, letters of other scripts stay; whatever is no letter or digit parts the words.
    plain = text
    if not text.isascii():
        plain = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    words = re.findall(r"[^\W_]+", plain.replace("'", "").replace("’", "").lower())
    kept: list[str] = []
    for word in words:
        if kept and len("_".join([*kept, word])) > _LONGEST:
            break
        kept.append(word[:_LONGEST])
    made = "_".join(kept) or "claim"
    return made if re.match("[a-z]", made) else f"_{made}"


def unused(word: str, taken: Collection[str] | Callable[[str], bool], *, separator: str = "_") -> str:
    """Return the word itself, or with the first number from 2 that makes it unused.

    >>> unused("rain", {"rain", "rain_2"})
    'rain_3'
    """
    is_taken = taken if callable(taken) else taken.__contains__
    made, number = word, 1
    while is_taken(made):
        number += 1
        made = f"{word}{separator}{number}"
    return made


def relation_word(premises: Sequence[str], verb: str, target: str) -> str:
    """Name a relation after what it joins; of many premises the first three and how many more.

    >>> relation_word(["vans"], "rebuts", "close")
    'vans.rebuts.close'
    >>> relation_word(["a", "b", "c", "d", "e"], "supports", "z")
    'a.b.c.and_2_more.supports.z'
    """
    rest = len(premises) - _NAMED_PREMISES
    named = list(premises) if rest <= 0 else [*premises[:_NAMED_PREMISES], f"and_{rest}_more"]
    return ".".join([*named, verb, target])


class RelationNames:
    """Give relations without an id one that stays the same as long as what they join does.

    >>> names = RelationNames({"close", "vans"})
    >>> names.make(["vans"], "rebuts", "close"), names.make(["vans"], "rebuts", "close")
    ('vans.rebuts.close', 'vans.rebuts.close.2')
    """

    def __init__(self, taken: Collection[str]) -> None:
        self._taken = set(taken)
        self._last: dict[str, int] = {}

    def take(self, word: str) -> None:
        """Keep a word from being made."""
        self._taken.add(word)

    def make(self, premises: Sequence[str], verb: str, target: str) -> str:
        """Return the next unused id for this combination."""
        word = relation_word(premises, verb, target)
        number = self._last.get(word, 0) + 1
        while (made := word if number == 1 else f"{word}.{number}") in self._taken:
            number += 1
        self._last[word] = number
        self._taken.add(made)
        return made
