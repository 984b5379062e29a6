"""`Inspection`: a map as rules look at it, with everything that several of them need worked out once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.lint.inspection.papers import Paper, read_paper
from argmap.lint.inspection.reach import arrows, reaching, supporting
from argmap.maths.alike_words import words_of
from argmap.model.hearing import resting
from argmap.model.mutual import both_ways
from argmap.model.originals import originals

if TYPE_CHECKING:
    import networkx as nx

    from argmap.answers.scores import Scores
    from argmap.model.document import Document
    from argmap.model.relations import AnyRelation
    from argmap.scoring.network_core import NetworkCore
    from argmap.scoring.reading import Reading


class Inspection:
    """What a rule of `lint` is given: the map's `document`, its `scores` by `df_quad`, and what bears on what.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
    >>> take = b.claim("Take an umbrella", id="take", prior=0.1)
    >>> step = b.support([b.claim("It rains", id="rain", prior=0.7)], take)
    >>> m = b.build()
    >>> inspection = Inspection(m.document, reading=m.under())
    >>> round(inspection.scores["take"], 2), [one.id for one in inspection.supports_of("take")]
    (0.73, ['rain.supports.take'])
    """

    def __init__(self, document: Document, *, reading: Reading, folder: Path | None = None) -> None:
        self.document = document
        self.folder = folder
        """The folder of the map, where the files of its documents are; None where nobody said."""
        self._reading = reading
        self._papers: dict[str, Paper] = {}
        self._gains: dict[str, float] = {}
        self.notes: dict[str, None] = {}
        """What is to be told of how the map was looked at."""

    @cached_property
    def original(self) -> Mapping[str, str]:
        """For every claim the one that it restates; itself where it restates nothing."""
        return originals(self.document)

    @cached_property
    def conclusions(self) -> tuple[str, ...]:
        """The claims that the map is about."""
        return tuple(dict.fromkeys(self.original[one] for one in self.document.conclusion))

    @cached_property
    def network(self) -> NetworkCore:
        """The map as arrays."""
        return self._reading.network

    @cached_property
    def scores(self) -> Scores:
        """The scores: by `df_quad`, unless it is asked otherwise."""
        scores = self._reading.named_scores
        if not scores.converged:
            self.notes["The scores did not settle: what is said of them is to be read with care."] = None
        return scores

    @cached_property
    def steps(self) -> tuple[AnyRelation, ...]:
        """The relations that are scored: no question is among their premises or their target."""
        return tuple(one for one in self._scored if one.id in self.document.relations)

    @cached_property
    def _scored(self) -> tuple[AnyRelation, ...]:
        """The same, with the steps the other way of those that are mutual."""
        asked = {key for key, claim in self.document.claims.items() if claim.kind == "question"}
        every = both_ways(self.document).relations.values()
        return tuple(one for one in every if one.target not in asked and asked.isdisjoint(one.premises))

    @cached_property
    def voices(self) -> Mapping[str, frozenset[str]]:
        """The sources on whose word each claim stands, by the order of acts; a restatement stands on its original's.

        The sources of a restatement count only where the original has some of its own.
        """
        found = {key: frozenset(one.source for one in words) for key, words in resting(self.document).items()}
        return {key: found.get(end, frozenset()) for key, end in self.original.items()}

    def supports_of(self, entry: str) -> tuple[AnyRelation, ...]:
        """Return the scored supports of a claim, a relation or a source; those of a restatement are its original's."""
        return self._aimed[True].get(self.original.get(entry, entry), ())

    def objections_to(self, entry: str) -> tuple[AnyRelation, ...]:
        """Return the scored rebuttals of a claim or undercuts of a relation or source, as in `supports_of`."""
        return self._aimed[False].get(self.original.get(entry, entry), ())

    @cached_property
    def _aimed(self) -> Mapping[bool, Mapping[str, tuple[AnyRelation, ...]]]:
        """The scored relations by whether they support, and by what they are aimed at."""
        found: dict[bool, dict[str, list[AnyRelation]]] = {True: {}, False: {}}
        for one in self._scored:
            aims = found[one.type == "support"]
            aims.setdefault(self.original.get(one.target, one.target), []).append(one)
        return {side: {key: tuple(listed) for key, listed in aims.items()} for side, aims in found.items()}

    @cached_property
    def arrows(self) -> nx.DiGraph[str]:
        """What leads where: see `argmap.lint.inspection.reach.arrows`."""
        return arrows(both_ways(self.document))

    @cached_property
    def supporting(self) -> nx.DiGraph[str]:
        """The supports alone, premises to relations to targets."""
        return supporting(self.document)

    @cached_property
    def reached(self) -> set[str]:
        """The claims, relations and sources from which a conclusion can be reached."""
        return reaching(self.arrows, self.conclusions)

    @cached_property
    def words(self) -> Mapping[str, frozenset[str]]:
        """The words of every claim."""
        return {key: words_of(claim.text) for key, claim in self.document.claims.items()}

    @property
    def lacks_folder(self) -> bool:
        """Whether documents have files, and nobody said in which folder these are."""
        return self.folder is None and any(one.file is not None for one in self.document.documents.values())

    def paper(self, document_id: str) -> Paper:
        """Return the text of a document's file, or why there is none."""
        if document_id not in self._papers:
            name = self.document.documents[document_id].file
            self._papers[document_id] = (
                Paper() if name is None or self.folder is None else read_paper(self.folder, name)
            )
            if name is not None and self.folder is None:
                self.notes["Without a folder, lines were not compared with the ends of the documents' files."] = None
            if self._papers[document_id].unread:
                self.notes[f"The file {name!r} was not looked into: {self._papers[document_id].unread}."] = None
        return self._papers[document_id]

    def gains(self, relations: Iterable[str]) -> Mapping[str, float]:
        """Return by how much a conclusion would rise were each of these relations taken out, or fall, if negative.

        What has no force, or leads to no conclusion, changes nothing.
        """
        from argmap.lint.inspection import swings  # noqa: PLC0415 - numpy is slow to load

        told = [one for one in relations if one in self.reached and self.scores.relations.get(one, 0.0) > 0.0]
        new = [one for one in told if one not in self._gains]
        tried = swings.keenest_relations(self.network, new, self.conclusions)
        self._tell_of("relations", len(tried), len(new))
        self._gains.update(swings.without_each(self.network, tried, self.conclusions))
        return {one: self._gains[one] for one in told if one in self._gains}

    def swings(self, claims: Iterable[str]) -> Mapping[str, float]:
        """Return the swing of each of these claims: a conclusion with it held at 1, less that with it held at 0."""
        from argmap.lint.inspection import swings  # noqa: PLC0415 - as above

        told = [one for one in claims if one in self.reached and one not in self.conclusions]
        tried = swings.keenest_claims(self.network, told, self.conclusions)
        self._tell_of("claims", len(tried), len(told))
        return swings.swing_of_each(self.network, tried, self.conclusions)

    def _tell_of(self, what: str, tried: int, asked: int) -> None:
        if tried < asked:
            note = (
                f"Of {asked} {what} only {tried} were tried one by one, those that a conclusion is most sensitive to."
            )
            self.notes[note] = None


def has_any(part: Document, names: Iterable[str]) -> bool:
    """Say whether a part of a map has one of some entries: claims, relations, sources or documents.

    >>> import argmap
    >>> has_any(argmap.example("umbrella").document, ["take", "nobody"])
    True
    """
    wanted = {*names}
    return any(wanted & section.keys() for section in (part.claims, part.relations, part.sources, part.documents))
