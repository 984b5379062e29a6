"""The places of a text are the same by whichever reader they are found."""

from hypothesis import given
from hypothesis import strategies as st

from argmap.formats.yaml.composed import places_in
from argmap.formats.yaml.emit import emit
from argmap.formats.yaml.events import read_events

_TEXTS = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\ufeff"), max_size=90)
_VALUES = st.recursive(
    st.none() | st.integers(0, 3) | _TEXTS,
    lambda one: st.lists(one, max_size=3) | st.dictionaries(_TEXTS, one, max_size=3),
    max_leaves=8,
)


def _places(node):
    found, waiting = [], [((), node)]
    while waiting:
        location, one = waiting.pop()
        found.append((location, one.mark, one.key))
        waiting += [((*location, step), below) for step, below in (one.parts or {}).items()]
    return sorted(found, key=repr)


@given(st.dictionaries(st.text("abc", min_size=1, max_size=3), _VALUES, min_size=1, max_size=4))
def test_composed_places_are_those_of_the_reader(tree):
    _same(emit(tree))


def test_places_of_what_people_write():
    _same("a:\n- b: 1\n- \n- {c: [1, x], d: }\ne:\nf: >\n  folded\n  text\n'g': \"h\"\n")
    _same("a: one\ttab\n")  # which only the careful reader knows
    _same("a: 'one\u2028two'\n")


def _same(text):
    read = read_events(text)
    if not read.found:
        assert _places(places_in(text).root) == _places(read.root)
