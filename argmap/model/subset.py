"""A part of a document: the claims asked for, and whatever holds together among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from argmap.basics.frozen import FrozenMap
from argmap.basics.hanging import hanging_on
from argmap.errors import UnknownIdError
from argmap.model.claims import AnyClaim

if TYPE_CHECKING:
    from argmap.model.content import Content
    from argmap.model.relations import AnyRelation
    from argmap.model.sources import Attribution


def subset_fields(document: Content, claim_ids: Iterable[str], *, title: str | None) -> dict[str, Any]:
    """Return the fields of the smaller document, in the order of the whole one."""
    wanted = set(claim_ids)
    unknown = sorted(wanted - set(document.claims), key=str)
    if unknown:
        raise UnknownIdError.from_ids(unknown, document.claims)
    claims = {key: _standing_alone(document, claim, wanted) for key, claim in document.claims.items() if key in wanted}
    heard = _sources_of(document, (said for claim in claims.values() for said in claim.said_by))
    relations = {one.id: _with_answers(one, wanted) for one in _closed(document, wanted, heard)}
    claims |= _losing_reasons(document, claims, relations)
    attributions = [said for part in (*claims.values(), *relations.values()) for said in part.said_by]
    sources = _sources_of(document, attributions)
    cited = {place.document for said in attributions for place in (said.at, said.reply_to) if place is not None}
    fields = {name: getattr(document, name) for name in type(document).model_fields}
    return fields | {
        "title": document.title if title is None else title,
        "conclusion": tuple(key for key in document.conclusion if key in wanted),
        "documents": FrozenMap({key: one for key, one in document.documents.items() if key in cited}),
        "sources": FrozenMap({key: one for key, one in document.sources.items() if key in sources}),
        "claims": FrozenMap(claims),
        "relations": FrozenMap(relations),
    }


def _standing_alone(document: Content, claim: AnyClaim, wanted: set[str]) -> AnyClaim:
    """Give a restatement whose original goes the nearest one that stays, or else the original's prior."""
    original = claim.same_as
    while original is not None and original not in wanted:
        original = document.claims[original].same_as
    if original == claim.same_as:
        return claim
    changes: dict[str, Any] = {"same_as": original}
    if original is None and claim.kind != "question":
        prior = document.prior_of(claim.id)
        changes["prior"] = None if prior == document.defaults.prior else prior
    return claim.model_copy(update=changes)


def _losing_reasons(
    document: Content, claims: Mapping[str, AnyClaim], relations: Mapping[str, AnyRelation]
) -> dict[str, AnyClaim]:
    """Return the claims whose supports go, with the prior that they had by the map's default for what has reasons."""
    if document.defaults.derived is None:
        return {}
    part = document.model_copy(update={"claims": FrozenMap(claims), "relations": FrozenMap(relations)})
    return {
        key: claim.model_copy(update={"prior": document.prior_of(key)})
        for key, claim in claims.items()
        if claim.kind != "question" and claim.same_as is None and claim.prior is None
        and part.default_of(key) != document.prior_of(key)
    }  # fmt: skip


def _sources_of(document: Content, attributions: Iterable[Attribution]) -> set[str]:
    """Return the sources that are heard, and those through which they are heard."""
    heard: set[str] = set()
    for said in attributions:
        source: str | None = said.source
        while source is not None and source not in heard:
            heard.add(source)
            source = document.sources[source].via
    return heard


def _closed(document: Content, claims: set[str], sources: set[str]) -> list[AnyRelation]:
    """Return the relations whose premises stay and whose targets stay, relations that are targets included."""
    aims = {key: one.target for key, one in document.relations.items() if claims.issuperset(one.premises)}
    gone = document.claims.keys() - claims | document.sources.keys() - sources | document.relations.keys() - aims.keys()
    out = hanging_on(((key, (target,)) for key, target in aims.items()), gone)
    return [document.relations[key] for key in aims if key not in out]


def _with_answers(relation: AnyRelation, claims: set[str]) -> AnyRelation:
    if claims.issuperset(relation.answers):
        return relation
    answers = tuple(question for question in relation.answers if question in claims)
    return relation.model_copy(update={"answers": answers})
