"""Random documents that a format can say, and what it means that one came back."""

import re
from collections import Counter

from argmap.basics.frozen import FrozenMap
from argmap.formats.restricted import restricted
from argmap.model.document import Document
from tests.shared.documents import documents

_CONTROLS = re.compile("[^\\t\\n\\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def sayable(format_, drawn=None):
    """Documents cut down to what a format says; `drawn` gives the documents that are cut, else they are any."""
    return (documents(mutual=True) if drawn is None else drawn).map(lambda one: restricted(one, format_.says)[0])


def plainly_written(document):
    """Put an x for every character that some file cannot hold: control characters, carriage returns, halves of others."""

    def plain(value):
        if isinstance(value, dict):
            return {plain(key): plain(one) for key, one in value.items()}
        if isinstance(value, list):
            return [plain(one) for one in value]
        return _CONTROLS.sub("x", value) if isinstance(value, str) else value

    return Document.from_tree(plain(document.to_tree()))


def with_simple_tags(document):
    """Keep of the tags of each claim how many there are."""
    claims = {
        key: one.model_copy(update={"tags": tuple(f"tag{at}" for at, _ in enumerate(one.tags))})
        for key, one in document.claims.items()
    }
    return document.model_copy(update={"claims": FrozenMap(claims)})


def with_simple_ids(document):
    """Rename claims to c1, c2, ... and relations to r1, r2, ...; for documents without sources and restatements."""
    names = {key: f"c{at}" for at, key in enumerate(document.claims, 1)}
    names |= {key: f"r{at}" for at, key in enumerate(document.relations, 1)}
    claims = {names[key]: one.model_copy(update={"id": names[key]}) for key, one in document.claims.items()}
    relations = {
        names[key]: one.model_copy(
            update={
                "id": names[key],
                "premises": tuple(names[each] for each in one.premises),
                "target": names[one.target],
            }
        )
        for key, one in document.relations.items()
    }
    conclusion = tuple(names[key] for key in document.conclusion)
    return document.model_copy(
        update={"claims": FrozenMap(claims), "relations": FrozenMap(relations), "conclusion": conclusion}
    )


def but_for_relation_ids(document):
    """What a document says, whatever its relations are called: each is told by what it joins, and so are its targets."""
    told = dict.fromkeys(document.relations, "")
    for _ in range(8):  # so far from a claim is no step of a random document
        told = {
            key: str(
                (
                    *sorted((name, str(value)) for name, value in one if name not in {"id", "target"}),
                    told.get(one.target, one.target),
                )
            )
            for key, one in document.relations.items()
        }
    plain = document.model_copy(update={"relations": FrozenMap()})
    return plain, Counter(told.values())
