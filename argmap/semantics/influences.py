"""Influences: how an energy moves a claim from its base score to its score.

Each is written twice, for arrays and for one number: long thin maps are scored claim by claim, where a call of
numpy would cost more than the sum it does. A test holds the two equal.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar, Protocol

import numpy as np

from argmap.maths.segments import EQUAL, Floats

_FAR = 700.0
"""Beyond this e^E nears the end of the range of a float: then the logarithm of the base is added first."""
_MOST = float(np.finfo(np.float64).max)
_LAST = 709.0
"""e to this power is still a float."""

_ZERO, _ONE = np.array(0.0), np.array(1.0)  # numpy takes arrays of its own sooner than numbers


class Influence(Protocol):
    """What every influence can do; base scores and scores lie in [0, 1], and an energy of 0 moves nothing."""

    @property
    def name(self) -> str:
        """The name it is asked for by."""

    def scores(self, base: Floats, energy: Floats) -> Floats:
        """Return the scores, shape (claims,)."""

    def slopes(self, base: Floats, energy: Floats) -> tuple[Floats, Floats, Floats]:
        """Return d score / d base, and d score / d energy as the energy falls and as it rises; each of shape (claims,).

        The energies are those of `Aggregation.balance`. Where there is no kink the last two are one array.
        """

    def score(self, base: float, energy: float) -> float:
        """Return the score of one claim."""


def _kinked(base: Floats, energy: Floats) -> tuple[Floats, Floats]:
    """Return how steeply the energy carries a base towards 0 or 1, as it falls and as it rises: they differ at 0."""
    return np.where(energy > 0, 1.0 - base, base), np.where(energy >= 0, 1.0 - base, base)


def _held_inside(energy: Floats, falling: Floats, rising: Floats) -> tuple[Floats, Floats]:
    """Take the slopes away where an energy, on its way out of [-1, 1], moves nothing."""
    beyond = np.abs(energy) - 1.0
    if not (beyond >= -EQUAL).any():
        return falling, rising
    at_end, out = np.abs(beyond) <= EQUAL, beyond > EQUAL
    return (
        np.where(out | (at_end & (energy < 0)), 0.0, falling),
        np.where(out | (at_end & (energy > 0)), 0.0, rising),
    )


def carried(base: Floats, pull: Floats, out: Floats | None = None) -> Floats:
    """Carry each base score towards 1 by a pull above 0, towards 0 by one below, both in [-1, 1]; the pulls are lost.

    It is w + (1 - w)E or w + wE, written as w(1 - |E|) + max(0, E): that asks nothing of each claim, so it takes fewer
    calls of numpy, and rounding cannot carry it out of [0, 1].

    >>> carried(np.array([0.5, 0.5]), np.array([0.5, -0.5]))
    array([0.75, 0.25])
    """
    score = np.abs(pull)
    np.subtract(_ONE, score, out=score)
    np.multiply(score, base, out=score)
    carried_to: Floats = np.add(score, np.maximum(pull, _ZERO, out=pull), out=out)
    return carried_to


class Linear:
    """w + (1 - w)E if E > 0, else w + wE. Rago, Toni, Aurisicchio, Baroni, KR 2016.

    An energy outside [-1, 1], which only a sum can give, counts as the nearer end.

    >>> Linear().score(0.5, 0.5), Linear().score(0.5, -0.5)
    (0.75, 0.25)
    """

    name: ClassVar[str] = "linear"

    def scores(self, base: Floats, energy: Floats, out: Floats | None = None) -> Floats:
        held = np.maximum(energy, -1.0)
        return carried(base, np.minimum(held, 1.0, out=held), out)

    def slopes(self, base: Floats, energy: Floats) -> tuple[Floats, Floats, Floats]:
        return 1.0 - np.minimum(np.abs(energy), 1.0), *_held_inside(energy, *_kinked(base, energy))

    def score(self, base: float, energy: float) -> float:
        held = min(1.0, max(-1.0, energy))
        return base + ((1.0 - base) if held > 0 else base) * held


@dataclass(frozen=True)
class PMax:
    """w - w h(-E) + (1 - w) h(E), with h(z) = max(0, z)^p / (1 + max(0, z)^p).

    p = 2 is the quadratic energy model of Potyka, KR 2018; p = 1: Mossakowski and Neuhaus 2018; p is at least 1.

    >>> round(PMax(2.0).score(0.5, 0.5), 12), PMax(1.0).score(0.5, -1.0)
    (0.6, 0.25)
    """

    p: float = 2.0
    name: ClassVar[str] = "p-max"

    def scores(self, base: Floats, energy: Floats, out: Floats | None = None) -> Floats:
        if self.p == 2.0:  # noqa: PLR2004 - quadratic_energy, with few calls: (w + max(0, E)^2) / (1 + E^2)
            below, score = energy * energy, np.maximum(energy, _ZERO)
            np.multiply(score, score, out=score)
            moved: Floats = np.divide(np.add(score, base, out=score), np.add(below, _ONE, out=below), out=out)
            return moved
        return carried(base, np.copysign(self._pull(np.abs(energy)), energy), out)

    def slopes(self, base: Floats, energy: Floats) -> tuple[Floats, Floats, Floats]:
        size = np.abs(energy)
        left = 1.0 - self._pull(np.minimum(size, 1.0))
        past = np.maximum(size, 1.0) ** -self.p
        beyond = past / (1.0 + past)
        small, large = self.p * np.minimum(size, 1.0) ** (self.p - 1.0) * left**2, self.p * beyond * (1.0 - beyond)
        steep = np.where(size <= 1.0, small, large / np.maximum(size, 1.0))
        falling, rising = _kinked(base, energy)
        return np.where(size <= 1.0, left, beyond), falling * steep, rising * steep

    def score(self, base: float, energy: float) -> float:
        size = abs(energy)
        pull: float
        if size <= 1.0:
            power = size**self.p
            pull = power / (1.0 + power)
        else:
            pull = 1.0 / (1.0 + size**-self.p)
        return base + ((1.0 - base) if energy > 0 else -base) * pull

    def _pull(self, size: Floats) -> Floats:
        small = np.minimum(size, 1.0) ** self.p
        return np.where(size <= 1.0, small / (1.0 + small), 1.0 / (1.0 + np.maximum(size, 1.0) ** -self.p))


class Euler:
    """1 - (1 - w^2) / (1 + w e^E). Amgoud and Ben-Naim, ECSQARU 2017, IJAR 2018; never below w^2.

    >>> round(Euler().score(0.5, -2.0), 6)
    0.297534
    """

    name: ClassVar[str] = "euler"

    def scores(self, base: Floats, energy: Floats) -> Floats:
        growth = np.exp(np.minimum(energy, _FAR))
        near = base * ((growth + base) / (1.0 + base * growth))  # small bases keep all their digits
        far = energy > _FAR
        if not far.any():
            return near
        growth = np.exp(np.minimum(_log(base) + energy, _FAR))
        return np.where(far, (growth + base * base) / (1.0 + growth), near)

    def slopes(self, base: Floats, energy: Floats) -> tuple[Floats, Floats, Floats]:
        growth = np.exp(np.minimum(energy, _FAR))
        below = 1.0 + base * growth
        share = growth / below / below
        grown = base * share
        far = energy > _FAR
        if far.any():
            power = _log(base) + energy
            whole = 1.0 + np.exp(np.minimum(power, _FAR))
            most = np.where(power > _FAR, 0.0, np.exp(np.minimum(power, _FAR)) / whole / whole)
            with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
                each = np.where(base > 0.0, np.minimum(most / base, _MOST), np.exp(np.minimum(energy, _LAST)))
            below, grown, share = np.where(far, whole, below), np.where(far, most, grown), np.where(far, each, share)
        steep = (1.0 - base) * (1.0 + base) * grown
        return 2.0 * base / below / below + (1.0 + base * base) * np.minimum(share, _MOST / 2), steep, steep

    def score(self, base: float, energy: float) -> float:
        if energy <= _FAR:
            growth = math.exp(energy)
            return base * ((growth + base) / (1.0 + base * growth))
        if base <= 0.0:
            return base
        growth = math.exp(min(math.log(base) + energy, _FAR))
        return (growth + base * base) / (1.0 + growth)


class Logistic:
    """logistic(logit(w) + E): log-odds addition. Potyka, AAAI 2021. A base of 0 or 1 stays what it is.

    >>> Logistic().score(0.5, 0.0), Logistic().score(1.0, -9.0)
    (0.5, 1.0)
    """

    name: ClassVar[str] = "logistic"

    def scores(self, base: Floats, energy: Floats) -> Floats:
        shrink = np.exp(-np.minimum(np.abs(energy), _FAR))
        up = energy > 0
        with np.errstate(invalid="ignore"):
            upper, lower = np.where(up, base, base * shrink), np.where(up, (1.0 - base) * shrink, 1.0 - base)
            score = upper / (upper + lower)
        far = np.abs(energy) > _FAR
        if far.any():
            odds = _odds(base, energy)
            shrink = np.exp(-np.abs(odds))
            score = np.where(far, np.where(odds > 0, 1.0, shrink) / (1.0 + shrink), score)
        return np.where((base <= 0.0) | (base >= 1.0), base, score)

    def slopes(self, base: Floats, energy: Floats) -> tuple[Floats, Floats, Floats]:
        shrink = np.exp(-np.minimum(np.abs(energy), _FAR))
        whole = np.where(energy > 0, base + (1.0 - base) * shrink, base * shrink + (1.0 - base))
        by_base = shrink / whole / whole
        by_energy = base * (1.0 - base) * by_base
        far = np.abs(energy) > _FAR
        if far.any():
            shrink = np.exp(-np.abs(_odds(base, energy)))
            steep = shrink / (1.0 + shrink) ** 2
            with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
                inner = np.minimum(steep / (base * (1.0 - base)), _MOST)
            at_end = np.exp(np.minimum(np.where(base > 0.0, -energy, energy), _LAST))
            ends = (base <= 0.0) | (base >= 1.0)
            by_base = np.where(far, np.where(ends, at_end, inner), by_base)
            by_energy = np.where(far, np.where(ends, 0.0, steep), by_energy)
        return by_base, by_energy, by_energy

    def score(self, base: float, energy: float) -> float:
        if base <= 0.0 or base >= 1.0:
            return base
        if abs(energy) > _FAR:
            odds = math.log(base) - math.log1p(-base) + energy
            shrink = math.exp(-abs(odds))
            return (1.0 if odds > 0 else shrink) / (1.0 + shrink)
        shrink = math.exp(-abs(energy))
        return base / (base + (1.0 - base) * shrink) if energy > 0 else base * shrink / (base * shrink + (1.0 - base))


def _log(base: Floats) -> Floats:
    with np.errstate(divide="ignore"):
        return np.log(base)


def _odds(base: Floats, energy: Floats) -> Floats:
    """Return log(w / (1 - w)) + E."""
    with np.errstate(divide="ignore"):
        return np.log(base) - np.log1p(-base) + energy


class Fraction:
    """w / (1 + max(0, -E)). Besnard and Hunter 2001; weighted: Amgoud, Ben-Naim, Doder, Vesic, IJCAI 2017.

    It knows rebuttals only: an energy above 0 moves nothing.

    >>> Fraction().score(1.0, -1.0)
    0.5
    """

    name: ClassVar[str] = "fraction"

    def scores(self, base: Floats, energy: Floats) -> Floats:
        return base / (1.0 + np.maximum(0.0, -energy))

    def slopes(self, base: Floats, energy: Floats) -> tuple[Floats, Floats, Floats]:
        share = 1.0 / (1.0 + np.maximum(0.0, -energy))
        steep = base * share**2
        return share, np.where(energy <= 0, steep, 0.0), np.where(energy < 0, steep, 0.0)

    def score(self, base: float, energy: float) -> float:
        return base / (1.0 + max(0.0, -energy))


@dataclass(frozen=True)
class Damped:
    """1 + (alpha / N) E, where N is the largest number of rebuttals of one claim. Pu, Luo, Zhang, Luo 2015.

    The base score has no say in it: a claim that nothing speaks against scores 1.

    >>> Damped(alpha=0.5, largest=2).score(0.3, -1.0)
    0.75
    """

    alpha: float = 0.9
    largest: int = 1
    name: ClassVar[str] = "damped"

    def scores(self, base: Floats, energy: Floats) -> Floats:
        return 1.0 + self._share * energy

    def slopes(self, base: Floats, energy: Floats) -> tuple[Floats, Floats, Floats]:
        falling = np.where((energy <= 0) & (self._share * energy > -1.0), self._share, 0.0)
        rising = np.where((energy < 0) & (self._share * energy >= -1.0), self._share, 0.0)
        return np.zeros(len(base)), falling, rising

    def score(self, base: float, energy: float) -> float:
        return 1.0 + self._share * energy

    @property
    def _share(self) -> float:
        return self.alpha / max(1, self.largest)
