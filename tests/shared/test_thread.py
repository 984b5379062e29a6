"""The map of the thread beside the thread: it quotes what stands there, leaves nothing out, copies nothing, names nobody."""

import re
from pathlib import Path

import pytest

import argmap

ROOT = Path(__file__).parents[2]
THREAD = ROOT.parent / "shared" / "source" / "thread.txt"
HEADINGS = {28, 32, 49, 53, 57, 58, 169}
"""Lines that say nothing of the matter: headings, the first lines of lists, marks of footnotes, the site's own bar."""
LONGEST_RUN = 6
MIDDLE = re.compile(r"(?<=[\w,;:)'\"] )[A-Z][A-Za-z]+")
"""A word with a capital letter where no sentence begins."""
ORDINARY = {"I", "IF"}

pytestmark = pytest.mark.skipif(not THREAD.is_file(), reason="the thread lies beside the project, in ../shared/source")
both = pytest.mark.parametrize("name", ["anthropic-strategy", "dario-gpt3"])


def document_of(name):
    return argmap.load(ROOT / "maps" / f"{name}.yaml").document


def thread():
    return THREAD.read_text(encoding="utf-8").splitlines()


def plain(text):
    return re.sub(r"\s+", " ", text.translate(str.maketrans("’“”", '\'""')))


def words(text):
    return re.findall(r"[\w']+", plain(text).lower())


def passages(document):
    for entry in (*document.claims.values(), *document.relations.values()):
        yield from (attribution.at for attribution in entry.said_by if attribution.at is not None)


def lines(locator):
    first, _, last = locator.partition("-")
    return range(int(first), int(last or first) + 1)


def own_words(name):
    """Everything that the map's maker wrote: comments, texts, names, notes; no quotation, address or name of a section."""
    text = (ROOT / "maps" / f"{name}.yaml").read_text(encoding="utf-8")
    text = re.sub(r"quote: (?:\"[^\"]*\"|[^,}\n]*)", "", re.sub(r"url: \S+", "", text))
    text = re.sub(r"section: [^,}]*", "", text)
    text = re.sub(r"(?:text|note|name|title|reason|\w+_\w+): (?:>-)?", ". ", text)  # the last: waivers, by id
    return re.sub(r"\s+", " ", text.replace("#", " "))


@both
def test_every_quotation_stands_in_the_lines_it_names(name):
    page = thread()
    strange = [
        (passage.lines, passage.quote)
        for passage in passages(document_of(name))
        if passage.quote
        and plain(passage.quote) not in plain(" ".join(page[line - 1] for line in lines(passage.lines)))
    ]
    assert strange == []


def test_no_line_of_the_thread_is_left_out():
    mapped = {line for passage in passages(document_of("anthropic-strategy")) for line in lines(passage.lines)}
    assert {number for number, line in enumerate(thread(), 1) if line.strip()} - mapped == HEADINGS


def test_the_comments_are_cut_where_paragraphs_end():
    table = re.findall(
        r"^\| c\d+ \| ([\d-]+) \|", (ROOT / "docs" / "seed-map.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    page = thread()
    comments = [line for locator in table for line in lines(locator) if page[line - 1].strip()]
    assert comments == [number for number, line in enumerate(page, 1) if line.strip() and number >= comments[0]]
    assert all(not page[lines(locator)[0] - 2].strip() for locator in table)


@both
def test_no_sentence_is_copied(name):
    page, own = words(" ".join(thread())), words(own_words(name))
    size = LONGEST_RUN + 1
    there = {tuple(page[start : start + size]) for start in range(len(page) - size + 1)}
    runs = (tuple(own[start : start + size]) for start in range(len(own) - size + 1))
    assert [" ".join(run) for run in runs if run in there] == []


@both
def test_it_names_only_what_the_thread_names(name):
    named = set(MIDDLE.findall(own_words(name))) - ORDINARY
    assert "Dario" in named
    assert named - set(re.findall(r"[A-Za-z]+", plain(" ".join(thread())))) == set()
