"""The semantics of abstract argumentation by name, and by the letters that solvers have for them."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

from argmap.errors import Problem, SemanticsError, nearest_or_all

Extensions: TypeAlias = Literal[
    "conflict-free", "naive", "admissible", "grounded", "complete", "preferred", "stable", "semi-stable", "stage",
    "ideal", "eager", "cf2", "stage2",
]  # fmt: skip
"""Which sets of arguments are extensions (Dung 1995; Baroni, Caminada, Giacomin 2011)."""
SEMANTICS: tuple[Extensions, ...] = get_args(Extensions)
LETTERS: dict[str, Extensions] = {
    "CF": "conflict-free", "NA": "naive", "AD": "admissible", "GR": "grounded", "CO": "complete", "PR": "preferred",
    "ST": "stable", "SST": "semi-stable", "STG": "stage", "ID": "ideal", "EA": "eager", "CF2": "cf2", "STG2": "stage2",
}  # fmt: skip
"""What the competition of solvers calls them."""

UNIQUE = frozenset({"grounded", "ideal", "eager"})
"""Those with one extension."""
BEYOND_GROUNDED = frozenset({*UNIQUE, "complete", "preferred", "stable", "semi-stable", "cf2", "stage2"})
"""Those whose extensions all hold the grounded one: only what that leaves undecided has to be searched."""
DIRECTIONAL = frozenset({"admissible", "complete", "preferred", "cf2", "stage2"})
"""Those under which an argument depends on nothing but what bears on it (Baroni and Giacomin 2007)."""


def checked_semantics(name: object) -> Extensions:
    """Return the name of a semantics; `SemanticsError` where there is none of that name.

    >>> checked_semantics("semi-stable")
    'semi-stable'
    """
    if name not in SEMANTICS:
        hint = nearest_or_all(name, SEMANTICS)
        raise SemanticsError(Problem(f"unknown semantics of extensions {name!r}", hint=hint))
    return next(one for one in SEMANTICS if one == name)
