"""Every semantics written down once more, one claim at a time and as its paper has it."""

import math


def product(supports, rebuttals):
    return math.prod(1 - force for force in rebuttals) - math.prod(1 - force for force in supports)


def total(supports, rebuttals):
    return sum(supports) - sum(rebuttals)


def top(supports, rebuttals):
    return max(supports, default=0.0) - max(rebuttals, default=0.0)


def linear(base, energy):
    return base + (1 - base) * energy if energy > 0 else base + base * energy


def p_max(base, energy, p):
    def h(z):
        return max(0.0, z) ** p / (1 + max(0.0, z) ** p)

    return base - base * h(-energy) + (1 - base) * h(energy)


def euler(base, energy):
    return 1 - (1 - base**2) / (1 + base * math.exp(energy))


def logistic(base, energy):
    if base in {0.0, 1.0}:
        return base
    # The logistic function as a hyperbolic tangent, which no base takes out of the range of a float.
    return (1 + math.tanh((math.log(base) - math.log1p(-base) + energy) / 2)) / 2


def card_based(base, rebuttals):
    speaking = [force for force in rebuttals if force > 0]
    return base / (1 + len(speaking) + sum(speaking) / len(speaking)) if speaking else base


RULES = {
    "df_quad": lambda base, supports, rebuttals, most: linear(base, product(supports, rebuttals)),
    "sd_df_quad": lambda base, supports, rebuttals, most: p_max(base, product(supports, rebuttals), 1),
    "quadratic_energy": lambda base, supports, rebuttals, most: p_max(base, total(supports, rebuttals), 2),
    "euler": lambda base, supports, rebuttals, most: euler(base, total(supports, rebuttals)),
    "euler_top": lambda base, supports, rebuttals, most: euler(base, top(supports, rebuttals)),
    "mlp": lambda base, supports, rebuttals, most: logistic(base, total(supports, rebuttals)),
    "h_categoriser": lambda base, supports, rebuttals, most: base / (1 + sum(rebuttals)),
    "max_based": lambda base, supports, rebuttals, most: base / (1 + max(rebuttals, default=0.0)),
    "card_based": lambda base, supports, rebuttals, most: card_based(base, rebuttals),
    "counting": lambda base, supports, rebuttals, most: 1 - 0.9 / max(1, most) * sum(rebuttals),
    "social": lambda base, supports, rebuttals, most: base * math.prod(1 - force for force in rebuttals),
    "weakest_link": lambda base, supports, rebuttals, most: linear(base, product(supports, rebuttals)),
}
"""`rule(base, supports, rebuttals, most)`: the score of one claim; `most` rebuttals meet one claim of the map."""

REBUTTALS_ONLY = ("h_categoriser", "max_based", "card_based", "counting", "social")
BIPOLAR = tuple(name for name in RULES if name not in REBUTTALS_ONLY)
JOINS = {"product": math.prod, "min": min, "mean": lambda scores: sum(scores) / len(scores)}
