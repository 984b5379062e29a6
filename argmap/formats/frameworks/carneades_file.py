"""Carneades in YAML, as its version 4 reads it: statements, issues, and arguments with undercutters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.basics.shown import shown
from argmap.formats.format import MOST_PARTS, Likeness, ReadResult, Unsupported
from argmap.formats.frameworks.carneades_writing import SAYS, carneades_text
from argmap.formats.gathered import Gathered
from argmap.formats.glimpse import Glimpse
from argmap.formats.json.json_object import keepable
from argmap.formats.yaml.foreign_yaml import line_of, listed_words, yaml_mapping
from argmap.formats.yaml.marked import MarkedTree
from argmap.model.builder import given_fields
from argmap.model.document import Document

_ARGUMENT = {"conclusion", "premises", "undercutter", "scheme"}


class CarneadesFile:
    """Reads and writes the YAML of Carneades.

    An argument is a support with linked premises, its undercutter an undercut. Issues, their proof standards, and
    assumptions stand in `meta.carneades`, as the file has them; they have no part in scores.

    >>> text = "statements: {a: It rains., b: Take one.}\\narguments: {r: {conclusion: b, premises: [a]}}"
    >>> list(CarneadesFile().read(text).document.relations)
    ['r']
    """

    name = "carneades"
    title = "Carneades YAML"
    suffixes: tuple[str, ...] = (".yaml", ".yml")
    writes = True
    says = SAYS

    def recognises(self, glimpse: Glimpse) -> Likeness:
        """Tell it by its sections."""
        if "argmap" in glimpse.keys or "statements" not in glimpse.keys:
            return Likeness.NO
        return Likeness.CERTAIN if {"arguments", "assumptions", "issues"} & glimpse.keys else Likeness.POSSIBLE

    def read(self, text: str, *, source: str = "<string>", limit: int | None = MOST_PARTS) -> ReadResult:
        """Read an argument graph."""
        gathered = Gathered(source, limit=limit)
        _Reading(yaml_mapping(text, source=source), gathered)
        return gathered.result()

    def write(self, document: Document, *, unsupported: Unsupported = "raise") -> str:
        """Write an argument graph."""
        return carneades_text(document, self, unsupported)


class _Reading:
    """The claims and relations while they are made."""

    def __init__(self, tree: MarkedTree, gathered: Gathered) -> None:
        self.tree, self.gathered = tree, gathered
        self.kept: dict[str, Any] = {
            str(key): value
            for key, value in tree.value.items()
            if key not in {"statements", "arguments", "meta"} and value not in (None, [], {})
        }
        for key, entry in self._section("statements").items():
            self._statement(str(key), entry, line_of(tree, "statements", key))
        bare = {}
        for key, entry in self._section("arguments").items():
            if not self._argument(str(key), entry, line_of(tree, "arguments", key)):
                bare[str(key)] = entry
        if bare:
            self.kept["arguments"] = bare
        if "issues" in self.kept:
            gathered.note(
                "issues are kept in meta.carneades: their positions do not rebut each other",
                line=line_of(tree, "issues"),
            )
        self._head()

    def _section(self, name: str) -> Mapping[Any, Any]:
        section = self.tree.value.get(name)
        if section is None:
            return {}
        if not isinstance(section, Mapping):
            message = f"{name} must be a mapping of ids, not {shown(section)}"
            self.gathered.bad(message, line=line_of(self.tree, name))
            return {}
        return section

    def _statement(self, name: str, entry: object, line: int | None) -> None:
        fields = dict(entry) if isinstance(entry, Mapping) else {"text": entry}
        text = fields.pop("text", None)
        own = {str(key): value for key, value in fields.items() if value is not None}
        if not keepable(own):
            self.gathered.note("what else a statement has is nested too deep to be kept", line=line)
            own = {}
        said = "" if text is None else str(text)
        self.gathered.claim(_term(name), said, line=line, **given_fields(meta={"carneades": own} if own else None))

    def _word(self, name: str, line: int | None) -> str:
        """Return the id of a statement; one that is only named is made."""
        word = self.gathered.word(_term(name))
        if word is None:
            self.gathered.note("a statement is named that is not there, and its name stands for it", line=line)
            word = self.gathered.claim(_term(name), name, line=line)
        return word

    def _argument(self, name: str, entry: object, line: int | None) -> bool:
        """Make a support of an argument; False for one without premises, which nothing can be made of."""
        fields = entry if isinstance(entry, Mapping) else {}
        conclusions, roles = listed_words(fields.get("conclusion")), fields.get("premises")
        premises = listed_words(list(roles.values()) if isinstance(roles, Mapping) else roles)
        if len(conclusions) != 1 or not premises:
            self.gathered.note("an argument without premises or conclusion is kept in meta.carneades", line=line)
            return False
        own = {str(key): value for key, value in fields.items() if key not in _ARGUMENT and value is not None}
        if isinstance(roles, Mapping):
            own["roles"] = [str(role) for role in roles]
        if not keepable(own):
            self.gathered.note("what else an argument has is nested too deep to be kept", line=line)
            own = {}
        scheme = fields.get("scheme")
        words = [self._word(one, line) for one in premises]
        step = self.gathered.relation(
            "support", words, self._word(conclusions[0], line), name=name, line=line,
            **given_fields(scheme=str(scheme) if scheme else None, meta={"carneades": own} if own else None),
        )  # fmt: skip
        for undercutter in listed_words(fields.get("undercutter")):
            self.gathered.relation("undercut", [self._word(undercutter, line)], step, line=line)
        return True

    def _head(self) -> None:
        meta = self.tree.value.get("meta")
        about = dict(meta) if isinstance(meta, Mapping) else {}
        title = about.pop("title", None)
        kept = {**self.kept, **({"meta": about} if about else {})}
        if not keepable(kept):
            self.gathered.note("what else the file has is nested too deep to be kept", line=1)
            kept = {}
        self.gathered.head(title=str(title) if title else "Untitled", meta={"carneades": kept} if kept else {})


def _term(name: str) -> str:
    """Return an id as Carneades compares it: blanks do not count."""
    return "".join(name.split())
