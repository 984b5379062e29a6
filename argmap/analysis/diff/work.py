"""What is different between two versions of a map, and which edit moved which score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from argmap.analysis.diff.alike_statements import alike_statements
from argmap.analysis.diff.edits import Edit, edits_between, renames_between
from argmap.analysis.diff.effects import Effect, effects_of
from argmap.analysis.diff.one_edit import can_move_scores
from argmap.analysis.target import named_target
from argmap.answers.answer import Answer
from argmap.answers.table import ROUNDING, Column, Table
from argmap.basics.text import counted
from argmap.maths.alike_letters import ENOUGH, Likeness
from argmap.scoring.score_document import score_document

if TYPE_CHECKING:
    from argmap.model.document import Document
    from argmap.scoring.network_core import NetworkCore
    from argmap.semantics import Semantics

LIMIT = 200
_COLUMNS = (Column("id"), Column("sort"), Column("edit"), Column("alone", "+.3f", "+.0e"),
            Column("undone", "+.3f", "+.0e"), Column("change"))  # fmt: skip
_MOVED = (
    Column("id"),
    Column("before"),
    Column("after"),
    Column("change", "+.3f", "+.0e"),
    Column("mostly_by"),
    Column("text"),
)
_CHANGE = Column("change", "+.3f", "+.0e")
"""How a change is told in words."""


@dataclass(frozen=True, repr=False, eq=False)
class Diff(Answer):
    """What leads from one map to another, and what each edit does to the conclusion."""

    edits: tuple[Edit, ...]
    """Every edit, in the order of the file."""
    renames: tuple[tuple[str, str], ...]
    """Ids that went and ids that came for what says or joins the very same: proposed, never assumed."""
    proposals: tuple[Likeness, ...]
    """Claims that went and claims that came that read alike: give both one id if they say the same."""
    moved: Table
    """The scores that differ by more than 1e-9, with the edit that by itself moves each most."""
    target: str | None
    """The id of the claim asked about; None where the two name no one conclusion."""
    before: float | None
    """The score of the claim that is asked about in the first map."""
    after: float | None
    """What it scores in the second map."""


def diff(
    before: Document,
    after: Document,
    *,
    target: str | None = None,
    semantics: str | Semantics = "df_quad",
    parameters: Mapping[str, Any] | None = None,
    limit: int = LIMIT,
    likeness: float = ENOUGH,
    networks: tuple[NetworkCore, NetworkCore] | None = None,
) -> Diff:
    """Compare two versions of a map by the ids of what is in them, and their scores edit by edit.

    `alone` is what the conclusion would move by if this edit alone were made to the first map, `undone` what it
    would move by if this edit alone were taken back from the second. Edits work together: neither column has to add
    up to the whole change. Each edit that can move a score costs two scorings of the map; more than `limit` of
    them are listed and not tried. Claims of only one of the two that read alike, to `likeness` and more, are proposed.
    With the `networks` of both maps, re-weighted claims and relations are scored many at once.

    >>> import argmap
    >>> one = argmap.loads("{argmap: 1, title: T, conclusion: a, claims: {a: {text: A, prior: 0.2}}}").document
    >>> two = argmap.loads("{argmap: 1, title: T, conclusion: a, claims: {a: {text: A, prior: 0.5}}}").document
    >>> found = diff(one, two)
    >>> found.before, found.after, found.row("a")["change"]
    (0.2, 0.5, 'prior: 0.2 → 0.5')
    """
    chosen = _target(before, after, target)
    edits = edits_between(before, after)
    asked: dict[str, Any] = {"semantics": semantics, "parameters": parameters, "on_divergence": "return"}
    there, back = networks or (None, None)
    old, new = score_document(before, network=there, **asked), score_document(after, network=back, **asked)
    weighty = sum(map(can_move_scores, edits))
    tried = weighty <= limit
    moved = old.diff(new, above=ROUNDING)
    asked_about = [*moved.column("id"), *([] if chosen is None else [chosen])]
    more: dict[str, Any] = {"semantics": semantics, "parameters": parameters}
    done = effects_of(before, after, edits, asked_about, network=there, now=old.final, **more) if tried else {}
    undone_edits = [edit.undone() for edit in edits]
    chosen_claims = [chosen] if chosen else []
    taken = effects_of(after, before, undone_edits, chosen_claims, network=back, now=new.final, **more) if tried else {}
    rows: list[tuple[Any, ...]] = []
    for at, edit in enumerate(edits):
        alone = undone = None if chosen is None or (can_move_scores(edit) and not tried) else 0.0
        if at in done:
            alone, undone = _on(done[at], chosen), _on(taken[at], chosen)
        rows.append((edit.id, edit.sort, edit.what, alone, undone, str(edit)))
    rows.sort(key=lambda row: -max(abs(row[3] or 0.0), abs(row[4] or 0.0)))
    scores = (None, None) if chosen is None else (old.final.get(chosen), new.final.get(chosen))
    renames = renames_between(before, after)
    proposals = tuple(_proposals(before, after, renames, likeness))
    return Diff(
        words=tuple(_words(chosen, scores, rows, (renames, proposals), None if tried else weighty)),
        table=Table(_COLUMNS, tuple(rows)),
        edits=edits,
        renames=renames,
        proposals=proposals,
        moved=_moved(moved, edits, done),
        target=chosen,
        before=scores[0],
        after=scores[1],
    )


def _target(before: Document, after: Document, target: str | None) -> str | None:
    """Return the claim asked about, which has to be in one of the two; None where they name no one conclusion."""
    if target is not None:
        return named_target(before if target in before.claims else after, target)
    named = {*before.conclusion, *after.conclusion}
    return named.pop() if len(named) == 1 else None


def _proposals(
    before: Document, after: Document, renames: Sequence[tuple[str, str]], likeness: float
) -> Iterator[Likeness]:
    """Propose what reads alike among the claims that went and that came, questions with questions, but for renames."""
    known = set(renames)
    went, came = (
        {key: claim for key, claim in here.claims.items() if key not in there.claims}
        for here, there in ((before, after), (after, before))
    )
    found = alike_statements(went, came, enough=likeness)
    yield from (pair for pair in found if (pair.first, pair.second) not in known)


def _on(effect: Effect | None, claim: str | None) -> float | None:
    return None if effect is None or claim is None else effect.get(claim)


def _moved(moved: Table, edits: Sequence[Edit], alone: Mapping[int, Effect | None]) -> Table:
    """List what moved, with the edit that by itself moves it most, if any does."""
    rows = []
    for row in moved:
        reach = {at: abs(_on(effect, row["id"]) or 0.0) for at, effect in alone.items()}
        most = max(reach, key=reach.__getitem__, default=None)
        by = f"{edits[most].id} {edits[most].what}" if most is not None and reach[most] > ROUNDING else None
        rows.append((row["id"], row["before"], row["after"], row["change"], by, row["text"]))
    return Table(_MOVED, tuple(rows))


def _words(
    target: str | None,
    scores: tuple[float | None, float | None],
    rows: Sequence[tuple[Any, ...]],
    alike: tuple[Sequence[tuple[str, str]], Sequence[Likeness]],
    untried: int | None,
) -> list[str]:
    if not rows:
        return ["The two maps say the same."]
    counts = Counter((row[2], row[1]) for row in rows)
    told = ", ".join(f"{_sorted_out(sort, number)} {what}" for (what, sort), number in counts.items())
    words = [f"{counted(len(rows), 'edit')}: {told}."]
    if target is None:
        words.append("The two name no single conclusion in common: name the claim that is asked about as the target.")
    elif scores[0] is None or scores[1] is None:
        words.append(f"{target!r} has a score in only one of the two.")
    else:
        words.append(
            f"{target!r} went from {scores[0]:.3f} to {scores[1]:.3f} ({_CHANGE.show(scores[1] - scores[0])})."
        )
        words.extend(_causes(rows, scores[1] - scores[0]) if untried is None else [])
    if untried is not None:
        words.append(f"{untried} edits can move a score, too many to try one by one: raise the limit to have it done.")
    words.extend(
        f"{old!r} went and {new!r} came with the same content: perhaps a new name for it; as it stands they are two."
        for old, new in alike[0]
    )
    if alike[1]:
        words.append(
            f"{counted(len(alike[1]), 'pair')} of claims that went and came read alike: give those that say the same one id. "
            "Likeness is of letters, not of meaning: a denial reads alike too."
        )
    if None not in scores:
        words.append("A score is a degree from 0 to 1, not a probability.")
    return words


def _sorted_out(sort: str, number: int) -> str:
    """Count what was edited; the map itself is one thing, with several entries."""
    if sort == "map":
        return f"{counted(number, 'entry', 'entries')} of the map itself"
    return counted(number, sort)


def _causes(rows: Sequence[tuple[Any, ...]], change: float) -> list[str]:
    single = [row for row in rows if row[3] is not None and abs(row[3]) > ROUNDING]
    words = []
    if single:
        most = max(single, key=lambda row: abs(row[3]))
        words.append(f"The edit that does most by itself: {most[0]!r} {most[2]}, {_CHANGE.show(most[3])}.")
    summed, together = _CHANGE.show(sum(row[3] for row in single)), _CHANGE.show(change)
    if summed != together:
        words.append(
            f"One by one the edits come to {summed}, together to {together}: they work on each other, "
            "and some are parts of one."
        )
    if any(row[3] is None or row[4] is None for row in rows):
        words.append("A dash: the edit cannot be made alone without the map contradicting itself.")
    return words
