"""`Credences`: one reader's numbers for a map, beside the map and without changing it."""

from __future__ import annotations

import json
import numbers
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.answers.notebook_markup import sentences_in_html
from argmap.answers.table import Column, Table
from argmap.basics.frozen import EMPTY, FrozenMap
from argmap.basics.shown import shown
from argmap.basics.text import counted, listed, without_formulas
from argmap.basics.whole_files import write_whole
from argmap.errors import ArgmapError, FormatError, ParameterError, Problem
from argmap.formats.credences_file import read_credences
from argmap.formats.yaml.scalars import scalar
from argmap.model.fields import is_word, why_no_word

if TYPE_CHECKING:
    from argmap.model.document import Document

SECTIONS = ("prior", "strength", "reliability")
"""What a reader may have numbers for: claims, relations and sources, by the names of `score`'s arguments."""
_COUNTED = (("prior", "priors"), ("strength", "strengths"), ("reliability", "reliabilities"))
KEYS = {"prior": "priors", "strength": "strengths", "reliability": "reliability"}
"""What these sections are called in a file."""


@dataclass(frozen=True, repr=False)
class Credences:
    """How far one reader accepts the claims of a map before any argument; what is not named stays as the map has it.

    `prior` maps claims to base scores, which no source is weighed into again, and `strength` and `reliability`, where a reader differs there too, map
    relations and sources to numbers; all lie in [0, 1]. Each fits the argument of `score` of the same name.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
    >>> rain, take = b.claim("It will rain", id="rain", prior=0.7), b.claim("Take an umbrella", id="take", prior=0.1)
    >>> step = b.support([rain], take)
    >>> ann = argmap.Credences({"rain": 0.2}, name="Ann")
    >>> round(b.build().score(prior=ann.prior)["take"], 2)
    0.28
    """

    prior: Mapping[str, float] = EMPTY
    """Base scores of claims by id, in [0, 1]."""
    name: str = field(default="Reader", kw_only=True)
    """Whose numbers these are."""
    strength: Mapping[str, float] = field(default=EMPTY, kw_only=True)
    """Strengths of relations by id, in [0, 1]."""
    reliability: Mapping[str, float] = field(default=EMPTY, kw_only=True)
    """Reliabilities of sources by id, in [0, 1]."""
    map: str | None = field(default=None, kw_only=True)
    """The title of the map that the numbers are about, for people; nothing is checked by it."""
    places: Mapping[str, Problem] = field(default=EMPTY, kw_only=True, repr=False, compare=False)
    """Where each number stands in the file it was read from, by its path, such as `prior['rain']`."""

    def __post_init__(self) -> None:
        wrong: list[Problem] = []
        name: object = self.name  # whatever a caller passes
        if not isinstance(name, str) or not name.strip():
            wrong.append(Problem(f"name is {shown(name)}", path="name", hint="Give the reader a name."))
        for section in SECTIONS:
            object.__setattr__(self, section, _checked(section, getattr(self, section), wrong))
        if wrong:
            raise ParameterError(*wrong)

    @classmethod
    def load(cls, path: str | Path) -> Credences:
        """Read a reader's numbers from a YAML or JSON file; all that is wrong is told at once, with its place.

        >>> Credences.load("nowhere.yaml")
        Traceback (most recent call last):
        argmap.errors.FormatError: nowhere.yaml: the file is not there
        """
        head, sections, places = read_credences(path)
        return cls(
            sections["priors"],
            name=head.get("name") or Path(path).stem or "Reader",
            strength=sections["strengths"],
            reliability=sections["reliability"],
            map=head.get("map"),
            places=places,
        )

    def save(self, path: str | Path) -> None:
        """Write the numbers into a file, whole or not at all; the suffix says YAML or JSON, any other is a `FormatError`.

        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     Credences({"rain": 0.2}, name="Ann").save(Path(folder, "ann.yaml"))
        ...     print(Path(folder, "ann.yaml").read_text())
        argmap-credences: 1
        name: Ann
        priors:
          rain: 0.2
        <BLANKLINE>
        """
        suffix = Path(path).suffix.lower()
        if suffix not in {".yaml", ".yml", ".json"}:
            raise FormatError(Problem("no format of credences ends so", file=str(path), hint="Name it .yaml or .json."))
        text = self._json() if suffix == ".json" else self._yaml()
        try:
            write_whole(path, text.encode())
        except OSError as error:
            raise FormatError(Problem(f"the file cannot be written: {error.strerror}", file=str(path))) from None

    @property
    def table(self) -> Table:
        """The numbers in rows: of which claim, relation or source each is.

        >>> print(Credences({"rain": 0.2}, name="Ann", reliability={"radio": 0.9}).table)
        id     what it is   Ann
        rain   prior        0.20
        radio  reliability  0.90
        """
        rows = [(key, section, value) for section in SECTIONS for key, value in getattr(self, section).items()]
        return Table((Column("id"), Column("what it is"), Column(self.name)), tuple(rows))

    def __repr__(self) -> str:
        counts = [
            counted(len(getattr(self, section)), one, several)
            for section, (one, several) in zip(SECTIONS, _COUNTED, strict=True)
            if getattr(self, section)
        ]
        return f"<Credences {self.name!r}: {listed(counts) or 'no numbers'}>"

    def __str__(self) -> str:
        return str(self.table) if len(self.table) else repr(self)

    def _repr_html_(self) -> str:
        return self.table._repr_html_() if len(self.table) else without_formulas(sentences_in_html([repr(self)]))

    def for_document(self, document: Document) -> Credences:
        """Return the same numbers once each is known to fit a map; what does not is raised all at once.

        It is an `UnknownIdError` for ids that the map does not have, a `ParameterError` for numbers that are out of range.

        >>> import argmap
        >>> b = argmap.MapBuilder("Umbrella")
        >>> rain = b.claim("It will rain", id="rain")
        >>> Credences({"rian": 0.2}).for_document(b.build().document)
        Traceback (most recent call last):
        argmap.errors.UnknownIdError: prior['rian']: unknown claim 'rian'. Did you mean 'rain'?
        """
        from argmap.arrays.choices import checked_choices  # noqa: PLC0415 - numpy is slow to load
        from argmap.columns.from_document import columns_from_document  # noqa: PLC0415 - as above

        try:
            checked_choices(
                columns_from_document(document), prior=self.prior, strength=self.strength, reliability=self.reliability
            )
        except ArgmapError as error:
            raise type(error)(*(self._placed(problem) for problem in error.problems)) from None
        return self

    def _placed(self, problem: Problem) -> Problem:
        """Say where in the reader's file a problem stands, if there is a file."""
        place = self.places.get(problem.path or "")
        if place is None:
            return problem
        return replace(problem, path=None, file=place.file, line=place.line, column=place.column)

    def _tree(self) -> dict[str, object]:
        head = {"argmap-credences": 1, "name": self.name, **({"map": self.map} if self.map is not None else {})}
        return head | {KEYS[section]: dict(getattr(self, section)) for section in SECTIONS if getattr(self, section)}

    def _json(self) -> str:
        # Places are found by reading JSON as the YAML that it is, in which DEL and whatever ends a line are escaped.
        return json.dumps(self._tree(), indent=2).replace("\x7f", "\\u007f") + "\n"

    def _yaml(self) -> str:
        lines = []
        for key, value in self._tree().items():
            lines.append(f"{key}:" if isinstance(value, dict) else f"{key}: {scalar(value)}")
            if isinstance(value, dict):
                lines.extend(f"  {scalar(name)}: {scalar(number)}" for name, number in value.items())
        return "\n".join(lines) + "\n"


def _checked(section: str, given: object, wrong: list[Problem]) -> FrozenMap[float]:
    if not isinstance(given, Mapping):
        wrong.append(Problem(f"{section} is {shown(given)}", path=section, hint="Give a mapping from id to number."))
        return FrozenMap()
    kept = {}
    for key, value in given.items():
        number = isinstance(value, numbers.Real) and not isinstance(value, bool)
        if not is_word(key):
            sentence, hint = why_no_word(key)
            wrong.append(Problem(f"{section}: this id {sentence}", path=section, hint=hint))
        elif not number or not 0.0 <= float(value) <= 1.0:
            path = f"{section}[{key!r}]"
            wrong.append(Problem(f"{path} is {value!r}", path=path, hint="Give a number in [0, 1]."))
        else:
            kept[key] = float(value)
    return FrozenMap(kept)
