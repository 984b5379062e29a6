"""Interrupt work on a million claims at random moments, again and again in one process; print a line for each time.

The moment is drawn in processor time, and a timer that counts this time sends the signal of Ctrl-C. So it is known
without a clock on the wall how much was done between the signal and the exception, however busy the machine is.
"""

import ctypes
import json
import random
import signal
import sys
import time
from dataclasses import replace

import numpy as np

import argmap

SHAPES = "forward", "round"
MOST = 4.0
"""Seconds of processor time within which a moment is drawn."""


def drawn(shape, claims, relations, seed=0):
    """Draw a network: relations to any earlier claim, or most of them to any of the first half, which run in circles."""
    draw = np.random.default_rng(seed)
    source = draw.integers(1, claims, relations)
    target = (draw.random(relations) * source).astype(np.int64)
    if shape == "round":
        inside = draw.random(relations) < 0.4
        source[inside], target[inside] = draw.integers(0, claims // 2, (2, np.count_nonzero(inside)))
    return {
        "prior": draw.random(claims), "source": source, "target": target, "sign": draw.choice(np.array([1, -1], np.int8), relations),
    }  # fmt: skip


class Timer:
    """Sends SIGINT once the process has taken so much processor time: POSIX's timer, which Python has no function for."""

    PROCESS_TIME = 2

    class Event(ctypes.Structure):
        _fields_ = (
            ("value", ctypes.c_void_p),
            ("signal", ctypes.c_int),
            ("how", ctypes.c_int),
            ("rest", ctypes.c_char * 48),
        )

    class Setting(ctypes.Structure):
        _fields_ = (("again", ctypes.c_long * 2), ("after", ctypes.c_long * 2))

    def __init__(self):
        self.system, self.own = ctypes.CDLL(None, use_errno=True), ctypes.c_void_p()
        event = self.Event(signal=signal.SIGINT, how=0)
        if self.system.timer_create(self.PROCESS_TIME, ctypes.byref(event), ctypes.byref(self.own)):
            raise OSError(ctypes.get_errno(), "there is no timer of processor time")

    def set(self, seconds):
        """Send the signal after so many seconds, never for 0; say whether one that was set has not been sent."""
        before, setting = self.Setting(), self.Setting()
        setting.after[:] = int(seconds), int(seconds % 1 * 1e9)
        self.system.timer_settime(self.own, 0, ctypes.byref(setting), ctypes.byref(before))
        return any(before.after)


class Work:
    """What is interrupted; each kind of work is prepared without a signal, and then done."""

    def __init__(self, shape, claims, relations):
        self.columns, self.threads, self.shape = drawn(shape, claims, relations), 1, shape
        self.network = argmap.Network.from_arrays(**self.columns)
        self.priors = np.random.default_rng(1).random((24, claims))
        self.scores = self.compiled(self.network)()
        self.session = self.network.session(engine="compiled", on_divergence="return")

    def kinds(self):
        kinds = {
            "building": lambda: lambda: argmap.Network.from_arrays(**self.columns),
            "ordering": lambda: self.fresh("layout"),
            "ordering, plain": lambda: self.fresh("schedule"),
            "scoring": lambda: self.compiled(self.network),
            "scoring, plain": lambda: lambda: self.network.score(engine="plain", on_divergence="return"),
            "scenarios": self.scenarios,
            "gradient": self.gradient,
            "beginning a session": lambda: lambda: self.network.session(engine="compiled", on_divergence="return"),
            "edit": self.edit,
        }
        if self.shape == "forward":
            kinds |= {"worlds": lambda: self.worlds("compiled"), "worlds, plain": lambda: self.worlds("plain")}
        return kinds

    def fresh(self, what):
        network = replace(self.network)
        return lambda: network.layout if what == "layout" else network.schedule.steps

    def compiled(self, network):
        return lambda: network.score(engine="compiled", threads=self.threads, on_divergence="return").final

    def scenarios(self):
        return lambda: self.network.score_many(
            self.priors, targets=[0, 1], engine="compiled", threads=self.threads, on_divergence="return"
        )

    def gradient(self):
        return lambda: self.network.gradient(0, "euler_top", engine="compiled", threads=self.threads)

    def edit(self):
        at = random.randrange(len(self.network) // 2, len(self.network))
        value = random.random()
        return lambda: self.session.set_prior(at, value)

    def worlds(self, engine):
        return lambda: self.network.score("probability", samples=640, engine=engine, threads=self.threads)

    def is_sound(self):
        """Say whether the network scores as before, and the session as its network does."""
        again = self.compiled(self.network)()
        edited = self.compiled(self.session.network)()
        return bool(np.array_equal(again, self.scores) and np.abs(edited - self.session.scores).max() < 1e-9)


def interrupted(prepare, moment, timer):
    """Do some work until a signal arrives at a moment of processor time; return how it ended, and how long after."""
    work = prepare()
    begun = time.process_time()
    try:
        timer.set(moment)
        work()
        left = timer.set(0.0)
    except BaseException as error:
        ended = time.process_time()
        return type(error).__name__, ended - begun - moment
    return ("too early" if left else "no exception"), 0.0


def length(prepare, timer):
    """Return how much processor time some work takes, as far as that is looked at."""
    begun = time.process_time()
    how, _ = interrupted(prepare, MOST, timer)
    return MOST if how == "KeyboardInterrupt" else time.process_time() - begun


def main(seed, rounds, claims, relations):
    random.seed(seed)
    timer = Timer()
    works = [Work(shape, claims, relations) for shape in SHAPES]
    lengths = {}
    done = 0
    while done < rounds:
        work = works[done % len(works)]
        kind, prepare = random.choice(list(work.kinds().items()))
        if (work, kind) not in lengths:
            if "plain" not in kind:
                prepare()()  # so that its code has been compiled
            lengths[work, kind] = length(prepare, timer)
        work.threads = random.choice([1, 2])
        how, after = interrupted(prepare, max(1e-3, random.uniform(0.0, lengths[work, kind])), timer)
        if how == "too early":  # it took less than the first time
            continue
        done += 1
        print(json.dumps([work.shape, kind, how, work.threads, round(after, 3)]), flush=True)
    print(json.dumps(["sound", *(work.is_sound() for work in works)]), flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
