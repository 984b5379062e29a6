"""`CompiledNetwork`: a map as columns and arrays, with the order in which it is evaluated; it can be scored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self, Unpack

from argmap.answers.network_scores import NetworkScores
from argmap.arrays.arrays import Arrays
from argmap.arrays.choices import Choices
from argmap.arrays.compile.from_columns import arrays_from_columns, arrays_under
from argmap.arrays.given import base_scores
from argmap.arrays.layout import Layout, layout_of
from argmap.basics.text import counted
from argmap.columns.columns import Columns
from argmap.columns.from_arrays import columns_from_arrays
from argmap.columns.from_document import columns_from_document
from argmap.columns.names import Names
from argmap.scoring.by_chance import is_by_chance
from argmap.scoring.divergence import OnDivergence, check_divergence, settle
from argmap.scoring.how import Chances, checked_chances
from argmap.semantics import PROBABILITY, get_semantics
from argmap.solve import Engine, Schedule, chosen_layout, chosen_threads, schedule_of, solve

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    from argmap.model.document import Document
    from argmap.model.fields import Join
    from argmap.semantics import Semantics
    from argmap.worlds import Drawn


@dataclass(frozen=True, eq=False, repr=False)
class CompiledNetwork:
    """A map as columns, and the arrays that are compiled from them: what is scored, and the order of it, kept.

    >>> network = CompiledNetwork.from_arrays(prior=[0.5, 0.8], source=[1], target=[0], sign=[-1])
    >>> network.score().final.round(2)
    array([0.1, 0.8])
    """

    arrays: Arrays
    columns: Columns
    """What the claims and relations say: the arrays are compiled from it."""
    extra: Mapping[str, NDArray[Any]] = field(default_factory=dict)
    """Other rows of numbers that are saved and loaded with the network, by name."""
    choices: Choices = field(default_factory=Choices)
    """What is otherwise in the arrays than the columns say, which are as of the day asked about."""

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
    ) -> Self:
        """Build a plain bipolar network: relation i leads from claim `source[i]` to claim `target[i]`.

        `prior` has shape (claims,) and lies in [0, 1]; `source`, `target` and `sign` have shape (relations,):
        indices of claims, and +1 for a support or -1 for a rebuttal. `strength` in [0, 1] is 1 where it is not
        given; `ids` names the claims, each once. Raises `ParameterError` with all that is wrong.

        >>> CompiledNetwork.from_arrays(prior=[0.5, 0.5], source=[0], target=[1], sign=[-1]).score().final
        array([0.5 , 0.25])
        """
        columns = columns_from_arrays(prior=prior, source=source, target=target, sign=sign, strength=strength, ids=ids)
        return cls(arrays_from_columns(columns), columns)

    @classmethod
    def from_document(cls, document: Document) -> Self:
        """Compile a document; a claim that is a question has no score, and no place among the `ids`.

        >>> import argmap
        >>> b = argmap.MapBuilder("One")
        >>> one = b.claim("A claim")
        >>> CompiledNetwork.from_document(b.build().document).ids
        ('a_claim',)
        """
        return cls.compiled(columns_from_document(document), Choices())

    @classmethod
    def compiled(cls, columns: Columns, choices: Choices) -> Self:
        """Compile columns that are as of the day asked about.

        >>> columns = columns_from_arrays(prior=[0.5], source=[], target=[], sign=[])
        >>> CompiledNetwork.compiled(columns, Choices(fix={"0": 1.0})).score().final
        array([1.])
        """
        return cls(arrays_under(columns, choices), columns, choices=choices)

    def score(
        self,
        semantics: str | Semantics = "df_quad",
        *,
        parameters: Mapping[str, Any] | None = None,
        on_divergence: OnDivergence = "raise",
        engine: Engine = "auto",
        threads: int | None = None,
        **chances: Unpack[Chances],
    ) -> NetworkScores:
        """Score every claim; the arguments are those of `ArgumentMap.score`, the result holds arrays.

        `engine` says how: by plain numpy (`plain`), by compiled code (`compiled`, with numba from `argmap[fast]`), or
        whichever is quicker for the size (`auto`). The order of evaluation is worked out at the first compiled scoring
        and kept with the network. `threads` is 1 or more, as many as there are processors where it is not given;
        the scores are the same for any number. The words of `Chances` are for `probability` alone.

        The scores have shape (claims,), in the order of `ids`, and lie in [0, 1]. Raises `SemanticsError` for a semantics
        that there is none of or that cannot score this network, `ParameterError` for an argument that is out of range,
        and `ConvergenceError` where no fixed point is found, unless `on_divergence` says otherwise. Each semantics names
        its paper in `argmap.semantics`; what a score is where a network runs in circles, `docs/semantics.md` says.

        >>> network = CompiledNetwork.from_arrays(prior=[0.5, 1.0], source=[1], target=[0], sign=[-1])
        >>> network.score("quadratic_energy").final
        array([0.25, 1.  ])
        """
        check_divergence(on_divergence)
        semantics = PROBABILITY if is_by_chance(semantics) else semantics
        if semantics == PROBABILITY or any(one is not None for one in chances.values()):
            from argmap.worlds import drawn_for  # noqa: PLC0415 - degrees draw no worlds

            drawn = drawn_for(semantics, checked_chances(chances), parameters=parameters, join=self.arrays.join)
            if drawn is not None:
                return self._likely(drawn, engine, threads)
        checked_chances(chances)
        rule = get_semantics(semantics, parameters=parameters)
        own = self.joined_by(rule)
        layout = chosen_layout(own.arrays.size, engine, lambda: own.layout)
        threads = chosen_threads(threads)
        solution = solve(own.arrays, rule, layout=layout, threads=threads)
        final = solution.claim_scores(threads=threads)
        scores = NetworkScores(semantics=rule.name, final=final, solution=solution, parameters=dict(rule.parameters))
        settle(scores, on_divergence)
        return scores

    def _likely(self, drawn: Drawn, engine: Engine, threads: int | None) -> NetworkScores:
        """Count the worlds in which claims hold."""
        from argmap.worlds import conditions_of, count_worlds  # noqa: PLC0415 - as in score

        arrays = self.switched
        conditions = conditions_of(arrays, self.columns, drawn.given, self.choices) if drawn.given else None
        counted = count_worlds(arrays, drawn, conditions=conditions, engine=engine, threads=chosen_threads(threads))
        return NetworkScores(
            semantics=PROBABILITY,
            final=counted.claim_scores(),
            solution=counted,
            kind="probability",
            errors=counted.claim_errors(),
            upper=counted.upper,
            parameters=counted.parameters,
        )

    @cached_property
    def switched(self) -> Arrays:
        """The arrays in which every source is a node: by chance it is reliable or not, for all that rests on its word."""
        return self.arrays if self.columns.heard is None else self.compiled_with(all_sources=True)

    def compiled_with(self, *, all_sources: bool = False, nodes_for: NDArray[np.integer] | None = None) -> Arrays:
        """Compile the network with more nodes, as `arrays_under` says; its scores are the same."""
        own = replace(self.choices, join=self.arrays.join, min_reliability=self.arrays.min_reliability)
        return arrays_under(self.columns, own, all_sources=all_sources, nodes_for=nodes_for)

    @cached_property
    def layout(self) -> Layout | None:
        """The order in which compiled code evaluates the network, built once; None where it has to leave it alone."""
        return layout_of(self.arrays)

    def joined_by(self, rule: Semantics) -> Self:
        """Return the network with its premises joined as a semantics prescribes; most leave that to the network."""
        if rule.join is None or rule.join == self.arrays.join:
            return self
        if rule.join not in self.others:
            self.others[rule.join] = self.with_join(rule.join)
        joined: Self = self.others[rule.join]
        return joined

    def with_join(self, join: Join) -> Self:
        """Return the network with its premises joined otherwise."""
        return replace(self, arrays=replace(self.arrays, join=join), columns=replace(self.columns, join=join))

    @cached_property
    def others(self) -> dict[object, Any]:
        """The same network compiled otherwise."""
        return {}

    @property
    def schedule(self) -> Schedule:
        """The order in which the plain path evaluates the network, worked out when it is first scored that way."""
        return schedule_of(self.arrays)

    @cached_property
    def base(self) -> NDArray[np.float64]:
        """The base score of every claim, after its sources are weighed, shape (claims,), in [0, 1]; it cannot be written to.

        It is the row to start from in `score_many`: a copy in which some numbers are others. It has NaN for a claim
        that rests on a source which arguments bear on, since its base score is what the scoring makes of it
        (`score().base`), and NaN in that place of a row means the same: as in the network. A restatement has the base
        score of its original.

        >>> import argmap
        >>> m = argmap.loads('''{argmap: 1, title: Rain, sources: {ann: {reliability: 0.5}, ben: {}},
        ...     claims: {rain: {text: It rains, prior: 0.8, said_by: ann}, wet: {text: It is wet, said_by: ben},
        ...     liar: {text: Ben lies, prior: 0.25}}, relations: [{premises: [liar], undercuts: ben}]}''')
        >>> m.network.base, m.network.score().base
        (array([0.4 ,  nan, 0.25]), array([0.4  , 0.375, 0.25 ]))
        >>> m.network.score_many([m.network.base, [0.9, 0.9, 0.25]]).final
        array([[0.4  , 0.375, 0.25 ],
               [0.9  , 0.9  , 0.25 ]])
        """
        base = base_scores(self.arrays)
        base.flags.writeable = False
        return base

    @property
    def ids(self) -> Names:
        """The ids of the claims that have a score, in order; their numbers where none were given."""
        return self.arrays.claim_ids

    @property
    def texts(self) -> Names:
        """What those claims say, in the same order; their ids where nothing is known."""
        return self.columns.scored_texts

    def __len__(self) -> int:
        return len(self.arrays.claim_node)

    def __repr__(self) -> str:
        claims, relations = counted(len(self), "claim"), counted(len(self.arrays.relation_node), "relation")
        return f"<{type(self).__name__}: {claims}, {relations}>"
