"""What a format is: a name, the suffixes of its files, a reader and a writer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from argmap.errors import Problem
from argmap.model.document import Document

Unsupported = Literal["raise", "warn", "ignore"]


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What a reader returns: the document, and what was odd but readable."""

    document: Document
    warnings: tuple[Problem, ...] = ()


class Format(Protocol):
    """A format: a name, the suffixes of its files, a reader and a writer."""

    @property
    def name(self) -> str:
        """How users call it."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The suffixes of its files, each with its dot, in lower case."""

    def read(self, text: str, *, source: str = "<string>") -> ReadResult:
        """Read a text; raises `FormatError` or `MapError` with every problem found."""

    def write(self, document: Document, *, unsupported: Unsupported = "raise") -> str:
        """Write a document as text; `unsupported` says what to do about what the format cannot say."""
