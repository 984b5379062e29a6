"""`Gathered`: what a reader of another format finds, put together to a document; what real files hold is tolerated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from argmap.errors import MOST, FormatError, MapError, Problem
from argmap.formats.format import MOST_PARTS, ReadResult
from argmap.formats.noted import Noted
from argmap.model.document import Document
from argmap.model.fields import is_text, is_word
from argmap.model.ids import VERBS, RelationNames, RelationType, unused, word_from_text
from argmap.model.tree.finding import Finding, capped, path_of

_MANY = 20
"""From so many reasons on, each of which holds halfway, a score says little more than which side has more of them."""


class Gathered:
    """Claims, relations and sources as a reader comes upon them, under their foreign names; `result()` checks the whole.

    >>> found = Gathered("street.txt")
    >>> one, two = found.claim("1", "It rains.", line=1), found.claim("2", "Take an umbrella.", line=2)
    >>> step = found.relation("support", [one, one], two, line=3)
    >>> result = found.result()
    >>> list(result.document.claims), result.document.claims["_1"].meta["id"], list(result.document.relations)
    (['_1', '_2'], '1', ['_1.supports._2'])
    >>> [str(warning) for warning in result.warnings]
    ['street.txt:3: a premise is named twice in one relation']
    """

    def __init__(self, source: str = "<string>", *, limit: int | None = MOST_PARTS) -> None:
        self.noted = Noted(source)
        self._source, self._limit = source, limit
        self._head: dict[str, Any] = {"title": "Untitled"}
        self._sections: dict[str, dict[str, dict[str, Any]]] = {"documents": {}, "sources": {}, "claims": {}}
        self._relations: list[dict[str, Any]] = []
        self._types: list[RelationType] = []
        self._words: dict[str, dict[str, str]] = {"documents": {}, "sources": {}, "claims": {}}
        self._names = RelationNames(())
        self._taken: set[str] = set()
        self._last: dict[str, int] = {}
        self._expected: dict[str, str] = {}
        self._steps: dict[str, str] = {}
        self._lines: dict[tuple[str, str | int], tuple[int | None, str | None]] = {}
        self._bad: list[Problem] = []

    def note(
        self,
        message: str,
        *,
        line: int | None = None,
        column: int | None = None,
        path: str | None = None,
        hint: str | None = None,
    ) -> None:
        """Note what is odd; `message` says of what sort it is, the rest which one."""
        self.noted.note(message, line=line, column=column, path=path, hint=hint)

    def bad(
        self,
        message: str,
        *,
        line: int | None = None,
        column: int | None = None,
        path: str | None = None,
        hint: str | None = None,
    ) -> None:
        """Note what cannot be read: `result` raises it together with all the rest."""
        if len(self._bad) <= MOST:
            self._bad.append(Problem(message, path, line, column, hint, self._source))

    def head(self, **fields: Any) -> None:
        """Say what holds for the map as a whole: title, conclusion, defaults, tags, note, url, meta; empty values say nothing."""
        kept = {key: value for key, value in fields.items() if value is not None and value not in ([], {}, ())}
        if not str(kept.get("title", "-")).strip():
            del kept["title"]
        self._head.update(kept)

    def word(self, name: str) -> str | None:
        """Return the id of the claim that has a foreign name."""
        return self._words["claims"].get(name)

    def known(self, section: str, name: str) -> bool:
        """Say whether an entry of `sources`, `documents` or `claims` has this id."""
        return name in self._sections[section]

    def claim(
        self, name: str | None, text: str = "", /, *, line: int | None = None, path: str | None = None, **fields: Any
    ) -> str:
        """Add a claim and return its id: its name where that can be an id, else a word made from it or from the text."""
        text = _whole(text)
        if not text.strip():
            self.note("a claim has no text, and its name stands for it", line=line, path=path)
            text = name if name is not None and name.strip() else "(no text)"
        return self._entry("claims", name, text, {"text": text, **fields}, line, path)

    def add_to(self, claim_id: str, **fields: Any) -> None:
        """Add fields to a claim that is there already; `meta` is added to its own."""
        entry = self._sections["claims"][claim_id]
        if "meta" in fields:
            fields["meta"] = {**fields["meta"], **entry.get("meta", {})}
        entry.update(fields)

    def source(self, name: str, /, *, line: int | None = None, path: str | None = None, **fields: Any) -> str:
        """Add a source, or find the one of that name, and return its id."""
        known = self._words["sources"].get(name)
        fields = {key: value for key, value in fields.items() if value is not None}
        return known if known is not None else self._entry("sources", name, name, fields, line, path)

    def reference(self, name: str, /, *, line: int | None = None, path: str | None = None, **fields: Any) -> str:
        """Add a document that passages point into, or find the one of that name, and return its id."""
        known = self._words["documents"].get(name)
        return known if known is not None else self._entry("documents", name, name, fields, line, path)

    def relation(
        self,
        type_: RelationType,
        premises: Sequence[str],
        target: str,
        *,
        name: str | None = None,
        line: int | None = None,
        path: str | None = None,
        **fields: Any,
    ) -> str:
        """Add a relation between ids, some of which may be of what comes later; return its own."""
        once = list(dict.fromkeys(premises))
        if len(once) < len(premises):
            self.note("a premise is named twice in one relation", line=line, path=path)
        if name is None:
            made = self._names.make(once, VERBS[type_], target)
        else:
            name = _whole(name)
            made = self._expected.pop(name, "") or unused(name if is_word(name) else word_from_text(name), self._taken)
            self._steps.setdefault(name, made)
            fields = _with_name(fields, name, made)
        self._taken.add(made)
        self._names.take(made)
        self._count(line)
        self._lines["relations", len(self._relations)] = line, path
        self._relations.append({"id": made, "premises": once, "target": target, **fields})
        self._types.append(type_)
        return made

    def expect(self, names: Iterable[str]) -> None:
        """Give relations that are aimed at by their names the ids that they will get, before they are added."""
        for name in map(_whole, names):
            if name not in self._expected and name not in self._steps:
                made = unused(name if is_word(name) else word_from_text(name), self._taken)
                self._expected[name] = made
                self._taken.add(made)
                self._names.take(made)

    def expected(self, name: str) -> str:
        """Return the id that a relation of that name will get; see `expect`."""
        name = _whole(name)
        return self._expected.get(name) or self._steps.get(name, name)

    def restate(self, claim_id: str, original: str) -> None:
        """Say that a claim restates another, whose prior it then has."""
        entry = self._sections["claims"][claim_id]
        entry.pop("prior", None)
        entry["same_as"] = original

    def result(self) -> ReadResult:
        """Return the document and what was odd; raises `FormatError` or `MapError` with all that is wrong."""
        self._check_ends()
        for place, one in enumerate(self._relations):
            if "mutual" in one:
                line, path = self._lines["relations", place]
                hint = "The scores are those of a circle; `probability` and `bounds` cannot be asked of it."
                self.note(
                    "claims that exclude each other rebut each other, which is a circle",
                    line=line,
                    path=path,
                    hint=hint,
                )
        if self._bad:
            raise FormatError(*capped(self._bad))
        for key in self._asking():
            del self._sections["claims"][key]["kind"]
        relations = [self._entry_of(place) for place in range(len(self._relations))]
        document, found = Document.read({"argmap": 1, **self._head, **self._sections, "relations": relations})
        if document is None:
            raise MapError(*capped([self._placed(one) for one in found[:MOST]], len(found)))
        self._note_many_reasons()
        return ReadResult(document, self.noted.problems)

    def _note_many_reasons(self) -> None:
        """Say so where claims have many reasons and no file has said how far they hold: their scores run to 0 or 1."""
        stated = any("prior" in one for one in self._sections["claims"].values()) or "defaults" in self._head
        aimed = Counter(one["target"] for one in self._relations)
        for target, number in aimed.most_common(1):
            if number >= _MANY and not stated and target in self._sections["claims"]:
                line, path = self._lines["claims", target]
                hint = "State priors, or a default one below 0.5."
                message = (
                    f"no priors came with the file, and a claim has {_MANY} reasons or more: its score runs to 0 or 1"
                )
                self.note(message, line=line, path=path, hint=hint)

    def _entry(
        self, section: str, name: str | None, text: str, entry: dict[str, Any], line: int | None, path: str | None
    ) -> str:
        taken = self._taken if section != "documents" else self._sections["documents"]
        name = None if name is None else _whole(name)
        words = self._words[section]
        if name is not None and name in words:
            self.note("a name is given twice, and the second one gets a number", line=line, path=path)
        word = name if name is not None and is_word(name) else word_from_text(name or text)
        made = self._unused(word, taken)
        if name is not None:
            words.setdefault(name, made)
            entry = _with_name(entry, name, made)
        if section != "documents":
            self._taken.add(made)
            self._names.take(made)
        self._count(line)
        self._lines[section, made] = line, path
        self._sections[section][made] = entry
        return made

    def _unused(self, word: str, taken: Collection[str]) -> str:
        """Return the word with the next number that makes it unused: of many texts alike, none is looked at twice."""
        number = self._last.get(word, 1)
        while (made := word if number == 1 else f"{word}_{number}") in taken:
            number += 1
        self._last[word] = number
        return made

    def _count(self, line: int | None) -> None:
        """Refuse more parts than a map of objects can well hold, before they take all the memory."""
        if self._limit is not None and len(self._lines) >= self._limit:
            hint = "limit=None reads it all the same."
            message = f"the file has more than {self._limit:,} claims and relations"
            raise FormatError(Problem(message, file=self._source, line=line, hint=hint))

    def _check_ends(self) -> None:
        """Turn a rebuttal of a step into an undercut and the other way round; report ends that are nowhere."""
        claims, sources = self._sections["claims"], self._sections["sources"]
        steps = {one["id"] for one in self._relations}
        for place, one in enumerate(self._relations):
            line, path = self._lines["relations", place]
            target, sort = one["target"], self._types[place]
            if not one["premises"]:
                self.bad("a relation has no premises", line=line, path=path)
            for premise in one["premises"]:
                if premise not in claims:
                    self.bad(f"there is no claim {premise!r}, which a relation starts from", line=line, path=path)
            if target not in claims and target not in steps and target not in sources:
                self.bad(f"there is no {target!r}, at which a relation aims", line=line, path=path)
            if (sort == "undercut") == (target in claims) and sort != "support":
                self.note(
                    "an undercut aims at a claim, and is read as a rebuttal"
                    if sort == "undercut"
                    else "a rebuttal aims at a step, and is read as an undercut",
                    line=line,
                    path=path,
                )
                self._types[place] = "rebuttal" if sort == "undercut" else "undercut"

    def _asking(self) -> set[str]:
        """Return the questions that are used as claims, which they become."""
        claims = self._sections["claims"]
        asking: set[str] = set()
        for place, one in enumerate(self._relations):
            used = one["premises"] if self._types[place] == "support" else ()
            aimed = (one["target"],) if self._types[place] == "rebuttal" else ()
            for key in (*used, *aimed):
                if key not in asking and claims.get(key, {}).get("kind") == "question":
                    line, path = self._lines["relations", place]
                    self.note("a question is argued with, and is read as a claim", line=line, path=path)
                    asking.add(key)
        return asking

    def _entry_of(self, place: int) -> dict[str, Any]:
        """Return a relation as the map file has it."""
        fields = dict(self._relations[place])
        return {VERBS[self._types[place]]: fields.pop("target"), **fields}

    def _placed(self, finding: Finding) -> Problem:
        """Give a finding its line, or its path in the file as it was."""
        key: Any = finding.location[:2]
        line, path = self._lines.get(key, (None, None))
        if line is None and path is None and finding.location:
            path = path_of(finding.location)
        return Problem(finding.message, path, line, None, finding.advice(), self._source)


def _with_name(fields: Mapping[str, Any], name: str, made: str) -> dict[str, Any]:
    """Keep a name that had to be made a word."""
    return {**fields} if name == made else {**fields, "meta": {**fields.get("meta", {}), "id": name}}


def _whole(text: object) -> str:
    """Return what a file says as text, half characters replaced: whatever it is, it may be a name or a sentence."""
    said = text if isinstance(text, str) else str(text)
    return said if is_text(said) else said.encode("utf-8", "replace").decode()


def foreign_names(parts: Iterable[Any], taken: Iterable[str] = ()) -> dict[str, str]:
    """Return the names that claims or relations had in another format, by their ids, each name once.

    The name stands in `meta.id` where it could be no id. It is given back where reading it makes the same id again; else
    the id is the name.

    >>> from argmap.model.claims import Claim
    >>> foreign_names([Claim(id="_1", text="A.", meta={"id": "1"}), Claim(id="b", text="B.", meta={"id": "1"})])
    {'_1': '1', 'b': 'b'}
    """
    parts = list(parts)
    used = {*taken, *(part.id for part in parts)}
    names: dict[str, str] = {}
    for part in parts:
        name = part.meta.get("id")
        if (
            isinstance(name, str)
            and name
            and not is_word(name)
            and name not in used
            and word_from_text(name) == part.id
        ):
            used.add(name)
            names[part.id] = name
        else:
            names[part.id] = part.id
    return names
