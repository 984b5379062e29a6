"""Argdown as a format: text in, map out, and back."""

from __future__ import annotations

import re

from argmap.errors import FormatError, ParameterError, Problem
from argmap.formats.argdown.argdown_document import document_of
from argmap.formats.argdown.argdown_forms import forms_of
from argmap.formats.argdown.argdown_model import parse
from argmap.formats.argdown.argdown_parts import Mode
from argmap.formats.argdown.argdown_writer import written
from argmap.formats.features import EVERYTHING
from argmap.formats.format import MOST_PARTS, Likeness, ReadResult, Unsupported
from argmap.formats.glimpse import Glimpse
from argmap.formats.losses import Losses, kept
from argmap.model.document import Document

_TITLE = re.compile(r"\s*(?:[-+_<>]{0,2}\s*)?(?:\[[^\]\n]+\]|<[^>\n]+>):")
_RELATION = re.compile(r"\s+(?:<?[+-]|[+-]>|<_|_>|><|_)\s*[\[<]")
_STEP = re.compile(r"\s*\([0-9]+\) ")


class ArgdownFile:
    """Reads and writes Argdown.

    >>> ArgdownFile().read("[Close]: Close the street.\\n  - [Vans]: Vans must get in.").document.conclusion
    ('Close',)
    """

    name = "argdown"
    title = "Argdown"
    suffixes = (".argdown", ".ad", ".adown", ".argdn")
    writes = True
    says = EVERYTHING - {"relation.on_source"}

    def recognises(self, glimpse: Glimpse) -> Likeness:
        """Look for titles in brackets, relations and numbered premises."""
        if glimpse.json is not None:
            return Likeness.NO
        if glimpse.starts("==="):
            return Likeness.LIKELY
        titles = sum(1 for line in glimpse.lines if _TITLE.match(line))
        signs = sum(1 for line in glimpse.lines if _RELATION.match(line))
        steps = sum(1 for line in glimpse.lines if _STEP.match(line))
        rule = any(line.strip(" \t-") == "" and "--" in line for line in glimpse.lines)
        if titles + signs > 1 or (steps > 1 and rule):
            return Likeness.LIKELY
        return Likeness.POSSIBLE if titles or signs else Likeness.NO

    def read(
        self, text: str, *, source: str = "<string>", limit: int | None = MOST_PARTS, mode: Mode = "loose"
    ) -> ReadResult:
        """Read a text; `mode` is what bare signs between statements mean where the text does not say it."""
        checked_mode(mode)
        if not text.strip():
            raise FormatError(
                Problem("the file is empty", file=source, line=1, column=1, hint="Begin with [A claim]: its text.")
            )
        return document_of(parse(text, mode=mode, file=source), source=source, limit=limit)

    def write(self, document: Document, *, unsupported: Unsupported = "raise") -> str:
        """Write a map so that reading it gives the same document; Argdown has no word for some of what a map can say."""
        losses = Losses(self, unsupported)
        left = kept(document, self, unsupported)
        forms = forms_of(left, losses)
        losses.settle()
        return written(left, forms)


def checked_mode(mode: object) -> None:
    """Raise `ParameterError` for a mode that there is not.

    >>> checked_mode("strict")
    """
    if mode not in {"loose", "strict"}:
        raise ParameterError(Problem(f"mode is {mode!r}", path="mode", hint="There are loose, strict."))
