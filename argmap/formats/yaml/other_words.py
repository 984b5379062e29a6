"""Words that people and language models write for those of the map file: understood where they can mean one thing only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from argmap.formats.yaml.marked import Mark, MarkedTree, Node
from argmap.formats.yaml.tree_edits import Entry, TreeEdits
from argmap.model.fields import is_word
from argmap.model.ids import TYPES, VERBS, unused, word_from_text
from argmap.model.tree.finding import Finding

_WHO = dict.fromkeys(("by", "speaker", "author", "says", "who"), "said_by")
_NOTE = dict.fromkeys(("description", "comment", "comments", "notes"), "note")
_TOP = {
    "claim": "claims",
    "relation": "relations",
    "source": "sources",
    "document": "documents",
    "conclusions": "conclusion",
}
_CLAIM = {
    **_WHO,
    **_NOTE,
    **dict.fromkeys(("confidence", "probability", "credence"), "prior"),
    **dict.fromkeys(("label", "statement", "sentence", "content"), "text"),
}
_RELATION = {
    **_WHO,
    **_NOTE,
    **dict.fromkeys(("premise", "sources", "from", "reasons"), "premises"),
    **dict.fromkeys(("weight", "confidence", "probability"), "strength"),
    **dict.fromkeys(("support", "supporting"), "supports"),
    **dict.fromkeys(("rebut", "refutes", "rebutting"), "rebuts"),
    **dict.fromkeys(("undercut", "undermines", "undercutting"), "undercuts"),
}
_ATTRIBUTION = {**dict.fromkeys(("by", "speaker", "author", "who"), "source"), **_NOTE, "passage": "at"}
_ACTS = {
    "says": "asserts",
    "states": "asserts",
    "claims": "asserts",
    "argues": "asserts",
    "reported": "reports",
    "asserted": "asserts",
}
_SORTS: dict[str, str] = {
    **{word: verb for sort, verb in VERBS.items() for word in (sort, verb)},
    **dict.fromkeys(("supporting", "pro"), "supports"),
    **dict.fromkeys(("rebut", "rebutting", "con", "attack", "attacks"), "rebuts"),
}
_SHARES = ("prior", "derived", "strength", "reliability")
_SHARE = re.compile(r"\s*([0-9]*[.,]?[0-9]+)\s*(%?)\s*")
_FLAGS = {"yes": True, "no": False, "true": True, "false": False}


def understood(tree: MarkedTree) -> bool:
    """Put the map's own words in place of others, in the tree and in its places; say whether any was found.

    Each word that is understood is told as a warning at its first place. What could mean several things is left for
    the checks to refuse.

    >>> from argmap.formats.yaml.events import read_events
    >>> tree = read_events("claims: {a: {text: A, confidence: 60%}}")
    >>> understood(tree), tree.value["claims"]["a"]
    (True, {'text': 'A', 'prior': 0.6})
    >>> [finding.message for _, finding in tree.warnings]
    ["'confidence' is read as 'prior'", "'60%' is read as 0.6"]
    """
    if not isinstance(tree.value, dict) or tree.root is None:
        return False
    words = _Words(tree)
    words.read()
    return words.settle()


class _Words:
    def __init__(self, tree: MarkedTree) -> None:
        self.tree = tree
        self.edits = TreeEdits(tree)
        self.told: dict[str, tuple[Mark, int]] = {}
        self.named: dict[str, str] | None = None
        """The first source of each name, once one is asked for by its name."""

    def settle(self) -> bool:
        """Tell what was understood, each word once."""
        for message, (mark, times) in self.told.items():
            finding = Finding(message, hint="`argmap fmt` writes the map's own words.", times=times)
            self.tree.warnings.append((mark, finding))
        self.edits.settle()
        return bool(self.told)

    def _tell(self, node: Node | None, message: str, *, at_key: bool = True) -> None:
        mark = Mark(1, 1, 0) if node is None else (node.key if at_key and node.key is not None else node.mark)
        first, times = self.told.get(message, (mark, 0))
        self.told[message] = (first, times + 1)

    def read(self) -> None:
        top = self.edits.top()
        self._rename(top, _TOP)
        self._absent(top)
        self._number(self.edits.below(top, "defaults"))
        self._claims_by_id(top)
        self._relations_in_a_list(top)
        self._sources(top)
        for claim in self._entries(top, "claims"):
            self._rename(claim, _CLAIM)
            self._part(claim)
        stated = (entry.value.get("id") for entry in self._entries(top, "relations"))
        relations = {one for one in stated if isinstance(one, str)}
        for relation in self._entries(top, "relations"):
            self._rename(relation, _RELATION)
            self._verb(relation, relations)
            self._part(relation)

    def _entries(self, top: Entry, section: str) -> Iterator[Entry]:
        yield from self.edits.mappings(self.edits.below(top, section))

    def _part(self, entry: Entry) -> None:
        """Understand what claims and relations have alike."""
        self._absent(entry)
        self._number(entry)
        self._flags(entry)
        self._said_by(entry)

    def _rename(self, entry: Entry, words: Mapping[str, str]) -> None:
        for old in [key for key in entry.value if isinstance(key, str) and key in words]:
            new = words[old]
            if new not in entry.value:
                self._tell(entry.node(old), f"{old!r} is read as {new!r}")
                self.edits.rename(entry, old, new)

    def _absent(self, entry: Entry) -> None:
        """Take a key with `null` for one that is not there; a key with nothing behind it was more likely forgotten."""
        for key in [key for key, value in entry.value.items() if value is None]:
            node = entry.node(key)
            if node is not None and node.mark != node.key:
                self._tell(node, "a key with null is read as one that is not there", at_key=False)
                self.edits.drop(entry, key)

    def _number(self, entry: Entry | None) -> None:
        """Read `60%` and `0,6` as 0.6."""
        if entry is None:
            return
        for key in _SHARES:
            said = entry.value.get(key)
            found = _SHARE.fullmatch(said) if isinstance(said, str) else None
            if found is None:
                continue
            number = float(found[1].replace(",", ".")) / (100 if found[2] else 1)
            if number <= 1:
                self._tell(entry.node(key), f"{said!r} is read as {number:g}", at_key=False)
                entry.value[key] = number

    def _flags(self, entry: Entry) -> None:
        for key in ("implied", "certain"):
            said = entry.value.get(key)
            if isinstance(said, str) and said.lower() in _FLAGS:
                meant = _FLAGS[said.lower()]
                self._tell(entry.node(key), f"{said!r} is read as {str(meant).lower()}", at_key=False)
                entry.value[key] = meant

    def _said_by(self, entry: Entry) -> None:
        for attribution in self.edits.one_or_many(entry, "said_by"):
            self._rename(attribution, _ATTRIBUTION)
            self._absent(attribution)
            self._flags(attribution)
            act = attribution.value.get("act")
            if isinstance(act, str) and act in _ACTS:
                self._tell(attribution.node("act"), f"{act!r} is read as {_ACTS[act]!r}", at_key=False)
                attribution.value["act"] = _ACTS[act]
            elif "act" not in attribution.value and "source" in attribution.value:
                self._tell(attribution.here, "an attribution without an act is read as 'asserts'", at_key=False)
                attribution.value["act"] = "asserts"
            self._quote(attribution)
        self._names(entry)

    def _quote(self, attribution: Entry) -> None:
        """Put a quotation where it belongs, if the map has one document that it can be from."""
        documents = self.tree.value.get("documents")
        if (
            "quote" in attribution.value
            and "at" not in attribution.value
            and isinstance(documents, dict)
            and len(documents) == 1
        ):
            self._tell(attribution.node("quote"), "a 'quote' is read as from the map's one document")
            quote = attribution.value.pop("quote")
            attribution.value["at"] = {"document": next(iter(documents)), "quote": quote}

    def _names(self, entry: Entry) -> None:
        """Give a source that is called by its name an entry of its own."""
        said = entry.value.get("said_by")
        if isinstance(said, str):
            entry.value["said_by"] = self._source_named(said, entry.node("said_by"))
        elif isinstance(said, list):
            for at, one in enumerate(said):
                if isinstance(one, str):
                    said[at] = self._source_named(one, entry.node("said_by"))
        for attribution in self.edits.one_or_many(entry, "said_by"):
            source = attribution.value.get("source")
            if isinstance(source, str):
                attribution.value["source"] = self._source_named(source, attribution.node("source"))

    def _source_named(self, name: str, node: Node | None) -> str:
        if is_word(name) or not name.strip():
            return name
        sources = self.tree.value.setdefault("sources", {})
        if not isinstance(sources, dict):
            return name
        if self.named is None:
            names = [(key, one.get("name")) for key, one in sources.items() if isinstance(one, dict)]
            self.named = {said: key for key, said in reversed(names) if isinstance(said, str)}
        made = self.named.get(name)
        if made is None:
            made = self.named[name] = unused(word_from_text(name), sources)
            sources[made] = {"name": name}
        self._tell(node, f"{name!r} is read as the source {made!r}", at_key=False)
        return made

    def _sources(self, top: Entry) -> None:
        """Read a source that is a text as one of that name."""
        section = self.edits.below(top, "sources")
        for key, said in () if section is None else list(section.value.items()):
            if section is not None and isinstance(said, str):
                self._tell(section.node(key), "a source that is a text is read as one of that name", at_key=False)
                section.value[key] = {"name": said}
        for document in self._entries(top, "documents"):
            self._absent(document)
        for source in self._entries(top, "sources"):
            self._rename(source, _NOTE | {"title": "name"})
            self._absent(source)
            self._number(source)

    def _claims_by_id(self, top: Entry) -> None:
        claims = top.value.get("claims")
        if not isinstance(claims, list):
            return
        ids = [one.get("id") if isinstance(one, dict) else None for one in claims]
        if all(map(is_word, ids)) and len(set(ids)) == len(ids):
            self._tell(top.node("claims"), "a list of claims is read by their ids")
            self.edits.keyed(top, "claims")

    def _relations_in_a_list(self, top: Entry) -> None:
        relations = top.value.get("relations")
        if isinstance(relations, dict) and all(isinstance(one, dict) and "id" not in one for one in relations.values()):
            self._tell(top.node("relations"), "relations by their ids are read as a list")
            self.edits.listed(top, "relations")

    def _verb(self, relation: Entry, relations: set[str]) -> None:
        """Read `{type: support, target: a}` and `{attacks: a}` as `{supports: a}` and `{rebuts: a}`."""
        value = relation.value
        if any(verb in value for verb in TYPES):
            return
        target = next((key for key in ("target", "to") if key in value), None)
        sort = next((key for key in ("type", "kind", "relation") if key in value), None)
        if "attacks" in value and target is None:
            aim = value["attacks"]
            verb = "undercuts" if isinstance(aim, str) and aim in relations else "rebuts"
            self._tell(relation.node("attacks"), f"'attacks' is read as {verb!r}")
            self.edits.rename(relation, "attacks", verb)
        elif target is not None and sort is not None and isinstance(value[sort], str) and value[sort].lower() in _SORTS:
            verb = _SORTS[value[sort].lower()]
            if verb == "rebuts" and isinstance(value[target], str) and value[target] in relations:
                verb = "undercuts"
            self._tell(relation.node(target), f"{sort!r} and {target!r} are read as {verb!r}")
            self.edits.drop(relation, sort)
            self.edits.rename(relation, target, verb)
