"""What the scores of an answer are: degrees, or chances."""

from __future__ import annotations

PROBABILITY = "probability"


def what_scores_are(semantics: str) -> str:
    """Say it in a few words that may begin a sentence or end one.

    >>> what_scores_are("df_quad"), what_scores_are("probability")
    ('Scores are degrees, not probabilities', "Scores are chances, if the map's numbers are")
    """
    return (
        "Scores are chances, if the map's numbers are"
        if semantics == PROBABILITY
        else "Scores are degrees, not probabilities"
    )
