"""Accounts in sentences: where a claim starts, what each relation adds, what weakens or backs a step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.basics.text import listed, one_line
from argmap.maths.hundredths import printed_parts
from argmap.model.ids import VERBS, relation_word

if TYPE_CHECKING:
    from argmap.analysis.explain.accounts import Entry, Grounds
    from argmap.analysis.explain.parts import Account, Part
    from argmap.arrays.compile.restated import Step

_OF_DERIVED = "the map's default prior of claims with reasons"
_APART = 0.0005
"""Numbers that differ by less are told as one."""


class Teller:
    """Tells what an explanation has found, in sentences in which no letter of a map does harm to a terminal."""

    def __init__(self, grounds: Grounds) -> None:
        self._grounds, self._scores = grounds, grounds.scores
        self._resting, self._restated = grounds.resting, grounds.restated

    def head(self, entry: Entry) -> str:
        """Name a claim: its id, its score, its text; or where it is explained."""
        name = f"{entry.claim} {self._scores[entry.claim]:.2f}"
        if entry.account is None:
            return f"{name}: see {'above' if entry.above else 'below'}."
        return f"{name}: {one_line(self._grounds.document.claims[entry.claim].text)}"

    def sentences(self, account: Account) -> list[str]:
        """Tell how a claim comes by its score, in one sentence or a few."""
        if account.held:
            return [f"Held at {account.score:.2f}, whatever bears on it."]
        found = [self._sum(account) if account.parts else f"Nothing bears on it; {self._base(account)}."]
        if account.parts and abs(account.base - self._prior(account.claim)) >= _APART:
            found.append(f"{_capital(self._base(account))}.")
        if abs(account.start - account.base) >= _APART:
            found.append(
                f"It does not start at its base {account.base:.2f}: under {self._scores.semantics!r}, "
                f"what nothing bears on stands at {account.start:.2f}."
            )
        again = self._restated.get(account.claim, [])
        if again:
            found.append(f"Said again as {listed(again)}, which adds no weight.")
        return found

    def _sum(self, account: Account) -> str:
        numbers = printed_parts(account.start, [part.part for part in account.parts], account.score)
        told = [f"{number} from {self.part(part)}" for number, part in zip(numbers, account.parts, strict=True)]
        start = f"{account.start:.2f}"
        if self._is_derived(account.claim) and abs(account.start - self._prior(account.claim)) < _APART:
            start += f", {_OF_DERIVED}"
        return f"Starts at {start}; {'; '.join(told)}: {account.score:.2f}."

    def part(self, part: Part) -> str:
        """Name a relation and say what its force is made of.

        The name is its id; one without an id of its own is called after its only premise.
        """
        step, relation = self._grounds.steps[part.relation], self._grounds.document.relations[part.relation]
        said = [listed(f"{premise} {self._scores[premise]:.2f}" for premise in step.premises)]
        if len(step.premises) > 1 and self._grounds.join != "product":
            said.append("the weakest counts" if self._grounds.join == "min" else "their mean counts")
        if step.strength < 1:
            said.append(f"strength {step.strength:.2f}")
        for other in self._grounds.aimed.get(step.id, ()):
            verb = "backed by" if other.type == "support" else "weakened by"
            said.append(f"{verb} '{self._name(other)}' {self._scores.relations[other.id]:.2f}")
        if not relation.certain:
            said.append("not certain")
        return f"'{self._name(step)}' ({', '.join(said)})"

    def _name(self, step: Step[str]) -> str:
        relation = self._grounds.document.relations[step.id]
        made = relation_word(relation.premises, VERBS[relation.type], relation.target)
        unnamed = step.id == made or step.id.startswith(f"{made}.")
        return step.premises[0] if unnamed and len(step.premises) == 1 else step.id

    def _base(self, account: Account) -> str:
        prior = self._prior(account.claim)
        claim = self._grounds.document.claims[account.claim]
        word = "the map's default prior" if claim.kind == "question" or claim.prior is None else "its prior"
        if self._is_derived(account.claim):
            word = _OF_DERIVED
        if abs(account.base - prior) < _APART:
            return f"{account.base:.2f} is {word}"
        named = list(dict.fromkeys(one.source for one in self._resting.get(account.claim, [])))
        trusted = max(named, key=lambda source: self._scores.sources[source])
        best = (
            f"its source '{trusted}' is"
            if len(named) == 1
            else f"the best of its {len(named)} sources, '{trusted}', is"
        )
        return (
            f"its base {account.base:.2f} is {word} {prior:.2f} times what {best} relied on, "
            f"{self._scores.sources[trusted]:.2f}"
        )

    def _is_derived(self, claim: str) -> bool:
        """Say whether a claim starts where the map says that claims with reasons do."""
        document = self._grounds.document
        silent = document.claims[claim].kind != "question" and getattr(document.claims[claim], "prior", None) is None
        return silent and document.defaults.derived is not None and claim in document.supported

    def _prior(self, claim: str) -> float:
        return self._grounds.document.prior_of(claim)


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
