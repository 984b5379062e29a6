"""How much work a question may make: what would take minutes is cut short, and said, or refused with advice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.errors import ParameterError, Problem

if TYPE_CHECKING:
    from argmap.scoring.network_core import NetworkCore

MOST = 1_000_000_000
"""So many nodes and edges are evaluated for one answer, all scenarios together: up to about a minute without numba."""
ROUNDS = 100
"""So often a circle is taken to be gone through in each scenario."""
APART = 10
"""How much longer that takes, since it is not done for many scenarios side by side."""
MOST_CLAIMS = 1_000
"""Among so many claims a smallest change is looked for: what that takes grows faster than their number."""


def affordable(network: NetworkCore, *, circles: bool) -> int:
    """Return in how many scenarios the network may be scored for one answer.

    >>> from argmap import Network
    >>> network = Network.from_arrays(prior=[0.5] * 3, source=[1, 2], target=[0, 0], sign=[1, 1])
    >>> affordable(network, circles=False), affordable(network, circles=True)
    (200000000, 200000)
    """
    return MOST // max(1, network.arrays.size * (ROUNDS * APART if circles else 1))


def refuse_beyond(most: int, claims: int, *, path: str, hint: str) -> None:
    """Refuse a question about more claims than there is time for.

    >>> refuse_beyond(1_000, 5_000, path="claims", hint="Name fewer.")
    Traceback (most recent call last):
    argmap.errors.ParameterError: claims: 5,000 claims would have to be tried, and there is time for 1,000. Name fewer.
    """
    if claims > most:
        message = f"{claims:,} claims would have to be tried, and there is time for {most:,}"
        raise ParameterError(Problem(message, path=path, hint=hint))
