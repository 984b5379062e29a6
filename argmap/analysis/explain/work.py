"""Why does a claim stand where it stands? From its start, part by part, to its score; and the same for what it rests on."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from argmap.analysis.explain.accounts import Entry, Grounds, entries, grounds_of
from argmap.analysis.explain.parts import Account
from argmap.analysis.explain.words import Teller
from argmap.analysis.target import named_target
from argmap.answers.answer import Answer
from argmap.answers.nested import Item, as_html, as_markdown, as_text
from argmap.answers.room import room
from argmap.answers.table import Column, Table
from argmap.basics.text import without_formulas
from argmap.errors import ParameterError, Problem

if TYPE_CHECKING:
    from argmap.scoring.reading import Reading

_COLUMNS = (Column("relation"), Column("target"), Column("force"), Column("part", "+.4f"))
_ERROR = Column("error", ".4f")


@dataclass(frozen=True, repr=False, eq=False)
class Explanation(Answer):
    """Where a claim's score comes from: its start and the part of each relation, which make the score together.

    It prints as sentences, those of the premises indented below. The table has a row for every relation that was told of.

    >>> import argmap
    >>> b = argmap.MapBuilder("Mill Street", conclusion="close")
    >>> close, safer = b.claim("Close it.", id="close", prior=0.5), b.claim("It is safer.", id="safer", prior=0.5)
    >>> step = b.support(safer, close)
    >>> explanation = b.build().explain()
    >>> explanation.start, explanation.score, explanation.row("safer.supports.close")["part"]
    (0.5, 0.75, 0.25)
    """

    target: str
    """The id of the claim asked about."""
    semantics: str
    """The rule by which it was scored."""
    start: float
    """What the claim's score would be if nothing bore on it."""
    score: float
    """What it scores."""
    accounts: tuple[Account, ...]
    """That of the claim, and those of what stands below it, each claim once."""
    items: tuple[Item, ...]
    """The lines that are printed, with their depths."""

    def account(self, claim: str) -> Account:
        """Return the account of a claim that was explained; `ParameterError` for one that was not."""
        for account in self.accounts:
            if account.claim == claim:
                return account
        known = ", ".join(account.claim for account in self.accounts)
        raise ParameterError(Problem(f"{claim!r} is not explained here", hint=f"Here are {known}; try a larger depth."))

    def to_dict(self) -> dict[str, Any]:
        """Return all of it as plain data, ready for JSON: `words`, `rows`, and the accounts one by one."""
        return {key: value for key, value in super().to_dict().items() if key != "items"}

    def to_markdown(self) -> str:
        """Return it as a nested list in Markdown, in which no letter of a map is markup."""
        return as_markdown(self.items, self._notes)

    def __str__(self) -> str:
        notes = "\n".join(line for note in self._notes for line in textwrap.wrap(note, room().of_sentences))
        return "\n\n".join([as_text(self.items), notes])

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return without_formulas(as_html(self.items, self._notes))

    @property
    def _notes(self) -> tuple[str, ...]:
        """What the numbers mean: the words that are not printed among the lines."""
        return self.words[1:]


def explain(reading: Reading, claim: str | int | None = None, *, depth: int = 2) -> Explanation:
    """Explain the score of a claim, and `depth` - 1 levels of what it rests on; the conclusion where none is named.

    The parts are Shapley values (Shapley 1953; in argumentation: Kampik, Potyka, Yin, Cyras, Toni, IJAR 2024, there
    over arguments) of the relations that bear on the claim, with the forces that they have: what a relation adds by the local rule of the
    semantics, averaged over all orders in which the relations could come. They lie in [-1, 1] and add up to the score less the start. With
    more relations than can be looked at in every order, orders are drawn and each part has a standard error; the parts
    add up all the same. The start is the base score, under a semantics in which what nothing bears on keeps its base.

    Raises `UnknownIdError` for a claim that has no score, `ParameterError` for a depth
    that is no whole number from 1, and `ConvergenceError` where the map has no fixed point to be found.

    >>> import argmap
    >>> b = argmap.MapBuilder("Mill Street", conclusion="close")
    >>> close, vans = b.claim("Close it.", id="close", prior=0.2), b.claim("Vans lose the kerb.", id="vans", prior=0.25)
    >>> safety = b.support([b.claim("It is safer.", id="safer", prior=0.9)], close, id="safety", strength=0.5)
    >>> rebuttal = b.rebut(vans, close)
    >>> print(as_text(b.build().explain(depth=1).items))
    close 0.36: Close it.
      Starts at 0.20; +0.29 from 'safety' (safer 0.90, strength 0.50); -0.13 from 'vans' (vans 0.25):
      0.36.
    """
    given: object = depth  # whatever a caller passes
    if not isinstance(given, int) or isinstance(given, bool) or given < 1:
        raise ParameterError(Problem(f"depth is {depth!r}", path="depth", hint="Give a whole number from 1 on."))
    asked = named_target(reading.document, reading.name(claim))
    grounds = grounds_of(reading)
    target = grounds.originals[asked]
    told = list(entries(grounds, target, depth=depth))
    return _explanation(grounds, asked, told)


def _explanation(grounds: Grounds, asked: str, told: list[Entry]) -> Explanation:
    teller = Teller(grounds)
    items = [
        Item(entry.depth, teller.head(entry), tuple(teller.sentences(entry.account)) if entry.account else ())
        for entry in told
    ]
    accounts = tuple(entry.account for entry in told if entry.account)
    first = accounts[0]
    finding = f"'{first.claim}' stands at {first.score:.2f}. {' '.join(items[0].sentences)}"
    return Explanation(
        words=(finding, *_meaning(grounds, asked, accounts)),
        table=_table(accounts),
        target=first.claim,
        semantics=grounds.scores.semantics,
        start=first.start,
        score=first.score,
        accounts=accounts,
        items=tuple(items),
    )


def _meaning(grounds: Grounds, asked: str, accounts: tuple[Account, ...]) -> list[str]:
    first = accounts[0]
    found = [] if asked == first.claim else [f"'{asked}' restates '{first.claim}', and stands where it stands."]
    if any(account.parts for account in accounts):
        found.append(
            f"A part is what a relation adds under {grounds.scores.semantics!r}, averaged over all orders in which the "
            "relations on the claim could come (the Shapley value). As printed, start and parts add up to the score."
        )
    drawn = [account for account in accounts if account.orders]
    if drawn:
        worst = max(part.error for account in drawn for part in account.parts)
        found.append(
            f"Where too many relations bear on a claim, orders were drawn: the parts of {len(drawn)} of the claims "
            f"have a standard error of up to {worst:.4f}; they add up all the same."
        )
    found.append("Scores are degrees of support, not probabilities.")
    return found


def _table(accounts: tuple[Account, ...]) -> Table:
    drawn = any(account.orders for account in accounts)
    columns = (*_COLUMNS, *([_ERROR] if drawn else []), Column("premises"))
    rows = [
        (part.relation, account.claim, part.force, part.part, *([part.error] if drawn else []), part.premises)
        for account in accounts
        for part in account.parts
    ]
    return Table(columns, tuple(rows))
