"""The published semantics, each with its source."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from argmap.semantics.influences import Damped, PMax
from argmap.semantics.modular import Modular

DF_QUAD = Modular("product", "linear", name="df_quad")
"""Rago, Toni, Aurisicchio, Baroni, KR 2016. May oscillate on cycles; saturates at force 1.

>>> round(DF_QUAD.score(0.5, [0.8, 0.5], [0.3]), 12)
0.8
"""

SD_DF_QUAD = Modular("product", PMax(1.0), name="sd_df_quad")
"""Mossakowski and Neuhaus 2018; Kampik et al. 2024.

>>> SD_DF_QUAD.score(0.5, [], [1.0, 1.0])
0.25
"""

QUADRATIC_ENERGY = Modular("sum", PMax(2.0), name="quadratic_energy")
"""Potyka, KR 2018. Contracts where 0.6495 D max(w, 1 - w) < 1, D the largest in-degree.

>>> round(QUADRATIC_ENERGY.score(0.5, [], [1.0, 1.0]), 12)
0.1
"""

EULER = Modular("sum", "euler", name="euler")
"""Amgoud and Ben-Naim, ECSQARU 2017, IJAR 2018. A base of 0 stays 0, of 1 stays 1; never below w^2; no duality.

>>> round(EULER.score(0.5, [], [1.0, 1.0]), 6)
0.297534
"""

EULER_TOP = Modular("top", "euler", name="euler_top")
"""Mossakowski and Neuhaus 2018 (arXiv 1807.06685). Settles on every graph.

>>> round(EULER_TOP.score(0.5, [], [1.0, 1.0]), 6)
0.366522
"""

MLP = Modular("sum", "logistic", name="mlp")
"""Potyka, AAAI 2021: log-odds addition. Contracts where D < 4.

>>> round(MLP.score(0.5, [1.0], []), 6)
0.731059
"""

H_CATEGORISER = Modular("sum", "fraction", name="h_categoriser", rebuttals_only=True)
"""Besnard and Hunter 2001; weighted: Amgoud, Ben-Naim, Doder, Vesic, IJCAI 2017. Settles on every graph.

>>> H_CATEGORISER.score(1.0, [], [0.5, 0.5])
0.5
"""

MAX_BASED = Modular("top", "fraction", name="max_based", rebuttals_only=True)
"""Amgoud, Ben-Naim, Doder, Vesic, IJCAI 2017; Amgoud, Doder, Vesic, AIJ 2022.

>>> MAX_BASED.score(0.75, [], [0.5, 0.25])
0.5
"""

CARD_BASED = Modular("card", "fraction", name="card_based", rebuttals_only=True)
"""Amgoud, Ben-Naim, Doder, Vesic, IJCAI 2017; Amgoud, Doder, Vesic, AIJ 2022. Counts rebuttals that have a force.

>>> CARD_BASED.score(0.875, [], [0.5, 0.5])
0.25
"""

COUNTING = Modular("sum", Damped(0.9), name="counting", rebuttals_only=True)
"""Pu, Luo, Zhang, Luo 2015: 1 - (alpha / N) sum(a), N the largest in-degree; alpha in (0, 1).

>>> round(COUNTING.bound(2).score(1.0, [], [1.0]), 12)
0.55
"""

SOCIAL = Modular("product", "linear", name="social", rebuttals_only=True)
"""Leite and Martins, IJCAI 2011, with the simple product: w prod(1 - a). The base comes from votes.

>>> SOCIAL.score(0.8, [], [0.5, 0.5])
0.2
"""

WEAKEST_LINK = Modular("product", "linear", name="weakest_link", join="min")
"""`df_quad` with linked premises as strong as the weakest of them.

>>> WEAKEST_LINK.join
'min'
"""

PUBLISHED: Mapping[str, Modular] = MappingProxyType({
    rule.name: rule
    for rule in (
        DF_QUAD, SD_DF_QUAD, QUADRATIC_ENERGY, EULER, EULER_TOP, MLP,
        H_CATEGORISER, MAX_BASED, CARD_BASED, COUNTING, SOCIAL, WEAKEST_LINK,
    )
})  # fmt: skip
