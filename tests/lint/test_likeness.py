"""Likeness of sentences: what is the same, what is alike, and that none that should be compared is missed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.maths import alike_words as module
from argmap.maths.alike_words import FEWEST, alike, likeness, normal_text, words_of

WORDS = st.frozensets(st.sampled_from([f"w{letter}" for letter in "abcdefghijkl"]), max_size=9)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Close it.", "close  it"),
        ("“Close it” – now!", "close it now"),
        ("It’s late", "It's late?"),
        ("Café", "Cafe\u0301"),
    ],
)
def test_case_punctuation_and_white_space_make_no_other_sentence(one, other):
    assert normal_text(one) == normal_text(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("x < 3", "x > 3"),
        ("It costs 5%", "It costs 5"),
        ("It is -5", "It is 5"),
        ("3.5 million", "35 million"),
        ("?", "!"),
    ],
)
def test_signs_and_numbers_make_another(one, other):
    assert normal_text(one) != normal_text(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The plan will work out well in the end", "The plan will not work out well in the end"),
        ("The plan would work out well in the end", "The plan wouldn’t work out well in the end"),
        ("The lead on GPT-2 was his for two years", "The lead on GPT-3 was his for two years"),
    ],
)
def test_a_denial_or_another_number_says_something_else(one, other):
    assert likeness(words_of(one), words_of(other)) == 0.0


@given(st.lists(WORDS, max_size=12), st.floats(0.3, 1.0))
def test_no_sentence_that_is_like_an_earlier_one_is_missed(sentences, least):
    named = {str(at): words for at, words in enumerate(sentences)}
    found = {key: share for key, _, share in alike(named, least)}
    for at, words in enumerate(sentences):
        earlier = [likeness(words, other) for other in sentences[:at] if len(other) >= FEWEST]
        best = max(earlier, default=0.0) if len(words) >= FEWEST else 0.0
        assert found.get(str(at), 0.0) == pytest.approx(best if best >= least else 0.0)


def test_each_is_compared_with_a_bounded_number_of_others(monkeypatch):
    calls = []

    class Words(frozenset):
        def __and__(self, other):
            calls.append(1)
            return frozenset.__and__(self, other)

    monkeypatch.setattr(module, "likeness", lambda *_: 0.0)  # each that may be alike is compared once more
    everywhere = {str(at): Words(f"w{(at * step) % 23}" for step in range(1, 12)) for at in range(2000)}
    list(alike(everywhere, 0.75))
    assert 0 < len(calls) <= 2000 * module.MOST_COMPARED
