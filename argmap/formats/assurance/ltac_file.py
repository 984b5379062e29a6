"""LTAC, assurance cases as an indented outline: `- Claim ID: text`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from argmap.formats.assurance.gsn_elements import CONTEXTS, Element
from argmap.formats.assurance.gsn_steps import GsnSteps
from argmap.formats.assurance.ltac_writing import SAYS, ltac_text
from argmap.formats.format import MOST_PARTS, Likeness, ReadResult, Unsupported
from argmap.formats.gathered import Gathered
from argmap.formats.glimpse import Glimpse
from argmap.model.document import Document
from argmap.model.ids import word_from_text

TYPES = {
    "Claim": "Goal", "Strategy": "Strategy", "Evidence": "Solution", "Context": "Context",
    "Assumption": "Assumption", "Justification": "Justification",
}  # fmt: skip
LINE = re.compile(
    r"(?P<indent>[ \t]*)[-*]\s+(?P<type>Claim|Strategy|Evidence|Context|Assumption|Justification|Relation|Link|Connector)"
    r"(?![\w])\s*(?P<rest>.*)",
    re.DOTALL,
)
_OPTIONS = re.compile(r"\{(?P<options>[^{}]*)\}\s*$")
_REFERENCE = re.compile(r"(?:^|\s)\((?P<reference>[^()]*)\)\s*$")
_CITED = re.compile(r"\^(?:\[[^\]]*\]\s*)?")
AGAINST = {"counter", "defeater"}
"""Options that turn what stands below something against it."""


@dataclass(slots=True)
class _Node:
    """One line of the outline."""

    type: str
    name: str
    text: str
    reference: str | None
    options: set[str]
    cited: bool
    depth: int
    line: int


class LtacFile:
    """Reads and writes LTAC.

    Claims and evidence below a claim support it, those below a strategy are needed together; what is marked
    `{counter}` or `{defeater}` speaks against it.

    >>> text = "- Claim C1: It is safe\\n  - Evidence E1: Tested (report.pdf)"
    >>> list(LtacFile().read(text).document.relations)
    ['E1.supports.C1']
    """

    name = "ltac"
    title = "LTAC"
    suffixes: tuple[str, ...] = (".ltac",)
    writes = True
    says = SAYS

    def recognises(self, glimpse: Glimpse) -> Likeness:
        """Tell it by lines of an outline that begin with a type."""
        lines = [line for line in glimpse.lines if not line.lstrip().startswith("#")]
        found = sum(LINE.fullmatch(line) is not None for line in lines)
        return Likeness.LIKELY if lines and found > len(lines) / 2 else Likeness.NO

    def read(self, text: str, *, source: str = "<string>", limit: int | None = MOST_PARTS) -> ReadResult:
        """Read a case."""
        gathered = Gathered(source, limit=limit)
        nodes = _nodes(text.removeprefix("\ufeff"), gathered)
        if not nodes:
            gathered.bad("there is no element", line=1, hint="A case begins with '- Claim ID: text'.")
            return gathered.result()
        elements = _elements(nodes, gathered)
        _join(nodes, elements, gathered)
        steps = GsnSteps(elements, gathered, key="ltac")
        gathered.head(conclusion=steps.tops(), meta={"ltac": {"contexts": steps.contexts}} if steps.contexts else {})
        return gathered.result()

    def write(self, document: Document, *, unsupported: Unsupported = "raise") -> str:
        """Write a case."""
        return ltac_text(document, self, unsupported)


def _nodes(text: str, gathered: Gathered) -> list[_Node]:
    nodes: list[_Node] = []
    taken: set[str] = set()
    for at, raw in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        if not raw.strip() or raw.lstrip().startswith("#"):
            continue
        found = LINE.fullmatch(raw.rstrip())
        if found is None:
            gathered.note("a line is no element, and is not read", line=at)
            continue
        node = _node(found, at)
        if not node.name and node.type not in {"Relation", "Link", "Connector"}:
            word, number = word_from_text(node.text), 1
            made = word
            while made in taken:
                number += 1
                made = f"{word}_{number}"
            node.name = made
        taken.add(node.name)
        nodes.append(node)
    return nodes


def _node(found: re.Match[str], at: int) -> _Node:
    """Take a line apart: options at the end, a reference before them, the id before the first colon."""
    rest = found["rest"]
    marked = _OPTIONS.search(rest)
    options = {one.strip().lower() for one in marked["options"].split(",") if one.strip()} if marked else set()
    rest = rest[: marked.start()].rstrip() if marked else rest
    named, colon, text = rest.partition(":")
    cited = _CITED.match(named)
    name = named[cited.end() :].strip() if cited else named.strip()
    if not colon and re.search(r"\s", name) and cited is None:
        name, text = "", rest
    pointed = _REFERENCE.search(text)
    reference = pointed["reference"] if pointed else None
    text = text[: pointed.start()] if pointed else text
    depth = len(found["indent"].expandtabs(2))
    return _Node(found["type"], name, text.strip(), reference, options, cited is not None, depth, at)


def _elements(nodes: list[_Node], gathered: Gathered) -> dict[str, Element]:
    elements: dict[str, Element] = {}
    for node in nodes:
        if node.type not in TYPES or node.cited:
            continue
        if node.name in elements:
            gathered.note("an element is given twice; the first of them is read", line=node.line)
            continue
        reference = node.reference or ""
        rest = {"reference": reference} if reference and "://" not in reference else {}
        tags = sorted(node.options - AGAINST)
        url = reference if "://" in reference else None
        elements[node.name] = Element(
            node.name, TYPES[node.type], node.text, node.line, tags=tags, url=url, rest={**rest}
        )
    for node in nodes:
        if node.cited and node.name not in elements and node.type in TYPES:
            gathered.note("an element is cited that is not there", line=node.line)
            elements[node.name] = Element(node.name, TYPES[node.type], node.text, node.line, tags=["away"])
    return elements


def _join(nodes: list[_Node], elements: dict[str, Element], gathered: Gathered) -> None:
    """Join every line to the one above it."""
    above: list[tuple[_Node, Element | None, bool]] = []
    joined: set[tuple[str, str, bool]] = set()
    for node in nodes:
        while above and above[-1][0].depth >= node.depth:
            above.pop()
        parent, against = (above[-1][1], above[-1][2]) if above else (None, False)
        against = against or bool(node.options & AGAINST)
        if node.type in {"Relation", "Connector"}:
            above.append((node, parent, against))
            continue
        element = elements.get(node.name)
        if element is None:
            gathered.note("a link leads to no element", line=node.line)
        elif parent is not None:
            _add(parent, element, joined, against=against, gathered=gathered, line=node.line)
        elif against:
            gathered.note("what is marked as against something stands below nothing", line=node.line)
        above.append((node, element, False))


def _add(
    parent: Element, element: Element, joined: set[tuple[str, str, bool]], *, against: bool, gathered: Gathered, line: int
) -> None:  # fmt: skip
    if element.type in CONTEXTS:
        links = parent.in_context_of
    elif parent.type in CONTEXTS:
        gathered.note("what stands below a context is read by itself", line=line)
        return
    elif against:
        links = element.challenges
    else:
        links = parent.supported_by
    name = parent.id if links is element.challenges else element.id
    pair = parent.id, element.id, links is element.challenges
    if pair not in joined:
        joined.add(pair)
        links.append(name)
