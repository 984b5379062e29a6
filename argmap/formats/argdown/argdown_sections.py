"""The sections of a text in Argdown: its headings, or the groups that its front matter puts in their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from argmap.formats.argdown.argdown_parts import Argument, Section, Statement
from argmap.formats.argdown.scan.argdown_source import Source
from argmap.formats.argdown.scan.element_draft import Draft


def heading_sections(headings: Sequence[tuple[int, Draft]], source: Source) -> list[Section]:
    """Return a section for each heading; a deeper one lies in the one above."""
    found: list[Section] = []
    open_: list[Section] = []
    for number, (level, draft) in enumerate(headings, 1):
        while open_ and open_[-1].level >= level:
            open_.pop()
        parent = open_[-1].id if open_ else None
        mark, tags, ranges = source.mark(draft.start), tuple(draft.tags), tuple(draft.ranges)
        section = Section(f"s{number}", draft.text.strip(), level, parent, tags, draft.data, mark, ranges)
        found.append(section)
        open_.append(section)
    return found


def regrouped(groups: Sequence[Any], statements: dict[str, Statement], arguments: dict[str, Argument]) -> list[Section]:
    """Return the groups of the front matter as sections, and put everything that they name into them."""
    for title, statement in statements.items():
        statements[title] = replace(statement, section=None)
    for title, argument in arguments.items():
        arguments[title] = replace(argument, section=None)
    found: list[Section] = []
    waiting: list[tuple[Any, int, str | None]] = [(group, 1, None) for group in reversed(groups)]
    while waiting:
        group, level, parent = waiting.pop()
        if not isinstance(group, dict):
            continue
        section = Section(f"s{len(found)}", str(group.get("title") or ""), level, parent, tuple(_titles(group, "tags")))
        found.append(section)
        for title in _titles(group, "statements"):
            if title in statements:
                statements[title] = replace(statements[title], section=section.id)
        for title in _titles(group, "arguments"):
            if title in arguments:
                arguments[title] = replace(arguments[title], section=section.id)
        children = group.get("children")
        if isinstance(children, list):
            waiting.extend((child, level + 1, section.id) for child in reversed(children))
    return found


def _titles(group: dict[str, Any], key: str) -> list[str]:
    value = group.get(key)
    return [str(item) for item in value] if isinstance(value, list) else []
