"""An attack graph while it is read: arguments by their names, and attacks, each of them once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from argmap.formats.losses import Losses, kept
from argmap.model.ids import RelationType

if TYPE_CHECKING:
    from argmap.formats.format import Format, Unsupported
    from argmap.formats.gathered import Gathered
    from argmap.model.document import Document
    from argmap.model.relations import AnyRelation


class AttackGraph:
    """Puts the arguments and attacks of a framework into a map."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
        self._seen: set[tuple[RelationType, tuple[str, ...], str]] = set()

    def argument(self, name: str, text: str | None = None, *, line: int, **fields: Any) -> None:
        """Take an argument; one that is given twice is one."""
        if self.gathered.word(name) is not None:
            self.gathered.note("an argument is given twice", line=line)
        else:
            self.gathered.claim(name, name if text is None else text, line=line, **fields)

    def step(self, sort: RelationType, names: Sequence[str], target: str, *, line: int) -> None:
        """Take an attack or a support; what nobody has given as an argument is taken for one."""
        words = []
        for name in (*names, target):
            word = self.gathered.word(name)
            if word is None:
                self.gathered.note("what is no argument attacks or is attacked, and is taken for one", line=line)
                word = self.gathered.claim(name, name, line=line)
            words.append(word)
        key = sort, tuple(sorted(words[:-1])), words[-1]
        if key in self._seen:
            self.gathered.note("an attack or a support is given twice", line=line)
            return
        self._seen.add(key)
        self.gathered.relation(sort, words[:-1], words[-1], line=line)


def attacks_of(
    document: Document, form: Format, unsupported: Unsupported
) -> tuple[Document, list[AnyRelation], Losses]:
    """Return what an attack graph can say of a document: all but supports."""
    document, losses = kept(document, form, unsupported), Losses(form, unsupported)
    supports = [one.id for one in document.relations.values() if one.type == "support"]
    if supports:
        losses.lost("supports", *supports)
    attacks = [one for one in document.relations.values() if one.type == "rebuttal"]
    return document, once_each(attacks, losses), losses


def once_each(relations: Iterable[AnyRelation], losses: Losses) -> list[AnyRelation]:
    """Leave out what says the same as an earlier relation: in a framework, an attack is there or not."""
    found: dict[tuple[str, frozenset[str], str], AnyRelation] = {}
    for one in relations:
        key = one.type, frozenset(one.premises), one.target
        if key in found:
            losses.lost("a second relation between the same claims", one.id)
        found.setdefault(key, one)
    return list(found.values())
