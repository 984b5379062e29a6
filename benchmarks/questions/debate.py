"""What does a person wait for? Every question about one real debate, in multiples of the start of what argmap stands on.

All of it is processor time over that of `python -c "import numpy, pydantic"`, measured in turn: so it says the same on a busy
machine, and on another one.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import argmap
from benchmarks.questions.answer import Answer
from benchmarks.questions.asked import Calls, drawn, pictures, questions
from benchmarks.richer import SEED_MAP
from benchmarks.timing import ROOT, processor_seconds

WARM, COLD = 2 / 3, 2.0
"""In starts: a tenth of a second, and three tenths, where the start takes 0.15 seconds."""
PICTURE, PAGE = 350 / 150, 800 / 150
"""Pictures, warm and cold."""
TRIAL = 1000
_START = [sys.executable, "-c", "import numpy, pydantic"]
_SEED = str(SEED_MAP)
_NEAREST = 0.6
COMMANDS: dict[str, tuple[str, ...]] = {
    "--version": (),
    "--help": (),
    "score --help": (),
    "check": (_SEED,),
    "score": (_SEED,),
    "outline": (_SEED,),
    "lint": (_SEED,),
    "fmt --check": (_SEED,),
    "cruxes": (_SEED,),
    "polarity": (_SEED,),
    "explain": (_SEED,),
    "objections": (_SEED,),
    "what-if": (_SEED, "--fix", "p5_net_gain=0"),
    "load-bearing": (_SEED,),
    "bounds": (_SEED,),
    "timeline": (_SEED,),
    "accept": (_SEED,),
    "by": (_SEED,),
    "disputes": (_SEED,),
    "questions": (_SEED,),
    "assumptions": (_SEED,),
    "stats": (_SEED,),
    "compare-semantics": (_SEED,),
    "convert": (_SEED, "-", "--to", "json"),
    "attribute": (_SEED,),
    "needed": (_SEED, "--at-least", str(_NEAREST)),
    "sample": (_SEED, "--concentration", "10"),
}
"""Commands in a process of their own, and what they are given; `argmap convert` is one that writes."""
PICTURES: dict[str, tuple[str, ...]] = {
    "render": (_SEED, "-o", "{folder}/debate.svg"),
    "page": (_SEED, "-o", "{folder}/debate.html"),
}
WHY = {
    "attribute": "200 orders of 116 claims are drawn: 23,200 scorings of the map",
    "needed": "it tries sets of claims until 20,000 are scored",
    "sample, 10,000 draws": "118 priors are drawn 10,000 times, and ranked to be compared: that alone takes longer",
    "sample": "118 priors are drawn 10,000 times, and ranked to be compared: that alone takes longer",
}
"""Why some take longer, whatever is done."""


def ask(claims: int) -> Iterator[Answer]:
    """Ask about the debate, warm and cold; of the commands a few, where the networks of others are so small that nothing is measured."""
    m, step = argmap.load(SEED_MAP), 1 if claims >= TRIAL else 6
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        rounds = min(5, int(os.environ.get("ARGMAP_BENCH_ROUNDS", "5")))
        start = least(lambda: child(_START), rounds)
        yield Answer("the start of numpy and pydantic", start, " s", note="processor time, the least of several")
        for calls, target in ((questions(m, Path(folder)), WARM), (drawn(m), WARM), (pictures(m), PICTURE)):
            yield from _warm(calls, start, target, rounds)
        for commands, target in ((COMMANDS, COLD), (PICTURES, PAGE)):
            yield from _cold(dict(list(commands.items())[::step]), target, Path(folder), rounds)


def _warm(calls: Calls, start: float, target: float, rounds: int) -> Iterator[Answer]:
    for name, call in calls.items():
        if rounds > 1:
            call()  # loads what it needs
        taken = least(lambda call=call: processor_seconds(call), rounds)
        note = f"{taken * 1e3:,.1f} ms{_reason(name)}"
        yield Answer(f"warm: {name}", taken / start, "x", target, note=note)


def _cold(commands: dict[str, tuple[str, ...]], target: float, folder: Path, rounds: int) -> Iterator[Answer]:
    """Run each command beside the start, in turn; it is called once before, as it has been by whoever uses it."""
    for name, given in commands.items():
        words = [one.format(folder=folder) for one in (*name.split(), *given)]
        command = [sys.executable, "-c", "from argmap.cli import main; import sys; sys.exit(main())", *words]
        if rounds > 1:
            child(command)
        both = [(child(command), child(_START)) for _ in range(rounds)]
        taken, start = (min(times) for times in zip(*both, strict=True))
        note = f"{taken * 1e3:,.0f} ms{_reason(name)}"
        yield Answer(f"cold: argmap {name}", taken / start, "x", target, note=note)


def _reason(name: str) -> str:
    return f"; {WHY[name]}" if name in WHY else ""


def least(measure: Callable[[], float], rounds: int) -> float:
    """Return the least of several measurements: all else that a busy machine does can only add to it."""
    return min(measure() for _ in range(rounds))


def child(command: list[str]) -> float:
    """Return the processor time of a process, in seconds; compiled files are kept, as they are for every user."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode > 1:  # 1 says that something was found in the map
        raise RuntimeError(f"{' '.join(command[3:])} failed:\n{done.stderr.decode()}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
