"""What holds nodes in their places beside the lines: level conclusions, columns of loose claims, rows kept in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from math import ceil, sqrt
from typing import TYPE_CHECKING

from argmap.display.dot.graph import Graph, loose_claims
from argmap.display.dot.ports import Positions
from argmap.display.dot.quoting import attributes

if TYPE_CHECKING:
    from argmap.model.document import Document

_LEAST_COLUMN = 2


def arrangement(document: Document, graph: Graph, positions: Positions | None, *, settled: bool) -> Iterator[str]:
    """Level several conclusions, and stack the claims that no line touches, as high as the rest of the map.

    Where the order of the nodes is `settled`, each row keeps the order in which it stands in `positions`.
    """
    leaving = {link.head if link.turned else link.tail for link in graph.links}
    tops = [graph.names[claim_id] for claim_id in document.conclusion]
    level = [name for name in tops if name not in leaving]
    if len(level) > 1:
        yield f"{{rank=same; {'; '.join(level)}}}"
    loose = [graph.names[claim_id] for claim_id in loose_claims(graph, document)]
    loose = [name for name in loose if name not in level]
    size = _column_size(document, graph, positions, loose)
    for start in range(0, len(loose), size):
        column = loose[start : start + size]
        if len(column) > 1:
            yield f"{' -> '.join(reversed(column))} [{attributes(style='invis', minlen='2')}]"
    if settled and positions is not None:
        yield from _kept_rows(positions, set(loose))


def _column_size(document: Document, graph: Graph, positions: Positions | None, loose: list[str]) -> int:
    """Return how many levels of cards the rest of the map has; without a rest, what makes a square."""
    rest = {graph.names[claim_id] for claim_id in document.claims} - set(loose)
    if not rest:
        return ceil(sqrt(len(loose) or 1))
    levels = {round(positions[name][1]) for name in rest} if positions is not None else ()
    return max(_LEAST_COLUMN, len(levels))


def _kept_rows(positions: Positions, loose: set[str]) -> Iterator[str]:
    """Chain the nodes of each row from left to right by lines that nobody sees and that hardly pull."""
    rows: dict[int, list[tuple[float, str]]] = defaultdict(list)
    for name, (x, y) in positions.items():
        if name not in loose:
            rows[round(y)].append((x, name))
    for _, row in sorted(rows.items()):
        if len(row) > 1:
            chain = " -> ".join(name for _, name in sorted(row))
            yield f"{{rank=same; {chain} [{attributes(style='invis', weight='1')}]}}"
