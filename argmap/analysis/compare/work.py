"""Two readers of one map disagree: about what, and which of it matters for the conclusion?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from argmap.analysis.compare.credences import SECTIONS, Credences
from argmap.analysis.compare.words import Pair, Swap, in_words
from argmap.analysis.target import named_target
from argmap.answers.answer import Answer
from argmap.answers.table import Column, Table
from argmap.arrays.choices import Choices
from argmap.arrays.kept_priors import kept_priors
from argmap.errors import ParameterError, Problem

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from argmap.answers.scores import Scores
    from argmap.display.theme import Theme
    from argmap.model.document import Document
    from argmap.scoring.asked import Asked
    from argmap.scoring.how import How
    from argmap.scoring.network_core import NetworkCore

MOST_PAIRED = 60
"""Pairs are tried among so many items, those whose single swap does most; 60 of them make 1770 pairs."""
_COLUMNS = (
    Column("id"), Column("sort"), Column("mine"), Column("theirs"), Column("closes", "+.3f"),
    Column("from_theirs", "+.3f"), Column("text"),
)  # fmt: skip
_PAIR_COLUMNS = (Column("first"), Column("second"), Column("closes", "+.3f"), Column("interaction", "+.3f"))
SORTS = {"prior": "claim", "strength": "relation", "reliability": "source"}
_SAME = 1e-12
"""Numbers nearer to each other than this are the same one, rounded."""
Numbers = dict[tuple[str, str], float]
"""What a reader holds, by what the number is (prior, strength, reliability) and whose it is."""


@dataclass(frozen=True, repr=False, eq=False)
class Comparison(Answer):
    """What two readers make of a map, and which of their differences makes the gap between them."""

    target: str
    """The claim that is asked about."""
    names: tuple[str, str]
    """What the two readers are called."""
    semantics: str
    """The rule by which both were scored."""
    mine: float
    """Its score by the first reader's numbers."""
    theirs: float
    """Its score by the second reader's numbers."""
    pairs: Table
    """What agreeing on two things at once would close; `interaction` is how much more than both singly."""
    agreed: tuple[str, ...]
    """What both or either gave a number for, and do not differ about by more than the tolerance."""
    idle: tuple[str, ...]
    """What they differ about by more than that, and agreeing on it alone would not move the conclusion."""
    converged: bool
    """Whether every scoring came to a fixed point."""

    @property
    def gap(self) -> float:
        """How much higher the second reader's score is; negative where it is lower."""
        return self.theirs - self.mine

    def plot(self, ax: Axes | None = None, *, title: str | None = None, theme: Theme | str | None = None) -> Axes:
        """Draw both readers' numbers, row by row, and return matplotlib's axes; `ax` takes axes of yours.

        First comes the conclusion, then what closes most of the gap. `theme` is `"light"` or `"dark"`; without one the
        colours go with your own settings. It needs `argmap[plots]`.

        >>> import argmap
        >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
        >>> rain, take = b.claim("It will rain", id="rain"), b.claim("Take one", id="take", prior=0.1)
        >>> step = b.support([rain], take)
        >>> b.build().compare({"rain": 0.9}, {"rain": 0.4}).plot().get_title(loc="left")
        "Where two readers differ about 'take'"
        """
        from argmap.plots import plot_comparison  # noqa: PLC0415 - only loaded when something is drawn

        return plot_comparison(self, ax, title=title, theme=theme)


def compare(
    asked: Asked,
    mine: Credences | Mapping[str, float],
    theirs: Credences | Mapping[str, float],
    how: How,
    *,
    target: str | int | None = None,
    tolerance: float = 0.05,
    top: int | None = 10,
) -> Comparison:
    """Score the conclusion by each reader's numbers, and find the items whose swap closes most of the gap.

    A swap gives the first reader the second one's number for one item, or for two; what it `closes` is the gap before
    minus the gap after, in points of score, and is negative where the swap drives them further apart.
    `from_theirs` is the same with the second reader giving way. Each single swap is tried, and all pairs
    among the 60 items that do most; with D items that is 2 D + D (D - 1) / 2 scorings of the map. What a reader
    gives no number for is as the map has it. Swaps do not add up: all of them together close the gap exactly.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
    >>> rain, take = b.claim("It will rain", id="rain"), b.claim("Take one", id="take", prior=0.1)
    >>> step = b.support([rain], take)
    >>> found = b.build().compare({"rain": 0.9}, {"rain": 0.4})
    >>> round(found.mine, 2), round(found.theirs, 2), round(found.row("rain")["closes"], 2)
    (0.91, 0.46, 0.45)
    """
    reading = asked.under(**how)
    document = reading.document
    chosen = named_target(document, reading.name(target))
    readers = _reader("mine", mine), _reader("theirs", theirs)
    given = [_given(reader.for_document(document)) for reader in readers]
    scorer = _Scorer(asked, how, chosen)
    items = sorted({**given[0], **given[1]}, key=lambda key: SECTIONS.index(key[0]))
    first, second = (_numbers(document, scorer, one, items) for one in given)
    here, there = scorer.scores(given)
    swaps = _swaps(scorer, (given[0], first), (given[1], second), here, there)
    swaps.sort(key=lambda one: (-round(one.closes, 9), one.id))
    pairs = _pairs(scorer, given[0], swaps, abs(there - here), there)
    agreed = tuple(key[1] for key in first if abs(first[key] - second[key]) <= tolerance)
    idle = tuple(one.id for one in swaps if abs(one.mine - one.theirs) > tolerance and one.idle)
    columns = reading.network.columns
    notes = [kept_priors(columns, Choices(prior=one.prior, reliability=one.reliability)) for one in readers]
    rows = tuple((one.id, SORTS[one.section], *one[2:], _text(document, one)) for one in swaps[:top])
    return Comparison(
        words=(
            *in_words(_names(*readers), chosen, (here, there), swaps, pairs, (len(agreed), len(idle)), tolerance),
            *dict.fromkeys(line for lines in notes for line in lines),
        ),
        table=Table(_COLUMNS, rows),
        target=chosen,
        names=_names(*readers),
        semantics=reading.rule.name,
        mine=here,
        theirs=there,
        pairs=Table(_PAIR_COLUMNS, tuple(pairs[:top])),
        agreed=agreed,
        idle=idle,
        converged=scorer.converged,
    )


def _swaps(
    scorer: _Scorer, mine: tuple[Numbers, Numbers], theirs: tuple[Numbers, Numbers], here: float, there: float
) -> list[Swap]:
    """Let one reader take the other's number, and the other way round, for one item after the other.

    Of each reader come the numbers that are given, and those that so hold for all that is looked at.
    """
    left = abs(there - here)
    (given, first), (other, second) = mine, theirs
    items = [key for key in first if abs(first[key] - second[key]) > _SAME]
    closes = [left - abs(there - score) for score in scorer.scores([given | {key: second[key]} for key in items])]
    back = [left - abs(here - score) for score in scorer.scores([other | {key: first[key]} for key in items])]
    return [Swap(*key, first[key], second[key], *both) for key, *both in zip(items, closes, back, strict=True)]


def _pairs(scorer: _Scorer, given: Numbers, swaps: Sequence[Swap], left: float, there: float) -> list[Pair]:
    """Let the first reader take two of the second one's numbers at once: every two of the items that do most."""
    most = sorted(swaps, key=lambda one: -round(abs(one.closes), 9))[:MOST_PAIRED]
    couples = list(combinations([one for one in swaps if one in most], 2))
    scores = scorer.scores([given | {one[:2]: one.theirs for one in couple} for couple in couples])
    pairs = []
    for (one, two), score in zip(couples, scores, strict=True):
        closes = left - abs(there - score)
        pairs.append(Pair(one.id, two.id, closes, closes - one.closes - two.closes))
    return sorted(pairs, key=lambda pair: (-round(pair.closes, 9), pair.first, pair.second))


def _reader(argument: str, given: object) -> Credences:
    if isinstance(given, Credences):
        return given
    if isinstance(given, Mapping):
        return Credences(given)
    hint = "Give Credences, or a mapping from claim to number."
    raise ParameterError(Problem(f"{argument} is {given!r}", path=argument, hint=hint))


def _given(reader: Credences) -> Numbers:
    """Return the numbers that a reader gives."""
    return {(section, name): value for section in SECTIONS for name, value in getattr(reader, section).items()}


def _numbers(document: Document, scorer: _Scorer, given: Numbers, asked: Sequence[tuple[str, str]]) -> Numbers:
    """Return one reader's number for everything that either of the two gives one for.

    A base score that is not given is what the map's sources make of it under the reader's other numbers.
    """
    base: Mapping[str, float] | None = None
    found: Numbers = {}
    for section, name in asked:
        if (section, name) in given:
            found[section, name] = given[section, name]
        elif section == "prior":
            base = scorer.base(given) if base is None else base
            found[section, name] = base[name]
        else:
            stated = document.relations[name].strength if section == "strength" else document.sources[name].reliability
            found[section, name] = 1.0 if stated is None else stated
    return found


class _Scorer:
    """Scores the one claim under many sets of numbers: by one batched pass unless reliabilities differ."""

    def __init__(self, asked: Asked, how: How, target: str) -> None:
        self.asked, self.how, self.target = asked, how, target
        self.reading = asked.under(**how)
        self.converged = True

    def scores(self, scenarios: Sequence[Numbers]) -> list[float]:
        """Return the claim's score in every scenario."""
        sources = any(section == "reliability" for scenario in scenarios for section, _ in scenario)
        if not sources and len(scenarios) > 1:
            return self._batched(self.reading.network, scenarios)
        return [self._single(scenario) for scenario in scenarios]

    def base(self, scenario: Numbers) -> Mapping[str, float]:
        """Return the base scores of all claims in a scenario."""
        return self._scored(scenario).base

    def _single(self, scenario: Numbers) -> float:
        return self._scored(scenario)[self.target]

    def _scored(self, scenario: Numbers) -> Scores:
        words: Any = {**self.how}
        given: dict[str, dict[str, float]] = {section: {**(words.get(section) or {})} for section in SECTIONS}
        for (section, name), value in scenario.items():
            given[section][name] = value
        words |= {section: values for section, values in given.items() if values}
        scores = self.asked.under(**words).named_scores
        self.converged &= scores.converged
        return scores

    def _batched(self, network: NetworkCore, scenarios: Sequence[Numbers]) -> list[float]:
        import numpy as np  # noqa: PLC0415 - as elsewhere: loading a map needs no numpy

        place = {name: at for at, name in enumerate(network.ids)}
        priors = np.tile(network.base, (len(scenarios), 1))
        strengths: list[dict[str | int, float]] = [{} for _ in scenarios]
        for row, own_strengths, scenario in zip(priors, strengths, scenarios, strict=True):
            for (section, name), value in scenario.items():
                if section == "prior":
                    row[place[name]] = value
                else:
                    own_strengths[name] = value
        batch = network.score_many(
            priors, self.reading.rule, strength=strengths if any(strengths) else None,
            targets=[self.target], on_divergence="return",
        )  # fmt: skip
        self.converged &= bool(batch.converged.all())
        return [float(score) for score in batch.final[:, 0]]


def _text(document: Document, item: Swap) -> str:
    if item.section == "prior":
        return document.claims[item.id].text
    if item.section == "reliability":
        return document.sources[item.id].name or item.id
    relation = document.relations[item.id]
    return f"{' + '.join(relation.premises)} {relation.type} {relation.target}"


def _names(mine: Credences, theirs: Credences) -> tuple[str, str]:
    if mine.name != theirs.name:
        return mine.name, theirs.name
    return f"{mine.name} 1", f"{theirs.name} 2"
