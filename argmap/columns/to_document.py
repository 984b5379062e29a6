"""Tell some of a network's claims as a document again, for people to read and draw."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.columns.columns import ACTS, KINDS, QUESTION
from argmap.columns.mutual_steps import told_once
from argmap.maths.distinct import distinct
from argmap.model.document import Document
from argmap.model.fields import is_word
from argmap.model.ids import unused, word_from_text

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.columns.columns import Columns

    Index = NDArray[np.integer]

_PRIOR = 0.5


@dataclass(frozen=True, eq=False)
class Told:
    """A document, and which of a network's claims, relations and sources its own are, in its order."""

    document: Document
    claims: Index
    relations: Index
    sources: Index


def told(columns: Columns, claims: Index, relations: Index, *, title: str | None = None) -> Told:
    """Tell these claims and relations, given in ascending order; what the relations join must be among them.

    An id that cannot be one in a map becomes a word, and the claim's `meta` keeps what it was.

    >>> from argmap.columns.from_arrays import columns_from_arrays
    >>> columns = columns_from_arrays(prior=[0.5, 0.2], source=[0], target=[1], sign=[1])
    >>> some = told(columns, np.array([0, 1]), np.array([0]), title="Two").document
    >>> list(some.claims), list(some.relations), some.claims["_1"].meta
    (['_0', '_1'], ['_0.supports._1'], FrozenMap({'id': '1'}))
    """
    relations, mutual = told_once(columns, relations)
    sources = _sources(columns, claims, relations)
    tellers = _Teller(columns, claims, relations, sources)
    tree: dict[str, Any] = {
        "argmap": 1,
        "title": columns.title if title is None else title,
        "conclusion": [word for at in columns.conclusion if (word := tellers.word.get(at)) is not None],
        "defaults": {"join": columns.join},
        "sources": {tellers.word[tellers.first_source + at]: tellers.source(at) for at in sources.tolist()},
        "claims": {tellers.word[at]: tellers.claim(at) for at in claims.tolist()},
        "relations": [tellers.relation(at, mutual.get(at)) for at in relations.tolist()],
    }
    return Told(Document.from_tree(tree), claims, relations, sources)


def _sources(columns: Columns, claims: Index, relations: Index) -> Index:
    """Return the sources that are heard, those they are heard through, and those that are aimed at."""
    if columns.heard is None:
        return np.zeros(0, dtype=np.int64)
    heard = columns.heard
    first = columns.claims + columns.relations
    aimed = columns.relation_target[relations]
    wanted = np.zeros(len(heard.ids), dtype=bool)
    wanted[heard.source[np.isin(heard.part, np.append(claims, relations + columns.claims))]] = True
    wanted[aimed[aimed >= first] - first] = True
    fresh = np.flatnonzero(wanted)
    while fresh.size:
        through = distinct(heard.via[fresh])
        fresh = through[(through >= 0) & ~wanted[through]]
        wanted[fresh] = True
    return np.flatnonzero(wanted)


class _Teller:
    """Writes the entries of the file tree; `word` has the id of every claim, relation and source by its index."""

    def __init__(self, columns: Columns, claims: Index, relations: Index, sources: Index) -> None:
        self.columns = columns
        self.first_source = columns.claims + columns.relations
        names = dict(zip(claims.tolist(), columns.claim_ids.take(claims), strict=True))
        given = zip((relations + columns.claims).tolist(), columns.relation_ids.given(relations), strict=True)
        names |= {at: name for at, name in given if name is not None}
        if columns.heard is not None:
            names |= zip((sources + self.first_source).tolist(), columns.heard.ids.take(sources), strict=True)
        self.name, self.word = names, _words(names)
        self.text = dict(zip(claims.tolist(), columns.texts.take(claims), strict=True))
        self._name_targets(relations)
        self.said_by = self._said_by(np.append(claims, relations + columns.claims))

    def _name_targets(self, relations: Index) -> None:
        """Name relations that have no id and are aimed at; the others get theirs from what they join."""
        aimed = self.columns.relation_target[relations]
        taken = set(self.word.values())
        for at in distinct(aimed[(aimed >= self.columns.claims) & (aimed < self.first_source)]).tolist():
            if at not in self.word:
                self.word[at] = unused(f"relation_{at - self.columns.claims}", taken)
                taken.add(self.word[at])

    def _said_by(self, parts: Index) -> dict[int, list[dict[str, Any]]]:
        heard = self.columns.heard
        if heard is None:
            return {}
        said: dict[int, list[dict[str, Any]]] = {}
        for place in np.flatnonzero(np.isin(heard.part, parts)).tolist():
            word = self.word[self.first_source + int(heard.source[place])]
            one: dict[str, Any] = {"source": word, "act": ACTS[heard.act[place]]}
            if heard.day[place]:
                one["date"] = datetime.date.fromordinal(int(heard.day[place]))
            said.setdefault(int(heard.part[place]), []).append(one)
        return said

    def claim(self, at: int) -> dict[str, Any]:
        columns = self.columns
        text, kind = self.text[at], int(columns.claim_kind[at])
        entry: dict[str, Any] = {"kind": KINDS[kind], "text": text if text.strip() else self.name[at] or "?"}
        original = self._restated(at)
        if original is not None:
            entry["same_as"] = self.word[original]
        elif kind != QUESTION and columns.claim_prior[at] != _PRIOR:
            entry["prior"] = float(columns.claim_prior[at])
        if at in self.said_by:
            entry["said_by"] = self.said_by[at]
        return entry if self.word[at] == self.name[at] else {**entry, "meta": {"id": self.name[at]}}

    def _restated(self, at: int) -> int | None:
        """Return the nearest original that is among the claims told."""
        original = self.columns.claim_original
        seen = {at}
        while original is not None:
            at = int(original[at])
            if at < 0 or at in seen:
                return None
            if at in self.text:
                return at
            seen.add(at)
        return None

    def relation(self, at: int, mutual: str | None) -> dict[str, Any]:
        columns = self.columns
        own, target = columns.claims + at, int(columns.relation_target[at])
        verb = "supports" if columns.relation_sign[at] > 0 else "rebuts" if target < columns.claims else "undercuts"
        entry: dict[str, Any] = {
            "premises": [self.word[one] for one in columns.premises_of(at)],
            verb: self.word[target],
        }
        if columns.relation_strength is not None and columns.relation_strength[at] != 1.0:
            entry["strength"] = float(columns.relation_strength[at])
        if mutual is not None:
            entry["mutual"] = mutual
        if own in self.said_by:
            entry["said_by"] = self.said_by[own]
        return {"id": self.word[own], **entry} if own in self.word else entry

    def source(self, at: int) -> dict[str, Any]:
        heard = self.columns.heard
        if heard is None:
            return {}
        entry: dict[str, Any] = {}
        if heard.via[at] >= 0:
            entry["via"] = self.word[self.first_source + int(heard.via[at])]
        if heard.reliability[at] != 1.0:
            entry["reliability"] = float(heard.reliability[at])
        return entry


def _words(names: dict[int, str]) -> dict[int, str]:
    """Give everything an id: its own name where that can be one."""
    words = {at: name for at, name in names.items() if is_word(name)}
    taken = set(words.values())
    for at, name in names.items():
        if at not in words:
            words[at] = unused(word_from_text(name), taken)
            taken.add(words[at])
    return words
