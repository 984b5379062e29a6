"""The steps of a document, and what bears on what by walking all ways: an independent account of polarity and of ways."""

import numpy as np

from argmap.arrays.compile.restated import originals
from argmap.model.hearing import resting


def steps(document):
    """Every step from what bears to what is borne on, with its sign: premises, arguments, sources, what is heard through."""
    original = originals(document)
    questions = {key for key, claim in document.claims.items() if claim.kind == "question"}
    found = []
    for relation in document.relations.values():
        if questions & {*relation.premises, relation.target}:
            continue
        found += [(original[premise], relation.id, 1) for premise in relation.premises]
        found.append(
            (relation.id, original.get(relation.target, relation.target), 1 if relation.type == "support" else -1)
        )
    found += [(one.source, claim_id, 1) for claim_id, words in resting(document).items() for one in words]
    found += [(source.via, key, 1) for key, source in document.sources.items() if source.via is not None]
    return found


def signs_by_ways(document, target):
    """Walk every way to the target, none twice through the same thing: the signs of the ways of each thing, by its id."""
    following = {}
    for giver, taker, sign in steps(document):
        following.setdefault(giver, []).append((taker, sign))

    def ways(at, sign, seen):
        if at == target:
            yield sign
            return
        for taker, turn in following.get(at, ()):
            if taker not in seen:
                yield from ways(taker, sign * turn, {*seen, taker})

    return {at: set(ways(at, 1, {at})) for at in {target, *following}}


def signs_by_powers(document, target):
    """The same where things run in circles, with walks of any length: powers of the matrix of steps that keep or turn a sign."""
    found = steps(document)
    things = sorted({target, *(end for giver, taker, _ in found for end in (giver, taker))})
    place = {thing: at for at, thing in enumerate(things)}
    number = len(things)
    table = np.zeros((2 * number, 2 * number), dtype=bool)  # a thing, and the thing turned round
    for giver, taker, sign in found:
        for side in (0, 1):
            other = side if sign > 0 else 1 - side
            table[side * number + place[giver], other * number + place[taker]] = True
    walks = (table | np.eye(2 * number, dtype=bool)).astype(np.float32)
    for _ in range((2 * number).bit_length()):  # each power is of twice as many steps
        walks = (walks @ walks > 0).astype(np.float32)
    raises, lowers = walks[:number, place[target]] > 0, walks[:number, number + place[target]] > 0
    return {
        thing: {sign for sign, is_there in ((1, raises[at]), (-1, lowers[at])) if is_there}
        for thing, at in place.items()
    }
