"""`DocumentEditor`: a document taken up again, to add to it, replace, reword and remove."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, Self

from argmap.basics.collector import collector_paused
from argmap.basics.hanging import hanging_on
from argmap.errors import Problem, UnknownIdError, nearest
from argmap.model.builder import DocumentBuilder, Ids, given_fields, listed
from argmap.model.document import Document
from argmap.model.ids import VERBS

Section = Literal["documents", "sources", "claims", "relations"]
_TEXTS = {"claims": "text", "sources": "name", "documents": "title"}
"""The field that says what an entry of a section is, in words."""
_HEAD = ("title", "conclusion", "tags", "note", "url", "meta")


class DocumentEditor(DocumentBuilder):
    """A builder that can also take up a document and change what is there; all is checked by `document()`.

    >>> b = DocumentEditor("Umbrella")
    >>> step = b.support(b.claim("Rain", id="rain"), b.claim("Take an umbrella", id="take"))
    >>> again = DocumentEditor.of(b.document())
    >>> again.reword("rain", "It will rain")
    >>> again.replace("rain", prior=0.7)
    >>> again.conclusion = "take"
    >>> changed = again.document()
    >>> changed.claims["rain"].text, changed.claims["rain"].prior, changed.conclusion
    ('It will rain', 0.7, ('take',))
    >>> again.remove("rain")
    ('rain', 'rain.supports.take')
    """

    @classmethod
    @collector_paused()
    def of(cls, document: Document) -> Self:
        """Begin with all that a document holds.

        >>> DocumentEditor.of(Document.from_tree({"argmap": 1, "title": "T", "claims": {"a": "A."}})).document().title
        'T'
        """
        tree = document.to_tree()
        editor = cls(document.title)
        editor._head = {name: tree[name] for name in _HEAD if name in tree}
        editor._defaults = dict(tree.get("defaults", {}))
        for name, entries in editor._sections.items():
            entries.update((key, _entry(entry)) for key, entry in tree.get(name, {}).items())
        editor._relations.extend(
            {**entry, "id": key} for key, entry in zip(document.relations, tree.get("relations", ()), strict=True)
        )
        for key in (*document.sources, *document.claims, *document.relations):
            editor._take(key)
        return editor

    @property
    def conclusion(self) -> tuple[str, ...]:
        """The ids of the claims that the map is about; may be set to one id or several."""
        return tuple(listed(self._head.get("conclusion", ())))

    @conclusion.setter
    def conclusion(self, ids: Ids) -> None:
        self._head["conclusion"] = listed(ids)

    @property
    def title(self) -> str:
        """The map's title; may be set."""
        return str(self._head.get("title", ""))

    @title.setter
    def title(self, title: str) -> None:
        self._head["title"] = title

    def replace(self, id: str, /, **fields: Any) -> None:  # noqa: A002 - the word of the map file
        """Replace some fields of a claim, relation, source or document; None takes a field back to its default.

        The fields are those of the method that adds such a thing. The `premises` of a relation may be replaced, and so
        may what it aims at: `supports`, `rebuts` or `undercuts`, whichever it shall do from then on.

        >>> b = DocumentEditor("Umbrella")
        >>> step = b.support(b.claim("Rain"), b.claim("Take an umbrella", id="take"), id="step")
        >>> b.replace("step", strength=0.5)
        >>> b.document().relations["step"].strength
        0.5
        """
        _, entry = self._find(id)
        if fields.keys() & {*VERBS.values()}:
            for verb in VERBS.values():
                entry.pop(verb, None)
        for name in fields:
            entry.pop(name, None)
        entry.update(given_fields(**fields))

    def replace_all(self, section: Section, field: str, values: Mapping[str, Any]) -> None:
        """Replace one field of many entries of a section, by id; unknown ids are raised all at once.

        >>> b = DocumentEditor("One")
        >>> b.replace_all("claims", "prior", {b.claim("A", id="a"): 0.25})
        >>> b.document().claims["a"].prior
        0.25
        """
        known = {entry["id"]: entry for entry in self._relations} if section == "relations" else self._sections[section]
        unknown = [key for key in values if key not in known]
        if unknown:
            raise UnknownIdError(
                *(Problem(f"unknown id {key!r} in {section}", path=field, hint=nearest(key, known)) for key in unknown)
            )
        for key in values:
            known[key][field] = values[key]

    def reword(self, id: str, text: str) -> None:  # noqa: A002 - as in replace
        """Say a claim in other words; of a source it is the name, of a document the title.

        >>> b = DocumentEditor("One")
        >>> b.reword(b.claim("It rain.", id="rain"), "It rains.")
        >>> b.document().claims["rain"].text
        'It rains.'
        """
        section, entry = self._find(id)
        entry[_TEXTS.get(section, "note")] = text

    def remove(self, *ids: str) -> tuple[str, ...]:
        """Remove claims, relations, sources or documents, and all that hangs on them; return the ids of what went.

        A relation hangs on its premises and its target, and a source on the one that it is heard through. What only
        names one of them stays without the name: a conclusion, a restatement, an attribution, a passage.

        >>> b = DocumentEditor("Umbrella")
        >>> step = b.support(b.claim("Rain", id="rain"), b.claim("Take an umbrella", id="take"), id="step")
        >>> b.remove("take")
        ('take', 'step')
        """
        for one in ids:
            self._find(one)
        going = {*ids} | hanging_on(self._made_of(), ids)
        gone = [key for key in (*self._every(), *self._sections["documents"]) if key in going]
        for entries in self._sections.values():
            for key in going & entries.keys():
                del entries[key]
        self._relations = [entry for entry in self._relations if entry["id"] not in going]
        self._forget(going)
        return tuple(gone)

    def _every(self) -> Iterator[str]:
        yield from self._sections["sources"]
        yield from self._sections["claims"]
        yield from (entry["id"] for entry in self._relations)

    def _find(self, wanted: str) -> tuple[str, dict[str, Any]]:
        for name, entries in self._sections.items():
            if wanted in entries:
                return name, entries[wanted]
        for entry in self._relations:
            if entry["id"] == wanted:
                return "relations", entry
        raise UnknownIdError.from_id(wanted, [*self._every(), *self._sections["documents"]], sort="id")

    def _made_of(self) -> Iterator[tuple[str, list[str]]]:
        for entry in self._relations:
            yield entry["id"], [*entry["premises"], *(entry[verb] for verb in VERBS.values() if verb in entry)]
        for key, entry in self._sections["sources"].items():
            yield key, listed(entry.get("via", ()))

    def _forget(self, gone: set[str]) -> None:
        """Take back what names something that is gone."""
        self._head["conclusion"] = [one for one in self.conclusion if one not in gone]
        for entry in (*self._sections["claims"].values(), *self._relations):
            if entry.get("same_as") in gone:
                del entry["same_as"]
            if "answers" in entry:
                entry["answers"] = [one for one in listed(entry["answers"]) if one not in gone]
            if "said_by" in entry:
                entry["said_by"] = [_without(said, gone) for said in entry["said_by"] if _speaker(said) not in gone]


def _entry(entry: Any) -> dict[str, Any]:
    return {"text": entry} if isinstance(entry, str) else dict(entry)


def _speaker(said: Any) -> Any:
    return said.get("source") if isinstance(said, dict) else said


def _without(said: Any, gone: set[str]) -> Any:
    """Leave out the passages of an attribution that stand in a document which is gone."""
    if not isinstance(said, dict):
        return said
    places = {
        name for name in ("at", "reply_to") if isinstance(said.get(name), dict) and said[name].get("document") in gone
    }
    return {name: value for name, value in said.items() if name not in places}
