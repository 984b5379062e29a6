"""Base scores from their definition alone: who says a claim, by which act and when, and what a reader says instead.

The forces of relations are taken as given: they decide how reliable a source is. All else is worked out here, by id.
"""

import datetime
import math

ORDER = ({"asserts", "concedes"}, {"reports", "cites", "quotes"}, {"speculates", "implies"})


def reliabilities(document, forces, own):
    """reliability(s) = linear(own, product aggregation of forces) * reliability(via)."""

    def of(source):
        aimed = _counted_once(document, source, forces)
        supports = math.prod(1 - forces[name] for name, one in aimed.items() if one.type == "support")
        against = math.prod(1 - forces[name] for name, one in aimed.items() if one.type == "undercut")
        start = own.get(
            source, 1.0 if document.sources[source].reliability is None else document.sources[source].reliability
        )
        energy = against - supports
        value = start + (1 - start) * energy if energy > 0 else start + start * energy
        via = document.sources[source].via
        return value if via is None else value * of(via)

    return {source: of(source) for source in document.sources}


def _counted_once(document, source, forces):
    """The relations aimed at a source: one that becomes the same as another when restatements are read as originals is it."""
    aimed, written, again = {}, set(), {}
    for name, one in document.relations.items():
        if one.target == source and name in forces:
            premises = frozenset(_original(document, premise) for premise in one.premises)
            key = (one.type, premises)
            if premises == frozenset(one.premises):
                aimed[name] = one
                written.add(key)
            else:
                again.setdefault(key, name)
    return aimed | {name: document.relations[name] for key, name in again.items() if key not in written}


def _original(document, claim):
    while document.claims[claim].same_as is not None:
        claim = document.claims[claim].same_as
    return claim


def base_score(document, claim, worth, *, prior=None, fix=None, min_reliability=0.0, as_of=None):
    """The base score of a claim, given what each source is worth after arguments."""
    key = _original(document, claim)
    for given in (fix or {}, prior or {}):
        if key in given:
            return given[key]
    own, all_said = (_standing(document, keys, key, as_of) for keys in ([key], _wordings(document, key)))
    if not own:
        return document.prior_of(key)
    group = next(group for group in ORDER if any(act in group for _, act in all_said))
    counting = [worth[source] for source, act in all_said if act in group]
    return document.prior_of(key) * max([value for value in counting if value >= min_reliability], default=0.0)


def _wordings(document, key):
    """A claim and all its restatements."""
    found = {key}
    while more := {name for name, one in document.claims.items() if one.same_as in found} - found:
        found |= more
    return found


def _standing(document, keys, original, as_of):
    """Who stands by what, by a day: (source, act) pairs that lend weight and are not taken back."""
    day = None if as_of is None else datetime.date.fromisoformat(as_of)

    def said(names):
        words = [one for name in names for one in document.claims[name].said_by]
        return [one for one in words if day is None or one.date is None or one.date <= day]

    back = [one for one in said(_wordings(document, original)) if one.act == "retracts"]
    return [
        (one.source, one.act)
        for one in said(keys)
        if any(one.act in group for group in ORDER)
        and not any(
            it.source == one.source and (it.date is None or one.date is None or it.date >= one.date) for it in back
        )
    ]
