"""Two maps put together: what is the same is said by a person, what contradicts itself is listed, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from argmap.analysis.edits import SECTIONS
from argmap.analysis.likeness import ENOUGH, Likeness, alike
from argmap.analysis.merged_entries import Conflict, Entry, Prefer, put_together
from argmap.analysis.merged_ids import Names, Pairs, doubled, named_apart
from argmap.answer import Answer
from argmap.errors import ParameterError, Problem
from argmap.model.document import Document
from argmap.model.ids import VERBS
from argmap.model.writing import head_of, plain_fields
from argmap.table import Column, Table

if TYPE_CHECKING:
    from argmap.map import ArgumentMap

_COLUMNS = (
    Column("a"),
    Column("b"),
    Column("what"),
    Column("likeness"),
    Column("kept"),
    Column("a_says"),
    Column("b_says"),
)


@dataclass(frozen=True, repr=False, eq=False)
class Merged(Answer):
    """Two maps as one, with what a person has to look at."""

    map: ArgumentMap
    """The merged map."""
    conflicts: tuple[Conflict, ...]
    """Where the two say different things about what is the same; the value that was kept is in `map`."""
    clashes: Mapping[str, str]
    """Ids that name different things in the two maps, and what the second one's is called in the merged one."""
    proposals: tuple[Likeness, ...]
    """Claims of the two that read alike and were kept apart: name those that are the same in `same=`."""
    doubled: tuple[tuple[str, str], ...]
    """Relations that join the very same under two ids, and so count twice."""

    def to_dict(self) -> dict[str, Any]:
        """Return all of it as plain data; the map as the tree of its file."""
        return {**super().to_dict(), "map": self.map.document.to_tree()}


def merge(
    a: Document,
    b: Document,
    *,
    as_map: Callable[[Document], ArgumentMap],
    same: Pairs = (),
    prefer: Prefer = "a",
    restate: bool = False,
    title: str | None = None,
    likeness: float = ENOUGH,
) -> Merged:
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
    conflicts: list[Conflict] = []
    tree = _head(a, b, names, prefer, title, conflicts)
    for name in SECTIONS:
        entries = {key: _entry(a, part, tree) for key, part in getattr(a, name).items()}
        for key, part in getattr(b, name).items():
            entry, here = _renamed(_entry(b, part, tree), names), getattr(names, name)[key]
            if (name, key) in names.shared:
                if name == "claims":
                    _weigh_defaults((a, a.claims[here], entries[here]), (b, part, entry))
                entries[here], found = put_together(here, SECTIONS[name], entries[here], entry, prefer=prefer)
                conflicts.extend(found)
            else:
                entries[here] = entry
        tree[name] = entries
    if restate:
        _restate(tree["claims"], same, names, conflicts)
    _without_priors(tree["claims"], conflicts)
    tree["relations"] = [_relation(key, entry) for key, entry in tree["relations"].items()]
    document = Document.from_tree({name: part for name, part in tree.items() if part})
    proposals = _proposals(a, b, names, same, likeness)
    double = tuple(doubled(document.relations.values()))
    return Merged(
        words=tuple(_words(a, b, document, conflicts, names, proposals, double, prefer)),
        table=_table(document, conflicts, names, proposals, b),
        map=as_map(document),
        conflicts=tuple(conflicts),
        clashes=names.clashes,
        proposals=tuple(proposals),
        doubled=double,
    )


def _head(
    a: Document, b: Document, names: Names, prefer: Prefer, title: str | None, conflicts: list[Conflict]
) -> dict[str, Any]:
    """Put together what stands beside the sections; both maps' conclusions are conclusions of the merged one."""
    first, second = head_of(a), head_of(b)
    own = {"title", "conclusion", "defaults"}
    rest = ({key: value for key, value in head.items() if key not in own} for head in (first, second))
    merged, found = put_together("(map)", "map", *rest, prefer=prefer)
    conflicts.extend(found)
    for key in ("prior", "join"):
        one, other = getattr(a.defaults, key), getattr(b.defaults, key)
        if one != other:
            conflicts.append(Conflict("(map)", "map", f"defaults.{key}", one, other, one if prefer == "a" else other))
    both = f"{a.title} / {b.title}" if a.title != b.title else a.title
    conclusion = [*a.conclusion, *(names.claims[key] for key in b.conclusion)]
    defaults = (a if prefer == "a" else b).defaults
    return {
        "argmap": 1,
        "title": title if title is not None else both,
        "conclusion": list(dict.fromkeys(conclusion)),
        "defaults": {"prior": defaults.prior, "join": defaults.join},
        **merged,
    }


def _entry(document: Document, part: Any, tree: Mapping[str, Any]) -> Entry:
    """Return what an entry states; a prior that it leaves to its map is stated where the merged default is another."""
    entry = plain_fields(part)
    del entry["id"]
    if isinstance(entry.get("answers"), str):  # a list of one, as files write it
        entry["answers"] = [entry["answers"]]
    if part.id in document.relations:
        entry["type"] = part.type  # the default of its class, and needed to tell them apart
    scored = part.id in document.claims and getattr(part, "kind", None) != "question" and part.same_as is None
    if scored and part.prior is None and document.defaults.prior != tree["defaults"]["prior"]:
        entry["prior"] = document.defaults.prior
    if part.id in document.claims and part.kind != "claim":
        entry["kind"] = part.kind
    return entry


def _weigh_defaults(first: tuple[Document, Any, Entry], second: tuple[Document, Any, Entry]) -> None:
    """Let a prior that is stated win over a map's default, and two defaults that differ contradict each other."""
    silent = [one for one in (first, second) if getattr(one[1], "prior", None) is None]
    if len(silent) == 1:
        silent[0][2].pop("prior", None)
    elif silent and first[0].defaults.prior != second[0].defaults.prior and first[1].kind != "question":
        for document, claim, entry in silent:
            if claim.same_as is None:
                entry["prior"] = document.defaults.prior


def _renamed(entry: Entry, names: Names) -> Entry:
    """Return an entry of the second map with everything that it names called as in the merged one."""
    renamed = dict(entry)
    for key in ("target", "same_as", "via"):
        if key in entry:
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


def _restate(claims: dict[str, Entry], same: Pairs, names: Names, conflicts: list[Conflict]) -> None:
    """Make the second map's claim of each pair a restatement of the first one's."""
    for one, other in same:
        here = names.claims.get(other)
        if here is None or one not in claims or here == one:
            continue
        entry = claims[here]
        if "same_as" in entry and entry["same_as"] != one:
            conflicts.append(Conflict(here, "claim", "same_as", one, entry["same_as"], entry["same_as"]))
            continue
        own = entry.get("prior")
        if own is not None and own != claims[one].get("prior"):
            conflicts.append(Conflict(one, "claim", "prior", claims[one].get("prior"), own, claims[one].get("prior")))
        entry.pop("prior", None)
        entry["same_as"] = one


def _without_priors(claims: dict[str, Entry], conflicts: list[Conflict]) -> None:
    """Take the prior from what restates another claim: it has that of its original."""
    for key, entry in claims.items():
        if "same_as" in entry and "prior" in entry:
            conflicts.append(Conflict(key, "claim", "prior", None, entry.pop("prior"), None))


def _relation(key: str, entry: Entry) -> Entry:
    rest = {name: value for name, value in entry.items() if name not in {"type", "target"}}
    return {"id": key, VERBS[entry["type"]]: entry["target"], **rest}


def _proposals(a: Document, b: Document, names: Names, same: Pairs, likeness: float) -> list[Likeness]:
    """Propose what reads alike among the claims that were kept apart, questions with questions."""
    found = []
    settled = {other for _, other in same}
    for questions in (False, True):
        first, second = (
            {key: one.text for key, one in document.claims.items() if (one.kind == "question") == questions}
            for document in (a, b)
        )
        left = {key: text for key, text in second.items() if ("claims", key) not in names.shared | {
            ("claims", other) for other in settled}}  # fmt: skip
        found.extend(alike(first, left, enough=likeness))
    return sorted(found, key=lambda pair: (-pair.likeness, pair.first, pair.second))


def _table(
    merged: Document, conflicts: Sequence[Conflict], names: Names, proposals: Sequence[Likeness], b: Document
) -> Table:
    rows: list[tuple[Any, ...]] = [
        (one.id, one.id, f"conflict: {one.field}", None, _short(one.kept), _short(one.a), _short(one.b))
        for one in conflicts
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
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def _words(
    a: Document,
    b: Document,
    merged: Document,
    conflicts: Sequence[Conflict],
    names: Names,
    proposals: Sequence[Likeness],
    double: Sequence[tuple[str, str]],
    prefer: Prefer,
) -> list[str]:
    shared = sum(section == "claims" for section, _ in names.shared)
    both = "1 is" if shared == 1 else f"{shared} are"
    words = [f"{len(a.claims)} and {len(b.claims)} claims make {len(merged.claims)}: {both} the same in both."]
    if conflicts:
        words.append(f"{len(conflicts)} conflict{'s' if len(conflicts) > 1 else ''}: the value of {prefer} was kept.")
    if names.clashes:
        called = ", ".join(f"{old!r} is now {new!r}" for old, new in names.clashes.items())
        words.append(f"One id, two things; the one of b has a new name: {called}.")
    if proposals:
        words.append(
            f"{len(proposals)} pair{'s' if len(proposals) > 1 else ''} of claims read alike and were kept apart: "
            "`same` names those that say the same. Likeness is of letters, not of meaning: a denial reads alike too."
        )
    words.extend(f"{one!r} and {other!r} join the same, and so count twice." for one, other in double)
    if len(merged.conclusion) > 1:
        words.append(f"The merged map has {len(merged.conclusion)} conclusions: {', '.join(merged.conclusion)}.")
    return words
