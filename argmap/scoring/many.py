"""`BatchScores`: a network scored in many scenarios at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias, TypeVar, get_args

import numpy as np

from argmap.arrays.arrays import CLAIM
from argmap.arrays.bearing import only_bearing
from argmap.arrays.compile.merged_relations import weighed as reweighed
from argmap.arrays.given import argued_bases, with_readers
from argmap.arrays.hangers_on import with_hangers_on
from argmap.arrays.nodes import own_claims
from argmap.arrays.overrides import Overrides, checked_overrides, checked_removals
from argmap.basics.progress import stage
from argmap.basics.text import listed
from argmap.errors import ParameterError, Problem
from argmap.maths.distinct import distinct
from argmap.scoring.by_chance import is_by_chance
from argmap.scoring.divergence import OnDivergence, check_divergence, raise_or_warn
from argmap.scoring.gradient import claim_position
from argmap.scoring.many_chances import ManyChances
from argmap.semantics import PROBABILITY
from argmap.solve import Engine, Scenarios, chosen_layout, chosen_threads, solve_batch
from argmap.solve.many.node_entries import base_entries, held_entries, relation_entries
from argmap.solve.many.priors import shaped_priors
from argmap.solve.many.scenarios import NO_ENTRIES

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from argmap.columns.columns import Columns
    from argmap.scoring.compiled_network import CompiledNetwork
    from argmap.semantics import Semantics

Compiled = TypeVar("Compiled", bound="CompiledNetwork")
Precision = Literal["float64", "float32"]
Given: TypeAlias = Sequence[Mapping[str | int, float]] | Overrides | None
"""What is different in each scenario: a mapping each, or the same as three columns."""
Removed: TypeAlias = Sequence[Collection[str | int]] | Overrides | None
"""What is out in each scenario: a collection each, or the same as three columns, whose values are not looked at."""


MOST_ENTRIES = 1_000_000
"""So many numbers of scenarios of chances are put down at once."""


@dataclass(frozen=True, eq=False, repr=False)
class BatchScores:
    """The scores of a network in many scenarios.

    >>> import argmap
    >>> network = argmap.Network.from_arrays(prior=[0.7, 0.1], source=[0], target=[1], sign=[1])
    >>> batch = network.score_many([[0.7, 0.1], [0.0, 0.1], [1.0, 0.1]])
    >>> batch
    <BatchScores df_quad: 3 scenarios of 2 claims, all converged>
    >>> batch.final[:, 1]
    array([0.73, 0.1 , 1.  ])
    """

    semantics: str
    """The rule by which they were scored."""
    final: NDArray[Any]
    """The scores, shape (scenarios, claims), or (claims, scenarios) where the priors were given so; in [0, 1].

    Where targets were named, these are the claims, in the order in which they were named.
    """
    converged: NDArray[np.bool_]
    """Whether a fixed point was found in each scenario for every part that runs in a circle; shape (scenarios,)."""
    kind: str = "degree"
    """What the numbers are: degrees, which are no probabilities."""

    def __len__(self) -> int:
        return len(self.converged)

    def __repr__(self) -> str:
        left = int((~self.converged).sum())
        state = f"{left} did not converge" if left else "all converged"
        claims = self.final.size // max(1, len(self))
        return f"<BatchScores {self.semantics}: {len(self)} scenarios of {claims} claims, {state}>"


def score_batch(
    network: CompiledNetwork,
    rule: Semantics,
    prior: ArrayLike | None,
    *,
    fix: Given,
    strength: Given,
    without: Removed,
    dtype: Precision,
    targets: Sequence[str | int] | None,
    out: NDArray[Any] | None,
    engine: Engine,
    threads: int | None,
    on_divergence: OnDivergence,
) -> BatchScores:
    """Score a network in many scenarios; the arguments are those of `Network.score_many`."""
    check_divergence(on_divergence)
    if dtype not in get_args(Precision):
        hint = f"There are {', '.join(get_args(Precision))}."
        raise ParameterError(Problem(f"dtype is {dtype!r}", path="dtype", hint=hint))
    held = checked_overrides(fix, network.ids, path="fix", sort="claim")
    weighed = checked_overrides(strength, network.columns.relation_ids, path="strength", sort="relation")
    weighed = None if weighed is None else _both_ways(network.columns, weighed)
    priors, by_claim = (None, False) if prior is None else shaped_priors(prior, len(network))
    removed = _removals(network, without)
    count = _count(prior=priors, fix=held, strength=weighed, without=removed)
    if is_by_chance(rule):
        scenarios_of = ChanceAsked(priors, held, weighed, removed, count)
        return _by_chance(network, scenarios_of, targets, engine, dtype, by_claim=by_claim, out=out)
    changed = [one.item for one in (weighed, removed) if one is not None and len(one.item)]
    if changed:
        network = with_nodes_for(network, np.concatenate(changed))
    network, asked = _scenarios(network, priors, targets, count)
    columns = reweighed(network.columns, network.choices.strength)
    based, absent = relation_entries(network.arrays, columns, weighed, removed)
    scenarios = replace(
        asked, by_claim=by_claim, based=based, absent=absent,
        held=NO_ENTRIES if held is None else held_entries(network.arrays, held),
    )  # fmt: skip
    shape = count, len(scenarios.target)
    final = _room(out, shape[::-1] if by_claim else shape, dtype)
    layout = chosen_layout(network.arrays.size, engine, lambda: network.layout, times=count)
    with stage("Scoring the scenarios") as scoring:
        converged = solve_batch(
            network.arrays, rule, scenarios, final.T if by_claim else final,
            layout=layout, threads=chosen_threads(threads), advance=scoring.at,
        )  # fmt: skip
    scores = BatchScores(semantics=rule.name, final=final, converged=converged)
    _settle(scores, on_divergence)
    return scores


class ChanceAsked(NamedTuple):
    """What is otherwise in scenarios of chances, checked."""

    priors: NDArray[Any] | None
    fix: Overrides | None
    strength: Overrides | None
    without: Overrides | None
    number: int


def _by_chance(
    network: CompiledNetwork, asked: ChanceAsked, targets: Sequence[str | int] | None, engine: Engine,
    dtype: Precision, *, by_claim: bool, out: NDArray[Any] | None,
) -> BatchScores:  # fmt: skip
    """Work out exact chances in many scenarios; the map is compiled once."""
    changed = [one.item for one in (asked.strength, asked.without) if one is not None and len(one.item)]
    relations = np.concatenate(changed) if changed else np.zeros(0, dtype=np.int64)
    many = many_chances(network, relations, engine)
    at_once = max(1, MOST_ENTRIES // max(1, len(many.arrays)))
    wanted = None if targets is None else [claim_position(network.ids, target) for target in targets]
    shape = asked.number, len(network) if wanted is None else len(wanted)
    room = _room(out, shape[::-1] if by_claim else shape, dtype)
    final = room.T if by_claim else room
    with stage("Working out the scenarios") as working:
        for first in range(0, asked.number, at_once):
            last = min(asked.number, first + at_once)
            scenarios = many.scenarios(
                None if asked.priors is None else asked.priors[first:last], last - first,
                fix=_of_some(asked.fix, first, last), strength=_of_some(asked.strength, first, last),
                without=_of_some(asked.without, first, last),
            )  # fmt: skip
            if wanted is None:
                final[first:last] = many.of_all(scenarios)
            else:
                for column, claim in enumerate(wanted):
                    final[first:last, column] = many.of_target(claim, scenarios)
            working.at(last / asked.number)
    converged = np.ones(asked.number, dtype=bool)
    return BatchScores(semantics=PROBABILITY, final=room, converged=converged, kind="probability")


def many_chances(network: CompiledNetwork, relations: NDArray[np.integer], engine: Engine) -> ManyChances:
    """Return what works out chances of a network where these relations may be otherwise; it is kept."""
    wanted = distinct(relations).astype(np.int64)
    key = ("chances", wanted.tobytes(), engine)
    found: ManyChances = _last_kept(network, key, lambda: ManyChances(network, wanted, engine))
    return found


def _last_kept(network: CompiledNetwork, key: tuple[Any, ...], make: Callable[[], Any]) -> Any:
    """Return what is kept with a network under a key, or make it: of keys that begin alike, the last one is enough."""
    kept = network.others
    if key not in kept:
        for other in [one for one in kept if isinstance(one, tuple) and one[0] == key[0]]:
            del kept[other]
        kept[key] = make()
    return kept[key]


def _of_some(given: Overrides | None, first: int, last: int) -> Overrides | None:
    if given is None:
        return None
    begin, end = np.searchsorted(given.scenario, (first, last))
    return Overrides(given.scenario[begin:end] - first, given.item[begin:end], given.value[begin:end], last - first)


def _room(out: NDArray[Any] | None, shape: tuple[int, int], dtype: Precision) -> NDArray[Any]:
    """Return the array that the scores are written into: the caller's, or a new one."""
    if out is None:
        return np.empty(shape, dtype=dtype)
    given: object = out  # whatever a caller passes
    if not isinstance(given, np.ndarray) or given.shape != shape or given.dtype != dtype or not given.flags.writeable:
        is_ = f"an array of {given.dtype}, {given.shape}" if isinstance(given, np.ndarray) else repr(given)
        hint = f"Give an array of {dtype} of shape {shape} that can be written to."
        raise ParameterError(Problem(f"out is {is_}", path="out", hint=hint))
    return out


def _count(**given: Any) -> int:
    """Return how many scenarios there are; what disagrees about it is refused."""
    counts = {name: len(one) for name, one in given.items() if one is not None}
    if not counts:
        hint = "Give one or more of prior, fix, strength and without."
        raise ParameterError(Problem("nothing says how many scenarios there are", hint=hint))
    if len(set(counts.values())) > 1:
        said = listed(f"{name} has {number}" for name, number in counts.items())
        raise ParameterError(Problem(f"numbers of scenarios differ: {said}", path=next(iter(counts))))
    return next(iter(counts.values()))


def _removals(network: CompiledNetwork, without: Removed) -> Overrides | None:
    """Return what is out by position; with what is aimed at it, where another relation that says the same may stay."""
    columns = network.columns
    out = checked_removals(without, columns.relation_ids)
    out = None if out is None else _both_ways(columns, out)
    if out is None or columns.claim_original is None or not len(out.item):
        return out
    node = with_nodes_for(network, out.item).arrays.relation_node
    sharing = np.bincount(node + 1)  # -1 is of those that take no part
    sharing[0] = 0
    shared = sharing[node[out.item] + 1] > 1
    number = np.arange(len(out) + 1)
    start, item = with_hangers_on(columns, np.searchsorted(out.scenario[shared], number), out.item[shared])
    scenario = np.append(out.scenario[~shared], np.repeat(number[:-1], np.diff(start)))
    order = np.argsort(scenario, kind="stable")
    item = np.append(out.item[~shared], item)[order]
    return Overrides(scenario[order], item, np.zeros(len(item)), len(out))


def _both_ways(columns: Columns, given: Overrides) -> Overrides:
    """Give the steps back of mutual rebuttals what the rebuttals are given, unless they are given their own."""
    if columns.relation_back is None:
        return given
    back = columns.relation_back[given.item]
    size = columns.relations
    other = np.flatnonzero((back >= 0) & ~np.isin(given.scenario * size + back, given.scenario * size + given.item))
    scenario = np.append(given.scenario, given.scenario[other])
    order = np.argsort(scenario, kind="stable")
    item, value = np.append(given.item, back[other])[order], np.append(given.value, given.value[other])[order]
    return Overrides(scenario[order], item, value, given.scenarios)


def with_nodes_for(network: Compiled, relations: NDArray[np.integer]) -> Compiled:
    """Return the network in which each of these relations is a node, so that it can be weighed or taken out; it is kept.

    Who asks for many batches asks for this first: it takes a pass over the network.

    >>> from argmap import Network
    >>> network = Network.from_arrays(prior=[0.5, 1.0], source=[1], target=[0], sign=[-1])
    >>> with_nodes_for(network, np.array([0])).arrays
    <Arrays: 2 claims, 1 relations, 3 nodes>
    """
    wanted = distinct(relations)

    def made() -> Compiled:
        node = network.arrays.relation_node[wanted]
        is_edge = network.arrays.kind[node[node >= 0]] == CLAIM
        return replace(network, arrays=network.compiled_with(nodes_for=wanted)) if is_edge.any() else network

    found: Compiled = _last_kept(network, ("nodes for", wanted.tobytes()), made)
    return found


def bearing_on(network: Compiled, claims: Sequence[int]) -> Compiled:
    """Return the network with all left out that does not bear on some claims: their scores stay; it is kept.

    Relations that are to be weighed or taken out have to be nodes before: see `with_nodes_for`.

    >>> from argmap import Network
    >>> network = Network.from_arrays(prior=[0.5, 1.0, 0.5], source=[1, 1], target=[0, 2], sign=[-1, 1])
    >>> bearing_on(network, [0]).score().final
    array([0., 1., 0.])
    """

    def made() -> Compiled:
        arrays = only_bearing(network.arrays, claims)
        return network if arrays is network.arrays else replace(network, arrays=arrays)

    found: Compiled = _last_kept(network, ("bearing on", *claims), made)
    return found


def _with_readers(network: CompiledNetwork) -> tuple[CompiledNetwork, NDArray[np.integer]]:
    """Return the network in which a reader's number can stand for what sources make of a claim; it is kept."""
    kept = network.others
    if "readers" not in kept:
        arrays, readers = with_readers(network.arrays)
        kept["readers"] = replace(network, arrays=arrays), readers
    found: tuple[CompiledNetwork, NDArray[np.integer]] = kept["readers"]
    return found


def _scenarios(
    network: CompiledNetwork, priors: NDArray[Any] | None, targets: Sequence[str | int] | None, count: int
) -> tuple[CompiledNetwork, Scenarios]:
    """Return what is asked, and the network as it is scored for that."""
    wanted = np.arange(len(network))
    if targets is not None:
        wanted = np.array([claim_position(network.ids, target) for target in targets], dtype=np.int64)
    if priors is None:
        return network, Scenarios(count, wanted)
    own = own_claims(network.columns)
    argued = np.isnan(network.base)
    if not argued.any():
        return network, Scenarios(count, wanted, priors, own)
    network, readers = _with_readers(network)
    node = network.arrays.claim_node
    column = own[argued[own]]
    order = np.searchsorted(argued_bases(network.arrays), node[column])
    given, believed = base_entries(network.arrays, priors, column, readers[order])
    return network, Scenarios(
        count, wanted, priors, own[~argued[own]], given=given, believed=believed, open=np.flatnonzero(argued)
    )


def _settle(scores: BatchScores, on_divergence: OnDivergence) -> None:
    left = np.flatnonzero(~scores.converged)
    if not left.size or on_divergence == "return":
        return
    problem = Problem(
        f"no fixed point was found under {scores.semantics!r} in {left.size} of {len(scores)} scenarios, the first at {left[0]}",
        hint="Look at .converged for which, or try another semantics, such as euler_top.",
    )
    raise_or_warn(problem, scores, on_divergence)
