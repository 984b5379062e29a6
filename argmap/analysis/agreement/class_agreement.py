"""How far the maps of a class agree with one model: a row for each student, and feedback to hand back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

from argmap.analysis.agreement.work import Agreement, agreement
from argmap.answers.answer import Answer
from argmap.answers.table import Column, Table
from argmap.basics.text import counted, markdown_text, one_line
from argmap.errors import ParameterError, Problem, UnknownIdError
from argmap.maths.alike_letters import ENOUGH

if TYPE_CHECKING:
    from argmap.model.document import Document

_MEASURED = {"claims": "claims found", "links": "links", "kinds": "kinds of link", "together": "linked or convergent"}
_COLUMNS = (
    Column("student"),
    *map(Column, _MEASURED),
    Column("kappa"),
    Column("missing"),
    Column("more"),
    Column("guessed"),
)


@dataclass(frozen=True, repr=False, eq=False)
class ClassAgreement(Answer):
    """What each map of a class has of a model: shares from 0 to 1, and each map's own `Agreement`."""

    students: Mapping[str, Agreement]
    """What was found for each map, by the name that it was given."""
    texts: Mapping[str, str]
    """The model's sentences, by their ids."""

    def feedback(self, student: str) -> str:
        """Write to one student, in Markdown and in whole sentences, what is right, what is missing and what is otherwise.

        Raises `UnknownIdError` for a name that is not in the class.

        >>> import argmap
        >>> model = argmap.loads("{argmap: 1, title: Model, claims: {rain: It rains., take: Take one.}}")
        >>> mine = argmap.loads("{argmap: 1, title: Mine, claims: {a: It rains}}")
        >>> print(argmap.class_agreement({"ann": mine}, model).feedback("ann").partition("## ")[0])
        # ann
        <BLANKLINE>
        1 of the model's 2 claims is there, and 0 more.
        No link was compared: the model has none between claims that are in both.
        A model is one good map, not the only one.
        <BLANKLINE>
        <BLANKLINE>
        """
        if student not in self.students:
            raise UnknownIdError.from_id(student, self.students, sort="student")
        return _feedback(student, self.students[student], self.texts)


def class_agreement(
    students: Mapping[str, Document], model: Document, *, alike: float | None = None, likeness: float = ENOUGH
) -> ClassAgreement:
    """Compare each map of a class with one model; the arguments are those of `argmap.class_agreement`."""
    if not students:
        raise ParameterError(
            Problem("there is no map to compare", path="students", hint="Give at least one, by a name.")
        )
    found = {name: agreement(one, model, alike=alike, likeness=likeness) for name, one in students.items()}
    return ClassAgreement(
        words=tuple(_words(found, model, alike)),
        table=Table(_COLUMNS, tuple(_row(name, one) for name, one in found.items())),
        students=found,
        texts={key: claim.text for key, claim in model.claims.items()},
    )


def _row(name: str, found: Agreement) -> tuple[Any, ...]:
    shares = [found.measures.row(measure)["share"] for measure in _MEASURED.values()]
    kappa = found.measures.row("links")["kappa"]
    return (name, *shares, kappa, len(found.missing), len(found.extra), len(found.alike))


def _words(found: Mapping[str, Agreement], model: Document, alike: float | None) -> list[str]:
    words = [f"{counted(len(found), 'map')} beside a model of {counted(len(model.claims), 'claim')}."]
    shares = [one.measures.row("claims found")["share"] or 0.0 for one in found.values()]
    words.append(
        f"The share of its claims that is found runs from {min(shares):.2f} to {max(shares):.2f}; half of the maps have {median(shares):.2f} or more."
    )
    often = {key: sum(key in one.missing for one in found.values()) for key in model.claims}
    most = max(often, key=often.__getitem__, default=None)
    if most is not None and often[most]:
        words.append(f"Missing most often, {often[most]} of {len(found)} times: {most!r}.")
    guesses = sum(len(one.alike) for one in found.values())
    if guesses:
        words.append(
            f"{counted(guesses, 'claim was', 'claims were')} taken for one of the model by wording ({alike or 0:g} and more): look at them in the feedback."
        )
    return [*words, "A model is one good map, not the only one."]


def _feedback(student: str, found: Agreement, texts: Mapping[str, str]) -> str:
    """Write the feedback of one map."""
    words = [word for word in found.words if not word.startswith(("Kappa", "A claim in other words"))]
    parts = [
        f"# {_said(student)}",
        "\n".join(markdown_text(_in_words(word, texts)) for word in words),
    ]
    good, bare, otherwise, missing = list[str](), list[str](), list[str](), list[str]()
    for row in found.table:
        if row["model"] is None:
            continue
        claim = f"“{_said(texts[row['model']])}”"
        if row["student"] is None:
            missing.append(f"* {claim}")
        elif row["feedback"] == "As in the model.":
            good.append(f"* {claim}")
        elif row["feedback"].startswith("Nothing to compare"):
            bare.append(f"* {claim}")
        else:
            otherwise.append(f"* {claim} {markdown_text(_in_words(_sentence(row['feedback']), texts))}")
    pairs = [
        f"* Your `{pair.first}` is taken for “{_said(texts[pair.second])}” (likeness {pair.likeness:.2f})."
        for pair in found.alike
    ]
    more = [f"* “{_said(text)}” Is it needed, or the same as something there?" for text in found.extra_texts]
    for title, lines in (
        ("As in the model", good),
        ("In both maps, with no link to compare", bare),
        ("Otherwise than in the model", otherwise),
        ("In the model and not in your map", missing),
        ("In your map and not in the model", more),
        ("Taken for the same, by their words", pairs),
    ):
        if lines:
            parts.extend([f"## {title}", "\n".join(lines)])
    return "\n\n".join(parts) + "\n"


def _said(text: str) -> str:
    return markdown_text(one_line(text))


def _sentence(text: str) -> str:
    """Begin what the table says of a claim as a sentence of its own.

    >>> _sentence("missing: supports 'close'."), _sentence("supports 'close', which it rebuts in the model.")
    ("In your map it is missing that it supports 'close'.", "In your map it supports 'close', which it rebuts in the model.")
    """
    return (
        " ".join(
            f"In your map it {part}" for part in re.split(r"(?<=\.) (?=missing|supports|rebuts|undercuts|with )", text)
        )
        .replace("it missing: ", "it is missing that it ")
        .replace("it with ", "it stands with ")
    )


def _in_words(text: str, texts: Mapping[str, str]) -> str:
    """Put the model's sentences in the place of its ids.

    >>> _in_words("supports 'close'.", {"close": "Close it."})
    'supports “Close it.”.'
    """
    return re.sub(r"'([^']+)'", lambda found: f"“{texts[found[1]]}”" if found[1] in texts else found[0], text)
