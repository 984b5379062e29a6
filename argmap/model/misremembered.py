"""What is said to whoever asks a map or a builder for something that it does not have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import wraps
from typing import ParamSpec, TypeVar

from argmap.errors import nearest
from argmap.model.ids import VERBS
from argmap.model.tree.finding import Finding

P = ParamSpec("P")
R = TypeVar("R")

_PICTURE = "render(path) draws it; in a notebook the map is a picture where it ends a cell."
_FILE = "save(path) writes it, in the format that the file's suffix names."
_EDIT = "A map never changes: edit() gives a builder, and its build() the new map."
OF_A_MAP = {
    **dict.fromkeys(("draw", "show", "display", "plot", "picture", "view", "visualize"), _PICTURE),
    **dict.fromkeys(("write", "dump", "dumps", "export", "to_yaml", "to_json", "to_csv", "to_file", "convert"), _FILE),
    **dict.fromkeys(("claim", "premise", "evidence", "question", "support", "rebut", "undercut", "source"), _EDIT),
    **dict.fromkeys(("add", "remove", "reword", "add_claim", "update", "set"), _EDIT),
    **dict.fromkeys(("table", "scores", "to_pandas"), "score() gives the scores, and score().table() a table of them."),
}
"""Words that other programs have for what a map does otherwise."""
OF_A_BUILDER = {
    **dict.fromkeys(("attack", "attacks", "objection", "con", "counter"), "rebut denies a claim, undercut a step."),
    **dict.fromkeys(("pro", "argument", "add_support", "link"), "support takes the premises and what they support."),
    **dict.fromkeys(("add", "add_claim", "node"), "claim, premise and evidence add a claim."),
}
"""Words that other programs have for what a builder does otherwise."""
_IDS_OF = {
    "said_by": "source(name) adds who says it, and gives the id.",
    **dict.fromkeys(("premises", *VERBS.values()), "Name it by its id, which claim(text) and support(...) give."),
}


def no_such(
    what: str, name: str, known: Mapping[str, str], owner: type, *, built: type | None = None
) -> AttributeError:
    """Say which word is meant by one that an object does not have; `built` is what has words that come later.

    >>> no_such("a map", "draw", {"draw": "render(path) draws it."}, str)
    AttributeError("a map has no 'draw'. render(path) draws it.")
    """
    hint: str | None = None
    if name.startswith("_"):  # asked for by Python and by notebooks
        pass
    elif built is not None and hasattr(built, name):
        hint = f"build() gives the map, which has it: b.build().{name}."
    else:
        hint = known.get(name) or nearest(name, [word for word in dir(owner) if not word.startswith("_")])
    # Without the object Python adds no hint of its own, which a terminal would show beside this one.
    return AttributeError(f"{what} has no {name!r}. {hint or ''}".rstrip(), name=name, obj=None)


def by_ids(found: Iterable[Finding]) -> list[Finding]:
    """Say where ids come from to whoever names a source or a claim by its text.

    >>> [found] = by_ids([Finding("source is 'Mia Berg', which cannot be an id", ("claims", "open", "said_by", 0))])
    >>> found.hint
    'source(name) adds who says it, and gives the id.'
    """
    return [replace(one, hint=_IDS_OF[place]) if (place := _named(one)) else one for one in found]


def _named(one: Finding) -> str | None:
    """Return at what place something is named by a text, if it is."""
    named = one.message.endswith("which cannot be an id")
    return next((key for key in one.location if named and isinstance(key, str) and key in _IDS_OF), None)


def premises_in_one_list(method: Callable[P, R]) -> Callable[P, R]:
    """Let a step whose premises were given one by one say how they are given.

    >>> step = premises_in_one_list(lambda builder, premises, target: target)
    >>> step(None, "rain", "dry", "take")
    Traceback (most recent call last):
    TypeError: premises that are needed together are a list: <lambda>(['rain', 'dry'], 'take')
    """

    @wraps(method)
    def checked(*given: P.args, **fields: P.kwargs) -> R:
        most = 3  # the builder, the premises and the target
        if len(given) > most and all(isinstance(one, str) for one in given[1:]):
            *premises, target = given[1:]
            example = f"{method.__name__}({premises!r}, {target!r})"
            raise TypeError(f"premises that are needed together are a list: {example}")
        return method(*given, **fields)

    return checked
