"""A map with something added, taken out, renamed or put in another order."""

from argmap.map import ArgumentMap
from argmap.model import Document

VERBS = ("supports", "rebuts", "undercuts")


def with_parts(m, *, claims=None, relations=()):
    """The map with more claims, given as `{id: prior}`, and more relations, given as entries of a map file."""
    tree = m.document.to_tree()
    added = {key: {"text": f"Added: {key}.", "prior": prior} for key, prior in (claims or {}).items()}
    tree["claims"] = {**tree["claims"], **added}
    tree["relations"] = [*tree.get("relations", []), *relations]
    return ArgumentMap(Document.from_tree(tree))


def without(m, relation_id):
    """The map without a relation and without all that is aimed at it."""
    gone, tree = {relation_id}, m.document.to_tree()
    while aimed := {key for key, one in m.document.relations.items() if one.target in gone} - gone:
        gone |= aimed
    tree["relations"] = [entry for entry in tree["relations"] if entry["id"] not in gone]
    return ArgumentMap(Document.from_tree(tree))


def renamed(m, name):
    """The map with every id passed through a function."""
    return ArgumentMap(Document.from_tree(_renamed_tree(m.document.to_tree(), name)))


def _renamed_tree(tree, name):
    def said_by(entry):
        said = entry.get("said_by", [])
        named = [{"source": one, "act": "asserts"} if isinstance(one, str) else one for one in said]
        return {**entry, "said_by": [{**one, "source": name(one["source"])} for one in named]} if said else entry

    def pointing(entry, *keys):
        entry = {"text": entry} if isinstance(entry, str) else entry
        return said_by({**entry, **{key: name(entry[key]) for key in keys if key in entry}})

    return {
        **tree,
        "sources": {name(key): pointing(entry, "via") for key, entry in tree.get("sources", {}).items()},
        "claims": {name(key): pointing(entry, "same_as") for key, entry in tree["claims"].items()},
        "relations": [
            pointing({**entry, "premises": [name(one) for one in entry["premises"]]}, "id", *VERBS)
            for entry in tree.get("relations", [])
        ],
    }


def reordered(m, shuffle):
    """The map with claims, sources, relations and premises in the order that `shuffle(list)` gives them."""
    tree = m.document.to_tree()
    for section in ("claims", "sources"):
        tree[section] = dict(shuffle(list(tree.get(section, {}).items())))
    relations = [{**entry, "premises": shuffle(entry["premises"])} for entry in tree.get("relations", [])]
    tree["relations"] = shuffle(relations)
    return ArgumentMap(Document.from_tree(tree))


def side_by_side(m, other):
    """Both maps in one, their ids told apart by `one_` and `two_`; the defaults are those of the first."""
    first, second = (
        _renamed_tree(one.document.to_tree(), lambda key, head=head: head + key)
        for one, head in ((m, "one_"), (other, "two_"))
    )
    tree = {**first, "relations": [*first["relations"], *second["relations"]]}
    for section in ("claims", "sources"):
        tree[section] = {**first[section], **second[section]}
    return ArgumentMap(Document.from_tree(tree))


def with_defaults_of(m, other):
    """The map with the defaults of another."""
    defaults = other.document.to_tree().get("defaults", {})
    return ArgumentMap(Document.from_tree({**m.document.to_tree(), "defaults": defaults}))


def with_priors_written_out(document):
    """The same document with the priors of claims that have reasons stated, and no word of them at the top."""
    tree = document.to_tree()
    for key, claim in document.claims.items():
        if claim.kind != "question" and claim.same_as is None and claim.prior is None:
            entry = tree["claims"][key]
            entry = {"text": entry} if isinstance(entry, str) else entry
            tree["claims"][key] = entry | ({"prior": document.prior_of(key)} if key in document.supported else {})
    tree.get("defaults", {}).pop("derived", None)
    return Document.from_tree(tree)


def bearing_on(document, start):
    """Everything that a claim, relation or source bears on, near or far."""
    found, waiting = set(), [start]
    while waiting:
        for part in _next_to(document, waiting.pop()):
            if part not in found:
                found.add(part)
                waiting.append(part)
    return found


def _next_to(document, part):
    if part in document.relations:
        yield document.relations[part].target
    yield from (key for key, one in document.relations.items() if part in one.premises)
    yield from (key for key, one in document.claims.items() if any(said.source == part for said in one.said_by))
    yield from (key for key, one in document.claims.items() if one.same_as == part)
    yield from (key for key, one in document.sources.items() if one.via == part)
    if part in document.claims and document.claims[part].same_as is not None:
        yield document.claims[part].same_as
