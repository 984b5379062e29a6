"""The cross-checks of a map: whether every id that is named is there, and is of a sort that fits its place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from argmap.model.fields import is_word
from argmap.model.ids import TYPES
from argmap.model.tree.finding import Finding, Location
from argmap.model.tree.index import Entry, Index, attributions_of, mapping_at, words_at

_MORE = frozenset({"mutual", "answers"})
"""What a relation may say besides its type and its ends that can be wrong by itself."""


def cross_checks(tree: Entry, index: Index) -> list[Finding]:
    """Run every check on whatever of the tree can be read."""
    claims = {key: entry for key, entry in mapping_at(tree, "claims").items() if isinstance(entry, Mapping)}
    listed = tree.get("relations")
    relations = [
        (("relations", place), entry)
        for place, entry in enumerate(listed if isinstance(listed, list | tuple) else ())
        if isinstance(entry, Mapping)
    ]
    found = [*_clashes(index), *_conclusions(tree, index)]
    for key, entry in index.sources.items():
        found.extend(_known(words_at(entry, "via", ("sources", key)), "source", index.sources, index))
    found.extend(_circles({key: entry.get("via") for key, entry in index.sources.items()}, "sources", "via"))
    for key, entry in claims.items():
        if "same_as" in entry:
            found.extend(_restatement(key, entry, index))
        if "said_by" in entry:
            found.extend(_attributions(entry, ("claims", key), index))
    found.extend(_circles({key: entry.get("same_as") for key, entry in claims.items()}, "claims", "same_as"))
    for location, entry in relations:
        if not _is_plain(entry, index):
            found.extend(_relation(entry, location, index))
        if "said_by" in entry:
            found.extend(_attributions(entry, location, index))
    return found


def _clashes(index: Index) -> Iterator[Finding]:
    """Claims, relations and sources share one set of names."""
    for word in index.sources:
        if word in index.claims:
            yield _clash(word, "a claim and a source", ("sources", word), at_key=True)
    seen: dict[str, str] = dict.fromkeys(index.claims, "a claim") | dict.fromkeys(index.sources, "a source")
    named = [(place, word) for place, word in enumerate(index.relations) if word is not None]
    for place, word in named:
        if word in seen:
            both = "two relations" if seen[word] == "a relation" else f"{seen[word]} and a relation"
            yield _clash(word, both, ("relations", place, "id"))
        seen.setdefault(word, "a relation")


def _clash(word: str, both: str, location: Location, *, at_key: bool = False) -> Finding:
    hint = "Claims, relations and sources share one set of names: rename one of the two."
    return Finding(f"the id {word!r} names {both}", location, hint=hint, at_key=at_key)


def _known(named: Iterator[tuple[Location, str]], sort: str, known: Collection[str], index: Index) -> Iterator[Finding]:
    if f"{sort}s" not in index.unread:
        field = "name" if sort == "source" else "title"
        for location, word in named:
            if word not in known:
                hint = None if known else f"Add it: `{sort}s: {{{word}: {{{field}: ...}}}}`."
                yield Finding(f"unknown {sort} {word!r}", location, hint=hint, meant=(word, known))


def _conclusions(tree: Entry, index: Index) -> Iterator[Finding]:
    seen: set[str] = set()
    for location, word in words_at(tree, "conclusion", ()):
        yield from _claim_here(word, location, index, "a conclusion")
        if word in seen:
            yield Finding(f"the conclusion {word!r} is named twice", location)
        elif index.sort_of(word) == "question":
            yield Finding(f"the conclusion {word!r} is a question", location, hint="Name the claim that answers it.")
        seen.add(word)


def _claim_here(word: str, location: Location, index: Index, role: str) -> Iterator[Finding]:
    """Report an id that names no claim; whether a question may stand here is for the caller to say."""
    sort = index.sort_of(word)
    if sort is None and "claims" not in index.unread:
        yield Finding(f"unknown claim {word!r}", location, meant=(word, index.claims))
    elif sort in {"relation", "source"}:
        yield Finding(f"{role} must be a claim, and {word!r} is a {sort}", location)


def _restatement(key: str, entry: Entry, index: Index) -> Iterator[Finding]:
    for location, word in words_at(entry, "same_as", ("claims", key)):
        yield from _claim_here(word, location, index, "what is restated")
        if "prior" in entry and index.claims.get(key) != "question":
            hint = f"It has that of {word!r}: leave it out."
            yield Finding("a restatement has no prior of its own", ("claims", key, "prior"), hint=hint)
        kinds = {index.claims.get(key), index.claims.get(word)}
        if None not in kinds and "question" in kinds and len(kinds) > 1:
            yield Finding("a question and a claim cannot say the same", location)


def _circles(arrows: Mapping[str, object], section: str, key: str) -> Iterator[Finding]:
    """Report each circle of arrows once, at its first member in the file."""
    done: set[str] = set()
    for start in arrows:
        path: dict[str, None] = {}
        here: object = start
        while isinstance(here, str) and here in arrows and here not in done and here not in path:
            path[here] = None
            here = arrows[here]
        done.update(path)
        if isinstance(here, str) and here in path:
            members = list(path)[list(path).index(here) :]
            round_trip = " -> ".join([*members[:5], "..." if len(members) > 5 else members[0]])  # noqa: PLR2004
            yield Finding(f"{key} runs in a circle: {round_trip}", (section, members[0], key))


def _attributions(entry: Entry, location: Location, index: Index) -> Iterator[Finding]:
    for here, attribution in attributions_of(entry, location):
        short = "" in attribution  # the bare id of a source stands for the whole attribution
        named = ((here if short else place, word) for place, word in words_at(attribution, "source", here))
        yield from _known(named, "source", index.sources, index)
        for key in ("at", "reply_to"):
            passage = attribution.get(key)
            if isinstance(passage, Mapping):
                places = words_at(passage, "document", (*here, key))
                yield from _known(places, "document", index.documents, index)


def _is_plain(entry: Entry, index: Index) -> bool:
    """Say whether a relation does no more than join two claims that are there: most do, and need no more checks."""
    premises, claims = entry.get("premises"), index.claims
    premise = premises[0] if isinstance(premises, list | tuple) and len(premises) == 1 else premises
    ends = [premise, *(entry[verb] for verb in TYPES if verb in entry)]
    if len(ends) != 2 or "undercuts" in entry or not _MORE.isdisjoint(entry):  # noqa: PLR2004 - a premise and a target
        return False
    return all(isinstance(end, str) and claims.get(end, "question") not in {"question", None} for end in ends)


def _relation(entry: Entry, location: Location, index: Index) -> Iterator[Finding]:
    verbs = [verb for verb in TYPES if is_word(entry.get(verb))]
    verb = verbs[0] if len(verbs) == 1 else None
    yield from _premises(entry, verb, location, index)
    yield from _mutual(entry, verb, location, index)
    if verb is not None:
        yield from _target(entry[verb], verb, (*location, verb), index)
    for place, word in words_at(entry, "answers", location):
        sort = index.sort_of(word)
        if sort is None and "claims" not in index.unread:
            yield Finding(f"unknown question {word!r}", place, meant=(word, index.questions))
        elif sort in {"relation", "source"} or (sort == "claim" and index.claims[word] is not None):
            yield Finding(f"answers must name questions, and {word!r} is a {sort}", place)


def _premises(entry: Entry, verb: str | None, location: Location, index: Index) -> Iterator[Finding]:
    seen: set[str] = set()
    for place, word in words_at(entry, "premises", location):
        yield from _claim_here(word, place, index, "a premise")
        if word in seen:
            yield Finding(f"the premise {word!r} is named twice", place)
        elif verb == "supports" and index.sort_of(word) == "question":
            hint = "State the claim that the question implies."
            yield Finding(f"the question {word!r} cannot support anything", place, hint=hint)
        seen.add(word)


def _mutual(entry: Entry, verb: str | None, location: Location, index: Index) -> Iterator[Finding]:
    """A mutual rebuttal joins two claims: one premise, and a target that is another."""
    if verb != "rebuts" or "mutual" not in entry:
        return
    premises = [word for _, word in words_at(entry, "premises", location)]
    if len(premises) > 1:
        hint = "Join them in a claim of its own, or leave 'mutual' out."
        yield Finding("a mutual rebuttal has one premise", (*location, "premises"), hint=hint)
    elif premises == [entry["rebuts"]]:
        yield Finding("a claim cannot exclude itself", (*location, "mutual"))
    elif premises and index.sort_of(premises[0]) == "question":
        yield Finding(f"the question {premises[0]!r} cannot exclude a claim", (*location, "mutual"))


def _target(word: str, verb: str, location: Location, index: Index) -> Iterator[Finding]:
    sort = index.sort_of(word)
    if sort is None:
        if not index.unread & {"claims", "relations", "sources"}:
            yield _unknown_target(word, verb, location, index)
    elif verb == "undercuts" and sort in {"claim", "question"}:
        hint = (
            "Rebut it; or give the relation that it is a reason in an id, and undercut that."
            if sort == "claim"
            else "Undercut the relation that it belongs to."
        )
        yield Finding(f"a {sort} cannot be undercut, and {word!r} is a {sort}", location, hint=hint)
    elif verb == "rebuts" and sort != "claim":
        hint = "Rebut a claim that it takes for granted." if sort == "question" else "Use undercuts."
        yield Finding(f"a {sort} cannot be rebutted, and {word!r} is a {sort}", location, hint=hint)


def _unknown_target(word: str, verb: str, location: Location, index: Index) -> Finding:
    if verb == "undercuts":
        return Finding(f"unknown relation or source {word!r}", location, meant=(word, index.steps))
    if verb == "rebuts":
        return Finding(f"unknown claim {word!r}", location, meant=(word, index.claims))
    return Finding(f"unknown claim, relation or source {word!r}", location, meant=(word, index.everything))
