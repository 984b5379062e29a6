"""Rules about argumentation schemes: names that are nearly right, critical questions and roles that are not there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from argmap.basics.text import quoted
from argmap.errors import nearest
from argmap.lint.definition import define
from argmap.lint.fault import Fault
from argmap.model.schemes import QUESTION, ROLES, Scheme, marked_questions, nearest_scheme, scheme_named

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
    into: Mapping[str, list[AnyRelation]] = defaultdict(list)
    for one in relations.values():
        for end in {one.id, one.target, *one.premises}:
            into[end].append(one)
    for key, one in relations.items():
        yield from _roles(key, one)
        if QUESTION not in one.meta:
            continue
        steps = [step for step in into.get(one.target, ()) if step is not one]
        schemes = dict.fromkeys(scheme for step in steps if (scheme := scheme_named(step.scheme)) is not None)
        names = list(dict.fromkeys(question.name for scheme in schemes for question in scheme.questions))
        for name in marked_questions(one) or (repr(one.meta[QUESTION]),):
            if name not in names:
                message = f"no scheme near {key!r} has a critical question {name!r}"
                yield Fault(key, message, nearest(name, names) or _known(names), at=("meta", QUESTION))


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
