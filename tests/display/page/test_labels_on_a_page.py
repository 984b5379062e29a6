"""A page that came with labels shows them beside the scores, in every view."""

from playwright.sync_api import expect


def test_labels_stand_beside_scores_in_every_view(opened, dispute):
    labels = dispute.accept()
    page = opened.page(dispute, how={"labels": labels}, name="labels.html")
    home = dispute.conclusion[0]
    expect(page.locator(".focus .label")).to_contain_text(labels[home])
    expect(page.locator(".meter .label")).to_contain_text(labels[home])
    for card in page.locator(".card[data-id]").all():
        assert card.locator(".label").inner_text().split() == ["label", labels[card.get_attribute("data-id")]]
        assert card.locator(".lm path").count() >= 1
    expect(page.locator(".side")).to_contain_text(f"Labels: grounded, with {len(labels.asserted)} claims asserted.")
    page.get_by_role("tab", name="Map").click()
    page.wait_for_selector(".mc .label")
    for card in page.locator(".mc[data-id]:has(.label)").all():
        assert card.locator(".label").inner_text().split()[-1] == labels[card.get_attribute("data-id")]
    page.get_by_role("tab", name="Outline").click()
    assert page.locator(".outline .label").count() >= len(labels.label_of)


def test_what_a_reader_changes_moves_no_label(opened, umbrella):
    labels = umbrella.accept()
    page = opened.page(umbrella, how={"labels": labels}, name="labels.html")
    before = page.locator(".focus .label").inner_text()
    page.locator(".focus input[type=range]").fill("0.01")
    assert page.locator(".focus .label").inner_text() == before


def test_a_page_without_labels_has_none(opened, umbrella):
    page = opened.page(umbrella)
    assert page.locator(".label").count() == 0
    assert "Labels" not in page.locator(".side").inner_text()


def test_without_a_script_the_outline_says_labels(opened, umbrella):
    labels = umbrella.accept()
    page = opened.page(umbrella, scripts=False, how={"labels": labels}, name="labels.html")
    assert page.locator("body").inner_text().count("label ") >= len(labels.label_of)
