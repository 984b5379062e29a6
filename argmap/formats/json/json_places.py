"""Where each key and value of a JSON text stands: looked up in one pass over its tokens, once something is wrong."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import dataclass

from argmap.basics.frozen import DEEPEST
from argmap.basics.shown import shown
from argmap.formats.yaml.marked import TOO_DEEP, Mark, MarkedTree, Node
from argmap.model.tree.finding import Finding

_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[][{},:]|[^][{},:"\s]+', re.DOTALL)
_LINE = re.compile("\r\n|\r|\n")
_CONSTANTS = {"NaN", "Infinity", "-Infinity"}


@dataclass(slots=True)
class _Level:
    """One open object or array."""

    parts: dict[str | int, Node]
    mapping: bool
    key: str | None = None
    key_mark: Mark | None = None


def json_places(text: str) -> MarkedTree:
    """Return the places in a text that Python's JSON reader takes, and what it takes and a map does not.

    The tree has no values.

    >>> tree = json_places('{"a": [1,\\n NaN], "b": 2, "b": 3}')
    >>> tree.mark_of(("a", 1))
    Mark(line=2, column=2, offset=11)
    >>> [(mark.line, finding.message) for mark, finding in tree.found]
    [(2, 'NaN is no number that a map can hold'), (2, "the key 'b' is repeated")]
    """
    tree, levels = MarkedTree(), list[_Level]()
    lines = [0, *(found.end() for found in _LINE.finditer(text))]
    for token in _TOKEN.finditer(text):
        written, level = token[0], levels[-1] if levels else None
        if written in {",", ":"}:
            continue
        if written in {"]", "}"}:
            levels.pop()
            continue
        line = bisect_right(lines, token.start())
        mark = Mark(line, token.start() - lines[line - 1] + 1, token.start())
        if level is not None and level.mapping and level.key is None:
            _take_key(tree, level, json.loads(written), mark)
            continue
        node = _take_value(tree, level, written, mark)
        if node.parts is not None:
            if len(levels) == DEEPEST:
                tree.found.append((mark, Finding(TOO_DEEP)))
                tree.complete = False
                break
            levels.append(_Level(node.parts, written == "{"))
    return tree


def _take_key(tree: MarkedTree, level: _Level, key: str, mark: Mark) -> None:
    first = level.parts[key].key if key in level.parts else None
    if first is not None:
        hint = f"It stands in line {first.line} already."
        tree.found.append((mark, Finding(f"the key {shown(key)} is repeated", hint=hint)))
    level.key, level.key_mark = key, mark


def _take_value(tree: MarkedTree, level: _Level | None, written: str, mark: Mark) -> Node:
    """Put a value where it belongs."""
    if written in _CONSTANTS:
        tree.found.append((mark, Finding(f"{written} is no number that a map can hold")))
    node = Node(mark, parts={} if written in {"{", "["} else None)
    if level is None:
        tree.root = node
    elif level.mapping:
        node.key = level.key_mark
        level.parts[level.key or ""] = node
        level.key = None
    else:
        level.parts[len(level.parts)] = node
    return node
