"""What newcomers ask a map or a builder for by other programs' words, and what they are told."""

import copy
import pickle

import pytest

import argmap
from argmap.model.misremembered import OF_A_BUILDER, OF_A_MAP


@pytest.fixture
def b():
    b = argmap.MapBuilder("Umbrella", conclusion="take")
    b.support(b.claim("It rains.", id="rain"), b.claim("Take an umbrella.", id="take"))
    return b


def told(call):
    with pytest.raises((AttributeError, TypeError, argmap.ArgmapError)) as caught:
        call()
    return str(caught.value)


def test_words_that_a_map_or_a_builder_does_not_have(b):
    m = b.build()
    for thing, word, words in [
        (m, "draw", "a map has no 'draw'. render(path) draws it"),
        (m, "to_yaml", "a map has no 'to_yaml'. save(path) writes it"),
        (m, "claim", "a map has no 'claim'. A map never changes: edit() gives a builder"),
        (m, "cruxs", "a map has no 'cruxs'. Did you mean 'cruxes'?"),
        (m, "_nothing", "a map has no '_nothing'"),
        (m.network, "cruxs", "a network has no 'cruxs'. Did you mean 'cruxes'?"),
        (b, "attack", "a builder has no 'attack'. rebut denies a claim, undercut a step."),
        (b, "score", "a builder has no 'score'. build() gives the map, which has it: b.build().score."),
        (b, "rebutt", "a builder has no 'rebutt'. Did you mean 'rebut'?"),
    ]:
        assert told(lambda thing=thing, word=word: getattr(thing, word)).startswith(words)
    with pytest.raises(AttributeError) as caught:
        m.cruxs()
    assert caught.value.obj is None  # else Python says its own hint in a terminal, beside ours
    assert told(lambda: setattr(b, "conclusions", "take")).endswith("Did you mean 'conclusion'?")


def test_a_word_that_is_there_is_never_told_to_be_missing():
    assert [word for word in OF_A_MAP if hasattr(argmap.ArgumentMap, word)] == []
    assert [word for word in OF_A_BUILDER if hasattr(argmap.MapBuilder, word)] == []


def test_premises_one_by_one_are_shown_as_a_list(b):
    for add in (b.support, b.rebut, b.undercut):
        words = f"premises that are needed together are a list: {add.__name__}(['rain', 'dry'], 'take')"
        assert told(lambda add=add: add("rain", "dry", "take")) == words


def test_a_text_in_place_of_an_id(b):
    b.claim("The sky is grey.", id="grey", said_by="Mia Berg")
    b.support("It rains.", "take")
    assert told(b.build).splitlines()[1:] == [
        "  $.claims.grey.said_by[0].source: source is 'Mia Berg', which cannot be an id. source(name) adds who says it, and gives the id.",
        "  $.relations[1].premises[0]: premises[0] is 'It rains.', which cannot be an id. Name it by its id, which claim(text) and support(...) give.",
    ]


def test_a_part_says_how_a_map_with_another_number_is_made(b):
    m = b.build()
    words = "prior cannot be set: a map never changes. `replace` of a map gives one with other numbers"
    assert told(lambda: setattr(m["rain"], "prior", 0.3)).startswith(words)
    assert m["rain"].prior is None
    assert told(lambda: setattr(m["rain"], "nothing", 0.3)).startswith("nothing cannot be set")


def test_a_number_for_a_claim_is_given_by_prior(b):
    words = "unexpected keyword argument 'rain'. A number for a claim is given as prior={'rain': 0.1}."
    assert told(lambda: b.build().what_if(rain=0.1)) == words
    assert told(lambda: b.build().what_if(prior_={"rain": 0.1})).endswith("Did you mean 'prior'?")


def test_names_of_files(tmp_path, b):
    b.build().save(tmp_path / "umbrella.yaml")
    assert told(lambda: argmap.load(tmp_path / "umbrela.yaml")).endswith("not there. Did you mean 'umbrella.yaml'?")
    assert told(lambda: argmap.load(tmp_path / "no" / "umbrella.yaml")).endswith("the file is not there")
    assert "It looks like the name of a file: argmap.load reads one." in told(lambda: argmap.loads("umbrella.yaml"))


def test_a_sentence_that_a_number_sign_cuts_is_told():
    text = "argmap: 1\ntitle: T\nclaims:\n  a: Room #3 is free.\n  b: Room three, or #4.\n  c: {text: 'Room #5', prior: 0.5} #x\n"
    m = argmap.loads(text + "  d: It rains. # today\n", warnings="ignore")
    assert [(one.line, one.column, one.times) for one in m.warnings] == [(4, 11, 2)]
    assert str(m.warnings[0]).endswith("Put the text in quotes, or a blank behind the #.")


def test_a_builder_says_what_it_holds_and_copies(b):
    assert repr(b) == "<MapBuilder 'Umbrella': 2 claims, 1 relation>"
    m = b.build()
    assert pickle.loads(pickle.dumps(m)) == copy.deepcopy(m) == m
    assert copy.deepcopy(b).build() == m


def test_a_notebook_shows_the_callers_lines_alone(b, capsys):
    shell = pytest.importorskip("IPython.core.interactiveshell").InteractiveShell.instance()
    shell.user_ns["b"] = b
    shell.run_cell("def mine():\n    b.conclusion = 'tke'\n    return b.build()")
    shell.run_cell("mine()")
    printed = capsys.readouterr().out
    assert "return" in printed
    assert "Did you mean" in printed
    assert "argmap/map.py" not in printed
    shell.run_cell("import argmap\nargmap.loads('argmap: 1\\ntitle: T\\nclaims:\\n  a: b: c\\n')")
    printed = capsys.readouterr().out
    assert "Put text that holds" in printed
    assert "another exception" not in printed
    assert "libyaml" not in printed
