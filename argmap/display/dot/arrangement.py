"""What holds nodes in their places beside the lines: level conclusions, and columns of loose claims."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, sqrt
from typing import TYPE_CHECKING

from argmap.display.dot.graph import Graph, loose_claims
from argmap.display.dot.quoting import attributes

if TYPE_CHECKING:
    from argmap.model.document import Document

_LEAST_COLUMN = 2


def arrangement(document: Document, graph: Graph) -> Iterator[str]:
    """Level several conclusions, and stack the claims that no line touches."""
    leaving = {link.head if link.turned else link.tail for link in graph.links}
    tops = [graph.names[claim_id] for claim_id in document.conclusion]
    level = [name for name in tops if name not in leaving]
    if len(level) > 1:
        yield f"{{rank=same; {'; '.join(level)}}}"
    loose = [graph.names[claim_id] for claim_id in loose_claims(graph, document)]
    loose = [name for name in loose if name not in level]
    size = ceil(sqrt(len(loose) or 1)) if len(loose) == len(document.claims) else _LEAST_COLUMN
    for start in range(0, len(loose), size):
        column = loose[start : start + size]
        if len(column) > 1:
            yield f"{' -> '.join(reversed(column))} [{attributes(style='invis', minlen='2')}]"
