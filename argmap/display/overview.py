"""An overview of a large map: a card for each group of claims, and a line for the steps from one group into another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from argmap.basics.text import counted, listed
from argmap.display.cards.card import Card, Words
from argmap.display.cards.cards import Cards, caption
from argmap.display.dot.graph import build
from argmap.display.dot.quoting import plain
from argmap.display.grouping import GroupBy, groups_of
from argmap.display.letters.wrap import shorten, wrap
from argmap.model.document import Document
from argmap.model.ids import unused, word_from_text

if TYPE_CHECKING:
    from argmap.display.theme import Theme
    from argmap.model.relations import AnyRelation

_TITLE_LINES = 3
_SOURCES = "sources"
"""The group of what is aimed at a source, whoever says it."""
_VERBS = {"support": "supports", "rebuttal": "rebuts", "undercut": "rebuts"}
_ORDER = ("support", "rebuttal", "undercut")


class GroupCards(Cards):
    """The cards of groups, and pills that count steps."""

    def __init__(self, document: Document, theme: Theme, sizes: Mapping[str, int], within: Mapping[str, int]) -> None:
        super().__init__(document, None, build(document), theme=theme)
        self._sizes, self._within = sizes, within
        self.remarks = ("each line counts the steps from one group into another",)
        self.description = (
            f"Overview of {counted(sum(sizes.values()), 'claim')} in {counted(len(sizes), 'group')}: "
            f"{listed(plain(claim.text) for claim in document.claims.values())}."
        )

    def _claim(self, name: str) -> Card:
        theme, conclusion = self.theme, name in self.conclusions
        width, size = (
            (theme.conclusion_width, theme.conclusion_size) if conclusion else (theme.card_width, theme.text_size)
        )
        words = Words(
            caption=counted(self._sizes[name], "claim") + (" · the conclusion" if conclusion else ""),
            lines=wrap(self.document.claims[name].text, width, size=size, lines=_TITLE_LINES, bold=conclusion),
            more=counted(self._within[name], "step within", "steps within"),
        )
        return self._card(name, words, "claim")

    def _pointer(self, name: str, score: str) -> Words:
        title = shorten(plain(self._words(name)), self.theme.card_width, size=self.theme.text_size)
        return Words(caption=caption(["again"], self.theme.card_width), lines=[title], score=score)


def overview(document: Document, by: GroupBy, theme: Theme) -> GroupCards:
    """Return the cards of an overview; the map that they stand in has the groups for its claims.

    >>> from argmap.display.theme import LIGHT
    >>> claims = {"a": {"text": "A.", "tags": ["race"]}, "b": {"text": "B.", "tags": ["plan"]}}
    >>> small = {"argmap": 1, "title": "T", "claims": claims, "relations": [{"premises": ["a"], "supports": "b"}]}
    >>> found = overview(Document.from_tree(small), "tags", LIGHT)
    >>> [relation.scheme for relation in found.document.relations.values()], list(found.document.claims)
    (['1 support'], ['group_race', 'group_plan'])
    """
    group = groups_of(document, by)
    names: dict[str, str] = {}
    for title in group.values():
        if title not in names:
            names[title] = _name(title, names)
    sizes = Counter(names[title] for title in group.values())
    between: dict[tuple[str, str, str], Counter[str]] = {}
    within: Counter[str] = Counter()
    for relation in document.relations.values():
        into = _group_of_target(document, relation, group)
        if into not in names and into is not None:
            names[into] = _name(into, names)
        starts = dict.fromkeys(group[premise] for premise in relation.premises)
        for start in starts:
            if start == into:
                within[names[start]] += 1
            elif into is not None:
                key = (names[start], _VERBS[relation.type], names[into])
                between.setdefault(key, Counter())[relation.type] += 1
    tree = {
        "argmap": 1,
        "title": document.title,
        "conclusion": list(dict.fromkeys(names[group[key]] for key in document.conclusion)),
        "claims": {name: title for title, name in names.items()},
        "relations": [
            {"premises": [start], verb: into, "scheme": _told(count)} for (start, verb, into), count in between.items()
        ],
    }
    return GroupCards(Document.from_tree(tree), theme, sizes, within)


def _group_of_target(document: Document, relation: AnyRelation, group: Mapping[str, str]) -> str | None:
    """Return the group of what a relation bears on in the end; None where relations are aimed at each other in a circle."""
    seen: set[str] = set()
    of = relation.target
    while of in document.relations and of not in seen:
        seen.add(of)
        of = document.relations[of].target
    return None if of in document.relations else group.get(of, _SOURCES)


def _name(title: str, names: Mapping[str, str]) -> str:
    """Make the id of a group; the word before it keeps it from being one that YAML takes for something else."""
    return unused(word_from_text(f"group {title}"), set(names.values()))


def _told(count: Counter[str]) -> str:
    return listed(counted(count[kind], kind) for kind in _ORDER if count[kind])
