"""What sort of map is it? Counts of what there is, and its shape."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from argmap.answers.answer import Answer
from argmap.answers.table import Column, Table
from argmap.basics.text import counted
from argmap.formats.graphs.networkx import to_networkx

if TYPE_CHECKING:
    from argmap.model.document import Document

_COLUMNS = (Column("what"), Column("number"), Column("share"), Column("meaning"))
Row = tuple[str, int, float | None, str]


def stats(document: Document) -> Answer:
    """Count the claims, relations and sources of a map by what they are, and measure its shape.

    `share` is of all claims or of all relations, whichever a row counts. Depth is the number of relations on the longest
    way from a claim to one that it bears on, with all that runs in one circle taken as one place; width is the
    largest number of claims at the same depth below the top. All of it takes time in proportion to the map's size.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella")
    >>> rain, take = b.claim("Rain", id="rain"), b.claim("Take one", id="take")
    >>> step = b.support([rain], take)
    >>> found = stats(b.build().document)
    >>> found.row("depth")["number"], found.row("leaves")["number"], found.row("support")["share"]
    (1, 1, 1.0)
    """
    shape = _shape(document)
    rows = [*_claims(document), *_relations(document), *shape, *_sources(document)]
    numbers = {row[0]: row[1] for row in rows}
    return Answer(_words(numbers), Table(_COLUMNS, tuple(rows)))


def _words(numbers: Mapping[str, int]) -> tuple[str, ...]:
    claims, relations = counted(numbers["claims"], "claim"), counted(numbers["relations"], "relation")
    implied, nobody = numbers["implied"], numbers["unattributed"]
    return (
        f"{claims} and {relations}, in {counted(numbers['depth'], 'step')} at the deepest.",
        f"{counted(implied, 'claim is', 'claims are')} implied by the map's maker; {counted(nobody, 'is', 'are')} attributed to nobody.",
        "Size says nothing about quality: a good map may be small.",
    )


def _claims(document: Document) -> list[Row]:
    claims = document.claims.values()
    kinds = Counter(claim.kind for claim in claims)
    scored = [claim for claim in claims if claim.kind != "question"]
    counts = [
        ("claims", len(claims), "all of them, questions included"),
        *((kind, kinds[kind], f"of kind {kind}") for kind in ("claim", "premise", "evidence", "question")),
        (
            "open questions",
            sum(claim.kind == "question" and claim.status == "open" for claim in claims),
            "not answered",
        ),
        ("implied", sum(claim.implied for claim in claims), "said outright by nobody"),
        ("unattributed", sum(not claim.said_by for claim in claims), "without a source"),
        (
            "default prior",
            sum(claim.prior is None and claim.same_as is None for claim in scored),
            "no prior of their own",
        ),
        ("restatements", sum(claim.same_as is not None for claim in claims), "the same as another claim"),
    ]
    return [(what, number, _share(number, len(claims)), meaning) for what, number, meaning in counts]


def _relations(document: Document) -> list[Row]:
    relations = document.relations.values()
    types = Counter(relation.type for relation in relations)
    counts = [
        ("relations", len(relations), "all of them"),
        *((name, types[name], f"of type {name}") for name in ("support", "rebuttal", "undercut")),
        ("linked", sum(relation.linked for relation in relations), "with several premises, needed together"),
        ("backing", sum(one.type == "support" and one.target not in document.claims for one in relations),
         "supports of a relation or a source"),
        ("unsure", sum(not relation.certain for relation in relations), "the map's maker is not sure of the link"),
    ]  # fmt: skip
    rows: list[Row] = [(what, number, _share(number, len(relations)), meaning) for what, number, meaning in counts]
    most = max((len(relation.premises) for relation in relations), default=0)
    targets = Counter(relation.target for relation in relations)
    met = max(targets.values(), default=0)
    return [*rows, ("most premises", most, None, "in one relation"), ("most arguments", met, None, "on one target")]


def _sources(document: Document) -> list[Row]:
    through = sum(source.via is not None for source in document.sources.values())
    rows = [
        ("sources", len(document.sources), "who is heard"),
        ("second-hand", through, "heard through another source"),
        ("documents", len(document.documents), "that passages point into"),
    ]
    return [(what, number, None, meaning) for what, number, meaning in rows]


def _shape(document: Document) -> list[Row]:
    """Measure depth, width, ends, circles and islands on the graph of claims and relations."""
    import networkx as nx  # noqa: PLC0415 - slow to load

    whole = to_networkx(document)
    graph = whole.subgraph([*document.claims, *document.relations])
    bearing = {premise for relation in document.relations.values() for premise in relation.premises}
    met = {relation.target for relation in document.relations.values()}
    claims = document.claims
    counts = [
        ("roots", sum(one not in bearing for one in claims), "bear on nothing"),
        ("leaves", sum(one not in met and one in bearing for one in claims), "nothing bears on them"),
        ("isolated", sum(one not in met and one not in bearing for one in claims), "neither"),
    ]
    rows: list[Row] = [(what, number, _share(number, len(claims)), meaning) for what, number, meaning in counts]
    depth, width = _depth_and_width(graph, document)
    circles = sum(len(part) > 1 for part in nx.strongly_connected_components(graph))
    islands = nx.number_weakly_connected_components(graph) if len(graph) else 0
    return [
        *rows,
        ("depth", depth, None, "relations on the longest way up"),
        ("width", width, None, "most claims at one depth"),
        ("circles", circles, None, "groups of claims that bear on each other"),
        ("islands", islands, None, "parts that nothing joins"),
    ]


def _depth_and_width(graph: Any, document: Document) -> tuple[int, int]:
    import networkx as nx  # noqa: PLC0415 - slow to load

    folded = nx.condensation(nx.DiGraph(graph))
    below: dict[int, int] = {}
    levels: Counter[int] = Counter()
    for part in reversed(list(nx.topological_sort(folded))):
        members = folded.nodes[part]["members"]
        step = int(len(members) == 1 and next(iter(members)) in document.relations)
        below[part] = max((below[up] + step for up in folded.successors(part)), default=0)
        claims = sum(member in document.claims for member in members)
        levels[below[part]] += claims
    return max(below.values(), default=0), max(levels.values(), default=0)


def _share(number: int, whole: int) -> float | None:
    return number / whole if whole else None
