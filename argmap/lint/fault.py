"""`Fault`: what a rule has to say about one place in a map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "advice"]
"""How sure a rule is: something contradicts the map; something weakens it; something is worth a look."""
Section = Literal["", "claims", "relations", "sources", "documents"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that a rule found: which entry of the map it is about, what is wrong with it, what to do.

    >>> Fault("vans", "nobody says it", "Say who does.").about
    'vans'
    """

    about: str
    """The id of a claim, a relation or a source; empty for the map as a whole."""
    message: str
    """What is wrong, as a part of a sentence: no capital at the front, no full stop at the end."""
    hint: str | None = None
    """What to do about it: one sentence."""
    at: tuple[str | int, ...] = ()
    """Where in the entry: the keys and places that lead there, such as `("said_by", 0, "at", "quote")`."""
    also: tuple[str, ...] = ()
    """Other entries that the fault is about as much: a waiver at any of them holds."""
    section: Section = ""
    """Where the id is to be looked up; only documents must say it, since their ids are their own."""
