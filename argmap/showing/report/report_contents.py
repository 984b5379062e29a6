"""What stands in a report: the conclusion in words, what it hangs on, what is disputed and open, who says it, how it was scored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from argmap.analysis.assumptions.ask import assumptions
from argmap.analysis.assumptions.work import DEFAULT
from argmap.analysis.by.ask import by
from argmap.analysis.cruxes.ask import cruxes
from argmap.analysis.disputes.ask import disputes
from argmap.analysis.objections.ask import objections
from argmap.analysis.questions.ask import questions
from argmap.analysis.questions.critical_questions.ask import critical_questions
from argmap.basics.text import counted, listed
from argmap.errors import ArgmapError
from argmap.showing.report.report_parts import Item, Items, Part, Rows, Section, Words

if TYPE_CHECKING:
    from argmap.answers.answer import Answer
    from argmap.answers.scores import Scores
    from argmap.model.document import Document
    from argmap.model.sources import Reference
    from argmap.scoring.asked import Asked

MOST_CONCLUSIONS = 5
"""Of a map with more of them, so many are told."""
MOST_LISTED = 60
"""So many questions, sources and documents are listed; how many more there are is said."""
_DIGITS = ".2f"


def report_sections(document: Document, scores: Scores, asked: Asked, how: dict[str, Any], top: int) -> list[Section]:
    """Return the sections of a report but for its picture; each question is asked of `asked` under `how`.

    >>> import argmap
    >>> m = argmap.loads("{argmap: 1, title: T, conclusion: a, claims: {a: {text: It rains., prior: 0.2}}}")
    >>> first, *_ = report_sections(m.document, m.score(), m, {}, 5)
    >>> first.title, first.parts[0].text
    ('In short', 'The conclusion, “It rains.”, stands at 0.20. Nothing in the map bears on it.')
    """
    told = _Told(document, scores, asked, how, top)
    every = (told.short(), told.hangs(), told.against(), told.disputed(), told.open(), told.who(), told.documents(),
             told.method())  # fmt: skip
    return [one for one in every if one.parts]


@dataclass(frozen=True, eq=False)
class _Told:
    """A map that is told of, under one way of scoring."""

    document: Document
    scores: Scores
    asked: Asked
    how: dict[str, Any]
    top: int

    @property
    def conclusions(self) -> tuple[str, ...]:
        return tuple(key for key in self.document.conclusion if key in self.scores.final)[:MOST_CONCLUSIONS]

    def text(self, key: str) -> str:
        """Return what a claim says in quotation marks; else the id itself."""
        return f"“{self.document.claims[key].text}”" if key in self.document.claims else f"“{key}”"

    def _aim(self, key: str) -> str:
        """Return what an objection is aimed at: a claim, a source, or the step to a claim, however many steps are between."""
        document, met, steps = self.document, set[str](), ""
        while key in document.relations and key not in met:
            met.add(key)
            key, steps = document.relations[key].target, "the step to " if not steps else "a step to the step to "
        return f"{steps}{self.names((key,)) if key in document.sources else self.text(key)}"

    def names(self, sources: tuple[str, ...]) -> str:
        """Return the names of sources."""
        known = self.document.sources
        return listed([str(known[one].name) if one in known else one for one in sources]) if sources else "nobody named"

    def _answer(self, ask: Callable[..., Answer], *about: Any, **more: Any) -> Answer | Words:
        """Ask a question; where it cannot be answered, return why in place of the answer."""
        try:
            return ask(self.asked, *about, **more, **self.how)
        except ArgmapError as error:
            return Words(f"This could not be asked: {error.problems[0].message if error.problems else error}.")

    @cached_property
    def cruxes(self) -> dict[str, Answer | Words]:
        """What each conclusion hangs on."""
        return {key: self._answer(cruxes, key, top=self.top) for key in self.conclusions}

    def short(self) -> Section:
        """Say where the conclusion stands, and what it hangs on most."""
        if not self.conclusions:
            best = sorted(self.scores.final, key=lambda key: (-self.scores[key], key))[: self.top]
            said = (
                Words("The map names no conclusion. Best supported are:") if best else Words("The map makes no claim.")
            )
            items = tuple(Item(f"{self.text(key)} ({self.scores[key]:{_DIGITS}})") for key in best)
            return Section("In short", (said, Items(items)) if items else (said,))
        return Section("In short", tuple(Words(self._stands(key)) for key in self.conclusions))

    def _stands(self, key: str) -> str:
        base, score = self.scores.base[key], self.scores[key]
        moved = f"{base:{_DIGITS}}" != f"{score:{_DIGITS}}"
        before = f", from {base:{_DIGITS}} before any argument" if moved else ""
        head = f"The conclusion, {self.text(key)}, stands at {score:{_DIGITS}}{before}."
        found = self.cruxes[key]
        if isinstance(found, Words):
            return head
        if not found.table:
            return f"{head} Nothing in the map bears on it."
        crux = found.table[0]
        return (
            f"{head} It hangs most on {self.text(crux['id'])}: {crux['if_false']:{_DIGITS}} if that were false, "
            f"{crux['if_true']:{_DIGITS}} if it were true."
        )

    def hangs(self) -> Section:
        """List the cruxes of each conclusion."""
        parts: list[Part] = []
        for key in self.conclusions:
            found = self.cruxes[key]
            if len(self.conclusions) > 1:
                parts.append(Words(f"{self.text(key)}:"))
            if isinstance(found, Words):
                parts.append(found)
            elif found.table:
                rows = [
                    (self.text(row["id"]), *(f"{row[one]:{_DIGITS}}" for one in ("score", "if_false", "if_true")))
                    for row in found.table
                ]
                parts.append(Rows(("claim", "stands at", "conclusion if false", "if true"), tuple(rows), _NUMBERS))
        return Section("What it hangs on", tuple(parts))

    def against(self) -> Section:
        """List the costliest objections."""
        found = self._answer(objections, top=self.top) if self.conclusions else None
        if not found or isinstance(found, Words) or not found.table:
            return Section("What speaks against it", (found,) if isinstance(found, Words) else ())
        rows = tuple(
            (
                f"“{row['text']}”",
                self._aim(row["target"]),
                f"{row['gain']:+{_DIGITS}}",
                self.names(row["by"]),
            )
            for row in found.table
        )
        heads = ("objection", "denies", "without it", "raised by")
        note = Words(
            "Without an objection, and everything else as it is, the conclusion would move by the number shown."
        )
        return Section("What speaks against it", (Rows(heads, rows, frozenset({2})), note))

    def disputed(self) -> Section:
        """List what has something for it and something against it."""
        found = self._answer(disputes, top=self.top)
        if isinstance(found, Words):
            return Section("What is disputed", (found,))
        rows = tuple(
            (f"“{row['text']}”", _share(row["for"]), _share(row["against"]), *self._both_sides(row))
            for row in found.table
        )
        if not rows:
            return Section("What is disputed", (Words(found.words[0]),))
        return Section(
            "What is disputed", (Rows(("claim or step", "for", "against", "said by", "denied by"), rows, _SIDES),)
        )

    def _both_sides(self, row: dict[str, Any]) -> tuple[str, str]:
        asserted, denied = (self.names(row[key]) if row[key] else "–" for key in ("asserted_by", "denied_by"))
        return asserted, denied

    def open(self) -> Section:
        """List the open questions, and count those that the steps' schemes ask."""
        found = self._answer(questions, status="open")
        parts: list[Part] = []
        if isinstance(found, Words):
            parts.append(found)
        elif found.table:
            items = [Item(f"“{row['text']}” (asked by {self.names(row['asked_by'])})") for row in found.table]
            parts.extend(_some(items, "question"))
        schemes = self._answer(critical_questions)
        if not isinstance(schemes, Words) and schemes.table:
            parts.append(Words(f"{schemes.words[0]} These are what is generally asked of arguments of such forms."))
        return Section("Open questions", tuple(parts))

    def who(self) -> Section:
        """List the sources, with how many claims each speaks of and how many rest on it alone."""
        found = self._answer(by)
        if isinstance(found, Words) or not found.table:
            return Section("Who says what", (Words("Nobody is named in this map."),))
        alone = set(getattr(found, "alone", ()))
        spoken: dict[str, Counter[str]] = {}
        only: Counter[str] = Counter()
        for row in found.table:
            spoken.setdefault(row["source"], Counter())[row["act"]] += 1
            only[row["source"]] += row["id"] in alone and not row["also"] and row["act"] != "retracts"
        rows = []
        for key, acts in sorted(spoken.items(), key=lambda one: (-one[1].total(), one[0]))[:MOST_LISTED]:
            source = self.document.sources.get(key)
            sure = "–" if source is None or source.reliability is None else f"{source.reliability:{_DIGITS}}"
            through = f" (heard through {self.names((source.via,))})" if source is not None and source.via else ""
            said = ", ".join(f"{act} {number}" for act, number in acts.most_common())
            rows.append((f"{self.names((key,))}{through}", sure, said, str(only[key])))
        heads = ("source", "reliability", "acts", "claims on its word alone")
        left = len(spoken) - len(rows)
        more = (Words(f"And {counted(left, 'more source', 'more sources')}."),) if left else ()
        return Section("Who says what", (Rows(heads, tuple(rows), frozenset({1, 3})), *more))

    def documents(self) -> Section:
        """List the documents that the map quotes from."""
        items = [Item(_reference(one), one.url) for one in self.document.documents.values()]
        return Section("Sources", tuple(_some(items, "document")))

    def method(self) -> Section:
        """Say in a paragraph how the numbers came about, and what they cannot say."""
        document, scores = self.document, self.scores
        claims, relations = counted(len(document.claims), "claim"), counted(len(document.relations), "relation")
        said = [
            f"This report was made by argmap from a map of {claims} and {relations}.",
            _START.format(rule=scores.semantics),
            _MEANING,
        ]
        if not scores.converged:
            said.append(
                "The scores of this map did not settle: claims bear on each other in circles without a fixed point found."
            )
        taken = self._answer(assumptions, self.conclusions[0]) if self.conclusions else None
        if taken is not None and not isinstance(taken, Words) and taken.table:
            unstated = sum(DEFAULT in row["marks"] for row in taken.table)
            rests = f"The conclusion rests on {counted(len(taken.table), 'claim')} that nothing on the map supports"
            said.append(f"{rests}{f', {unstated} of them with a number that nobody chose' if unstated else ''}.")
        said.append(_USE)
        return Section("Method and limits", (Words(" ".join(said)),))


_START = (
    "Each claim begins with a number that the map's maker, or what is known of its sources, gives it, and moves by the reasons "
    "and objections on the map, under the rule {rule!r}."
)
_MEANING = (
    "A score is a degree from 0 to 1: how far the map supports a claim. It is not the probability that the claim is true, and "
    "it knows nothing that is not on the map."
)
_USE = (
    "Two careful people make different maps of one debate, with different numbers: what a map is good for is the comparison "
    "inside it, and whether the answer stays when a number or the rule is changed."
)
_NUMBERS, _SIDES = frozenset({1, 2, 3}), frozenset({1, 2})


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:{_DIGITS}}"


def _some(items: list[Item], what: str) -> Iterator[Part]:
    """Yield a list, cut where it is long, and how much was left out."""
    if items:
        yield Items(tuple(items[:MOST_LISTED]))
    if len(items) > MOST_LISTED:
        yield Words(f"And {counted(len(items) - MOST_LISTED, f'more {what}', f'more {what}s')}.")


def _reference(one: Reference) -> str:
    """Tell a document as a list of sources does."""
    author, date = (f", by {one.author}" if one.author else ""), (f", {one.date}" if one.date else "")
    return f"“{one.title or one.file or one.id}”{author}{date}"
