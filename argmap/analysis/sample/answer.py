"""`Sample`: how scores spread where priors are uncertain, in words, in tables and as bars."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.answers.answer import Answer
from argmap.answers.estimate import Estimate, mean_of, quantile_of, share_of
from argmap.answers.table import Column, Table
from argmap.answers.text_chart import bar, checked_width, head
from argmap.answers.what_scores_are import PROBABILITY
from argmap.basics.text import counted
from argmap.errors import ParameterError, Problem, UnknownIdError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

    from argmap.analysis.sample.varied import Varied
    from argmap.columns.names import Names
    from argmap.display.theme import Theme

    Floats = NDArray[np.float64]

SHARES = {"p5": 0.05, "p25": 0.25, "p50": 0.5, "p75": 0.75, "p95": 0.95}
"""The quantiles of the table."""
SCORES = (
    Column("id"),
    Column("mean"),
    Column("error", ".4f"),
    Column("sd"),
    *(Column(name) for name in SHARES),
    Column("text"),
)
STILL = 1e-12
"""A score that spreads less than this does not move."""
MOST_BINS = 1000
_AROUND = len("   100%")
"""What stands around a bar in text, but for its name."""


@dataclass(frozen=True, repr=False, eq=False)
class Sample(Answer):
    """How the scores of a map spread where some priors are drawn at random.

    The table has a row for the target and for every claim that was kept and moved, the one that spreads most first:
    the mean and its standard error, the standard deviation, and the quantiles from 5 to 95 in a hundred.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
    >>> rain, take = b.claim("It will rain", id="rain"), b.claim("Take an umbrella", id="take", prior=0.0)
    >>> step = b.support([rain], take)
    >>> found = b.build().sample(priors={"rain": argmap.Beta(8, 2)}, samples=4000)
    >>> found.chance(at_least=0.5)
    Estimate(value=0.978, error=0.002...)
    >>> found.inputs.row("rain")["correlation"]
    1.0
    """

    target: str
    """The id of the claim asked about."""
    n: int
    """How many draws."""
    seed: int
    """The seed of the generator, from which the same draws come again."""
    semantics: str
    """The rule by which each draw was scored."""
    inputs: Table
    """What was drawn: `correlation` is the rank correlation of a claim's prior with the target's score."""
    unsettled: int
    """In how many draws no fixed point was found; their last values are counted as they are."""
    ids: Names
    """The ids of all claims, in the order of `mean` and `sd`."""
    now: Floats
    """The score of every claim with the priors as they are, shape (claims,)."""
    mean: Floats
    """The mean score of every claim, shape (claims,)."""
    sd: Floats
    """The standard deviation of every claim's score, shape (claims,)."""
    scores: Mapping[str, Floats]
    """All scores of the claims that were kept, by id; shape (n,) each."""
    priors: Mapping[str, Floats]
    """All priors that were drawn and kept, by id; shape (n,) each."""

    def estimate(self, claim: str | None = None) -> Estimate:
        """Return the mean score of a claim, the target where none is named, with its standard error.

        Raises `UnknownIdError` for a claim whose draws were not kept, as do the methods below.
        """
        return mean_of(self._draws(claim))

    def quantile(self, at: float, claim: str | None = None) -> Estimate:
        """Return the score below which a share `at` of the draws lies, with its standard error.

        `at` lies between 0 and 1, which are out: anything else raises `ParameterError`.
        """
        if not 0.0 < _number(at) < 1.0:
            raise ParameterError(Problem(f"the quantile is {at!r}", path="at", hint="Give a number between 0 and 1."))
        return quantile_of(self._draws(claim), float(at))

    def present(self, claim: str | None = None) -> float:
        """Return the score of a claim, the target where none is named, with the priors as they are.

        Raises `UnknownIdError` for a claim that is not there.
        """
        at = self.ids.find(self.target if claim is None else claim)
        if at is None:
            raise UnknownIdError.from_id(claim, self.scores)
        return float(self.now[at])

    def chance(self, claim: str | None = None, *, at_least: float = 0.5) -> Estimate:
        """Return in which share of the draws a claim scores so much at least, with its standard error.

        Raises `ParameterError` where `at_least` is no number.
        """
        if math.isnan(_number(at_least)):
            raise ParameterError(Problem(f"at_least is {at_least!r}", path="at_least", hint="Give a number."))
        return share_of(int((self._draws(claim) >= at_least).sum()), self.n)

    def histogram(self, claim: str | None = None, *, bins: int = 15) -> Table:
        """Return in how many draws a claim's score lies in each of `bins` equal parts of its range.

        Each part holds what is `from` it on and below its `to`; the last holds its `to` as well. Where all draws are the
        same there is one. `bins` is from 1 to 1,000: anything else raises `ParameterError`.
        """
        given: object = bins  # whatever a caller passes
        if not isinstance(given, int) or isinstance(given, bool) or not 1 <= given <= MOST_BINS:
            raise ParameterError(
                Problem(f"bins is {bins!r}", path="bins", hint=f"Give a whole number from 1 to {MOST_BINS}.")
            )
        draws = self._draws(claim)
        low, high = float(draws.min()), float(draws.max())
        if high - low <= STILL:
            counts, edges = np.array([len(draws)]), np.array([low, high])
        else:
            counts, edges = np.histogram(draws, bins=bins, range=(low, high))
        cells = edges[:-1].tolist(), edges[1:].tolist(), counts.tolist(), (counts / len(draws)).tolist()
        columns = Column("from", ".3f"), Column("to", ".3f"), Column("draws"), Column("share", ".3f")
        return Table(columns, tuple(zip(*cells, strict=True)), title=f"Scores of {claim or self.target}")

    def in_bars(self) -> str:
        """Return the histogram of the target in plain text."""
        return self.bars()

    def bars(self, claim: str | None = None, *, bins: int = 15, width: int = 80) -> str:
        """Draw the histogram in plain text, in lines of at most `width` columns: the longest bar for the fullest part.

        >>> import argmap
        >>> b = argmap.MapBuilder("One", conclusion="one")
        >>> one = b.claim("One", id="one")
        >>> print(b.build().sample(priors={"one": argmap.Uniform(0, 1)}, samples=10_000).bars(bins=2, width=50))
        Scores of one, in 10,000 draws
        0.000 to 0.500  ============================= 50%
        0.500 to 1.000  ============================= 50%
        """
        columns = checked_width(width)
        table = self.histogram(claim, bins=bins)
        most = max(table.column("draws"))
        lines = head(f"{table.title}, in {self.n:,} draws", columns)
        for row in table:
            name = f"{row['from']:.3f} to {row['to']:.3f}"
            drawn = bar(row["draws"] / most, columns - len(name) - _AROUND)
            lines.append(f"{name}  {drawn}{' ' if drawn else ''}{_whole(row['draws'], self.n)}")
        return "\n".join(lines)

    def plot(
        self,
        ax: Axes | None = None,
        *,
        claim: str | None = None,
        bins: int = 30,
        zoom: bool = True,
        title: str | None = None,
        theme: Theme | str | None = None,
    ) -> Axes:
        """Draw the histogram of the target, or of the claim that is named, and return matplotlib's axes.

        `ax` takes axes of yours. `zoom=False` shows all scores from 0 to 1. `theme` is `"light"` or `"dark"`; without
        one the colours go with your own settings. It needs `argmap[plots]`.

        >>> import argmap
        >>> b = argmap.MapBuilder("One", conclusion="one")
        >>> one = b.claim("One", id="one")
        >>> b.build().sample(priors={"one": argmap.Uniform(0, 1)}, samples=1000).plot().get_title(loc="left")
        "What uncertain priors leave open about 'one'"
        """
        from argmap.plots import plot_sample  # noqa: PLC0415 - only loaded when something is drawn

        return plot_sample(self, ax, claim=claim, bins=bins, zoom=zoom, title=title, theme=theme)

    def to_dict(self) -> dict[str, Any]:
        """Return the words, the tables and what was asked as plain data; the draws themselves are in `scores`."""
        return {
            "words": list(self.words), "target": self.target, "n": self.n, "seed": self.seed,
            "semantics": self.semantics, "unsettled": self.unsettled, "inputs": self.inputs.to_dict(),
            "rows": self.table.to_dict(),
        }  # fmt: skip

    def _draws(self, claim: str | None) -> Floats:
        name = self.target if claim is None else claim
        asked: object = name  # whatever a caller passes
        if isinstance(asked, str) and asked in self.scores:
            return self.scores[asked]
        if isinstance(asked, str) and self.ids.find(asked) is not None:
            message = f"of {name!r} no scores were kept, only their mean and standard deviation"
            raise UnknownIdError(Problem(message, hint=f"Sample again with keep=[{name!r}]."))
        raise UnknownIdError.from_id(name, self.scores)


def score_rows(
    names: Sequence[str], texts: Sequence[str], scores: Floats, *, first: str, top: int | None
) -> tuple[tuple[Any, ...], ...]:
    """Return the rows of claims that move, the one asked about first, of no more than `top`; `scores` has shape (draws, claims)."""
    spread = (scores.std(axis=0, ddof=1) if len(scores) > 1 else np.zeros(scores.shape[1])).tolist()
    moving = [at for at, name in enumerate(names) if name == first or spread[at] > STILL]
    moving.sort(key=lambda at: (names[at] != first, -round(spread[at], 9), names[at]))
    rows = []
    for at in moving[:top]:
        own = scores[:, at]
        value, error = mean_of(own) if len(own) > 1 else Estimate(float(own[0]), None)  # type: ignore[arg-type]  # one draw tells no error
        quantiles = np.quantile(own, list(SHARES.values())).tolist()
        rows.append((names[at], value, error, spread[at], *quantiles, texts[at]))
    return tuple(rows)


def sample_words(
    target: str, draws: Floats, inputs: Table, varied: Varied, unsettled: int, semantics: str
) -> tuple[str, ...]:
    """Say what was found, and what it means."""
    number, drawn = varied.number, len(varied.positions)
    low, high = np.quantile(draws, [0.05, 0.95]).tolist()
    spread = (
        f"In {counted(number, 'draw')} of {counted(drawn, 'prior')}, the score of {target!r} is {draws.mean():.2f} on "
        f"average, and from {low:.2f} to {high:.2f} in nine draws of ten."
    )
    words = [spread, _high(int((draws >= 0.5).sum()), number)]  # noqa: PLR2004 - half
    if unsettled:
        words.append(
            f"In {counted(unsettled, 'draw')} no fixed point was found; the last values are counted as they are."
        )
    words.append(_goes_with(inputs, number, drawn))
    is_chance = semantics == PROBABILITY
    words.append(
        "Priors are drawn independently of one another. What spreads here is what was said about them: each score is "
        f"{'a chance of the map' if is_chance else 'a degree'}, and a share of draws is not the chance that the claim is true."
    )
    return tuple(words)


def _high(count: int, number: int) -> str:
    """Say in how many draws the score is 0.5 or more, with as many digits as the error has.

    Of none and of all a bound is told: in 3 / n at most it is otherwise, 19 times in 20 (the rule of three).

    >>> _high(0, 1_000), _high(25, 1_000)
    ('It is 0.5 or more in none of them: in at most 0.3% if one drew on.', 'It is 0.5 or more in 2.5% of them, ± 0.5%.')
    >>> _high(1, 10_000)
    'It is 0.5 or more in 0.01% of them, ± 0.02%.'
    """
    if count in {0, number}:
        most = min(1.0, 3 / number)
        if count:
            return f"It is 0.5 or more in all of them: in at least {1 - most:.{_digits(most)}%} if one drew on."
        return f"It is 0.5 or more in none of them: in at most {most:.{_digits(most)}%} if one drew on."
    chance = share_of(count, number)
    digits = _digits(chance.error)
    return f"It is 0.5 or more in {chance.value:.{digits}%} of them, ± {chance.error:.{digits}%}."


def _digits(error: float) -> int:
    """Return after how many digits of a percentage an error is told apart from none; one at least."""
    return max(1, -math.floor(math.log10(error * 100)))


def _goes_with(inputs: Table, number: int, drawn: int) -> str:
    noise = 2.0 / np.sqrt(max(1, number - 1))
    ranked = [(row["id"], row["correlation"]) for row in inputs if row["correlation"] is not None]
    strong = [f"{name!r} ({value:+.2f})" for name, value in ranked if abs(value) > noise]
    kept = "" if len(inputs) == drawn else f" Of the {drawn:,} priors, {len(inputs):,} were kept to tell."
    if not strong:
        return f"It goes with none of the priors more than chance may do (rank correlation below {noise:.2f}).{kept}"
    return (
        f"By rank correlation it goes most with {', '.join(strong[:3])}; what is below {noise:.2f} may be chance.{kept}"
    )


def _whole(count: int, number: int) -> str:
    """Return a share in whole percent; of few, but some, that it is less than one.

    >>> _whole(1, 1_000), _whole(0, 1_000), _whole(250, 1_000)
    ('<1%', '0%', '25%')
    """
    said = f"{count / number:.0%}"
    return "<1%" if count and said == "0%" else said


def _number(given: object) -> float:
    """Return a number, NaN for what is none."""
    number = isinstance(given, int | float | np.number) and not isinstance(given, bool)
    return float(given) if number else math.nan  # type: ignore[arg-type]  # it is a number
