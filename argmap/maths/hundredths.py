"""Numbers with two decimals that add up as they are printed."""

from __future__ import annotations

import math
from collections.abc import Sequence


def printed_parts(start: float, parts: Sequence[float], score: float) -> list[str]:
    """Write parts with two decimals and a sign, so that the printed start and the printed parts make the printed score.

    Rounded each by itself they need not. So each is cut down to a hundredth, and those that lost most are given one
    more until the sum is right: the method of the largest remainder. No printed part is a whole hundredth off.

    >>> printed_parts(0.2, [0.3049, -0.1149], 0.39)
    ['+0.30', '-0.11']
    >>> printed_parts(0.0, [0.335, 0.335], 0.67)
    ['+0.34', '+0.33']
    """
    exact = [round(100 * part, 7) for part in parts]
    whole = [math.floor(part) for part in exact]
    missing = round(100 * float(f"{score:.2f}")) - round(100 * float(f"{start:.2f}")) - sum(whole)
    largest = sorted(range(len(parts)), key=lambda at: (whole[at] - exact[at], at))
    for at in largest[: max(0, missing)]:
        whole[at] += 1
    for at in largest[::-1][: max(0, -missing)]:  # a score that is a hair off its parts may be rounded down
        whole[at] -= 1
    return [
        f"{'-' if part < 0 else '+'}{abs(hundredths) / 100:.2f}" for part, hundredths in zip(exact, whole, strict=True)
    ]
