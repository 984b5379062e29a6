"""How much faster is this than other libraries, at the same scores?"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from benchmarks import by_hand, shapes
from benchmarks.peers import PEERS, Peer, in_order, once_each
from benchmarks.questions.answer import Answer, missing
from benchmarks.timing import interleaved

TARGET = 100.0
EQUAL = 1e-9


def ask(claims: int) -> Iterator[Answer]:
    """Compare at a tenth of the claims, on a random network."""
    size = claims // 10
    laid = once_each(shapes.drawn("random", size))
    for peer in PEERS:
        if peer.missing:
            yield missing(f"{size:,} claims: times faster than {peer.name}", peer.missing, target=TARGET, unit="x")
        else:
            yield from _against(peer, laid)
    yield _by_hand(laid)


def _against(peer: Peer, laid: shapes.Drawn) -> Iterator[Answer]:
    """Compare scoring a graph that is there, and all the way from the numbers to the scores."""
    network, graph = laid.network(), peer.build(laid)
    apart = float(np.abs(in_order(peer.score(graph)) - network.score(engine="compiled").final).max())
    calls = {
        "ours": lambda: network.score(engine="compiled"),
        "theirs": lambda: peer.score(graph),
        "ours, whole": lambda: laid.network().score(engine="compiled"),
        "theirs, whole": lambda: peer.score(peer.build(laid)),
    }
    times = interleaved(calls, rounds=3, seconds=20.0)
    for name, what in (("", "scoring again"), (", whole", "from numbers to scores")):
        ours, theirs = times[f"ours{name}"].median, times[f"theirs{name}"].median
        question = f"{len(laid.prior):,} claims, {what}: times faster than {peer.name}"
        note = f"{theirs:.2f} s against {ours * 1e3:.1f} ms; scores differ by {apart:.0e} at most"
        yield Answer(question, theirs / ours, "x", TARGET, "at least", holds=apart <= EQUAL, note=note)


def _by_hand(laid: shapes.Drawn) -> Answer:
    network, graph = laid.network(), by_hand.graph_of(laid)
    ours = network.score(engine="compiled").final
    apart = max(abs(ours[claim] - score) for claim, score in by_hand.df_quad(graph).items())
    calls = {"ours": lambda: network.score(engine="compiled"), "theirs": lambda: by_hand.df_quad(graph)}
    times = interleaved(calls, rounds=3)
    note = f"{times['theirs'].median:.2f} s against {times['ours'].median * 1e3:.1f} ms; scores differ by {apart:.0e} at most"
    question = f"{len(laid.prior):,} claims, scoring again: times faster than by hand over networkx"
    return Answer(question, times["theirs"].median / times["ours"].median, "x", holds=bool(apart <= EQUAL), note=note)
