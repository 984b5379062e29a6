"""The finishing of an SVG: a title and a description, tooltips with whole texts, more fonts, dark mode.

Nothing in it is a script or comes from elsewhere, and every text of the map stays text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING
from xml.etree import ElementTree
from xml.parsers import expat

from argmap.basics.text import counted
from argmap.display.dark import dark_style
from argmap.display.dot.graph import build
from argmap.display.dot.quoting import plain
from argmap.display.roles import roles
from argmap.display.theme import LIGHT, Theme
from argmap.display.words import VERBS, claim_sentence, number, relation_sentence
from argmap.errors import Problem, RenderError

if TYPE_CHECKING:
    from argmap.answers.scores import Scores
    from argmap.model.document import Document

_COLOUR_NAMES = {"white": "#ffffff", "black": "#000000"}
_LINE = re.compile(r"^(\w+)(?::\w+)*->(\w+)(?::\w+)*$")


def finish(
    svg: str,
    document: Document,
    scores: Scores | None = None,
    *,
    theme: Theme = LIGHT,
    tick: Callable[[], object] = lambda: None,
) -> str:
    """Return the SVG of a layout program as argmap gives it out; `tick` is called now and then, as in `to_dot`."""
    root = _parse(svg)
    sentences = _sentences(document, scores)
    title = plain(document.title) or "Argument map"
    for group in root.iter("g"):
        tick()
        _retitle(group, sentences, title)
    _unwrap_anchors(root)
    for element in root.iter():
        _widen(element, theme)
    _describe(root, title, _description(document, scores))
    if theme == LIGHT:
        style = ElementTree.Element("style")
        style.text = dark_style()
        root.insert(2, style)
    return ElementTree.tostring(root, encoding="unicode") + "\n"


def _parse(svg: str) -> ElementTree.Element:
    """Parse without namespaces, so that names are written again as they came; entities are refused."""
    builder = ElementTree.TreeBuilder()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    parser.EntityDeclHandler = _refuse_entity
    try:
        parser.Parse(svg, True)  # noqa: FBT003 - expat takes no name for it
    except expat.ExpatError as error:
        raise RenderError(Problem(f"the layout program's SVG is not XML: {error}")) from error
    return builder.close()


def _refuse_entity(name: str, *_: object) -> None:
    raise RenderError(Problem(f"the SVG declares an entity, {name!r}"))


def _sentences(document: Document, scores: Scores | None) -> dict[str, str]:
    """Return what each node and line is, by its name in the DOT text."""
    graph, known = build(document), roles(document)
    found: dict[str, str] = {}
    for claim_id, claim in document.claims.items():
        found[graph.names[claim_id]] = f"{claim_id}, {known[claim_id]}: {claim_sentence(claim, scores)}"
    for relation_id, relation in document.relations.items():
        found[graph.names[relation_id]] = relation_sentence(relation, scores)
    for source_id in graph.sources:
        found[graph.names[source_id]] = f"{source_id}, source: {plain(document.sources[source_id].name or source_id)}"
    for link in graph.links:
        said = relation_sentence(link.relation, scores) if link.relation else "a claim that rests on this source"
        found[f"{link.tail}->{link.head}"] = said
    return found


def _retitle(group: ElementTree.Element, sentences: dict[str, str], title: str) -> None:
    """Replace the layout program's titles, which are the names of nodes, by sentences."""
    element = group.find("title")
    if element is None:
        return
    line = _LINE.match(element.text or "")
    name = f"{line[1]}->{line[2]}" if line else element.text or ""
    if group.get("class") == "graph":
        element.text = title
    elif name in sentences:
        element.text = sentences[name]


def _unwrap_anchors(parent: ElementTree.Element) -> None:
    """Take out the links that carry Graphviz's tooltips: they lead nowhere, and the titles say it better."""
    for element in list(parent.iter("g")):
        for wrapper in [child for child in element if child.tag == "g" and (child.get("id") or "").startswith("a_")]:
            anchor = wrapper.find("a")
            if anchor is None:
                continue
            place = list(element).index(wrapper)
            element.remove(wrapper)
            for offset, drawn in enumerate(list(anchor)):
                element.insert(place + offset, drawn)


def _widen(element: ElementTree.Element, theme: Theme) -> None:
    if element.get("font-family") == theme.font:
        element.set("font-family", theme.font_stack)
    for attribute in ("fill", "stroke"):
        value = element.get(attribute)
        if value in _COLOUR_NAMES:
            element.set(attribute, _COLOUR_NAMES[value])


def _describe(root: ElementTree.Element, title: str, description: str) -> None:
    root.set("class", "argmap")
    root.set("role", "img")
    root.set("aria-label", f"{title} — {description}")
    root.set("style", "max-width:100%;height:auto")
    for place, (name, text) in enumerate([("title", title), ("desc", description)]):
        element = ElementTree.Element(name)
        element.text = text
        root.insert(place, element)


def _description(document: Document, scores: Scores | None) -> str:
    counts = [counted(len(document.claims), "claim")]
    for kind in VERBS:
        amount = sum(1 for relation in document.relations.values() if relation.type == kind)
        if amount:
            counts.append(counted(amount, kind))
    said = ["Argument map with " + ", ".join(counts) + "."]
    for claim_id in document.conclusion:
        claim = document.claims[claim_id]
        score = f", score {number(scores[claim_id])}" if scores is not None and claim_id in scores else ""
        said.append(f"Conclusion: {plain(claim.text).rstrip('.')}{score}.")
    return " ".join(said)
