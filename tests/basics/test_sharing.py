"""Work that threads share ends as a whole, also where it fails or is interrupted."""

import os
import random
import signal
import sys
import threading
import time

import pytest

from argmap.basics.sharing import share_out


def test_every_part_is_taken_once_and_every_thread_gives_a_result():
    taken = share_out(list, range(1000), 3)
    assert len(taken) == 3
    assert sorted(part for parts in taken for part in parts) == list(range(1000))


def test_more_threads_than_processors_are_served_in_turn():
    assert sum(share_out(sum, range(100), 4 * (os.cpu_count() or 1))) == sum(range(100))


def test_what_fails_in_another_thread_is_raised_in_this_one():
    own = threading.get_ident()

    def take(waiting):
        for _ in waiting:
            if threading.get_ident() != own:
                raise ValueError("of another")
            time.sleep(0.001)

    with pytest.raises(ValueError, match="of another"):
        share_out(take, range(1000), 2)


def test_other_threads_stop_where_this_one_is_interrupted():
    own, done = threading.get_ident(), []

    def take(waiting):
        for part in waiting:
            if threading.get_ident() == own:
                raise KeyboardInterrupt
            time.sleep(0.01)
            done.append(part)

    with pytest.raises(KeyboardInterrupt):
        share_out(take, range(1000), 2)
    seen = len(done)
    assert seen < 1000
    time.sleep(0.1)
    assert len(done) == seen


@pytest.mark.skipif(sys.platform == "win32", reason="needs a timer that sends a signal")
@pytest.mark.timeout(120)
def test_work_goes_on_after_any_number_of_interrupts():
    """With an executor of the standard library the locks were in disorder after a few thousand of them."""
    inside = False

    def interrupt(*_):
        if inside:
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    draw = random.Random(1)
    interrupted = 0
    try:
        for _ in range(5000):
            try:
                inside = True
                signal.setitimer(signal.ITIMER_REAL, draw.uniform(5e-6, 1.5e-4))
                share_out(list, range(4), 2)
                inside = False
            except KeyboardInterrupt:
                inside = False
                interrupted += 1
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert interrupted > 0
    assert sorted(part for parts in share_out(list, range(4), 2) for part in parts) == [0, 1, 2, 3]
