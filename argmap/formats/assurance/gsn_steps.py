"""From the elements of GSN to claims and relations: a strategy is a linked step, a challenge a rebuttal or undercut."""

from __future__ import annotations

from typing import Any

from argmap.formats.assurance.gsn_elements import SOLUTIONS, Element, expected_type, type_by_name
from argmap.formats.gathered import Gathered
from argmap.formats.json.json_object import keepable
from argmap.model.builder import given_fields
from argmap.model.ids import RelationType


class GsnSteps:
    """The claims and relations of a case while they are made; `key` is that of `meta` in which the rest is kept."""

    def __init__(self, elements: dict[str, Element], gathered: Gathered, *, key: str = "gsn") -> None:
        self.elements, self.gathered = elements, gathered
        self.key = key
        self.contexts: dict[str, dict[str, Any]] = {}
        """The contexts as they stood there, to be kept beside the map."""
        self.steps: dict[str, str] = {}
        """The relation that each strategy became."""
        self.edges: dict[tuple[str, str], str] = {}
        """The relation that each edge of the case became, from what is supported or challenged to what does it."""
        self._add_away()
        self.parents: dict[str, list[str]] = {}
        for one in elements.values():
            for child in dict.fromkeys(one.supported_by):
                self.parents.setdefault(child, []).append(one.id)
        self.strategies = {one.id for one in elements.values() if self._is_step(one)}
        self._take_claims()
        for one in elements.values():
            if one.id not in self.strategies and not one.is_context:
                self._take_supports(one)
        self._take_challenges()

    def tops(self) -> list[str]:
        """Return the goals that support and challenge nothing."""
        goals = (one for one in self.elements.values() if one.type == "Goal" and one.id not in self.parents)
        return [word for one in goals if not one.challenges and (word := self.gathered.word(one.id)) is not None]

    def _add_away(self) -> None:
        """Make an element of each that is spoken of and stands in another file."""
        for one in list(self.elements.values()):
            for link in (*one.supported_by, *one.in_context_of):
                if link not in self.elements:
                    self.gathered.note("an element is named that stands in another file", line=one.line)
                    type_ = type_by_name(link) or "Goal"
                    self.elements[link] = Element(link, type_, "", one.line, tags=["away"])

    def _is_step(self, one: Element) -> bool:
        """Say whether a strategy joins goals to one goal, so that it is a step and not a claim."""
        above = [self.elements[name] for name in self.parents.get(one.id, ())]
        below = [self.elements[name] for name in one.supported_by]
        if one.type != "Strategy" or not above or any(up.type == "Strategy" or up.is_context for up in above):
            return False
        return any(not down.is_context for down in below) and not one.challenges

    def _take_claims(self) -> None:
        for one in self.elements.values():
            if one.is_context:
                self.contexts[one.id] = {
                    "type": one.type,
                    **given_fields(text=one.text or None, url=one.url),
                    **one.rest,
                }
                if one.supported_by or one.challenges:
                    self.gathered.note("what supports a context, or what it challenges, is not kept", line=one.line)
            elif one.id not in self.strategies:
                if one.type == "Strategy":
                    self.gathered.note("a strategy that joins no goals to a goal is read as a claim", line=one.line)
                if not one.text:
                    self.gathered.note("an element has no text, and its id stands for it", line=one.line)
                kind = "evidence" if one.type in SOLUTIONS else None
                self.gathered.claim(one.id, one.said, line=one.line, **given_fields(kind=kind, **self._fields(one)))

    def _fields(self, one: Element) -> dict[str, Any]:
        evidence = one.type in SOLUTIONS
        plain = expected_type(one.id, evidence=evidence) if self.key == "gsn" else "Solution" if evidence else "Goal"
        own: dict[str, Any] = {} if one.type == plain or one.id in self.strategies else {"type": one.type}
        own |= {"inContextOf": one.in_context_of} if one.in_context_of else {}
        if not keepable(one.rest):
            self.gathered.note("what else an element has is nested too deep to be kept", line=one.line)
        else:
            own |= one.rest
        about = [self.elements[name] for name in one.in_context_of if name in self.elements]
        note = "\n".join(f"{context.type}: {context.said}" for context in about) or None
        return {"tags": one.tags, "url": one.url, "note": note, "meta": {self.key: own} if own else None}

    def _take_supports(self, one: Element) -> None:
        """Take what supports a claim: claims by themselves, strategies with all that they join."""
        below = [self.elements[name] for name in dict.fromkeys(one.supported_by)]
        if one.type == "Strategy" and len(below) > 1 and not any(down.id in self.strategies for down in below):
            step = self._step("support", [down.id for down in below if not down.is_context], one, one.line)
            self.edges |= {(one.id, down.id): step for down in below if step}
            return
        for down in below:
            if down.is_context:
                self.gathered.note("a context supports nothing: it is kept beside the map", line=one.line)
            elif down.id in self.strategies:
                self._take_strategy(one, down)
            else:
                tags = self._defeated(one, down)
                self.edges[one.id, down.id] = self._step("support", [down.id], one, one.line, tags=tags)

    def _take_strategy(self, one: Element, strategy: Element) -> None:
        again = strategy.id in self.steps
        if again:
            self.gathered.note(
                "a strategy that supports several goals is read as one step for each", line=strategy.line
            )
        if not strategy.text:
            self.gathered.note("a strategy has no text", line=strategy.line)
        fields = self._fields(strategy)
        fields["tags"] = [*fields["tags"], *self._defeated(one, strategy)]
        below = [name for name in dict.fromkeys(strategy.supported_by) if not self.elements[name].is_context]
        step = self._step(
            "support", below, one, strategy.line,
            name=None if again else strategy.id, scheme=strategy.text or None, **fields,
        )  # fmt: skip
        self.steps.setdefault(strategy.id, step)
        self.edges[one.id, strategy.id] = step
        for name in below:
            self.edges.setdefault((strategy.id, name), step)

    def _step(
        self, sort: RelationType, premises: list[str], end: Element, line: int | None, *, name: str | None = None,
        **fields: Any,
    ) -> str:  # fmt: skip
        words = [self._word(one) for one in premises]
        return self.gathered.relation(sort, words, self._word(end.id), name=name, line=line, **given_fields(**fields))

    def _word(self, name: str) -> str:
        return self.gathered.word(name) or name

    def _defeated(self, one: Element, other: Element) -> list[str]:
        return ["defeated"] if other.id in one.defeated_relations or one.id in other.defeated_relations else []

    def _take_challenges(self) -> None:
        """Take what challenges an element first, since an edge that is challenged may be such a challenge."""
        found = [(one, what) for one in self.elements.values() for what in one.challenges if not one.is_context]
        for one, what in found:
            if "->" not in what:
                self._challenge(one, what)
        for one, what in found:
            if "->" in what:
                start, _, end = (part.strip() for part in what.partition("->"))
                step = self.edges.get((start, end)) or self.edges.get((end, start))
                if step is None:
                    self.gathered.note("an edge is challenged that is not there", line=one.line)
                else:
                    self.gathered.relation("undercut", [self._word(one.id)], step, line=one.line)

    def _challenge(self, one: Element, what: str) -> None:
        end = self.elements.get(what)
        if end is None or end.is_context:
            self.gathered.note("a challenge of a context, or of what is not there, is not kept", line=one.line)
        elif end.id in self.strategies:
            self.gathered.relation("undercut", [self._word(one.id)], self.steps[end.id], line=one.line)
        else:
            tags = self._defeated(one, end)
            self.edges.setdefault((end.id, one.id), self._step("rebuttal", [one.id], end, one.line, tags=tags))
