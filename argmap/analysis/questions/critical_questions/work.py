"""What is to be asked of the steps of a map by their schemes: what is open, answered, or met by an objection."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, get_args

from argmap.answers.answer import Answer
from argmap.answers.table import Column, Table
from argmap.basics.text import counted, quoted
from argmap.errors import ParameterError, Problem, UnknownIdError
from argmap.maths.alike_letters import alike
from argmap.model.schemes import marked_questions, roles_of, scheme_named
from argmap.model.schemes.marks import Met

if TYPE_CHECKING:
    from argmap.model.document import Document
    from argmap.model.relations import AnyRelation
    from argmap.model.schemes import CriticalQuestion, Scheme

_COLUMNS = (
    Column("relation"), Column("scheme"), Column("question"), Column("status"), Column("about"), Column("by"),
    Column("text"),
)  # fmt: skip
_STATUSES: tuple[Met, ...] = get_args(Met)
_HOW: Mapping[str, Met] = {"undercut": "undercut", "rebuttal": "rebutted", "support": "answered"}
_WEIGHTIEST: tuple[Met, ...] = ("undercut", "rebutted", "answered")
MOST_NEAR = 200
"""Of more relations than these that are aimed at one thing and may meet a question, the first are looked at."""
_SAME_WORDS = 0.8
"""From here on a question of the map is taken for the critical question that it reads like."""


def critical_questions(
    document: Document, *, whole: Document | None = None, status: Met | None = None, relation: str | None = None
) -> Answer:
    """List the critical questions of the steps in `document`; what meets them is looked for in the `whole` map.

    `about` names what a question puts in doubt: the step, its conclusion, or the role of a premise, with the premise's
    id where the relation says which it is (`meta: {roles: {source: okafor}}`). `by` names the relations and questions
    that meet it. An objection weighs more than an answer: where there are both, the status is the objection's.

    >>> import argmap
    >>> b = argmap.MapBuilder("Street")
    >>> step = b.support([b.claim("Crows gather.")], b.claim("Rain comes."), id="crows", scheme="sign")
    >>> critical_questions(b.build().document).words[0]
    '1 step has a scheme of the catalogue, with 3 critical questions: 3 open.'
    """
    if status is not None and status not in _STATUSES:
        raise ParameterError(Problem(f"status is {status!r}", path="status", hint=f"Give one of {quoted(_STATUSES)}."))
    if relation is not None and relation not in document.relations:
        raise UnknownIdError.from_id(relation, document.relations, sort="relation")
    asked = [one for key, one in document.relations.items() if relation in {None, key}]
    inside = _Inside(whole or document)
    rows = [row for one in asked for row in inside.rows(one)]
    rows.sort(key=lambda row: _STATUSES.index(row[3]))
    shown = tuple(row for row in rows if status in {None, row[3]})
    return Answer(tuple(_words(rows, asked, inside)), Table(_COLUMNS, shown))


def unknown_to_networks() -> Answer:
    """Return the answer of a network, which keeps what moves scores.

    >>> unknown_to_networks().words
    ('A network keeps no schemes of its steps: ask the map that it was made of.',)
    """
    return Answer(("A network keeps no schemes of its steps: ask the map that it was made of.",), Table(_COLUMNS, ()))


@dataclass(frozen=True, eq=False)
class _Inside:
    """A map, with what is aimed at what."""

    document: Document

    @cached_property
    def aimed(self) -> Mapping[str, list[AnyRelation]]:
        """What is aimed at each claim and relation and can meet a question: it names one, or asks one of the map."""
        found: dict[str, list[AnyRelation]] = defaultdict(list)
        for one in self.document.relations.values():
            if marked_questions(one) or any(self.document.claims[key].kind == "question" for key in one.premises):
                found[one.target].append(one)
        return found

    @cached_property
    def undercuts(self) -> Mapping[str, list[AnyRelation]]:
        """The undercuts of each relation."""
        found: dict[str, list[AnyRelation]] = defaultdict(list)
        for one in self.document.relations.values():
            if one.type == "undercut":
                found[one.target].append(one)
        return found

    @cached_property
    def answers(self) -> Mapping[str, list[str]]:
        """The relations that answer each question of the map."""
        found: dict[str, list[str]] = defaultdict(list)
        for one in self.document.relations.values():
            for question in one.answers:
                found[question].append(one.id)
        return found

    def rows(self, step: AnyRelation) -> Iterator[tuple[Any, ...]]:
        """Yield a row for each critical question of a step; none where its scheme is free text."""
        scheme, roles = scheme_named(step.scheme), roles_of(step)
        for question in scheme.questions if scheme else ():
            status, by = self._met(step, question)
            premise = roles.get(question.about)
            about = question.about if premise is None else f"{question.about}: {premise}"
            assert scheme is not None  # noqa: S101 - it has questions
            yield (step.id, scheme.name, question.name, status, about, by, question.text)

    def _met(self, step: AnyRelation, question: CriticalQuestion) -> tuple[Met, tuple[str, ...]]:
        """Return how a question is met, and by what."""
        found: set[Met] = set()
        by: dict[str, None] = {}
        for one in self._near(step, question):
            claims = [self.document.claims[key] for key in one.premises]
            asking = [claim for claim in claims if claim.kind == "question"]
            marked = question.name in marked_questions(one)
            if marked and not asking:
                found.add(_HOW[one.type])
                by[one.id] = None
            for claim in asking if marked else [one for one in asking if _alike(one.text, question.text)]:
                answers = self.answers.get(claim.id, [])
                found.add("answered" if answers or claim.status == "answered" else "open")
                by |= dict.fromkeys([claim.id, *answers])
        return next((one for one in _WEIGHTIEST if one in found), "open"), tuple(by)

    def _near(self, step: AnyRelation, question: CriticalQuestion) -> Iterator[AnyRelation]:
        """Yield what is aimed at a step, or at that part of it which a question is about."""
        yield from self.aimed.get(step.id, ())[:MOST_NEAR]
        ends: Sequence[str] = ()
        if question.about == "conclusion":
            ends = [step.target]
        elif question.about != "step":
            named = roles_of(step).get(question.about)
            ends = step.premises if named is None else [named]
        for end in ends:
            yield from (one for one in self.aimed.get(end, ())[:MOST_NEAR] if one is not step)

    def unmarked(self, asked: Sequence[AnyRelation]) -> list[str]:
        """Return the undercuts of steps of known schemes that do not say which question they raise."""
        steps = [one for one in asked if scheme_named(one.scheme) is not None]
        return [
            one.id
            for step in steps
            for one in self.undercuts.get(step.id, ())
            if not _names_one(one, scheme_named(step.scheme))
            and all(self.document.claims[key].kind != "question" for key in one.premises)
        ]  # fmt: skip


def _names_one(relation: AnyRelation, scheme: Scheme | None) -> bool:
    return scheme is not None and bool({one.name for one in scheme.questions} & set(marked_questions(relation)))


def _alike(text: str, question: str) -> bool:
    return bool(alike({"a": text}, {"b": question}, enough=_SAME_WORDS))


def _words(rows: Sequence[tuple[Any, ...]], asked: Sequence[AnyRelation], inside: _Inside) -> Iterator[str]:
    steps = len({row[0] for row in rows})
    named, free = (
        [one for one in asked if one.scheme],
        [one for one in asked if one.scheme and not scheme_named(one.scheme)],
    )
    if not named:
        yield "No step says of which scheme it is: a relation's `scheme` says so, such as `scheme: expert opinion`."
        return
    counts = Counter(row[3] for row in rows)
    told = ", ".join(f"{counts[one]} {_TOLD[one]}" for one in _STATUSES if counts[one])
    if rows:
        have = counted(steps, "step has", "steps have")
        yield f"{have} a scheme of the catalogue, with {counted(len(rows), 'critical question')}: {told}."
    if free:
        texts = quoted(dict.fromkeys(str(one.scheme) for one in free))
        yield f"{counted(len(free), 'step has', 'steps have')} a scheme that the catalogue does not know: {texts}."
    loose = inside.unmarked(asked)
    if loose:
        do = (
            "undercuts do not say which question they raise"
            if len(loose) > 1
            else "undercut does not say which question it raises"
        )
        yield f"{len(loose):,} {do}: {quoted(loose)}. " + _SAYS_IT
    crowded = [key for key, near in inside.aimed.items() if len(near) > MOST_NEAR]
    if crowded:
        yield f"Of all that is aimed at {quoted(crowded)} the first {MOST_NEAR} that may meet a question were looked at."
    if rows:
        yield "A question that is open is no objection: it says where to look."


_SAYS_IT = "`meta: {critical_question: NAME}` says it."
_TOLD: Mapping[Met, str] = {
    "open": "open", "answered": "answered", "undercut": "met by an undercut", "rebutted": "met by a rebuttal",
}  # fmt: skip
