"""Labels beside scores: where saying what can be accepted and saying how far come apart."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from argmap.answers.answer import Answer
from argmap.answers.table import Column, Table
from argmap.basics.text import counted
from argmap.errors import ParameterError, Problem, short

HALF = 0.5
"""Above it a score says that a claim is supported more than not."""
_COLUMNS = (Column("id"), Column("label"), Column("score"), Column("base"), Column("because"), Column("text"))
_LABELS = frozenset({"in", "out", "undecided"})


class Labelled(Protocol):
    """Whatever has labels, and can tell their reasons: what `accept` gives back."""

    @property
    def label_of(self) -> Mapping[str, Any]:
        """The label of every claim, by id."""

    def reasons(self, about: str) -> Answer:
        """Say why a claim has its label."""


def labels_beside_scores(
    scores: Mapping[str, float],
    base: Mapping[str, float],
    texts: Mapping[str, str],
    labels: Labelled | Mapping[str, str],
) -> Answer:
    """Compare scores with labels, claim by claim, and by how often what is in scores higher than what is out.

    >>> found = labels_beside_scores({"a": 0.9, "b": 0.8}, {"a": 0.9, "b": 0.8}, {"a": "A.", "b": "B."}, {"a": "in", "b": "out"})
    >>> found.column("id"), found.words[1]
    (('b',), 'A claim that is in scores higher than one that is out in 100% of all pairs.')
    """
    label_of = labels if isinstance(labels, Mapping) else getattr(labels, "label_of", None)
    if label_of is None:
        hint = "Give what accept() returns."
        raise ParameterError(Problem(f"labels is {short(labels)}", path="labels", hint=hint))
    wrong = [value for value in label_of.values() if value not in _LABELS]
    if wrong:
        hint = "A label is in, out or undecided: give what accept() returns."
        raise ParameterError(Problem(f"labels has {short(wrong[0])}", path="labels", hint=hint))
    both = [key for key in scores if key in label_of]
    apart = [key for key in both if _differ(label_of[key], scores[key])]
    apart.sort(key=lambda key: (-abs(scores[key] - HALF), key))
    rows = tuple((key, label_of[key], scores[key], base[key], _because(labels, key), texts[key]) for key in apart)
    return Answer(tuple(_words(scores, label_of, both, len(apart))), Table(_COLUMNS, rows))


def _differ(label: str, score: float) -> bool:
    return (label == "in" and score < HALF) or (label == "out" and score > HALF)


def _because(labels: Labelled | Mapping[str, str], key: str) -> str:
    if isinstance(labels, Mapping):
        return "-"
    return labels.reasons(key).words[0].partition(", ")[2].rstrip(".")


def _words(scores: Mapping[str, float], label_of: Mapping[str, str], both: Sequence[str], apart: int) -> Iterator[str]:
    inside = sorted(scores[key] for key in both if label_of[key] == "in")
    out = [scores[key] for key in both if label_of[key] == "out"]
    open_ = len(both) - len(inside) - len(out)
    undecided = f" {counted(open_, 'undecided one is', 'undecided ones are')} left aside." if open_ else ""
    judged = counted(len(inside) + len(out), "claim that is in or out", "claims that are in or out")
    differ = counted(apart, "differs", "differ") if apart else "none differs"
    yield f"Of {judged}, {differ}: in and below {HALF} by score, or out and above it.{undecided}"
    if inside and out:
        lower = sum(bisect_left(inside, score) + bisect_right(inside, score) for score in out) / 2
        share = 1 - lower / (len(inside) * len(out))
        yield f"A claim that is in scores higher than one that is out in {share:.0%} of all pairs."
    yield (
        "A label knows no degree: what is asserted is in whatever its prior, and an objection that holds puts a claim out "
        "however little it weighs. A score knows no yes: what is objected to keeps a part."
    )
