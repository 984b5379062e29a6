"""`Network`: a map as arrays, for scripts and for maps too large to hold as objects."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from argmap.asking.of_networks import HangingInNetworks
from argmap.asking.of_networks_bases import Based
from argmap.asking.of_networks_explaining import ExplainingInNetworks
from argmap.asking.of_networks_sampling import Sampling
from argmap.batches import BatchScores, Given, Precision, Removed, score_batch
from argmap.errors import ParameterError, Problem, UnstableWarning
from argmap.excerpt import LIMIT, everything, scores_of, surroundings
from argmap.gradients import Gradient, check_smooth, claim_position, take_gradient
from argmap.network import (
    Arrays,
    Columns,
    Layout,
    Names,
    arrays_from_columns,
    arrays_from_document,
    build_layout,
    columns_from_arrays,
    columns_from_document,
)
from argmap.network.choices import checked_join
from argmap.network.layout import Order, lay_out
from argmap.network_scores import NetworkScores
from argmap.progress import stage
from argmap.ranking import ranking
from argmap.scoring import Join, OnDivergence, check_divergence, settle
from argmap.semantics import get_semantics
from argmap.sessions import Session
from argmap.solve import Engine, Schedule, chosen_layout, chosen_threads, solve
from argmap.store import Stored, read_network, write_network
from argmap.tables import columns_from_tables
from argmap.worlds import drawn_for

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import ArrayLike, NDArray

    from argmap.map import ArgumentMap
    from argmap.model.document import Document
    from argmap.semantics import Semantics
    from argmap.table import Table


@dataclass(frozen=True, eq=False, repr=False)
class Network(Based, ExplainingInNetworks, HangingInNetworks, Sampling):
    """A map compiled to arrays. Build one from a map (`m.network`) or straight from arrays.

    >>> network = Network.from_arrays(
    ...     prior=[0.5, 0.8, 0.4], source=[1, 2], target=[0, 0], sign=[+1, -1], ids=["close", "safety", "vans"])
    >>> network
    <Network: 3 claims, 2 relations>
    >>> network.score().final.round(2)
    array([0.7, 0.8, 0.4])
    """

    arrays: Arrays
    columns: Columns
    """What the claims and relations say: the arrays are compiled from it."""
    extra: Mapping[str, NDArray[Any]] = field(default_factory=dict)
    """Other rows of numbers that are saved and loaded with the network, by name."""

    @classmethod
    def from_arrays(
        cls,
        *,
        prior: ArrayLike,
        source: ArrayLike,
        target: ArrayLike,
        sign: ArrayLike,
        strength: ArrayLike | None = None,
        ids: Sequence[str] | None = None,
    ) -> Network:
        """Build a plain bipolar network: relation i leads from claim `source[i]` to claim `target[i]`.

        `prior` has shape (claims,) and lies in [0, 1]; `source`, `target` and `sign` have shape (relations,):
        indices of claims, and +1 for a support or -1 for a rebuttal. `strength` in [0, 1] is 1 where it is not
        given; `ids` names the claims. What is wrong is reported all at once in a `ParameterError`.

        >>> Network.from_arrays(prior=[0.5, 0.5], source=[0], target=[1], sign=[-1]).score().final
        array([0.5 , 0.25])
        """
        columns = columns_from_arrays(prior=prior, source=source, target=target, sign=sign, strength=strength, ids=ids)
        return cls(arrays_from_columns(columns), columns)

    @classmethod
    def from_document(cls, document: Document) -> Network:
        """Compile a document.

        >>> import argmap
        >>> b = argmap.MapBuilder("One")
        >>> one = b.claim("A claim")
        >>> Network.from_document(b.build().document).ids
        ('a_claim',)
        """
        return cls(arrays_from_document(document), columns_from_document(document))

    def score(
        self,
        semantics: str | Semantics = "df_quad",
        *,
        parameters: Mapping[str, Any] | None = None,
        samples: int | None = None,
        seed: int | None = None,
        on_divergence: OnDivergence = "raise",
        engine: Engine = "auto",
        threads: int | None = None,
    ) -> NetworkScores:
        """Score every claim; the arguments are those of `ArgumentMap.score`, the result holds arrays.

        `engine` says how: by plain numpy (`plain`), by compiled code (`compiled`, with numba from `argmap[fast]`), or
        whichever is quicker for the size (`auto`). The order of evaluation is worked out at the first compiled scoring
        and kept with the network. `threads` is 1 or more, as many as there are processors where it is not given;
        the scores are the same for any number. `samples` and `seed` are for `probability` alone.

        >>> network = Network.from_arrays(prior=[0.5, 1.0], source=[1], target=[0], sign=[-1])
        >>> network.score("quadratic_energy").final
        array([0.25, 1.  ])
        """
        check_divergence(on_divergence)
        drawn = drawn_for(semantics, samples=samples, seed=seed, parameters=parameters, join=self.arrays.join)
        if drawn is not None:
            return self._likely(drawn, engine, threads)
        rule = get_semantics(semantics, parameters=parameters)
        own = self._joined_by(rule)
        layout = chosen_layout(own.arrays, engine, lambda: own.layout)
        threads = chosen_threads(threads)
        solution = solve(own.arrays, rule, layout=layout, schedule=own.schedule, threads=threads)
        final = solution.claim_scores(threads=threads)
        scores = NetworkScores(semantics=rule.name, final=final, solution=solution, parameters=dict(rule.parameters))
        settle(scores, on_divergence)
        return scores

    def score_many(
        self,
        prior: ArrayLike | None = None,
        semantics: str | Semantics = "df_quad",
        *,
        fix: Given = None,
        strength: Given = None,
        without: Removed = None,
        parameters: Mapping[str, Any] | None = None,
        dtype: Precision = "float64",
        targets: Sequence[str | int] | None = None,
        engine: Engine = "auto",
        threads: int | None = None,
        on_divergence: OnDivergence = "raise",
    ) -> BatchScores:
        """Score every claim in many scenarios at once, each with something different: far faster than one by one.

        `prior` has shape (scenarios, claims), or (claims, scenarios), and the scores come back the same way round; where
        there are as many scenarios as claims, it is taken as (scenarios, claims). Claims stand in the order of `ids`.
        Every number in it is a base score, as with `score(prior=)` of a map: no source is weighed into it any more.
        `network.base` is the row to start from; where that has NaN, a row may too, which leaves the claim's base score
        to its sources and what argues about them. A restatement has the score of its original, whose number counts,
        and a claim that is held keeps its score.
        `fix` is a mapping for each scenario, from the ids or positions of claims to the scores at which they are held;
        `strength` one from those of relations to their strengths. `without` is a collection for each scenario, of the ids
        or positions of relations that are out, with all that is aimed at them (backing can lift a strength of 0). What is
        not given is as in the network, and so is the largest number of rebuttals on one claim, for `counting`.
        `targets` names the claims, by id or position, whose scores are wanted: then no others are kept. With `float32`
        the scores come back in 32 bits, and are worked out in 32 bits where that is exact to 1e-5 in a step: not in
        circles, nor under log-odds. The other arguments are those of `score`.

        >>> network = Network.from_arrays(prior=[0.5, 1.0], source=[1], target=[0], sign=[-1])
        >>> network.score_many([[0.5, 1.0], [0.5, 0.5]], targets=[0]).final
        array([[0.  ],
               [0.25]])
        >>> network.score_many(fix=[{1: 0.0}, {}, {}], without=[[], [0], []], targets=[0]).final.ravel()
        array([0.5, 0.5, 0. ])
        """
        rule = get_semantics(semantics, parameters=parameters)
        return score_batch(
            self._joined_by(rule), rule, prior, fix=fix, strength=strength, without=without, dtype=dtype,
            targets=targets, engine=engine, threads=threads, on_divergence=on_divergence,
        )  # fmt: skip

    def session(
        self,
        semantics: str | Semantics = "df_quad",
        *,
        parameters: Mapping[str, Any] | None = None,
        tolerance: float = 0.0,
        engine: Engine = "auto",
        on_divergence: OnDivergence = "raise",
    ) -> Session:
        """Begin to edit the network while it stays scored; the other arguments are those of `score`.

        A change of up to `tolerance` is not handed on. See `Session` for what that means, and for what an edit costs.

        >>> network = Network.from_arrays(prior=[0.5, 1.0], source=[1], target=[0], sign=[-1])
        >>> session = network.session()
        >>> session.set_prior(1, 0.0)
        >>> session[0]
        0.5
        """
        rule = get_semantics(semantics, parameters=parameters)
        return Session(
            self._joined_by(rule), rule, tolerance=tolerance, engine=engine, on_divergence=on_divergence
        )  # fmt: skip

    def gradient(
        self,
        target: str | int,
        semantics: str | Semantics = "df_quad",
        *,
        parameters: Mapping[str, Any] | None = None,
        engine: Engine = "auto",
        threads: int | None = None,
        on_unstable: Literal["warn", "return"] = "warn",
    ) -> Gradient:
        """Return how the score of a claim, named by its id or position, would move with every prior and strength.

        The network is scored, then differentiated in one sweep backwards (Yin, Potyka, Toni, ECAI 2023). A network that
        comes to no fixed point is refused as by `score`, and a semantics with a function of yours in it has no
        derivatives. `engine` and `threads` are those of `score`; the sweep backwards takes one thread.
        Where the score hangs on a circle at an unstable fixed point, an `UnstableWarning` says so unless `on_unstable` is
        "return"; `gradient.note` says it in any case. At kinks see `Gradient`.

        >>> network = Network.from_arrays(prior=[0.5, 1.0], source=[1], target=[0], sign=[-1])
        >>> network.gradient(0, "quadratic_energy").prior.round(6)
        array([ 0.5 , -0.25])
        """
        if on_unstable not in {"warn", "return"}:
            raise ParameterError(Problem(f"on_unstable is {on_unstable!r}", hint="There are warn, return."))
        at = claim_position(self.ids, target)
        rule = get_semantics(semantics, parameters=parameters)
        check_smooth(rule)
        own = self._joined_by(rule)
        found = take_gradient(own, own.score(rule, engine=engine, threads=threads), at)
        if found.unstable and on_unstable == "warn":
            warnings.warn(found.note, UnstableWarning, stacklevel=2)
        return found

    @cached_property
    def layout(self) -> Layout | None:
        """The order in which compiled code evaluates the network, built once; None where it has to leave it alone."""
        return build_layout(self.arrays) if self._order is None else lay_out(self.arrays, self._order)

    @cached_property
    def _order(self) -> Order | None:
        """The order of evaluation that was loaded with the network, if there was one."""
        return None

    def _joined_by(self, rule: Semantics) -> Network:
        """Return the network with its premises joined as a semantics prescribes; most leave that to the network."""
        if rule.join is None or rule.join == self.arrays.join:
            return self
        if rule.join not in self._others:
            self._others[rule.join] = replace(self, arrays=replace(self.arrays, join=rule.join))
        joined: Network = self._others[rule.join]
        return joined

    @cached_property
    def _others(self) -> dict[object, Any]:
        """The same network compiled otherwise, each with an order of its own once it has been scored."""
        return {}

    @cached_property
    def schedule(self) -> Schedule:
        """The order in which the plain path evaluates the network, worked out when it is first scored that way."""
        return Schedule(self.arrays)

    @property
    def ids(self) -> Names:
        """The ids of the claims that have a score, in order; their numbers where none were given."""
        return self.arrays.claim_ids

    @property
    def texts(self) -> Names:
        """What those claims say, in the same order; their ids where nothing is known."""
        return self.columns.scored_texts

    def top(
        self, number: int = 10, *, scores: NetworkScores | None = None, semantics: str | Semantics = "df_quad"
    ) -> Table:
        """Return the best supported claims, of equal ones the first first; scored anew unless `scores` are given.

        >>> network = Network.from_arrays(prior=[0.5, 0.8, 0.4], source=[1], target=[0], sign=[+1])
        >>> print(network.top(2))
        id  kind   base  score  change  text
        0   claim  0.50   0.90   +0.40  0
        1   claim  0.80   0.80   +0.00  1
        """
        shown = self._scores(scores, semantics)
        return ranking(self.columns, shown.final, shown.base, number)

    def to_map(self, *, limit: int | None = LIMIT) -> ArgumentMap:
        """Return the whole network as a map of objects, which is scored as the network is.

        More than `limit` claims are refused: `focus` shows a part, and `limit=None` insists. A network holds ids,
        texts, kinds, priors, relations, how far sources are relied on and whose word lends a claim weight, by which
        act. What else a map may say is not there: other acts, dates, passages, documents, notes, tags, hedges. A
        name that cannot be an id in a map becomes a word, and stands in the `meta` of its claim.

        >>> network = Network.from_arrays(prior=[0.5, 0.8], source=[1], target=[0], sign=[+1], ids=["close", "safety"])
        >>> network.to_map().score()["close"]
        0.9
        """
        from argmap.map import ArgumentMap  # noqa: PLC0415 - the two turn into each other

        return ArgumentMap(everything(self.columns, join=self.arrays.join, limit=limit).document)

    def focus(
        self,
        centre: str,
        *,
        up: int | None = 2,
        down: int | None = 2,
        scores: NetworkScores | Literal[False] | None = None,
        semantics: str | Semantics = "df_quad",
        limit: int | None = LIMIT,
    ) -> ArgumentMap:
        """Return the part of the network around a claim or relation as a map, to read and to draw.

        `up` counts steps towards what it bears on, `down` steps into what bears on it, as in `ArgumentMap.focus`; None
        means all the way. More than `limit` claims are refused. The map shows the scores that its claims have in the
        whole network: `scores`, if given, else those by `semantics`, worked out anew. `scores=False` leaves the part
        to itself, to be scored as if there were nothing else. What such a map does not hold is said at `to_map`.

        >>> network = Network.from_arrays(prior=[0.5, 0.5, 0.8], source=[2, 1], target=[1, 0], sign=[+1, +1])
        >>> part = network.focus("0", down=1)
        >>> list(part.document.claims), round(part.score()["_1"], 2)
        (['_0', '_1'], 0.9)
        """
        from argmap.map import ArgumentMap  # noqa: PLC0415 - as in to_map

        part = surroundings(self.columns, centre, up=up, down=down, join=self.arrays.join, limit=limit)
        if scores is False:
            return ArgumentMap(part.document)
        return ArgumentMap(part.document, scored=scores_of(part, self.columns, self._scores(scores, semantics)))

    def save(self, path: str | Path) -> None:
        """Save the network into one file, `.argmap-network` or `.arrow`: all of it, so that loading takes no time.

        The file is there as a whole or not at all. A network that compiled code has scored is saved with its order of
        evaluation, so that it need not be worked out again. It needs `argmap[tables]`.

        >>> import pathlib, tempfile
        >>> network = Network.from_arrays(prior=[0.5, 0.8], source=[1], target=[0], sign=[+1], ids=["close", "safety"])
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = pathlib.Path(folder, "two.argmap-network")
        ...     network.save(path)
        ...     Network.load(path).ids
        ('close', 'safety')
        """
        with stage("Saving the network"):
            layout = vars(self).get("layout")  # where the network has been ordered, it need not be again
            order = self._order if layout is None else layout.order
            write_network(Stored(self.columns, self.arrays, self.extra, order), path)

    @classmethod
    def load(cls, path: str | Path) -> Network:
        """Load a network that was saved; a file that is damaged, or none of ours, is refused with `FormatError`.

        The file is mapped into memory, not copied. All of it is checked: columns by the checksums that were saved with
        them, numbers by what they may be, and an order of evaluation by whether it is one of these relations.

        >>> Network.load("nowhere.argmap-network")
        Traceback (most recent call last):
        argmap.errors.FormatError: nowhere.argmap-network: the file is not there
        """
        with stage("Loading the network"):
            stored = read_network(path)
        network = cls(stored.arrays, stored.columns, stored.extra)
        vars(network)["_order"] = stored.order
        return network

    def _scores(self, scores: NetworkScores | None, semantics: str | Semantics) -> NetworkScores:
        if scores is None:
            return self.score(semantics, on_divergence="return")
        if len(scores) != len(self):
            message = f"there are scores of {len(scores)} claims, and the network has {len(self)}"
            raise ParameterError(Problem(message, path="scores", hint="Give what this network's score() returned."))
        return scores

    def __len__(self) -> int:
        return len(self.arrays.claim_node)

    def __repr__(self) -> str:
        relations = len(self.arrays.relation_node)
        return f"<Network: {len(self)} claim{_s(len(self))}, {relations} relation{_s(relations)}>"


def from_tables(claims: object, relations: object, *, title: str = "Untitled", join: Join = "product") -> Network:
    """Read a network from a table of claims and a table of relations, of any size.

    Each is the path of a CSV, Parquet or Arrow file, or a data frame or Arrow table. Claims have a column `id`, and may
    have `text`, `kind` and `prior`; relations have `premise`, `target` and `type`, and may have `strength` and
    `relation`: rows that share it are premises that are needed together. `join` says how their scores meet. All that is
    wrong with the tables is raised at once, row by row. It needs `argmap[tables]`.

    >>> import pyarrow as pa
    >>> claims = pa.table({"id": ["rain", "take"], "text": ["It will rain.", "Take an umbrella."], "prior": [0.7, 0.1]})
    >>> relations = pa.table({"premise": ["rain"], "target": ["take"], "type": ["support"]})
    >>> network = from_tables(claims, relations)
    >>> network, network.score().final
    (<Network: 2 claims, 1 relation>, array([0.7 , 0.73]))
    """
    checked = checked_join(join)
    columns = columns_from_tables(claims, relations, title=title)
    with stage("Compiling the network"):
        return Network(arrays_from_columns(columns, join=checked), columns)


def _s(number: int) -> str:
    return "" if number == 1 else "s"
