"""Where a law ends: small maps, scored, and the sentence about them that stands on the page.

Each function scores a map, checks that the law is broken by it, and says so in the numbers that came out.
"""

from argmap import MapBuilder, Network

COUNTEREXAMPLES = {}
"""By (law, semantics): for every "no" of the table."""
LIMITS = []
"""For laws that hold in the cases that their text names, and not beyond."""


def breaks(law, *semantics):
    def note(function):
        COUNTEREXAMPLES.update({(law, name): function for name in semantics})
        return function

    return note


def limit(function):
    LIMITS.append(function)
    return function


def scored(semantics, prior, *relations):
    """Scores of a network whose relations are (premise, sign, target) or (premise, sign, target, strength)."""
    columns = list(zip(*[(*relation, 1.0)[:4] for relation in relations], strict=True)) or [[], [], [], []]
    source, sign, target, strength = columns
    network = Network.from_arrays(prior=prior, source=source, target=target, sign=sign, strength=strength)
    return network.score(semantics).final


@breaks("stability", "counting")
def stability(semantics):
    score = scored(semantics, [0.3])[0]
    assert score != 0.3
    return f"A claim with base score 0.3 that nothing is aimed at scores {score:.3g}."


@breaks("independence", "counting")
def independence(semantics):
    alone = scored(semantics, [1, 1], (1, -1, 0))[0]
    beside = scored(semantics, [1] * 5, (1, -1, 0), (3, -1, 2), (4, -1, 2))[0]
    assert beside != alone
    return (
        f"A claim with one rebuttal of force 1 scores {alone:.3g}. Beside another claim that has two rebuttals, and "
        f"connected to nothing, it scores {beside:.3g}."
    )


@breaks("balance", "counting")
def balance(semantics):
    score = scored(semantics, [0.3, 1], (1, -1, 0, 0.5))[0]
    assert score > 0.3
    return f"A claim with base score 0.3 and one rebuttal of force 0.5 scores {score:.3g}."


@breaks("monotony", "counting")
def monotony(semantics):
    before = scored(semantics, [1] * 3, (1, -1, 0))[0]
    after = scored(semantics, [1] * 3, (1, -1, 0), (2, -1, 0, 0.1))[0]
    assert after > before
    return (
        f"A claim with one rebuttal of force 1 scores {before:.3g}. A second rebuttal, of force 0.1, lifts it "
        f"to {after:.3g}."
    )


@breaks("duality", "euler", "euler_top")
def duality(semantics):
    raised, lowered = (scored(semantics, [0.5, 1], (1, sign, 0))[0] for sign in (1, -1))
    assert abs(raised + lowered - 1) > 0.01
    return (
        f"A claim with base score 0.5 and one support of force 1 scores {raised:.3f}, its mirror image with one "
        f"rebuttal of force 1 scores {lowered:.3f}: together {raised + lowered:.3f}."
    )


@breaks("open-mindedness", "sd_df_quad", "euler", "euler_top", "max_based", "counting")
def open_mindedness(semantics):
    score = scored(semantics, [0.5, *[1] * 1000], *((place, -1, 0) for place in range(1, 1001)))[0]
    assert score > 0.05
    return f"A claim with base score 0.5 and a thousand rebuttals of force 1 scores {score:.3g}."


@breaks("silence", "counting")
def silence(semantics):
    before = scored(semantics, [1] * 3, (1, -1, 0))[0]
    after = scored(semantics, [1] * 3, (1, -1, 0), (2, -1, 0, 0))[0]
    assert after != before
    return f"A claim with one rebuttal of force 1 scores {before:.3g}; with a second one of strength 0, {after:.3g}."


@breaks("undercut", "counting")
def undercut(semantics):
    b = MapBuilder("Two rebuttals")
    first, second, target, doubt = (b.claim(name, prior=1) for name in ("One", "Two", "Target", "Doubt"))
    b.rebut(first, target)
    b.undercut(doubt, b.rebut(second, target))
    cut = b.build().score(semantics)[target]
    without = scored(semantics, [1, 1], (1, -1, 0))[0]
    assert cut != without
    return (
        f"A claim with two rebuttals of force 1, one of them undercut with force 1, scores {cut:.3g}. Without the "
        f"undercut one it scores {without:.3g}."
    )


def switch(semantics, loops, supports, priors):
    """A claim (0) that holds down another (1), which feeds itself and supports the first; then a rebuttal (2) more."""
    relations = [(1, 1, 1)] * loops + [(0, -1, 1)] + [(1, 1, 0)] * supports
    before = scored(semantics, priors, *relations)
    after = scored(semantics, priors, *relations, (2, -1, 0))
    assert after[0] > before[0] + 0.1
    assert after[1] > before[1] + 0.1
    again, back = {3: "three", 4: "four"}[loops], {1: "once", 2: "twice"}[supports]
    return (
        f"Under `{semantics}`, a claim that scores {before[0]:.3f} rebuts another, which supports itself {again} times "
        f"over and the claim {back}. Add a rebuttal of force 0.25 against the claim: the other one is held down no "
        f"longer, rises from {before[1]:.3f} to {after[1]:.3f}, and carries the claim up to {after[0]:.3f}."
    )


@limit
def monotony_in_circles_of_quadratic_energy():
    return switch("quadratic_energy", 3, 1, [0.2, 0.1, 0.25])


@limit
def monotony_in_circles_of_df_quad():
    return switch("df_quad", 4, 2, [0.2, 0.1, 0.25])


@limit
def open_mindedness_against_a_rebuttal():
    supports = [(place, 1, 0) for place in range(2, 1002)]
    score = scored("df_quad", [0.5, *[1] * 1001], (1, -1, 0, 0.5), *supports)[0]
    assert score < 0.99
    return (
        f"Under `df_quad`, a claim with base score 0.5, one rebuttal of force 0.5 and a thousand supports of force 1 "
        f"scores {score:.3g}."
    )


@limit
def silence_under_the_mean():
    b = MapBuilder("Mean", join="mean")
    b.claim("Nothing", id="nothing", prior=0)
    b.claim("Sure", id="sure", prior=1)
    step = b.support(["nothing", "sure"], b.claim("Target", prior=0))
    force = b.build().score().relations[step]
    assert force > 0
    return f"With `join: mean`, a relation with a premise of score 0 and one of score 1 has the force {force:.3g}."


@limit
def an_undercut_of_a_backed_relation():
    b = MapBuilder("Backed")
    step = b.support(b.claim("Premise", prior=1), b.claim("Target", prior=0), id="step")
    b.undercut(b.claim("Doubt", prior=1), step)
    b.support(b.claim("Warrant", prior=0.6), step)
    force = b.build().score().relations["step"]
    assert force > 0
    return (
        f"A relation of strength 1 with an undercut of force 1 and a backing of force 0.6 keeps the force {force:.3g}."
    )


@limit
def order_of_what_is_said_twice():
    def target_score(*order):
        b = MapBuilder("Twice")
        b.claim("Reason", id="reason", prior=0.5)
        b.claim("The same reason", id="again", same_as="reason")
        b.claim("Target", id="target", prior=0)
        b.claim("Doubt", id="doubt", prior=0.5)
        b.claim("Other doubt", id="other", prior=0.5)
        for key in (*order, "repeat"):
            b.support("again" if key == "repeat" else "reason", "target", id=key)
        b.undercut("doubt", "first")
        b.undercut("other", "repeat")
        return b.build().score()["target"]

    one, two = target_score("first", "second"), target_score("second", "first")
    assert one != two
    return (
        f"Two relations are the same to the letter, one of them undercut, and a third says them again and is undercut "
        f"for another reason: the target scores {one:.3f} or {two:.3f}, as the one or the other stands first."
    )
