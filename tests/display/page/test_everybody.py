"""A page is for everybody: by keys alone, on a phone, in the dark, on paper, without script, whatever a map says."""

import json
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from playwright.sync_api import expect

import argmap
from argmap.display.page.bundle import script
from tests.shared.documents import HOSTILE, documents
from tests.shared.examples import examples

AXE = Path(__file__).parents[3] / "tools" / "page" / "node_modules" / "axe-core" / "axe.min.js"


def test_search_finds_quotes_and_people_and_filters_dim(opened, seed):
    page = opened.page(seed)
    page.keyboard.press("/")
    page.keyboard.type("rlhf")
    expect(page.locator(".hit").first).to_be_visible()
    hit = page.locator(".hit .t").first.inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".focus h2")).to_have_text(hit)
    page.keyboard.press("h")
    page.keyboard.press("/")
    page.get_by_label("Tag").select_option("race")
    expect(page.locator(".fchip")).to_contain_text("tag race: ")
    assert page.locator(".card.dim").count() > 0
    page.keyboard.press("Escape")
    page.locator(".fchip").click()
    assert page.locator(".card.dim").count() == 0


def test_the_outline_folds_and_holds_every_claim_once(opened, seed):
    page = opened.page(seed, "#v=outline")
    page.get_by_role("button", name="Unfold all").click()
    told = page.locator(".outline li[data-id] > .o:not(:has(.chip:text('reasons above')))")
    assert set(page.locator(".outline li[data-id]").evaluate_all("all => all.map(one => one.dataset.id)")) == set(
        seed.claims
    )
    assert told.count() >= len(seed.claims)
    page.get_by_role("button", name="Fold all", exact=True).click()
    twist = page.locator(".outline .twist").first
    expect(page.locator(".outline li li").first).to_be_hidden()
    twist.click()
    expect(page.locator(".outline li li").first).to_be_visible()


def test_keys_alone_do_everything(opened, seed):
    page = opened.page(seed)
    page.keyboard.press("j")
    page.keyboard.press("j")
    text = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    expect(page.locator(".focus h2")).to_have_text(text)
    page.locator(".focus input").focus()
    before = page.locator(".focus input").input_value()
    page.keyboard.press("ArrowRight")
    assert float(page.locator(".focus input").input_value()) == pytest.approx(float(before) + 0.01)
    page.keyboard.press("d")
    expect(page.locator(".drawer")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    expect(page.locator(".whatif")).to_be_hidden()
    page.keyboard.press("2")
    page.wait_for_selector(".mc.sel")
    page.locator(".stage").focus()
    for _ in range(3):
        page.keyboard.press("Shift+ArrowUp")
    expect(page.locator('.mc.sel[data-id="makes_sense"]')).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator(".drawer code")).to_have_text("makes_sense")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.get_by_label("Single letters are keys").uncheck()
    page.get_by_role("button", name="Close", exact=True).click()
    page.keyboard.press("3")
    expect(page.locator(".pane.map")).to_be_visible()


@pytest.mark.parametrize("width", [320, 390])
def test_nothing_scrolls_sideways_on_a_phone(opened, seed, width):
    page = opened.page(seed, width=width, height=800, is_mobile=True, has_touch=True)
    wide = "document.scrollingElement.scrollWidth"
    assert page.evaluate(wide) <= width
    page.get_by_role("button", name="Who says so").tap()
    expect(page.locator(".drawer")).to_be_in_viewport()
    assert page.evaluate(wide) <= width
    page.get_by_label("Close details").tap()
    for address, there in (("#c=p5_net_gain", ".focus.premise"), ("#v=outline", ".tree"), ("#v=map", ".mc.sel")):
        page.evaluate(f"location.hash = '{address}'")
        page.wait_for_selector(there)
        assert page.evaluate(wide) <= width, address


def test_dark_is_dark_and_can_be_chosen(opened, umbrella):
    page = opened.page(umbrella, color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(18, 24, 31)"
    page.keyboard.press("t")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"


def test_paper_has_the_outline_and_no_buttons(opened, umbrella):
    page = opened.page(umbrella, "#v=outline")
    page.emulate_media(media="print")
    expect(page.locator(".outline .tree").first).to_be_visible()
    expect(page.locator(".acts").first).to_be_hidden()


def test_without_script_the_outline_is_there(opened, umbrella):
    page = opened.page(umbrella, scripts=False)
    expect(page.locator("main.unscripted")).to_contain_text("score 0.48, 0.10 before any argument: Take an umbrella.")
    assert page.locator("main.unscripted li").count() > len(umbrella.claims)


def hostile():
    b = argmap.MapBuilder("</script><script>alert(1)</script>", conclusion="c0")
    extra = (
        "<img src=x onerror=alert(1)>",
        "</title><h1>x",
        "javascript:alert(1)",
        "${alert(1)}",
        "]]>",
        "<!--<script>",
    )
    texts = [text for text in (*HOSTILE, *extra) if text.strip()]
    b.source("<img src=x onerror=alert(2)>", id="s")
    for place, text in enumerate(texts):
        said = argmap.Attribution(source="s", act="asserts", note=text)
        b.claim(text, id=f"c{place}", note=text, hedge=text, tags=[text], said_by=[said])
    for place in range(1, len(texts)):
        b.support([f"c{place}"], "c0" if place < 9 else f"c{place - 8}", scheme=texts[place], note=texts[place])
    return b.build(), texts


def test_whatever_a_map_says_stays_text(opened):
    m, texts = hostile()
    page = opened.page(m)
    assert page.locator("img, iframe, object").count() == 0
    assert page.locator("script").count() == 2
    assert page.title() == "</script><script>alert(1)</script>"
    for place in (0, 3, 20, len(texts) - 1):
        page.evaluate(f"location.hash = '#c=c{place}'")
        page.wait_for_function(f"() => document.querySelector('.focus').dataset.id === 'c{place}'")
        assert page.locator(".focus h2").evaluate("one => one.textContent") == texts[place].replace("\r\n", "\n")
        page.keyboard.press("d")
        page.keyboard.press("Escape")
    page.keyboard.press("2")
    page.wait_for_selector(".mc")
    page.keyboard.press("3")
    page.wait_for_selector(".tree")
    assert page.locator("img, iframe, object, .argmap-page script").count() == 0


def test_ids_that_objects_have_by_themselves_are_ids(opened):
    b = argmap.MapBuilder("Odd ids", conclusion="constructor")
    for name in ("constructor", "__proto__", "toString", "hasOwnProperty"):
        b.claim(f"Claim {name}", id=name)
    b.support(["__proto__", "toString"], "constructor", id="valueOf")
    m = b.build()
    page = opened.page(m)
    assert page.locator(".focus .line .num").inner_text() == f"{m.score()['constructor']:.2f}"
    assert page.locator(".card").count() == 2
    page.locator('.card[data-id="__proto__"] input').fill("0.75")
    expected = m.score(prior={"__proto__": 0.75})["constructor"]
    assert page.locator(".focus .line .num").inner_text() == f"{expected:.2f}"
    page.keyboard.press("d")
    expect(page.locator(".drawer .told")).to_contain_text("By the map's own numbers: Nothing bears on it; 0.50")
    page.keyboard.press("2")
    page.wait_for_selector(".mc")
    changed = page.evaluate("location.hash")
    assert "__proto__:0.75" in changed


@examples(40)
@given(document=documents())
def test_any_map_can_be_read_in_every_view(browser, document):
    m = argmap.ArgumentMap(document)
    context = browser.new_context(reduced_motion="reduce", java_script_enabled=True)
    page, heard = context.new_page(), []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(error.stack or str(error)))
    with tempfile.TemporaryDirectory() as folder:
        page.goto(f"file://{m.to_html(Path(folder, 'any.html'))}")
        page.wait_for_selector(".focus")
        for _ in document.claims:
            page.keyboard.press("n")
            page.keyboard.press("d")
            page.locator(".drawer h2").wait_for()
            page.keyboard.press("Escape")
        page.keyboard.press("2")
        page.wait_for_selector(".mc", state="attached")
        page.keyboard.press("3")
        page.get_by_role("button", name="Unfold all").click()
        found = page.locator(".outline li[data-id]").evaluate_all("all => all.map(one => one.dataset.id)")
    context.close()
    assert heard == []
    assert set(found) == set(document.claims)


def test_a_long_chain_is_no_deeper_than_a_browser_bears(opened):
    b = argmap.MapBuilder("Chain", conclusion="c0")
    b.claim("Claim 0", id="c0")
    for place in range(1, 600):
        b.support([b.claim(f"Claim {place}", id=f"c{place}")], f"c{place - 1}")
    page = opened.page(b.build(), "#v=outline")
    page.get_by_role("button", name="Unfold all").click()
    expect(page.locator("div.outline:not(.pane)")).to_contain_text("level 20")
    page.evaluate("location.hash = '#c=c500'")
    page.wait_for_function("() => document.querySelector('.focus').dataset.id === 'c500'")


def test_sizes_keep_to_their_budgets(seed):
    assert len(seed.to_html().encode()) <= 400_000
    assert len(script().encode()) <= 100_000


def axe(page):
    if not AXE.exists():
        if os.environ.get("CI"):
            pytest.fail("axe-core is not installed: npm install --prefix tools/page")
        pytest.skip("axe-core is not installed: npm install --prefix tools/page")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations']})).violations")
    return [(one["id"], one["impact"], [node["target"] for node in one["nodes"]][:3]) for one in found]


@pytest.mark.parametrize(
    "state",
    ["read", "walked", "what-if", "details", "map", "outline", "search", "help", "dark", "phone", "adding", "pill"],
)
def test_axe_finds_no_fault(opened, dispute, state):
    address = {
        "walked": f"#c={list(dispute.claims)[3]}",
        "what-if": f"#w={list(dispute.claims)[3]}:0.9",
        "map": "#v=map",
        "outline": "#v=outline",
    }.get(state, "")
    small = {"width": 390, "height": 800, "is_mobile": True, "has_touch": True} if state == "phone" else {}
    page = opened.page(dispute, address, color_scheme="dark" if state == "dark" else "light", **small)
    if state == "details":
        page.keyboard.press("d")
    elif state == "search":
        page.keyboard.press("/")
    elif state == "help":
        page.keyboard.press("?")
    elif state == "adding":
        page.get_by_role("button", name="Add a reason").click()
    elif state == "pill":
        page.locator(".pill").first.click()
    elif state == "map":
        page.wait_for_selector(".mc")
    page.wait_for_timeout(150)
    assert axe(page) == [], json.dumps(axe(page), indent=1)
