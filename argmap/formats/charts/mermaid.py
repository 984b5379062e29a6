"""Mermaid flowcharts: claims are boxes, `-->` supports, `--x` and `-.->` attack."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from argmap.errors import ParameterError, Problem, nearest_or_all
from argmap.formats.charts.flowchart_lines import CONCLUSION, IMPLIED, JOINT, drawing, joins_by_text
from argmap.formats.charts.flowchart_parts import DIAMOND, HEADER, Chart, Link, Shape, read_chart
from argmap.formats.features import features
from argmap.formats.format import MOST_PARTS, Likeness, ReadResult, Unsupported
from argmap.formats.gathered import Gathered
from argmap.formats.glimpse import Glimpse
from argmap.formats.graphs.interpreted import Direction, Interpreted, check_direction
from argmap.formats.graphs.node_fields import kind_of
from argmap.formats.graphs.records import Drawn, Edge, Node
from argmap.formats.graphs.vocabulary import sense_of, spelt
from argmap.model.document import Document

_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})[ \t]*\{?[ \t]*\.?mermaid\b[^\n]*\n(.*?)^[ \t]*\1", re.MULTILINE | re.DOTALL)
_STRENGTH = re.compile(r"(?<![\w.])(?:0(?:\.\d+)?|1(?:\.0+)?|0?\.\d+|\d(?:\.\d+)?e-\d+)(?![\w.])")
Ampersand = Literal["apart", "linked"]


class Mermaid:
    """Reads and writes flowcharts.

    A plain or thick link supports, a dotted one and one that ends in a cross attack, unless a word on it says otherwise;
    a cross at both ends means that the two exclude each other. Premises that are needed together meet in a node without a
    text, or a diamond, from which one link goes on; what attacks such a node undercuts the step. A number on a link is
    its strength, a question mark says that it is uncertain. Classes say `premise`, `evidence`, `question`, `conclusion`;
    other classes, and subgraphs, are tags.

    >>> read = Mermaid().read("graph BT; a[It rains.] -- 0.8 --> b[Take an umbrella.]; c[It is sunny.] --x b").document
    >>> [(one.type, one.strength) for one in read.relations.values()]
    [('support', 0.8), ('rebuttal', None)]
    """

    name = "mermaid"
    title = "a flowchart in Mermaid"
    suffixes = (".mmd", ".mermaid")
    writes = True
    says = features(
        "map.title map.conclusion claim.id claim.kind claim.question claim.implied claim.tags relation.id relation.linked "
        "relation.rebuttal relation.undercut relation.mutual relation.backing relation.on_undercut relation.on_rebuttal "
        "relation.strength relation.certain"
    ) - {"relation.id"}

    def recognises(self, glimpse: Glimpse) -> Likeness:
        """Look for the word that a flowchart begins with, or for a fence with one in Markdown."""
        lines = [line.strip() for line in glimpse.lines if not line.strip().startswith("%%")]
        if lines and lines[0] == "---" and "---" in lines[1:]:
            lines = lines[lines.index("---", 1) + 1 :]
        found = HEADER.match(lines[0]) if lines else None
        if found is not None and (found.end() == len(lines[0]) or found[1] or ";" in lines[0]):
            return Likeness.CERTAIN
        fenced = any(
            line.lstrip("`~ {.").lower().startswith("mermaid") and line[:3] in {"```", "~~~"} for line in lines
        )
        return Likeness.LIKELY if fenced and _charts(glimpse.text) else Likeness.NO

    def read(
        self,
        text: str,
        *,
        source: str = "<string>",
        limit: int | None = MOST_PARTS,
        ampersand: Ampersand | None = None,
        direction: Direction = "to_target",
        chart: int = 1,
    ) -> ReadResult:
        """Read a chart; of a document with several fences, the one whose number `chart` says.

        `ampersand` says whether `A & B --> C` means premises that are needed together: `linked`, or `apart`; without it they
        are linked in a subgraph.
        """
        check_direction(direction, None)
        if ampersand not in {None, "apart", "linked"}:
            hint = nearest_or_all(ampersand, ("apart", "linked"))
            raise ParameterError(Problem(f"ampersand is {ampersand!r}", path="ampersand", hint=hint))
        gathered = Gathered(source, limit=limit)
        begin, body = _chosen(text, chart, gathered)
        written = read_chart(body, gathered, first_line=begin)
        drawn = _meaning(written, gathered, ampersand)
        Interpreted(drawn, gathered, default_sign="support", direction=direction).gather()
        return gathered.result()

    def write(self, document: Document, *, unsupported: Unsupported = "raise") -> str:
        """Write a chart, reasons below what they are reasons for."""
        return drawing(document, self, unsupported)


def _charts(text: str) -> list[tuple[int, str]]:
    """Return the flowcharts in the fences of a document, each with its first line."""
    found = []
    for fence in _FENCE.finditer(text):
        lines = [line.strip() for line in fence[2].split("\n")]
        if any(HEADER.match(line) for line in lines):
            found.append((text.count("\n", 0, fence.start(2)) + 1, fence[2]))
    return found


def _chosen(text: str, chart: int, gathered: Gathered) -> tuple[int, str]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    charts = _charts(text) if "```" in text or "~~~" in text else []
    if not charts:
        return 1, text
    if not 1 <= chart <= len(charts):
        raise ParameterError(Problem(f"chart is {chart}", path="chart", hint=f"There are {len(charts)}."))
    if len(charts) > 1:
        gathered.note("the document has several flowcharts, and one is read", hint="chart=2 reads the second one.")
    return charts[chart - 1]


def _meaning(chart: Chart, gathered: Gathered, ampersand: Ampersand | None) -> Drawn:
    """Turn shapes and links into nodes and edges."""
    joints = _joints(chart)
    drawn = Drawn(head={"title": chart.title} if chart.title else {})
    for shape in chart.shapes.values():
        if shape.name in chart.frames and shape.text is None:
            gathered.note("a link to a subgraph is read as one to a claim of its title", line=shape.line)
            shape.text = chart.frames[shape.name]
        drawn.nodes.append(_node(shape, chart, joins=shape.name in joints))
    if CONCLUSION in chart.ordered:
        drawn.head["conclusion"] = list(dict.fromkeys(chart.ordered[CONCLUSION]))
    for link in chart.links:
        drawn.edges.extend(_edges(link, joints, chart, gathered, ampersand))
    return drawn


def _joints(chart: Chart) -> set[str]:
    into = {end for link in chart.links for end in link.ends}
    out = {start for link in chart.links for start in link.starts}
    return {
        shape.name
        for shape in chart.shapes.values()
        if shape.name in into
        and shape.name in out
        and (
            shape.opening == DIAMOND
            or JOINT in shape.classes
            or (shape.text is not None and joins_by_text(shape.text) and not any(map(kind_of, shape.classes)))
        )
    }


def _node(shape: Shape, chart: Chart, *, joins: bool) -> Node:
    if joins:
        return Node(shape.name, "", {"joins": True}, line=shape.line)
    fields: dict[str, object] = {}
    tags = [chart.frames[frame] for frame in shape.frames]
    for name in shape.classes:
        kind = kind_of(name)
        if name == CONCLUSION:
            fields["conclusion"] = True
        elif name == IMPLIED:
            fields["implied"] = True
        elif kind not in {None, "claim"}:
            fields["kind"] = kind
        elif sense_of(name)[0] is not None:
            fields["stance"] = name
        elif kind is None:
            tags.append(name)
    if tags:
        fields["tags"] = list(dict.fromkeys(tags))
    return Node(shape.name, shape.name if shape.text is None else shape.text, fields, line=shape.line)


def _edges(
    link: Link, joints: set[str], chart: Chart, gathered: Gathered, ampersand: Ampersand | None
) -> Iterator[Edge]:
    """Give the edges that a link stands for; one that is not drawn says nothing."""
    if link.style == "~":
        return
    fields: dict[str, object] = {}
    label = link.label.strip()
    if label.endswith("?") or "? " in label:
        fields["certain"] = False
        label = label.replace("?", "")
    number = _STRENGTH.search(label)
    if number is not None and 0 <= float(number[0]) <= 1:
        fields["strength"] = float(number[0])
        label = label[: number.start()] + label[number.end() :]
    label = label.strip(" ,:()")
    sense = sense_of(label)[0] if label else None
    if label and sense is None and spelt(label) != "premise":
        gathered.note("the label of a link is not kept", line=link.line)
    both = bool(link.left) and bool(link.right)
    word = label if sense is not None or spelt(label) == "premise" else _drawn_as(link, both=both)
    together = ampersand == "linked" or (ampersand is None and link.framed)
    for end in link.ends:
        if end in joints and word == "rebuttal":
            word = "undercut"
        for starts in [link.starts] if together and end not in joints else [(start,) for start in link.starts]:
            into_joint = end in joints and word in {None, "support"} and not link.right
            words = ("premise",) if into_joint else (word,) if word is not None else _stance(starts[0], chart)
            yield Edge(starts, end, link.name, words, fields, line=link.line)
            if both and word == "support":
                yield Edge((end,), starts[0], None, words, fields, line=link.line)


def _drawn_as(link: Link, *, both: bool) -> str | None:
    """Say how a link counts by how it is drawn; None for a plain one, which supports unless its start says otherwise."""
    if both and link.left == link.right == "x":
        return "contrary"
    if "x" in {link.left, link.right} or link.style == ".":
        return "rebuttal"
    return "support" if both else None


def _stance(start: str, chart: Chart) -> tuple[str, ...]:
    return tuple(name for name in chart.shapes[start].classes if sense_of(name)[0] is not None)
