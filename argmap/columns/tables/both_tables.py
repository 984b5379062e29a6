"""Put the two tables together: the columns of a network, or all that is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from argmap.basics.progress import stage
from argmap.basics.warned import warn
from argmap.columns.columns import QUESTION, Columns
from argmap.columns.names import ColumnNames
from argmap.columns.tables import claims_table as claim_columns
from argmap.columns.tables import relations_table as relation_columns
from argmap.columns.tables.claims_table import Claims, read_claims
from argmap.columns.tables.faults import Faults
from argmap.columns.tables.frames import open_frame
from argmap.columns.tables.relations_table import Relations, read_relations
from argmap.errors import ParameterError, Problem, UnreadWarning, short
from argmap.model.fields import is_text

if TYPE_CHECKING:
    from numpy.typing import NDArray


def columns_from_tables(claims: object, relations: object, *, title: str = "Untitled") -> Columns:
    """Read a table of claims and one of relations, from files, data frames or Arrow tables.

    Raises `FormatError` where a table or column cannot be read, `MapError` with the rows that are wrong.

    >>> import pyarrow
    >>> claims = pyarrow.table({"id": ["rain", "take"], "prior": [0.7, 0.1]})
    >>> steps = pyarrow.table({"premise": ["rain"], "target": ["take"], "type": ["support"]})
    >>> columns = columns_from_tables(claims, steps)
    >>> columns.claim_ids, columns.premise, columns.relation_target
    (('rain', 'take'), array([0], dtype=int32), array([1], dtype=int32))
    """
    check_title(title)
    faults = Faults()
    with stage("Reading the claims"):
        first = open_frame("claims", claims, claim_columns.NUMBERS, claim_columns.TEXTS)
        said = read_claims(first, faults)
    with stage("Reading the relations"):
        second = open_frame("relations", relations, relation_columns.NUMBERS, relation_columns.TEXTS)
        steps = read_relations(second, said, faults)
    faults.settle()
    for message in (first.unread(), second.unread(), steps.unread):
        if message is not None:
            warn(message, UnreadWarning)
    return _columns(said, steps, title)


def check_title(title: object) -> None:
    """Refuse what is no title, whatever a caller passes.

    >>> check_title("Umbrella")
    """
    if not is_text(title) or not title.strip():
        raise ParameterError(Problem(f"title is {short(title)}", path="title", hint="Give a text, or leave it out."))


def _columns(said: Claims, steps: Relations, title: str) -> Columns:
    return Columns(
        claim_ids=ColumnNames(said.ids),
        claim_texts=None if said.texts is None else ColumnNames(said.texts),
        claim_kind=said.kind,
        claim_prior=said.prior,
        scored=_scored(said, steps),
        relation_ids=steps.ids,
        relation_sign=steps.sign,
        relation_target=steps.target,
        relation_strength=steps.strength,
        premise=steps.premise,
        premise_start=steps.premise_start,
        title=title,
    )


def _scored(said: Claims, steps: Relations) -> NDArray[np.integer] | None:
    question = said.kind == QUESTION
    return np.flatnonzero(~question).astype(steps.premise.dtype) if question.any() else None
