"""Argdown in the fences of Markdown, Quarto, R Markdown and notebooks, as a format that is read."""

from __future__ import annotations

import re
from collections.abc import Mapping

from argmap.errors import FormatError, ParameterError, Problem
from argmap.formats.argdown.argdown_document import document_of
from argmap.formats.argdown.argdown_model import parse
from argmap.formats.argdown.argdown_parts import Mode
from argmap.formats.argdown.fences import Fence, joined, markdown_fences, notebook_fences
from argmap.formats.argdown.format import ArgdownFile, checked_mode
from argmap.formats.format import MOST_PARTS, Likeness, ReadOnly, ReadResult
from argmap.formats.glimpse import Glimpse

_LABELLED = re.compile(r"^[ \t]*(?:`{3,}|~{3,})[ \t]*\{?\s*\.?argdown(?![a-z])", re.MULTILINE | re.IGNORECASE)
_IN_NOTEBOOK = re.compile(r"(?:`{3,}|~{3,})\s*\{?\s*\.?argdown|%%argdown", re.IGNORECASE)


class FencedArgdown(ReadOnly):
    """Reads a fence of Argdown in a text of another format.

    >>> text = "# Streets\\n\\n```argdown\\n[Close]: Close it.\\n  - [Vans]: Vans must get in.\\n```"
    >>> FencedArgdown().read(text).document.title
    'Streets'
    """

    name = "argdown-fences"
    title = "Argdown in Markdown or a notebook"
    suffixes = (".md", ".markdown", ".qmd", ".rmd", ".ipynb")
    says = ArgdownFile.says

    def recognises(self, glimpse: Glimpse) -> Likeness:
        """Look for a fence with the name of Argdown."""
        if isinstance(glimpse.json, Mapping):
            notebook = isinstance(glimpse.json.get("cells"), list) and "nbformat" in glimpse.json
            if not notebook:
                return Likeness.NO
            return Likeness.LIKELY if _IN_NOTEBOOK.search(glimpse.text) else Likeness.POSSIBLE
        if _LABELLED.search(glimpse.head):
            return Likeness.CERTAIN
        return Likeness.POSSIBLE if glimpse.suffix in self.suffixes else Likeness.NO

    def read(
        self,
        text: str,
        *,
        source: str = "<string>",
        limit: int | None = MOST_PARTS,
        mode: Mode = "loose",
        fence: int | None = None,
        join: bool = False,
    ) -> ReadResult:
        """Read one fence, the first where `fence` does not number another one; or all as one text, with `join`."""
        checked_mode(mode)
        fences = notebook_fences(text, source=source) if text.lstrip()[:1] == "{" else markdown_fences(text)
        if not fences:
            hint = "A fence of it begins with ```argdown."
            raise FormatError(Problem("there is no fence of Argdown", file=source, line=1, column=1, hint=hint))
        chosen = joined(fences) if join else _chosen(fences, fence)
        if not chosen.text.strip():
            raise FormatError(
                Problem("the fence of Argdown is empty", file=source, line=chosen.lines[0][0] if chosen.lines else 1)
            )
        reading = parse(chosen.text, mode=mode, file=source, lines=chosen.lines)
        result = document_of(reading, source=source, limit=limit, title=chosen.heading)
        if join or fence is not None or len(fences) == 1:
            return result
        hint = f"fence=2 reads the second of {len(fences)}, join=True all as one."
        line = fences[1].lines[0][0] if fences[1].lines else None
        return ReadResult(
            result.document,
            (*result.warnings, Problem("only the first fence is read", file=source, line=line, hint=hint)),
        )


def _chosen(fences: list[Fence], number: int | None) -> Fence:
    place: object = 1 if number is None else number
    if isinstance(place, bool) or not isinstance(place, int) or not 1 <= place <= len(fences):
        raise ParameterError(
            Problem(f"fence is {number!r}", path="fence", hint=f"There are {len(fences)}, counted from 1.")
        )
    return fences[place - 1]
