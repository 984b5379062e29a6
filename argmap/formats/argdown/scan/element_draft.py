"""`Draft`: a member, a heading or an inference while it is being read."""

from __future__ import annotations

from typing import Any, Literal

from argmap.formats.argdown.argdown_parts import Inference, Member, Range, Role
from argmap.formats.argdown.scan.argdown_source import Source

DraftSort = Literal["statement", "argument", "heading", "inference"]


class Draft:
    """What has been read of one element so far; its text grows piece by piece."""

    __slots__ = (
        "_broken", "_emphasis", "_length", "argument", "attached", "data", "depth", "end", "inference", "pieces", "ranges",
        "reference", "role", "rules", "section", "sort", "start", "tags", "title",
    )  # fmt: skip

    def __init__(self, sort: DraftSort, start: int, *, title: str = "", role: Role | None = None) -> None:
        self.sort = sort
        self.title = title
        self.role: Role | None = role
        self.reference = False
        self.start = self.end = start
        self.section: str | None = None
        self.tags: dict[str, None] = {}
        self.data: dict[str, Any] | None = None
        self.ranges: list[Range] = []
        self.rules: list[str] = []
        self.pieces: list[str] = []
        self.inference: Draft | None = None  # by which a conclusion follows
        self.argument: str | None = None  # whose structure this stands in
        self.attached = 0  # the place in that structure
        self.depth = 0  # how many elements it hangs below
        self._length = 0
        self._broken = False
        self._emphasis: list[tuple[str, int, int, int]] = []

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self.pieces)

    @property
    def said(self) -> bool:
        """Whether it has a text that is not white space."""
        return any(not piece.isspace() for piece in self.pieces)

    def add(self, piece: str) -> int:
        """Add to the text, behind a blank where a line has ended; return where the piece begins."""
        if self._broken:
            self._broken = False
            if not (self.pieces and self.pieces[-1].endswith(" ")):
                self.pieces.append(" ")
                self._length += 1
        begin = self._length
        if piece:
            self.pieces.append(piece)
            self._length += len(piece)
        return begin

    def end_line(self) -> None:
        """Take down that the line ends; what follows stands behind a blank."""
        self._broken = True

    def add_range(self, sort: Any, piece: str, value: str = "") -> None:
        """Add a piece that is more than text."""
        begin = self.add(piece)
        self.ranges.append(Range(sort, begin, self._length, value))

    def emphasised(self) -> str | None:
        """Return the sign of the innermost emphasis that is open."""
        return self._emphasis[-1][0] if self._emphasis else None

    def open_emphasis(self, sign: str, at: int) -> None:
        """Begin bold or italics; the sign becomes text again if nothing ends it."""
        begin = self.add("")
        self.pieces.append("")
        self._emphasis.append((sign, at, len(self.pieces) - 1, begin))

    def close_emphasis(self) -> int:
        """End the innermost emphasis; return where its sign stands in the text that is read."""
        sign, at, _, begin = self._emphasis.pop()
        self.ranges.append(Range("bold" if len(sign) > 1 else "italic", begin, self._length))
        return at

    def settle_emphasis(self, source: Source) -> None:
        """Take signs that nothing ends for what they are: letters."""
        if not self._emphasis:
            return
        for sign, at, place, _ in self._emphasis:
            self.pieces[place] = sign
            message = f"a {sign} that begins emphasis is never closed, and is read as text"
            source.warn(at, message, f"Argdown's own tools read nothing after it: write \\{sign[0]}.")
        shifts = [(begin, len(sign)) for sign, _, _, begin in self._emphasis]
        self.ranges = [_shifted(one, shifts) for one in self.ranges] if len(shifts) * len(self.ranges) < 10_000 else []  # noqa: PLR2004
        self._emphasis = []

    def member(self, source: Source) -> Member:
        """Return the member that was read."""
        return Member(
            self.title,
            self.text,
            self.role,
            self.reference,
            source.mark(self.start),
            source.mark(self.end),
            tuple(self.tags),
            self.data,
            tuple(self.ranges),
            self.section,
        )

    def made_inference(self, source: Source) -> Inference:
        """Return the inference that was read."""
        return Inference(source.mark(self.start), tuple(rule for rule in self.rules if rule), self.data)


def _shifted(one: Range, shifts: list[tuple[int, int]]) -> Range:
    """Move a range behind the signs that became text."""
    start = one.start + sum(size for begin, size in shifts if begin <= one.start)
    stop = one.stop + sum(size for begin, size in shifts if begin < one.stop)
    return Range(one.sort, start, stop, one.value)
