"""The file of one reader's numbers: YAML or JSON, read with the place of every entry."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from argmap.basics.frozen import EMPTY
from argmap.basics.shown import shown
from argmap.errors import FormatError, Problem
from argmap.formats.decoding import read_text
from argmap.formats.json.format import read_json
from argmap.formats.report import problems_in, too_large
from argmap.formats.yaml.events import read_events
from argmap.formats.yaml.marked import MarkedTree
from argmap.model.fields import Part, Probability, Sentence, why_no_word
from argmap.model.fields import is_word as is_id
from argmap.model.tree.entries import read_part
from argmap.model.tree.finding import Finding

VERSION = "argmap-credences"
_SECTIONS = {"priors": "prior", "strengths": "strength", "reliability": "reliability"}
_FIRST = "Begin the file with 'argmap-credences: 1'."


class _Head(Part):
    name: Sentence | None = None
    map: Sentence | None = None
    priors: Mapping[str, Probability] = EMPTY
    strengths: Mapping[str, Probability] = EMPTY
    reliability: Mapping[str, Probability] = EMPTY


Places = dict[str, Problem]


def read_credences(path: str | Path) -> tuple[dict[str, str | None], dict[str, dict[str, float]], Places]:
    """Read a file: what stands at its head, its sections, and where each number of them stands.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "ann.yaml")
    ...     length = file.write_text("argmap-credences: 1\\nname: Ann\\npriors: {rain: 0.2}\\n")
    ...     head, sections, places = read_credences(file)
    >>> head["name"], sections["priors"], places["prior['rain']"].line
    ('Ann', {'rain': 0.2}, 3)
    """
    source = str(path)
    text = read_text(path)
    large = too_large(len(text), source=source)
    if large is not None:
        raise FormatError(large)
    reader = read_json if Path(path).suffix.lower() == ".json" else read_events
    tree = reader(text.removeprefix("\ufeff"))
    if tree.root is None and not tree.found:
        raise FormatError(Problem("the file is empty", file=source, line=1, column=1, hint=_FIRST))
    found: list[Finding] = []
    part = _read(tree.value, found) if tree.complete else None
    if part is None or tree.found or found:
        raise FormatError(*problems_in(tree, found, source=source))
    sections = {key: dict(getattr(part, key)) for key in _SECTIONS}
    return {"name": part.name, "map": part.map}, sections, _places(tree, sections, source)


def _read(value: Any, found: list[Finding]) -> _Head | None:
    if not isinstance(value, Mapping):
        found.append(Finding(f"credences must be a mapping, not {shown(value)}", hint=_FIRST))
        return None
    version = value.get(VERSION)
    if VERSION not in value:
        hint = "This is a map: give a file of one reader's numbers." if "argmap" in value else _FIRST
        found.append(Finding("the version of the file is missing", hint=hint))
    elif isinstance(version, bool) or version != 1:
        found.append(Finding(f"{VERSION} must be 1, the version of the file, not {shown(version)}", (VERSION,)))
    known = {*_Head.model_fields}
    found.extend(
        Finding(f"unknown key {shown(key)}", (key,), at_key=True, meant=(str(key), sorted(known)))
        for key in value
        if key not in known and key != VERSION
    )
    entry = {key: item for key, item in value.items() if key in known}
    for section in _SECTIONS:
        if isinstance(entry.get(section), Mapping):
            entry[section] = _with_ids(entry[section], section, found)
    return read_part(_Head, entry, (), found)


def _with_ids(section: Mapping[Any, Any], name: str, found: list[Finding]) -> dict[str, Any]:
    """Leave out, and report, keys that can be no ids."""
    kept = {}
    for key, value in section.items():
        if is_id(key):
            kept[key] = value
        else:
            sentence, advice = why_no_word(key)
            found.append(Finding(f"this id {sentence}", (name, key), hint=advice, at_key=True))
    return kept


def _places(tree: MarkedTree, sections: Mapping[str, Mapping[str, float]], source: str) -> Places:
    places = {}
    for section, argument in _SECTIONS.items():
        for key in sections[section]:
            mark = tree.mark_of((section, key), at_key=True)
            if mark is not None:
                places[f"{argument}[{key!r}]"] = Problem("", file=source, line=mark.line, column=mark.column)
    return places
