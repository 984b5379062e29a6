"""The script of a page scores as Python does: under every rule, with every number changed, in circles too."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import argmap
from argmap.display.page.bundle import script
from argmap.errors import ConvergenceError
from argmap.showing.sending import page_data
from tests.shared.examples import examples
from tests.shared.maps import choices, maps

SCORED = """([data, given, rules]) => {
  const {Argument, Play} = globalThis.argmapParts, play = new Play(data, new Argument(data));
  return rules.map(rule => {
    play.use(rule); play.take(given); play.solve();
    const claims = Object.keys(data.net.claim);
    return {settled: play.report.settled, distance: play.report.distance,
      claims: Object.fromEntries(claims.map(id => [id, play.score[play.node(id)]])),
      parts: Object.fromEntries(claims.map(id => {
        const found = play.account(play.node(id));
        return [id, found.start + [...found.parts.values()].reduce((a, b) => a + b, 0)]; }))};
  });
}"""


@pytest.fixture(scope="module")
def blank(browser):
    page = browser.new_page()
    page.add_script_tag(content=f"(() => {{{script()} globalThis.argmapParts = {{Argument, Play}};}})();")
    yield page
    page.close()


def chosen(draw_from, document):
    found = draw_from(choices(document))
    return {name: found[name] for name in ("prior", "strength", "reliability")}


@examples(200)
@given(data=st.data(), supports=st.booleans())
def test_scores_are_pythons_under_every_rule(blank, data, supports):
    m = data.draw(maps(acyclic=True, supports=supports))
    numbers = chosen(data.draw, m.document)
    sent = page_data(m, m.under(), ())
    rules = [rule["name"] for rule in sent["rules"]]
    for rule, found in zip(rules, blank.evaluate(SCORED, [sent, numbers, rules]), strict=True):
        scores = m.score(rule, **numbers)
        assert found["settled"]
        assert set(found["claims"]) == set(scores)
        assert found["claims"] == pytest.approx(dict(scores), abs=1e-9)


@examples(200)
@given(data=st.data())
def test_circles_settle_where_python_says_or_are_said_not_to(blank, data):
    m = data.draw(maps(restated=False))
    numbers = chosen(data.draw, m.document)
    sent = page_data(m, m.under(), ())
    rule = data.draw(st.sampled_from([rule["name"] for rule in sent["rules"]]))
    found = blank.evaluate(SCORED, [sent, numbers, [rule]])[0]
    try:
        scores = m.score(rule, **numbers)
    except ConvergenceError:
        assert not found["settled"]
        return
    assume(all(part.method == "iteration" for part in scores.components))
    if found["settled"]:
        assert found["claims"] == pytest.approx(dict(scores), abs=max(1e-9, found["distance"]))


@examples(100)
@given(data=st.data())
def test_restatements_share_a_score(blank, data):
    m = data.draw(maps(acyclic=True))
    sent = page_data(m, m.under(), ())
    found = blank.evaluate(SCORED, [sent, {}, ["df_quad"]])[0]
    assert found["claims"] == pytest.approx(dict(m.score()), abs=1e-9)


@examples(100)
@given(data=st.data())
def test_parts_add_up_to_scores(blank, data):
    m = data.draw(maps(acyclic=True))
    sent = page_data(m, m.under(), ())
    for found in blank.evaluate(SCORED, [sent, {}, ["df_quad", "quadratic_energy", "mlp"]]):
        assert found["parts"] == pytest.approx(found["claims"], abs=1e-9)


def test_a_circle_that_does_not_settle_is_said_to_be_far(blank):

    b = argmap.MapBuilder("Ring", conclusion="a0")
    groups = [[b.claim(f"{name}{place}", id=f"{name}{place}", prior=0.95) for place in range(3)] for name in "abcde"]
    for here, there in zip(groups, groups[1:] + groups[:1], strict=True):
        for one in here:
            for other in there:
                b.rebut(one, other)
    m = b.build()
    sent = page_data(m, m.under(), ())
    found = blank.evaluate(SCORED, [sent, {}, ["df_quad"]])[0]
    assert not found["settled"]
    assert found["distance"] > 1e-9
    assert set(sent["came"]) == set(m.claims)


@pytest.mark.parametrize("strength", [{}, {"sky": 0.5}, {"u": 0.25}, {"sky": 0.1, "u": 1.0}])
def test_a_mutual_rebuttal_is_one_number_both_ways(blank, strength):
    b = argmap.MapBuilder("Sky", conclusion="clear")
    b.claim("Clear", id="clear", prior=0.6)
    b.claim("Grey", id="grey", prior=0.7)
    sky = b.rebut("clear", "grey", id="sky", strength=0.8, mutual="contrary")
    b.undercut(b.claim("Who knows", id="who"), sky, id="u", strength=0.9)
    m = b.build()
    sent = page_data(m, m.under(), ())
    found = blank.evaluate(SCORED, [sent, {"strength": strength}, ["df_quad"]])[0]
    assert found["claims"] == pytest.approx(dict(m.replace(strength=strength).score()), abs=1e-9)
    assert sent["relations"]["sky.back"]["twin"] == "sky"
