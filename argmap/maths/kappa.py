"""How far two people who sort the same things agree beyond chance: Cohen's kappa and Krippendorff's alpha."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import permutations

Label = Hashable
Distance = Callable[[Label, Label], float]


def unequal(one: Label, other: Label) -> float:
    """Return 0 for the same label and 1 for any other: labels without an order.

    >>> unequal("support", "support"), unequal("support", "rebuttal")
    (0.0, 1.0)
    """
    return float(one != other)


def cohen_kappa(pairs: Iterable[tuple[Label, Label]], *, distance: Distance = unequal) -> float | None:
    """Return Cohen's kappa of two raters, weighted if a `distance` says how wrong a wrong label is.

    J. Cohen, "A Coefficient of Agreement for Nominal Scales", Educational and Psychological Measurement 20, 1960;
    weighted: "Weighted Kappa", Psychological Bulletin 70, 1968. kappa = 1 - (observed distance / expected distance),
    where the expected one is that of raters who give labels as often and independently. `pairs` has the two labels of
    each thing; a distance is 0 for the same label and lies in [0, 1]. The result is at most 1, and 0 for chance. None
    where kappa is not defined: nothing was sorted, or both give the same single label throughout.

    An example from Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, table 18.1: of a hundred
    patients two doctors call 75 psychotic, 4 neurotic and 10 organic alike, and 11 not alike; kappa is 0.68.

    >>> table = {"pp": 75, "pn": 1, "po": 4, "np": 5, "nn": 4, "no": 1, "oo": 10}
    >>> round(cohen_kappa([tuple(pair) for pair, number in table.items() for _ in range(number)]), 2)
    0.68
    """
    counted = Counter(pairs)
    number = counted.total()
    if not number:
        return None
    first: Counter[Label] = Counter()
    second: Counter[Label] = Counter()
    for (one, other), times in counted.items():
        first[one] += times
        second[other] += times
    observed = sum(times * distance(one, other) for (one, other), times in counted.items()) / number
    expected = sum(first[one] * second[other] * distance(one, other) for one in first for other in second) / number**2
    return None if expected == 0 else 1.0 - observed / expected


def krippendorff_alpha(units: Iterable[Sequence[Label]], *, distance: Distance = unequal) -> float | None:
    """Return Krippendorff's alpha for labels without an order, for any number of raters and with gaps.

    K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", University of Pennsylvania, 2011: alpha = 1 -
    observed / expected disagreement, over all pairs of labels of one unit and of all units. `units` has the labels
    that each thing was given, gaps left out; things with fewer than two are not paired. The distance is squared there
    for other scales; here it is taken as given. At most 1, 0 for chance, None where all labels are the same.

    His example C: four observers and twelve units with gaps, alpha = 0.743.

    >>> observers = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."]
    >>> units = [[label for label in column if label != "."] for column in zip(*observers)]
    >>> round(krippendorff_alpha(units), 3)
    0.743
    """
    coincidences: Counter[tuple[Label, Label]] = Counter()
    for labels in units:
        if len(labels) > 1:
            share = 1.0 / (len(labels) - 1)
            for one, other in permutations(labels, 2):
                coincidences[one, other] += share  # type: ignore[assignment]  # a Counter counts in shares too
    totals: dict[Label, float] = {}
    for (one, _), times in coincidences.items():
        totals[one] = totals.get(one, 0.0) + times
    number = sum(totals.values())
    observed = sum(times * distance(one, other) for (one, other), times in coincidences.items())
    expected = sum(totals[one] * totals[other] * distance(one, other) for one in totals for other in totals)
    return None if expected == 0 else 1.0 - (number - 1) * observed / expected
