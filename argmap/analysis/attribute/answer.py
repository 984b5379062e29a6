"""`Contributions`: what each claim or relation contributes to a score, in words and in a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from argmap.answers.answer import Answer
from argmap.answers.table import Column, Table
from argmap.answers.what_scores_are import what_scores_are
from argmap.basics.text import counted
from argmap.model.ids import VERBS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.analysis.attribute.players import Players
    from argmap.answers.network_scores import NetworkScores
    from argmap.scoring.network_core import NetworkCore

_NOT_ZERO = 1e-12
_GRADIENT = (
    "A contribution is how fast the score moves with the {what} of the {one}: by so much for each 1, at first. "
    "It tells what a small change does, not what a large one would."
)
_REMOVAL = (
    "A contribution is the score less what it would be if the {one} were taken out, all else as it is. "
    "Where one {one} can stand in for another, neither counts for much, and they do not add up."
)
_INTRINSIC = (
    "A contribution is what the score would lose without the claim, after all that bears on the claim has been "
    "taken out: what it does by itself, and does not merely hand on. They do not add up."
)
_SHAPLEY = (
    "A contribution is what the {one} adds, averaged over all orders in which the {sort} could come, those that have "
    "not come being out (the Shapley value). They add up to {total:+.2f}."
)
_LIMITS = "{what}, and what stands far from the target moves it little."
_NONE = {
    "gradient": "No small change of a {one} moves",
    "removal": "The loss of no single {one} makes a difference to",
    "intrinsic_removal": "No {one} makes by itself a difference to",
    "shapley": "No {one} makes a difference to",
}
_DRAWN = (
    "{orders} orders were drawn, so each contribution has a standard error, at most {error:.4f}: "
    "the true one lies within three of them nearly always."
)


@dataclass(frozen=True, repr=False, eq=False)
class Contributions(Answer):
    """What each claim, or each relation, contributes to the score of one claim, counted in one way.

    `contribution` is a difference of scores, in [-1, 1], but by the gradient, where it is a change for each 1; `error` is
    its standard error, where orders were drawn. Shapley values are those of Shapley (A Value for n-person Games, 1953).

    >>> import argmap
    >>> b = argmap.MapBuilder("Mill Street", conclusion="close")
    >>> close, safer = b.claim("Close it.", id="close", prior=0.5), b.claim("It is safer.", id="safer", prior=0.5)
    >>> step = b.support(safer, close)
    >>> found = b.build().attribute()
    >>> found.row("safer")["contribution"], found.score, found.none
    (0.25, 0.75, 0.5)
    """

    target: str
    """The id of the claim asked about."""
    method: str
    """How it was counted: `removal`, `intrinsic_removal`, `shapley` or `gradient`."""
    of: str
    """Whose contributions these are: of claims or relations."""
    semantics: str
    """The rule by which it was scored."""
    score: float
    """What the target scores."""
    none: float | None
    """The target's score with all of them out; None for a method that does not ask it."""
    players: int
    """How many claims or relations bear on the target."""
    orders: int
    """How many orders were drawn; 0 where nothing was left to chance."""


class Found(NamedTuple):
    """What a method has found."""

    value: NDArray[np.float64]
    error: NDArray[np.float64] | None = None
    none: float | None = None
    orders: int = 0
    note: str = ""
    """What else is to be said of it, as a sentence."""


def contributions(
    network: NetworkCore,
    scores: NetworkScores,
    target: int,
    players: Players,
    found: Found,
    *,
    method: str,
    top: int | None = None,
) -> Contributions:
    """Put what was found into words and a table, the largest contribution first."""
    order = np.lexsort((players.position, -np.round(np.abs(found.value), 12)))
    name, score = network.ids[target], float(scores.final[target])
    finding, *meaning = _words(network, name, score, players, found, method, order)
    meaning = [*meaning, _LIMITS.format(what=what_scores_are(scores.semantics))]
    return Contributions(
        words=(finding + _shown(len(order[:top]), len(order)), *meaning),
        table=_table(network, scores, players, found, order[:top]),
        target=name,
        method=method,
        of=players.sort,
        semantics=scores.semantics,
        score=score,
        none=found.none,
        players=len(players),
        orders=found.orders,
    )


def _table(
    network: NetworkCore, scores: NetworkScores, players: Players, found: Found, order: NDArray[np.integer]
) -> Table:
    at, value = players.position[order], found.value[order].tolist()
    first = [("id", names(network, players.sort, at)), ("contribution", value)]
    if found.error is not None:
        first.append(("error", found.error[order].tolist()))
    if players.sort == "claims":
        rest = [("score", scores.final[at].tolist()), ("text", network.texts.take(at))]
    else:
        rest = [("force", scores.relations[at].tolist()), ("step", [_step(network, int(one)) for one in at])]
    formats = {"contribution": "+.4f", "error": ".4f"}
    columns = tuple(Column(name, formats.get(name, ".2f")) for name, _ in (*first, *rest))
    return Table(columns, tuple(zip(*(cells for _, cells in (*first, *rest)), strict=True)))


def names(network: NetworkCore, sort: str, at: NDArray[np.integer]) -> list[str]:
    """Return the ids of claims or relations at some positions."""
    known = network.ids if sort == "claims" else network.columns.relation_ids
    return list(known.take(at))


def _step(network: NetworkCore, relation: int) -> str:
    columns = network.columns
    aims = int(columns.relation_target[relation])
    parts = [columns.claim_ids, columns.relation_ids, columns.source_ids]
    for known in parts:
        if aims < len(known):
            break
        aims -= len(known)
    to_claim = known is columns.claim_ids
    sort = "support" if columns.relation_sign[relation] > 0 else "rebuttal" if to_claim else "undercut"
    premises = " and ".join(columns.claim_ids[one] for one in columns.premises_of(relation))
    return f"{premises} {VERBS[sort]} {known[aims]}"  # type: ignore[index] # one of the three words


def _words(
    network: NetworkCore,
    name: str,
    score: float,
    players: Players,
    found: Found,
    method: str,
    order: NDArray[np.integer],
) -> list[str]:
    one = players.sort[:-1]
    if not len(players):
        return [f"No {one} bears on '{name}', which stands at {score:.2f}."]
    first = int(order[0])
    best = names(network, players.sort, players.position[[first]])[0]
    value = float(found.value[first])
    if abs(value) < _NOT_ZERO:
        finding = f"{_NONE[method].format(one=one)} '{name}', which stands at {score:.2f}."
    elif method == "shapley":
        finding = (
            f"'{best}' has the most weight, {value:+.2f}: '{name}' stands at {score:.2f}, and would stand at "
            f"{found.none:.2f} {_without_all(len(players), one)}."
        )
    elif method == "gradient":
        finding = f"'{name}' stands at {score:.2f} and moves most with '{best}'."
    elif method == "removal":
        finding = f"'{name}' hangs most on '{best}': it stands at {score:.2f}, and without it at {score - value:.2f}."
    else:
        finding = f"'{name}' stands at {score:.2f}; by itself '{best}' does most to it: {value:+.2f}."
    note = [found.note] if found.note else []
    return [finding, *note, *_meaning(score, players, found, method)]


def _shown(number: int, all_: int) -> str:
    """Say so where the table leaves some out."""
    return f" {counted(number, f'of {all_:,} is', f'of {all_:,} are')} shown." if number < all_ else ""


def _without_all(number: int, one: str) -> str:
    return (
        f"without the one {one} that bears on it"
        if number == 1
        else f"with none of the {number} {one}s that bear on it"
    )


def _meaning(score: float, players: Players, found: Found, method: str) -> list[str]:
    one, claims = players.sort[:-1], players.sort == "claims"
    if method == "gradient":
        return [_GRADIENT.format(one=one, what="prior" if claims else "strength")]
    if method == "removal":
        return [_REMOVAL.format(one=one)]
    if method == "intrinsic_removal":
        return [_INTRINSIC]
    words = [_SHAPLEY.format(one=one, sort=players.sort, total=score - (found.none or 0.0))]
    if found.error is not None:
        words.append(_DRAWN.format(orders=found.orders, error=float(found.error.max())))
    return words
