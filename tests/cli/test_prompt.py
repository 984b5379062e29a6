"""`argmap prompt`: its examples are maps of the texts above them, and its sentences name what a map file has."""

import re
from typing import get_args

import pytest

from argmap.cli.prompting import PROMPT
from argmap.formats import reads
from argmap.model.sources import Act

EXAMPLES = re.findall(r"^((?:> [^\n]*\n)+)\n```yaml\n(.*?)^```$", PROMPT, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("place", [0, 1])
def test_its_examples_pass_check_and_lint(argmap, tmp_path, place):
    (tmp_path / "draft.yaml").write_text(EXAMPLES[place][1], encoding="utf-8")
    assert argmap("check", "draft.yaml", "--json").json["files"][0]["warnings"] == []
    rows = argmap("lint", "draft.yaml", "--json").json["files"][0]["rows"]
    assert {row["rule"] for row in rows} <= {
        "hearsay",
        "one-voice",
        "unanswered-objection",
    }  # which are what the texts have


@pytest.mark.parametrize("place", [0, 1])
def test_its_quotations_stand_in_the_texts(place):
    text = " ".join(EXAMPLES[place][0].replace("> ", "").split())
    document = reads(EXAMPLES[place][1]).document
    quotes = [said.at.quote for claim in document.claims.values() for said in claim.said_by if said.at is not None]
    assert [one for one in quotes if one not in text] == []
    assert len(quotes) == 1 - place


def test_its_examples_show_what_its_sentences_ask_for():
    shown = [reads(text).document for _, text in EXAMPLES]
    assert len(shown) == 2
    assert {one.defaults.derived for one in shown} == {0.1}
    assert {relation.type for one in shown for relation in one.relations.values()} == {
        "support",
        "rebuttal",
        "undercut",
    }
    claims = [claim for one in shown for claim in one.claims.values()]
    assert any(claim.implied for claim in claims)
    assert any(claim.hedge for claim in claims)
    assert {"question", "evidence"} < {claim.kind for claim in claims}
    assert {"concedes", "implies", "asks"} < {said.act for claim in claims for said in claim.said_by}


def test_it_has_ten_sentences_and_names_every_act(argmap):
    run = argmap("prompt")
    assert (run.code, run.out) == (0, PROMPT)
    assert re.findall(r"^(\d+)\. ", PROMPT, re.MULTILINE) == [str(number) for number in range(1, 11)]
    assert [act for act in get_args(Act) if act not in PROMPT] == []
    assert len(PROMPT.split()) < 1200
