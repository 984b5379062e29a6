"""Rules about what one source says at several places or at several times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from argmap.basics.text import quoted
from argmap.lint.definition import define
from argmap.lint.fault import Fault
from argmap.model.hearing import foremost, standing, taken_back
from argmap.model.sources import ORDER_OF_ACTS

if TYPE_CHECKING:
    from argmap.lint.inspection.inspection import Inspection
    from argmap.model.sources import Attribution


class _Said(NamedTuple):
    """An attribution, and where it stands."""

    about: str
    place: int
    one: Attribution


def _by_thing(inspection: Inspection) -> dict[str, list[_Said]]:
    """Gather what is said of each claim, its restatements included, and of each relation."""
    found: dict[str, list[_Said]] = defaultdict(list)
    for entry in (*inspection.document.claims.values(), *inspection.document.relations.values()):
        thing = inspection.original.get(entry.id, entry.id)
        found[thing].extend(_Said(entry.id, place, one) for place, one in enumerate(entry.said_by))
    return found


@define(
    "asserts-and-denies",
    "warning",
    "Who says both that a thing is so and that it is not vouches for neither.",
)
def asserts_and_denies(inspection: Inspection) -> Iterator[Fault]:
    """Find sources that assert or concede what they deny, where neither is taken back; restatements are their originals."""
    for thing, said in _by_thing(inspection).items():
        kept = {id(one) for one in standing([each.one for each in said])}
        vouching = {each.one.source for each in said if each.one.act in ORDER_OF_ACTS[0] and id(each.one) in kept}
        for each in said:
            if each.one.act == "denies" and each.one.source in vouching and id(each.one) in kept:
                message = f"{each.one.source!r} denies {each.about!r}, and says elsewhere that it is so"
                hint = "Say whose word each is; who changed their mind `retracts` what they said before."
                also = (thing, each.one.source)
                yield Fault(each.about, message, hint, ("said_by", each.place, "act"), also=also)


@define(
    "taken-back",
    "warning",
    "What was taken back carries no weight any more, and a claim that nobody says is not weighed by any source.",
)
def word_taken_back(inspection: Inspection) -> Iterator[Fault]:
    """Find sources that say a thing and retract it, and what is left of who says it; restatements are their originals."""
    for thing, said in _by_thing(inspection).items():
        every = [each.one for each in said]
        told: set[str] = set()
        for each in said:
            if each.one.source in told or each.one.act in {"asks", "denies"} or not taken_back(each.one, every):
                continue
            told.add(each.one.source)
            left = list(dict.fromkeys(one.source for one in foremost(standing(every))))
            rest = f"{quoted(left)} still {'says' if len(left) == 1 else 'say'} it" if left else "nobody else says it"
            message = f"{each.one.source!r} {each.one.act} {each.about!r} and takes it back: {rest}"
            hint = "Ask whether it still belongs in the map, with which prior, and who else says it."
            yield Fault(each.about, message, hint, ("said_by", each.place, "act"), also=(thing, each.one.source))


@define(
    "early-attribution",
    "warning",
    "Nobody can be read in, or answer, a document that was not there yet.",
)
def early_attribution(inspection: Inspection) -> Iterator[Fault]:
    """Find attributions that are dated before the document they stand in, or reply to."""
    documents = inspection.document.documents
    for said in _by_thing(inspection).values():
        for about, place, one in said:
            for passage in (one.at, one.reply_to):
                day = None if passage is None else documents[passage.document].date
                if passage is not None and one.date is not None and day is not None and one.date < day:
                    message = f"what {one.source!r} {one.act} on {one.date} is placed in {passage.document!r}, which is of {day}"
                    hint = "Correct one of the dates; a later record of it is a document of its own."
                    yield Fault(about, message, hint, ("said_by", place, "date"), also=(one.source,))
                    break
