import re

import pytest

from argmap import formats
from argmap.errors import ArgmapError, FormatError

MESSY = """\
# A map of a street.
#   written by hand

# second block
title:   Street   # the title
argmap: 1 # version

# who speaks
sources:
    council: {reliability: 0.5, name: The council} # the council

# the claims begin
claims:
    # about closing
    close:
        prior: 0.2   # low, on purpose
        text: "Close it"
        # who says so
        said_by:
            -   act: asserts # an act
                source: council
            # and again
            - {source: council, act: denies}


    vans: 'Vans # lose'  # no comment inside
    long: >
        A long sentence that
        runs over lines.
    # last claim
relations:
    - supports: close # aimed
      premises: [vans,
          # inside a list
          long]
    -   # a lonely note
        premises: [vans]
        rebuts: close
# the end
"""


def comments_in(text):
    return sorted(comment.strip() for comment in re.findall(r"(?:^|\s)(#[^\n]*)", text) if "lose" not in comment)


def test_comments_and_meaning_survive():
    tidied = formats.tidy(MESSY)
    assert formats.reads(tidied).document == formats.reads(MESSY).document
    assert comments_in(tidied) == comments_in(MESSY)


def test_tidying_twice_changes_nothing():
    tidied = formats.tidy(MESSY)
    assert formats.tidy(tidied) == tidied


def test_comments_stay_with_what_they_stand_at():
    tidied = formats.tidy(MESSY)
    assert tidied.startswith("# A map of a street.\n#   written by hand\n\n# second block\n\nargmap: 1  # version\n")
    for expected in (
        "title: Street  # the title\n",
        "# who speaks\nsources:\n  council: {name: The council, reliability: 0.5}  # the council\n",
        "  # about closing\n  close:\n    text: Close it\n    prior: 0.2  # low, on purpose\n    # who says so\n",
        '  vans: "Vans # lose"  # no comment inside\n',
        "supports: close  # aimed\n",
        "# inside a list\n",
        "  # a lonely note\n  - {premises: [vans], rebuts: close}\n",
    ):
        assert expected in tidied
    assert tidied.endswith("\n\n# the end\n")


def test_a_broken_file_is_refused_with_its_faults():
    with pytest.raises(ArgmapError, match=r"map.yaml:2:8: title is empty"):
        formats.tidy("argmap: 1\ntitle: ''\n", source="map.yaml")


@pytest.mark.parametrize(
    "text",
    [
        "{argmap: 1, title: T} # c\n",
        "# only above\n{argmap: 1, title: T}",
        "---\n# after the mark\nargmap: 1\ntitle: T\n...\n# after the end\n",
        "argmap: 1\ntitle: >- # folded\n  a b\n  c\n# behind\n",
        "argmap: 1\ntitle: |  # kept\n  a\n   # no comment\n# one\n",
        "argmap: 1\ntitle: T\nclaims: # here\n  a: A#b # c#d\n",
        "argmap: 1\r\ntitle: T # windows\r\n",
        "argmap: 1\ntitle: T\nmeta:\n  x:\n  - # first\n    - 1\n\n  - [[1, # deep\n     2]]\n  - # note\n    # more\n    k: [1] # one\n",
        "argmap: 1\ntitle: T\nmeta: {a: 1, # one\n  b: 2} # two\n# three\n",
        "{argmap: 1, # one\n title: [T][0] }".replace("[T][0]", "T"),
        "argmap: 1\ntitle: T\nmeta:\n  x: [1, # one\n    [2, # two\n    3]]\n  # free\n  y: {}\n",
        "argmap: 1\ntitle: T\nclaims:\n  a: # above\n    # below\n    A sentence.\n",
        "argmap: 1\ntitle: T\nrelations: [] # none\nclaims: {} # neither\n",
    ],
)
def test_every_place_for_a_comment_is_kept(text):
    tidied = formats.tidy(text)
    assert formats.tidy(tidied) == tidied
    assert formats.reads(tidied).document == formats.reads(text).document
    found = [comment for comment in comments_in(text.replace("\r", "")) if comment != "# no comment"]
    assert [comment for comment in comments_in(tidied) if comment != "# no comment"] == found


def test_windows_lines_are_laid_out_like_any():
    assert formats.tidy(MESSY.replace("\n", "\r\n")) == formats.tidy(MESSY)


def test_a_file_that_cannot_keep_its_meaning_is_refused(monkeypatch):
    monkeypatch.setattr("argmap.formats.yaml.tidy.emit", lambda tree, comments: "argmap: 1\ntitle: Another\n")
    with pytest.raises(FormatError, match="cannot be laid out anew"):
        formats.tidy("argmap: 1\ntitle: T\n")


def test_the_order_of_ids_and_free_keys_is_kept():
    text = "argmap: 1\ntitle: T\nclaims: {z: Z, kind: K, a: A}\nmeta: {url: 1, text: 2, argmap: 3}\n"
    tidied = formats.tidy(text)
    assert "claims:\n  z: Z\n  kind: K\n  a: A\n" in tidied
    assert "meta: {url: 1, text: 2, argmap: 3}\n" in tidied


def test_a_text_that_is_no_yaml_is_refused():
    with pytest.raises(FormatError, match="a tab cannot stand here"):
        formats.tidy("a:\n\tb: c\n")


def test_a_line_of_a_text_that_looks_like_a_comment_spaces_nothing():
    text = "argmap: 1\ntitle: T\nnote: |\n  One.\n\n  # two\nurl: x\n"
    assert formats.tidy(text) == text
