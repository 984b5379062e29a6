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
    relations = _without_hanging(relations, document)
    said = _said(document)
    strict = any(getattr(one, "mutual", None) == "contrary" for one in relations.values())
    forms = Forms(strict, said=said, titles=_titles(document))
    aimed = Counter(one.target for one in relations.values())
    for key, one in relations.items():
        if _to_claim(one, document) and one.type == "support":
            bare = {"strength": 1.0} if strict else {}
            plain = not one.linked and not aimed[key] and said[key] == bare and _has_made_id(one)
            (forms.lines if plain else forms.structures)[key] = one
    _choose_arguments(forms, relations, document, aimed)
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


def _choose_arguments(
    forms: Forms, relations: Mapping[str, AnyRelation], document: Document, aimed: Mapping[str, int]
) -> None:
    """Let those claims be sketched arguments whose one step says more than a sign can."""
    fixed = {claim for one in forms.structures.values() for claim in (*one.premises, one.target)}
    starts: dict[str, list[str]] = {}
    for key, one in relations.items():
        if getattr(one, "mutual", None):
            fixed.update((*one.premises, one.target))
        elif key not in forms.structures:
            starts.setdefault(one.premises[0], []).append(key)
            if forms.said[key] and forms.strict and one.type == "support" and _to_claim(one, document):
                fixed.update((*one.premises, one.target))  # an entailment, which joins statements alone
    for claim, keys in starts.items():
        more = [key for key in keys if forms.said[key] or aimed[key] or not _has_made_id(relations[key])]
        bare = forms.strict and any(relations[key].type == "rebuttal" for key in keys)
        if claim not in fixed and forms.titled(claim) and ((more and len(keys) == 1) or (bare and not more)):
            forms.arguments.add(claim)


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
