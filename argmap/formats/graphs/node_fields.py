"""Which fields of a node or an edge are fields of a claim, a source or a relation; all others are noted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

from argmap.formats.gathered import Gathered
from argmap.formats.graphs.vocabulary import JUNCTIONS, KINDS, MAYBE_JUNCTIONS, SHAPES_OF_EDGES, sense_of, spelt
from argmap.model.fields import is_word

_PRIORS = ("prior", "credence", "probability", "base_score", "baseScore", "confidence")
_STRENGTHS = ("strength", "weight", "confidence")
_FREE = ("tags", "note", "url", "meta")
_CLAIM = ("hedge", "said_by", "implied", "status", *_FREE)
_RELATION = ("scheme", "said_by", "certain", "answers", *_FREE)
_SOURCE = ("name", "sort", "via", *_FREE)
_SORTS: Mapping[str, type] = {"meta": dict, "implied": bool, "certain": bool}
"""What fields hold that hold no text."""
_READ = frozenset(
    {"id", "text", "label", "content", "name", "title", "data", "kind", "type", "category", "role", "conclusion", "joins",
     "source", "target", "from", "to", "sign", "relation", "classes", "stance", "shape"}
)  # fmt: skip
"""What is read elsewhere, or says nothing by itself."""
_OF_CLAIMS = _READ | {*_CLAIM, *_PRIORS, "same_as"}
_OF_SOURCES = _READ | {*_SOURCE, "reliability"}
_OF_RELATIONS = _READ | {*_RELATION, *_STRENGTHS, "mutual"}
_LAYOUT = frozenset(
    {"position", "x", "y", "z", "width", "height", "style", "className", "selected", "dragging", "measured", "zIndex",
     "draggable", "selectable", "deletable", "connectable", "sourcePosition", "targetPosition", "positionAbsolute",
     "color", "colour", "group", "extent", "hidden", "locked", "grabbable", "grabbed", "pannable", "selectionMode", "animated",
     "markerEnd", "markerStart", "sourceHandle", "targetHandle", "labelStyle", "labelBgStyle", "fromSide", "toSide", "fromEnd",
     "toEnd", "background", "backgroundStyle", "size", "fontSize", "viz", "removed", "parentId", "parentNode", "expandParent"}
)  # fmt: skip
_COUNTING = (
    "sign",
    "type",
    "relation",
    "relationType",
    "relation_type",
    "label",
    "kind",
    "stance",
    "polarity",
    "name",
    "classes",
)
"""Where an edge says how it counts, the likeliest first."""
_ALIKE = ("type", "kind", "category", "role")


class Placed(Protocol):
    """What has a place in a file."""

    @property
    def line(self) -> int | None:
        """Counted from 1."""

    @property
    def path(self) -> str | None:
        """Where in the tree."""


def kind_of(word: object) -> str | None:
    """Return the kind of claim that a word names.

    >>> kind_of("Fact"), kind_of("thesis"), kind_of("pro")
    ('evidence', 'claim', None)
    """
    return KINDS.get(spelt(word))


def claim_fields(node: Any, gathered: Gathered) -> dict[str, Any]:
    """Return the fields of a claim that a node has; what else it has is noted."""
    given = node.fields
    found = _understood(given, _CLAIM, "a node", node, gathered)
    kinds = [kind for key in _ALIKE if (kind := kind_of(given.get(key))) not in {None, "claim"}]
    if kinds:
        found["kind"] = kinds[0]
    for key in _ALIKE:
        word = spelt(given.get(key))
        if word and word not in KINDS and word not in JUNCTIONS | MAYBE_JUNCTIONS and sense_of(word)[0] is None:
            gathered.note(f"a node's {key} {word!r} is not kept", line=node.line, path=node.path)
    if found.get("kind") != "question":
        if found.pop("status", None) is not None:
            gathered.note("a status is kept of questions only", line=node.line, path=node.path)
        if given.get("same_as") is None:
            found |= _number("prior", _PRIORS, given, node, gathered)
    _note_others(given, _OF_CLAIMS, "a node", node, gathered)
    return found


def source_fields(node: Any, gathered: Gathered) -> dict[str, Any]:
    """Return the fields of a source that a node has; what else it has is noted."""
    found = _understood(node.fields, _SOURCE, "a node", node, gathered)
    if "sort" in found:
        found["kind"] = found.pop("sort")
    found |= _number("reliability", ("reliability",), node.fields, node, gathered)
    _note_others(node.fields, _OF_SOURCES, "a node", node, gathered)
    return found


def relation_fields(given: Mapping[str, Any], gathered: Gathered, placed: Placed) -> dict[str, Any]:
    """Return the fields of a relation that an edge, or a node that joins premises, has; what else it has is noted."""
    found = _understood(given, _RELATION, "an edge", placed, gathered)
    found |= _number("strength", _STRENGTHS, given, placed, gathered)
    _note_others(given, _OF_RELATIONS, "an edge", placed, gathered)
    return found


def _understood(
    given: Mapping[str, Any], keys: Iterable[str], what: str, placed: Placed, gathered: Gathered
) -> dict[str, Any]:
    """Return the fields that hold what they should; the others are noted."""
    found: dict[str, Any] = {}
    for key in keys:
        value = given.get(key)
        if value is None:
            continue
        if key == "said_by":
            found[key] = _said(value, gathered)
        elif key in {"tags", "answers"}:
            found[key] = [str(one) for one in (value if isinstance(value, list | tuple) else [value])]
        elif isinstance(value, _SORTS.get(key, str)) and (key != "status" or value in {"open", "answered"}):
            found[key] = value
        else:
            gathered.note(
                f"the {key!r} of {what} is not understood, and is not kept", line=placed.line, path=placed.path
            )
    return found


def _said(value: Any, gathered: Gathered) -> list[Any]:
    """Return attributions; a bare name is that of a source, which is there or is added."""
    listed = value if isinstance(value, list | tuple) else [value]
    return [gathered.source(one, name=None if is_word(one) else one) if isinstance(one, str) else one for one in listed]


def edge_words(fields: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return what may say whether an edge speaks for or against, the likeliest first.

    >>> edge_words({"type": "smoothstep", "label": "attacks"})
    ('attacks',)
    """
    return tuple(_words(fields))


def _words(fields: Mapping[str, Any]) -> Iterator[Any]:
    if sense_of(fields.get("mutual"))[0] in {"contrary", "contradictory"}:
        yield fields["mutual"]
    for key in _COUNTING:
        value = fields.get(key)
        if value is None:
            continue
        split = value.split() if key == "classes" and isinstance(value, str) else value
        words = split if isinstance(split, list) else [split]
        yield from (word for word in words if word is not None and spelt(word) not in SHAPES_OF_EDGES)


def _number(
    name: str, keys: tuple[str, ...], given: Mapping[str, Any], placed: Placed, gathered: Gathered
) -> dict[str, float]:
    """Return the first of some fields that is a number in [0, 1]; what is none is noted."""
    for key in keys:
        value = given.get(key)
        if value is None or value == "":
            continue
        try:
            number = float(value)
        except (TypeError, ValueError, OverflowError):
            number = -1.0
        if 0.0 <= number <= 1.0 and not isinstance(value, bool):
            return {name: number}
        message = f"a {key} is no number from 0 to 1, and is not kept"
        gathered.note(message, line=placed.line, path=placed.path)
    return {}


def _note_others(
    given: Mapping[str, Any], known: frozenset[str], what: str, placed: Placed, gathered: Gathered
) -> None:
    for key, value in given.items():
        if key in known or value in (None, "", [], {}):
            continue
        said = "places, sizes and styles are not kept" if key in _LAYOUT else f"the {key!r} of {what} is not kept"
        gathered.note(said, line=placed.line, path=placed.path)
