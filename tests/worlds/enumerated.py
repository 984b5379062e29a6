"""Probabilities by going through every world, from the definition and by id: slow, and sharing no code with argmap."""

import random

import numpy as np

from argmap import ArgumentMap, Document
from argmap.arrays.arrays import RELATION
from argmap.worlds.switches import switches_of
from tests.shared.reference import _Reading

MOST_SWITCHES = 16


class TooManySwitchesError(Exception):
    """There are more worlds than can be gone through."""


class ImpossibleError(Exception):
    """What is given is so in no world."""


def probabilities(document, *, given=None, **choices):
    """How likely every claim that has a score holds, in the worlds that are as given, as a dictionary."""
    return Worlds(_Reading(document, **choices)).claims(given or {})


def spans(document, *, given=None, **choices):
    """How likely every claim holds at least and at most, where circles leave what they do not decide undecided."""
    worlds = Worlds(_Reading(document, **choices))
    low, high = worlds.well_founded()
    counting = worlds.counting(given or {}, low)
    return {key: (worlds.share(low[key], counting), worlds.share(high[key], counting)) for key in worlds.claim_keys()}


def drawn_worlds(m, samples, seed, **choices):
    """The very worlds that are drawn: the switch of every node, world by world, each counting as much."""
    network = m.under(semantics="probability", **choices).network
    arrays = network.switched
    words = switches_of(arrays, seed).on(np.arange(len(arrays)), 0, -(-samples // 64))
    on = [[word >> bit & 1 == 1 for word in row for bit in range(64)][:samples] for row in words.tolist()]
    pairs = [
        *zip(arrays.claim_ids, arrays.claim_node.tolist(), strict=True),
        *(pair for pair in zip(arrays.relation_ids, arrays.relation_node.tolist(), strict=True)
          if pair[1] >= 0 and arrays.kind[pair[1]] == RELATION),
        *zip(arrays.source_ids, arrays.source_node.tolist(), strict=True),
    ]  # fmt: skip
    switch = {key: np.array(on[node]) for key, node in pairs if node >= 0}
    return Worlds(_Reading(m.document, **choices), switch)


class Worlds:
    """Each switch is a row of flags, one a world; whatever hangs on switches is worked out for all worlds at once."""

    def __init__(self, reading, drawn=None):
        self.reading = reading
        chance = reading.prior | {key: step.strength for key, step in reading.steps.items()} | reading.own_reliability
        chance |= {key: value for key, value in reading.fix.items() if key in reading.prior}
        if drawn is not None:
            number = len(next(iter(drawn.values())))
            certain = {key: np.full(number, value == 1) for key, value in chance.items() if key not in drawn}
            self.switch, self.weight, self.known = certain | drawn, np.full(number, 1 / number), {}
            return
        unsure = [key for key, value in chance.items() if 0 < value < 1]
        if len(unsure) > MOST_SWITCHES:
            raise TooManySwitchesError
        worlds = np.arange(2 ** len(unsure))
        self.switch = {key: np.full(len(worlds), value == 1) for key, value in chance.items()}
        self.weight = np.ones(len(worlds))
        for digit, key in enumerate(unsure):
            on = self.switch[key] = (worlds // 2**digit) % 2 == 1
            self.weight *= np.where(on, chance[key], 1 - chance[key])
        self.known = {}

    def claims(self, given):
        holds = {key: self.holds(self.name(key)) for key in (*self.claim_keys(), *given)}
        counting = self.counting(given, holds)
        return {key: self.share(holds[key], counting) for key in self.claim_keys()}

    def claim_keys(self):
        return self.reading.scored

    def name(self, key):
        """What stands for a claim that restates another, or a relation that counts as another."""
        return self.reading.original.get(key, self.reading.counted_as.get(key, key))

    def counting(self, given, holds):
        """Which worlds are as given."""
        every = np.ones(len(self.weight), dtype=bool)
        return np.logical_and.reduce([every, *(holds[key] == so for key, so in given.items())])

    def share(self, holds, counting):
        """How likely something is in the worlds that count."""
        total = self.weight[counting].sum()
        if not total:
            raise ImpossibleError
        return float(self.weight[holds & counting].sum() / total)

    def holds(self, key):
        if key not in self.known:
            self.known[key] = self.rule(key, self.holds, self.holds)
        return self.known[key]

    def rule(self, key, holds, denied):
        """Where something holds: by what holds for it, and what is denied by what is against it."""
        reading, never = self.reading, np.zeros(len(self.weight), dtype=bool)
        if key in reading.fix:
            return self.switch[key]
        on = self.switch[key]
        if key in reading.prior and reading.carriers[key]:
            heard = [holds(one) for one in reading.carriers[key] if self._heard(one)]
            on = on & np.logical_or.reduce([never, *heard])
        aimed = [name for name, step in reading.steps.items() if step.target == key]
        for name in aimed:
            if reading.steps[name].type == "support":
                on = on | holds(name)
        for name in aimed:
            if reading.steps[name].type != "support":
                on = on & ~denied(name)
        if key in reading.steps:
            on = np.logical_and.reduce([on, *(holds(premise) for premise in reading.steps[key].premises)])
        if reading.via.get(key) is not None:
            on = on & holds(reading.via[key])
        return on

    def well_founded(self):
        """What holds and what may, as dictionaries: least models of what is left once the other is taken for denied."""
        low = {key: np.zeros(len(self.weight), dtype=bool) for key in self.switch}
        while True:
            high = self._least(low)
            more = self._least(high)
            if all(np.array_equal(more[key], low[key]) for key in low):
                return self._by_every_name(low), self._by_every_name(high)
            low = more

    def _least(self, denied):
        found = {key: np.zeros(len(self.weight), dtype=bool) for key in self.switch}
        while True:
            more = {key: self.rule(key, found.__getitem__, denied.__getitem__) for key in found}
            if all(np.array_equal(more[key], found[key]) for key in found):
                return found
            found = more

    def _by_every_name(self, found):
        names = (*self.claim_keys(), *self.reading.steps, *self.reading.counted_as, *self.reading.via)
        return {key: found[self.name(key)] for key in names}

    def _heard(self, source):
        """Whether a source is listened to: it is reliable in a large enough share of the worlds, after arguments."""
        if not self.reading.floor:
            return True
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
