"""Rules about whose word a map rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.basics.text import quoted
from argmap.lint.definition import define
from argmap.lint.fault import Fault
from argmap.lint.inspection.reach import circles

if TYPE_CHECKING:
    from argmap.lint.inspection.inspection import Inspection


@define(
    "one-voice",
    "advice",
    "Reasons that all rest on one source's word look like several and are one voice: if it errs, all of them fall.",
    threshold=2.0,
)
def one_voice(inspection: Inspection, *, threshold: float) -> Iterator[Fault]:
    """Find claims all of whose reasons, `threshold` or more, are nothing but the word of one and the same source."""
    words = _rests_on(inspection)
    for claim in inspection.document.claims:
        reasons = inspection.supports_of(claim) if inspection.original[claim] == claim else ()
        stands_on = [words[premise] for one in reasons for premise in one.premises]
        voices = set().union(*stands_on)
        if len(reasons) >= max(threshold, 2) and len(voices) == 1 and all(stands_on):
            message = f"the {len(reasons)} reasons for {claim!r} are the word of {quoted(sorted(voices))}"
            yield Fault(claim, message, "Look for a second source, or say what else speaks for them.")


def _rests_on(inspection: Inspection) -> dict[str, frozenset[str]]:
    """Return for every claim the sources on whose word alone it stands: none where a reason speaks for it."""
    voices = inspection.voices
    return {key: frozenset() if inspection.supports_of(key) else voices[inspection.original[key]] for key in voices}


@define(
    "hearsay",
    "warning",
    "A conclusion that swings on what is only hearsay is as good as the hearsay.",
    threshold=0.1,
    needs=["conclusion"],
)
def hearsay(inspection: Inspection, *, threshold: float) -> Iterator[Fault]:
    """Find claims that stand on hearsay alone, and move a conclusion by `threshold` or more from false to true.

    Hearsay is the word of a source of kind `hearsay`, or of one that is heard through another (`via`). Whoever reports
    what such a source asserts does not vouch for it.
    """
    sources = inspection.document.sources
    heard = {key for key, one in sources.items() if one.via is not None or (one.kind or "").casefold() == "hearsay"}
    alone = {key: words for key, words in _rests_on(inspection).items() if words and words <= heard}
    claims = inspection.document.claims
    swings = inspection.swings(
        key for key in alone if inspection.original[key] == key and claims[key].kind != "question"
    )
    for claim, swing in swings.items():
        if abs(swing) >= threshold:
            message = f"{claim!r} is only heard of, from {quoted(sorted(alone[claim]))}, and swings the conclusion by {swing:+.2f}"
            yield Fault(claim, message, "Find who knows it at first hand, or a reason beside their word.")


@define(
    "backed-by-itself",
    "warning",
    "Who is relied on because of what they say themselves has nobody else to vouch for them.",
)
def backed_by_itself(inspection: Inspection) -> Iterator[Fault]:
    """Find sources that are backed by a claim that stands on their own word, or on that of who is heard through them."""
    sources, graph = inspection.document.sources, inspection.supporting.copy()
    for key, voices in inspection.voices.items():
        if len(voices) == 1 and inspection.original[key] == key:
            graph.add_edges_from((source, key) for source in voices)
    graph.add_edges_from((one.via, key) for key, one in sources.items() if one.via is not None)
    for part in circles(graph):
        inside = [key for key in sources if key in part]
        if inside:
            message = f"{inside[0]!r} is backed by what stands on its own word"
            also = (*inside[1:], *sorted(part - set(inside)))
            yield Fault(inside[0], message, "Let somebody else vouch for it, or take the backing out.", also=also)
