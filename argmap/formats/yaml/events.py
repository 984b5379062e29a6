"""Read YAML from the parser's events into a plain tree with places: no recursion, and every fault at once."""

from __future__ import annotations

import re
from typing import Any

from argmap.basics.collector import collector_paused
from argmap.basics.frozen import DEEPEST
from argmap.basics.shown import shown
from argmap.formats.yaml.libyaml import NotPlainError, libyaml_events
from argmap.formats.yaml.marked import TOO_DEEP, Mark, MarkedTree, Node, mark_at
from argmap.formats.yaml.scalars import joined_halves, resolve
from argmap.formats.yaml.syntax import escape_finding, syntax_finding
from argmap.model.tree.finding import Finding, Location

_UNPRINTABLE = re.compile("[^\\t\\n\\r\\x20-\\x7e\\x85\\xa0-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_NO_BREAKS = "\x85\u2028\u2029"
"""What the parser, which knows YAML 1.1 too, would take for line breaks; in YAML 1.2 they are letters like others."""
_MOST_FOUND = 1000
_SKIPPED = object()
"""Stands for a key under which nothing is kept: a repeated one, or one that is no scalar."""


class _Level:
    """One open mapping or list."""

    __slots__ = ("key", "key_mark", "location", "node", "value", "waiting")

    def __init__(self, value: Any, node: Node, location: Location | None) -> None:
        self.value = value
        self.node = node
        self.location = location  # None where nothing below is kept
        self.key: Any = None
        self.key_mark: Mark | None = None
        self.waiting = isinstance(value, dict)  # for a key


def read_events(text: str) -> MarkedTree:
    """Read a text; what is wrong with it as YAML stands in `found` of the tree.

    libyaml reads it, where it finds nothing to complain of; else the parser of ruamel.yaml reads it again, which knows
    YAML 1.2 and says what is wrong and where.

    >>> read_events("a: [1, yes]").value
    {'a': [1, 'yes']}
    >>> [finding.message for _, finding in read_events("a: 1\\na: 2").found]
    ["the key 'a' is repeated"]
    """
    tree = MarkedTree()
    _unprintable(text, tree)
    if tree.found:
        tree.complete = False
        return tree
    with collector_paused():
        try:
            return _read_quickly(text)
        except NotPlainError:
            return _read_carefully(text)


def _read_quickly(text: str) -> MarkedTree:
    tree = MarkedTree()
    reader = _Reader(tree, {})
    for event in libyaml_events(text):
        if reader.take(event) or tree.found:
            raise NotPlainError
    return tree


def _read_carefully(text: str) -> MarkedTree:
    from ruamel.yaml import YAML  # noqa: PLC0415 - slow to load, and few files need it
    from ruamel.yaml.error import YAMLError  # noqa: PLC0415

    tree = MarkedTree()
    masks = _masks(text)
    reader = _Reader(tree, {ord(str(mask)): letter for letter, mask in masks.items()})
    try:
        for event in YAML(typ="safe", pure=True).parse(text.translate(str.maketrans(masks)) if masks else text):
            if reader.take(event):
                tree.complete = False
                break
    except YAMLError as error:
        tree.complete = False
        tree.found.append(syntax_finding(error, text))
    except (ValueError, OverflowError, RecursionError, IndexError):  # an escape beyond Unicode, say
        tree.complete = False
        tree.found.append(escape_finding(text))
    return tree


def _masks(text: str) -> dict[str, str | int | None]:
    """Give each of those letters that occurs a stand-in that does not, so that places stay what they are.

    >>> _masks("one\\u2028two")
    {'\\u2028': '\\ue000'}
    """
    there = [letter for letter in _NO_BREAKS if letter in text]
    free = (chr(code) for code in range(0xE000, 0xF900) if chr(code) not in text)
    masks: dict[str, str | int | None] = {}
    masks.update(zip(there, free, strict=False))
    return masks


def _unprintable(text: str, tree: MarkedTree) -> None:
    for found in _UNPRINTABLE.finditer(text):
        place = mark_at(text, found.start())
        if found[0] == "\0":  # text never holds one: a picture, an archive, another encoding
            tree.found.append((place, Finding("this is no text", hint="A map is a text file in UTF-8.")))
            return
        code = f"U+{ord(found[0]):04X}"
        hint = "Take it out, or write its escape in double quotes."
        tree.found.append((place, Finding(f"the character {code} may not stand in a file", hint=hint)))
        if len(tree.found) >= 10:  # noqa: PLR2004 - it is no text: more places tell nothing
            return


class _Reader:
    """Takes events one after the other and builds the tree."""

    def __init__(self, tree: MarkedTree, unmasked: dict[int, str]) -> None:
        self._tree = tree
        self._unmasked = unmasked
        self._levels: list[_Level] = []
        self._documents = 0

    def take(self, event: Any) -> bool:
        """Take one event; True means that it is enough."""
        name = type(event).__name__
        if name == "ScalarEvent":
            self._scalar(event)
        elif name in {"MappingStartEvent", "SequenceStartEvent"}:
            self._check_properties(event)
            return self._open(event, {} if name[0] == "M" else [])
        elif name in {"MappingEndEvent", "SequenceEndEvent"}:
            level = self._levels.pop()
            if event.end_mark.index > event.start_mark.index:  # a bracket; the end of a block takes no room
                level.node.flow_end = event.end_mark.index
        elif name == "AliasEvent":
            self._report(
                event, "aliases (*) are not read", "Write the text out, or put text that begins with * in quotes."
            )
            self._scalar(event)
        elif name == "DocumentStartEvent":
            return self._document(event)
        return len(self._tree.found) > _MOST_FOUND

    def _document(self, event: Any) -> bool:
        self._documents += 1
        if self._documents > 1:
            self._report(event, "a second document begins here", "A file holds one map: take the line '---' out.")
            return True
        if event.version is not None and tuple(event.version) != (1, 2):
            said = ".".join(str(part) for part in event.version)
            finding = Finding(f"the file says it is YAML {said}", hint="It is read as YAML 1.2.")
            self._tree.warnings.append((_mark(event), finding))
        return False

    def _report(self, event: Any, message: str, hint: str | None) -> None:
        self._tree.found.append((_mark(event), Finding(message, hint=hint)))

    def _check_properties(self, event: Any) -> None:
        if event.anchor is None and getattr(event, "tag", None) is None:
            return
        if event.anchor is not None:
            self._report(event, "anchors (&) are not read", "Give the thing an id, and name that.")
        if getattr(event, "tag", None) is not None:
            self._report(event, "tags (!) are not read", "Leave the tag out.")

    def _scalar(self, event: Any) -> None:
        start, end = event.start_mark, event.end_mark
        begin, after = start.index, end.index
        mark = Mark(start.line + 1, start.column + 1, begin)
        if after > begin:
            self._tree.spans.append((begin, after))
        value = None
        if type(event).__name__ == "ScalarEvent":
            if self._unmasked:
                event.value = event.value.translate(self._unmasked)
            value = self._value(event)
        if self._levels and self._levels[-1].waiting:
            self._key(event, value, mark)
        else:
            absent = value is None and begin == after
            key_mark = self._levels[-1].key_mark if absent and self._levels else None
            # What is not there at all is reported at its key.
            self._place(value, Node(key_mark or mark))

    def _value(self, event: Any) -> Any:
        self._check_properties(event)
        return joined_halves(event.value) if event.style else resolve(event.value)

    def _key(self, event: Any, value: Any, mark: Mark) -> None:
        level = self._levels[-1]
        level.waiting = False
        level.key, level.key_mark = value, mark
        if value == "<<" and getattr(event, "style", None) in {None, ""}:
            self._report(event, "merge keys (<<) are not read", "Write the keys out.")
            level.key = _SKIPPED
        elif level.node.parts is not None and value in level.node.parts:
            first = level.node.parts[value].key
            hint = f"It stands in line {first.line} already." if first is not None else None
            written = shown(getattr(event, "value", None) or "?")  # an alias has none, and an empty key says nothing
            self._report(event, f"the key {written} is repeated", hint)
            level.key = _SKIPPED
        elif level.location is not None:
            self._tree.entries.append((mark.offset, (*level.location, value)))

    def _open(self, event: Any, value: Any) -> bool:
        node = Node(_mark(event), parts={})
        if len(self._levels) >= DEEPEST:
            self._report(event, TOO_DEEP, None)
            return True
        if self._levels and self._levels[-1].waiting:
            self._report(event, f"a key must be a word, not {shown(value)}", None)
            level = self._levels[-1]
            level.waiting, level.key = False, _SKIPPED
            # What stands inside goes nowhere; its end must not be taken for the end of the key's value.
            self._levels.append(_Level(value, node, None))
            return False
        location = self._place(value, node)
        self._levels.append(_Level(value, node, location))
        return False

    def _place(self, value: Any, node: Node) -> Location | None:
        """Put a value where it belongs and return its location, None where nothing is kept."""
        if not self._levels:
            self._tree.value, self._tree.root = value, node
            return ()
        level = self._levels[-1]
        parts = level.node.parts if level.node.parts is not None else {}
        if isinstance(level.value, list):
            step: Any = len(level.value)
            level.value.append(value)
            if level.location is not None:
                self._tree.entries.append((node.mark.offset, (*level.location, step)))
        else:
            step, level.waiting = level.key, True
            if step is _SKIPPED:
                return None
            node.key = level.key_mark
            level.value[step] = value
        parts[step] = node
        return None if level.location is None else (*level.location, step)


def _mark(event: Any) -> Mark:
    mark = event.start_mark
    return Mark(mark.line + 1, mark.column + 1, mark.index)
