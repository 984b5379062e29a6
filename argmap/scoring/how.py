"""`How`: the words with which one asks for scores, explained once and the same for every question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypedDict

from argmap.arrays.otherwise import Otherwise
from argmap.errors import nearest
from argmap.kernels.engine import Engine

if TYPE_CHECKING:
    from argmap.semantics import Semantics


class Besides(Otherwise, total=False):
    """What is to be otherwise, and how the work is done."""

    parameters: Annotated[Mapping[str, Any] | None, "Set a parameter of the semantics."]
    engine: Annotated[Engine, "Score by plain numpy, by compiled code, or by whichever is quicker."]
    threads: Annotated[int | None, "Use so many threads; as many as there are processors where it is not said."]


class How(Besides, total=False):
    """All of it: the rule by which scores are worked out, too."""

    semantics: Annotated[str | Semantics, "The rule by which scores are worked out."]


class Chances(TypedDict, total=False):
    """What `probability` can be asked besides; a degree is refused all of it."""

    samples: Annotated[int | None, "Draw so many worlds."]
    seed: Annotated[int | None, "What chance starts from: the same number, the same worlds."]
    given: Annotated[Mapping[str, bool] | None, "Look at those worlds alone in which this is so, or is not."]
    exact: Annotated[
        Literal["auto"] | bool | None,
        "Work chances out exactly (yes), never (no), or as far as the map is narrow enough (auto).",
    ]
    circles: Annotated[
        Literal["undecided"] | None, "Leave undecided what a circle leaves undecided; else it is refused."
    ]


class Scoring(Besides, Chances, total=False):
    """What `score` takes besides a semantics."""


WORDS = tuple(How.__annotations__)
"""Every word of `How`."""
CHANCES = tuple(Chances.__annotations__)
"""Every word of `Chances`."""


def parted_words(given: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Part what was said to `score` into the words of `How` and those of `Chances`, without what was left open.

    >>> parted_words({"fix": {"rain": 1.0}, "samples": 100, "seed": None})
    ({'fix': {'rain': 1.0}}, {'samples': 100})
    """
    chances = {word: value for word, value in given.items() if word in CHANCES and value is not None}
    rest = {word: value for word, value in given.items() if word not in CHANCES}
    return _checked(rest, (*WORDS, *CHANCES)), chances


def checked_chances(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was said, without what was left open; a word that is none of `Chances` is a `TypeError`.

    >>> checked_chances({"samples": None, "seed": 1})
    {'seed': 1}
    """
    return _checked(given, CHANCES)


def checked_words(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was said, without what was left open (None); a word that is none of these is a `TypeError`.

    >>> checked_words({"semantics": "mlp", "fix": None})
    {'semantics': 'mlp'}
    >>> checked_words({"semantic": "mlp"})
    Traceback (most recent call last):
    TypeError: unexpected keyword argument 'semantic'. Did you mean 'semantics'?
    """
    return _checked(given, WORDS)


def _checked(given: Mapping[str, Any], known: tuple[str, ...]) -> dict[str, Any]:
    for word in given:
        if word not in known:
            number = isinstance(given[word], int | float)
            by_id = f"A number for a claim is given as prior={{{word!r}: {given[word]}}}." if number else ""
            raise TypeError(f"unexpected keyword argument {word!r}. {nearest(word, known) or by_id}".rstrip())
    return {word: value for word, value in given.items() if value is not None}


def frozen_words(given: Mapping[str, Any]) -> tuple[Any, ...] | None:
    """Return the words as something that can be looked up; None where one of them cannot be.

    >>> frozen_words({"fix": {"rain": 1.0}})
    (('fix', (('rain', 1.0),)),)
    """
    found = []
    for word in sorted(given):
        value = given[word]
        if isinstance(value, Mapping):
            value = tuple(sorted(value.items(), key=lambda item: str(item[0])))
        found.append((word, value))
    try:
        hash(tuple(found))
    except TypeError:
        return None
    return tuple(found)
