"""A document cut down to what a set of features can say, and what was lost on the way."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar

from argmap.basics.frozen import EMPTY, FrozenMap
from argmap.basics.hanging import hanging_on
from argmap.formats.features import EVERYTHING, FREE
from argmap.model.claims import AnyClaim, Claim
from argmap.model.content import Defaults
from argmap.model.document import Document
from argmap.model.fields import Part
from argmap.model.ids import VERBS, RelationNames, unused
from argmap.model.originals import originals
from argmap.model.relations import AnyRelation, Rebuttal, made_of

PartType = TypeVar("PartType", bound=Part)
Losses = dict[str, list[str]]
"""Sorts of what is lost, and the ids of what it is lost of."""

_CLAIM_WORDS = {
    "prior": "priors", "hedge": "hedges", "said_by": "who says a claim", "implied": "that a claim is implied",
    "status": "that a question is answered", "tags": "tags of claims", "note": "notes on claims",
    "url": "web addresses of claims", "meta": "meta of claims",
}  # fmt: skip
_RELATION_WORDS = {
    "strength": "strengths", "scheme": "schemes", "said_by": "who takes a step", "certain": "that a link is uncertain",
    "answers": "which question a step answers", "tags": "tags of relations", "note": "notes on relations",
    "url": "web addresses of relations", "meta": "meta of relations",
}  # fmt: skip
_MAP_WORDS = {"conclusion": "the conclusion", **{word: f"the map's {word}" for word in FREE}}
_STEPS = {"support": "backings of", "undercut": "undercuts of"}


def restricted(document: Document, says: Collection[str]) -> tuple[Document, Losses]:
    """Return what is left of a document, and what is lost, sort by sort.

    An undercut that cannot be said goes with all that is aimed at it; linked premises become a relation each.

    >>> one = Document.from_tree({
    ...     "argmap": 1, "title": "One", "claims": {"rain": {"text": "Rain.", "prior": 0.2, "tags": ["sky"]}}})
    >>> smaller, lost = restricted(one, EVERYTHING - {"claim.tags"})
    >>> smaller.claims["rain"].tags, lost
    ((), {'tags of claims': ['rain']})
    """
    if frozenset(says) >= EVERYTHING:
        return document, {}
    return _Cut(document, frozenset(says)).result()


class _Cut:
    """One document on its way through the cuts, each of which takes out one sort of thing."""

    def __init__(self, document: Document, says: frozenset[str]) -> None:
        self.document, self.says = document, says
        self.claims: dict[str, AnyClaim] = dict(document.claims)
        self.relations: dict[str, AnyRelation] = dict(document.relations)
        self.lost: Losses = {}

    def result(self) -> tuple[Document, Losses]:
        self._restatements()
        self._questions()
        self._steps()
        self._both_ways()
        self._one_premise_each()
        heard = "sources" in self.says
        if not heard and self.document.sources:
            self._note("sources", self.document.sources)
        self.claims = {key: self._claim(one) for key, one in self.claims.items()}
        self.relations = {key: self._relation(one) for key, one in self.relations.items()}
        if "relation.id" not in self.says:
            self._rename()
        cited = "documents" in self.says
        if not cited and self.document.documents:
            self._note("documents", self.document.documents)
        fields = self._head() | {
            "documents": self.document.documents if cited else FrozenMap(),
            "sources": self.document.sources if heard else FrozenMap(),
            "claims": FrozenMap(self.claims),
            "relations": FrozenMap(self.relations),
        }
        return Document.model_construct(argmap=1, **fields), self.lost

    def _note(self, what: str, ids: Iterable[str]) -> None:
        ids = list(ids)
        if ids:
            self.lost.setdefault(what, []).extend(ids)

    def _restatements(self) -> None:
        if "claim.same_as" in self.says:
            return
        first = originals(self.document)
        restating = [key for key, one in self.claims.items() if one.same_as is not None]
        self._note("that a claim restates another", restating)
        for key in restating:
            update: dict[str, Any] = {"same_as": None}
            if self.claims[key].kind != "question":
                update["prior"] = getattr(self.document.claims[first[key]], "prior", None)
            self.claims[key] = self.claims[key].model_copy(update=update)

    def _questions(self) -> None:
        if "claim.question" in self.says:
            return
        gone = [key for key, one in self.claims.items() if one.kind == "question"]
        self._note("questions", gone)
        for key in gone:
            del self.claims[key]
        self._drop(gone, among=set(gone))
        for key, one in self.relations.items():
            if one.answers:  # there is no question left to answer
                self.relations[key] = one.model_copy(update={"answers": ()})

    def _steps(self) -> None:
        for key, one in self.relations.items():
            what = self._unsaid(one)
            if what is not None:
                self._note(what, [key])
        gone = [key for keys in self.lost.values() for key in keys if key in self.relations]
        for key in gone:
            del self.relations[key]
        self._drop(gone, among=set(gone))

    def _drop(self, gone: Iterable[str], *, among: Collection[str]) -> None:
        """Take out the relations that hang on what is gone."""
        hanging = hanging_on(made_of(self.relations), gone) - set(among)
        left_out = [key for key in self.relations if key in hanging]
        self._note("relations of what is left out", left_out)
        for key in left_out:
            del self.relations[key]

    def _unsaid(self, one: AnyRelation) -> str | None:
        """Say of which sort a relation is that cannot be said."""
        if one.type != "support" and f"relation.{one.type}" not in self.says:
            return f"{one.type}s"
        if one.target in self.document.sources:
            said = {"sources", "relation.on_source"} <= self.says
            return None if said else f"{_STEPS[one.type]} sources"
        if one.target not in self.document.relations:
            return None
        if one.type == "support" and "relation.backing" not in self.says:
            return "backings of relations"
        sort = self.document.relations[one.target].type
        said = sort == "support" or f"relation.on_{sort}" in self.says
        return None if said else f"{_STEPS[one.type]} {sort}s"

    def _both_ways(self) -> None:
        """Write a mutual rebuttal as two."""
        if "relation.mutual" in self.says:
            return
        taken = {*self.document.claims, *self.document.relations, *self.document.sources}
        both = [one for one in self.relations.values() if isinstance(one, Rebuttal) and one.mutual is not None]
        self._note("that two claims exclude each other", [one.id for one in both])
        for one in both:
            back = unused(f"{one.id}.back", taken)
            taken.add(back)
            plain = one.model_copy(update={"mutual": None})
            self.relations[one.id] = plain
            turned = {"id": back, "premises": (one.target,), "target": one.premises[0]}
            self.relations[back] = plain.model_copy(update=turned)

    def _one_premise_each(self) -> None:
        if "relation.linked" in self.says:
            return
        linked = [one for one in self.relations.values() if one.linked]
        self._note("premises that are needed together", [one.id for one in linked])
        taken = {*self.claims, *self.relations, *self.document.sources}
        for one in linked:
            for place, premise in enumerate(one.premises):
                key = one.id if not place else unused(one.id, taken, separator=".")
                taken.add(key)
                self.relations[key] = one.model_copy(update={"id": key, "premises": (premise,)})

    def _claim(self, claim: AnyClaim) -> AnyClaim:
        one = claim
        if "claim.kind" not in self.says and one.kind in {"premise", "evidence"}:
            self._note(f"that a claim is {'a premise' if one.kind == 'premise' else 'evidence'}", [one.id])
            fields = {name: getattr(one, name) for name in type(one).model_fields if name != "kind"}
            one = Claim.model_construct(**fields)
        if one.kind != "question" and one.same_as is None and one.prior is None:
            prior = self.document.prior_of(one.id)
            if prior != self._left.default_of(one.id):
                one = one.model_copy(update={"prior": prior})
        return self._plain(one, "claim", _CLAIM_WORDS)

    @cached_property
    def _left(self) -> Document:
        """What is left, where the supports of a claim may be gone."""
        defaults = self.document.defaults if "map.defaults" in self.says else Defaults()
        claims, relations = FrozenMap(self.claims), FrozenMap(self.relations)
        return self.document.model_copy(update={"defaults": defaults, "claims": claims, "relations": relations})

    def _relation(self, one: AnyRelation) -> AnyRelation:
        return self._plain(one, "relation", _RELATION_WORDS)

    def _plain(self, one: PartType, section: str, words: Mapping[str, str]) -> PartType:
        """Take out the fields that cannot be said."""
        update: dict[str, Any] = {}
        key = str(getattr(one, "id"))  # noqa: B009 - claims and relations have one
        for name, what in words.items():
            if name not in type(one).model_fields:
                continue
            value, default = getattr(one, name), type(one).model_fields[name].get_default(call_default_factory=True)
            said = f"{section}.{name}" in self.says and (name != "said_by" or "sources" in self.says)
            if value == default or (said and name != "said_by"):
                continue
            if said:
                update[name] = tuple(self._uncited(value, key))
            else:
                update[name] = default
                if name != "meta" or set(value) != {"id"}:  # the name of what had to be made a word
                    self._note(what, [key])
        return one.model_copy(update=update) if update else one

    def _uncited(self, said: Iterable[Any], key: str) -> Iterator[Any]:
        """Take the passages out of attributions where there are no documents to point into."""
        for one in said:
            if "documents" not in self.says and (one.at is not None or one.reply_to is not None):
                self._note("where a thing was said", [key])
                yield one.model_copy(update={"at": None, "reply_to": None})
            else:
                yield one

    def _rename(self) -> None:
        """Give relations the ids that reading makes."""
        names = RelationNames({*self.claims, *self.document.sources})
        made: dict[str, str] = {}
        waiting = dict(self.relations)
        while waiting:
            ready = [one for one in waiting.values() if one.target not in waiting] or list(waiting.values())
            for one in ready:
                target = made.get(one.target, one.target)
                made[one.id] = names.make(one.premises, VERBS[one.type], target)
                del waiting[one.id]
        self.relations = {
            made[key]: one.model_copy(update={"id": made[key], "target": made.get(one.target, one.target)})
            for key, one in self.relations.items()
        }

    def _head(self) -> dict[str, Any]:
        """Return the map's own fields as far as they can be said."""
        fields = {name: getattr(self.document, name) for name in ("title", "conclusion", "defaults", *FREE)}
        fields["conclusion"] = tuple(key for key in fields["conclusion"] if key in self.claims)
        plain: Mapping[str, Any] = {"conclusion": (), "tags": (), "note": None, "url": None, "meta": EMPTY}
        for name, what in _MAP_WORDS.items():
            if f"map.{name}" not in self.says and fields[name] != plain[name]:
                self.lost.setdefault(what, [])
                fields[name] = plain[name]
        if "map.title" not in self.says and fields["title"] != "Untitled":
            self.lost.setdefault("the title", [])
            fields["title"] = "Untitled"
        if "map.defaults" not in self.says:
            if self.document.defaults.join != "product":
                self.lost.setdefault("how the scores of linked premises meet", [])
            fields["defaults"] = Defaults()
        return fields
