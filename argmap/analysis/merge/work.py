"""Two maps put together: what is the same is said by a person, what contradicts itself is listed, nothing is lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, get_args

from argmap.analysis.diff.alike_statements import alike_statements
from argmap.analysis.diff.edits import SECTIONS
from argmap.analysis.merge.merged_entries import Conflict, Differences, Entry, Prefer, put_together
from argmap.analysis.merge.merged_ids import Names, Pairs, doubled, named_apart
from argmap.analysis.merge.merged_originals import Statements, one_prior_each, open_circles, restate_pairs
from argmap.analysis.merge.merged_scores import moved_scores
from argmap.answers.answer import Answer
from argmap.answers.table import Column, Table
from argmap.basics.frozen import FrozenMap
from argmap.basics.text import counted
from argmap.errors import ParameterError, Problem
from argmap.maths.alike_letters import ENOUGH, Likeness
from argmap.model.content import Defaults
from argmap.model.document import Document
from argmap.model.ids import VERBS
from argmap.model.tree.to_tree import head_of, plain_fields

if TYPE_CHECKING:
    from argmap.semantics import Semantics

_COLUMNS = (
    Column("a"),
    Column("b"),
    Column("what"),
    Column("likeness"),
    Column("kept"),
    Column("a_says"),
    Column("b_says"),
)


class Holding(Protocol):
    """Whatever holds a document: the map that users hold stands above this room."""

    @property
    def document(self) -> Document:
        """What the map says."""


Map = TypeVar("Map", bound=Holding)


@dataclass(frozen=True, repr=False, eq=False)
class Merged(Answer, Generic[Map]):
    """Two maps as one, with what a person has to look at."""

    map: Map
    """The merged map."""
    conflicts: tuple[Conflict, ...]
    """Where the two say different things about what is the same; the value that was kept is in `map`."""
    taken: tuple[Conflict, ...]
    """What can move a score, is stated in one map and not in the other, and was taken over."""
    same: tuple[str, ...]
    """The claims that both maps have, of which both say the same, and whose score is the same in all three."""
    moved: Table
    """Every score that is not what it was in a map where the claim stood, with what moved it."""
    clashes: Mapping[str, str]
    """Ids that name different things in the two maps, and what the second one's is called in the merged one."""
    proposals: tuple[Likeness, ...]
    """Claims of the two that read alike and were kept apart: name those that are the same in `same=`."""
    doubled: tuple[tuple[str, str], ...]
    """Relations that join the very same under two ids, and so count twice."""

    def __str__(self) -> str:
        return "\n\n".join([super().__str__(), *([str(self.moved)] if self.moved else [])])

    __repr__ = __str__

    def to_markdown(self) -> str:
        """Return the words and both tables as Markdown, in which no letter of a map is markup."""
        return "\n\n".join([super().to_markdown(), *([self.moved.to_markdown()] if self.moved else [])])

    def _repr_html_(self) -> str:
        return super()._repr_html_() + (self.moved._repr_html_() if self.moved else "")

    def to_dict(self) -> dict[str, Any]:
        """Return all of it as plain data; the map as the tree of its file."""
        return {**super().to_dict(), "map": self.map.document.to_tree()}


def merge(
    a: Document,
    b: Document,
    *,
    as_map: Callable[[Document], Map],
    same: Pairs = (),
    prefer: Prefer = "a",
    restate: bool = False,
    title: str | None = None,
    likeness: float = ENOUGH,
    semantics: str | Semantics = "df_quad",
    parameters: Mapping[str, Any] | None = None,
) -> Merged[Map]:
    """Put two maps together; the arguments are those of `argmap.merge`, and `as_map` makes the result's map.

    >>> import argmap
    >>> one = argmap.loads("{argmap: 1, title: T, claims: {a: It rains.}}").document
    >>> two = argmap.loads("{argmap: 1, title: T, claims: {a: It blows.}}").document
    >>> list(merge(one, two, as_map=argmap.ArgumentMap).map.document.claims)
    ['a', 'a_2']
    """
    if prefer not in get_args(Prefer):
        raise ParameterError(Problem(f"prefer is {prefer!r}", path="prefer", hint="Say 'a' or 'b'."))
    names = named_apart(a, b, same, restate=restate)
    found = Differences()
    tree = _head(a, b, names, prefer, title, found)
    agree: dict[str, bool] = {}
    """Which of the claims that both have are the same in both, to the letter."""
    for name in SECTIONS:
        entries = {key: _entry(a, part, name, tree) for key, part in getattr(a, name).items()}
        for key, part in getattr(b, name).items():
            here = getattr(names, name)[key]
            entry = _renamed(_entry(b, part, name, tree), names, here)
            if (name, key) in names.shared:
                if name == "claims":
                    _weigh_defaults((a, a.claims[here], entries[here]), (b, part, entry))
                    agree[here] = agree.get(here, True) and entries[here] == entry
                entries[here] = put_together(here, SECTIONS[name], entries[here], entry, prefer=prefer, found=found)
            else:
                entries[here] = entry
        tree[name] = entries
    _forget_defaults(a, b, names, found)
    _settle(a, b, tree, names, same if restate else (), prefer, found)
    tree["relations"] = [_relation(key, entry) for key, entry in tree["relations"].items()]
    document = _silent_again(Document.from_tree({name: part for name, part in tree.items() if part}), a, b, names)
    moved = moved_scores(a, b, document, names.of, semantics=semantics, parameters=parameters)
    unmoved = set(agree) - set(moved.column("id"))
    proposals = _proposals(a, b, names, same, likeness)
    double = tuple(doubled(document.relations.values()))
    merged = Merged(
        words=(),
        table=_table(document, found, names, proposals, b),
        map=as_map(document),
        conflicts=found.conflicts,
        taken=found.taken,
        same=tuple(key for key in document.claims if agree.get(key) and key in unmoved),
        moved=moved,
        clashes=names.clashes,
        proposals=tuple(proposals),
        doubled=double,
    )
    return replace(merged, words=tuple(_words(a, b, merged, len(agree), prefer)))


def _head(
    a: Document, b: Document, names: Names, prefer: Prefer, title: str | None, found: Differences
) -> dict[str, Any]:
    """Put together what stands beside the sections; both maps' conclusions are conclusions of the merged one."""
    first, second = head_of(a), head_of(b)
    own = {"title", "conclusion", "defaults"}
    rest = ({key: value for key, value in head.items() if key not in own} for head in (first, second))
    merged = put_together("(map)", "map", *rest, prefer=prefer, found=found)
    for key in ("prior", "derived", "join"):
        said = {"a": getattr(a.defaults, key), "b": getattr(b.defaults, key)}
        if said["a"] != said["b"]:
            found.conflict("(map)", "map", f"defaults.{key}", said, said[prefer])
    both = f"{a.title} / {b.title}" if a.title != b.title else a.title
    conclusion = [*a.conclusion, *(names.claims[key] for key in b.conclusion)]
    defaults = (a if prefer == "a" else b).defaults
    return {
        "argmap": 1,
        "title": title if title is not None else both,
        "conclusion": list(dict.fromkeys(conclusion)),
        "defaults": defaults.model_dump(exclude_none=True),
        **merged,
    }


def _entry(document: Document, part: Any, section: str, tree: Mapping[str, Any]) -> Entry:
    """Return what an entry states; a prior that it leaves to its map is stated where the merged default is another."""
    entry = plain_fields(part)
    del entry["id"]
    if isinstance(entry.get("answers"), str):  # a list of one, as files write it
        entry["answers"] = [entry["answers"]]
    if section == "relations":
        entry["type"] = part.type  # the default of its class, and needed to tell them apart
    scored = section == "claims" and part.kind != "question" and part.same_as is None
    if scored and part.prior is None and _silence(document.defaults) != _silence(Defaults(**tree["defaults"])):
        entry["prior"] = document.default_of(part.id)
    if section == "claims" and part.kind != "claim":
        entry["kind"] = part.kind
    return entry


def _silence(defaults: Defaults) -> tuple[float, float | None]:
    """Return what a claim without a prior stands for."""
    return defaults.prior, defaults.derived


def _weigh_defaults(first: tuple[Document, Any, Entry], second: tuple[Document, Any, Entry]) -> None:
    """Let a prior that is stated win over a map's default, and two defaults that differ contradict each other."""
    silent = [one for one in (first, second) if getattr(one[1], "prior", None) is None]
    if len(silent) == 1:
        silent[0][2].pop("prior", None)
    elif silent and _silence(first[0].defaults) != _silence(second[0].defaults) and first[1].kind != "question":
        for document, claim, entry in silent:
            if claim.same_as is None:
                entry["prior"] = document.default_of(claim.id)


def _renamed(entry: Entry, names: Names, here: str) -> Entry:
    """Return an entry of the second map with everything that it names called as in the merged one, where it is `here`."""
    renamed = dict(entry)
    for key in ("same_as", "via"):
        if key in entry and names.of(entry[key]) == here:  # both are said to be one thing
            del renamed[key]
    for key in ("target", "same_as", "via"):
        if key in renamed:
            renamed[key] = names.of(entry[key])
    for key in ("premises", "answers"):
        if key in entry:
            renamed[key] = list(dict.fromkeys(names.of(one) for one in entry[key]))
    if "said_by" in entry:
        renamed["said_by"] = [_said(said, names) for said in entry["said_by"]]
    return renamed


def _said(said: Mapping[str, Any], names: Names) -> Entry:
    renamed = {**said, "source": names.of(said["source"])}
    for key in ("at", "reply_to"):
        if key in said:
            renamed[key] = {**said[key], "document": names.documents[said[key]["document"]]}
    return renamed


def _forget_defaults(a: Document, b: Document, names: Names, found: Differences) -> None:
    """Leave out a prior stated in one map that is the other's default."""
    there = {here: key for key, here in names.claims.items()}
    for one in [one for one in found.taken if one.field == "prior"]:
        if one.kept == (a.default_of(one.id) if one.a is None else b.default_of(there[one.id])):
            found.forget(one.id, "claim", "prior")


def _silent_again(document: Document, a: Document, b: Document, names: Names) -> Document:
    """Take back priors that neither map states and that the merged map's defaults say anyhow."""
    if a.defaults.derived == b.defaults.derived:
        return document
    stated = {key for key, claim in a.claims.items() if getattr(claim, "prior", None) is not None}
    stated |= {names.claims[key] for key, claim in b.claims.items() if getattr(claim, "prior", None) is not None}
    claims: dict[str, Any] = dict(document.claims)
    for key, claim in document.claims.items():
        if key not in stated and claim.kind != "question" and claim.prior == document.default_of(key):
            claims[key] = claim.model_copy(update={"prior": None})
    return document.model_copy(update={"claims": FrozenMap(claims)})


def _settle(
    a: Document, b: Document, tree: dict[str, Any], names: Names, pairs: Pairs, prefer: Prefer, found: Differences
) -> None:
    """Make of what restates and what is heard through another one order, with one prior for each original."""
    links: dict[str, dict[tuple[str, str], list[Prefer]]] = {}
    stated: Statements = defaultdict(dict)
    for name, field in (("claims", "same_as"), ("sources", "via")):
        told = links[field] = defaultdict(list)
        maps: tuple[tuple[Prefer, Document, Callable[[str], str]], ...] = (("a", a, str), ("b", b, names.of))
        for side, document, called in maps:
            for key, part in getattr(document, name).items():
                if (other := getattr(part, field, None)) is not None:
                    told[called(key), called(other)].append(side)
                if getattr(part, "prior", None) is not None:
                    stated[called(key)].setdefault(side, part.prior)
        open_circles(tree[name], field, SECTIONS[name], lambda *link, told=told: told.get(link, ()), prefer, found)
    firsts = [(one, names.claims[other]) for one, other in pairs if one in a.claims and other in b.claims]
    decided = restate_pairs(tree["claims"], [(one, here) for one, here in firsts if here != one], a.claims, found)
    one_prior_each(tree["claims"], stated, decided, prefer, found)


def _relation(key: str, entry: Entry) -> Entry:
    rest = {name: value for name, value in entry.items() if name not in {"type", "target"}}
    return {"id": key, VERBS[entry["type"]]: entry["target"], **rest}


def _proposals(a: Document, b: Document, names: Names, same: Pairs, likeness: float) -> list[Likeness]:
    """Propose what reads alike among the claims that were kept apart, questions with questions."""
    settled = names.shared | {("claims", other) for _, other in same}
    left = {key: claim for key, claim in b.claims.items() if ("claims", key) not in settled}
    return alike_statements(a.claims, left, enough=likeness)


def _table(merged: Document, found: Differences, names: Names, proposals: Sequence[Likeness], b: Document) -> Table:
    rows: list[tuple[Any, ...]] = [
        (one.id, one.id, f"{what}: {one.field}", None, _short(one.kept), _short(one.a), _short(one.b))
        for what, listed in (("conflict", found.conflicts), ("in one only", found.taken))
        for one in listed
    ]
    rows += [(old, new, "clash of ids", None, "both", _says(merged, old), _says(merged, new)) for old, new in
             names.clashes.items()]  # fmt: skip
    rows += [
        (one.first, one.second, "alike?", one.likeness, "both", _short(merged.claims[one.first].text),
         _short(b.claims[one.second].text)) for one in proposals
    ]  # fmt: skip
    return Table(_COLUMNS, tuple(rows))


def _says(document: Document, key: str) -> str:
    for name in SECTIONS:
        part = getattr(document, name).get(key)
        if part is not None:
            said = getattr(part, "text", None) or getattr(part, "name", None) or getattr(part, "title", None)
            return _short(said or (f"{'+'.join(part.premises)} {part.type}" if hasattr(part, "premises") else key))
    return key


_LONGEST = 28
"""How much of a value a row of the table shows; `conflicts` has all of it."""


def _short(value: Any) -> str:
    if value is None:
        return "-"
    text = f"{value:.12g}" if isinstance(value, float) else ", ".join(value) if isinstance(value, tuple) else str(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def _words(a: Document, b: Document, merged: Merged[Any], shared: int, prefer: Prefer) -> list[str]:
    document, same, other = merged.map.document, len(merged.same), shared - len(merged.same)
    both = f"{counted(same, 'is', 'are')} the same in both"
    differing = f", {counted(other, 'stands', 'stand')} in both and not the same" if other else ""
    words = [f"{len(a.claims)} and {len(b.claims)} claims make {len(document.claims)}: {both}{differing}."]
    if merged.conflicts:
        words.append(f"{counted(len(merged.conflicts), 'conflict')}: the value of {prefer} was kept.")
    if merged.taken:
        words.append(f"Stated in one map only, and taken over: {'; '.join(map(_told, merged.taken))}.")
    if merged.clashes:
        called = ", ".join(f"{old!r} is now {new!r}" for old, new in merged.clashes.items())
        words.append(f"One id, two things; the one of b has a new name: {called}.")
    if merged.proposals:
        words.append(
            f"{counted(len(merged.proposals), 'pair')} of claims read alike and were kept apart: `same` names those that say the same. Likeness is of letters, not of meaning: a denial reads alike too."
        )
    words.extend(f"{one!r} and {other!r} join the same, and so count twice." for one, other in merged.doubled)
    if len(document.conclusion) > 1:
        words.append(f"The merged map has {len(document.conclusion)} conclusions: {', '.join(document.conclusion)}.")
    return [*words, _told_moves(merged.moved)]


def _told(one: Conflict) -> str:
    """Say what is stated in one map only."""
    if one.field == "said_by":
        return f"who says {one.id!r}"
    value = f"{one.kept:.12g}" if isinstance(one.kept, float) else repr(one.kept)
    return f"{one.field} of {one.id!r} is {value} in {'a' if one.b is None else 'b'}"


def _told_moves(moved: Table) -> str:
    """Say how many claims have another score than they had, and tell of the largest move."""
    if not moved:
        return "Every score is what it was in the map that the claim is from."
    claims, most = counted(len(set(moved.column("id"))), "claim"), moved[0]
    has = "has" if claims == "1 claim" else "have"
    return (
        f"{claims} {has} another score than before; most moved is {most['called']!r} of {most['map']}, from "
        f"{most['before']:.3f} to {most['merged']:.3f} ({most['why']})."
    )
