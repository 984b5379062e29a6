"""What a format cannot say: named, counted, and left out where the caller asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.basics.text import quoted
from argmap.basics.warned import warn
from argmap.errors import ParameterError, Problem, UnsupportedError, UnsupportedWarning, nearest_or_all, short
from argmap.formats.restricted import restricted

if TYPE_CHECKING:
    from argmap.formats.format import Format, Unsupported
    from argmap.model.document import Document

_CHOICES = ("raise", "warn", "ignore")


def check_choice(unsupported: object) -> None:
    """Raise `ParameterError` for a choice that there is not.

    >>> check_choice("warn")
    """
    if unsupported not in _CHOICES:
        hint = nearest_or_all(unsupported, _CHOICES)
        raise ParameterError(Problem(f"unsupported is {short(unsupported)}", path="unsupported", hint=hint))


class Losses:
    """Collect what a format cannot say; `settle` raises, warns, or says nothing, as the caller chose.

    >>> from argmap.formats.yaml.format import YamlFile
    >>> losses = Losses(YamlFile(), "raise")
    >>> losses.lost("line breaks", "rain")
    >>> losses.settle()
    Traceback (most recent call last):
    argmap.errors.UnsupportedError: an argmap file in YAML cannot say line breaks: 'rain'. unsupported='warn' leaves it out, and says so.
    """

    def __init__(self, format_: Format, unsupported: Unsupported) -> None:
        self._title, self._choice = format_.title, unsupported
        self._found: dict[str, list[str]] = {}

    def lost(self, what: str, *where: str) -> None:
        """Note a loss: `what` says of which sort, in the plural; `where` are the ids of what it is lost of."""
        self._found.setdefault(what, []).extend(where)

    def settle(self) -> None:
        """Raise `UnsupportedError`, warn once, or say nothing."""
        if not self._found or self._choice == "ignore":
            return
        hint = "unsupported='warn' leaves it out, and says so." if self._choice == "raise" else None
        problems = [
            Problem(f"{self._title} cannot say {what}{': ' + quoted(ids) if ids else ''}", hint=hint)
            for what, ids in self._found.items()
        ]
        if self._choice == "raise":
            raise UnsupportedError(*problems)
        warn("\n".join(map(str, problems)), UnsupportedWarning)


def kept(document: Document, format_: Format, unsupported: Unsupported) -> Document:
    """Return what a format can say of a document; what it cannot is raised or warned of, as the caller chose.

    >>> from argmap.formats.yaml.format import YamlFile
    >>> from argmap.model.document import Document
    >>> one = Document.from_tree({"argmap": 1, "title": "One", "claims": {"one": "A claim."}})
    >>> kept(one, YamlFile(), "raise") == one
    True
    """
    losses = Losses(format_, unsupported)
    smaller, found = restricted(document, format_.says)
    for what, ids in found.items():
        losses.lost(what, *ids)
    losses.settle()
    return smaller
