"""Influences: how an energy moves a claim from its base score to its score.

Each is written twice, for arrays and for one number: long thin maps are scored claim by claim, where a call of
numpy would cost more than the sum it does. A test holds the two equal.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar, Protocol

import numpy as np

from argmap.semantics.segments import Floats

_LARGEST = 700.0
"""Beyond this, e^E leaves the range of a float and the score is at its limit to the last digit."""


_ZERO, _ONE = np.array(0.0), np.array(1.0)  # numpy takes arrays of its own sooner than numbers


class Influence(Protocol):
    """What every influence can do; base scores and scores lie in [0, 1], and an energy of 0 moves nothing."""

    @property
    def name(self) -> str:
        """The name it is asked for by."""

    def scores(self, base: Floats, energy: Floats) -> Floats:
        """Return the scores, shape (claims,)."""

    def slopes(self, base: Floats, energy: Floats) -> tuple[Floats, Floats]:
        """Return d score / d base and d score / d energy, each of shape (claims,)."""

    def score(self, base: float, energy: float) -> float:
        """Return the score of one claim."""


def _kink(base: Floats, energy: Floats) -> Floats:
    """Return the slope on the side where the energy lies; at 0 the mean of both sides, as a central difference gives."""
    return np.where(energy > 0, 1.0 - base, np.where(energy < 0, base, 0.5))


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

    def slopes(self, base: Floats, energy: Floats) -> tuple[Floats, Floats]:
        held = np.clip(energy, -1.0, 1.0)
        return 1.0 - np.abs(held), np.where(np.abs(energy) <= 1.0, _kink(base, held), 0.0)

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

    def slopes(self, base: Floats, energy: Floats) -> tuple[Floats, Floats]:
        size = np.abs(energy)
        pull = self._pull(size)
        if self.p == 1.0:
            return 1.0 - pull, _kink(base, energy) * (1.0 - pull) ** 2
        steep = self.p * pull * (1.0 - pull) / np.where(size > 0, size, 1.0)
        return 1.0 - pull, np.where(energy > 0, 1.0 - base, base) * steep

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
        return 1.0 - (1.0 - base**2) / (1.0 + base * np.exp(np.minimum(energy, _LARGEST)))

    def slopes(self, base: Floats, energy: Floats) -> tuple[Floats, Floats]:
        growth = np.exp(np.minimum(energy, _LARGEST))
        below = 1.0 + base * growth
        steep = (1.0 - base**2) * (growth / below) / below
        return 2.0 * base / below + steep, base * steep

    def score(self, base: float, energy: float) -> float:
        return 1.0 - (1.0 - base**2) / (1.0 + base * math.exp(min(energy, _LARGEST)))


class Logistic:
    """logistic(logit(w) + E): log-odds addition. Potyka, AAAI 2021. A base of 0 or 1 stays what it is.

    >>> Logistic().score(0.5, 0.0), Logistic().score(1.0, -9.0)
    (0.5, 1.0)
    """

    name: ClassVar[str] = "logistic"

    def scores(self, base: Floats, energy: Floats) -> Floats:
        upper, lower = self._odds(base, energy)
        with np.errstate(invalid="ignore"):
            return np.where((base <= 0.0) | (base >= 1.0), base, upper / (upper + lower))

    def slopes(self, base: Floats, energy: Floats) -> tuple[Floats, Floats]:
        shrink = np.exp(-np.minimum(np.abs(energy), _LARGEST / 2))
        whole = np.where(energy > 0, base + (1.0 - base) * shrink, base * shrink + (1.0 - base))
        steep = shrink / whole**2
        return steep, base * (1.0 - base) * steep

    def score(self, base: float, energy: float) -> float:
        if base <= 0.0 or base >= 1.0:
            return base
        shrink = math.exp(-abs(energy))
        return base / (base + (1.0 - base) * shrink) if energy > 0 else base * shrink / (base * shrink + 1.0 - base)

    @staticmethod
    def _odds(base: Floats, energy: Floats) -> tuple[Floats, Floats]:
        shrink = np.exp(-np.abs(energy))
        return np.where(energy > 0, base, base * shrink), np.where(energy > 0, (1.0 - base) * shrink, 1.0 - base)


class Fraction:
    """w / (1 + max(0, -E)). Besnard and Hunter 2001; weighted: Amgoud, Ben-Naim, Doder, Vesic, IJCAI 2017.

    It knows rebuttals only: an energy above 0 moves nothing.

    >>> Fraction().score(1.0, -1.0)
    0.5
    """

    name: ClassVar[str] = "fraction"

    def scores(self, base: Floats, energy: Floats) -> Floats:
        return base / (1.0 + np.maximum(0.0, -energy))

    def slopes(self, base: Floats, energy: Floats) -> tuple[Floats, Floats]:
        share = 1.0 / (1.0 + np.maximum(0.0, -energy))
        return share, np.where(energy <= 0, base * share**2, 0.0)

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

    def slopes(self, base: Floats, energy: Floats) -> tuple[Floats, Floats]:
        return np.zeros(len(base)), np.full(len(base), self._share)

    def score(self, base: float, energy: float) -> float:
        return 1.0 + self._share * energy

    @property
    def _share(self) -> float:
        return self.alpha / max(1, self.largest)
