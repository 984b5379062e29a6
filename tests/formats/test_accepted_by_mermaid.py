"""Mermaid's own parser accepts every chart that is written, whatever the texts of the map are."""

import pytest
from hypothesis import HealthCheck, given, settings

from argmap.formats.charts.mermaid import Mermaid
from tests.formats.mermaid_texts import TEXTS
from tests.shared.documents import documents

MERMAID = Mermaid()


@pytest.fixture(scope="module")
def refused(browser, from_npm):
    """Say which charts Mermaid does not take, and why."""
    page = browser.new_page()
    page.add_script_tag(path=from_npm("mermaid") / "dist" / "mermaid.min.js")

    def found(charts):
        return page.evaluate(
            """async (charts) => {
                const wrong = [];
                for (const chart of charts) {
                    try { await mermaid.parse(chart); } catch (error) { wrong.push([chart, String(error.message)]); }
                }
                return wrong;
            }""",
            charts,
        )

    yield found
    page.close()


def test_the_small_texts_are_accepted_when_written_again(refused):
    assert (
        refused([MERMAID.write(MERMAID.read(text).document, unsupported="ignore") for text, *_ in TEXTS.values()]) == []
    )


def test_random_maps_are_accepted(refused):
    charts = []

    @settings(max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(documents(mutual=True))
    def draw(document):
        charts.append(MERMAID.write(document, unsupported="ignore"))

    draw()
    assert refused(charts) == []


def test_what_is_no_chart_is_refused(refused):
    assert len(refused(["no chart at all"])) == 1
