"""Score a document: what `ArgumentMap.score` gives, for who has no map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.scoring.divergence import OnDivergence, check_divergence, settle
from argmap.scoring.how import parted_words
from argmap.scoring.reading import reading_of_document

if TYPE_CHECKING:
    from argmap.answers.scores import Scores
    from argmap.model.document import Document
    from argmap.scoring.network_core import NetworkCore
    from argmap.semantics import Semantics


def score_document(
    document: Document,
    semantics: str | Semantics = "df_quad",
    *,
    on_divergence: OnDivergence = "raise",
    network: NetworkCore | None = None,
    **how: Any,
) -> Scores:
    """Score every claim of a document; the arguments are those of `ArgumentMap.score`, and its network, where there is one.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella")
    >>> rain = b.claim("It will rain", prior=0.7)
    >>> score_document(b.build().document)[rain]
    0.7
    """
    check_divergence(on_divergence)
    words, chances = parted_words({**how, "semantics": semantics})
    reading = reading_of_document(
        document, words, show=lambda: document, network=lambda _, compiled: compiled() if network is None else network
    )
    scores = reading.likely(chances)
    settle(scores, on_divergence)
    return scores
