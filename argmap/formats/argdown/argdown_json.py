"""What Argdown's own tools export as JSON, read as the same statements, arguments and relations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast, get_args

from argmap.errors import FormatError, Problem
from argmap.formats.argdown.argdown_document import document_of
from argmap.formats.argdown.argdown_parts import (
    Argument,
    End,
    EndSort,
    Inference,
    Member,
    Range,
    Reading,
    Relation,
    RelationSort,
    Section,
    Statement,
    Step,
)
from argmap.formats.argdown.format import ArgdownFile
from argmap.formats.format import MOST_PARTS, Likeness, ReadOnly, ReadResult
from argmap.formats.glimpse import Glimpse
from argmap.formats.json.format import read_json
from argmap.formats.report import problems_in
from argmap.formats.yaml.marked import Mark, MarkedTree
from argmap.model.tree.finding import Location
from argmap.model.tree.index import mapping_at

_TOP = {"arguments", "statements", "relations"}
_START = Mark(1, 1, 0)
_RELATIONS = get_args(RelationSort)
_ENDS = get_args(EndSort)


class ArgdownJson(ReadOnly):
    """Reads the JSON that Argdown's own tools export.

    >>> text = '{"arguments": {}, "statements": {"A": {"type": "equivalence-class", "title": "A"}}, "relations": []}'
    >>> ArgdownJson().read(text).document.claims["A"].text
    'A'
    """

    name = "argdown-json"
    title = "Argdown's JSON"
    suffixes = (".json",)
    says = ArgdownFile.says

    def recognises(self, glimpse: Glimpse) -> Likeness:
        """Look for its three sections, and for what only it calls a statement."""
        found = glimpse.json
        if not isinstance(found, Mapping) or not found.keys() >= _TOP:
            return Likeness.NO
        parts = [*mapping_at(found, "statements").values(), *mapping_at(found, "arguments").values()][:10]
        own = any(
            isinstance(one, Mapping) and ("members" in one or one.get("type") == "equivalence-class") for one in parts
        )
        return Likeness.CERTAIN if own else Likeness.POSSIBLE

    def read(self, text: str, *, source: str = "<string>", limit: int | None = MOST_PARTS) -> ReadResult:
        """Read an export; lines in what is odd are lines of the JSON."""
        tree = read_json(text)
        if tree.found or not tree.complete:
            raise FormatError(*problems_in(tree, [], source=source))
        if not isinstance(tree.value, dict) or not tree.value.keys() >= _TOP - {"relations"}:
            hint = "It has statements, arguments and relations."
            raise FormatError(Problem("this is no export of Argdown", file=source, line=1, column=1, hint=hint))
        return document_of(_Export(tree, source).reading(), source=source, limit=limit)


class _Export:
    """One export on its way to a reading."""

    def __init__(self, tree: MarkedTree, source: str) -> None:
        self.tree, self.file, self.odd = tree, source, list[Problem]()

    def reading(self) -> Reading:
        top = self.tree.value
        statements = {
            title: Statement(title, *self._parts(entry, ("statements", title)))
            for title, entry in mapping_at(top, "statements").items()
            if self._is_mapping(entry, ("statements", title))
        }
        arguments = {
            title: self._argument(title, entry, statements)
            for title, entry in mapping_at(top, "arguments").items()
            if self._is_mapping(entry, ("arguments", title))
        }
        relations = [*self._relations(top.get("relations"), statements, arguments)]
        sections = tuple(self._sections(top.get("sections")))
        return Reading("loose", statements, arguments, tuple(relations), sections, warnings=tuple(self.odd))

    def _mark(self, location: Location) -> Mark:
        return self.tree.mark_of(location) or _START

    def _note(self, message: str, location: Location) -> None:
        mark = self._mark(location)
        self.odd.append(Problem(message, line=mark.line, column=mark.column, file=self.file))

    def _is_mapping(self, entry: Any, location: Location) -> bool:
        if not isinstance(entry, Mapping):
            self._note("a statement or argument is no object, and is left out", location)
        return isinstance(entry, Mapping)

    def _parts(
        self, entry: Mapping[str, Any], location: Location
    ) -> tuple[tuple[Member, ...], tuple[str, ...], Mapping[str, Any] | None, str | None]:
        listed = entry.get("members")
        members = tuple(
            self._member(one, str(location[1]), (*location, "members", place))
            for place, one in enumerate(listed if isinstance(listed, list) else ())
            if isinstance(one, Mapping)
        )
        return members, _texts(entry.get("tags")), _data(entry), _text(entry.get("section")) or None

    def _member(self, entry: Mapping[str, Any], title: str, location: Location) -> Member:
        mark = self._mark(location)
        ranges = entry.get("ranges")
        text, role = _text(entry.get("text")), entry.get("role")
        found = tuple(_ranges(ranges if isinstance(ranges, list) else [], text))
        reference = entry.get("isReference") is True
        return Member(title, text, role, reference, mark, mark, _texts(entry.get("tags")), _data(entry), found)

    def _argument(self, title: str, entry: Mapping[str, Any], statements: dict[str, Statement]) -> Argument:
        members, tags, data, section = self._parts(entry, ("arguments", title))
        listed = entry.get("pcs")
        steps = []
        for place, one in enumerate(listed if isinstance(listed, list) else ()):
            location: Location = ("arguments", title, "pcs", place)
            name = _text(one.get("title")) if isinstance(one, Mapping) else ""
            if not isinstance(one, Mapping) or not name:
                self._note("a premise or conclusion has no title, and is left out", location)
                continue
            member = self._member(one, name, location)
            statements.setdefault(name, Statement(name, (member,)))
            steps.append(Step(member, place + 1, self._inference(one, location)))
        return Argument(title, members, tuple(steps), tags, data, section)

    def _inference(self, one: Mapping[str, Any], location: Location) -> Inference | None:
        entry = mapping_at(one, "inference")
        if not entry and one.get("role") not in {"intermediary-conclusion", "main-conclusion"}:
            return None
        return Inference(self._mark(location), _texts(entry.get("inferenceRules")), _data(entry))

    def _relations(
        self, listed: Any, statements: Mapping[str, Statement], arguments: Mapping[str, Argument]
    ) -> Iterator[Relation]:
        for place, one in enumerate(listed if isinstance(listed, list) else ()):
            location: Location = ("relations", place)
            sort: Any = one.get("relationType") if isinstance(one, Mapping) else None
            if sort not in _RELATIONS:
                self._note("a relation of no known type is left out", location)
                continue
            source, target = (_end(one, key, statements, arguments) for key in ("from", "to"))
            if source is None or target is None or source.sort == "inference":
                self._note("a relation ends nowhere, and is left out", location)
            else:
                yield Relation(sort, source, target, (self._mark(location),))

    def _sections(self, listed: Any) -> Iterator[Section]:
        waiting: list[tuple[Any, str | None]] = []
        waiting.extend((one, None) for one in reversed(listed if isinstance(listed, list) else []))
        while waiting:
            one, parent = waiting.pop()
            if not isinstance(one, Mapping):
                continue
            name, level = _text(one.get("id")), one.get("level")
            yield Section(
                name,
                _text(one.get("title")),
                level if isinstance(level, int) else 1,
                parent,
                _texts(one.get("tags")),
                _data(one),
            )
            children = one.get("children")
            waiting.extend((child, name) for child in reversed(children if isinstance(children, list) else []))


def _end(
    one: Mapping[str, Any], key: str, statements: Mapping[str, Statement], arguments: Mapping[str, Argument]
) -> End | None:
    """Return the end of a relation that is there; older exports say `source` and `target`."""
    name = _text(one.get(key, one.get("source" if key == "from" else "target")))
    sort: Any = one.get(f"{key}Type")
    if sort not in _ENDS:
        sort = "equivalence-class" if name in statements else "argument"
    if name not in (statements if sort == "equivalence-class" else arguments):
        return None
    if sort != "inference":
        return End(sort, name)
    place = one.get("conclusionIndex")
    steps = arguments[name].pcs
    if not isinstance(place, int) or not 0 <= place < len(steps) or steps[place].inference is None:
        place = next((at for at in reversed(range(len(steps))) if steps[at].inference is not None), None)
    return None if place is None else End("inference", name, place)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def _data(entry: Mapping[str, Any]) -> dict[str, Any] | None:
    data = entry.get("data")
    return data if isinstance(data, dict) and data else None


def _ranges(listed: list[Any], text: str) -> Iterator[Range]:
    """Read ranges, which count in units of UTF-16 and end at their last one."""
    places: list[int] = []
    for place, letter in enumerate(text):
        places.extend([place] * (1 + (ord(letter) > 0xFFFF)))  # noqa: PLR2004 - such a letter takes two units
    places.append(len(text))
    for one in listed:
        if isinstance(one, Mapping) and isinstance(one.get("start"), int) and isinstance(one.get("stop"), int):
            value, sort = one.get("url") or one.get("tag") or one.get("title"), _text(one.get("type"))
            start, stop = (places[min(max(one[key], 0), len(places) - 1)] for key in ("start", "stop"))
            yield Range(cast("Any", sort), start, stop + 1, _text(value))
