"""What the strict map file is made of: every object's keys, in their order, and of which sort each is."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from argmap.model.claims import ClaimKind, Status
from argmap.model.fields import Join
from argmap.model.ids import VERBS
from argmap.model.relations import Mutual
from argmap.model.sources import Act

MARK = "argmap_strict"
"""The key that tells such a file from all others; its value is the version of the map file."""

Sort = Literal["text", "word", "number", "flag", "words", "choice", "meta", "part", "parts"]


class Key(NamedTuple):
    """A key of an object: what it is called, of which sort its value is, and what stands there."""

    name: str
    sort: Sort
    says: str
    of: tuple[str, ...] | str = ()
    """The words of a choice; the object that a part or each of the parts is."""
    lean: bool = True
    """Whether who drafts a map from a text needs it."""
    field: str = ""
    """What the model calls it, where that is something else."""

    @property
    def attribute(self) -> str:
        """What the model calls it."""
        return self.field or self.name


def _choice(name: str, says: str, words: tuple[str, ...], *, may_be_silent: bool = False, lean: bool = True) -> Key:
    return Key(name, "choice", says, ("", *words) if may_be_silent else words, lean)


_ID = Key("id", "word", "A word of letters, digits and _ that nothing else is called.")
_NOTE = Key("note", "text", "The reason for the number below, or a remark; else empty.")
_FREE = (
    Key("tags", "words", "Free words to find it by.", lean=False),
    _NOTE,
    Key("url", "text", "A web address.", lean=False),
    Key("meta_json", "meta", "What other programs keep here: a JSON object as a text.", lean=False, field="meta"),
)
_SAID_BY = Key("said_by", "parts", "Who says it.", "attribution")
_LOCATORS = ("page", "lines", "section", "item", "paragraph", "footnote", "comment")

OBJECTS: dict[str, tuple[Key, ...]] = {
    "map": (
        Key("title", "text", "What the map is about."),
        Key("conclusion", "words", "The ids of the claims that the map is about, mostly one."),
        Key("defaults", "part", "What holds where nothing else is said.", "defaults"),
        Key("documents", "parts", "The texts that passages point into.", "document"),
        Key("sources", "parts", "Who is heard.", "source"),
        Key("claims", "parts", "Claims, premises, evidence and questions.", "claim"),
        Key("relations", "parts", "Which claims speak for or against what.", "relation"),
        *_FREE,
    ),
    "defaults": (
        Key("prior", "number", "The prior of claims that state none: empty for 0.5."),
        Key("derived", "number", "The prior of claims that have reasons and state none: [0.1]; empty for that of the others."),
        _choice("join", "How the scores of linked premises meet: product.", get_args(Join)),
    ),
    "document": (
        _ID,
        Key("title", "text", "Its title."),
        Key("file", "text", "A file in the folder of the map.", lean=False),
        Key("author", "text", "Who wrote it; empty if that is not known."),
        Key("date", "text", "The full date, as 2024-05-01; empty if it is not known.", lean=False),
        *_FREE,
    ),
    "source": (
        _ID,
        Key("name", "text", "Who it is, in words."),
        Key("kind", "text", "A person, a group, a paper."),
        Key("via", "word", "The id of the source through which it is heard; empty if it speaks for itself."),
        *_FREE,
        Key("reliability", "number", "How far its word is to be trusted, from 0 to 1: one number, or empty for 1."),
    ),
    "claim": (
        _ID,
        _choice("kind", "Mostly claim.", get_args(ClaimKind)),
        Key("text", "text", "One sentence that can be true or false by itself."),
        Key("hedge", "text", "The word that softens it, such as perhaps; else empty."),
        _SAID_BY,
        Key("implied", "flag", "True for what nobody says and the step needs."),
        Key("same_as", "word", "The id of a claim that says the very same; else empty."),
        _choice("status", "Of a question; else empty.", get_args(Status), may_be_silent=True),
        *_FREE,
        Key("prior", "number", "How far it is accepted before any argument, from 0 to 1: one number, or empty."),
    ),
    "attribution": (
        Key("source", "word", "The id of the source whose word it is."),
        _choice("act", "What the source does with it.", get_args(Act)),
        Key("at", "part", "Where that is to be read: one passage, or empty.", "passage"),
        Key("reply_to", "part", "What was being answered: one passage, or empty.", "passage", lean=False),
        Key("date", "text", "The full date, as 2024-05-01; empty if it is not known.", lean=False),
        Key("certain", "flag", "False where it is a guess that they say it.", lean=False),
        Key("note", "text", "A remark; else empty.", lean=False),
    ),
    "passage": (
        Key("document", "word", "The id of the document that it is in."),
        *(Key(name, "text", f"Which {name}; else empty.", lean=name in {"page", "lines", "section"}) for name in _LOCATORS),
        Key("quote", "text", "A few words, copied letter by letter; else empty."),
        Key("certain", "flag", "False where the place is a guess.", lean=False),
    ),
    "relation": (
        Key("id", "word", "A word that nothing else is called; empty where nothing aims at it."),
        Key("premises", "words", "The ids of the claims that are needed together."),
        _choice("type", "Speaks for it, speaks against a claim, or denies a step.", tuple(VERBS.values())),
        Key("target", "word", "The id of a claim; of a relation or source where it is undercut or backed."),
        _choice("mutual", "Of a rebuttal that counts both ways; else empty.", get_args(Mutual), may_be_silent=True, lean=False),
        Key("scheme", "text", "The argumentation scheme, such as expert opinion; else empty."),
        _SAID_BY,
        Key("certain", "flag", "False where you are unsure that the link is there."),
        Key("answers", "words", "The ids of the questions that it answers."),
        *_FREE,
        Key("strength", "number", "How much the step can carry, from 0 to 1: one number, or empty for 1."),
    ),
}  # fmt: skip
"""The objects by their names. A reason stands before its number, so that it is thought of first."""
SILENT: dict[Sort, object] = {
    "text": "",
    "word": "",
    "choice": "",
    "meta": "",
    "number": [],
    "words": [],
    "part": [],
    "parts": [],
}
"""What says nothing, by sort: there are no keys to leave out and no null."""


def keys_of(name: str, *, lean: bool = False) -> tuple[Key, ...]:
    """Return the keys of an object, or those that a draft needs.

    >>> [key.name for key in keys_of("defaults")]
    ['prior', 'derived', 'join']
    """
    return tuple(key for key in OBJECTS[name] if key.lean or not lean)
