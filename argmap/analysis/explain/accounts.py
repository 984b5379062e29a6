"""The accounts of a claim and of what it rests on, down to a depth: which come, and in which order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from argmap.analysis.explain.parts import Account, account_of
from argmap.arrays.compile.restated import Step, counted_steps
from argmap.model.hearing import resting
from argmap.model.originals import originals

if TYPE_CHECKING:
    from argmap.answers.scores import Scores
    from argmap.model.document import Document
    from argmap.model.sources import Attribution
    from argmap.scoring.reading import Reading
    from argmap.semantics import Semantics


@dataclass(frozen=True)
class Entry:
    """One claim in an explanation: how deep it stands, and what is said of it there."""

    depth: int
    claim: str
    account: Account | None = None
    """None where it is explained elsewhere: above, or below."""
    above: bool = False


@dataclass(frozen=True, eq=False)
class Grounds:
    """A scored document, and what bears on what in it, restatements counted once."""

    document: Document
    scores: Scores
    rule: Semantics
    """Bound to the map."""
    held: frozenset[str]
    join: str
    """How the scores of linked premises meet."""
    strength: Mapping[str, float]
    """Strengths that replace those of the map."""

    @cached_property
    def originals(self) -> dict[str, str]:
        """For every claim the one that it restates in the end."""
        return originals(self.document)

    @cached_property
    def steps(self) -> Mapping[str, Step[str]]:
        """The relations that count, their premises and targets as originals."""
        return counted_steps(self.document, self.scores.relations, self.strength)

    @cached_property
    def aimed(self) -> Mapping[str, list[Step[str]]]:
        """For every claim, relation and source the steps aimed at it."""
        aimed: dict[str, list[Step[str]]] = defaultdict(list)
        for step in self.steps.values():
            aimed[step.target].append(step)
        return aimed

    @cached_property
    def resting(self) -> Mapping[str, Sequence[Attribution]]:
        """For every claim that rests on what sources say the attributions that count for it."""
        return resting(self.document)

    @cached_property
    def restated(self) -> Mapping[str, Sequence[str]]:
        """For every claim that is said again the claims that do so."""
        found: dict[str, list[str]] = defaultdict(list)
        for claim, original in self.originals.items():
            if claim != original:
                found[original].append(claim)
        return found

    @cached_property
    def _accounts(self) -> dict[str, Account]:
        return {}

    def account(self, claim: str) -> Account:
        """Split the score of one claim among the relations that bear on it; it is kept."""
        if claim not in self._accounts:
            self._accounts[claim] = self._account(claim)
        return self._accounts[claim]

    def _account(self, claim: str) -> Account:
        score, base = self.scores[claim], self.scores.base[claim]
        if claim in self.held:
            return Account(claim, base, score, score, (), held=True)
        return account_of(claim, base, score, self.aimed.get(claim, ()), self.scores.relations, self.rule)

    def below(self, account: Account) -> list[str]:
        """Return the claims that stand below one: the premises of its relations, then of what is aimed at these."""
        steps = [self.steps[part.relation] for part in account.parts]
        aimed = [step for one in steps for step in self.aimed.get(one.id, ())]
        return list(dict.fromkeys(premise for step in (*steps, *aimed) for premise in step.premises))


def entries(grounds: Grounds, claim: str, *, depth: int) -> Iterator[Entry]:
    """Yield the claim and what stands below it, each before what stands below it in turn, `depth` levels in all.

    A claim is explained once, where it first comes at its least depth; elsewhere only its name comes.

    >>> import argmap
    >>> b = argmap.MapBuilder("Ring")
    >>> one, two = b.claim("One"), b.claim("Two")
    >>> steps = b.rebut(one, two), b.rebut(two, one)
    >>> grounds = grounds_of(b.build().under())
    >>> [(entry.depth, entry.claim, entry.account is None) for entry in entries(grounds, "one", depth=3)]
    [(0, 'one', False), (1, 'two', False), (2, 'one', True)]
    """
    accounts, level = _levels(grounds, claim, depth)
    told: set[str] = set()
    waiting = [(0, claim)]
    while waiting:
        at, name = waiting.pop()
        if name in told or level[name] < at:
            yield Entry(at, name, above=name in told)
            continue
        told.add(name)
        yield Entry(at, name, accounts[name])
        if at + 1 < depth:
            waiting.extend((at + 1, other) for other in grounds.below(accounts[name])[::-1])


def _levels(grounds: Grounds, claim: str, depth: int) -> tuple[dict[str, Account], dict[str, int]]:
    """Return the accounts of the claims within a depth, and the least depth at which each stands."""
    accounts: dict[str, Account] = {}
    level = {claim: 0}
    current = [claim]
    for at in range(depth):
        for name in current:
            accounts[name] = grounds.account(name)
        if at + 1 == depth:
            break
        found = dict.fromkeys(other for name in current for other in grounds.below(accounts[name]))
        current = [name for name in found if name not in level]
        if not current:
            break
        level.update(dict.fromkeys(current, at + 1))
    return accounts, level


def grounds_of(reading: Reading) -> Grounds:
    """Keep what explanations need of a map that is read under one way of scoring.

    >>> import argmap
    >>> b = argmap.MapBuilder("One")
    >>> one = b.claim("A claim", prior=0.3)
    >>> grounds_of(b.build().under()).account(one).score
    0.3
    """
    if "explain" not in reading.kept:
        reading.kept["explain"] = _grounds(reading)
    found: Grounds = reading.kept["explain"]
    return found


def _grounds(reading: Reading) -> Grounds:
    reading.settled()
    arrays, choices = reading.network.arrays, reading.network.choices
    join = reading.rule.join or arrays.join
    return Grounds(
        reading.document, reading.named_scores, reading.rule.bound(arrays.most_rebuttals),
        frozenset(choices.fix), join, choices.strength,
    )  # fmt: skip
