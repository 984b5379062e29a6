"""Scoring written down a second time, from its definition and by id: slow, plain, and sharing no code with argmap.

Nothing here knows arrays, edges or orders of evaluation. A map is read into dictionaries, whatever needs itself is
iterated from the base scores, and everything else follows once what it needs is known.
"""

import datetime
from dataclasses import dataclass

from tests.shared.limits import limit
from tests.shared.rules import JOINS, RULES, linear, product

GROUPS = (("asserts", "concedes"), ("reports", "cites", "quotes"), ("speculates", "implies"))
CARRYING = tuple(act for group in GROUPS for act in group)


@dataclass
class Step:
    """A relation with restatements read as what they restate."""

    type: str
    premises: frozenset
    target: str
    strength: float
    reworded: bool


@dataclass
class Reference:
    scores: dict
    base: dict
    forces: dict
    reliabilities: dict
    absent: set
    settled: bool
    circles: list
    """What is in each circle and takes steps, and the step."""
    values: dict


def reference_scores(document, semantics, **choices):
    return _Scoring(_Reading(document, **choices), semantics).result()


class _Reading:
    """What a document says once restatements, dates, questions and a caller's choices are taken into account."""

    def __init__(
        self, document, *, prior=None, fix=None, strength=None, reliability=None,
        min_reliability=0.0, as_of=None, join=None,
    ):  # fmt: skip
        self.document, self.fix, self.floor = document, fix or {}, min_reliability
        self.join, self.given = join, prior or {}
        self.day = None if as_of is None else datetime.date.fromisoformat(str(as_of))
        self.own_reliability = {
            key: (reliability or {}).get(key, 1.0 if source.reliability is None else source.reliability)
            for key, source in document.sources.items()
        }
        self.via = {key: source.via for key, source in document.sources.items()}
        self.original = {key: self._first(key) for key in document.claims}
        self.absent = self._absent()
        self.scored = [
            key
            for key in document.claims
            if key not in self.absent and document.claims[self.original[key]].kind != "question"
        ]
        self.prior = {key: (prior or {}).get(key, document.prior_of(key)) for key in self._originals()}
        self.steps, self.counted_as = self._steps(strength or {})
        self.carriers = {key: self._carriers(key) for key in self._originals()}

    def _first(self, key):
        while self.document.claims[key].same_as is not None:
            key = self.document.claims[key].same_as
        return key

    def _originals(self):
        return [key for key in self.scored if self.original[key] == key]

    def _heard(self, said_by):
        return [one for one in said_by if self.day is None or one.date is None or one.date <= self.day]

    def _unsaid(self, said_by):
        return bool(said_by) and not self._heard(said_by)

    def _absent(self):
        claims, relations = self.document.claims, self.document.relations
        absent = set()
        for key, claim in claims.items():
            together = [one for other in claims if self.original[other] == self.original[key]
                        for one in claims[other].said_by]  # fmt: skip
            if self._unsaid(together) or (claim.same_as is not None and self._unsaid(claim.said_by)):
                absent.add(key)
        absent |= {key for key, relation in relations.items() if self._unsaid(relation.said_by)}
        return absent | self._hanging_on(absent)

    def _hanging_on(self, gone):
        found = set()
        while True:
            more = {
                key
                for key, relation in self.document.relations.items()
                if {*relation.premises, relation.target} & (gone | found)
            }
            if more <= found:
                return found
            found |= more

    def _steps(self, strength):
        unscored = {key for key in self.document.claims if key not in self.scored}
        out = self.absent | self._hanging_on(unscored)
        steps, circular = {}, set()
        for key, relation in self.document.relations.items():
            if key in out:
                continue
            premises = frozenset(self.original[premise] for premise in relation.premises)
            target = self.original.get(relation.target, relation.target)
            own = 1.0 if relation.strength is None else relation.strength
            reworded = target != relation.target or premises != frozenset(relation.premises)
            steps[key] = Step(relation.type, premises, target, strength.get(key, own), reworded)
            if target in premises and relation.target not in relation.premises:
                circular.add(key)
        while circular:
            steps = {key: step for key, step in steps.items() if key not in circular}
            circular = {key for key, step in steps.items() if step.target in self.document.relations} & {
                key for key, step in steps.items() if step.target not in steps
            }
        return self._merged(steps)

    def _merged(self, steps):
        """Merge what says the same because something was restated, two at a time, until nothing does."""
        counted_as = {}
        while pair := self._same(steps):
            kept, extra = pair
            steps[kept].strength = max(steps[kept].strength, steps.pop(extra).strength)
            counted_as = {key: kept if value == extra else value for key, value in counted_as.items()} | {extra: kept}
            for step in steps.values():
                if step.target == extra:
                    step.target, step.reworded = kept, True
        return steps, counted_as

    @staticmethod
    def _same(steps):
        for extra, step in steps.items():
            alike = [
                key
                for key, other in steps.items()
                if (other.type, other.premises, other.target) == (step.type, step.premises, step.target)
            ]
            if step.reworded and len(alike) > 1:
                named = [key for key in alike if not steps[key].reworded]
                kept = max(named, key=lambda key: steps[key].strength) if named else alike[0]
                if kept != extra:
                    return kept, extra
        return None

    def _carriers(self, key):
        """The sources on whose word a claim rests: those of the first group of acts that is there."""
        if key in self.given:
            return set()
        together = [other for other in self.document.claims if other not in self.absent and self.original[other] == key]
        said = {other: self._heard(self.document.claims[other].said_by) for other in together}
        back = [one for words in said.values() for one in words if one.act == "retracts"]
        left = {
            other: [one for one in words if one.act in CARRYING and not any(_takes_back(it, one) for it in back)]
            for other, words in said.items()
        }
        if not left.get(key):
            return set()
        counting = ({one.source for words in left.values() for one in words if one.act in group} for group in GROUPS)
        return next(found for found in counting if found)


def _takes_back(retraction, one):
    if retraction.source != one.source:
        return False
    return retraction.date is None or one.date is None or one.date <= retraction.date


class _Scoring:
    def __init__(self, reading, semantics):
        self.reading, self.rule = reading, RULES[semantics]
        prescribed = "min" if semantics == "weakest_link" else reading.document.defaults.join
        self.join = JOINS[reading.join or prescribed]
        met = [step.target for step in reading.steps.values() if step.type == "rebuttal"]
        self.most = max(map(met.count, met), default=0)
        self.needs = {key: self._needed(key) for key in (*reading.prior, *reading.steps, *reading.via)}
        self.value = {}
        self.settled = True
        self.circles = []

    def _aimed(self, key, *types):
        return [name for name, step in self.reading.steps.items() if step.target == key and step.type in types]

    def _needed(self, key):
        reading = self.reading
        if key in reading.fix:
            return set()
        needed = set(self._aimed(key, "support", "rebuttal", "undercut"))
        if key in reading.steps:
            needed |= reading.steps[key].premises
        elif key in reading.prior:
            needed |= reading.carriers[key]
        elif reading.via[key] is not None:
            needed.add(reading.via[key])
        return needed

    def _worked_out(self, key, value):
        """The definition: what a claim, a relation or a source is worth, given what it needs."""
        reading = self.reading
        if key in reading.fix:
            return reading.fix[key]
        supports = [value[name] for name in self._aimed(key, "support")]
        against = [value[name] for name in self._aimed(key, "rebuttal", "undercut")]
        if key in reading.prior:
            return min(1.0, max(0.0, self.rule(self._base(key, value), supports, against, self.most)))
        if key in reading.steps:
            warrant = linear(reading.steps[key].strength, product(supports, against))
            return warrant * self.join([value[premise] for premise in reading.steps[key].premises])
        own = linear(reading.own_reliability[key], product(supports, against))
        return own * (1.0 if reading.via[key] is None else value[reading.via[key]])

    def _base(self, key, value):
        reading = self.reading
        if key in reading.fix:
            return reading.fix[key]
        heard = [value[source] if value[source] >= reading.floor else 0.0 for source in reading.carriers[key]]
        return reading.prior[key] * max(heard, default=1.0)

    def _start(self, keys):
        """Base scores: a source's own reliability, a claim's prior weighed by these, what a relation hands on then."""
        reading = self.reading
        start = {}
        for key in sorted((key for key in keys if key in reading.via), key=self._distance):
            via = reading.via[key]
            start[key] = reading.own_reliability[key] * (1.0 if via is None else {**self.value, **start}[via])
        for key in keys:
            if key in reading.prior:
                start[key] = self._base(key, {**self.value, **start})
        for key in keys:
            if key in reading.steps:
                value = {**self.value, **start}
                joined = self.join([value[premise] for premise in reading.steps[key].premises])
                start[key] = reading.steps[key].strength * joined
        return start

    def _is_plain(self, key):
        step = self.reading.steps[key]
        return len(step.premises) == 1 and step.strength == 1.0 and not self._aimed(key, "support", "undercut")

    def _distance(self, source):
        steps = 0
        while (source := self.reading.via[source]) is not None:
            steps += 1
        return steps

    def result(self):
        reach = _closure(self.needs)
        done = set()
        for key in sorted(self.needs, key=lambda key: len(reach[key] | {key})):
            if key in done:
                continue
            if key not in reach[key]:
                self.value[key] = self._worked_out(key, self.value)
                done.add(key)
                continue
            circle = [other for other in self.needs if other in reach[key] and key in reach[other]]
            self._go_round(circle)
            done |= set(circle)
        return self._named()

    def _go_round(self, circle):
        """Take all next scores at once, from the base scores on, until nothing moves.

        A plain relation hands its premise on within the step.
        """
        plain = [key for key in circle if key in self.reading.steps and self._is_plain(key)]
        state = [key for key in circle if key not in plain]
        outside = self.value

        def whole(inside):
            value = outside | inside
            return value | {key: self._worked_out(key, value) for key in plain}

        def step(inside):
            value = whole(inside)
            return {key: self._worked_out(key, value) for key in state}

        reached, settled = limit(step, self._start(state))
        self.settled = self.settled and settled
        self.circles.append((state, step))
        self.value = whole(reached)

    def _named(self):
        reading, value = self.reading, self.value
        original = reading.original
        return Reference(
            scores={key: value[original[key]] for key in reading.scored},
            base={key: self._base(original[key], value) for key in reading.scored},
            forces={key: value[reading.counted_as.get(key, key)] for key in (*reading.steps, *reading.counted_as)},
            reliabilities={key: value[key] for key in reading.via},
            absent=reading.absent,
            settled=self.settled,
            circles=self.circles,
            values=value,
        )


def _closure(needs):
    reach = {key: set(needed) & set(needs) for key, needed in needs.items()}
    while True:
        more = {key: reach[key].union(*(reach[other] for other in reach[key])) for key in reach}
        if more == reach:
            return reach
        reach = more
