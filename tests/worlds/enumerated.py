"""Probabilities by going through every world, from the definition and by id: slow, and sharing no code with argmap."""

import random

import numpy as np

from argmap import ArgumentMap, Document
from tests.shared.reference import _Reading


def probabilities(document, **choices):
    """How likely every claim that has a score holds, as a dictionary."""
    return _Worlds(_Reading(document, **choices)).claims()


class _Worlds:
    """Each switch is a row of flags, one a world; whatever hangs on switches is worked out for all worlds at once."""

    def __init__(self, reading):
        self.reading = reading
        chance = reading.prior | {key: step.strength for key, step in reading.steps.items()} | reading.own_reliability
        chance |= {key: value for key, value in reading.fix.items() if key in reading.prior}
        unsure = [key for key, value in chance.items() if 0 < value < 1]
        assert len(unsure) <= 16
        worlds = np.arange(2 ** len(unsure))
        self.switch = {key: np.full(len(worlds), value == 1) for key, value in chance.items()}
        self.weight = np.ones(len(worlds))
        for digit, key in enumerate(unsure):
            on = self.switch[key] = (worlds // 2**digit) % 2 == 1
            self.weight *= np.where(on, chance[key], 1 - chance[key])
        self.known = {}

    def claims(self):
        reading = self.reading
        return {key: float(self.weight[self.holds(reading.original[key])].sum()) for key in reading.scored}

    def holds(self, key):
        if key not in self.known:
            self.known[key] = self._worked_out(key)
        return self.known[key]

    def _worked_out(self, key):
        reading, never = self.reading, np.zeros(len(self.weight), dtype=bool)
        if key in reading.fix:
            return self.switch[key]
        on = self.switch[key]
        if key in reading.prior and reading.carriers[key]:
            heard = [self.holds(one) for one in reading.carriers[key] if self._heard(one)]
            on = on & np.logical_or.reduce([never, *heard])
        aimed = [name for name, step in reading.steps.items() if step.target == key]
        for name in aimed:
            if reading.steps[name].type == "support":
                on = on | self.holds(name)
        for name in aimed:
            if reading.steps[name].type != "support":
                on = on & ~self.holds(name)
        if key in reading.steps:
            on = np.logical_and.reduce([on, *(self.holds(premise) for premise in reading.steps[key].premises)])
        if reading.via.get(key) is not None:
            on = on & self.holds(reading.via[key])
        return on

    def _heard(self, source):
        """Whether a source is listened to: it is reliable in a large enough share of the worlds, after arguments."""
        return self.weight[self.holds(source)].sum() >= self.reading.floor - 1e-12


def random_map(seed, *, switches=16):
    """A map without circles and with at most so many open switches: linked premises, undercuts, backing, sources."""
    dice = random.Random(seed)
    left = switches

    def chance(share=0.7):
        nonlocal left
        if left and dice.random() < share:
            left -= 1
            return round(dice.uniform(0.05, 0.95), 3)
        return dice.choice([1.0, 1.0, 0.0])

    sources = {"paper": {"reliability": chance()}, "witness": {"reliability": chance(), "via": "paper"}}
    claims = {}
    for place in range(dice.randint(3, 8)):
        claims[f"c{place}"] = {"text": f"Claim {place}.", "prior": chance(0.9)}
        if dice.random() < 0.4:
            claims[f"c{place}"]["said_by"] = dice.sample(sorted(sources), dice.randint(1, 2))
    relations = []
    for place in range(dice.randint(3, 9)):
        steps = [("undercuts", one["id"], one["top"]) for one in relations] * 2
        steps += [("supports", one["id"], one["top"]) for one in relations]
        steps += [(verb, f"c{at}", at) for at in range(1, len(claims)) for verb in ("supports", "supports", "rebuts")]
        verb, target, top = dice.choice(steps)
        premises = dice.sample([f"c{at}" for at in range(top)], dice.randint(1, min(3, top)))
        relations.append({"id": f"r{place}", "premises": premises, verb: target, "strength": chance(0.4), "top": top})
    for one in relations:
        del one["top"]
    tree = {"argmap": 1, "title": "Random", "sources": sources, "claims": claims, "relations": relations}
    return ArgumentMap(Document.from_tree(tree))


def random_tree(seed):
    """A map in which nothing is used twice, with the closed form of every claim's probability."""
    dice = random.Random(seed)
    claims, relations, value = {}, [], {}

    def grow(depth):
        key = f"c{len(claims)}"
        prior = round(dice.uniform(0, 1), 3)
        claims[key] = {"text": key, "prior": prior}
        without, spared = 1 - prior, 1.0
        for _ in range(dice.randint(0, 2) if depth else 0):
            verb, strength = dice.choice(["supports", "rebuts"]), round(dice.uniform(0, 1), 3)
            premises = [grow(depth - 1) for _ in range(dice.randint(1, 2))]
            relations.append({"premises": premises, verb: key, "strength": strength})
            fires = strength * np.prod([value[premise] for premise in premises])
            without, spared = (without * (1 - fires), spared) if verb == "supports" else (without, spared * (1 - fires))
        value[key] = (1 - without) * spared
        return key

    grow(2)
    tree = {"argmap": 1, "title": "Tree", "claims": claims, "relations": relations}
    return ArgumentMap(Document.from_tree(tree)), value
