"""What synchronous iteration comes to, and whether a push is undone: written down from the definition, with dictionaries.

A small step says nothing about how far the limit is. With rho the ratio of successive steps, what is left of the way
is the last step times 1 / (1 - rho); rho is taken over many steps, so that neither swings nor rounding feign it.
"""

import math

STEPS, SPAN = 3000, 12
NEAR = 1e-12
"""So near the limit it is said to be reached."""
ROUNDING = 1e-14


def limit(step, start):
    """Return where iteration from a start comes to, and whether it is known to be there."""
    state, moves = start, []
    for _ in range(STEPS):
        fresh = step(state)
        moved = max(abs(fresh[key] - state[key]) for key in state)
        moves.append(moved)
        if moved == 0.0 and (len(moves) == 1 or is_at_an_end(moves)):
            return state, True
        if moved <= ROUNDING and is_at_an_end(moves):
            return state, True
        state = fresh
    return state, False


def is_at_an_end(moves):
    """Whether steps shrank for long, from well above rounding, at a ratio that leaves next to nothing."""
    visible = [moved for moved in moves if moved > ROUNDING]
    if len(visible) <= SPAN:
        return bool(visible) and visible[-1] < visible[0] / 1e6 and len(moves) - len(visible) >= SPAN
    ratio = (visible[-1] / visible[-1 - SPAN]) ** (1 / SPAN)
    return ratio < 1.0 and ROUNDING / (1 - ratio) <= NEAR and len(moves) - len(visible) >= SPAN


def grows(step, state, *, share=1.0, push=1e-7, steps=400):
    """Whether iteration, or for a share below 1 the dynamics, goes away from a state that is pushed a little."""
    moved = {
        key: min(1.0, max(0.0, value + push * math.sin(place + 1))) for place, (key, value) in enumerate(state.items())
    }
    for _ in range(steps):
        fresh = step(moved)
        moved = {key: moved[key] + share * (fresh[key] - moved[key]) for key in moved}
    return max(abs(moved[key] - state[key]) for key in state) > 10 * push
