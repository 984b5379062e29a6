"""YAML of other formats: a mapping with its places read, and a plain tree written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from argmap.basics.shown import shown
from argmap.errors import FormatError, Problem
from argmap.formats.report import problems_in
from argmap.formats.yaml.events import read_events
from argmap.formats.yaml.marked import MarkedTree
from argmap.formats.yaml.scalars import scalar
from argmap.model.tree.finding import Location

_LONGEST_KEY = 120


def yaml_mapping(text: str, *, source: str) -> MarkedTree:
    """Read a text as one YAML mapping; raises `FormatError` where it is none.

    >>> yaml_mapping("G1: {text: It is safe.}", source="case.yaml").value
    {'G1': {'text': 'It is safe.'}}
    """
    tree = read_events(text.removeprefix("\ufeff"))
    if tree.found or not tree.complete:
        raise FormatError(*problems_in(tree, [], source=source))
    if not isinstance(tree.value, dict):
        what = "the file is empty" if tree.root is None else f"the file must be a mapping, not {shown(tree.value)}"
        raise FormatError(Problem(what, file=source, line=1, column=1))
    return tree


def line_of(tree: MarkedTree, *location: Any) -> int | None:
    """Return the line in which a part of a tree stands.

    >>> line_of(yaml_mapping("a: 1\\nb: 2", source="x"), "b")
    2
    """
    place: Location = location
    mark = tree.mark_of(place, at_key=True)
    return mark.line if mark is not None else None


def listed_words(value: object) -> list[str]:
    """Return one name or a list of names as texts; what is neither is left out.

    >>> listed_words("G1"), listed_words(["G1", 2, None]), listed_words(None)
    (['G1'], ['G1', '2'], [])
    """
    items = value if isinstance(value, list) else [value]
    return [str(one) for one in items if isinstance(one, str | int | float) and not isinstance(one, bool)]


def plain_yaml(tree: Mapping[str, Any]) -> str:
    """Write a tree: its entries, and theirs, on lines of their own; what is below that on one line.

    >>> print(plain_yaml({"G1": {"text": "It is: safe.", "supportedBy": ["S1"]}, "C1": {}}))
    G1:
      text: "It is: safe."
      supportedBy: [S1]
    <BLANKLINE>
    C1: {}
    <BLANKLINE>
    """
    return "\n".join(line for key, value in tree.items() for line in (*_entry(key, value, ""), "")) or "{}\n"


def _entry(key: str, value: object, space: str) -> Iterator[str]:
    name = scalar(key)
    if len(name) > _LONGEST_KEY:
        yield f"{space}? {name}"
        name = ""
    if isinstance(value, Mapping) and value and not space:
        yield f"{space}{name}:"
        for inner, part in value.items():
            yield from _entry(inner, part, "  ")
    else:
        yield f"{space}{name}: {_flow(value)}"


def _flow(value: object) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(key)}: {_flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return scalar(value, flow=True)


def _key(key: str) -> str:
    name = scalar(key, flow=True)
    return name if len(name) <= _LONGEST_KEY else f"? {name}"
