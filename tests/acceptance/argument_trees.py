"""ASPIC+-style arguments of a map, every tree of them, by brute force from the document itself (Prakken 2010).

Claims that are asserted are ordinary premises, supports are defeasible rules, a rebuttal's conclusion is a contrary of its
target, an undercut attacks every argument that takes the step. There are no preferences.
"""

from itertools import product

from argmap.acceptance.frameworks.framework import Framework
from argmap.model.hearing import foremost, standing

MOST = 1500


class TooManyError(Exception):
    pass


class Trees:
    """All arguments in which no claim stands on its own way up; longer ones are attacked by as many or more."""

    def __init__(self, document, asserted):
        self.document, self.asserted = document, asserted
        self.into = {}
        for relation in document.relations.values():
            self.into.setdefault(relation.target, []).append(relation)
        self.made = 0

    def of_claim(self, claim, above=()):
        """Trees as sets of what they can be attacked at: claims, relations, sources."""
        if claim in above:
            return set()
        found = set()
        if claim in self.asserted:
            found |= {frozenset({claim, *trusted}) for trusted in self.words(claim)}
        for relation in self.into.get(claim, ()):
            if relation.type == "support":
                found |= {tree | {claim} for tree in self.of_relation(relation, (*above, claim))}
        self.made += len(found)
        if self.made > MOST:
            raise TooManyError
        return found

    def of_relation(self, relation, above=()):
        parts = [self.of_claim(premise, above) for premise in relation.premises]
        trees = {frozenset().union(*chosen) | {relation.id} for chosen in product(*parts)}
        self.made += len(trees)
        if self.made > MOST:
            raise TooManyError
        return trees

    def words(self, claim):
        """The sources on whose word a claim may be taken: each with those through whom it is heard."""
        heard = foremost(one for one in standing(self.document.claims[claim].said_by) if one.carries)
        for said in heard:
            source, trusted = said.source, []
            while source is not None:
                trusted.append(source)
                source = self.document.sources[source].via
            yield trusted
        if not heard:
            yield ()

    def framework(self):
        """The arguments as a framework: (what is argued for, what can be attacked), and who attacks whom."""
        arguments = {("claim", claim, tree) for claim in self.document.claims for tree in self.of_claim(claim)}
        against = [one for one in self.document.relations.values() if one.type != "support"]
        arguments |= {("relation", one.id, tree) for one in against for tree in self.of_relation(one)}
        mutual = [one for one in against if one.type == "rebuttal" and one.mutual]
        arguments |= {("back", one.id, tree | {one.id}) for one in mutual for tree in self.of_claim(one.target)}
        name = {
            one: str(number) for number, one in enumerate(sorted(arguments, key=lambda one: (*one[:2], sorted(one[2]))))
        }
        aim = {("relation", relation.id): relation.target for relation in against}
        aim |= {("back", relation.id): relation.premises[0] for relation in mutual}
        attacks = [
            (name[one], name[other])
            for one in arguments
            if one[0] != "claim"
            for other in arguments
            if aim[one[:2]] in other[2]
        ]
        return Framework(name.values(), attacks), name


def labellings(document, asserted, semantics):
    """The labels of claims, rebuttals and undercuts by all labellings of the trees, and how many those are."""
    framework, name = Trees(document, asserted).framework()
    tops = {}
    for argument in name:
        if argument[0] != "back":
            tops.setdefault(argument[1], []).append(name[argument])
    keys = [*document.claims, *(one.id for one in document.relations.values() if one.type != "support")]
    found = []
    for extension in framework.extensions(semantics):
        labels = framework.labels(extension)
        found.append(tuple(label([labels[one] for one in tops.get(key, ())]) for key in keys))
    return keys, found


def label(of_arguments):
    if "in" in of_arguments:
        return "in"
    return "undecided" if "undecided" in of_arguments else "out"


def framework_of_theory(theory):
    """The arguments of a theory of ASPIC+ as a framework, and what each concludes."""
    into = {}
    for name, (needs, then) in theory.rules.items():
        into.setdefault(then, []).append((name, needs))
    made = 0

    def trees(wanted, above=()):
        nonlocal made
        if wanted in above:
            return set()
        found = {frozenset({wanted})} if wanted in theory.premises else set()
        for name, needs in into.get(wanted, ()):
            for chosen in product(*(trees(one, (*above, wanted)) for one in needs)):
                found.add(frozenset().union(*chosen) | {wanted, name})
        made += len(found)
        if made > MOST:
            raise TooManyError
        return found

    wanted = dict.fromkeys([*theory.premises, *into])
    arguments = [(one, tree) for one in wanted for tree in trees(one)]
    concluding = {str(number): one for number, (one, _) in enumerate(arguments)}
    attacks = [
        (str(by), str(to))
        for by, (one, _) in enumerate(arguments)
        if one.startswith("-")
        for to, (_, tree) in enumerate(arguments)
        if one.removeprefix("-") in tree
    ]
    return Framework(concluding, attacks), concluding
