"""The relations of a text in Argdown as its model has them: moved to conclusions, made strict, without the redundant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.formats.argdown.argdown_parts import Argument, End, RelationSort
from argmap.formats.yaml.marked import Mark


@dataclass(slots=True)
class Link:
    """A relation while the others are still being read."""

    sort: RelationSort
    source: End
    target: End
    marks: list[Mark]


class Links:
    """Relations in the order of the text; one that is written again keeps its place."""

    def __init__(self) -> None:
        self.kept: dict[tuple[RelationSort, End, End], Link] = {}

    def add(self, sort: RelationSort, source: End, target: End, mark: Mark) -> None:
        """Add a relation, or one more place where it is written."""
        back = self.kept.get((sort, target, source)) if sort == "contradictory" else None
        link = back or self.kept.setdefault((sort, source, target), Link(sort, source, target, []))
        link.marks.append(mark)


def resolved(links: Links, arguments: Mapping[str, Argument], *, moved: bool, strict: bool) -> list[Link]:
    """Return the relations of the model."""
    found = list(links.kept.values())
    if moved:
        found = _at_conclusions(links, arguments)
    if strict:
        found = _made_strict(found)
    return _without_redundant(found, arguments)


def _at_conclusions(links: Links, arguments: Mapping[str, Argument]) -> list[Link]:
    """Let what a reconstructed argument does be done by its main conclusion, and undercuts meet its last inference."""
    there, kept = dict(links.kept), []
    for key, link in links.kept.items():
        source, target = link.source, link.target
        source_pcs = arguments[source.title].pcs if source.sort == "argument" else ()
        if source_pcs and source_pcs[-1].inference is not None:
            source = End("equivalence-class", source_pcs[-1].member.title)
        target_pcs = arguments[target.title].pcs if target.sort == "argument" else ()
        if link.sort == "undercut" and target_pcs and target_pcs[-1].inference is not None:
            target = End("inference", target.title, len(target_pcs) - 1)
        if (source, target) != (link.source, link.target):
            del there[key]
            same = there.get((link.sort, source, target))
            if same is not None:
                same.marks.extend(link.marks)
                continue
            link.source, link.target = source, target
            there[link.sort, source, target] = link
        kept.append(link)
    return kept


def _made_strict(links: list[Link]) -> list[Link]:
    """Let statements entail or exclude each other; contrariety is mutual, so its reverse says nothing new."""
    contrary: dict[frozenset[End], Link] = {}
    kept = []
    for link in links:
        if link.source.sort == link.target.sort == "equivalence-class":
            if link.sort == "support":
                link.sort = "entails"
            elif link.sort == "attack":
                first = contrary.setdefault(frozenset((link.source, link.target)), link)
                if first is not link:
                    first.marks.extend(link.marks)
                    continue
                link.sort = "contrary"
        kept.append(link)
    return kept


def _without_redundant(links: list[Link], arguments: Mapping[str, Argument]) -> list[Link]:
    """Leave out the attack of a statement on an argument one of whose premises it is against anyway."""
    against: dict[End, set[str]] = {}
    for link in links:
        if link.source.sort != "equivalence-class" or link.target.sort != "equivalence-class":
            continue
        if link.sort in {"attack", "contrary", "contradictory"}:
            against.setdefault(link.source, set()).add(link.target.title)
        if link.sort in {"contrary", "contradictory"}:
            against.setdefault(link.target, set()).add(link.source.title)
    premises = {
        title: {step.member.title for step in argument.pcs if step.inference is None}
        for title, argument in arguments.items()
        if argument.pcs
    }
    return [
        link
        for link in links
        if not (
            link.sort == "attack"
            and link.source.sort == "equivalence-class"
            and link.target.sort == "argument"
            and not against.get(link.source, set()).isdisjoint(premises.get(link.target.title, ()))
        )
    ]
