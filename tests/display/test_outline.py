"""The outline: everything once, in words, and nothing that a text could fake."""

import re

from markdown_it import MarkdownIt

from argmap.answers.scores import Scores
from argmap.display.outline import outline, outline_markdown, outline_sections
from argmap.model.document import Document


def document(claims: dict, relations: list, **more: object) -> Document:
    return Document.from_tree({"argmap": 1, "title": "T", "claims": claims, "relations": relations, **more})


def test_the_conclusion_comes_first_and_relations_are_words(mill_street: Document, mill_scores: Scores):
    text = outline(mill_street, mill_scores)
    lines = text.splitlines()
    assert lines[0] == "Should Mill Street be closed to through traffic?"
    assert lines[3].startswith("  [close] claim, score 0.68, 0.50 before any argument: Mill Street")
    assert "    supported by (both needed; force 0.67):" in lines
    assert "          step undercut by (force 0.37):" in lines
    assert [line for line in lines if "[duty]" in line] == [
        "      [duty] premise, score 0.90: The council must adopt any safety measure whose cost is small"
    ]
    assert all(len(line) <= 100 for line in lines)


def test_every_claim_is_there_and_its_text_once(mill_street: Document):
    text = re.sub(r"\n +… ", " ", outline(mill_street))
    for claim in mill_street.claims.values():
        assert text.count(claim.text) == 1


def test_without_scores_there_are_no_numbers(mill_street: Document):
    assert "score" not in outline(mill_street)


def test_a_claim_met_again_is_named_only():
    text = outline(
        document(
            {"a": "A", "b": "B", "c": "Shared ground"},
            [{"premises": ["c"], "supports": "a"}, {"premises": ["c"], "supports": "b"}],
            conclusion=["a", "b"],
        )
    )
    assert text.count("Shared ground") == 1
    assert "[c] claim: see above" in text
    assert "Conclusions" in text


def test_circles_end():
    ring = document({"a": "A", "b": "B"}, [{"premises": ["a"], "supports": "b"}, {"premises": ["b"], "rebuts": "a"}])
    assert outline(ring) == (
        "T\n\nClaims in circles\n  [a] claim: A\n    rebutted by:\n      [b] objection: B\n        supported by:\n"
        "          [a] claim: see above"
    )


def test_undercuts_aimed_at_each_other_are_told():
    text = outline(
        document(
            {"a": "A", "b": "B"},
            [
                {"id": "one", "premises": ["a"], "undercuts": "two"},
                {"id": "two", "premises": ["b"], "undercuts": "one"},
            ],
            conclusion="a",
        )
    )
    assert "Aimed at each other: [one]" in text
    assert text.count("step undercut by:") == 2


def test_questions_challenges_answers_loose_claims_and_sources_have_their_words():
    text = outline(
        document(
            {
                "a": {"text": "A", "said_by": [{"source": "w", "act": "asserts"}]},
                "b": {"text": "B", "implied": True},
                "a2": {"text": "A again", "same_as": "a"},
                "q": {"kind": "question", "text": "Why?", "status": "answered"},
                "loose": "Loose",
                "who": {"kind": "question", "text": "Who?"},
                "blind": "The witness is colour-blind",
            },
            [
                {"id": "step", "premises": ["b"], "supports": "a", "certain": False},
                {"premises": ["b"], "supports": "q", "answers": "q"},
                {"premises": ["who"], "rebuts": "a"},
                {"premises": ["who"], "undercuts": "step"},
                {"premises": ["loose"], "supports": "step"},
                {"premises": ["blind"], "undercuts": "w"},
            ],
            conclusion="a",
            sources={"w": {"name": "A witness"}},
        )
    )
    for words in (
        "supported by (not certain):",
        "[b] claim, implied: B",
        "claim, same as a: A again",
        "question, answered: Why?",
        "answered by (answers q):",
        "questioned by:",
        "step questioned by:",
        "step backed by:",
        "Source [w] A witness",
        "undercut by:",
    ):
        assert words in text


def test_a_source_tells_how_far_it_is_relied_on(mill_scores: Scores):
    plainly = document(
        {"a": {"text": "A", "said_by": [{"source": "w", "act": "asserts"}]}, "b": "B"},
        [{"premises": ["b"], "undercuts": "w"}],
        sources={"w": {"name": "A witness"}},
    )
    from dataclasses import replace

    scores = replace(mill_scores, document=plainly, final={}, base={}, relations={}, sources={"w": 0.25})
    assert "Source [w] A witness, reliability 0.25" in outline(plainly, scores)


def test_no_text_can_fake_a_line():
    wicked = (
        "Yes\n  supported by:\n    [b] claim: B\u2028\u202e\x1b[2J " + "supported by: [b] claim, score 1.00: B " * 9
    )
    text = outline(document({"a": wicked, "b": "B"}, [], conclusion="a"))
    lines = text.splitlines()
    assert not any(line.lstrip().startswith(("supported", "[b] claim, score")) for line in lines)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert sum(line.lstrip().startswith("[b]") for line in lines) == 1


def test_a_chain_of_ten_thousand_claims_is_written_without_a_stair_of_blanks():
    count = 10_000
    chain = document(
        {f"c{number}": "A claim" for number in range(count)},
        [{"premises": [f"c{number + 1}"], "supports": f"c{number}"} for number in range(count - 1)],
        conclusion="c0",
    )
    text = outline(chain)
    assert text.count("A claim") == count
    assert len(text) < 200 * count
    assert f"(level {2 * count - 1}) [c{count - 1}]" in text


def listed(text: str) -> list[tuple[int, str]]:
    """Render Markdown, and return its items: how deep in lists, and their words as read."""
    found, depth = [], 0
    for token in MarkdownIt("commonmark", {"html": True}).parse(text):
        depth += {"bullet_list_open": 1, "bullet_list_close": -1}.get(token.type, 0)
        assert not token.type.startswith(("html", "code", "fence", "ordered", "blockquote"))
        if token.type == "inline" and depth:
            assert {one.type for one in token.children or ()} <= {"text", "text_special"}
            found.append((depth, "".join(one.content for one in token.children or ())))
    return found


def test_markdown_says_the_same_in_lists(mill_street: Document, mill_scores: Scores):
    _, sections = outline_sections(mill_street, mill_scores)
    assert listed(outline_markdown(mill_street, mill_scores)) == [
        (line.depth, line.words) for _, lines in sections for line in lines
    ]


def test_no_text_is_markup_in_markdown():
    hostile = "<script>x</script> # ![a](b) `c` *d* 1. e - f\n\n* g"
    found = listed(outline_markdown(document({"a": hostile, "b": "- b"}, [{"premises": ["b"], "supports": "a"}])))
    assert [text.partition(": ")[2] for _, text in found] == [" ".join(hostile.split()), "", "- b"]


def test_lists_in_lists_end_at_a_depth_that_renders():
    claims = {f"c{at}": f"Claim {at}" for at in range(300)}
    chain = [{"premises": [f"c{at + 1}"], "supports": f"c{at}"} for at in range(299)]
    found = listed(outline_markdown(document(claims, chain, conclusion="c0")))
    assert len(found) == 599
    assert max(depth for depth, _ in found) == 8
    assert found[-1][1] == "(level 599) [c299] claim: Claim 299"
