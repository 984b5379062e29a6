"""Words of a map in a plot: data, whatever they hold."""

import warnings
from xml.etree import ElementTree

import matplotlib
import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.basics.text import width
from argmap.plots import as_bytes
from argmap.plots.letters import label, lettered
from tests.plots.drawn import key, row_labels, title

HOSTILE = {
    "dollars": "costs $5 and $10",
    "broken maths": r"$\frac{$ and \$",
    "tex": r"\input{/etc/passwd} % & # _^",
    "markup": "<b>&amp;</b> ]]> -- <!--",
    "controls": "red \x1b[31m, \u202eback\u202c, a bell \x07",
    "lines": "one\ntwo\r\nthree\u2028four",
    "hebrew": "שלום עולם",
    "arabic": "مرحبا بالعالم",
    "japanese": "日本語の主張です" * 9,
    "emoji": "👩\u200d🚒 🎉",
    "marks": "e" + "\u0301" * 3000,
    "no letters": "\uffff\ufffe\u0378",
    "underscore": "_hidden",
    "one long word": "x" * 3000,
    "percent": "%s {0} %(a)s",
}


def asked(text):
    b = argmap.MapBuilder(text, conclusion="c")
    c = b.claim(text, id="c", prior=0.4)
    source = b.source(text, id="s")
    said = [{"source": source, "act": "asserts", "date": "2024-05-01"}]
    b.support([b.claim(text, id="a", prior=0.2, said_by=said)], c)
    b.rebut([b.claim("Plain.", id="b", prior=0.2)], c)
    return b.build()


def plots(text):
    """Every plot, with a text wherever one can stand."""
    m = asked(text)
    mine, theirs = (argmap.Credences({"a": prior}, name=text) for prior in (0.1, 0.9))
    answers = (
        m.cruxes(),
        m.timeline(),
        m.compare(mine, theirs),
        m.sample(priors={"a": argmap.Uniform(0, 1)}, samples=50),
    )
    return [answer.plot(title=text) for answer in answers]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_any_words_are_drawn_without_a_warning(text):
    for axes in plots(text):
        assert as_bytes(axes, dpi=40).startswith(b"\x89PNG")
        ElementTree.fromstring(as_bytes(axes, format="svg"))


@pytest.mark.parametrize("name", ["dollars", "broken maths", "tex", "markup", "underscore", "percent"])
def test_words_stand_as_they_are(name):
    cruxes, _, comparison, _ = plots(HOSTILE[name])
    assert HOSTILE[name] in row_labels(cruxes)
    assert title(cruxes) == HOSTILE[name]
    assert all(words.startswith(HOSTILE[name][:20]) for words in key(comparison))


def test_tex_never_reads_words_of_a_map():
    with matplotlib.rc_context({"text.usetex": True}):
        axes = asked(HOSTILE["tex"]).cruxes().plot()
        words = [
            *axes.get_yticklabels(),
            axes.xaxis.label,
            axes.title,
            axes._left_title,
            *axes.get_legend().get_texts(),
        ]
        assert not any(text.get_usetex() for text in words if text.get_text())


def test_steering_characters_are_replaced():
    (cruxes, *_) = plots(HOSTILE["controls"])
    assert not set("\x1b\x07\u202e\u202c") & set("".join(row_labels(cruxes)) + title(cruxes))


def test_letters_that_no_font_has_are_drawn_as_one_that_says_so():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        shown, style = lettered(["a\uffff", "né"])
    assert shown == ["a�", "né"]
    assert list(style["fontfamily"][: len(matplotlib.rcParams["font.family"])]) == matplotlib.rcParams["font.family"]


def test_a_readers_own_font_is_kept_and_helped_out():
    with matplotlib.rc_context({"font.family": ["Definitely Not Installed", "DejaVu Serif"]}):
        shown, style = lettered(["Ünï → שלום"])
        assert shown == ["Ünï → שלום"]
        assert style["fontfamily"] == ["Definitely Not Installed", "DejaVu Serif", "DejaVu Sans"]


def test_plain_words_ask_no_font():
    assert "fontfamily" not in lettered(["plain"])[1]


@given(st.text(max_size=200), st.integers(5, 40), st.integers(1, 3))
def test_labels_are_no_wider_and_no_higher_than_asked(text, columns, lines):
    broken = label(text, columns=columns, lines=lines).split("\n")
    assert len(broken) <= lines
    assert all(width(line) <= columns for line in broken)


@given(st.text(st.sampled_from("ab c"), max_size=30))
def test_a_label_that_fits_loses_nothing_but_white_space(text):
    assert label(text, columns=20, lines=4).replace("\n", "").replace(" ", "") == text.replace(" ", "")


def test_labels_break_between_words():
    assert label("Mill Street should be closed to vans", columns=20) == "Mill Street should\nbe closed to vans"
    assert label("日本語日本語", columns=6) == "日本語\n日本語"
