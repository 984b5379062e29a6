"""The formats as a table: which files they are for, and what each can say."""

from __future__ import annotations

from argmap.answers.table import Column, Table
from argmap.formats.choices.own_options import options_of
from argmap.formats.format import Format
from argmap.formats.registry import every_format

_SAYS = {
    "linked": "relation.linked", "undercuts": "relation.undercut", "backing": "relation.backing",
    "mutual": "relation.mutual", "priors": "claim.prior", "strengths": "relation.strength", "kinds": "claim.kind",
    "questions": "claim.question", "ids": "claim.id", "sources": "claim.said_by", "schemes": "relation.scheme",
    "tags": "claim.tags", "notes": "claim.note", "meta": "claim.meta",
}  # fmt: skip
"""The columns that say what a format can say, and the feature that each is about."""
COLUMNS = ("format", "what it is", "suffixes", "read", "written", *_SAYS, "options")


def overview() -> Table:
    """Return a row for each format: its name, what it is, its suffixes, whether it is written, and what it can say.

    >>> overview().row("yaml")["linked"]
    'yes'
    """
    rows = tuple(
        (
            one.name,
            one.title,
            one.suffixes,
            _yes(_reads(one)),
            _yes(one.writes),
            *(_yes(feature in one.says) for feature in _SAYS.values()),
            _options(one),
        )
        for one in every_format().values()
    )
    return Table(tuple(map(Column, COLUMNS)), rows, title="Formats")


def _reads(one: Format) -> bool:
    return bool(getattr(one, "reads", True))


def _options(one: Format) -> tuple[str, ...]:
    reading = options_of(one.read) if _reads(one) else []
    return tuple(dict.fromkeys([*reading, *(options_of(one.write) if one.writes else ())]))


def _yes(value: bool) -> str:  # noqa: FBT001 - a word for a truth
    return "yes" if value else "-"
