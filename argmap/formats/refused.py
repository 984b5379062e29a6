"""Dialects that are known and not read: they are refused by their name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from argmap.errors import FormatError, Problem
from argmap.formats.glimpse import Glimpse


@dataclass(frozen=True, slots=True)
class Refused:
    """A dialect by its name, how to tell it, and what to do instead."""

    name: str
    looks: Callable[[Glimpse], bool]
    hint: str


REFUSED: tuple[Refused, ...] = (
    Refused(
        "an ASPIC+ theory of PyArg",
        lambda glimpse: {"strict_rules", "defeasible_rules"} <= glimpse.keys,
        "Work out its arguments there, and give the framework that they make as .apx or .tgf.",
    ),
    Refused(
        "LKIF, the XML of Carneades 2",
        lambda glimpse: "<lkif" in glimpse.head[:4000].lower(),
        "Convert it to the YAML of Carneades 4.",
    ),
    Refused(
        "the text language of Carneades (PROPOSITION, ASSUMPTION, ARGUMENT)",
        lambda glimpse: any(
            line.split()[0] in {"PROPOSITION", "ASSUMPTION", "ARGUMENT"} for line in glimpse.lines[:20]
        ),
        "Write it as the YAML of Carneades 4.",
    ),
    Refused(
        "an assumption-based framework (p aba)",
        lambda glimpse: any(line.split()[:2] == ["p", "aba"] for line in glimpse.lines[:50]),
        "Work out its arguments, and give the framework that they make as .af, .apx or .tgf.",
    ),
)


def refuse_known(glimpse: Glimpse, *, source: str) -> None:
    """Raise `FormatError` for a text in a dialect that is known and not read."""
    for one in REFUSED:
        if one.looks(glimpse):
            raise FormatError(Problem(f"this is {one.name}, which is not read", file=source, hint=one.hint))
