"""`Session`: a network that is edited, and stays scored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeVar, get_args

import numpy as np

from argmap.arrays.arrays import CLAIM
from argmap.arrays.choices import Choices, checked_degree
from argmap.arrays.given import argued_bases
from argmap.errors import ParameterError, Problem, SemanticsError, nearest
from argmap.scoring.compiled_network import CompiledNetwork
from argmap.scoring.divergence import OnDivergence, check_divergence, raise_or_warn
from argmap.scoring.session.draft import Added, Draft
from argmap.scoring.session.handles import Handles
from argmap.scoring.session.rescored import SETTLED, rescored
from argmap.semantics import get_semantics
from argmap.solve import Engine, chosen_layout

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.semantics import Semantics

NOWHERE = -1
"""The node of what has none."""


class Edge(NamedTuple):
    """A relation whose force is the score of one premise times its strength: the nodes that it joins, +1 or -1, that."""

    premise: int
    target: int
    sign: int
    strength: float


Direction = Literal["support", "rebuttal"]
Edited = TypeVar("Edited", bound=CompiledNetwork)
"""The kind of network that the session began with, and hands out."""


class Session(Generic[Edited]):
    """A network that is edited, and stays scored: `network.session()` begins one.

    It is the one object of argmap that changes. A new network for each edit would cost a copy of the whole, and an edit
    of a large network is worth a millionth of that: only what it can change is scored again. The network that the
    session began with stays as it was, and `session.network` hands out the edited one, which will not change either.

    Claims and relations are named by their ids or by their positions in the network that the session began with; added
    relations come after those, and a dropped one leaves its position empty.

    By compiled code an edit follows what it changes, in order, and sweeps all the rest where that is more than a few
    hundredths of the network. A relation that comes, goes or is given another strength costs little more, unless it is
    part of a circle or makes one; circles that are reached are solved anew from their base scores. The scores are those
    that the network has from scratch. Small networks, users' functions and argmap without numba score everything anew.
    With a `tolerance`, a score that would move by no more than that stays, and nothing is handed on: no claim is then
    ever further than the tolerance from what its forces make it, however many edits there have been, but such
    differences add up along a chain.

    >>> from argmap import Network
    >>> network = Network.from_arrays(
    ...     prior=[0.5, 0.8, 0.4], source=[1, 2], target=[0, 0], sign=[+1, -1], ids=["close", "safety", "vans"])
    >>> session = network.session()
    >>> round(session["close"], 3)
    0.7
    >>> session.set_prior("vans", 0.8)
    >>> round(session["close"], 3)
    0.5
    >>> session.drop_relation(1)
    >>> session.scores.round(3), session.network
    (array([0.9, 0.8, 0.8]), <Network: 3 claims, 1 relation>)
    """

    def __init__(
        self,
        network: Edited,
        semantics: str | Semantics = "df_quad",
        *,
        parameters: Mapping[str, Any] | None = None,
        tolerance: float = 0.0,
        engine: Engine = "auto",
        on_divergence: OnDivergence = "raise",
    ) -> None:
        check_divergence(on_divergence)
        self._rule = get_semantics(semantics, parameters=parameters)
        self._tolerance = checked_degree("tolerance", tolerance)
        self._engine, self._on_divergence = engine, on_divergence
        self._network, self._of = network, type(network)
        self._current = True
        """Whether the network says all that has been edited."""
        self._draft = Draft(network.columns)
        self._handles = Handles(self._draft)
        self._size = len(network)
        self._pending: dict[int, float] | None = None
        """The bases that a batch has set so far, by node; None outside a batch."""
        self._rebuild = False
        """Whether everything is to be scored anew: when a batch ends that says so, or after an edit that was cut short."""
        self._score(network)

    def set_prior(self, claim: str | int, value: float) -> None:
        """Give a claim a base score, a number in [0, 1]; else a `ParameterError`, or an `UnknownIdError` of the claim.

        It stands as it is: where the claim rests on sources, whoever gives the number has weighed them already, and
        the network that the session hands out holds their word for it no longer.

        >>> from argmap import Network
        >>> session = Network.from_arrays(prior=[0.5, 0.5], source=[0], target=[1], sign=[-1]).session()
        >>> session.set_prior(0, 1.0)
        >>> session.scores, session.touched
        (array([1., 0.]), 2)
        """
        at = claim if type(claim) is int and 0 <= claim < self._size else self._handles.claim(claim)
        if type(value) is not float or not 0.0 <= value <= 1.0:
            value = checked_degree("prior", value)
        self._draft.set_base(self._handles.own_column(at), value)
        self._current = False
        node = int(self._arrays.claim_node[at])
        if self._argued[node]:  # its sources are nodes, and bear on it no longer
            self._restructure()
        else:
            self._set(node, value)

    def set_strength(self, relation: str | int, value: float) -> None:
        """Replace the strength of a relation, a number in [0, 1]; errors are those of `set_prior`.

        A mutual rebuttal has one strength, whichever of its two steps is named.
        In a circle, that of a relation which had strength 1, one premise and nothing aimed at it changes the shape of the
        network: it takes as long as scoring a new one.

        >>> from argmap import Network
        >>> session = Network.from_arrays(prior=[0.5, 0.5], source=[0], target=[1], sign=[-1]).session()
        >>> session.set_strength(0, 0.5)
        >>> session.scores
        array([0.5  , 0.375])
        """
        number, value = self._handles.relation(relation), checked_degree("strength", value)
        both = self._draft.both_ways(number)
        if len(both) == 1:
            self._weigh(number, value)
            return
        with self.batch():
            for one in both:
                self._weigh(one, value)

    def _weigh(self, number: int, value: float) -> None:
        node, edge = self._node_of(number), self._edge_of(number)
        self._draft.set_strength(number, value)
        self._current = False
        # Where claims are said again, relations may be too, and then the strongest counts.
        if edge is not None and value == edge.strength:
            return
        if edge is not None:
            self._relate(number, edge._replace(strength=value), before=edge.strength)
        elif node == NOWHERE or self._arrays.kind[node] == CLAIM or self._draft.before.claim_original is not None:
            self._restructure()  # an input of a source that counts by itself has no node of its own
        else:
            self._set(node, value)

    def add_relation(
        self,
        premise: str | int,
        target: str | int,
        type: Direction,  # noqa: A002 - the word of the model
        strength: float = 1.0,
    ) -> str:
        """Add a relation from one claim to another, and return its id.

        `type` is `support` or `rebuttal`, `strength` lies in [0, 1]. The order of evaluation is changed where it has to be.
        A relation that makes or meets a circle takes as long as scoring a new network: put several such edits in a
        `batch`. Raises `UnknownIdError` for claims that
        are not there, `ParameterError` for another type or strength, and `SemanticsError` for a support where the
        semantics knows rebuttals only.

        >>> from argmap import Network
        >>> session = Network.from_arrays(prior=[0.5, 0.5], source=[], target=[], sign=[]).session()
        >>> session.add_relation(0, 1, "support")
        '0.supports.1'
        >>> session.scores
        array([0.5 , 0.75])
        """
        if type not in get_args(Direction):
            hint = nearest(type, get_args(Direction)) or "A claim is met by a support or a rebuttal."
            raise ParameterError(Problem(f"unknown type {type!r}", path="type", hint=hint))
        value = checked_degree("strength", strength)
        start, end = self._handles.claim(premise), self._handles.claim(target)
        if type == "support" and self._rule.rebuttals_only:
            raise SemanticsError(Problem(f"{self.semantics!r} knows rebuttals only", hint="Score by df_quad, for one."))
        name = self._handles.fresh(start, type, end)
        columns = self._handles.column(start), self._handles.column(end)
        sign = 1 if type == "support" else -1
        number = self._draft.add(Added(name, *columns, sign, value))
        premise_node, target_node = (int(self._arrays.claim_node[at]) for at in (start, end))
        self._relate(number, Edge(premise_node, target_node, sign, value), before=None)
        return name

    def drop_relation(self, relation: str | int) -> None:
        """Take a relation away, with whatever is aimed at it.

        A relation that is no part of a circle and has nothing aimed at it leaves quickly; any other changes the shape
        of the network, which takes as long as scoring a new one.

        >>> from argmap import Network
        >>> session = Network.from_arrays(prior=[0.5, 0.5], source=[0], target=[1], sign=[-1]).session()
        >>> session.drop_relation("0")
        >>> session.scores
        array([0.5, 0.5])
        """
        number = self._handles.relation(relation)
        node, (aim, sign) = self._node_of(number), self._draft.relation(number)
        target, edge = self._node_at(aim), self._edges.get(number)
        gone = self._draft.drop(number)
        self._current = False
        simple = self._pending is None and not self._rebuild and self._draft.is_plain and len(gone) == 1
        self._rebuild = True
        if simple and edge is not None and self._scored.relate(*edge[:3], before=edge.strength, after=None):
            self._rebuild = False
            del self._edges[number]
            self._done()
        elif simple and edge is None and node >= 0 and target >= 0 and self._scored.drop(node, target, sign):
            self._rebuild = False
            self._done()
        else:
            self._restructure()

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Gather edits and score once, when the block ends; until then the scores are those from before it.

        >>> from argmap import Network
        >>> session = Network.from_arrays(prior=[0.5] * 3, source=[], target=[], sign=[]).session()
        >>> with session.batch():
        ...     for premise in (1, 2):
        ...         _ = session.add_relation(premise, 0, "support")
        >>> session.scores
        array([0.875, 0.5  , 0.5  ])
        """
        if self._pending is not None:  # inside another: that one scores
            yield
            return
        self._catch_up()
        self._pending = {}
        try:
            yield
        finally:
            pending, self._pending = self._pending, None
            if self._rebuild:
                self._score(self.network)
            elif pending:
                self._rebuild = True
                self._scored.set_some(pending)
                self._rebuild = False
                self._done()

    def __getitem__(self, claim: str | int) -> float:
        at = claim if type(claim) is int and 0 <= claim < self._size else self._handles.claim(claim)
        if self._rebuild:
            self._catch_up()
        return self._scored.value(int(self._arrays.claim_node[at]))

    def __len__(self) -> int:
        return self._size

    @property
    def scores(self) -> NDArray[np.float64]:
        """The scores of all claims in the order of the network, shape (claims,), as an array of their own."""
        self._catch_up()
        return self._scored.claim_scores()

    @property
    def network(self) -> Edited:
        """The network as it is by now. It is made when it is asked for, and does not change with later edits."""
        if not self._current:
            self._network = self._of.compiled(self._draft.columns(), Choices())
            self._current = True
        return self._network

    @property
    def touched(self) -> int:
        """How many nodes the last edit, or batch, evaluated."""
        self._catch_up()
        return self._scored.touched

    @property
    def semantics(self) -> str:
        """The name of the semantics."""
        return self._rule.name

    @property
    def residual(self) -> float:
        """The largest change that one more step would make to any score in a circle."""
        self._catch_up()
        return self._scored.residual

    @property
    def converged(self) -> bool:
        """Whether a fixed point was found for every part that runs in a circle."""
        return self._scored.distance <= SETTLED

    def __repr__(self) -> str:
        return f"<Session: {self.semantics}, {self._size} claims>"

    def _score(self, network: CompiledNetwork) -> None:
        """Score a network, and take it for what is edited from now on."""
        arrays = network.arrays
        layout = chosen_layout(arrays.size, self._engine, lambda: network.layout)
        self._scored = rescored(arrays, self._rule, layout, tolerance=self._tolerance)
        self._arrays = self._scored.arrays
        self._numbers = self._draft.numbers
        self._edges: dict[int, Edge] = {}
        """The relations that have been added since, or given another strength, by number."""
        self._argued = np.zeros(len(self._arrays), dtype=bool)
        self._argued[argued_bases(self._arrays)] = True
        self._rebuild = False
        self._done()

    def _catch_up(self) -> None:
        """Score what an edit left undone that was cut short, as by Ctrl-C; a batch does so when it ends."""
        if self._rebuild and self._pending is None:
            self._score(self.network)

    def _set(self, node: int, base: float) -> None:
        if self._pending is not None:
            self._pending[node] = base
            return
        if self._rebuild:
            self._score(self.network)
            return
        self._rebuild = True
        self._scored.set_one(node, base)
        self._rebuild = False
        self._done()

    def _restructure(self) -> None:
        self._current = False
        self._rebuild = True
        if self._pending is None:
            self._score(self.network)

    def _edge_of(self, number: int) -> Edge | None:
        """Return a relation as an edge, where it is one."""
        if number in self._edges:
            return self._edges[number]
        node = self._node_of(number)
        if node == NOWHERE or self._arrays.kind[node] != CLAIM:
            return None
        aim, sign = self._draft.relation(number)
        target = self._node_at(aim)
        return None if target == NOWHERE else Edge(node, target, sign, 1.0)

    def _relate(self, number: int, edge: Edge, *, before: float | None) -> None:
        """Give an edge a strength, where that is possible without building everything anew."""
        self._current = False
        simple = self._pending is None and not self._rebuild and self._draft.before.claim_original is None
        self._rebuild = True
        if simple and self._scored.relate(*edge[:3], before=before, after=edge.strength):
            self._edges[number] = edge
            self._rebuild = False
            self._done()
        else:
            self._restructure()

    def _done(self) -> None:
        """Say where no fixed point was found, as `on_divergence` has it."""
        if self.converged or self._on_divergence == "return":
            return
        problem = Problem(
            f"no fixed point was found under {self.semantics!r}: one more step would move a score by {self.residual:.2g}",
            hint="Score session.network to see which claims oscillate, or try another semantics, such as euler_top.",
        )
        raise_or_warn(problem, self, self._on_divergence)

    def _node_of(self, number: int) -> int:
        """Return the node whose value is a relation's force; `NOWHERE` for one that was not there at the last scoring."""
        at = int(np.searchsorted(self._numbers, number))
        if at == len(self._numbers) or self._numbers[at] != number:
            return NOWHERE
        return int(self._arrays.relation_node[at])

    def _node_at(self, aim: int) -> int:
        """Return the node of what a relation aims at; `NOWHERE` for a source and for what has no score."""
        columns = self._draft.before
        if aim >= columns.claims:
            return self._node_of(aim - columns.claims) if aim < columns.claims + columns.relations else NOWHERE
        if columns.scored is None:
            return int(self._arrays.claim_node[aim])
        at = int(np.searchsorted(columns.scored, aim))
        known = at < len(columns.scored) and columns.scored[at] == aim
        return int(self._arrays.claim_node[at]) if known else NOWHERE
