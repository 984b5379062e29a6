"""GraphML and GEXF, the files of graphs that networkx, Gephi and yEd write."""

from __future__ import annotations

import io
import re
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any

from argmap.errors import FormatError, Problem
from argmap.formats.features import EVERYTHING
from argmap.formats.format import MOST_PARTS, Format, Likeness, ReadResult, Unsupported
from argmap.formats.gathered import Gathered
from argmap.formats.glimpse import Glimpse
from argmap.formats.graphs.data import drawn_from
from argmap.formats.graphs.interpreted import DefaultSign, Direction, Interpreted, check_direction
from argmap.formats.graphs.networkx import to_networkx
from argmap.formats.graphs.typed import graph_result, is_typed
from argmap.formats.losses import Losses, kept
from argmap.model.document import Document
from argmap.model.tree.finding import path_of

if TYPE_CHECKING:
    import networkx as nx

_ENTITY = re.compile(r"<!(?:ENTITY|DOCTYPE)", re.IGNORECASE)
_UNSAYABLE = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""Characters that no XML may hold, not even escaped."""
_MODIFIED = re.compile(r' lastmodifieddate="[^"]*"')


class _XmlGraph(ABC):
    """What GraphML and GEXF share: a graph of networkx behind a file of XML."""

    name: str
    title: str
    root: str
    """The tag that such a file begins with."""
    suffixes: tuple[str, ...]
    writes = True
    says = EVERYTHING

    def recognises(self, glimpse: Glimpse) -> Likeness:
        """Look for the tag that the file begins with."""
        return Likeness.CERTAIN if glimpse.starts("<") and f"<{self.root}" in glimpse.head.lower() else Likeness.NO

    def read(
        self,
        text: str,
        *,
        source: str = "<string>",
        limit: int | None = MOST_PARTS,
        default_sign: DefaultSign | None = None,
        direction: Direction = "to_target",
    ) -> ReadResult:
        """Read a map: one that argmap wrote, or any graph whose edges say whether they are for or against."""
        check_direction(direction, default_sign)
        gathered = Gathered(source, limit=limit)
        _check(text, source, limit)
        graph = self._parsed(text, source)
        if is_typed(graph):
            return graph_result(graph, gathered)
        Interpreted(
            drawn_from(_as_data(graph, source), gathered), gathered, default_sign=default_sign, direction=direction
        ).gather()
        return gathered.result()

    def write(self, document: Document, *, unsupported: Unsupported = "raise") -> str:
        """Write a map: claims, relations and sources are nodes, and everything that the map says stands there."""
        form: Format = self
        document = kept(document, form, unsupported)
        losses = Losses(form, unsupported)
        document = _without_controls(document, losses)
        losses.settle()
        return self._written(to_networkx(document))

    def _parsed(self, text: str, source: str) -> nx.Graph[Any]:
        try:
            return self._from_text(text)
        except RecursionError:
            raise FormatError(Problem("this is nested too deep", file=source)) from None
        except Exception as error:  # expat and networkx raise whatever they come upon
            line, column = getattr(error, "position", (None, -1))
            said = str(error).split("\n", maxsplit=1)[0].partition(": line")[0]
            message = f"this is no {self.title} that can be read ({type(error).__name__}: {said[:100]})"
            raise FormatError(Problem(message, file=source, line=line, column=column + 1 or None)) from None

    @abstractmethod
    def _from_text(self, text: str) -> nx.Graph[Any]:
        """Read a graph; raises whatever a parser comes upon."""

    @abstractmethod
    def _written(self, graph: nx.Graph[Any]) -> str:
        """Write a graph."""


class GraphMl(_XmlGraph):
    """Reads and writes GraphML.

    >>> from argmap.model.document import Document
    >>> one = Document.from_tree({"argmap": 1, "title": "One", "claims": {"rain": {"text": "Rain.", "prior": 0.2}}})
    >>> GraphMl().read(GraphMl().write(one)).document == one
    True
    """

    name = "graphml"
    title = "GraphML"
    root = "graphml"
    suffixes = (".graphml",)

    def _from_text(self, text: str) -> nx.Graph[Any]:
        import networkx as nx  # noqa: PLC0415 - slow to load, and only graphs need it

        return nx.parse_graphml(_without_declaration(text))

    def _written(self, graph: nx.Graph[Any]) -> str:
        from networkx.readwrite.graphml import GraphMLWriter  # noqa: PLC0415 - as above

        # `generate_graphml` parts texts at every sort of line end; and a bare carriage return would come back as a line feed.
        writer = GraphMLWriter(prettyprint=True)
        writer.add_graph_element(graph)
        return str(writer).replace("\r", "&#13;") + "\n"


class Gexf(_XmlGraph):
    """Reads and writes GEXF, which has no place for what holds for a graph as a whole but its title.

    >>> from argmap.model.document import Document
    >>> one = Document.from_tree({"argmap": 1, "title": "Untitled", "claims": {"rain": {"text": "Rain.", "prior": 0.2}}})
    >>> Gexf().read(Gexf().write(one)).document == one
    True
    """

    name = "gexf"
    title = "GEXF"
    root = "gexf"
    suffixes = (".gexf",)
    says = EVERYTHING - {
        "documents", "map.title", "map.conclusion", "map.defaults", "map.tags", "map.note", "map.url", "map.meta",
    }  # fmt: skip

    def _from_text(self, text: str) -> nx.Graph[Any]:
        import networkx as nx  # noqa: PLC0415 - as above

        return nx.read_gexf(io.BytesIO(_without_declaration(text).encode()))

    def _written(self, graph: nx.Graph[Any]) -> str:
        from networkx.readwrite.gexf import GEXFWriter  # noqa: PLC0415 - as above

        graph.graph.clear()
        return _MODIFIED.sub("", str(GEXFWriter(graph, prettyprint=True)), count=1).replace("\r", "&#13;") + "\n"


def _check(text: str, source: str, limit: int | None) -> None:
    """Refuse what could take all the memory before anything of it is read."""
    entity = _ENTITY.search(text)
    if entity is not None:
        line = text.count("\n", 0, entity.start()) + 1
        hint = "Take the declaration out: argmap reads no entities and fetches nothing."
        raise FormatError(Problem("the file declares a document type", file=source, line=line, hint=hint))
    if limit is not None and text.count("<node") + text.count("<edge") > limit:
        hint = "limit=None reads it all the same."
        raise FormatError(Problem(f"the file has more than {limit:,} nodes and edges", file=source, hint=hint))
    most = None if limit is None else 10 * limit
    if most is not None and text.count("<") > most:
        raise FormatError(
            Problem(f"the file has more than {most:,} tags", file=source, hint="limit=None reads it all the same.")
        )


def _without_declaration(text: str) -> str:
    """Take out the XML declaration: the text is decoded already, whatever encoding it names."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text, count=1).lstrip()


def _as_data(graph: nx.Graph[Any], source: str) -> dict[str, Any]:
    """Return a graph as the JSON of nodes and edges that it would be."""
    if not graph.is_directed():
        hint = "Make its edges directed: they run from a reason to what it is a reason for."
        raise FormatError(Problem("the graph has no directions", file=source, hint=hint))
    nodes = [{**fields, "id": str(node)} for node, fields in graph.nodes(data=True)]
    edges = [{**fields, "source": str(start), "target": str(end)} for start, end, fields in graph.edges(data=True)]
    return {"nodes": nodes, "edges": edges, **{key: one for key, one in graph.graph.items() if key == "title"}}


def _without_controls(document: Document, losses: Losses) -> Document:
    """Replace the characters that XML cannot hold, each place of which is a loss."""
    tree = document.to_tree()
    changed = _clean(tree, (), losses)
    return Document.from_tree(changed) if changed is not tree else document


def _clean(tree: Any, above: tuple[str | int, ...], losses: Losses) -> Any:
    """Return a tree without such characters; the tree itself where it has none. A map's tree is nested 50 levels at most."""
    if isinstance(tree, str):
        if _UNSAYABLE.search(tree) is None:
            return tree
        losses.lost("control characters", path_of(above))
        return _UNSAYABLE.sub("\ufffd", tree)
    if isinstance(tree, dict):
        cleaned = {_clean(key, above, losses): _clean(one, (*above, key), losses) for key, one in tree.items()}
        same = all(cleaned.get(key) is one for key, one in tree.items())
        return tree if same else cleaned
    if isinstance(tree, list):
        listed = [_clean(one, (*above, place), losses) for place, one in enumerate(tree)]
        return tree if all(new is one for new, one in zip(listed, tree, strict=True)) else listed
    return tree
