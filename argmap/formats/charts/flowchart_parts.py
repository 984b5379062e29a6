"""From the text of a Mermaid flowchart to its nodes, links, classes and frames, by lines and without recursion."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass, field

from argmap.formats.gathered import Gathered

HEADER = re.compile(r"(?:flowchart(?:-elk)?|graph)\b[ \t]*(TB|TD|BT|LR|RL)?[ \t]*;?", re.IGNORECASE)
_ID = re.compile(r"(?:[^\W]|[.!$'*+?\\/`]|-(?![>.\-x o])|=(?!=))+")
_OPENINGS = {
    "(((": ")))", "((": "))", "([": "])", "[[": "]]", "[(": ")]", "{{": "}}", "[/": None, "[\\": None, "[": "]",
    "(": ")", "{": "}", ">": "]",
}  # fmt: skip
_SLANTED = ("/]", "\\]")
_CLASS = re.compile(r":::([\w-]+)")
_LINK = re.compile(
    r"(?P<name>[\w-]+@)?(?P<left>[<xo](?=[-=.]))?"
    r"(?:(?P<line>-{2,}|={2,}|-\.+-?|~{3,})(?P<right>[>xo](?![\w])|>)?)"
)
_RIGHT = {
    "-": r"-{2,}(?:[>xo](?!\w)|>|-)|-{3,}",
    "=": r"={2,}(?:[>xo](?!\w)|>|=)|={3,}",
    ".": r"\.+-(?:[>xo](?!\w)|>)?",
}
_LABEL = re.compile(r'\s*\|\s*(?:"([^"]*)"|([^|]*))\|')
_BREAK = re.compile(r"<br\s*/?>|\\n", re.IGNORECASE)
_ENTITY = re.compile(r"#(\w{1,10});")
_STYLES = ("style", "linkstyle", "click", "acctitle", "accdescr", "direction", "classdef")
_TITLE = re.compile(r"^title:[ \t]*(.*?)[ \t]*$", re.MULTILINE)
DIAMOND = "{"


@dataclass(slots=True)
class Shape:
    """A node of a chart: what it says, its shape by the bracket that opens it, its classes, the frame that it is in."""

    name: str
    text: str | None = None
    opening: str = ""
    classes: list[str] = field(default_factory=list)
    frames: tuple[str, ...] = ()
    line: int = 0


@dataclass(slots=True)
class Link:
    """A link of a chart: the nodes at its ends, the ends' marks, how its line is drawn, and its label."""

    starts: tuple[str, ...]
    ends: tuple[str, ...]
    left: str
    right: str
    style: str
    """`-`, `=`, `.` or `~`."""
    label: str
    name: str | None
    line: int
    framed: bool = False
    """Whether it stands in a subgraph."""


@dataclass(slots=True)
class Chart:
    """A flowchart as it is written."""

    shapes: dict[str, Shape] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    title: str | None = None
    frames: dict[str, str] = field(default_factory=dict)
    """The title of each subgraph by its id."""
    ordered: dict[str, list[str]] = field(default_factory=dict)
    """The nodes of each class, in the order in which `class` gives it to them."""


def plain_text(written: str) -> str:
    """Return what a text in a chart says: entities, line breaks and quotation marks resolved.

    >>> plain_text('"It said #quot;no#quot;<br/>twice"'), plain_text("A & B")
    ('It said "no"\\ntwice', 'A & B')
    """
    text = written.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1]
        if len(text) > 1 and text[0] == text[-1] == "`":
            text = text[1:-1]
    text = _BREAK.sub("\n", text)
    return _ENTITY.sub(_letter, text)


def _letter(entity: re.Match[str]) -> str:
    word = entity[1]
    if word.isdecimal():
        code = int(word)
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else entity[0]  # noqa: PLR2004 - halves of characters
    found = html.unescape(f"&{word};")
    return found if found != f"&{word};" else entity[0]


def read_chart(text: str, gathered: Gathered, *, first_line: int = 1) -> Chart:
    """Read a chart; a line that cannot be read is reported, and the rest is read all the same.

    >>> chart = read_chart("graph TD\\n a[Rain.] --> b", Gathered())
    >>> chart.shapes["a"].text, chart.links[0].ends
    ('Rain.', ('b',))
    """
    return _Reader(gathered).read(text, first_line)


class _Reader:
    def __init__(self, gathered: Gathered) -> None:
        self.gathered, self.chart = gathered, Chart()
        self.frames: list[str] = []

    def read(self, text: str, first_line: int) -> Chart:
        lines = text.split("\n")
        begin = self._front_matter(lines)
        seen = False
        for number, raw in enumerate(lines[begin:], first_line + begin):
            line = raw.strip()
            if not line or line.startswith("%%"):
                continue
            if not seen:
                found = HEADER.match(line)
                if found is None:
                    self.gathered.bad("a flowchart begins with 'flowchart' or 'graph'", line=number, column=1)
                    return self.chart
                seen, line = True, line[found.end() :].strip()
            for statement in _statements(line):
                self._statement(statement, number)
        if not seen:
            self.gathered.bad("there is no flowchart", line=first_line, hint="Begin it with 'flowchart BT'.")
        if self.frames:
            self.gathered.note("a subgraph has no end", line=len(lines) + first_line - 1)
        return self.chart

    def _front_matter(self, lines: list[str]) -> int:
        """Take the title out of what stands between dashes before the chart; return where the chart begins."""
        first = next((at for at, line in enumerate(lines) if line.strip()), 0)
        if not lines or lines[first].strip() != "---":
            return 0
        end = next((at for at in range(first + 1, len(lines)) if lines[at].strip() == "---"), None)
        if end is None:
            return 0
        found = _TITLE.search("\n".join(lines[first + 1 : end]))
        if found is not None:
            self.chart.title = _quoted(found[1])
        return end + 1

    def _statement(self, statement: str, line: int) -> None:
        word, _, rest = statement.partition(" ")
        low = word.lower()
        if low == "subgraph":
            self._open(rest.strip(), line)
        elif low == "end" and not rest:
            if self.frames:
                self.frames.pop()
            else:
                self.gathered.note("an 'end' ends nothing", line=line)
        elif low == "class" and rest:
            names, _, given = rest.strip().rpartition(" ")
            for name in filter(None, (one.strip() for one in names.split(","))):
                self._shape(name, line).classes.append(given)
                self.chart.ordered.setdefault(given, []).append(name)
        elif low in _STYLES or statement.lower().startswith(_STYLES[3:5]):
            if low in {"style", "linkstyle", "click"}:
                self.gathered.note("styles, and what happens on a click, are not kept", line=line)
        else:
            self._chain(statement, line)

    def _open(self, rest: str, line: int) -> None:
        found = _ID.match(rest)
        name, title = rest or f"subgraph {line}", plain_text(rest)
        if found is not None and found.end() < len(rest) and rest[found.end() :].lstrip()[:1] in {"[", "("}:
            name, title = found[0], plain_text(rest[found.end() :].strip().strip("[]()"))
        self.chart.frames[name] = title or name
        self.frames.append(name)

    def _chain(self, statement: str, line: int) -> None:
        """Read nodes and the links between them, from left to right."""
        at, before, waiting = 0, tuple[str, ...](), None
        while True:
            group, at = self._group(statement, at, line)
            if not group:
                self.gathered.bad("this is neither a node nor a link", line=line, column=at + 1)
                return
            if waiting is not None:
                left, right, style, label, name = waiting
                self.chart.links.append(
                    Link(before, group, left, right, style, label, name, line, framed=bool(self.frames))
                )
            at = _blanks(statement, at)
            if at >= len(statement):
                return
            waiting, at = _link(statement, at)
            if waiting is None:
                self.gathered.bad("this is no link", line=line, column=at + 1, hint="A link is -->, --x or -.->.")
                return
            before = group

    def _group(self, statement: str, at: int, line: int) -> tuple[tuple[str, ...], int]:
        """Read nodes with & between them."""
        names: list[str] = []
        while True:
            name, at = self._node(statement, _blanks(statement, at), line)
            if name is None:
                return (), at
            names.append(name)
            after = _blanks(statement, at)
            if statement[after : after + 1] != "&":
                return tuple(names), at
            at = after + 1

    def _node(self, statement: str, at: int, line: int) -> tuple[str | None, int]:
        found = _ID.match(statement, at)
        if found is None:
            return None, at
        shape, at = self._shape(found[0], line), found.end()
        if statement.startswith("@{", at):
            end = statement.find("}", at)
            if end < 0:
                return None, at
            label = re.search(r'label:\s*(?:"([^"]*)"|([^,}]*))', statement[at:end])
            if label is not None:
                shape.text = plain_text(label[1] if label[1] is not None else label[2])
            if re.search(r"shape:\s*(?:diam|diamond|decision|rhombus)\b", statement[at:end]):
                shape.opening = DIAMOND
            at = end + 1
        opening = next((one for one in _OPENINGS if statement.startswith(one, at)), None)
        if opening is not None and not (opening == ">" and not statement[at + 1 : at + 2].strip()):
            inner, at = _bracketed(statement, at, opening)
            if inner is None:
                return None, at
            shape.text, shape.opening = plain_text(inner), opening
        while (classed := _CLASS.match(statement, at)) is not None:
            shape.classes.append(classed[1])
            at = classed.end()
        return found[0], at

    def _shape(self, name: str, line: int) -> Shape:
        shape = self.chart.shapes.get(name)
        if shape is None:
            shape = self.chart.shapes[name] = Shape(name, line=line)
        if self.frames and not shape.frames:
            shape.frames = tuple(self.frames)
        return shape


def _quoted(written: str) -> str:
    """Read a title as YAML has it, in its simple forms."""
    if written[:1] == '"':
        try:
            return str(json.loads(written))
        except ValueError:
            return written.strip('"')
    return written.strip("'").replace("''", "'") if written[:1] == "'" else written


def _statements(line: str) -> list[str]:
    """Part a line at semicolons that stand in no text; those of entities end none."""
    if ";" not in line:
        return [line] if line else []
    found, begin, quoted, depth = [], 0, False, 0
    for at, letter in enumerate(line):
        if letter == '"':
            quoted = not quoted
        elif not quoted and letter in "[({|":
            depth += 1 if letter != "|" else 0
        elif not quoted and letter in "])}":
            depth = max(0, depth - 1)
        elif letter == ";" and not quoted and not depth:
            found.append(line[begin:at].strip())
            begin = at + 1
    return [one for one in (*found, line[begin:].strip()) if one]


def _blanks(statement: str, at: int) -> int:
    while at < len(statement) and statement[at].isspace():
        at += 1
    return at


def _bracketed(statement: str, at: int, opening: str) -> tuple[str | None, int]:
    """Return the text between an opening bracket and the one that closes it."""
    begin = at + len(opening)
    inner = _blanks(statement, begin)
    closings = _SLANTED if _OPENINGS[opening] is None else (str(_OPENINGS[opening]),)
    search = begin
    if statement[inner : inner + 1] == '"':
        quote = statement.find('"', inner + 1)
        if quote < 0:
            return None, at
        search = quote + 1
    ends = [(end, closing) for closing in closings if (end := statement.find(closing, search)) >= 0]
    if not ends:
        return None, at
    end, closing = min(ends)
    return statement[begin:end], end + len(closing)


def _link(statement: str, at: int) -> tuple[tuple[str, str, str, str, str | None] | None, int]:
    """Read a link with its label, which stands in its line or between bars after it."""
    found = _LINK.match(statement, at)
    if found is None:
        return None, at
    style = "." if "." in found["line"] else found["line"][0]
    left, right, end = found["left"] or "", found["right"] or "", found.end()
    label = ""
    open_ended = not right and found["line"] in {"--", "==", "-."}
    if open_ended:
        closing = re.compile(_RIGHT["." if style == "." else style]).search(statement, _after_quote(statement, end))
        if closing is None:
            return None, at
        label, end = statement[end : closing.start()], closing.end()
        right = closing[0][-1] if closing[0][-1] in ">xo" else ""
    else:
        barred = _LABEL.match(statement, end)
        if barred is not None:
            label, end = barred[1] if barred[1] is not None else barred[2], barred.end()
    name = found["name"]
    return (left, right, style, plain_text(label), name[:-1] if name else None), end


def _after_quote(statement: str, at: int) -> int:
    """Return where a quoted label ends, so that what stands in it is no link."""
    begin = _blanks(statement, at)
    if statement[begin : begin + 1] == '"':
        end = statement.find('"', begin + 1)
        return end + 1 if end >= 0 else at
    return at
