"""Pictures, outlines and pages show labels: by a word and a mark, beside scores or without them."""

import re
from xml.etree import ElementTree

import pytest

import argmap
from argmap import ParameterError
from argmap.display.cards.shown_labels import LABELS

STREET = argmap.loads("""
argmap: 1
title: Mill Street
conclusion: close
sources: {shop: {name: A shopkeeper}}
claims:
  close: Mill Street should be closed.
  safer: A closure would make the street safer.
  busy: {text: The street is busy., said_by: [{source: shop, act: asserts}]}
  counted: The shopkeeper never counted.
  a: Some say so.
  b: Others say the opposite.
  why: {kind: question, text: Why now?}
relations:
  - {id: both, premises: [safer, busy], supports: close}
  - {id: doubt, premises: counted, undercuts: shop}
  - {id: split, premises: a, rebuts: b, mutual: contrary}
""")
SVG = "{http://www.w3.org/2000/svg}"
WORDS = re.compile(r'<text class="w"[^>]*>(\w+)</text>')


def cards_of(svg):
    """The word on each card, by its claim or source."""
    found = {}
    for card in ElementTree.fromstring(svg).iter(f"{SVG}g"):
        title = card.find(f"{SVG}title")
        if "transform" in card.attrib and title is not None:
            words = [text.text for text in card.iter(f"{SVG}text") if text.get("class") == "w"]
            found[re.match(r"[\w.]+", title.text)[0]] = words[0] if words else None
    return found


def test_every_card_says_its_label_and_a_question_has_none():
    labels = STREET.accept()
    shown = cards_of(STREET.render(labels=labels).decode())
    expected = {**labels.label_of, **labels.labelling.sources, "why": None}
    assert shown == expected
    assert set(labels.label_of.values()) == set(LABELS)


def test_labels_differ_by_more_than_a_colour_and_the_key_explains_those_that_occur():
    svg = STREET.render(labels=STREET.accept()).decode()
    for words in ("in: accepted", "out: rejected", "undecided", "labels: grounded, with 5 claims asserted"):
        assert words in svg
    marks = {
        label: re.sub(r"M[-\d. ]+", "M", re.search(rf'((?:<path class="(?:ba|lr|lc)"[^>]*/>)+)<text class="w"[^>]*>{label}<', svg)[1])
        for label in LABELS
    }  # fmt: skip
    assert len(set(marks.values())) == len(LABELS)
    part = STREET.focus("a", up=1, down=1)
    svg = part.render(labels=part.accept()).decode()
    assert "in: accepted" not in svg
    assert "undecided" in svg


def test_labels_may_be_given_by_id():
    shown = cards_of(STREET.render(labels={"close": "in", "safer": "undecided"}).decode())
    assert {key: label for key, label in shown.items() if label} == {"close": "in", "safer": "undecided"}


def test_without_labels_a_picture_says_nothing_of_them():
    svg = STREET.render().decode()
    assert not WORDS.findall(svg)
    assert "labels:" not in svg


def test_labels_stand_alone_where_scores_are_left_out():
    svg = STREET.render(labels=STREET.accept(), scores=False).decode()
    assert len(WORDS.findall(svg)) >= 7
    assert "support from 0 to 1" not in svg


def test_steps_say_whether_they_hold():
    svg = STREET.render(labels=STREET.accept()).decode()
    assert "both needed · out" in svg
    assert "label out" in svg  # the tooltip


def test_a_mutual_rebuttal_that_holds_one_way_says_no_label():
    sides = list(STREET.labellings("preferred", asserted={"a", "b"}))
    assert len(sides) == 2
    for side in sides:
        assert "not both true<" in STREET.render(labels=side).decode()
    assert "not both true · undecided" in STREET.render(labels=STREET.accept()).decode()


@pytest.mark.parametrize("layout", ["page", "dot"])
def test_dot_has_the_same_words_and_a_mark_for_each(layout):
    dot = STREET.to_dot(labels=STREET.accept(), layout=layout)
    for label in LABELS:
        assert f"<B>{label}</B>" in dot
    assert "in: accepted" in dot
    assert "label undecided" in dot
    assert "<B>in</B>" not in STREET.to_dot(layout=layout)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_png_is_drawn(theme):
    labels = STREET.accept()
    drawn = STREET.render(format="png", labels=labels, theme=theme)
    assert drawn[:4] == b"\x89PNG"
    assert drawn != STREET.render(format="png", theme=theme)


def test_an_outline_and_the_description_say_labels():
    labels = STREET.accept()
    outline = STREET.outline(False, labels=labels)
    assert "[close] claim, label out: Mill Street should be closed." in outline
    assert "supported by (both needed; label out):" in outline
    drawn = STREET.render(labels=labels, scores=False).decode()
    assert "Conclusion: Mill Street should be closed, label out.</desc>" in drawn


@pytest.mark.parametrize("labels", ["grounded", {"close": "inn"}, 7, STREET])
def test_what_is_no_labelling_is_refused(labels):
    with pytest.raises(ParameterError, match="Give what accept\\(\\) returns"):
        STREET.render(labels=labels)


def test_an_overview_of_groups_has_no_labels_and_says_so():
    with pytest.raises(ParameterError, match="an overview of groups shows no labels"):
        STREET.render(labels=STREET.accept(), group_by="tags", overview=True)


def test_the_command_line_draws_labels(tmp_path, capsys):
    from argmap.cli.main import main

    STREET.save(file := tmp_path / "street.yaml")
    picture = tmp_path / "street.svg"
    assert main(["render", str(file), "-o", str(picture), "--labels", "grounded", "--asserted", "all"]) == 0
    assert "labels: grounded, with 6 claims asserted" in picture.read_text()
    assert main(["outline", str(file), "--labels", "preferred"]) == 0
    assert "label out" in capsys.readouterr().out
    assert main(["page", str(file), "-o", str(tmp_path / "s.html"), "--labels", "ideal"]) == 0
    assert '"labels":"ideal, with 5 claims asserted"' in (tmp_path / "s.html").read_text()
    assert main(["render", str(file), "-o", str(picture), "--labels", "prefered"]) != 0
    assert "Did you mean 'preferred'?" in capsys.readouterr().err
    assert main(["render", str(file), "-o", str(picture), "--asserted", "all"]) != 0
    assert "--asserted needs --labels" in capsys.readouterr().err
