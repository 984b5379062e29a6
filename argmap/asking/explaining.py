"""Why a claim stands where it stands: `explain` and `attribute` as methods of `ArgumentMap`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argmap.analysis.attribute.answer import Contributions
    from argmap.analysis.attribute.players import Sort
    from argmap.analysis.attribute.work import Method
    from argmap.analysis.explain.work import Explanation
    from argmap.asking.asked import Asked
    from argmap.semantics import Semantics


class Explaining:
    """Methods of `ArgumentMap` that take a score apart."""

    def explain(
        self: Asked,
        claim: str | None = None,
        *,
        depth: int = 2,
        semantics: str | Semantics = "df_quad",
        parameters: Mapping[str, Any] | None = None,
        fix: Mapping[str, float] | None = None,
    ) -> Explanation:
        """Tell why a claim stands where it stands: where it starts, and what each relation that bears on it adds.

        Without a claim, the conclusion is explained. `depth` counts levels: 1 for the claim alone, 2 with what its
        relations rest on, and so on; a claim that comes again is not told twice. The parts add up to the score, as
        printed too. `fix` holds scores, to see what changes and why. The other arguments are those of `score`.

        >>> import argmap
        >>> b = argmap.MapBuilder("Mill Street", conclusion="close")
        >>> close = b.claim("Close the street.", id="close", prior=0.2)
        >>> injuries = b.claim("Injuries would fall.", id="injuries", prior=0.5)
        >>> safety = b.support(injuries, close, id="safety")
        >>> print(b.build().explain())
        close 0.60: Close the street.
          Starts at 0.20; +0.40 from 'safety' (injuries 0.50): 0.60.
          - injuries 0.50: Injuries would fall.
            Nothing bears on it; 0.50 is its prior.
        <BLANKLINE>
        A part is what a relation adds under 'df_quad', averaged over all orders in which the relations on
        the claim could come (the Shapley value). As printed, start and parts add up to the score.
        Scores are degrees of support, not probabilities.
        """
        from argmap.analysis.explain.work import explain  # noqa: PLC0415 - numpy is slow to load

        return explain(
            self._scorable, claim, depth=depth, semantics=semantics, parameters=parameters, fix=fix
        )  # fmt: skip

    def attribute(
        self: Asked,
        method: Method = "shapley",
        target: str | None = None,
        *,
        of: Sort = "claims",
        samples: int | None = None,
        seed: int = 0,
        top: int | None = None,
        semantics: str | Semantics = "df_quad",
        parameters: Mapping[str, Any] | None = None,
    ) -> Contributions:
        """Tell how much each claim, or each relation, contributes to the score of a claim: of the conclusion, if none is named.

        Each method answers a question of its own, and none answers all. `removal`: what would be lost without it?
        `intrinsic_removal`: what does it do by itself, and not merely hand on? `gradient`: what would a small change of
        its prior do? `shapley`: how is the whole way from a score without any of them to the score that there is to be
        shared out? Whatever bears on the target takes part, at any distance: its ancestors. `of="relations"` asks the
        same of relations, which are removed with all that is aimed at them; the gradient is by strength.

        Shapley values are exact for up to 15 claims or relations. For more, orders are drawn from `seed`: a thousand, or
        as many as take some seconds (two hundred in a map of 200 claims), or as many as `samples` says. Each value then has a
        standard error, and the true one lies within three of them nearly always; they add up all the same. `top` keeps so
        many rows. The other arguments are those of `score`.

        >>> import argmap
        >>> b = argmap.MapBuilder("Mill Street", conclusion="close")
        >>> close = b.claim("Close the street.", id="close", prior=0.2)
        >>> injuries = b.claim("Injuries would fall.", id="injuries", prior=0.5)
        >>> safety = b.support(injuries, close, id="safety")
        >>> deliveries = b.rebut(b.claim("Vans lose the kerb.", id="vans", prior=0.4), close)
        >>> print(b.build().attribute("removal").table)
        id        contribution  score  text
        vans           -0.3200   0.40  Vans lose the kerb.
        injuries       +0.1600   0.50  Injuries would fall.
        """
        from argmap.analysis.attribute.work import attribute  # noqa: PLC0415 - as in explain

        return attribute(
            self.network, target, method=method, of=of, samples=samples, seed=seed, top=top,
            semantics=semantics, parameters=parameters,
        )  # fmt: skip
