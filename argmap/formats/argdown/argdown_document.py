"""From a reading of Argdown to a map: which claim, step or undercut everything becomes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from argmap.formats.argdown.argdown_fields import FieldReader, Fields, links_of, plain_text
from argmap.formats.argdown.argdown_head import Head, read_head
from argmap.formats.argdown.argdown_parts import Argument, End, Member, Reading, Relation, Section, Statement
from argmap.formats.argdown.argdown_steps import conclusions, premises_of
from argmap.formats.argdown.argdown_undercuts import Undercuts
from argmap.formats.format import MOST_PARTS, ReadResult
from argmap.formats.gathered import Gathered
from argmap.formats.yaml.marked import Mark

_NUMBERED = "Untitled "
_START = Mark(1, 1, 0)


def document_of(
    reading: Reading, *, source: str = "<string>", limit: int | None = MOST_PARTS, title: str | None = None
) -> ReadResult:
    """Make a map of a reading, with what was odd.

    A sketched argument is a claim and a step from it to each of its targets; a reconstructed one is a step with linked
    premises for each conclusion. `title` is the map's where the text states none.
    """
    return _Maker(reading, Gathered(source, limit=limit), title).result()


class _Maker:
    """One reading on its way to a document."""

    def __init__(self, reading: Reading, gathered: Gathered, title: str | None) -> None:
        self.reading, self.gathered = reading, gathered
        for odd in reading.warnings:
            gathered.note(odd.message, line=odd.line, column=odd.column, hint=odd.hint)
        self.head: Head = read_head(reading, gathered, title)
        self.fields = FieldReader(gathered)
        self.section_tags = _section_tags(reading.sections)
        self.claims: dict[End, str] = {}
        self.scored: list[str] = []
        self.steps_of: dict[str, dict[str, Any]] = {}  # what a claim's data says of the step from or to it
        self.restated: dict[str, tuple[str, Mark]] = {}
        self.inferences: dict[End, str] = {}
        self.used: set[str] = set()  # whose step fields a step has taken
        self.aims: list[tuple[str, str]] = []  # premises and targets, to find what the map is about

    def result(self) -> ReadResult:
        concluded = {
            argument.pcs[place].member.title
            for argument in self.reading.arguments.values()
            for place in conclusions(argument)
        }
        for title, statement in self.reading.statements.items():
            self._claim(End("equivalence-class", title), statement, concluded=title in concluded)
        for title, argument in self.reading.arguments.items():
            if not conclusions(argument):
                self._claim(End("argument", title), argument, concluded=False)
        self._restate()
        for argument in self.reading.arguments.values():
            self._reconstructed(argument)
        undercuts = Undercuts(self.gathered, self.claims, self.inferences)
        for relation in self.reading.relations:
            if relation.sort == "undercut":
                undercuts.wait(relation)
            else:
                self._relation(relation, undercuts)
        undercuts.settle(self._step_fields)
        self._unused_strengths()
        if not self.claims:
            self.gathered.note("there are no statements")
        self.gathered.head(**self.head.fields(self._named, about(self.scored, self.aims)))
        return self.gathered.result()

    def _claim(self, end: End, one: Statement | Argument, *, concluded: bool) -> None:
        """Add a claim for a statement, or for an argument without premises."""
        canonical = one.canonical
        member = canonical or (one.members[0] if one.members else None)
        mark = member.mark if member is not None else _START
        found = self.fields.claim(one.data, mark, concluded=concluded) if one.data else Fields()
        own = found.own
        text = self._text(one, canonical, found)
        own["tags"] = _with_tags([*one.tags, *self.section_tags.get(one.section or "", ())], own)
        self._take_links(canonical, own)
        name = None if one.title.startswith(_NUMBERED) and one.title[len(_NUMBERED) :].isdigit() else one.title
        if end.sort == "argument" and End("equivalence-class", one.title) in self.claims and name is not None:
            name = f"<{name}>"
        shown_text = text or (one.title if name is not None else "")
        own = {key: value for key, value in own.items() if value not in ({}, [])}
        key = self.gathered.claim(name, shown_text, line=mark.line, **own)
        self.claims[end] = key
        if own.get("kind") != "question":
            self.scored.append(key)
        self.steps_of[key] = found.step
        if found.same_as is not None:
            self.restated[key] = found.same_as, mark

    def _text(self, one: Statement | Argument, member: Member | None, found: Fields) -> str:
        if member is None:
            return found.text or ""
        text = plain_text(member.text, member.ranges)
        others = [other for other in one.members if not other.reference and other is not member]
        also = list(dict.fromkeys(plain_text(other.text, other.ranges) for other in others))
        if also := [other for other in also if other not in {text, ""}]:
            mark = others[0].mark
            self.gathered.note(
                "a title has several texts: one is taken, the others are kept in meta",
                line=mark.line,
                column=mark.column,
            )
            found.own["meta"] = {**found.own.get("meta", {}), "also": also}
        if any(span.sort in {"bold", "italic"} for span in member.ranges):
            self.gathered.note("bold and italics are not kept", line=member.mark.line, column=member.mark.column)
        return text if found.text is None or not found.text.strip() else found.text

    @staticmethod
    def _take_links(member: Member | None, own: dict[str, Any]) -> None:
        links = links_of(member)
        if links and "url" not in own:
            own["url"] = links[0]
        if len(links) > 1 or (links and own["url"] != links[0]):
            own["meta"] = {**own.get("meta", {}), "links": links}

    def _named(self, title: str) -> str | None:
        """Return the claim of a title."""
        ends = (End("equivalence-class", title), End("argument", title))
        return next((self.claims[end] for end in ends if end in self.claims), None)

    def _restate(self) -> None:
        for key, (title, mark) in self.restated.items():
            original = self._named(title)
            if original is None or original == key:
                self.gathered.note(f"same_as names no other claim: {title!r}", line=mark.line, column=mark.column)
            else:
                self.gathered.add_to(key, same_as=original)

    def _reconstructed(self, argument: Argument) -> None:
        """Add a step for each conclusion; the last one carries what is said of the argument."""
        places = conclusions(argument)
        named = not (argument.title.startswith(_NUMBERED) and argument.title[len(_NUMBERED) :].isdigit())
        for number, place in enumerate(places, 1):
            step = argument.pcs[place]
            if step.inference is None:
                continue
            mark, last = step.inference.mark, place == places[-1]
            premises = [
                self.claims[End("equivalence-class", argument.pcs[one].member.title)]
                for one in premises_of(argument, place)
            ]
            target = self.claims[End("equivalence-class", step.member.title)]
            if not premises:
                self.gathered.note("a conclusion has no premises, and no step leads to it", line=mark.line)
                continue
            fields = self._argument_fields(argument) if last else {}
            said = self.fields.step(step.inference.data or {}, mark)
            fields |= {**said, "tags": _with_tags(fields.get("tags", []), said)}
            self._take_strength(target, fields)
            if step.inference.rules:
                fields.setdefault("scheme", ", ".join(step.inference.rules))
            name = None if not named else argument.title if last else f"{argument.title} {number}"
            fields.setdefault("name", name)
            self.inferences[End("inference", argument.title, place)] = key = self.gathered.relation(
                "support",
                premises,
                target,
                line=mark.line,
                **{key: value for key, value in fields.items() if value != []},
            )
            if last:
                self.inferences[End("argument", argument.title)] = key
            self.aims.extend((premise, target) for premise in premises)

    def _argument_fields(self, argument: Argument) -> dict[str, Any]:
        member = argument.canonical or (argument.members[0] if argument.members else None)
        fields = self.fields.step(argument.data, member.mark) if argument.data and member is not None else {}
        if "name" in fields:  # which of an argument is its title
            fields["meta"] = {**fields.get("meta", {}), "id": fields.pop("name")}
        gist = plain_text(member.text, member.ranges) if member is not None else ""
        if gist:
            fields.setdefault("note", gist)
        return {
            **fields,
            "tags": _with_tags([*argument.tags, *self.section_tags.get(argument.section or "", ())], fields),
        }

    def _take_strength(self, key: str, fields: dict[str, Any]) -> None:
        """Let a step have the strength that its conclusion's data states."""
        stated = self.steps_of[key].get("strength")
        if stated is not None:
            self.used.add(key)
            fields.setdefault("strength", stated)

    def _relation(self, relation: Relation, undercuts: Undercuts) -> None:
        """Add a support or a rebuttal, or what becomes of it where it is aimed at a step."""
        mark = relation.marks[0] if relation.marks else _START
        source, target = self.claim_of(relation.source), self.claims.get(relation.target)
        fields = self._step_fields(relation.source, source)
        if target is None:
            step = self.inferences.get(relation.target)
            if step is None:
                self.gathered.note(
                    "a relation aims at what has no step, and is left out", line=mark.line, column=mark.column
                )
                return
            backs = relation.sort in {"support", "entails"}
            word = "supports" if backs else "attacks"
            self.gathered.note(
                f"what {word} an argument, but none of its premises, {'backs' if backs else 'undercuts'} its last step",
                line=mark.line, column=mark.column,
            )  # fmt: skip
            key = self.gathered.relation("support" if backs else "undercut", [source], step, line=mark.line, **fields)
        else:
            key = self._to_claim(relation, source, target, fields, mark)
        undercuts.add_step(relation.source, key)

    def _to_claim(self, relation: Relation, source: str, target: str, fields: dict[str, Any], mark: Mark) -> str:
        self.aims.append((source, target))
        if relation.sort in {"support", "entails"}:
            if relation.sort == "entails":
                fields.setdefault("strength", 1.0)
            return self.gathered.relation("support", [source], target, line=mark.line, **fields)
        if relation.sort in {"contrary", "contradictory"}:
            if source == target:
                self.gathered.note("a claim that excludes itself rebuts itself", line=mark.line, column=mark.column)
            else:
                self.aims.append((target, source))
                fields["mutual"] = relation.sort
        return self.gathered.relation("rebuttal", [source], target, line=mark.line, **fields)

    def claim_of(self, end: End) -> str:
        """Return the claim that does what an end of a relation does: of an argument its text or main conclusion."""
        if end in self.claims:
            return self.claims[end]
        argument = self.reading.arguments[end.title]
        return self.claims[End("equivalence-class", argument.pcs[conclusions(argument)[-1]].member.title)]

    def _step_fields(self, end: End, key: str) -> dict[str, Any]:
        """Return what the data of a sketched argument says of its steps; a name goes to the first."""
        fields = dict(self.steps_of[key]) if end.sort == "argument" and end in self.claims else {}
        if key in self.used:
            fields.pop("name", None)
        if fields:
            self.used.add(key)
        return fields

    def _unused_strengths(self) -> None:
        """Keep, and tell, a strength that belongs to no step."""
        for key, step in self.steps_of.items():
            if step and key not in self.used:
                self.gathered.note("what is said of a step belongs to none, and is kept in meta")
                self.gathered.add_to(
                    key, meta={"id" if word == "name" else word: value for word, value in step.items()}
                )


def about(claims: list[str], aims: list[tuple[str, str]]) -> list[str]:
    """Return the claim that others are about and that is about none, where there is exactly one.

    >>> about(["a", "b", "c"], [("a", "b")])
    ['b']
    """
    starts, ends = {start for start, _ in aims}, {end for _, end in aims}
    roots = [key for key in claims if key in ends and key not in starts]
    return roots if len(roots) == 1 else []


def _with_tags(tags: list[str], data: Mapping[str, Any]) -> list[str]:
    """Return hashtags and sections, and the tags that stand in data, which may say one twice."""
    stated = list(data.get("tags", ()))
    return [*(tag for tag in dict.fromkeys(tags) if tag not in stated), *stated]


def _section_tags(sections: Iterable[Section]) -> dict[str, list[str]]:
    """Return for each section the titles of those around it and its own, the outermost first, each with its tags."""
    found: dict[str, list[str]] = {}
    for section in sections:  # outer ones come first
        title = plain_text(section.title, section.ranges)
        around = found.get(section.parent or "", [])
        found.setdefault(section.id, [*around, *([title] if title else []), *section.tags])
    return found
