"""A map as an indented text that a screen reader can follow: the conclusion first, relations in words."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.basics.text import markdown_text, one_line
from argmap.display.cards.shown_labels import NO_LABELS, ShownLabels
from argmap.display.dot.quoting import plain
from argmap.display.roles import Role, roles, targets
from argmap.display.words import details, number, score_of, written

if TYPE_CHECKING:
    from argmap.answers.scores import Scores
    from argmap.model.document import Document
    from argmap.model.relations import AnyRelation
    from argmap.model.sources import Source

_INDENT = "  "
_DEEPEST = 16
"""Deeper levels are told by a number: a chain of thousands of claims must not be indented thousandfold."""
_DEEPEST_LIST = 8
"""The same for lists in lists: who renders Markdown gives up on deep ones."""
_CONTINUED = "… "
_LEAST_ROOM = 24
_TO_CLAIM = {"support": "supported by", "rebuttal": "rebutted by", "undercut": "undercut by"}
_TO_STEP = {"support": "step backed by", "rebuttal": "step rebutted by", "undercut": "step undercut by"}
_TO_SOURCE = {"support": "backed by", "rebuttal": "rebutted by", "undercut": "undercut by"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words at a depth."""

    depth: int
    words: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A claim or relation, by its id, still to be written with all that bears on it."""

    depth: int
    name: str
    unmet: bool = False
    """Whether to pass over it where it was met before."""


@dataclass(slots=True)
class _Walk:
    """What the writing of one outline looks things up in, and what it has met."""

    document: Document
    scores: Scores | None
    roles: dict[str, Role]
    aimed: dict[str, list[str]]
    labels: ShownLabels
    seen: set[str] = field(default_factory=set)

    def lines(self, items: list[Line | Branch]) -> Iterator[Line]:
        """Write these items and what hangs below them, each claim's and each relation's own part once."""
        waiting = items[::-1]
        while waiting:
            item = waiting.pop()
            if isinstance(item, Line):
                yield item
            elif item.name in self.document.claims:
                again = item.name in self.seen
                if again and item.unmet:
                    continue
                yield Line(item.depth, self.claim_words(item.name, again=again))
                if not again:
                    self.seen.add(item.name)
                    waiting.extend(self.below(item.name, item.depth + 1)[::-1])
            elif item.name not in self.seen:
                self.seen.add(item.name)
                waiting.extend(self.relation_items(item)[::-1])

    def below(self, name: str, depth: int) -> list[Line | Branch]:
        """Return the relations aimed at a claim, relation or source."""
        return [Branch(depth, relation_id) for relation_id in self.aimed[name] if relation_id not in self.seen]

    def relation_items(self, item: Branch) -> list[Line | Branch]:
        """Return a relation's own line, its premises, and what is aimed at it."""
        relation = self.document.relations[item.name]
        premises: list[Line | Branch] = [Branch(item.depth + 1, premise) for premise in relation.premises]
        return [Line(item.depth, self.relation_words(relation)), *premises, *self.below(relation.id, item.depth + 1)]

    def claim_words(self, claim_id: str, *, again: bool) -> str:
        claim = self.document.claims[claim_id]
        said: list[str] = [self.roles[claim_id]]
        if claim.kind == "question" and claim.status == "answered":
            said.append("answered")
        if claim.implied:
            said.append("implied")
        if claim.same_as:
            said.append(f"same as {claim.same_as}")
        if self.scores is not None and claim_id in self.scores:
            score, base = score_of(self.scores, claim_id), number(self.scores.base[claim_id])
            said.append(f"score {score}" if score == base else f"score {score}, {base} before any argument")
        said += self.labels.told(claim_id)
        text = "see above" if again else plain(claim.text)
        return f"[{claim_id}] {', '.join(said)}: {text}"

    def relation_words(self, relation: AnyRelation) -> str:
        said = details(relation)
        if not relation.certain:
            said.append("not certain")
        if self.scores is not None and relation.id in self.scores.relations:
            said.append(f"force {written(self.scores.relations[relation.id], self.scores.high.get(relation.id))}")
        said += self.labels.told(relation.id)
        return self.verb(relation) + (f" ({'; '.join(said)}):" if said else ":")

    def verb(self, relation: AnyRelation) -> str:
        claims = self.document.claims
        asks = any(claims[premise].kind == "question" for premise in relation.premises)
        if relation.target in claims:
            if relation.type == "support" and claims[relation.target].kind == "question":
                return "answered by"
            return "questioned by" if asks else _TO_CLAIM[relation.type]
        if relation.target in self.document.relations:
            return "step questioned by" if asks else _TO_STEP[relation.type]
        return _TO_SOURCE[relation.type]


def outline(
    document: Document, scores: Scores | None = None, labels: ShownLabels = NO_LABELS, *, width: int = 100
) -> str:
    """Return the map as text: a claim a line, and below it, in words and indented, what bears on it.

    The conclusion comes first, then what does not lead to it, then questions and sources. A claim that was met
    before is named again with `see above`. No line is longer than `width` columns where words allow; what goes on
    in the next line starts with an ellipsis, so that no text can pass for a line of its own.

    >>> from argmap.model.document import Document
    >>> print(outline(Document.from_tree({
    ...     "argmap": 1, "title": "Umbrella", "conclusion": "take",
    ...     "claims": {"take": "Take an umbrella.", "rain": "It will rain."},
    ...     "relations": [{"premises": ["rain"], "supports": "take"}],
    ... })))
    Umbrella
    <BLANKLINE>
    Conclusion
      [take] claim: Take an umbrella.
        supported by:
          [rain] claim: It will rain.
    """
    title, sections = outline_sections(document, scores, labels)
    written = [title]
    for heading, lines in sections:
        written += ["", heading, *(text for line in lines for text in _wrapped(line, width))]
    return "\n".join(written)


def outline_markdown(document: Document, scores: Scores | None = None, labels: ShownLabels = NO_LABELS) -> str:
    """Return the same as Markdown: a heading for each part, and a list in lists, in which no letter of a map is markup.

    >>> from argmap.model.document import Document
    >>> print(outline_markdown(Document.from_tree({"argmap": 1, "title": "One", "claims": {"a": "*A* claim."}})))
    # One
    <BLANKLINE>
    ## Claims
    <BLANKLINE>
    * \\[a\\] claim: \\*A\\* claim.
    """
    title, sections = outline_sections(document, scores, labels)
    written = [f"# {markdown_text(one_line(title))}"]
    for heading, lines in sections:
        written += ["", f"## {markdown_text(one_line(heading))}", "", *map(_list_item, lines)]
    return "\n".join(written)


def _list_item(line: Line) -> str:
    depth = min(line.depth, _DEEPEST_LIST)
    level = f"(level {line.depth}) " if line.depth > depth else ""
    return f"{_INDENT * (depth - 1)}* {markdown_text(one_line(f'{level}{line.words}'))}"


def outline_sections(
    document: Document, scores: Scores | None = None, labels: ShownLabels = NO_LABELS
) -> tuple[str, Iterator[tuple[str, list[Line]]]]:
    """Return the title of an outline, and its sections one by one: a heading, and lines of words with their depths.

    >>> from argmap.model.document import Document
    >>> one = Document.from_tree({"argmap": 1, "title": "One", "claims": {"a": "A claim."}})
    >>> [*outline_sections(one)[1]]
    [('Claims', [Line(depth=1, words='[a] claim: A claim.')])]
    """
    aimed: dict[str, list[str]] = defaultdict(list)
    for relation in document.relations.values():
        aimed[relation.target].append(relation.id)
    walk = _Walk(document, scores, dict(roles(document)), aimed, labels)
    written = ((heading, [*walk.lines(items)]) for heading, items in _sections(walk))
    return plain(document.title), ((heading, lines) for heading, lines in written if lines)


def _sections(walk: _Walk) -> Iterator[tuple[str, list[Line | Branch]]]:
    """Yield the parts of an outline; in each, only what the parts before it have not met."""
    document = walk.document
    statements = [claim_id for claim_id, claim in document.claims.items() if claim.kind != "question"]
    used = {premise for relation in document.relations.values() for premise in relation.premises}
    yield "Conclusions" if len(document.conclusion) > 1 else "Conclusion", _unmet(document.conclusion)
    other = "Other claims" if document.conclusion else "Claims"
    yield other, _unmet(claim_id for claim_id in statements if claim_id not in used)
    yield "Claims in circles", _unmet(statements)
    yield "Questions", _unmet(document.claims)
    aimed = targets(document)
    for source_id, source in document.sources.items():
        if source_id in aimed:
            yield _source_words(source, walk.scores), walk.below(source_id, 1)
    for relation_id in document.relations:
        if relation_id not in walk.seen:
            yield f"Aimed at each other: [{relation_id}]", [Branch(1, relation_id)]


def _unmet(names: Iterable[str]) -> list[Line | Branch]:
    return [Branch(1, name, unmet=True) for name in names]


def _source_words(source: Source, scores: Scores | None) -> str:
    name = f"Source [{source.id}] {plain(source.name or '')}".rstrip()
    if scores is None or source.id not in scores.sources:
        return name
    return f"{name}, reliability {written(scores.sources[source.id], scores.high.get(source.id))}"


def _wrapped(line: Line, width: int) -> Iterator[str]:
    """Break a line's words; what goes on is marked, and stands deeper than the line."""
    depth = line.depth
    words = line.words
    if depth > _DEEPEST:
        words, depth = f"(level {depth}) {words}", _DEEPEST
    start = _INDENT * depth
    broken = textwrap.wrap(
        words,
        max(width, len(start) + _LEAST_ROOM),
        initial_indent=start,
        subsequent_indent=f"{start}{_INDENT}{_INDENT}{_CONTINUED}",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return iter(broken)
