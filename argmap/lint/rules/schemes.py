"""Rules about argumentation schemes: names that are nearly right, critical questions and roles that are not there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from argmap.basics.text import quoted
from argmap.errors import nearest
from argmap.lint.definition import define
from argmap.lint.fault import Fault
from argmap.model.schemes import QUESTION, ROLES, Scheme, marked_questions, nearest_scheme, scheme_named
from argmap.model.schemes import schemes as known_schemes

if TYPE_CHECKING:
    from argmap.lint.inspection.inspection import Inspection
    from argmap.model.relations import AnyRelation


@define(
    "near-scheme",
    "advice",
    "A scheme whose name is misspelt is free text, and has no critical questions.",
)
def near_scheme(inspection: Inspection) -> Iterator[Fault]:
    """Find schemes that are nearly spelt as one of the catalogue; other free text is as good as any."""
    for key, one in inspection.document.relations.items():
        name = nearest_scheme(one.scheme or "")
        if name is not None:
            message = f"the scheme {one.scheme!r} is not in the catalogue"
            yield Fault(key, message, f"Write `scheme: {name}` if that is meant.", at=("scheme",))


@define(
    "scheme-mark",
    "warning",
    "A critical question or a role that the scheme does not have says nothing.",
)
def scheme_mark(inspection: Inspection) -> Iterator[Fault]:
    """Find marks in `meta` that name no critical question of a step near by, and roles that a scheme does not have."""
    relations = inspection.document.relations
    near: Mapping[str, Counter[str]] = defaultdict(Counter)
    for one in relations.values():
        if (scheme := scheme_named(one.scheme)) is not None:
            for end in _ends(one):
                near[end][scheme.name] += 1
    for key, one in relations.items():
        yield from _roles(key, one)
        if QUESTION not in one.meta:
            continue
        own = scheme_named(one.scheme)
        there = near.get(one.target, Counter())
        schemes = [name for name, number in there.items() if number > (own is not None and own.name == name)]
        names = list(dict.fromkeys(question.name for name in schemes for question in known_schemes()[name].questions))
        for name in marked_questions(one) or (repr(one.meta[QUESTION]),):
            if name not in names:
                message = f"no scheme near {key!r} has a critical question {name!r}"
                yield Fault(key, message, nearest(name, names) or _known(names), at=("meta", QUESTION))


def _ends(one: AnyRelation) -> set[str]:
    """Return what a doubt about a step may be aimed at: the step, its target, its premises."""
    return {one.id, one.target, *one.premises}


def _roles(key: str, one: AnyRelation) -> Iterator[Fault]:
    """Find what stands under the roles of a relation and is none, or no premise of it."""
    scheme, said = scheme_named(one.scheme), one.meta.get(ROLES)
    if said is None:
        return
    if scheme is None or not isinstance(said, Mapping):
        hint = "Name a scheme of the catalogue, and write roles as a mapping from a role to the id of a premise."
        yield Fault(key, f"{key!r} gives roles and has no scheme that has any", hint, at=("meta", ROLES))
        return
    for role, premise in said.items():
        yield from _role(key, one, scheme, (role, premise))


def _role(key: str, one: AnyRelation, scheme: Scheme, said: tuple[str, object]) -> Iterator[Fault]:
    (role, premise), names = said, [part.name for part in scheme.premises]
    at = ("meta", ROLES, role)
    if role not in names:
        yield Fault(
            key, f"the scheme {scheme.name!r} has no role {role!r}", nearest(role, names) or _known(names), at=at
        )
    elif premise not in one.premises:
        hint = nearest(premise, one.premises) or f"Its premises are {quoted(one.premises)}."
        yield Fault(key, f"{key!r} has no premise {premise!r} for the role {role!r}", hint, at=at)


def _known(names: list[str]) -> str:
    return f"There are {quoted(names, 8)}." if names else "Give the step it is aimed at a scheme of the catalogue."
