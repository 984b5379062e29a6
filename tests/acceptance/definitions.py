"""Extensions by brute force, straight from the definitions: every set of arguments is tried."""

from itertools import chain, combinations


def extensions(size, attacks, semantics):
    """All extensions of arguments 0 to size - 1, as a list of frozensets."""
    return _Defined(size, frozenset(attacks)).of(semantics)


class _Defined:
    def __init__(self, size, attacks):
        self.members, self.attacks = range(size), attacks
        self.sets = [
            frozenset(one) for one in chain.from_iterable(combinations(self.members, n) for n in range(size + 1))
        ]

    def hit(self, chosen):
        return frozenset(to for one, to in self.attacks if one in chosen)

    def reach(self, chosen):
        return chosen | self.hit(chosen)

    def defends(self, chosen, member):
        return all(one in self.hit(chosen) for one, to in self.attacks if to == member)

    def of(self, semantics):
        return getattr(self, "_" + semantics.replace("-", "_"))()

    def _conflict_free(self):
        return [one for one in self.sets if not one & self.hit(one)]

    def _naive(self):
        return largest(self._conflict_free())

    def _admissible(self):
        return [one for one in self._conflict_free() if all(self.defends(one, member) for member in one)]

    def _complete(self):
        return [
            one
            for one in self._admissible()
            if all(member in one for member in self.members if self.defends(one, member))
        ]

    def _grounded(self):
        return [min(self._complete(), key=len)]

    def _preferred(self):
        return largest(self._admissible())

    def _stable(self):
        return [one for one in self._conflict_free() if len(self.reach(one)) == len(self.members)]

    def _semi_stable(self):
        return largest(self._complete(), self.reach)

    def _stage(self):
        return largest(self._conflict_free(), self.reach)

    def _ideal(self):
        return self._largest_inside(self._preferred())

    def _eager(self):
        return self._largest_inside(self._semi_stable())

    def _largest_inside(self, every):
        common = frozenset.intersection(*every)
        return [max((one for one in self._admissible() if one <= common), key=len)]

    def _cf2(self):
        return [one for one in self.sets if recursive(frozenset(self.members), self.attacks, one, "naive")]

    def _stage2(self):
        return [one for one in self.sets if recursive(frozenset(self.members), self.attacks, one, "stage")]


def largest(every, key=lambda one: one):
    return [one for one in every if not any(key(one) < key(other) for other in every)]


def recursive(members, attacks, chosen, base):
    """The scheme of Baroni, Giacomin and Guida (2005): every component, without what is hit from outside, is an extension."""
    parts = components(members, attacks)
    if len(parts) <= 1:
        order = sorted(members)
        place = {member: number for number, member in enumerate(order)}
        local = [(place[one], place[to]) for one, to in attacks if one in place and to in place]
        return frozenset(place[one] for one in chosen) in extensions(len(order), local, base)
    for part in parts:
        hit = {to for one, to in attacks if one in chosen and one not in part and to in part}
        if chosen & hit or not recursive(part - hit, attacks, chosen & part, base):
            return False
    return True


def components(members, attacks):
    reach = {one: {one} for one in members}
    for _ in members:
        for one, to in attacks:
            if one in reach and to in reach:
                for other in members:
                    if one in reach[other]:
                        reach[other].add(to)
    return {frozenset(other for other in reach[one] if one in reach[other]) for one in members}
