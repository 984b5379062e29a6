"""The catalogue: every scheme by its name, found by its other names and spellings, too."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from argmap.model.schemes.scheme import CriticalQuestion, Role, Scheme

FAMILIES = ("said_by_others", "cases_and_rules", "causes_and_signs", "what_to_do", "who_argues")
"""The files of the catalogue, in the order in which they are told."""
_EMPTY = {
    "argument",
    "arguments",
    "argumentation",
    "scheme",
    "inference",
    "appeal",
    "a",
    "an",
    "the",
    "from",
    "to",
    "of",
    "for",
}
"""Words without which a scheme is the same: `Argument From Expert Opinion` is `expert opinion`."""
_LONGEST = 60
"""Texts longer than this are no misspelt names."""
_NEAR = 0.84
"""How much of the letters two spellings have to share; "explanation" is not "best explanation"."""


@cache
def schemes() -> Mapping[str, Scheme]:
    """Return the catalogue of argumentation schemes, by name: with the roles of premises, critical questions, sources.

    What a map says in `scheme` may be any text; these are the ones whose critical questions `critical_questions` asks.

    >>> import argmap
    >>> scheme = argmap.schemes()["sign"]
    >>> scheme.conclusion, scheme.questions[0].text
    ('A is so here.', 'Is B really seen here?')
    """
    import tomllib  # noqa: PLC0415 - slow to load, and most maps name no scheme
    from importlib.resources import files  # noqa: PLC0415

    found = {}
    for family in FAMILIES:
        text = (files(__package__) / f"{family}.toml").read_text(encoding="utf-8")
        for entry in tomllib.loads(text)["scheme"]:
            found[entry["name"]] = Scheme(
                entry["name"],
                tuple(entry.get("also", ())),
                tuple(Role(*one) for one in entry["premises"]),
                entry["conclusion"],
                tuple(CriticalQuestion(*one) for one in entry["questions"]),
                entry["source"],
            )
    return MappingProxyType(found)


def scheme_named(text: str | None) -> Scheme | None:
    """Return the scheme that a text names, however it is spelt and whatever other program named it; None for free text.

    >>> [scheme_named(one).name for one in ("ExpertOpinion", "CAUSE_TO_EFFECT", "Argument From Popular Opinion")]
    ['expert opinion', 'cause to effect', 'popular opinion']
    >>> scheme_named("a calculation") is None
    True
    """
    return None if text is None else _by_spelling().get(_normal(text))


@lru_cache(maxsize=1024)
def nearest_scheme(text: str) -> str | None:
    """Return the name of the scheme that a text is nearly spelt like, None where it names one or is far from all.

    >>> nearest_scheme("expert opinon"), nearest_scheme("a calculation"), nearest_scheme("sign")
    ('expert opinion', None, None)
    """
    from difflib import get_close_matches  # noqa: PLC0415 - as in schemes

    known, written = _by_spelling(), _normal(text)
    near = (
        []
        if not 0 < len(written) <= _LONGEST or written in known
        else get_close_matches(written, known, n=1, cutoff=_NEAR)
    )
    return known[near[0]].name if near else None


@cache
def _by_spelling() -> Mapping[str, Scheme]:
    """Every scheme by all its names, folded."""
    own = {_normal(name): one for name, one in schemes().items()}
    return {_normal(name): one for one in schemes().values() for name in one.also} | own


def _normal(text: str) -> str:
    """Fold a name: the words of a name in capitals or with underscores, without those that say no more.

    >>> _normal("ArgumentFromExpertOpinion"), _normal("fear_appeal")
    ('expert opinion', 'fear')
    """
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text[:200])
    return " ".join(word for word in re.findall(r"[^\W_]+", apart.casefold()) if word not in _EMPTY)
