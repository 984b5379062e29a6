"""What the things of a second map are called in a merged one: as before, as what they are the same as, or anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from argmap.analysis.diff.edits import SECTIONS
from argmap.errors import ArgmapError, ParameterError, Problem, UnknownIdError, nearest
from argmap.model.ids import VERBS, RelationNames, relation_word, unused
from argmap.model.tree.to_tree import tree_of

if TYPE_CHECKING:
    from argmap.model.document import Document
    from argmap.model.relations import AnyRelation

Pairs = Sequence[tuple[str, str]]


@dataclass
class Names:
    """The new names of the second map's things, section by section, and which of them the first map has too."""

    documents: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    claims: dict[str, str] = field(default_factory=dict)
    relations: dict[str, str] = field(default_factory=dict)
    shared: set[tuple[str, str]] = field(default_factory=set)
    """Section and old id of what is the same thing in both."""
    clashes: dict[str, str] = field(default_factory=dict)
    """Ids that name different things in the two maps, and what the second one's is called now."""

    def of(self, part: str) -> str:
        """Return the new name of a claim, relation or source."""
        return self.claims.get(part) or self.relations.get(part) or self.sources.get(part) or part


def named_apart(a: Document, b: Document, same: Pairs, *, restate: bool) -> Names:
    """Give everything in `b` its name beside `a`. Nothing is taken for the same by its words alone.

    The same are the pairs that are named as `same`, and what has the same id and the same content: claims their
    sentence, sources and documents their name or title, relations what they join.
    """
    paired = _paired(a, b, same)
    names = Names()
    taken = {*a.claims, *a.relations, *a.sources, *b.claims, *b.relations, *b.sources}
    _section(names, "documents", a, b, paired, {*a.documents, *b.documents}, _no_other_name("title"))
    _section(names, "sources", a, b, paired, taken, _no_other_name("name"))
    questions = {one: other for one, other in paired.items() if _sort_of(b, one) == "question"}  # which restate nothing
    _section(names, "claims", a, b, questions if restate else paired, taken, _same_sentence)
    _relations(names, a, b, paired, taken)
    return names


def _paired(a: Document, b: Document, same: Pairs) -> dict[str, str]:
    """Check the pairs, all at once; return the first map's id for that of the second."""
    unknown: list[Problem] = []
    wrong: list[Problem] = []
    paired: dict[str, str] = {}
    for one, other in same:
        sorts = tuple(_sort_of(document, key) for document, key in ((a, one), (b, other)))
        for document, key, sort, which in ((a, one, sorts[0], "first"), (b, other, sorts[1], "second")):
            if sort is None:
                known = [*document.claims, *document.relations, *document.sources, *document.documents]
                unknown.append(Problem(f"the {which} map has no {key!r}", path="same", hint=nearest(key, known)))
        if None not in sorts and sorts[0] != sorts[1]:
            message = f"{one!r} is a {sorts[0]} and {other!r} is a {sorts[1]}"
            wrong.append(Problem(message, path="same", hint="Only like things can be the same."))
        if paired.get(other, one) != one:
            wrong.append(Problem(f"{other!r} cannot be both {paired[other]!r} and {one!r}", path="same"))
        paired[other] = one
    if wrong or unknown:
        error: type[ArgmapError] = ParameterError if wrong else UnknownIdError
        raise error(*wrong, *unknown)
    return paired


def _sort_of(document: Document, key: str) -> str | None:
    if key in document.claims:
        return "question" if document.claims[key].kind == "question" else "claim"
    return next((sort for name, sort in SECTIONS.items() if key in getattr(document, name)), None)


def _section(
    names: Names, name: str, a: Document, b: Document, paired: dict[str, str], taken: set[str],
    alike: Callable[[Any, Any], bool],
) -> None:  # fmt: skip
    own: dict[str, str] = getattr(names, name)
    first, second = getattr(a, name), getattr(b, name)
    everything = {*a.claims, *a.relations, *a.sources} if name != "documents" else {*a.documents}
    for key, part in second.items():
        if paired.get(key) in first:
            own[key] = paired[key]
            names.shared.add((name, key))
        elif key in first and key not in paired and alike(first[key], part):
            own[key] = key
            names.shared.add((name, key))
        else:
            own[key] = key if key not in everything else _another(key, taken)
            if own[key] != key:
                names.clashes[key] = own[key]


def _another(key: str, taken: set[str]) -> str:
    made = unused(key, taken)
    taken.add(made)
    return made


def _no_other_name(attribute: str) -> Callable[[Any, Any], bool]:
    def alike(one: Any, other: Any) -> bool:
        said = getattr(one, attribute), getattr(other, attribute)
        return None in said or said[0] == said[1]

    return alike


def _same_sentence(one: Any, other: Any) -> bool:
    if (one.kind == "question") != (other.kind == "question"):
        return False
    return " ".join(one.text.split()) == " ".join(other.text.split())


def _relations(names: Names, a: Document, b: Document, paired: dict[str, str], taken: set[str]) -> None:
    """Name the relations, whose sameness depends on that of what they join, and of the relations they aim at."""
    words = _made_words(names, b)
    same = {key: paired.get(key) or words.get(key, key) for key in b.relations}
    same = {key: other for key, other in same.items() if other in a.relations and (
        key in paired or _joins_alike(names, a.relations[other], b.relations[key], b))}  # fmt: skip
    while loose := [key for key in same if key not in paired and _aims_elsewhere(a, b, key, same)]:
        for key in loose:
            del same[key]
    in_use = {*a.claims, *a.relations, *a.sources}
    made = RelationNames(taken)
    for key, relation in b.relations.items():
        if key in same:
            names.relations[key] = same[key]
            names.shared.add(("relations", key))
        elif key in words:  # its name tells what it joins, and may have to be told anew
            premises = [names.of(premise) for premise in relation.premises]
            free = words[key] not in in_use
            target = names.claims.get(relation.target) or names.sources.get(relation.target) or relation.target
            names.relations[key] = words[key] if free else made.make(premises, VERBS[relation.type], target)
        else:
            names.relations[key] = key if key not in in_use else _another(key, taken)
            if names.relations[key] != key:
                names.clashes[key] = names.relations[key]


def _made_words(names: Names, b: Document) -> dict[str, str]:
    """Return the ids that no file states, since they are made from what a relation joins, with the parts renamed."""
    words = {}
    for entry, relation in zip(tree_of(b).get("relations", ()), b.relations.values(), strict=True):
        if "id" not in entry:
            old = relation_word(relation.premises, VERBS[relation.type], relation.target)
            premises = [names.of(premise) for premise in relation.premises]
            new = relation_word(premises, VERBS[relation.type], names.of(relation.target))
            words[relation.id] = new + relation.id.removeprefix(old)
    return words


def _joins_alike(names: Names, one: AnyRelation, other: AnyRelation, b: Document) -> bool:
    """Compare what two relations join; whether a relation that is aimed at is the same is seen to later."""
    if one.type != other.type or set(one.premises) != {names.of(premise) for premise in other.premises}:
        return False
    return other.target in b.relations or one.target == names.of(other.target)


def _aims_elsewhere(a: Document, b: Document, key: str, same: dict[str, str]) -> bool:
    target = b.relations[key].target
    return target in b.relations and same.get(target) != a.relations[same[key]].target


def doubled(relations: Iterable[AnyRelation]) -> list[tuple[str, str]]:
    """Pair relations that join the very same under two ids: together they count twice.

    >>> from argmap.model.relations import Support
    >>> doubled([Support(id="r", premises=("a",), target="c"), Support(id="s", premises=("a",), target="c")])
    [('r', 's')]
    """
    seen: dict[Any, str] = {}
    pairs = []
    for relation in relations:
        joined = (relation.type, frozenset(relation.premises), relation.target)
        if joined in seen:
            pairs.append((seen[joined], relation.id))
        else:
            seen[joined] = relation.id
    return pairs
