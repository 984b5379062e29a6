"""Rules about how a map hangs together: its conclusion, its loose ends, its circles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from argmap.basics.text import counted, quoted
from argmap.lint.definition import define
from argmap.lint.fault import Fault
from argmap.lint.inspection.reach import circles, which_reach

if TYPE_CHECKING:
    from argmap.lint.inspection.inspection import Inspection


@define(
    "unsupported-conclusion",
    "warning",
    "A conclusion without a reason has the score that its author gave it, less what objections take away.",
    needs=["conclusion"],
)
def unsupported_conclusion(inspection: Inspection) -> Iterator[Fault]:
    """Find conclusions that no reason speaks for."""
    for claim in inspection.document.conclusion:
        if not inspection.supports_of(claim):
            yield Fault(claim, f"the conclusion {claim!r} has no reason for it", "Add what supports it.")


@define(
    "unconnected",
    "warning",
    "What cannot reach a conclusion has no part in its score, however much work went into it.",
    needs=["conclusion"],
)
def unconnected(inspection: Inspection) -> Iterator[Fault]:
    """Find the parts of the map from which no conclusion can be reached, each once, at the claims they lead to."""
    import networkx as nx  # noqa: PLC0415 - slow to load

    claims = inspection.document.claims
    loose = inspection.arrows.subgraph(set(inspection.arrows) - inspection.reached - set(inspection.document.sources))
    for part in nx.weakly_connected_components(loose):
        inside = [key for key in claims if key in part] if len(part) > 1 else [*part & claims.keys()]
        if all(claims[key].kind == "question" for key in inside):
            continue
        ends = [key for key in inside if not loose.out_degree(key)] or inside[:1]
        rest = len(inside) - len(ends)
        with_rest = f", with {counted(rest, 'claim that bears', 'claims that bear')} on it" if rest else ""
        message = f"{quoted(ends)}{with_rest}: no conclusion can be reached from here"
        yield Fault(ends[0], message, "Add the missing step, or leave this part out.", also=tuple(ends[1:]))


@define(
    "support-cycle",
    "warning",
    "Claims that hold each other up raise each other's scores, and nobody has given a reason from outside.",
)
def support_cycle(inspection: Inspection) -> Iterator[Fault]:
    """Find circles of supports."""
    yield from _circles(inspection, circles(inspection.supporting))


def _circles(inspection: Inspection, parts: Iterable[set[str]], how: str = "") -> Iterator[Fault]:
    """Tell each circle once, at its first claim in the file; `how` is what is to be said of it."""
    order = {key: at for at, key in enumerate(inspection.document.claims)}
    for part in parts:
        inside = sorted(part & order.keys(), key=order.__getitem__)
        if len(inside) == 1:
            message = f"{inside[0]!r} supports itself{how}"
        elif inside:
            message = f"{quoted(inside)} support each other in a circle{how}"
        else:
            continue  # relations that back each other, which take a claim to do so
        also = (*inside[1:], *sorted(part - order.keys()))
        yield Fault(inside[0], message, "Take the weakest of the steps out, or say why both hold.", also=also)


@define(
    "hidden-circle",
    "warning",
    "Who undercuts an undercut of a step backs the step, and backs itself where the step leads back to it.",
)
def hidden_circle(inspection: Inspection) -> Iterator[Fault]:
    """Find circles of supports that close only through an undercut of an undercut."""
    relations, defended = inspection.document.relations, inspection.supporting.copy()
    over: set[tuple[str, str]] = set()
    for one in inspection.steps:
        undercut = relations.get(one.target)
        if one.type == "undercut" and undercut is not None and undercut.type == "undercut":
            defended.add_edges_from((inspection.original[premise], one.id) for premise in one.premises)
            over.add((one.id, undercut.target))
    defended.add_edges_from(over)
    parts = [part for part in circles(defended) if any({*edge} <= part for edge in over)]
    yield from _circles(inspection, parts, ", through an undercut of an undercut")


@define(
    "self-undercut",
    "warning",
    "A claim that speaks against nothing but a step of its own takes back what it gives.",
)
def self_undercut(inspection: Inspection) -> Iterator[Fault]:
    """Find claims whose only objection is to a step that they rest on, or that rests on them."""
    relations, support = inspection.document.relations, inspection.supporting
    attacks, given = _by_premise(inspection, support=False), _by_premise(inspection, support=True)
    cases = {
        claim: list(dict.fromkeys(relations[one].target for one in against))
        for claim, against in attacks.items()
        if all(getattr(relations.get(relations[one].target), "type", None) == "support" for one in against)
    }
    forth = [(claim, step) for claim, steps in cases.items() for step in steps]
    out = [(one, step) for claim, step in forth for one in given.get(claim, ())]
    there, back = which_reach(support, forth), which_reach(support, [(step, claim) for claim, step in forth])
    own = {pair: to or fro for pair, to, fro in zip(forth, there, back, strict=True)}
    leading = dict(zip(out, which_reach(support, out), strict=True))
    for claim, steps in cases.items():
        for_nothing_else = all(any(leading[one, step] for step in steps) for one in given.get(claim, ()))
        if for_nothing_else and all(own[claim, step] for step in steps):
            hint = "Let another claim speak against the step, or take the claim out of it."
            yield Fault(claim, f"{claim!r} speaks against nothing but its own step {quoted(steps)}", hint)


def _by_premise(inspection: Inspection, *, support: bool) -> dict[str, list[str]]:
    """Return for every claim the ids of the supports, or objections, that it is a premise of."""
    found: dict[str, list[str]] = {}
    for one in (relation for relation in inspection.steps if (relation.type == "support") == support):
        for premise in {inspection.original[premise] for premise in one.premises}:
            found.setdefault(premise, []).append(one.id)
    return found
