"""The base scores of a network: what every question that replaces some of them starts from."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from argmap.arrays.given import base_scores

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays


class Based:
    """The part of `Network` that says where its scores start."""

    arrays: Arrays

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
