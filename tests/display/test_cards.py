"""What stands on cards and pills, and how large that makes them."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.answers.scores import Scores
from argmap.display.cards.card import PADDING, SCORE_SIZES
from argmap.display.letters.wrap import measure
from argmap.display.theme import LIGHT
from argmap.model.document import Document
from tests.display.conftest import cards_of

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300).filter(lambda text: text.strip())


def document(claims: dict, relations: list = (), **more: object) -> Document:
    return Document.from_tree({"argmap": 1, "title": "T", "claims": claims, "relations": list(relations), **more})


def looks(card, look: str) -> list[str]:
    return [row.text for row in card.rows if row.look == look]


def test_a_card_has_its_id_and_role_its_score_and_a_bar(mill_street: Document, mill_scores: Scores):
    card = cards_of(mill_street, mill_scores).written("vans")
    assert looks(card, "caption") == ["vans · objection"]
    assert card.score == "0.18"
    assert (card.bar.score, card.bar.base) == (pytest.approx(0.18, abs=0.005), 0.6)
    assert looks(card, "text") == ["Delivery vans would", "lose access to the kerb"]


def test_without_scores_there_is_neither_number_nor_bar(mill_street: Document):
    card = cards_of(mill_street).written("vans")
    assert (card.score, card.bar) == ("", None)


def test_the_card_of_the_conclusion_is_larger(mill_street: Document, mill_scores: Scores):
    cards = cards_of(mill_street, mill_scores)
    assert cards.card("close").width - cards.card("vans").width == LIGHT.conclusion_width - LIGHT.card_width
    assert cards.again("close").width == cards.card("vans").width


def test_a_theme_has_the_last_word_on_sizes(mill_street: Document):
    wide = cards_of(mill_street, theme=replace(LIGHT, name="wide", card_width=300, text_size=14))
    assert wide.card("vans").width == 318
    assert {row.size for row in wide.written("vans").rows if row.look == "text"} == {14}


@given(texts, texts, st.booleans())
@settings(max_examples=60)
def test_nothing_on_a_card_leaves_it(text: str, hedge: str, conclusion: bool):
    claim = {"text": text, "hedge": hedge, "implied": True, "prior": 0.5}
    name = "a_name_that_is_rather_long_for_a_card"
    one = document({name: claim}, conclusion=[name] if conclusion else [])
    cards = cards_of(one, hidden={name: 12})
    for card in (cards.written(name), cards.written_again(name)):
        assert sorted(row.baseline for row in card.rows) == [row.baseline for row in card.rows]
        assert card.rows[-1].baseline <= card.size.height - PADDING
        for row in card.rows:
            bold = card.bold and row.look == "text"
            assert measure(row.text, row.size, bold=bold) <= card.size.width - 2 * PADDING + 1e-6
        score = measure(card.score, SCORE_SIZES[card.bold], bold=True)
        assert measure(card.rows[0].text, card.rows[0].size) + score <= card.size.width - 2 * PADDING


def test_what_is_only_heard_of_says_so_and_from_whom():
    sources = {"ann": {"name": "Ann"}, "ben": {"name": "Ben", "via": "ann"}, "talk": {"kind": "hearsay"}}
    claims = {
        "own": {"text": "A", "said_by": "ann"},
        "via": {"text": "B", "said_by": "ben"},
        "both": {"text": "C", "said_by": ["ben", "ann"]},
        "talk_says": {"text": "D", "said_by": "talk"},
        "denied": {"text": "E", "said_by": {"source": "ben", "act": "denies"}},
    }
    cards = cards_of(document(claims, sources=sources))
    heard = {name: looks(cards.written(name), "note") for name in claims if cards.written(name).heard}
    assert heard == {"via": ["second-hand: Ben"], "talk_says": ["second-hand: talk"]}


def test_a_restatement_and_an_answered_question_say_so():
    claims = {
        "a": "A",
        "b": {"text": "B", "same_as": "a"},
        "q": {"kind": "question", "text": "Q", "status": "answered"},
    }
    cards = cards_of(document(claims))
    assert looks(cards.written("b"), "note") == ["same as a"]
    assert looks(cards.written("q"), "caption") == ["q · question · answered"]
    assert cards.written("q").score == "?"


def test_the_card_of_a_source_says_how_much_rests_on_it():
    said = {"text": "A", "said_by": "w"}
    relations = [{"premises": ["b"], "undercuts": "w"}]
    card = cards_of(
        document({"a": said, "b": "B"}, relations, sources={"w": {"name": "A witness", "reliability": 0.7}})
    )
    assert looks(card.written("w"), "more") == ["1 claim rests on it"]
    assert card.written("w").score == "0.70"
    assert card.written_again("w").rows[0].text == "w · again"


def test_a_pill_is_as_wide_as_what_it_says():
    relations = [
        {
            "id": "r",
            "premises": ["b", "c"],
            "supports": "a",
            "scheme": "expert opinion",
            "strength": 0.9,
            "certain": False,
        },
        {"id": "s", "premises": ["b"], "supports": "a"},
    ]
    cards = cards_of(document({"a": "A", "b": "B", "c": "C"}, relations))
    assert " ".join(cards.written_pill("r").lines) == "both needed · expert opinion · strength 0.9 ?"
    assert cards.pill("s") is None
    assert cards.written_pill("s").lines == ("supports",)
    assert max(measure(line, 9.5) for line in cards.written_pill("r").lines) < cards.pill("r").width
