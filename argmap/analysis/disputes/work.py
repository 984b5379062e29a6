"""What is disputed: where reasons meet reasons, or one source's word another's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from argmap.answers.answer import Answer
from argmap.answers.table import Column, Table
from argmap.model.hearing import foremost, standing
from argmap.model.sources import ORDER_OF_ACTS

if TYPE_CHECKING:
    from argmap.answers.scores import Scores
    from argmap.model.document import Document
    from argmap.model.relations import AnyRelation
    from argmap.scoring.reading import Reading

_COLUMNS = (
    Column("id"), Column("kind"), Column("for"), Column("against"), Column("weight"), Column("score"),
    Column("asserted_by"), Column("denied_by"), Column("text"),
)  # fmt: skip


def disputes(reading: Reading, *, top: int | None = None) -> Answer:
    """List the claims and relations that something speaks for and something else against, the weightiest first.

    `for` is what all supports of it come to together, 1 - (1 - f1)(1 - f2)... of their forces f (the aggregation of
    DF-QuAD: Rago, Toni, Aurisicchio, Baroni, KR 2016), and `against` the same of its rebuttals or undercuts. The
    `weight` of a dispute is the smaller of the two: it is large where both sides are strong. What one source asserts
    or concedes (where nobody does: reports, cites or quotes) and another one denies is a dispute too, whatever reasons
    there are, unless it has been retracted.

    >>> import argmap
    >>> b = argmap.MapBuilder("Street")
    >>> close = b.claim("Close it", id="close")
    >>> safer, vans = b.claim("Safer", id="safer", prior=0.8), b.claim("Vans lose", id="vans", prior=0.4)
    >>> steps = b.support([safer], close), b.rebut([vans], close)
    >>> found = b.build().disputes().row("close")
    >>> found["for"], found["against"], found["weight"]
    (0.8, 0.4, 0.4)
    """
    document = reading.document
    reading.rule  # noqa: B018 - refuses what gives no degrees
    scores = reading.named_scores
    sides = _sides(document, scores)
    rows = []
    for part in (*document.claims.values(), *document.relations.values()):
        pro, contra = sides.get(part.id, (None, None))
        stands = standing(part.said_by)
        asserted = tuple(dict.fromkeys(one.source for one in foremost(stands) if one.act not in ORDER_OF_ACTS[-1]))
        denied = tuple(dict.fromkeys(one.source for one in stands if one.act == "denies"))
        if (pro is None or contra is None) and not _against_another(asserted, denied):
            continue
        weight = min(pro or 0.0, contra or 0.0)
        rows.append((part.id, *_about(document, part.id, scores, (pro, contra, weight)), asserted, denied))
    rows.sort(key=lambda row: (-round(row[4], 9), abs((row[2] or 0.0) - (row[3] or 0.0)), row[0]))
    table = Table(_COLUMNS, tuple((*row[:6], *row[7:], row[6]) for row in rows[:top]))
    return Answer(_words(rows), table)


def _against_another(asserted: Sequence[str], denied: Sequence[str]) -> bool:
    """Say whether one source asserts what another one denies; who says both has no dispute with themselves."""
    return bool(asserted and denied) and len({*asserted, *denied}) > 1


def _sides(document: Document, scores: Scores) -> dict[str, tuple[float | None, float | None]]:
    """Return what speaks for and against each target, None where nothing does."""
    left: dict[str, list[float | None]] = {}
    for relation in document.relations.values():
        force = scores.relations.get(relation.id)
        if force is None:  # a question's, or not scored
            continue
        both = left.setdefault(relation.target, [None, None])
        side = 0 if relation.type == "support" else 1
        before = both[side]
        both[side] = (1.0 if before is None else before) * (1.0 - force)
    return {
        target: (None if pro is None else 1.0 - pro, None if contra is None else 1.0 - contra)
        for target, (pro, contra) in left.items()
    }


def _about(
    document: Document, part_id: str, scores: Scores, numbers: tuple[float | None, float | None, float]
) -> tuple[Any, ...]:
    if part_id in document.claims:
        claim = document.claims[part_id]
        return (claim.kind, *numbers, scores.final.get(part_id), claim.text)
    relation = document.relations[part_id]
    return (relation.type, *numbers, scores.relations.get(part_id), _step(document, relation))


def _step(document: Document, relation: AnyRelation) -> str:
    return " + ".join(document.claims[premise].text for premise in relation.premises)


def _words(rows: list[tuple[Any, ...]]) -> tuple[str, ...]:
    if not rows:
        return ("Nothing is disputed: no claim or step has something for it and something against it.",)
    of_reasons = [row for row in rows if row[2] is not None and row[3] is not None]
    words = []
    if of_reasons:
        first, one = of_reasons[0], len(of_reasons) == 1
        words.append(
            f"{'One claim or step has' if one else f'{len(of_reasons):,} claims and steps have'} something for "
            f"{'it' if one else 'them'} and something against; "
            f"{'it' if one else 'weightiest'} is {first[0]!r}: {first[2]:.2f} for, {first[3]:.2f} against."
        )
    denied = sum(_against_another(row[7], row[8]) for row in rows)
    if denied:
        words.append(f"{'One is' if denied == 1 else f'{denied} are'} asserted by one source and denied by another.")
    words.append("The weight is that of the weaker side, a degree from 0 to 1: near 0, one side has hardly anything.")
    return tuple(words)
