"""A page is read claim by claim, and every number on it can be moved."""

import re

import pytest
from playwright.sync_api import expect

import argmap


def middle(page):
    return page.locator(".focus").get_attribute("data-id")


def score_shown(page):
    return page.locator(".focus .line .num").inner_text()


def test_walking_two_claims_in_and_back(opened, seed):
    page = opened.page(seed)
    assert middle(page) == "makes_sense"
    page.locator('.card[data-id="p5_net_gain"] .text').click()
    expect(page.locator(".focus h2")).to_have_text(seed["p5_net_gain"].text)
    expect(page.locator(".focus h2")).to_be_focused()
    below = page.locator(".card .text").first
    second = page.locator(".card").first.get_attribute("data-id")
    below.click()
    expect(page.locator(".focus h2")).to_have_text(seed[second].text)
    assert page.locator(".crumbs li").count() == 3
    page.get_by_label("Back one step (U)").click()
    assert middle(page) == "p5_net_gain"
    page.go_back()
    page.wait_for_function("() => document.querySelector('.focus').dataset.id !== 'p5_net_gain'")
    page.keyboard.press("h")
    assert middle(page) == "makes_sense"


@pytest.mark.parametrize("rule", ["df_quad", "euler", "mlp", "weakest_link"])
def test_a_tick_moves_what_python_moves(opened, seed, rule):
    page = opened.page(seed, f"#c=makes_sense&s={rule}")
    assert score_shown(page) == f"{seed.score(rule)['makes_sense']:.2f}"
    tick = page.locator('.card[data-id="p5_net_gain"] input[type=range]').first
    tick.fill("0.9")
    expected = seed.score(rule, prior={"p5_net_gain": 0.9})
    assert score_shown(page) == f"{expected['makes_sense']:.2f}"
    expect(page.locator(".meter .num")).to_have_text(f"{expected['makes_sense']:.2f}")
    expect(page.locator(".whatif")).to_contain_text("What-if 1")
    expect(page.locator(".moved")).to_contain_text("The strategy can in principle")
    page.get_by_role("button", name="Reset all").click()
    assert score_shown(page) == f"{seed.score(rule)['makes_sense']:.2f}"


def test_a_tick_is_dragged_and_nothing_slides_away_under_it(opened, umbrella):
    page = opened.page(umbrella)
    box = page.locator(".focus .bar").bounding_box()
    y = box["y"] + box["height"] / 2
    before = page.locator(".focus").bounding_box()["height"]
    page.mouse.move(box["x"] + box["width"] * umbrella.score().base["take"], y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, y, steps=5)
    assert page.locator(".focus").bounding_box()["height"] >= before
    page.mouse.up()
    value = float(page.locator(".focus input").input_value())
    assert value == pytest.approx(0.6, abs=0.02)
    assert score_shown(page) == f"{umbrella.score(prior={'take': value})['take']:.2f}"
    expect(page.locator(".focus")).not_to_have_attribute("style", re.compile("min-height"))


def test_what_a_reader_says_replaces_the_base_score_and_may_reach_1(opened, seed):
    heard = "risk_worth_taking"
    page = opened.page(seed, f"#c={heard}")
    prior, base = seed.document.prior_of(heard), seed.score().base[heard]
    assert base < prior
    expect(page.locator(".prn")).to_contain_text(f"{prior:.2f} from the file, counted as {base:.2f}")
    tick = page.locator(".focus input[type=range]").first
    tick.fill("1")
    assert score_shown(page) == f"{seed.score(prior={heard: 1.0})[heard]:.2f}" == "1.00"


def test_reliability_moves_the_claims_whose_ticks_nobody_moved(opened, seed):
    page = opened.page(seed, "#c=risk_worth_taking")
    page.get_by_role("button", name="Who says so").click()
    page.get_by_role("slider", name="Reliability of Anthropic's leadership").fill("0.2")
    expected = seed.score(reliability={"leadership": 0.2})
    expect(page.locator(".drawer .line .num")).to_have_text(f"{expected['risk_worth_taking']:.2f}")
    page.keyboard.press("Escape")
    expect(page.locator(".drawer")).to_be_hidden()


def test_a_link_holds_the_whole_what_if(opened, seed):
    page = opened.page(seed, "#c=p5_net_gain")
    page.locator(".focus input[type=range]").first.fill("0.85")
    page.locator(".step .pill").first.click()
    page.locator(".stepbox input[type=range]").first.fill("0.75")
    shown = score_shown(page)
    page.wait_for_function("() => location.hash.split(',').length === 2")
    address = page.evaluate("location.hash")
    again = opened.page(seed, address, written=False)
    assert middle(again) == "p5_net_gain"
    assert score_shown(again) == shown
    assert again.locator(".whatif b").inner_text() == "2"
    relation = re.search(r",([\w.%-]+):0\.75", address)[1]
    expected = seed.score(prior={"p5_net_gain": 0.85}, strength={relation: 0.75})
    assert shown == f"{expected['p5_net_gain']:.2f}"


def test_details_tell_who_where_and_why_in_pythons_words(opened, seed):
    page = opened.page(seed)
    page.get_by_role("button", name="Details of").first.click()
    box = page.locator(".drawer")
    expect(box.locator("h2")).to_be_focused()
    claim = box.locator("code").inner_text()
    expect(box.locator(".told")).to_have_text(" ".join(seed.explain(claim, depth=1).items[0].sentences))
    box.get_by_label("Close details").click()
    expect(page.get_by_role("button", name="Details of").first).to_be_focused()


def test_a_part_of_a_map_has_the_scores_of_the_whole(opened, seed):
    part = seed.focus("p5_net_gain", up=0, down=1)
    page = opened.page(part)
    page.keyboard.press("n")
    claim = middle(page)
    assert score_shown(page) == f"{seed.score()[claim]:.2f}"


def test_the_maps_own_order_is_walked_by_next(opened, umbrella):
    page = opened.page(umbrella)
    order = []
    for _ in umbrella.claims:
        order.append(middle(page))
        page.keyboard.press("n")
    assert order == list(umbrella.claims)


def test_two_readers_stand_side_by_side(opened, umbrella, tmp_path):
    ann = argmap.Credences({"rain": 0.1}, name="Ann")
    argmap.Credences({"rain": 1.0}, name="Ben", strength={"stay_dry": 0.5}).save(tmp_path / "ben.yaml")
    page = opened.page(umbrella, how={"readers": [ann]})
    page.locator("input[type=file]").set_input_files(tmp_path / "ben.yaml")
    expect(page.locator(".readers li")).to_have_count(2)
    ben = umbrella.score(prior={"rain": 1.0}, strength={"stay_dry": 0.5})["take"]
    both = [f"{umbrella.score(prior=ann.prior)['take']:.2f}", f"{ben:.2f}"]
    assert page.locator(".readers .num").all_inner_texts() == both
    expect(page.locator(".apart")).to_contain_text("The forecast says that it will rain")
    page.get_by_role("button", name="See it as Ben does").click()
    assert score_shown(page) == f"{ben:.2f}"


def test_a_circle_that_does_not_settle_is_told_with_pythons_numbers(opened):
    b = argmap.MapBuilder("Ring", conclusion="a0")
    groups = [[b.claim(f"{name}{place}", id=f"{name}{place}", prior=0.95) for place in range(3)] for name in "abcde"]
    for here, there in zip(groups, groups[1:] + groups[:1], strict=True):
        for one in here:
            for other in there:
                b.rebut(one, other)
    page = opened.page(b.build())
    expect(page.locator(".circles")).to_contain_text("15 claims run in circles that did not settle")
    expect(page.locator(".circles")).to_contain_text("It came with these scores: a0")


def test_chances_that_came_with_a_page_stand_in_the_details(opened, seed):
    likely = seed.score("probability")
    page = opened.page(seed, name="chances.html", how={"chances": likely})
    page.keyboard.press("d")
    details = page.locator(".drawer")
    expect(details).to_contain_text(f"Chance {likely['makes_sense']:.2f} (exact (width")
    expect(details).to_contain_text("follows the map's own numbers, not what you move here")
    plain = opened.page(seed)
    plain.keyboard.press("d")
    expect(plain.locator(".drawer h2")).to_be_visible()
    assert "Chance 0" not in plain.locator(".drawer").inner_text()


def test_degrees_do_not_pass_for_chances(seed):
    with pytest.raises(argmap.SemanticsError, match="these scores are degrees"):
        seed.to_html(chances=seed.score())
