"""What a reader takes away from a page: the changed map, a file of credences, and reasons of their own."""

import pytest
from hypothesis import given
from playwright.sync_api import expect

import argmap
from argmap.display.page.packed_data import unpacked
from argmap.formats import writes
from argmap.formats.yaml.number_places import number_places
from argmap.showing.sending import page_data
from tests.shared.documents import documents
from tests.shared.examples import examples


def downloaded(page, item):
    page.get_by_label("Menu", exact=True).click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=item).click()
    return waiting.value.path()


def change(page, claim, value):
    page.evaluate(f"location.hash = '#c={claim}'")
    page.wait_for_function(f"() => document.querySelector('.focus').dataset.id === '{claim}'")
    page.locator(".focus input[type=range]").first.fill(str(value))


def test_the_changed_map_is_read_by_argmap_and_scores_alike(opened, seed):
    page = opened.page(
        seed, "#c=makes_sense&w=p5_net_gain:0.9,seven_premises:0.7,risk_worth_taking:0.3,staff:0.5,plan_has_risks:0.25"
    )
    text = downloaded(page, "Download the map").read_text(encoding="utf-8")
    m = argmap.loads(text)
    numbers = {
        "prior": {"p5_net_gain": 0.9, "risk_worth_taking": 0.3, "plan_has_risks": 0.25},
        "strength": {"seven_premises": 0.7},
    }
    assert dict(m.score()) == pytest.approx(dict(seed.score(**numbers, reliability={"staff": 0.5})), abs=1e-6)
    assert text.count("\n") - seed.written.count("\n") <= 5
    assert "# ----" in text


def test_a_number_that_no_prior_can_give_goes_into_the_credences_alone(opened, seed):
    page = opened.page(seed, "#w=risk_worth_taking:0.99")
    text = downloaded(page, "Download the map").read_text(encoding="utf-8")
    expect(page.locator(".toast")).to_contain_text("risk_worth_taking")
    assert argmap.loads(text).document == seed.document
    file = downloaded(page, "Download my credences")
    assert dict(argmap.Credences.load(file.rename(file.with_suffix(".yaml"))).prior) == {"risk_worth_taking": 0.99}


def test_credences_hold_what_was_changed_and_what_was_marked(opened, umbrella):
    page = opened.page(umbrella, "#c=keeps_dry&w=rain:0.25,stay_dry:0.5")
    page.get_by_role("button", name="This number is my own view").click()
    file = downloaded(page, "Download my credences")
    found = argmap.Credences.load(file.rename(file.with_suffix(".yaml")))
    assert dict(found.prior) == {"rain": 0.25, "keeps_dry": 0.95}
    assert dict(found.strength) == {"stay_dry": 0.5}


def test_reasons_and_objections_of_ones_own_are_scored_and_written(opened, umbrella):
    page = opened.page(umbrella)
    for kind, sentence in (("a reason", "Mother: said so <b>"), ("an objection", 'It is "heavy" \\ and # long')):
        page.get_by_role("button", name=f"Add {kind}").click()
        page.get_by_label("The sentence").fill(sentence)
        page.get_by_role("button", name="Add it").click()
        expect(page.locator(".cols")).to_contain_text(sentence)
    page.locator('.card[data-id="added_1"] input[type=range]').fill("0.8")
    shown = page.locator(".focus .line .num").inner_text()
    m = argmap.loads(downloaded(page, "Download the map").read_text(encoding="utf-8"))
    assert [m["added_1"].text, m["added_2"].text] == ["Mother: said so <b>", 'It is "heavy" \\ and # long']
    assert f"{m.score()['take']:.2f}" == shown
    page.get_by_role("button", name="Take away: Mother").click()
    expect(page.locator(".cols")).not_to_contain_text("Mother")


def test_a_claim_that_gets_its_first_reason_starts_in_the_map_where_it_did_on_the_page(opened):
    b = argmap.MapBuilder("Derived", conclusion="top", derived=0.1)
    b.support(b.claim("Below", id="below"), b.claim("The top", id="top"))
    page = opened.page(b.build(), "#c=top")
    expect(page.locator(".focus .prn")).to_contain_text("prior 0.10, the map's default for claims with reasons")
    page.evaluate("location.hash = '#c=below'")
    page.get_by_role("button", name="Add a reason").click()
    page.get_by_label("The sentence").fill("Mine")
    page.get_by_role("button", name="Add it").click()
    shown = page.locator(".focus .line .num").inner_text()
    m = argmap.loads(downloaded(page, "Download the map").read_text(encoding="utf-8"))
    assert (m["below"].prior, m["top"].prior, f"{m.score()['below']:.2f}") == (0.5, None, shown)


def test_ids_of_additions_are_new_in_the_whole_map(opened):
    b = argmap.MapBuilder("Added before", conclusion="top")
    top = b.claim("The top", id="top")
    b.support(b.claim("Far below", id="added_1"), b.claim("Below", id="below"), id="added_step_1")
    b.support("below", top)
    page = opened.page(b.build().focus("top", down=1))
    page.get_by_role("button", name="Add a reason").click()
    page.get_by_label("The sentence").fill("Mine")
    page.get_by_role("button", name="Add it").click()
    m = argmap.loads(downloaded(page, "Download the map").read_text(encoding="utf-8"))
    assert {m["added_1"].text, m["added_2"].text} == {"Far below", "Mine"}


def test_a_map_changed_in_python_is_sent_as_it_is_now(seed):
    changed = seed.replace(prior={"makes_sense": 0.3})
    sent = unpacked(page_data(changed, changed.under(), ())["packed"])
    assert argmap.loads(sent["yaml"]).document == changed.document
    assert "# ----" in sent["yaml"]
    assert unpacked(page_data(seed, seed.under(), ())["packed"])["yaml"] == seed.written


def edited(places, edit, number):
    at, length, before, after = edit
    return f"{places.text[:at]}{before}{number}{after}{places.text[at + length :]}"


def with_entries(places, entries):
    """The text with an entry more in each section, as the page's script puts them in."""
    text = places.text
    for section in sorted(["relations", "claims"], key=lambda section: -getattr(places, section).at):
        room = getattr(places, section)
        text = text[: room.at] + room.open + room.each + entries[section] + room.close + text[room.at :]
    return text


@examples(400)
@given(document=documents())
def test_every_number_can_be_set_in_the_text(document):
    places = number_places(writes(document))
    for name, edit in places.edits.items():
        changed = argmap.loads(edited(places, edit, "0.125")).document
        part = {**changed.claims, **changed.relations, **changed.sources}[name]
        numbers = [getattr(part, key, None) for key in ("prior", "strength", "reliability")]
        assert 0.125 in numbers
        assert {**changed.claims, **changed.relations, **changed.sources}.keys() == {
            **document.claims, **document.relations, **document.sources
        }.keys()  # fmt: skip


@examples(400)
@given(document=documents())
def test_entries_can_be_added_to_the_text(document):
    places = number_places(writes(document))
    target = next(key for key, claim in document.claims.items() if claim.kind != "question")
    entries = {
        "claims": 'new_one: {text: "A: b", prior: 0.5}',
        "relations": f'{{premises: [new_one], rebuts: "{target}"}}',
    }
    changed = argmap.loads(with_entries(places, entries)).document
    assert set(changed.claims) == {*document.claims, "new_one"}
    assert len(changed.relations) == len(document.relations) + 1


@pytest.mark.parametrize("text", [
    "{argmap: 1, title: T, claims: {a: A}}",
    "{argmap: 1, title: T, claims: {a: {text: A}}, relations: []}",
    "argmap: 1\ntitle: T\nclaims:\n  a: |\n    long\n    text\n",
    "argmap: 1\ntitle: T\nclaims:\n  a: >-\n    folded\n  b:\n    text: B\n\n# the end\n",
    "argmap: 1\ntitle: T\nclaims: {a: A}\nrelations:\n",
    "argmap: 1\ntitle: T\nrelations:\n- premises: [a]\n  supports: b   # so it is\nclaims:\n  a: 'A'\n  b: B",
    '{"argmap": 1, "title": "T", "claims": {"a": {"text": "A"}}}',
    "\ufeffargmap: 1\r\ntitle: T\r\nclaims:\r\n  a: A\r\n",
])  # fmt: skip
def test_texts_that_people_write_can_be_changed(text):
    places = number_places(text)
    assert argmap.loads(edited(places, places.edits["a"], "0.25"))["a"].prior == 0.25
    entries = {"claims": "x: {text: X, prior: 0.5}", "relations": "{premises: [x], rebuts: a}"}
    m = argmap.loads(with_entries(places, entries))
    assert m["x"].text == "X"
    assert any(relation.target == "a" for relation in m.document.relations.values())
