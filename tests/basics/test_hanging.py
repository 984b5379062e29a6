"""What hangs on a thing goes with it."""

from hypothesis import given
from hypothesis import strategies as st

from argmap.basics.hanging import hanging_on

THINGS = st.integers(0, 12)
MADE_OF = st.dictionaries(THINGS, st.lists(THINGS, max_size=4), max_size=12)


@given(made_of=MADE_OF, gone=st.sets(THINGS, max_size=4))
def test_all_that_has_a_part_which_is_gone_goes_and_nothing_else(made_of, gone):
    expected: set[int] = set()
    while more := {one for one, parts in made_of.items() if {*parts} & (gone | expected)} - gone - expected:
        expected |= more
    assert hanging_on(made_of.items(), gone) == expected


def test_no_depth_is_too_great():
    chain = ((at, (at - 1,)) for at in range(1, 100_000))
    assert len(hanging_on(chain, [0])) == 99_999
