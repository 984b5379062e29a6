"""The elements of a GSN file in YAML: their types, texts and links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from argmap.formats.gathered import Gathered
from argmap.formats.yaml.foreign_yaml import line_of, listed_words
from argmap.formats.yaml.marked import MarkedTree

PREFIXES = {
    "CSn": "CounterSolution", "CG": "CounterGoal", "Sn": "Solution", "G": "Goal", "S": "Strategy", "C": "Context",
    "A": "Assumption", "J": "Justification",
}  # fmt: skip
"""What the id of an element begins with, and what it is then; the longer ones first."""
CONTEXTS = {"Context", "Assumption", "Justification"}
SOLUTIONS = {"Solution", "CounterSolution"}
_TYPES = {name.lower(): name for name in PREFIXES.values()}
_LINKS = ("supportedBy", "inContextOf", "challenges", "defeatedRelation")
FLAGS = ("undeveloped", "defeated")
"""What an element may say of itself by a key of its own: tags, in the order of the file."""
_READ = {"text", "url", "nodeType", *FLAGS, *_LINKS}


@dataclass(slots=True)
class Element:
    """One element of the case."""

    id: str
    type: str
    text: str
    line: int | None
    supported_by: list[str] = field(default_factory=list)
    in_context_of: list[str] = field(default_factory=list)
    challenges: list[str] = field(default_factory=list)
    defeated_relations: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    url: str | None = None
    rest: dict[str, Any] = field(default_factory=dict)
    """What else it has: layout, levels and so on."""

    @property
    def is_context(self) -> bool:
        """Whether it is a context, an assumption or a justification."""
        return self.type in CONTEXTS

    @property
    def said(self) -> str:
        """Its text; its id where it has none."""
        return self.text or self.id


def type_by_name(name: str) -> str | None:
    """Return the type that an id stands for, None where it stands for none.

    >>> type_by_name("Sn1"), type_by_name("S1"), type_by_name("x")
    ('Solution', 'Strategy', None)
    """
    return next((type_ for prefix, type_ in PREFIXES.items() if name.startswith(prefix)), None)


def expected_type(name: str, *, evidence: bool) -> str:
    """Return the type that a claim of this id has where nothing else is said.

    >>> expected_type("CG1", evidence=False), expected_type("S1", evidence=False), expected_type("CG1", evidence=True)
    ('CounterGoal', 'Goal', 'Solution')
    """
    own, plain = type_by_name(name), "Solution" if evidence else "Goal"
    return own if own == f"Counter{plain}" else plain


def elements_of(tree: MarkedTree, gathered: Gathered) -> dict[str, Element]:
    """Return the elements of a file by their ids."""
    found: dict[str, Element] = {}
    for key, entry in tree.value.items():
        name = str(key)
        if name == "module":
            continue
        line = line_of(tree, key)
        if not isinstance(entry, Mapping) and entry is not None:
            gathered.note("an element is no mapping, and is read as its text", line=line)
            entry = {"text": entry}  # noqa: PLW2901
        found[name] = _element(name, entry or {}, line, gathered)
    return found


def _element(name: str, entry: Mapping[Any, Any], line: int | None, gathered: Gathered) -> Element:
    stated = entry.get("nodeType")
    type_ = _TYPES.get(str(stated).replace(" ", "").lower()) if stated is not None else type_by_name(name)
    if type_ is None:
        gathered.note("an element is of no type that GSN has, and is read as a goal", line=line)
        type_ = "Goal"
    text, url = entry.get("text"), entry.get("url")
    links = {link: listed_words(entry.get(link)) for link in _LINKS}
    return Element(
        name, type_, "" if text is None else str(text).strip(), line,
        links["supportedBy"], links["inContextOf"], links["challenges"], links["defeatedRelation"],
        [str(key) for key, value in entry.items() if key in FLAGS and value is True],
        url if isinstance(url, str) else None,
        {str(key): value for key, value in entry.items() if key not in _READ},
    )  # fmt: skip
