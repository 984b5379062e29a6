"""What a format is: a name, the suffixes of its files, what it can say, a reader and a writer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Literal, NoReturn, Protocol

from argmap.errors import FormatError, Problem, UnsupportedError
from argmap.formats.glimpse import Glimpse

if TYPE_CHECKING:
    from argmap.model.document import Document

Unsupported = Literal["raise", "warn", "ignore"]
"""What to do about what a format cannot say: refuse, leave it out and say so, or leave it out."""
MOST_PARTS = 1_000_000
"""Files that hold more claims and relations than this are refused, unless the caller lifts the limit."""


class Likeness(IntEnum):
    """How far a text looks like a file of a format."""

    NO = 0
    POSSIBLE = 1
    """Nothing speaks against it."""
    LIKELY = 2
    """It has the shape."""
    CERTAIN = 3
    """It has a mark that no other format has."""


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What a reader returns: the document, and what was odd but readable."""

    document: Document
    warnings: tuple[Problem, ...] = ()
    """Each sort of thing once, at the first place where it is so, and how often it is so."""


class Format(Protocol):
    """A format: a name, the suffixes of its files, what it can say, a reader and a writer.

    What else a reader or writer takes are options: keyword-only parameters with a default.
    """

    @property
    def name(self) -> str:
        """How users call it."""

    @property
    def title(self) -> str:
        """What people call it."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The suffixes of its files, each with its dot, in lower case; other formats may have the same."""

    @property
    def writes(self) -> bool:
        """Whether it can be written."""

    @property
    def says(self) -> frozenset[str]:
        """What it can say, as in `features`."""

    def recognises(self, glimpse: Glimpse) -> Likeness:
        """Say how far a text looks like this format; it never raises."""

    def read(self, text: str, *, source: str = "<string>", limit: int | None = MOST_PARTS) -> ReadResult:
        """Read a text; raises `FormatError` or `MapError` with every problem found."""

    def write(self, document: Document, *, unsupported: Unsupported = "raise") -> str:
        """Write a document as text; `unsupported` says what to do about what the format cannot say."""


class ReadOnly:
    """A format that is read and never written."""

    writes = False
    title: str

    def write(self, document: Document, *, unsupported: Unsupported = "raise") -> NoReturn:  # noqa: ARG002 - as in Format
        """Refuse to write."""
        raise UnsupportedError(Problem(f"{self.title} is read, and not written", hint="Write it in another format."))


class WriteOnly:
    """A format that is written and never read."""

    reads = False
    title: str

    def read(self, text: str, *, source: str = "<string>", limit: int | None = MOST_PARTS) -> NoReturn:  # noqa: ARG002 - as in Format
        """Refuse to read."""
        raise FormatError(Problem(f"{self.title} is written, and not read", file=source))
