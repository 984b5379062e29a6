"""How far one map agrees with another: a student's with a model, or one mapmaker's with another's."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING, Any

from argmap.analysis.agreement.links import AGAINST, Drawn, as_drawn, half_right
from argmap.analysis.agreement.matched import matched_claims
from argmap.answers.answer import Answer
from argmap.answers.table import Column, Table
from argmap.basics.text import counted
from argmap.errors import ParameterError, Problem
from argmap.maths.alike_letters import ENOUGH, Likeness
from argmap.maths.alike_letters import alike as alike_claims
from argmap.maths.kappa import cohen_kappa, krippendorff_alpha

if TYPE_CHECKING:
    from argmap.analysis.merge.merged_ids import Pairs
    from argmap.model.document import Document

_COLUMNS = (Column("model"), Column("student"), Column("links"), Column("feedback"))
_MEASURES = (Column("measure"), Column("right", ".1f"), Column("of"), Column("share"), Column("kappa"), Column("alpha"))
_MOST = 1500
"""With more claims than these in common, so many pairs of claims are not gone through."""


@dataclass(frozen=True, repr=False, eq=False)
class Agreement(Answer):
    """What a student's map has of a model, in numbers and claim by claim in words."""

    measures: Table
    """Claims found, links, kinds of link and linked premises: how many are right, and kappa and alpha where defined."""
    matched: Mapping[str, str]
    """The student's claims that are claims of the model, by the student's id."""
    missing: tuple[str, ...]
    """The model's claims that the student does not have."""
    extra: tuple[str, ...]
    """The student's claims that the model does not have."""
    extra_texts: tuple[str, ...]
    """Their sentences."""
    alike: tuple[Likeness, ...]
    """The student's claims that were taken for claims of the model because they read alike, with how alike."""
    proposals: tuple[Likeness, ...]
    """Claims left over on both sides that read alike: name those that are the same in `same=`."""


def agreement(
    student: Document,
    model: Document,
    *,
    same: Pairs | None = None,
    alike: float | None = None,
    likeness: float = ENOUGH,
) -> Agreement:
    """Compare two maps claim by claim and link by link; the arguments are those of `argmap.agreement`.

    >>> import argmap
    >>> claims = "claims: {rain: It rains., take: Take one.}"
    >>> model = argmap.loads(f"{{argmap: 1, title: T, {claims}, relations: [{{premises: [rain], supports: take}}]}}")
    >>> student = argmap.loads(f"{{argmap: 1, title: T, {claims}, relations: [{{premises: [rain], rebuts: take}}]}}")
    >>> found = agreement(student.document, model.document)
    >>> found.row("rain")["feedback"]
    "rebuts 'take', which it supports in the model."
    """
    matched = matched_claims(student, model, same)
    pairs = () if alike is None else tuple(_by_wording(student, model, matched, _checked(alike)))
    every = matched | {pair.first: pair.second for pair in pairs}
    matched = {key: every[key] for key in student.claims if every.get(key)}
    theirs, ours = as_drawn(student, matched), as_drawn(model, None)
    shared = set(matched.values())
    found = [key for key in model.claims if key in shared]
    missing = tuple(key for key in model.claims if key not in shared)
    extra = tuple(key for key in student.claims if key not in matched)
    by_model = {other: one for one, other in matched.items()}
    rows: list[tuple[Any, ...]] = []
    for key in model.claims:
        right, whole, feedback = _feedback(key, shared, theirs, ours) if key in by_model else (0, 0, "Not in the map.")
        rows.append((key, by_model.get(key), f"{right} of {whole}" if whole else None, feedback))
    rows += [(None, key, None, "Not in the model: is it needed, or the same as something there?") for key in extra]
    measures = _measures(model, found, theirs, ours)
    return Agreement(
        words=tuple(_words(measures, missing, extra, theirs, pairs)),
        table=Table(_COLUMNS, tuple(rows)),
        measures=measures,
        matched=matched,
        missing=missing,
        extra=extra,
        extra_texts=tuple(student.claims[key].text for key in extra),
        alike=pairs,
        proposals=tuple(_proposals(student, model, missing, extra, likeness)),
    )


def _checked(alike: float) -> float:
    if isinstance(alike, bool) or not 0 < alike <= 1:
        hint = "Give a share of letters above 0 and up to 1, such as 0.7."
        raise ParameterError(Problem(f"alike is {alike!r}", path="alike", hint=hint))
    return alike


def _by_wording(student: Document, model: Document, matched: Mapping[str, str], enough: float) -> Iterator[Likeness]:
    """Pair what is left on both sides and reads alike, the likest first; each claim is paired once."""
    theirs, ours = {*matched}, {*matched.values()}
    extra = [key for key in student.claims if key not in theirs]
    missing = [key for key in model.claims if key not in ours]
    for pair in _proposals(student, model, missing, extra, enough):
        if pair.first not in theirs and pair.second not in ours:
            theirs.add(pair.first)
            ours.add(pair.second)
            yield pair


def _measures(model: Document, found: Sequence[str], theirs: Drawn, ours: Drawn) -> Table:
    """Count what is right, over everything that both maps could have said about the claims they share."""
    shared = set(found)
    every = len(found) <= _MOST
    pairs = permutations(found, 2) if every else sorted({*theirs.links, *ours.links})
    sides = [(theirs.link(pair), ours.link(pair)) for pair in pairs if shared.issuperset(pair)]
    both = [(one, other) for one, other in sides if other != "none" and one != "none"]
    drawn = [(one != "none", other != "none") for one, other in sides]
    links = sum(one and other for one, other in drawn), sum(other for _, other in drawn)
    kinds = sum(1.0 - half_right(one, other) for one, other in both), len(both)
    premises = [
        (theirs.joined(couple), ours.joined(couple))
        for couple in ours.couples & theirs.couples
        if shared.issuperset(couple) and None not in (theirs.joined(couple), ours.joined(couple))
    ]
    joined = sum(one == other for one, other in premises), len(premises)
    rows = [
        ("claims found", float(len(found)), len(model.claims), _share(len(found), len(model.claims)), None, None),
        ("links", float(links[0]), links[1], _share(*links), *(_beyond_chance(drawn) if every else (None, None))),
        ("kinds of link", kinds[0], kinds[1], _share(*kinds), *_beyond_chance(both, half_right)),
        ("linked or convergent", float(joined[0]), joined[1], _share(*joined), *_beyond_chance(premises)),
    ]
    return Table(_MEASURES, tuple(rows))


def _beyond_chance(pairs: Sequence[tuple[Any, Any]], distance: Any = None) -> tuple[float | None, float | None]:
    more = {} if distance is None else {"distance": distance}
    return cohen_kappa(pairs, **more), krippendorff_alpha(pairs, **more)


def _share(right: float, whole: int) -> float | None:
    return right / whole if whole else None


def _feedback(key: str, shared: Collection[str], theirs: Drawn, ours: Drawn) -> tuple[int, int, str]:
    """Say of one claim which of its links to claims that both maps have are right, and what is wrong with the others."""
    right = whole = 0
    said = []
    for target in dict.fromkeys([*ours.targets.get(key, ()), *theirs.targets.get(key, ())]):
        if target in shared:
            drawn, meant = theirs.link((key, target)), ours.link((key, target))
            whole += meant != "none"
            right += drawn == meant != "none"
            if drawn != meant:
                said.append(_of_link(target, drawn, meant))
    said.extend(_of_premises(key, shared, theirs, ours))
    return right, whole, " ".join(said) or ("As in the model." if whole else _nothing_compared(key, ours))


def _nothing_compared(key: str, ours: Drawn) -> str:
    """Say why no link of a claim that both maps have was compared: what it leads to is missing, or it leads nowhere."""
    if ours.targets.get(key):
        return "Nothing to compare: what it bears on in the model is not in the map."
    return "Nothing to compare: it bears on nothing in the model."


_VERBS = {"support": "supports", "rebuttal": "rebuts", "undercut": "undercuts a step to"}


def _of_link(target: str, drawn: str, meant: str) -> str:
    if meant == "none":
        return f"{_VERBS[drawn]} {target!r}, where the model has no link."
    if drawn == "none":
        return f"missing: {_VERBS[meant]} {target!r}."
    if {drawn, meant} <= AGAINST:
        return f"{_VERBS[drawn]} {target!r}: against it as in the model, which has it as {_a(meant)}."
    return f"{_VERBS[drawn]} {target!r}, which it {_VERBS[meant].replace(' a step to', '')} in the model."


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _of_premises(key: str, shared: Collection[str], theirs: Drawn, ours: Drawn) -> list[str]:
    said = []
    for couple in sorted(ours.couples_of.get(key, frozenset()) & theirs.couples_of.get(key, frozenset())):
        one, other, target = couple
        drawn, meant = theirs.joined(couple), ours.joined(couple)
        if all(part in shared for part in couple) and None not in (drawn, meant) and drawn != meant:
            needs = "needed together in the model" if meant == "linked" else "reasons of their own in the model"
            said.append(f"with {(other if key == one else one)!r} for {target!r}: {needs}.")
    return said


def _proposals(
    student: Document, model: Document, missing: Sequence[str], extra: Sequence[str], likeness: float
) -> list[Likeness]:
    left = ({key: document.claims[key].text for key in keys} for document, keys in ((student, extra), (model, missing)))
    return alike_claims(*left, enough=likeness)


def _words(
    measures: Table, missing: Sequence[str], extra: Sequence[str], theirs: Drawn, pairs: Sequence[Likeness]
) -> list[str]:
    whole = measures.row("claims found")
    there = "is" if whole["right"] == 1 else "are"
    words = [f"{whole['right']:.0f} of the model's {whole['of']} claims {there} there, and {len(extra)} more."]
    if not whole["of"]:
        words = [f"The model has no claims to compare with; the map has {len(extra)}."]
    words += _words_on_links(measures)
    if pairs:
        words.append(
            f"{counted(len(pairs), 'claim is', 'claims are')} taken for one of the model by its wording: look at each of these guesses."
        )
    if theirs.passed_over:
        words.append(f"{theirs.passed_over} of the student's relations aim at a source and are not compared.")
    if missing and extra:
        words.append("A claim in other words counts as missing until `same` names it; see what reads alike below.")
    if any(kappa is not None for kappa in measures.column("kappa")):
        words.append("Kappa is agreement beyond chance: 1 is full, 0 what chance would give.")
    elif measures.row("links")["of"]:
        words.append(
            "Kappa, agreement beyond chance, is not defined here: too little was compared, or all of it is alike."
        )
    return [*words, "A model is one good map, not the only one."]


def _words_on_links(measures: Table) -> list[str]:
    """Tell how many links, kinds and linked premises are right, up to the first of which there was nothing to compare."""
    _, links, kinds, premises = measures
    if not links["of"]:
        return ["No link was compared: the model has none between claims that are in both."]
    words = [f"Of its {links['of']} links between these claims, {links['right']:.0f} are drawn{_kappa(links)}."]
    if not kinds["of"]:
        return [*words, "No kind of link was compared: none of these links is in both."]
    words.append(
        f"Of the {kinds['of']} links in both, {kinds['right']:g} are of the right kind{_kappa(kinds)}; "
        "a rebuttal for an undercut, or the reverse, counts half."
    )
    if not premises["of"]:
        none = "no two premises speak the same way for one claim in both"
        return [*words, f"Whether premises are needed together was not compared: {none}."]
    right, of = f"{premises['right']:.0f}", premises["of"]
    return [*words, f"Whether premises are needed together is right for {right} of {of} pairs{_kappa(premises)}."]


def _kappa(row: Mapping[str, Any]) -> str:
    return "" if row["kappa"] is None else f" (kappa {row['kappa']:.2f})"
