"""`Scores`: what scoring a map gives back, with what it needs to be read, compared and trusted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from argmap.answers.how_found import how_found
from argmap.answers.notebook_markup import sentences_in_html
from argmap.answers.table import ROUNDING, Column, Table
from argmap.basics.text import counted, without_formulas
from argmap.errors import MapError, Problem, UnknownIdError

if TYPE_CHECKING:
    import pandas as pd

    from argmap.answers.answer import Answer
    from argmap.answers.component import Component
    from argmap.answers.labels_beside_scores import Labelled
    from argmap.model.document import Document

SCORE_COLUMNS = (
    Column("id"),
    Column("kind"),
    Column("base"),
    Column("score"),
    Column("change", "+.2f"),
    Column("text"),
)
_SPAN_COLUMNS = (*SCORE_COLUMNS[:3], Column("low"), Column("high"), Column("undecided"), Column("text"))
"""Where circles leave something undecided: how likely a claim holds at least, at most, and is neither in nor out."""
_PRINTED, _IN_CELL = 20, 60
"""So many rows are printed, and shown in a notebook: a screenful, and what one may scroll through."""
_ERROR = Column("error", ".4f")
"""The column that stands after the score where scores are estimates."""
_DIFF_COLUMNS = (
    Column("id"),
    Column("before", ".3f"),
    Column("after", ".3f"),
    Column("change", "+.3f", "+.0e"),
    Column("text"),
)


_DIFF_OF_SPANS = (*_DIFF_COLUMNS[:4], Column("high before", ".3f"), Column("high after", ".3f"), Column("text"))
"""Where circles leave something undecided: the others are about how likely a claim is at least."""


@dataclass(frozen=True, repr=False, eq=False)
class Scores(Mapping[str, float]):
    """How far each claim of a map is supported, by one semantics: a mapping from claim to score, in [0, 1].

    Asking for what has no score raises `UnknownIdError`, which says why: a relation, a source, a question, an id that
    the map does not have.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella")
    >>> rain = b.claim("It will rain", prior=0.7)
    >>> take = b.claim("Take an umbrella", prior=0.1)
    >>> step = b.support([rain], take)
    >>> scores = b.build().score()
    >>> round(scores[take], 3), scores.base[take], scores.relations[step], scores.converged
    (0.73, 0.1, 0.7, True)
    """

    document: Document
    """The map that was scored."""
    semantics: str
    """The rule by which it was scored."""
    final: Mapping[str, float]
    """The score of every claim; the same numbers as the mapping itself."""
    base: Mapping[str, float]
    """Every claim's base score: its prior, weighed by the reliability of its sources; what was given from outside as it is."""
    relations: Mapping[str, float]
    """The force that each relation hands on, in [0, 1]."""
    sources: Mapping[str, float]
    """How far each source is relied on, in [0, 1], after what speaks for and against it."""
    converged: bool
    """Whether a fixed point was found for every part that runs in a circle."""
    iterations: int
    """The most steps of iteration that any of them took."""
    residual: float
    """The largest change that one more step would make to any score."""
    components: tuple[Component, ...]
    """A report for each part of the map that runs in circles."""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    """Those of the semantics."""
    kind: Literal["degree", "probability"] = "degree"
    """What the numbers are."""
    absent: frozenset[str] = frozenset()
    """Claims and relations that were not said yet on the day asked about."""
    errors: Mapping[str, float] = field(default_factory=dict)
    """The standard error of every score that is an estimate, 0 where it is exact; nothing for degrees."""
    high: Mapping[str, float] = field(default_factory=dict)
    """How likely each claim holds, relation fires and source is reliable at most, where a circle may leave such undecided.

    Only chances under `circles="undecided"` have it; the scores themselves say how likely it is at least.
    """
    notes: tuple[str, ...] = ()
    """What a reader should know of how the call was understood, such as that a number given stands as it is."""

    def __getitem__(self, claim_id: str) -> float:
        try:
            return self.final[claim_id]
        except (KeyError, TypeError):
            raise self._unknown(claim_id) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self.final)

    def __len__(self) -> int:
        return len(self.final)

    @property
    def conclusion(self) -> float:
        """The score of the map's one conclusion; a map with none or several raises `MapError`.

        >>> import argmap
        >>> b = argmap.MapBuilder("Umbrella", conclusion="rain")
        >>> rain = b.claim("It will rain", id="rain", prior=0.7)
        >>> b.build().score().conclusion
        0.7
        """
        ids = self.document.conclusion
        if len(ids) != 1:
            named = f"this map has {len(ids)} conclusions: {', '.join(ids)}" if ids else "this map names no conclusion"
            hint = "Ask for one claim: scores['its_id']; `m.conclusion` has the ids."
            raise MapError(Problem(named, hint=hint))
        return self[ids[0]]

    def _ipython_key_completions_(self) -> list[str]:
        return list(self.final)

    def table(self, *, top: int | None = None) -> Table:
        """Return one row a claim, the best supported first; of equal scores the first id first. `top` rows at most.

        >>> import argmap
        >>> b = argmap.MapBuilder("Umbrella")
        >>> rain = b.claim("It will rain", prior=0.7)
        >>> print(b.build().score().table())
        id            kind   base  score  change  text
        it_will_rain  claim  0.70   0.70   +0.00  It will rain
        """
        ranked = sorted(self.final, key=lambda claim_id: (-round(self.final[claim_id], 9), claim_id))
        rows = tuple(self._score_row(claim_id) for claim_id in ranked[:top])
        columns = _SPAN_COLUMNS if self.high else SCORE_COLUMNS
        if not self.errors:
            return Table(columns, rows)
        columns = (*columns[:-2], _ERROR, *columns[-2:])
        return Table(columns, tuple((*row[:-2], self.errors[row[0]], *row[-2:]) for row in rows))

    def diff(self, other: Scores, *, above: float = ROUNDING) -> Table:
        """Return what moved by more than `above` from these scores to the `other`, the largest change first.

        A claim that is in one of the two only comes last, with no change. Of chances that circles leave undecided, the
        change is that of how likely the claim is at least; what moved at most only is there, too.

        >>> import argmap
        >>> b = argmap.MapBuilder("Umbrella")
        >>> rain = b.claim("It will rain", prior=0.7)
        >>> take = b.claim("Take an umbrella", prior=0.1)
        >>> step = b.support([rain], take)
        >>> m = b.build()
        >>> print(m.score().diff(m.score(fix={rain: 0})))
        id                before  after  change  text
        it_will_rain       0.700  0.000  -0.700  It will rain
        take_an_umbrella   0.730  0.100  -0.630  Take an umbrella
        """
        rows = [_diff_row(claim_id, self, other) for claim_id in {**self.final, **other.final}]
        moved = [
            row for row in rows if row[3] is None or abs(row[3]) > above or self._moved_at_most(other, row[0]) > above
        ]
        moved.sort(key=lambda row: (row[3] is None, -abs(row[3] or 0.0), row[0]))
        if not (self.high or other.high):
            return Table(_DIFF_COLUMNS, tuple(moved))
        mine, yours = self.high or self.final, other.high or other.final
        spans = ((*row[:4], mine.get(row[0]), yours.get(row[0]), row[4]) for row in moved)
        return Table(_DIFF_OF_SPANS, tuple(spans))

    def _moved_at_most(self, other: Scores, claim_id: str) -> float:
        """Return how far the chance that a claim has at most moved; 0 where nothing is undecided."""
        if not (self.high or other.high):
            return 0.0
        before, after = (float((one.high or one.final)[claim_id]) for one in (self, other))
        return abs(after - before)

    def agreement(self, labels: Labelled | Mapping[str, str]) -> Answer:
        """Say how far the scores agree with labels (`m.accept()`): what is in should score high, and what is out low.

        It has a row for every claim that is in and scores below 0.5, or is out and scores above it, with what decides its label.

        >>> import argmap
        >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
        >>> take = b.claim("Take an umbrella", id="take", prior=0.9)
        >>> heavy = b.rebut([b.claim("It is heavy", prior=0.3)], take, id="heavy")
        >>> m = b.build()
        >>> print(m.score().agreement(m.accept()).table)
        id           label  score  base  because                   text
        it_is_heavy  in      0.30  0.30  since it is asserted      It is heavy
        take         out     0.63  0.90  since 'heavy' rebuts it   Take an umbrella
        """
        from argmap.answers.labels_beside_scores import labels_beside_scores  # noqa: PLC0415 - it knows scores

        texts = {key: claim.text for key, claim in self.document.claims.items()}
        return labels_beside_scores(self.final, self.base, texts, labels)

    def to_dict(self) -> dict[str, Any]:
        """Return the scores as plain data, ready for JSON: how they were made, and the rows of the table.

        >>> import argmap
        >>> b = argmap.MapBuilder("Umbrella")
        >>> rain = b.claim("It will rain", prior=0.7)
        >>> b.build().score().to_dict()["rows"][0]["score"]
        0.7
        """
        how = {"semantics": self.semantics, "kind": self.kind, "converged": self.converged, "residual": self.residual}
        if "given" in self.parameters:
            how["given"] = dict(self.parameters["given"])
        return {**how, **({"notes": list(self.notes)} if self.notes else {}), "rows": self.table().to_dict()}

    def to_markdown(self) -> str:
        """Return the table in Markdown, in which no letter of the map is markup.

        >>> import argmap
        >>> b = argmap.MapBuilder("Umbrella")
        >>> rain = b.claim("It will rain", prior=0.7)
        >>> print(b.build().score().to_markdown().splitlines()[0])
        | id | kind | base | score | change | text |
        """
        return self.table().to_markdown()

    def to_pandas(self) -> pd.DataFrame:
        """Return the table as a pandas data frame with the claim's id as its index; `ArgmapError` without pandas.

        >>> import argmap
        >>> b = argmap.MapBuilder("Umbrella")
        >>> rain = b.claim("It will rain", prior=0.7)
        >>> float(b.build().score().to_pandas().loc[rain, "score"])
        0.7
        """
        return self.table().to_pandas().set_index("id")

    def within(self, document: Document) -> Scores:
        """Return the same scores, seen through a part of the map only.

        >>> import argmap
        >>> b = argmap.MapBuilder("Two")
        >>> one, two = b.claim("One", prior=0.1), b.claim("Two", prior=0.2)
        >>> m = b.build()
        >>> list(m.score().within(m.document.subset([two])))
        ['two']
        """
        return replace(
            self,
            document=document,
            final=_only(self.final, document.claims),
            base=_only(self.base, document.claims),
            relations=_only(self.relations, document.relations),
            sources=_only(self.sources, document.sources),
            errors=_only(self.errors, document.claims),
            high=_only(self.high, {**document.claims, **document.relations, **document.sources}),
        )

    def __repr__(self) -> str:
        head = "\n".join(self._words())
        return f"{head}\n{self.table(top=_PRINTED)}" + ("\n…" if len(self) > _PRINTED else "")

    def _repr_html_(self) -> str:
        more = [f"{counted(len(self) - _IN_CELL, 'claim')} more: table() has all."] if len(self) > _IN_CELL else []
        words, rest = sentences_in_html(self._words()), without_formulas(sentences_in_html(more)) if more else ""
        return without_formulas(words) + self.table(top=_IN_CELL)._repr_html_() + rest

    def _words(self) -> tuple[str, ...]:
        """Say what was scored how, and what else a reader should know."""
        state = "converged" if self.converged else "did not converge"
        if self.kind == "probability":
            state = how_found(self.parameters)
        meant = "each pair" if self.high else "each number"
        first = f"{self.semantics}, {counted(len(self), 'claim')}, {state}; {meant} is a {self.kind}"
        return (f"{first} at least and at most" if self.high else first, *self.notes)

    def _score_row(self, claim_id: str) -> tuple[Any, ...]:
        claim, base, final = self.document.claims[claim_id], self.base[claim_id], self.final[claim_id]
        if self.high:
            high = self.high[claim_id]
            return (claim_id, claim.kind, base, final, high, high - final, claim.text)
        return (claim_id, claim.kind, base, final, final - base, claim.text)

    def _unknown(self, claim_id: object) -> UnknownIdError:
        document = self.document
        if isinstance(claim_id, tuple | list):
            hint = "That is not one id: ask for one claim at a time, or for scores.conclusion."
            return UnknownIdError(Problem(f"unknown claim {claim_id!r}", hint=hint))
        if not isinstance(claim_id, str) or claim_id not in {*document.claims, *document.relations, *document.sources}:
            return UnknownIdError.from_id(claim_id, self.final)
        if claim_id in document.relations:
            message, hint = "is a relation, not a claim", "Ask scores.relations for its force."
        elif claim_id in document.sources:
            message, hint = "is a source, not a claim", "Ask scores.sources for its reliability."
        elif document.claims[claim_id].kind == "question":
            message, hint = "is a question", "Questions have no score."
        else:
            message, hint = "was not said yet on the day asked about", "Leave out as_of= to score the whole map."
        return UnknownIdError(Problem(f"{claim_id!r} {message}", hint=hint))


def _diff_row(claim_id: str, before: Scores, after: Scores) -> tuple[Any, ...]:
    first, second = before.final.get(claim_id), after.final.get(claim_id)
    document = before.document if first is not None else after.document
    change = None if first is None or second is None else second - first
    return (claim_id, first, second, change, document.claims[claim_id].text)


def _only(values: Mapping[str, float], known: Mapping[str, object]) -> dict[str, float]:
    return {key: value for key, value in values.items() if key in known}
