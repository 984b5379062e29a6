"""What a text in Argdown says, part by part: frozen, complete, and with the place of everything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from argmap.basics.frozen import EMPTY
from argmap.errors import Problem
from argmap.formats.yaml.marked import Mark

Mode = Literal["loose", "strict"]
"""What a bare `+` and `-` between two statements mean: support and attack, or entailment and contrariety."""
RelationSort = Literal["support", "attack", "undercut", "entails", "contrary", "contradictory"]
EndSort = Literal["equivalence-class", "argument", "inference"]
Role = Literal[
    "top-level-statement",
    "relation-statement",
    "premise",
    "intermediary-conclusion",
    "main-conclusion",
    "argument-description",
]


@dataclass(frozen=True, slots=True)
class Range:
    """A piece of a text that is more than text: emphasis, a link, a tag, a mention or a shortcode."""

    sort: Literal["bold", "italic", "link", "tag", "statement-mention", "argument-mention", "special-char"]
    start: int
    """The first character of it in the text of the member, counted from 0."""
    stop: int
    """The character behind its last one."""
    value: str = ""
    """The address of a link, the name of a tag, the title that is mentioned."""


@dataclass(frozen=True, slots=True)
class Member:
    """One place where a statement or an argument is written: a definition, a reference or plain text."""

    title: str
    text: str
    role: Role | None
    reference: bool
    mark: Mark
    end: Mark
    tags: tuple[str, ...] = ()
    data: Mapping[str, Any] | None = None
    ranges: tuple[Range, ...] = ()
    section: str | None = None
    """The id of the section that it stands in."""


@dataclass(frozen=True, slots=True)
class Inference:
    """The line between premises and a conclusion."""

    mark: Mark
    rules: tuple[str, ...] = ()
    data: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One numbered statement of a premise-conclusion structure."""

    member: Member
    number: int
    """As it is written; 0 where the number is missing."""
    inference: Inference | None = None
    """The inference by which it follows; None for a premise."""


@dataclass(frozen=True, slots=True)
class Statement:
    """An equivalence class: all members under one title say the same."""

    title: str
    members: tuple[Member, ...]
    tags: tuple[str, ...] = ()
    data: Mapping[str, Any] | None = None
    section: str | None = None

    @property
    def canonical(self) -> Member | None:
        """The member whose text stands for all: the one marked so, else the last that has a text."""
        return _canonical(self.members)


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument: sketched by its members' texts, or reconstructed as premises and conclusions."""

    title: str
    members: tuple[Member, ...]
    pcs: tuple[Step, ...] = ()
    tags: tuple[str, ...] = ()
    data: Mapping[str, Any] | None = None
    section: str | None = None

    @property
    def canonical(self) -> Member | None:
        """The description that stands for all: the one marked so, else the last that has a text."""
        return _canonical(self.members)


class End(NamedTuple):
    """One end of a relation."""

    sort: EndSort
    title: str
    """Of an inference, the title of its argument."""
    step: int | None = None
    """Of an inference, the place of its conclusion in the argument, counted from 0."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between statements, arguments and inferences; written once or several times."""

    sort: RelationSort
    source: End
    target: End
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, or a group of the front matter, with what it contains."""

    id: str
    title: str
    level: int
    parent: str | None = None
    tags: tuple[str, ...] = ()
    data: Mapping[str, Any] | None = None
    mark: Mark | None = None
    ranges: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, without the signs around it."""

    text: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a text in Argdown says, before anything of it becomes a map."""

    mode: Mode = "loose"
    statements: Mapping[str, Statement] = field(default=EMPTY)
    arguments: Mapping[str, Argument] = field(default=EMPTY)
    relations: tuple[Relation, ...] = ()
    sections: tuple[Section, ...] = ()
    tags: tuple[str, ...] = ()
    front_matter: Mapping[str, Any] = field(default=EMPTY)
    comments: tuple[Comment, ...] = ()
    warnings: tuple[Problem, ...] = ()


def _canonical(members: tuple[Member, ...]) -> Member | None:
    defined = [member for member in members if not member.reference]
    if len(defined) < 2:  # noqa: PLR2004 - there is no choice
        return defined[0] if defined else None
    marked = [member for member in defined if member.data and member.data.get("isCanonical")]
    return (marked or defined)[-1]
