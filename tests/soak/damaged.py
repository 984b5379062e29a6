"""Change a saved network at random, again and again in one process, and look at what becomes of it.

Damaged bytes have to be refused, unless they hold nothing: the network then scores as before. Columns that were changed
by somebody who makes the checksums right again are a network of their own, unless they are refused: it has to score
alike by plain numpy and by compiled code, and as before where only the order of evaluation was changed.
"""

import contextlib
import random
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import pyarrow as pa

import argmap
from tests.shared.saved import ALL_THERE_IS, contents, rewritten

LARGEST = 1 << 31


def networks():
    """Give networks with all that there is to save: texts, sources, questions, restatements, circles, many levels."""
    draw = np.random.default_rng(5)
    strength = np.where(draw.random(60) < 0.3, draw.random(60), 1.0)
    source, sign = draw.integers(1, 30, 60), draw.choice([1, -1], 60)
    acyclic = argmap.Network.from_arrays(
        prior=draw.random(30), source=source, target=draw.integers(0, source), sign=sign, strength=strength
    )
    round_ = argmap.Network.from_arrays(
        prior=draw.random(30), source=source, target=draw.integers(0, 30, 60), sign=sign, strength=strength,
        ids=[f"é{at}" for at in range(30)],
    )  # fmt: skip
    with_sources = argmap.loads(ALL_THERE_IS).network
    with_knots = argmap.loads("""
argmap: 1
title: Circles of all sorts
conclusion: c
sources: {s: {reliability: 0.5}}
claims: {a: {text: A., said_by: s}, b: B., c: C., d: D.}
relations:
  - {premises: [a], supports: b, strength: 0.8}
  - {id: both, premises: [a, b], supports: c}
  - {id: turn, premises: [c], rebuts: a}
  - {premises: [b], undercuts: turn}
  - {premises: [d], undercuts: s}
  - {id: one, premises: [a], undercuts: two}
  - {id: two, premises: [b], undercuts: one}
""").network
    return acyclic, round_, with_sources, with_knots


def flip(content):
    content[random.randrange(len(content))] ^= 1 << random.randrange(8)


def cut_short(content):
    del content[random.randrange(len(content)) :]


def zero(content):
    begin = random.randrange(len(content))
    end = min(len(content), begin + random.choice([1, 8, 64, 4096]))
    content[begin:end] = bytes(end - begin)


def copy(content):
    size = random.choice([1, 8, 64, 1024])
    begin, other = random.randrange(len(content) - size), random.randrange(len(content) - size)
    content[begin : begin + size] = content[other : other + size]


def put_a_number(content):
    begin = random.randrange(len(content) - 8)
    number = random.choice([0, -1, 1, LARGEST, 1 << 40, (1 << 63) - 1])
    content[begin : begin + 8] = number.to_bytes(8, "little", signed=True)


def other_values(columns, others):
    """Change one column into another that is possible in itself; return its name."""
    name = random.choice([one for one in columns if len(columns[one])])
    values = columns[name].to_pylist()
    at = random.randrange(len(values))
    how = random.randrange(6)
    if how == 0:
        values[at] = random.choice(values)
    elif how == 1 and not isinstance(values[at], str | None):
        values[at] += random.choice([1, -1]) if isinstance(values[at], int) else random.uniform(-0.1, 0.1)
    elif how == 2:
        values = values[at:] + values[:at]
    elif how == 3:
        values[at:] = reversed(values[at:])
    elif how == 4:
        del values[at]
    else:
        values = others.get(name, columns[name]).to_pylist()
    columns[name] = pa.array(values, columns[name].type)
    return name


def scores(network):
    """Score by both engines; what has no fixed point by either is left out."""
    both = [network.score(engine=engine, on_divergence="return") for engine in ("plain", "compiled")]
    return [one.final for one in both], all(one.converged for one in both)


def outcome(path, sound, layout_only):
    """Load what was changed, and say how that ended."""
    try:
        network = argmap.Network.load(path)
    except argmap.FormatError:
        return "refused"
    (plain, compiled), converged = scores(network)
    list(network.ids), list(network.texts), network.top(3)
    with contextlib.suppress(argmap.ArgmapError):  # ids of other claims, for one
        network.to_map()
    if all(len(one) == len(sound) and np.allclose(one, sound, rtol=0, atol=1e-12) for one in (plain, compiled)):
        return "as before"
    if layout_only or (converged and not np.allclose(plain, compiled, rtol=0, atol=1e-9)):
        return "WRONG"
    return "another network"


def main(folder, seed, rounds):
    random.seed(seed)
    paths, sounds = [], []
    for number, network in enumerate(networks()):
        path = Path(folder, f"{number}.arrow")
        network.layout  # noqa: B018 - its order is saved with it
        network.save(path)
        paths.append(path)
        sounds.append(scores(network)[0][0])
    good = [path.read_bytes() for path in paths]
    columns = [contents(path)[0] for path in paths]
    changed = Path(folder, "changed.arrow")
    counts = Counter()
    for turn in range(rounds):
        at = random.randrange(len(paths))
        changed.unlink(missing_ok=True)
        if turn % 2:
            content = bytearray(good[at])
            change = random.choice([flip, cut_short, zero, copy, put_a_number])
            change(content)
            changed.write_bytes(content)
            name, ended = change.__name__, outcome(changed, sounds[at], layout_only=True)
        else:
            changed.write_bytes(good[at])
            named = []
            rewritten(changed, lambda own, _, at=at, named=named: named.append(other_values(own, columns[at - 1])))
            name = "layout" if named[0].startswith("layout.") else "column"
            ended = outcome(changed, sounds[at], layout_only=name == "layout")
        counts[name, ended] += 1
        if ended == "WRONG":
            print("WRONG", turn, at, name, *(named if not turn % 2 else ()))
    for (name, ended), number in sorted(counts.items()):
        print(f"{name}: {ended}: {number}")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
