"""Stated: the credence that claims are given, beside what their reasons alone deliver."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.analysis.chances.chance_words import LIMITS, exactness, log_odds
from argmap.answers.answer import Answer
from argmap.answers.table import Column, Table
from argmap.arrays.nodes import first_claims
from argmap.basics.text import counted
from argmap.scoring.network_chances import NetworkChances
from argmap.worlds.exact.swept import Swept

if TYPE_CHECKING:
    from argmap.scoring.reading import Reading

COLUMNS = (
    Column("id"),
    Column("stated", ".3f"),
    Column("delivered", ".3f"),
    Column("score", ".3f"),
    Column("gap", "+.3f"),
    Column("text"),
)


@dataclass(frozen=True, repr=False, eq=False)
class Stated(Answer):
    """What claims are given and what their reasons deliver: a row for each that has a support, the widest gap first."""

    over: int
    """How many of them claim more than their reasons deliver."""
    under: int
    """How many claim less."""


def stated(reading: Reading, *, top: int | None = None) -> Stated:
    """Compare base scores with what reasons alone deliver; see the question."""
    network = reading.network
    asked = NetworkChances(network, reading.doing.get("engine", "auto"))
    arrays = asked.arrays
    found = asked.given({}, free=True)
    value = found.certain.value
    delivered = found.of(Swept.without_own, np.where(value == 1, 1.0, np.where(value == 0, 0.0, np.nan)))
    chances, base = found.chances(), reading.settled().base
    own = first_claims(network.columns, arrays)
    supported = np.diff(asked.table.supports.start) > 0
    nodes = np.flatnonzero((own >= 0) & supported & ~np.isnan(delivered))
    said = base[own[nodes]]
    gaps = log_odds(said) - log_odds(delivered[nodes])
    rows: list[tuple[Any, ...]] = [
        (network.ids[at], one, two, score, gap, network.texts[at])
        for at, one, two, score, gap in zip(
            own[nodes].tolist(), said.tolist(), delivered[nodes].tolist(), chances[nodes].tolist(), gaps.tolist(), strict=True
        )
    ]  # fmt: skip
    rows.sort(key=lambda row: (-round(abs(row[4]), 9), row[0]))
    over, under = sum(row[4] > 0 for row in rows), sum(row[4] < 0 for row in rows)
    missing = int(np.isnan(chances[arrays.claim_node]).sum())
    words = (*_words(rows, over, under), exactness(found.width, missing), LIMITS)
    return Stated(words, Table(COLUMNS, tuple(rows[:top])), over=over, under=under)


def _words(rows: list[tuple[Any, ...]], over: int, under: int) -> Iterator[str]:
    if not rows:
        yield "No claim has a support: there are no reasons to compare with."
        return
    yield (
        f"Of {counted(len(rows), 'claim')} with reasons, {over:,} {'is' if over == 1 else 'are'} given more than the "
        f"reasons alone deliver, {under:,} less."
    )
    for sign in (1, -1):
        row = next((row for row in rows if row[4] * sign > 0), None)
        if row is not None:
            yield f"Farthest {'above' if sign > 0 else 'below'} them is {row[0]!r}: {row[1]:.3g} is stated, {row[2]:.3g} delivered."
    yield "A prior stands for whatever the map leaves out: a gap is a question to its maker, not a fault."
