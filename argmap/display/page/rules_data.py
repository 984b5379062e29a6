"""The semantics that a page scores by itself: every modular one that fits the map, as its script is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.semantics.influences import Damped, PMax
from argmap.semantics.modular import AGGREGATIONS, INFLUENCES, Modular
from argmap.semantics.registry import get_semantics, semantics_names

if TYPE_CHECKING:
    from argmap.semantics import Semantics

_NAMES = {
    "df_quad": ("DF-QuAD", "reasons add up with diminishing returns (the default)"),
    "sd_df_quad": ("SD-DF-QuAD", "like DF-QuAD, slower near 0 and 1"),
    "quadratic_energy": ("Quadratic energy", "reasons are added, extremes are hard to reach"),
    "euler": ("Euler", "reasons are added, never below the square of the base score"),
    "euler_top": ("Euler, strongest", "only the strongest reason on each side counts"),
    "mlp": ("Log-odds (MLP)", "log-odds are added"),
    "h_categoriser": ("h-categoriser", "objections are added and divide"),
    "max_based": ("Max-based", "only the strongest objection counts"),
    "card_based": ("Card-based", "the number of objections comes first"),
    "counting": ("Counting", "objections are added, each with an equal share"),
    "social": ("Social", "each objection lets through what it does not deny"),
    "weakest_link": ("Weakest link", "DF-QuAD, linked premises count as the weakest"),
}


def rules(*, supports: bool, most_rebuttals: int, first: str | Semantics = "df_quad") -> list[dict[str, Any]]:
    """Return the rules of a page, the first one first; those that know rebuttals only where there are no supports.

    >>> [rule["name"] for rule in rules(supports=True, most_rebuttals=1)][:3]
    ['df_quad', 'sd_df_quad', 'quadratic_energy']
    >>> rules(supports=False, most_rebuttals=2, first="counting")[0]["share"]
    0.45
    """
    known = [get_semantics(name) for name in semantics_names()]
    chosen = get_semantics(first)
    listed = [chosen, *(rule for rule in known if rule.name != chosen.name)] if first != "df_quad" else known
    told = [_told(rule.bound(most_rebuttals)) for rule in listed if not (supports and rule.rebuttals_only)]
    return [rule for rule in told if rule is not None]


def is_known(rule: Semantics) -> bool:
    """Say whether a page can score by a semantics: it is made of parts that argmap has itself.

    >>> is_known(get_semantics("mlp"))
    True
    """
    return _told(rule) is not None


def _told(rule: Semantics) -> dict[str, Any] | None:
    if not isinstance(rule, Modular):
        return None
    aggregation, influence = rule.aggregation, rule.influence
    ours = {type(one) for one in INFLUENCES.values()} | {Damped}
    if type(aggregation) not in {type(one) for one in AGGREGATIONS.values()} or type(influence) not in ours:
        return None
    label, words = _NAMES.get(rule.name, (rule.name, f"{aggregation.name} and {influence.name}"))
    told: dict[str, Any] = {
        "name": rule.name, "label": label, "words": words, "aggregation": aggregation.name, "influence": influence.name,
    }  # fmt: skip
    if isinstance(influence, PMax):
        told["p"] = influence.p
    if isinstance(influence, Damped):
        told["share"] = influence.alpha / max(1, influence.largest)
    if rule.join is not None:
        told["join"] = rule.join
    return told
