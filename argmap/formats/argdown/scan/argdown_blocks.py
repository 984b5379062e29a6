"""Argdown by blocks and lines: which element a line begins or goes on with, and what it hangs on.

Where Argdown's own tools would stop, the line is taken for what its author most likely means, with a warning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from argmap.formats.argdown.argdown_parts import End, RelationSort, Role
from argmap.formats.argdown.argdown_relations import Links
from argmap.formats.argdown.scan.argdown_lines import (
    BLANK_REST,
    BREAKS,
    DASHES,
    HEADING,
    LINE,
    ONE_BREAK,
    blanks_end,
    title_at,
)
from argmap.formats.argdown.scan.element_draft import Draft
from argmap.formats.argdown.scan.inference_line import read_inference
from argmap.formats.argdown.scan.inline_text import InlineReader

_SIGNS: dict[str, tuple[RelationSort, bool]] = {
    "+": ("support", True), "<+": ("support", True), "+>": ("support", False),
    "-": ("attack", True), "<-": ("attack", True), "->": ("attack", False),
    "_": ("undercut", True), "<_": ("undercut", True), "_>": ("undercut", False), "><": ("contradictory", False),
}  # fmt: skip
"""For each sign the relation, and whether it runs from the child to the parent."""
_INCLUDES = re.compile(r"@(?:import|include)\b")
_NO_BLANK = "Leave a blank line above it: Argdown's own tools stop here."


@dataclass(slots=True)
class Structure:
    """A premise-conclusion structure while it is being read."""

    title: str
    start: int
    section: str | None
    steps: list[tuple[int, Draft]] = field(default_factory=list)
    pending: Draft | None = None
    """The inference whose conclusion comes next."""

    @property
    def complete(self) -> bool:
        """Whether a conclusion stands last."""
        return self.pending is None and bool(self.steps) and self.steps[-1][1].inference is not None


class BlockReader:
    """Reads a text from its first line to its last, without ever going back."""

    def __init__(self, inline: InlineReader) -> None:
        self.inline, self.source, self.text = inline, inline.source, inline.text
        self.members: list[Draft] = []
        self.headings: list[tuple[int, Draft]] = []
        self.structures: dict[str, Structure] = {}
        self.links = Links()
        self._untitled = 0
        self._draft: Draft | None = None  # what text goes on with
        self._last: Draft | None = None  # what a deeper relation hangs on
        self._top: Draft | None = None
        self._named: Draft | None = None  # the argument that a structure below belongs to
        self._structure: Structure | None = None
        self._listing = False
        self._dashes = False  # whether the block is a list of signs that hang on nothing
        self._levels: list[tuple[int, Draft | None]] = []
        self._block = (0, 0, 0)  # from where to where a block runs, and where its last rule stands

    def read(self, at: int) -> None:
        """Read everything from a place on."""
        blank, size = True, len(self.text)
        at = self._over_breaks(at)[0]
        while at < size:
            at, blank = self._over_comments(at, blank=blank)
            if at >= size or (blank and blanks_end(self.text, at) == size):
                break
            if blank:
                self._draft = None
            at = self._line(at, blank=blank)
            if self._draft is not None:
                self._draft.end_line()
            at, blank = self._over_breaks(at)
        self._close_structure()

    def _over_breaks(self, at: int) -> tuple[int, bool]:
        """Pass over line breaks; say whether there was a blank line."""
        one, breaks = ONE_BREAK.match(self.text, at), BREAKS.match(self.text, at)
        if one is None or breaks is None:
            return at, False
        return breaks.end(), breaks.end() > one.end()

    def _over_comments(self, at: int, *, blank: bool) -> tuple[int, bool]:
        """Pass over comments at the beginning of a line, with the line that they fill."""
        while True:
            inner = blanks_end(self.text, at)
            end = self.inline.comment_end(inner)
            if end < 0:
                return at, blank
            self.inline.take_comment(inner, end)
            at, more = self._over_breaks(end)
            blank = blank or more
            if at == end and BLANK_REST.match(self.text, at):  # the end of the text
                return len(self.text), blank

    def _line(self, at: int, *, blank: bool) -> int:
        """Read one line, and return where it ends."""
        heading = HEADING.match(self.text, at)
        if heading:
            return self._heading(at, heading.end(), blank=blank)
        line = LINE.match(self.text, at)
        end = None
        if line is not None:
            start = line.end("indent")
            if line["rule"]:
                end = self._rule(start, blank=blank)
            elif line["sign"]:
                end = self._sign(start, line["sign"], len(line["indent"]), blank=blank)
            elif line["number"]:
                end = self._number(start, line["number"], blank=blank)
            elif blank or self._listing or self._draft is None:
                end = self._item(start, line.end(), len(line["indent"]) + 1)
            else:
                self._warn_text(start, line["item"])
        return self._plain(at, blank=blank) if end is None else end

    def _warn_text(self, at: int, sign: str) -> None:
        message = f"{sign!r} at the beginning of a line goes on with the text above"
        self.source.warn(
            at, message, "Argdown's own tools stop here: write a backslash before it, or a blank line above."
        )

    def _heading(self, at: int, end: int, *, blank: bool) -> int:
        if not blank:
            self.source.warn(at, "a heading stands straight under another block", _NO_BLANK)
        self._begin_block()
        draft = Draft("heading", at)
        self.headings.append((len(self.text[at:end].strip()), draft))
        self._draft, draft.section = draft, f"s{len(self.headings)}"
        return self.inline.line(draft, end)

    def _begin_block(self, *, listing: bool = False) -> None:
        """Forget what is above: nothing hangs on it any more."""
        self._close_structure()
        self._draft = self._last = self._top = self._named = None
        self._levels, self._listing, self._dashes = [], listing, False

    # What a statement or an argument is.

    def _element(self, at: int, role: Role | None) -> int:
        """Begin a statement or an argument with what stands here, and read its line."""
        at = blanks_end(self.text, at)
        title = title_at(self.source, at)
        draft = Draft("statement", at, role=role)
        if title is None:
            draft.title = self._number_title()
        else:
            draft.sort, draft.title, draft.reference = title.sort, title.name, not title.defined
            if title.sort == "argument":
                draft.role = "argument-description"
            if title.odd:
                self.source.warn(at, "a blank stands between a title and its colon", "Write [Title]: text.")
        draft.section = self._section()
        draft.depth = len(self._levels) if role == "relation-statement" else 0
        self.members.append(draft)
        self._draft = self._last = draft
        return self.inline.line(draft, at if title is None else title.end)

    def _number_title(self) -> str:
        self._untitled += 1
        return f"Untitled {self._untitled}"

    def _section(self) -> str | None:
        return f"s{len(self.headings)}" if self.headings else None

    def _plain(self, at: int, *, blank: bool) -> int:
        """Read a line that begins with no sign: a title, or text."""
        start = blanks_end(self.text, at)
        draft, title = self._draft, title_at(self.source, start)
        if title is not None and (draft is None or title.defined or title.alone):
            if not blank:
                self.source.warn(start, "a title stands straight under another block", _NO_BLANK)
            return self._top_element(start)
        if draft is not None:
            return self.inline.line(draft, start)
        if self._structure is not None and self._structure.pending is not None:
            self.source.warn(start, "a conclusion has no number", "Write (2) before it.")
            return self._step(self._structure, start, start, 0)
        return self._top_element(start)

    def _top_element(self, at: int) -> int:
        self._begin_block()
        if _INCLUDES.match(self.text, at):
            message = "another file is named here, which is not opened"
            self.source.warn(at, message, "Include it with the tool that knows this line, and read what comes out.")
        end = self._element(at, "top-level-statement")
        self._top = self._last
        if self._top is not None and self._top.sort == "argument":
            self._named = self._top
        return end

    def _item(self, at: int, end: int, width: int) -> int:
        if not self._listing:
            self._begin_block(listing=True)
        while self._levels and self._levels[-1][0] > width:
            self._levels.pop()
        if not self._levels or self._levels[-1][0] < width:
            if self._levels:
                self.source.warn(at, "a list in a list is read as one list", "Argdown has no lists in lists.")
            else:
                self._levels.append((width, None))
        return self._element(end, None)

    # Relations.

    def _sign(self, at: int, sign: str, width: int, *, blank: bool) -> int | None:
        """Read a line that begins with the sign of a relation; None where it is text."""
        behind = at + len(sign)
        bracket = self.text.startswith(("[", "<"), blanks_end(self.text, behind))
        if self._last is None or (not width and (self._dashes or (blank and not bracket))):
            if self._last is None and self._draft is not None:  # a heading
                return None
            self.source.warn(at, f"nothing stands above this {sign!r}", "It is read as a statement of its own.")
            end = self._top_element(behind)
            self._dashes = True
            return end
        if blank:
            self.source.warn(
                at, "a blank line stands between a relation and what it hangs on", "Take the blank line out."
            )
        if not width:
            self.source.warn(
                at, "a relation is not indented", "Indent it below what it hangs on: Argdown's own tools stop here."
            )
        parent = self._parent(width, self._last)
        end = self._element(behind, "relation-statement")
        child = self.members[-1]
        sort, upwards = _SIGNS[sign]
        self._relate(sort, (child, parent) if upwards else (parent, child), at)
        return end

    def _parent(self, width: int, last: Draft) -> Draft:
        """Return what a relation of this indentation hangs on; one that fits no level takes the next smaller."""
        if width > (self._levels[-1][0] if self._levels else 0):
            self._levels.append((width, last))
        while self._levels and self._levels[-1][0] > width:
            self._levels.pop()
        parent = self._levels[-1][1] if self._levels else None
        return parent or self._top or last

    def _relate(self, sort: RelationSort, pair: tuple[Draft, Draft], at: int) -> None:
        start, target = pair
        if start.sort == "inference":
            self.source.warn(at, "an inference takes no step of its own", "It is read as one of its argument.")
            source = End("argument", start.argument or "")
        else:
            source = _end(start)
        inference = target if target.sort == "inference" else None
        if sort == "undercut" and target is not self.members[-1]:
            inference = inference or target.inference
        end = _end(target) if inference is None else End("inference", inference.argument or "", inference.attached)
        if inference is not None and sort != "undercut":
            self.source.warn(at, "only an undercut may hang on an inference", "Write _ for it.")
            sort = sort if sort == "support" else "undercut"
        if sort == "contradictory" and "argument" in {source.sort, end.sort}:
            self.source.warn(at, "an argument cannot contradict", "Its text is read as a claim that does.")
        self.links.add(sort, source, end, self.source.mark(at))

    # Premises and conclusions.

    def _number(self, at: int, number: str, *, blank: bool) -> int | None:
        """Read a line that begins with a number in brackets; None where it is text."""
        structure = self._structure
        if structure is not None and blank and not structure.complete:
            self.source.warn(
                at, "a blank line stands between premises and their conclusion", "Take the blank line out."
            )
        elif structure is None or blank:
            if not blank and self._draft is not None and not self._belongs(at):
                self._warn_text(at, number)
                return None
            if not blank:
                self.source.warn(at, "a premise stands straight under another block", _NO_BLANK)
            structure = self._open_structure(at)
        return self._step(structure, at, at + len(number), int(number[1:-1]))

    def _belongs(self, at: int) -> bool:
        """Say whether premises begin here: below an argument, or above a rule in the same block."""
        if self._named is not None and self._top is self._named:
            return True
        start, end, last_rule = self._block
        if not start <= at < end:
            end = at
            last_rule = -1
            while True:
                dashes = DASHES.match(self.text, end)
                if dashes and len(dashes[1]) > 1:
                    last_rule = end
                end, gap = self._over_breaks(self.source.line_end(end))
                if gap or end >= len(self.text):
                    break
            self._block = (at, end, last_rule)
        return last_rule > at

    def _open_structure(self, at: int) -> Structure:
        named = self._named
        self._begin_block()
        title = self._number_title() if named is None else named.title
        if title in self.structures:
            message = f"the argument <{title}> has premises already"
            title = next(
                made for n in range(2, len(self.structures) + 3) if (made := f"{title} {n}") not in self.structures
            )
            self.source.warn(at, message, f"These are read as those of an argument <{title}>.")
        self._structure = self.structures[title] = Structure(title, at, self._section())
        return self._structure

    def _step(self, structure: Structure, start: int, at: int, number: int) -> int:
        self._levels = []
        inner = blanks_end(self.text, at)
        if self.text.startswith("<", inner) and title_at(self.source, inner):
            self.source.warn(inner, "a premise or conclusion cannot be an argument", "Its text is read as a statement.")
        end = self._element(at, "premise")
        draft = self.members[-1]
        draft.start, draft.sort, draft.role = start, "statement", "premise"
        draft.argument, draft.attached = structure.title, len(structure.steps)
        if structure.pending is not None:
            draft.inference, structure.pending = structure.pending, None
            draft.role = "intermediary-conclusion"
        structure.steps.append((number, draft))
        self._top = draft
        return end

    def _rule(self, at: int, *, blank: bool) -> int | None:
        """Read a line of dashes: an inference in a structure, nothing elsewhere; None where it is text."""
        structure = self._structure
        if structure is None or (blank and structure.complete):
            dashes = DASHES.match(self.text, at)
            if dashes and BLANK_REST.match(self.text, dashes.end()):
                self.source.warn(
                    at, "a line of dashes says nothing here", "It belongs between premises and a conclusion."
                )
                return dashes.end()
            return None
        if blank:
            self.source.warn(
                at, "a blank line stands between premises and their conclusion", "Take the blank line out."
            )
        if structure.pending is not None:
            self.source.warn(at, "an inference has no conclusion", "Write one below it, (2) with a text.")
        draft = Draft("inference", at)
        draft.argument, draft.attached = structure.title, len(structure.steps)
        structure.pending = draft
        self._levels, self._draft = [], None
        self._last = self._top = draft
        return read_inference(self.inline, draft, at)

    def _close_structure(self) -> None:
        structure, self._structure = self._structure, None
        if structure is None:
            return
        if structure.pending is not None or not structure.complete:
            self.source.warn(
                structure.start,
                "a premise-conclusion structure does not end with a conclusion",
                "Write a line of dashes and the conclusion below the premises.",
            )
        conclusions = [draft for _, draft in structure.steps if draft.inference is not None]
        if conclusions:
            conclusions[-1].role = "main-conclusion"


def _end(draft: Draft) -> End:
    return End("argument" if draft.sort == "argument" else "equivalence-class", draft.title)
