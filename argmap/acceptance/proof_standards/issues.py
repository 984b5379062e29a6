"""The issues of a map, each with its positions and its proof standard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from argmap.errors import MapError, Problem, nearest_or_all

if TYPE_CHECKING:
    from argmap.acceptance.argument_program import ArgumentProgram
    from argmap.model.document import Document

AGAINST = "not:"
"""How the position begins that a claim does not hold."""
STANDARDS = ("PE", "CCE", "BRD")
"""Preponderance of evidence, clear and convincing evidence, beyond reasonable doubt."""


@dataclass(frozen=True)
class Issue:
    """Positions of which at most one can be in."""

    positions: tuple[str, ...]
    standard: str = "PE"


def issues_of(document: Document, program: ArgumentProgram) -> tuple[list[Issue], set[int]]:
    """Return the issues, and the rebuttals that say no more than that two claims are positions of one issue.

    An issue is stated in `meta.carneades.issues`, or made by a mutual rebuttal; a claim that is rebutted is at issue with its
    not holding.

    >>> import argmap
    >>> from argmap.acceptance.argument_program import program_of
    >>> m = argmap.loads("{argmap: 1, title: One, claims: {a: A., b: B.}, relations: [{premises: a, rebuts: b}]}")
    >>> issues_of(m.document, program_of(m.document))[0]
    [Issue(positions=('b', 'not:b'), standard='PE')]
    """
    stated = _stated(document, program)
    issue_of = {key: number for number, (positions, _) in enumerate(stated) for key in positions}
    replaced: set[int] = set()
    for number, node in enumerate(program.nodes):
        if node.sort != "rebuttal" or len(node.pro) != 1:
            continue
        premise = program.nodes[node.pro[0]].id
        relation = document.relations[node.id]
        mutual = relation.type == "rebuttal" and relation.mutual is not None
        for target in _targets(program, number):
            if mutual and premise not in issue_of and target not in issue_of:
                issue_of[premise] = issue_of[target] = len(stated)
                stated.append(([premise, target], "PE"))
            if premise in issue_of and issue_of[premise] == issue_of.get(target):
                replaced.add(number)
    for node in program.nodes:
        if node.sort == "claim" and any(one not in replaced for one in node.con):
            if node.id in issue_of:
                stated[issue_of[node.id]][0].append(f"{AGAINST}{node.id}")
            else:
                stated.append(([node.id, f"{AGAINST}{node.id}"], "PE"))
    return [Issue(tuple(positions), standard) for positions, standard in stated], replaced


def _targets(program: ArgumentProgram, rebuttal: int) -> list[str]:
    return [program.nodes[one].id for one in program.users[1][rebuttal]]


def _stated(document: Document, program: ArgumentProgram) -> list[tuple[list[str], str]]:
    issues = own_meta(document.meta).get("issues") or {}
    found: list[tuple[list[str], str]] = []
    taken: set[str] = set()
    problems: list[Problem] = []
    for name, issue in issues.items() if isinstance(issues, Mapping) else ():
        path = f"$.meta.carneades.issues.{name}"
        said = issue if isinstance(issue, Mapping) else {}
        standard, positions = said.get("standard", "PE"), said.get("positions", ())
        if standard not in STANDARDS:
            problems.append(
                Problem(f"unknown proof standard {standard!r}", path=path, hint=nearest_or_all(standard, STANDARDS))
            )
        ids = [_claim(document, program, one) for one in (positions if isinstance(positions, tuple | list) else ())]
        for one, key in zip(positions, ids, strict=False):
            if key is None or key in taken:
                problems.append(Problem(f"{one!r} is {'at issue twice' if key else 'no claim of this map'}", path=path))
        known = list(dict.fromkeys(key for key in ids if key is not None))
        taken.update(known)
        found.append((known, str(standard)))
    if problems:
        raise MapError(*problems)
    return found


def assumptions_of(document: Document) -> list[str] | None:
    """Return the claims that the map itself says are assumed; None where it does not say."""
    listed = own_meta(document.meta).get("assumptions")
    stated = [key for key, claim in document.claims.items() if own_meta(claim.meta).get("assumed") is True]
    if not isinstance(listed, tuple | list):
        return stated or None
    return list(dict.fromkeys([*stated, *(key for one in listed if (key := _id_of(document, one)) is not None)]))


def _id_of(document: Document, name: object) -> str | None:
    """Return the claim of that id, or that had it where the map comes from: blanks in it do not count."""
    if not isinstance(name, str) or name in document.claims:
        return name if isinstance(name, str) else None
    plain = "".join(name.split())
    alike = (key for key, claim in document.claims.items() if "".join(str(claim.meta.get("id", key)).split()) == plain)
    return next(alike, None)


def bare_arguments(document: Document, program: ArgumentProgram) -> Iterator[tuple[str, str, list[str]]]:
    """Give the arguments without premises that the map keeps from a file of Carneades: name, conclusion, undercutters.

    >>> import argmap
    >>> from argmap.acceptance.argument_program import program_of
    >>> m = argmap.loads("{argmap: 1, title: One, claims: {a: A.}, meta: {carneades: {arguments: {x: {conclusion: a}}}}}")
    >>> list(bare_arguments(m.document, program_of(m.document)))
    [('x', 'a', [])]
    """
    stated = own_meta(document.meta).get("arguments")
    for name, entry in stated.items() if isinstance(stated, Mapping) else ():
        said = entry if isinstance(entry, Mapping) else {}
        conclusion = _claim(document, program, said.get("conclusion"))
        undercutters = said.get("undercutter") or ()
        listed = undercutters if isinstance(undercutters, tuple | list) else (undercutters,)
        against = [_claim(document, program, one) for one in listed]
        if conclusion is not None and not said.get("premises"):
            if None in against:
                message = f"the argument {name!r} is undercut by what is no claim of this map"
                raise MapError(Problem(message, path=f"$.meta.carneades.arguments.{name}"))
            yield str(name), conclusion, [one for one in against if one is not None]


def _claim(document: Document, program: ArgumentProgram, name: object) -> str | None:
    """Return the claim of that name, or its original; None for a question, or for what is none."""
    key = _id_of(document, name)
    return None if key is None or key not in program.claims else program.nodes[program.claims[key]].id


def own_meta(meta: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what a part of a map says for Carneades.

    >>> own_meta({"carneades": {"weighing": "linked"}}), own_meta({})
    ({'weighing': 'linked'}, {})
    """
    own = meta.get("carneades", {})
    return own if isinstance(own, Mapping) else {}
