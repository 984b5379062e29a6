"""Entries at the wrong indentation: told as that, and put where they were meant to be, so that the rest is still checked."""

from __future__ import annotations

from argmap.formats.yaml.marked import MarkedTree
from argmap.formats.yaml.tree_edits import Entry, TreeEdits
from argmap.model.ids import TYPES
from argmap.model.tree.finding import Finding

_TOP = {"title", "conclusion", "defaults", "documents", "sources", "claims", "relations", "tags", "note", "url", "meta"}
_OF_A_CLAIM = {"text", "kind", "prior", "said_by", "implied", "same_as", "note", "tags", "url", "hedge", "status"}
_OF_A_RELATION = {"premises", "strength", "said_by", "scheme", *TYPES}


def slipped(tree: MarkedTree) -> list[Finding]:
    """Find what stands too far left or right, and put it into its place; the findings have the new locations.

    >>> from argmap.formats.yaml.events import read_events
    >>> tree = read_events("claims:\\na: A\\nb: B")
    >>> [finding.message for finding in slipped(tree)], tree.value
    (["'a' stands at the margin, outside of claims"], {'claims': {'a': 'A', 'b': 'B'}})
    """
    if not isinstance(tree.value, dict) or tree.root is None:
        return []
    edits = TreeEdits(tree)
    found = [
        *_below_nothing(edits),
        *_beside_their_claim(edits),
        *_sections_inside(edits),
        *_verbs_at_the_margin(edits),
    ]
    edits.settle()
    return found


def _below_nothing(edits: TreeEdits) -> list[Finding]:
    """Entries at the margin behind a section that is empty: `claims:` and then `a: A`."""
    top = edits.top()
    for section in ("claims", "sources", "documents"):
        keys = list(top.value)
        if section not in top.value or top.value[section] is not None:
            continue
        following = keys[keys.index(section) + 1 :]
        strays = []
        for key in following:
            if key in _TOP or not isinstance(key, str) or not isinstance(top.value[key], str | dict):
                break
            strays.append(key)
        if not strays:
            continue
        top.value[section] = {}
        into = Entry(top.value[section], top.node(section), (section,))
        for key in strays:
            edits.move(top, key, into)
        hint = f"Indent it{'' if len(strays) == 1 else ', and what follows,'} by two blanks."
        return [
            Finding(
                f"{strays[0]!r} stands at the margin, outside of {section}",
                (section, strays[0]),
                hint=hint,
                at_key=True,
            )
        ]
    return []


def _beside_their_claim(edits: TreeEdits) -> list[Finding]:
    """The parts of a claim that stand beside its id and not under it."""
    found: list[Finding] = []
    claims = edits.below(edits.top(), "claims")
    if claims is None or isinstance(edits.top().value["claims"], list):
        return found
    empty: str | None = None
    for key, value in list(claims.value.items()):
        if not isinstance(key, str) or (key not in _OF_A_CLAIM and value is not None):
            empty = None
        elif value is None:
            empty = key
        elif empty is not None:
            claims.value[empty] = claims.value[empty] or {}
            into = Entry(claims.value[empty], claims.node(empty), ("claims", empty))
            if not into.value:
                message, hint = f"{key!r} stands beside the claim {empty!r}, not under it", "Indent it further."
                found.append(Finding(message, ("claims", empty, key), hint=hint, at_key=True))
            edits.move(claims, key, into)
    return found


def _sections_inside(edits: TreeEdits) -> list[Finding]:
    """A section that stands inside the one before it."""
    found: list[Finding] = []
    top = edits.top()
    for section in ("claims", "sources", "documents"):
        inside = edits.below(top, section)
        for key in ("relations", "claims", "sources", "documents"):
            if inside is None or inside.value is not top.value[section] or key in top.value:
                continue
            if isinstance(inside.value.get(key), list if key == "relations" else dict):
                edits.move(inside, key, top)
                hint = "Begin it at the margin."
                found.append(Finding(f"{key!r} stands inside of {section}", (key,), hint=hint, at_key=True))
    return found


def _verbs_at_the_margin(edits: TreeEdits) -> list[Finding]:
    """Keys of the last relation that stand at the margin."""
    top = edits.top()
    relations = top.value.get("relations")
    strays = [key for key in top.value if key in _OF_A_RELATION]
    if not strays or not isinstance(relations, list) or not relations or not isinstance(relations[-1], dict):
        return []
    place = len(relations) - 1
    section = edits.below(top, "relations")
    into = Entry(relations[-1], None if section is None else section.node(place), ("relations", place))
    strays = [key for key in strays if key not in into.value]
    for key in strays:
        edits.move(top, key, into)
    hint = "Indent it as far as the word behind the dash."
    return [
        Finding(f"{key!r} stands at the margin, outside of its relation", (*into.location, key), hint=hint, at_key=True)
        for key in strays[:1]
    ]
