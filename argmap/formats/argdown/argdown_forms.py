"""In which form Argdown says each relation of a map: a line, a structure, or the step of a sketched argument."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from argmap.formats.argdown.argdown_escaped import title_of
from argmap.formats.losses import Losses
from argmap.model.document import Document
from argmap.model.ids import VERBS, relation_word
from argmap.model.relations import AnyRelation

_TRIES = 20
_JOINS = {"id", "premises", *VERBS.values(), "mutual"}


@dataclass(slots=True)
class Forms:
    """The form of every relation that can be said."""

    strict: bool
    """Whether bare signs have to mean entailment and contrariety, for the sake of a contrary."""
    structures: dict[str, AnyRelation] = field(default_factory=dict)
    lines: dict[str, AnyRelation] = field(default_factory=dict)
    """Relations that a bare sign says."""
    steps: dict[str, AnyRelation] = field(default_factory=dict)
    """Relations whose one premise is a sketched argument."""
    arguments: set[str] = field(default_factory=set)
    """The claims that are written as sketched arguments."""
    said: Mapping[str, dict[str, Any]] = field(default_factory=dict)
    """What the map file says of a relation beside what it joins."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """What claims and relations are called in the text."""

    def titled(self, key: str) -> bool:
        """Say whether an argument can have this title: one that begins with _ would be read as an undercut."""
        return not self.titles[key].startswith("_")


def forms_of(document: Document, losses: Losses) -> Forms:
    """Choose the forms; what cannot be said in any is told to `losses` and left out."""
    relations = {key: one for key, one in document.relations.items() if _is_single(one, document, losses)}
    _drop_second_mutual(relations, losses)
    relations = _without_hanging(relations, document)
    said = _said(document)
    strict = any(getattr(one, "mutual", None) == "contrary" for one in relations.values())
    forms = Forms(strict, said=said, titles=_titles(document))
    aimed = Counter(one.target for one in relations.values())
    loose: dict[str, AnyRelation] = {}  # supports that may be a structure, or a step of a sketched argument
    for key, one in relations.items():
        if _to_claim(one, document) and one.type == "support":
            bare = {"strength": 1.0} if strict else {}
            single = not one.linked and _has_made_id(one)
            if single and not aimed[key] and said[key] == bare:
                forms.lines[key] = one
            else:
                (loose if single and not said[key] else forms.structures)[key] = one
    forms.arguments = Sketches(forms, relations, loose).chosen()
    forms.structures |= {key: one for key, one in loose.items() if one.premises[0] not in forms.arguments}
    for key, one in relations.items():
        if key not in forms.structures:
            _place(forms, key, one, losses)
    _drop_hanging(forms, losses, document)
    return forms


def _titles(document: Document) -> dict[str, str]:
    titles: dict[str, str] = {}
    taken = {*document.claims, *document.relations}
    for part in (*document.claims.values(), *document.relations.values()):
        titles[part.id] = title = title_of(part, taken)
        taken.add(title)
    return titles


def _said(document: Document) -> dict[str, dict[str, Any]]:
    entries = document.to_tree().get("relations", [])
    return {
        key: {word: value for word, value in entry.items() if word not in _JOINS}
        for key, entry in zip(document.relations, entries, strict=True)
    }


def _to_claim(one: AnyRelation, document: Document) -> bool:
    return one.target in document.claims


def _has_made_id(one: AnyRelation) -> bool:
    return one.id == relation_word(one.premises, VERBS[one.type], one.target)


def _is_single(one: AnyRelation, document: Document, losses: Losses) -> bool:
    """Say whether a relation has one premise, or is a support of a claim, which may have more."""
    if one.linked and not (one.type == "support" and _to_claim(one, document)):
        losses.lost("linked premises but in supports of claims", one.id)
        return False
    return True


def _drop_second_mutual(relations: dict[str, AnyRelation], losses: Losses) -> None:
    """Leave out what excludes two claims that exclude each other already."""
    seen: set[tuple[str, frozenset[str]]] = set()
    for key, one in list(relations.items()):
        mutual = getattr(one, "mutual", None)
        if mutual is not None:
            pair = (mutual, frozenset((*one.premises, one.target)))
            if pair in seen:
                losses.lost("a second mutual rebuttal of the same claims", key)
                del relations[key]
            seen.add(pair)


def _without_hanging(relations: dict[str, AnyRelation], document: Document) -> dict[str, AnyRelation]:
    """Leave out what is aimed at a relation that is left out, again and again."""
    aimed: dict[str, list[str]] = {}
    for key, one in document.relations.items():
        aimed.setdefault(one.target, []).append(key)
    waiting = [key for key in document.relations if key not in relations]
    gone = set(waiting)
    while waiting:
        for key in aimed.get(waiting.pop(), ()):
            if key not in gone:
                gone.add(key)
                waiting.append(key)
    return {key: one for key, one in relations.items() if key not in gone}


class Sketches:
    """Which claims are sketched arguments: those with a step that says more than a sign can, or is aimed at."""

    def __init__(
        self,
        forms: Forms,
        relations: Mapping[str, AnyRelation],
        loose: Mapping[str, AnyRelation],
    ) -> None:
        self.forms, self.relations, self.loose = forms, relations, loose
        self.fixed = {claim for one in forms.structures.values() for claim in _ends(one)}  # which must be statements
        self.starts: dict[str, list[str]] = {}
        self.aiming: dict[str, list[AnyRelation]] = {}
        for key, one in relations.items():
            self.aiming.setdefault(one.target, []).append(one)
            entails = forms.strict and key in forms.lines
            if getattr(one, "mutual", None) or entails:
                self.fixed.update(_ends(one))  # which join statements alone
            elif key not in forms.structures:
                self.starts.setdefault(one.premises[0], []).append(key)

    def chosen(self) -> set[str]:
        """Return the claims; a support that becomes a structure after all makes its claims statements."""
        for _ in range(_TRIES):
            found = self._sketched()
            ends = {claim for one in self.loose.values() if one.premises[0] not in found for claim in _ends(one)}
            if ends <= self.fixed:
                return found
            self.fixed |= ends
        self.fixed.update(claim for one in self.loose.values() for claim in _ends(one))
        return self._sketched()

    def _sketched(self) -> set[str]:
        return {
            claim
            for claim, keys in self.starts.items()
            if claim not in self.fixed and self.forms.titled(claim) and self._says_more(keys)
        }

    def _says_more(self, keys: list[str]) -> bool:
        more = [
            key for key in keys if self.forms.said[key] or key in self.aiming or not _has_made_id(self.relations[key])
        ]
        if more:
            return len(keys) == 1 or self._alike(keys)
        return self.forms.strict and any(self.relations[key].type in {"rebuttal", "support"} for key in keys)

    def _alike(self, keys: list[str]) -> bool:
        """Say whether every step of a claim is undercut by the same claims, so that one line can say it."""
        if not all(self._is_bare(self.relations[key]) for key in keys):
            return False
        some = [self.aiming.get(key, []) for key in keys]
        plain = all(
            one.type == "undercut" and self._is_bare(one) and one.id not in self.aiming for ones in some for one in ones
        )
        return plain and len({tuple(sorted(one.premises[0] for one in ones)) for ones in some}) == 1

    def _is_bare(self, one: AnyRelation) -> bool:
        return not self.forms.said[one.id] and _has_made_id(one)


def _ends(one: AnyRelation) -> tuple[str, ...]:
    return (*one.premises, one.target)


def _place(forms: Forms, key: str, one: AnyRelation, losses: Losses) -> None:
    """Put a relation that is no structure where it belongs, and tell what of it is lost."""
    if getattr(one, "mutual", None) is None and one.premises[0] in forms.arguments:
        forms.lines.pop(key, None)
        forms.steps[key] = one
        return
    sketched = one.target in forms.arguments
    bare = {"strength": 1.0} if forms.strict and key in forms.lines and not sketched else {}
    mutual = getattr(one, "mutual", None)
    for word in forms.said[key] if forms.said[key] != bare else ():
        losses.lost(f"{word} of a {'mutual ' if mutual else ''}{one.type} in this place", key)
    if not _has_made_id(one):
        losses.lost("ids of relations that a bare sign says", key)
    if forms.strict and one.type == "rebuttal" and mutual is None and not sketched:
        losses.lost("rebuttals between statements beside a contrary", key)
        forms.lines.pop(key, None)
        return
    forms.lines[key] = one


def _drop_hanging(forms: Forms, losses: Losses, document: Document) -> None:
    """Leave out what is aimed at a relation that nothing in the text names."""
    everything = {**forms.structures, **forms.lines, **forms.steps}
    named = {*forms.structures, *forms.steps}
    aimed: dict[str, list[str]] = {}
    for key, one in everything.items():
        aimed.setdefault(one.target, []).append(key)
    backs = {
        key
        for key, one in everything.items()
        if one.type == "support"
        and (one.target in forms.steps or (one.target in forms.structures and not forms.titled(one.target)))
    }
    waiting = [
        *backs,
        *(key for key, one in everything.items() if one.target not in named and one.target not in document.claims),
    ]
    gone: set[str] = set()
    while waiting:
        key = waiting.pop()
        if key in gone:
            continue
        gone.add(key)
        sort = "backings" if everything[key].type == "support" else "undercuts"
        losses.lost(f"{sort} of a relation in this place", key)
        waiting.extend(aimed.get(key, ()))
    for some in (forms.structures, forms.lines, forms.steps):
        for key in gone & some.keys():
            del some[key]
