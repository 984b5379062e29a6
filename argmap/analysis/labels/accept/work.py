"""Which claims can be accepted together: the labelling, told."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from argmap.acceptance.labelling import LABELS, Labelling
from argmap.acceptance.labelling_search import LABELLINGS
from argmap.acceptance.map_labellings import MapLabellings
from argmap.acceptance.proof_standards.carneades import carneades_labelling
from argmap.acceptance.search.clauses import time_is_up, time_limit
from argmap.analysis.labels.accept.answer import COLUMNS, Acceptance
from argmap.analysis.trials.checked import check_whole
from argmap.answers.table import Table
from argmap.basics.text import counted, listed
from argmap.errors import Problem, SemanticsError, TimeLimitError, nearest_or_all, short

if TYPE_CHECKING:
    from argmap.model.document import Document
    from argmap.scoring.reading import Reading

CARNEADES = "carneades"
_KNOWN = (*LABELLINGS, CARNEADES)
_ORDER = {"undecided": 0, "out": 1, "in": 2}
_SEVERAL = {"complete", "preferred", "stable"}


def accept(
    reading: Reading, *, semantics: str, asserted: Collection[str] | str, top: int | None, timeout: float | None = None
) -> Acceptance:
    """Label the claims of a map by one semantics and tell it.

    >>> import argmap
    >>> m = argmap.loads("{argmap: 1, title: One, claims: {rain: It rains.}}")
    >>> accept(m.under(), semantics="grounded", asserted="leaves", top=None)["rain"]
    'in'
    """
    check_whole(**({} if top is None else {"top": (top, 1)}))
    time_limit(timeout)  # what is wrong with it is said by every semantics
    if semantics not in _KNOWN:
        hint = nearest_or_all(semantics, _KNOWN)
        raise SemanticsError(Problem(f"maps have no labellings called {short(semantics)}", hint=hint))
    document, shown = reading.document, list(reading.shown.claims)
    if semantics == CARNEADES:
        labelling, taken = carneades_labelling(document, asserted=asserted, shown=shown)
        several: bool | None = False
    else:
        found = MapLabellings(document, semantics, asserted=asserted, timeout=timeout, shown=shown)
        try:
            labelling, several = _first(found, semantics)
        except TimeLimitError:
            grounded = accept(reading, semantics="grounded", asserted=asserted, top=top)
            so_far = f"what is in or out by the grounded labelling is so by every {semantics} one"
            raise time_is_up(so_far, grounded) from None
        taken = tuple(sorted(found.program.asserted))
    rows = _rows(reading.shown, labelling, top)
    words = tuple(_words(reading.shown, labelling, semantics, taken, several=several, shown=len(rows)))
    return Acceptance(words, Table(COLUMNS, tuple(rows)), semantics=semantics, asserted=taken, labelling=labelling)


def _first(found: MapLabellings, semantics: str) -> tuple[Labelling, bool | None]:
    """Return one labelling, and whether there are others; None where that was not found out in time."""
    labelling = next(found, None) if semantics in _SEVERAL else found.some()
    if labelling is None:
        hint = "Every map has a preferred one."
        raise SemanticsError(Problem(f"this map has no {semantics} labelling with these claims asserted", hint=hint))
    try:
        return labelling, semantics in _SEVERAL and next(found, None) is not None
    except TimeLimitError:
        return labelling, None


def _rows(document: Document, labelling: Labelling, top: int | None) -> list[tuple[Any, ...]]:
    order = {key: number for number, key in enumerate(document.claims)}
    first = set(document.conclusion)
    keys = sorted(labelling, key=lambda key: (key not in first, _ORDER[labelling[key]], order[key]))
    return [
        (key, labelling[key], document.claims[key].kind, labelling.because(key), document.claims[key].text)
        for key in keys[:top]
    ]


def _words(
    document: Document, labelling: Labelling, semantics: str, taken: Sequence[str], *, several: bool | None, shown: int
) -> Iterator[str]:
    for key in document.conclusion:
        if key in labelling.claims:
            yield f"The conclusion {labelling.reasons(key).words[0]}"
    counts = listed(f"{len(labelling.only(label)):,} {label}" for label in LABELS)
    yield f"By the {semantics} labelling, with {counted(len(taken), 'claim')} asserted, {counts}."
    if several:
        yield f"It is one of several {semantics} labellings: labellings({semantics!r}) goes through them all."
    if several is None:
        yield "Whether there are others was not found out in time."
    if shown < len(labelling):
        yield f"{counted(shown, 'is', 'are')} shown: the conclusion, and first what is not in."
    yield (
        "Labels say what can be accepted together, given what is asserted. No prior and no strength plays a part."
        if (semantics != CARNEADES)
        else "Labels say which position of each issue meets its proof standard. Strengths are the weights of arguments."
    )
