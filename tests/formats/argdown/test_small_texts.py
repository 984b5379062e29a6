"""Small texts in, maps out, and back: what every sign of Argdown becomes."""

import pytest

from argmap.formats import reads, writes

TABLE = {
    "a claim": (
        "[Close]: Close the street.",
        {"claims": {"Close": "Close the street."}},
    ),
    "a title with blanks": (
        "[Close it]: Close the street.",
        {"claims": {"close_it": {"text": "Close the street.", "meta": {"id": "Close it"}}}},
    ),
    "data whose key holds a colon": (
        '[a]: A. {"who: when": 1}',
        {"claims": {"a": {"text": "A.", "meta": {"who: when": 1}}}},
    ),
    "a title alone": ("[Close]", {"claims": {"Close": "Close"}}),
    "plain text": ("Close the street.\n\nIt is loud.", {"claims": {"close_the_street": "Close the street.", "it_is_loud": "It is loud."}}),
    "support, from below": (
        "[a]: A.\n  + [b]: B.",
        {"conclusion": "a", "claims": {"a": "A.", "b": "B."}, "relations": [{"premises": ["b"], "supports": "a"}]},
    ),
    "support, with an arrow": (
        "[a]: A.\n  <+ [b]: B.",
        {"conclusion": "a", "claims": {"a": "A.", "b": "B."}, "relations": [{"premises": ["b"], "supports": "a"}]},
    ),
    "support, downwards": (
        "[a]: A.\n  +> [b]: B.",
        {"conclusion": "b", "claims": {"a": "A.", "b": "B."}, "relations": [{"premises": ["a"], "supports": "b"}]},
    ),
    "attack, from below": (
        "[a]: A.\n  - [b]: B.",
        {"conclusion": "a", "claims": {"a": "A.", "b": "B."}, "relations": [{"premises": ["b"], "rebuts": "a"}]},
    ),
    "attack, downwards": (
        "[a]: A.\n  -> [b]: B.",
        {"conclusion": "b", "claims": {"a": "A.", "b": "B."}, "relations": [{"premises": ["a"], "rebuts": "b"}]},
    ),
    "levels": (
        "[a]: A.\n  + [b]: B.\n    - [c]: C.\n  - [d]: D.",
        {
            "conclusion": "a",
            "claims": {"a": "A.", "c": "C.", "b": "B.", "d": "D."},
            "relations": [
                {"premises": ["b"], "supports": "a"},
                {"premises": ["c"], "rebuts": "b"},
                {"premises": ["d"], "rebuts": "a"},
            ],
        },
    ),
    "contradictory": (
        "[a]: A.\n  >< [b]: B.",
        {"claims": {"a": "A.", "b": "B."}, "relations": [{"premises": ["a"], "rebuts": "b", "mutual": "contradictory"}]},
    ),
    "contrary, in strict mode": (
        "===\nmodel: {mode: strict}\n===\n\n[a]: A.\n  - [b]: B.",
        {"claims": {"a": "A.", "b": "B."}, "relations": [{"premises": ["b"], "rebuts": "a", "mutual": "contrary"}]},
    ),
    "entailment, in strict mode": (
        "===\nmodel: {mode: strict}\n===\n\n[a]: A.\n  + [b]: B.",
        {
            "conclusion": "a",
            "claims": {"a": "A.", "b": "B."},
            "relations": [{"premises": ["b"], "supports": "a", "strength": 1.0}],
        },
    ),
    "a sketched argument": (
        "[a]: A.\n  + <b>: B.",
        {"conclusion": "a", "claims": {"a": "A.", "b": "B."}, "relations": [{"premises": ["b"], "supports": "a"}]},
    ),
    "the strength of a sketched argument": (
        "[a]: A.\n  - <b>: B. {strength: 0.5}",
        {
            "conclusion": "a",
            "claims": {"a": "A.", "b": "B."},
            "relations": [{"premises": ["b"], "rebuts": "a", "strength": 0.5}],
        },
    ),
    "an undercut of a sketched argument": (
        "[a]: A.\n  - <b>: B.\n    _ <c>: C.",
        {
            "conclusion": "a",
            "claims": {"a": "A.", "c": "C.", "b": "B."},
            "relations": [{"premises": ["b"], "rebuts": "a"}, {"premises": ["c"], "undercuts": "b.rebuts.a"}],
        },
    ),
    "linked premises": (
        "<step>\n\n(1) [a]: A.\n(2) [b]: B.\n----\n(3) [c]: C.",
        {
            "conclusion": "c",
            "claims": {"a": "A.", "b": "B.", "c": "C."},
            "relations": [{"id": "step", "premises": ["a", "b"], "supports": "c"}],
        },
    ),
    "a rule and data on an inference": (
        "<step>\n\n(1) [a]: A.\n-- Modus ponens {strength: 0.9, certain: false} --\n(2) [c]: C.",
        {
            "conclusion": "c",
            "claims": {"a": "A.", "c": "C."},
            "relations": [
                {"id": "step", "premises": "a", "supports": "c", "strength": 0.9, "scheme": "Modus ponens", "certain": False}
            ],
        },
    ),
    "two steps": (
        "<long>\n\n(1) [a]: A.\n----\n(2) [b]: B.\n(3) [c]: C.\n----\n(4) [d]: D.",
        {
            "conclusion": "d",
            "claims": {"a": "A.", "b": "B.", "c": "C.", "d": "D."},
            "relations": [
                {"id": "long_1", "premises": ["a"], "supports": "b", "meta": {"id": "long 1"}},
                {"id": "long", "premises": ["b", "c"], "supports": "d"},
            ],
        },
    ),
    "what a step uses": (
        "<long>\n\n(1) [a]: A.\n(2) [b]: B.\n----\n(3) [c]: C.\n--\n{uses: [1, 3]}\n--\n(4) [d]: D.",
        {
            "conclusion": "d",
            "claims": {"a": "A.", "b": "B.", "c": "C.", "d": "D."},
            "relations": [
                {"id": "long_1", "premises": ["a", "b"], "supports": "c", "meta": {"id": "long 1"}},
                {"id": "long", "premises": ["a", "c"], "supports": "d"},
            ],
        },
    ),
    "an undercut of an inference": (
        "<step>\n\n(1) [a]: A.\n----\n  _ [u]: U.\n(2) [c]: C.",
        {
            "conclusion": "c",
            "claims": {"a": "A.", "u": "U.", "c": "C."},
            "relations": [
                {"id": "step", "premises": ["a"], "supports": "c"},
                {"premises": ["u"], "undercuts": "step"},
            ],
        },
    ),
    "a support of a reconstructed argument backs its step": (
        "<step>\n  + [u]: U.\n\n(1) [a]: A.\n----\n(2) [c]: C.",
        {
            "conclusion": "c",
            "claims": {"u": "U.", "a": "A.", "c": "C."},
            "relations": [
                {"id": "step", "premises": ["a"], "supports": "c"},
                {"premises": ["u"], "supports": "step"},
            ],
        },
    ),
    "tags": (
        "[a]: A. #one #(two words)",
        {"claims": {"a": {"text": "A.", "tags": ["one", "two words"]}}},
    ),
    "a tag within a sentence": (
        "[a]: We like #freedom a lot.",
        {"claims": {"a": {"text": "We like #freedom a lot.", "tags": ["freedom"]}}},
    ),
    "headings": (
        "# Streets\n\n[a]: A.\n\n## Noise #loud\n\n[b]: B.",
        {
            "title": "Streets",
            "claims": {"a": {"text": "A.", "tags": ["Streets"]}, "b": {"text": "B.", "tags": ["Streets", "Noise", "loud"]}},
        },
    ),
    "data": (
        '[a]: A. {prior: 0.2, kind: evidence, url: "http://x.org", color: red}',
        {"claims": {"a": {"kind": "evidence", "text": "A.", "prior": 0.2, "url": "http://x.org", "meta": {"color": "red"}}}},
    ),
    "data in a block": (
        "[a]: A. {\nprior: 0.2\nseen:\n  - one\n  - two\n}",
        {"claims": {"a": {"text": "A.", "prior": 0.2, "meta": {"seen": ["one", "two"]}}}},
    ),
    "who says it": (
        '[a]: A. {source: "Jan"}',
        {"sources": {"Jan": {"name": "Jan"}}, "claims": {"a": {"text": "A.", "said_by": [{"source": "Jan", "act": "asserts"}]}}},
    ),
    "a credence is a prior": ("[a]: A. {credence: 0.7}", {"claims": {"a": {"text": "A.", "prior": 0.7}}}),
    "a credence of a conclusion is none": (
        "<s>\n\n(1) [a]: A.\n----\n(2) [c]: C. {credence: 0.7, inference: 0.8}",
        {
            "conclusion": "c",
            "claims": {"a": "A.", "c": {"text": "C.", "meta": {"credence": 0.7}}},
            "relations": [{"id": "s", "premises": ["a"], "supports": "c", "strength": 0.8}],
        },
    ),
    "a link": (
        "[a]: See [the report](http://x.org/r) on it.",
        {"claims": {"a": {"text": "See the report on it.", "url": "http://x.org/r"}}},
    ),
    "escapes and shortcodes": (
        r"[a]: file\_name .A. x, \[sic\] and 3 \* 4.",
        {"claims": {"a": "file_name ∀ x, [sic] and 3 * 4."}},
    ),
    "front matter": (
        "===\ntitle: Mill Street\nauthor: Ann\n===\n\n[a]: A.",
        {"title": "Mill Street", "meta": {"front_matter": {"author": "Ann"}}, "claims": {"a": "A."}},
    ),
    "comments": (
        "// Written in haste.\n\n[a]: A. /* or so */",
        {"meta": {"comments": ["Written in haste.", "or so"]}, "claims": {"a": "A."}},
    ),
    "a text over several lines": ("[a]: One\n  two\n  three.", {"claims": {"a": "One two three."}}),
    "a statement and an argument of one title": (
        "[a]: A.\n  + <a>: Because.",
        {
            "conclusion": "a",
            "claims": {"a": "A.", "a_2": {"text": "Because.", "meta": {"id": "<a>"}}},
            "relations": [{"premises": ["a_2"], "supports": "a"}],
        },
    ),
    "lists": ("* [a]: A.\n  + [b]: B.\n* [c]: C.", {
        "conclusion": "a", "claims": {"b": "B.", "a": "A.", "c": "C."}, "relations": [{"premises": ["b"], "supports": "a"}]
    }),
    "a restatement": (
        "[a]: A.\n\n[b]: B. {same_as: a}",
        {"claims": {"a": "A.", "b": {"text": "B.", "same_as": "a"}}},
    ),
    "a question": ("[why]: Why? {kind: question}", {"claims": {"why": {"kind": "question", "text": "Why?"}}}),
}  # fmt: skip


def normal(tree):
    """The tree of a document as it is written, whatever the order of its claims."""
    from argmap.model import Document

    return Document.from_tree({"argmap": 1, "title": "Untitled", **tree})


@pytest.mark.parametrize("name", TABLE)
def test_a_text_becomes_a_map(name):
    text, tree = TABLE[name]
    assert reads(text, format="argdown").document == normal(tree)


@pytest.mark.parametrize("name", TABLE)
def test_the_map_is_written_and_read_again(name):
    document = reads(TABLE[name][0], format="argdown").document
    assert reads(writes(document, format="argdown"), format="argdown").document == document


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
@pytest.mark.parametrize("name", TABLE)
def test_line_ends_do_not_matter(name, ending):
    text, tree = TABLE[name]
    assert reads(text.replace("\n", ending), format="argdown").document == normal(tree)


def test_what_is_written_reads_well():
    text = "[Close]: Close it. #street {prior: 0.2}\n  - [Vans]: Vans must get in.\n\n<Safe>\n\n(1) [Few]: Few are hurt.\n(2) [Duty]: We must.\n----\n(3) [Close]"
    assert writes(reads(text, format="argdown").document, format="argdown") == (
        "[Close]: Close it. #street {prior: 0.2}\n  - [Vans]\n\n[Vans]: Vans must get in.\n\n"
        "[Few]: Few are hurt.\n\n[Duty]: We must.\n\n<Safe>\n\n(1) [Few]\n(2) [Duty]\n----\n(3) [Close]\n"
    )
