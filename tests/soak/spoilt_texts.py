"""Texts of foreign formats, spoilt at random, again and again in one process: only an `ArgmapError` may come of it."""

import copy
import json
import random
import re
import resource
import sys
import time
import warnings
from pathlib import Path

from argmap.errors import ArgmapError
from argmap.formats.registry import format_named

TEXTS = {
    "aif": [
        (
            '{"nodes": [{"nodeID": "1", "text": "A", "type": "I"}, {"nodeID": 2, "text": "CL : B", "type": "L"}, '
            '{"nodeID": "3", "type": "RA", "scheme": "X"}, {"nodeID": "4", "type": "CA"}, {"nodeID": "5", "type": "YA", '
            '"text": "Arguing"}, {"nodeID": "6", "type": "TA"}, {"nodeID": "7", "type": "MA"}], "edges": [{"fromID": "1", '
            '"toID": "3"}, {"fromID": "3", "toID": "1"}, {"fromID": 2, "toID": "5"}, {"fromID": "5", "toID": "1"}, '
            '{"fromID": "1", "toID": "4"}, {"fromID": "4", "toID": "3"}, {"fromID": "2", "toID": "6"}, {"fromID": "6", '
            '"toID": "2"}], "locutions": [{"nodeID": "2", "personID": 4, "start": "2020-01-01 10:00:00"}], '
            '"participants": [{"participantID": 4, "firstname": "Ann"}]}'
        ),
    ],
    "xaif": ['{"AIF": {"nodes": [{"nodeID": 1, "text": "A", "type": "I"}], "edges": []}, "text": "A", "OVA": []}'],
    "sadface": [
        (
            '{"nodes": [{"id": "a", "type": "atom", "text": "A", "sources": [{"offset": 1}]}, {"id": "b", "type": "conflict", '
            '"name": "disagreement"}, {"id": "c", "type": "scheme", "name": "support", "metadata": {"argmap": {"id": "x"}}}], '
            '"edges": [{"id": "e", "source_id": "a", "target_id": "b"}, {"source_id": "a", "target_id": "c"}, {"source_id": '
            '"c", "target_id": "a"}], "metadata": {"core": {"title": "T"}}}'
        ),
    ],
    "arguebuf": [
        (
            '{"nodes": {"a": {"atom": {"text": "A", "participant": "p"}}, "s": {"scheme": {"attack": "ATTACK_DEFAULT"}}}, '
            '"edges": {"e": {"source": "a", "target": "s"}, "f": {"source": "s", "target": "a"}}, "participants": {"p": '
            '{"name": "Ann"}}, "majorClaim": "a"}'
        ),
    ],
    "kialo": [
        "Discussion Title: T\n\n1. A [link](http://x.org) \\[b\\]\n1.1. Pro: B\n1.1.1. Con: -> See 1.\n1.2. Con: -> See 1.1.\n",
    ],
    "gsn": [
        (
            "G1:\n  text: A\n  supportedBy: [S1, G2]\n  inContextOf: C1\nS1:\n  text: X\n  supportedBy: [G2, G3]\nG2: {text: B}\n"
            "G3: {text: C, undeveloped: true}\nC1: {text: D}\nCG1: {text: E, challenges: G1 -> G2}\nCSn1: {challenges: S1}\n"
        ),
    ],
    "ltac": [
        (
            "- Claim A: One (http://x.org) {assumed}\n  - Context X: Here\n  - Strategy S: Split\n    - Claim B: Two\n"
            "    - Claim ^A\n  - Relation R: {counter}\n    - Link B\n  - Evidence E: Seen {defeater}\n"
        ),
    ],
    "carneades": [
        (
            "meta: {title: T}\nstatements: {a: A, b: {text: B, label: in}, c: C}\nissues: {i: {positions: [a, b]}}\n"
            "arguments:\n  r: {conclusion: a, premises: {major: b, minor: c}, undercutter: c}\n  s: {conclusion: b, premises: []}\n"
        ),
    ],
    "af": ["p af 3\n# a\n# b\n# c\n1 2\n2 3\n3 3\n"],
    "apx": ['arg(a). arg("b c").\natt(a,"b c").\natt(r,a). mem(r,a). % x\n'],
    "tgf": ["a\nb It rains.\n#\na b\nb a +\n"],
    "bag": ["arg(a, 0.5).\narg(b, 1)\natt(a, b).\nsup(b, a)\n"],
    "microtext": [
        (
            "<?xml version='1.0'?>\n<arggraph id='t' stance='pro'><edu id='e1'><![CDATA[A]]></edu><edu id='e2'>B &lt;</edu>"
            "<adu id='a' type='pro'/><adu id='b' type='opp'/><edge id='s1' src='e1' trg='a' type='seg'/><edge id='s2' src='e2'"
            " trg='b' type='seg'/><edge id='c1' src='b' trg='a' type='reb'/><edge id='c2' src='a' trg='c1' type='und'/>"
            "<edge id='c3' src='b' trg='c2' type='add'/></arggraph>"
        ),
    ],
    "brat": [
        (
            "T1\tMajorClaim 0 1\tA\nT2\tClaim 2 3;5 6\tB\nR1\tsupports Arg1:T2 Arg2:T1\nR2\tundercutter Arg1:T1 Arg2:R1\n"
            "A1\tStance T2 Against\n#1\tNote T2\tx\n*\tEquiv T1 T2\n"
        ),
    ],
    "mindmup": [
        (
            '{"id": "root", "formatVersion": 3, "title": "T", "ideas": {"1": {"title": "A", "attr": {"note": {"text": "n"}}, '
            '"ideas": {"1": {"title": "group", "attr": {"group": "opposing"}, "ideas": {"1": {"title": "B"}}}}}}}'
        ),
    ],
    "mindmup-yaml": [
        "A:\n  r1:\n    label: x\n    strength: 0.5\n    B: []\n    -C: []\n  o1:\n    D:\n      r1: []\n"
    ],
}
PIECES = [
    '"', "{", "}", "[", "]", ":", ",", "\n", "\t", "  ", "null", "true", "-1", "1e999", "\ud800", "\u202e", "\x00", "1.", "->",
    "<", ">", "&x;", "<!DOCTYPE x [<!ENTITY y 'z'>]>", "#", "%", "*a", "&a", "!!x", "'", "(", ")", ".", "a" * 300, "[" * 60, "{a: " * 60,
    "9" * 30, "- ", "? ", "|\n", "^", "\r\n", "\ufeff",
]  # fmt: skip


def spoil(text):
    for _ in range(random.choice([1, 1, 2, 4, 9])):
        place = random.randrange(len(text) + 1)
        end = min(len(text), place + random.choice([0, 1, 3, 20]))
        other = random.randrange(len(text) + 1)
        piece = random.choice([random.choice(PIECES), text[other : other + random.choice([1, 9, 60])], ""])
        text = text[:place] + piece + text[end:]
    return text


JUNK = [
    None,
    True,
    -1,
    1e300,
    10**30,
    "",
    "1",
    "a",
    "\ud800",
    [],
    {},
    [None],
    [[1]],
    {"": None},
    {"id": "a"},
    "x" * 500,
]


def spoil_tree(text):
    """Put junk into a JSON tree: texts that stay JSON reach further into a reader."""
    tree = json.loads(text)
    for _ in range(random.choice([1, 2, 4])):
        part, key = tree, None
        while isinstance(part, dict | list) and part:
            key = random.choice(list(part) if isinstance(part, dict) else range(len(part)))
            if not isinstance(part[key], dict | list) or not part[key] or random.random() < 0.15:
                break
            part = part[key]
        if key is None or not part:
            continue
        junk = copy.deepcopy(random.choice([part[key], *JUNK]))
        act = random.random()
        if act < 0.6:
            part[key] = junk
        elif isinstance(part, list):
            part.insert(key, junk)
        elif act < 0.8:
            del part[key]
        else:
            part[random.choice(["text", "id", "type", "nodeID", "x"])] = junk
    return json.dumps(tree)


def main(name, seed, number):
    random.seed(seed)
    warnings.simplefilter("ignore")
    form = format_named(name)
    counts = {"read": 0, "refused": 0, "written": 0}
    slowest = 0.0
    for _ in range(number):
        text = random.choice(TEXTS[name])
        text = spoil_tree(text) if text.startswith("{") and random.random() < 0.7 else spoil(text)
        own = {"keep": random.choice(["attributions", "dialogue"])} if name in {"aif", "xaif"} else {}
        begin = time.process_time()
        try:
            document = form.read(text, **own).document
            counts["read"] += 1
        except ArgmapError:
            document = None
            counts["refused"] += 1
        except Exception as error:  # whatever else is raised is what is looked for
            document = None
            print(f"WRONG: {type(error).__name__}: {error}: {text!r}")
        try:
            if document is not None and document.claims and form.writes:
                form.read(form.write(document, unsupported="ignore"), **own)
                counts["written"] += 1
        except Exception as error:  # whatever else is raised is what is looked for
            print(f"WRONG: {type(error).__name__}: {error}: {text!r}")
        slowest = max(slowest, time.process_time() - begin)
    print(f"{name}: {counts}, slowest {slowest:.2f} s")
    print(f"peak: {_peak() // 1024} MB")


def _peak():
    """Return the most memory that this process held, in kB; Linux counts what started it in `ru_maxrss`, too."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\s+(\d+)", status.read_text(encoding="utf-8"))[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    for each in sys.argv[3:]:
        main(each, int(sys.argv[1]), int(sys.argv[2]))
