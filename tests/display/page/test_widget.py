"""The page as a widget: what is moved reaches Python, what Python moves is drawn, and two stand in one notebook."""

import sys

import pytest

import argmap
from argmap.display.page.bundle import module, style
from argmap.errors import ParameterError, UnknownIdError

STAND_IN = """async ([code, sheet, data]) => {
  document.head.append(Object.assign(document.createElement("style"), {textContent: sheet}));
  const {default: widget} = await import(URL.createObjectURL(new Blob([code], {type: "text/javascript"})));
  globalThis.cells = [0, 1].map(() => {
    const state = {data, what_if: {}, selected: data.conclusion[0]}, heard = {};
    const model = {get: name => state[name], set: (name, value) => { state[name] = value; }, save_changes() {},
      on: (event, call) => { heard[event] = call; }, off: event => { delete heard[event]; }};
    const el = document.body.appendChild(document.createElement("div"));
    return {state, heard, el, end: widget.render({model, el})};
  });
}"""


@pytest.fixture
def cells(browser, umbrella):
    page = browser.new_page()
    heard = []
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("console", lambda message: heard.append(message.text))
    page.evaluate(STAND_IN, [module(), style(inside=True), umbrella.widget().data])
    yield page
    page.close()
    assert heard == []


def test_two_widgets_stand_apart(cells, umbrella):
    ids = cells.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids)) > 10
    cells.locator(".focus input[type=range]").first.fill("0.5")
    shown = cells.locator(".focus .line .num").all_inner_texts()
    assert shown == [f"{umbrella.score(prior={'take': 0.5})['take']:.2f}", f"{umbrella.score()['take']:.2f}"]
    assert cells.evaluate("location.href") == "about:blank"


def test_what_is_moved_reaches_python(cells):
    cells.locator('.card[data-id="rain"] input[type=range]').first.fill("0.25")
    cells.wait_for_function("() => cells[0].state.what_if.prior?.rain === 0.25")
    assert cells.evaluate("cells[0].state.what_if") == {"prior": {"rain": 0.25}, "strength": {}, "reliability": {}}
    cells.locator('.card[data-id="rain"] .text').first.click()
    assert cells.evaluate("[cells[0].state.selected, cells[1].state.selected]") == ["rain", "take"]


def test_what_python_moves_is_drawn(cells, umbrella):
    cells.evaluate("""() => { const [cell] = cells;
      cell.state.what_if = {prior: {rain: 1}, strength: {stay_dry: 0.5}, reliability: {}}; cell.heard["change:what_if"]();
      cell.state.selected = "keeps_dry"; cell.heard["change:selected"](); }""")
    assert cells.locator(".focus h2").first.inner_text() == umbrella["keeps_dry"].text
    expected = umbrella.score(prior={"rain": 1}, strength={"stay_dry": 0.5})["take"]
    assert cells.locator(".meter .num").first.inner_text() == f"{expected:.2f}"


def test_a_widget_goes_when_its_cell_goes(cells):
    assert cells.evaluate("(cells[0].end(), [cells[0].el.children.length, Object.keys(cells[0].heard).length])") == [
        0,
        0,
    ]


def test_a_narrow_cell_is_laid_out_as_a_phone_is(cells):
    cells.evaluate("cells[0].el.style.width = '360px'")
    columns = cells.locator(".cols").first.evaluate(
        "one => getComputedStyle(one).gridTemplateColumns.split(' ').length"
    )
    assert columns == 1
    assert (
        cells.locator(".cols").nth(1).evaluate("one => getComputedStyle(one).gridTemplateColumns.split(' ').length")
        == 2
    )


def test_python_has_scores_and_refuses_what_the_map_has_not(umbrella):
    w = umbrella.widget()
    w.what_if = {"prior": {"rain": 1.0}}
    assert w.what_if == {"prior": {"rain": 1.0}, "strength": {}, "reliability": {}}
    assert dict(w.scores) == dict(umbrella.score(**w.what_if))
    with pytest.raises(UnknownIdError):
        w.what_if = {"prior": {"rian": 1.0}}
    with pytest.raises(ParameterError):
        w.what_if = {"priors": {"rain": 1.0}}
    with pytest.raises(ParameterError):
        w.selected = "rian"
    assert w.scores["take"] == umbrella.score(prior={"rain": 1.0})["take"]


def test_maps_that_no_page_can_show_are_refused(umbrella):
    def cautious(base, supports, rebuttals):
        return base

    with pytest.raises(argmap.SemanticsError, match="cannot score by"):
        umbrella.to_html(semantics=argmap.Modular("sum", cautious, name="own"))
    with pytest.raises(argmap.SemanticsError, match="rebuttals only"):
        umbrella.to_html(semantics="counting")
    with pytest.raises(argmap.RenderError, match="4 claims are too many"):
        umbrella.to_html(limit=3)
    with pytest.raises(argmap.RenderError, match="cannot be written"):
        umbrella.to_html("no/such/folder/map.html")
    with pytest.raises(UnknownIdError):
        umbrella.to_html(readers=[argmap.Credences({"rian": 0.5})])
    part = umbrella.network.focus("take")
    with pytest.raises(argmap.ArgmapError, match="part of a network"):
        part.to_html()


def test_a_widget_without_its_extra_says_what_to_install(umbrella, monkeypatch):
    monkeypatch.delitem(sys.modules, "argmap.display.widget", raising=False)
    monkeypatch.setitem(sys.modules, "anywidget", None)
    with pytest.raises(
        argmap.ArgmapError, match=r"anywidget is not installed. Install it: pip install 'argmap\[widget\]'"
    ):
        umbrella.widget()
