"""What holds for every map that people can open."""

from pathlib import Path

import pytest

import argmap

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.yaml"))
GRADUAL = ("df_quad", "quadratic_energy", "mlp", "euler_top", "weakest_link")
LONGEST_QUOTE = 8
every_map = pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)


def scored(document):
    return {name for name, claim in document.claims.items() if claim.kind != "question"}


def passages(document):
    for entry in (*document.claims.values(), *document.relations.values()):
        for attribution in entry.said_by:
            yield from filter(None, (attribution.at, attribution.reply_to))


def weighed(a_map, *types):
    """The relations of some types that take part in scoring, each with the scores where its premises are (not) so."""
    document = a_map.document
    for relation in document.relations.values():
        if relation.type in types and {*relation.premises} <= scored(document):
            yield relation, *(a_map.score(fix=dict.fromkeys(relation.premises, held)) for held in (1.0, 0.0))


def of(scores, name):
    return {**scores, **scores.relations, **scores.sources}[name]


def test_the_maps_are_there():
    assert {path.stem for path in MAPS} == {
        "age-of-the-earth",
        "anthropic-strategy",
        "dario-gpt3",
        "pascals-wager",
        "umbrella",
    }


@every_map
def test_it_is_read_without_a_warning(path):
    assert argmap.formats.read(path).warnings == ()


@every_map
def test_it_begins_with_a_comment_that_says_what_it_is_and_how_to_read_it(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    header = "\n".join(lines[: next(number for number, line in enumerate(lines) if not line.startswith("#"))])
    assert "# What it is:" in header
    assert "# How to read it:" in header
    assert "ource" in header or "Where things stand" in header


@every_map
def test_its_lines_fit_a_screen(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [number for number, line in enumerate(lines, 1) if len(line) > 120] == []


@every_map
def test_its_quotations_are_short(path):
    quotes = [passage.quote for passage in passages(argmap.load(path).document) if passage.quote]
    assert [quote for quote in quotes if len(quote.split()) > LONGEST_QUOTE] == []


@every_map
def test_every_source_and_document_is_used(path):
    document = argmap.load(path).document
    entries = (*document.claims.values(), *document.relations.values())
    heard = {attribution.source for entry in entries for attribution in entry.said_by}
    heard |= {source.via for source in document.sources.values()}
    assert set(document.sources) - heard == set()
    assert set(document.documents) - {passage.document for passage in passages(document)} == set()


@every_map
@pytest.mark.parametrize("semantics", GRADUAL)
def test_it_settles(path, semantics):
    scores = argmap.load(path).score(semantics)
    assert scores.converged
    assert all(0 <= score <= 1 for score in scores.values())


@every_map
def test_no_claim_is_driven_to_an_end(path):
    scores = argmap.load(path).score()
    assert {name: score for name, score in scores.items() if not 0.05 < score < 0.99} == {}


@every_map
def test_every_prior_that_is_not_the_default_has_its_reason(path):
    document = argmap.load(path).document
    stated = [claim for claim in document.claims.values() if getattr(claim, "prior", None) is not None]
    assert [claim.id for claim in stated if claim.prior != document.defaults.prior and not claim.note] == []


@every_map
def test_every_conclusion_is_moved_by_the_argument(path):
    a_map = argmap.load(path)
    scores = a_map.score()
    assert all(abs(scores[claim] - scores.base[claim]) > 0.05 for claim in a_map.conclusion)


@every_map
def test_to_accept_what_speaks_against_a_claim_or_step_does_not_help_it(path):
    for relation, accepted, rejected in weighed(argmap.load(path), "rebuttal", "undercut"):
        assert of(accepted, relation.target) <= of(rejected, relation.target) + 1e-9, relation.id


@every_map
def test_to_accept_what_speaks_for_a_claim_or_step_does_not_harm_it(path):
    a_map = argmap.load(path)
    questions = set(a_map.document.claims) - scored(a_map.document)
    for relation, accepted, rejected in weighed(a_map, "support"):
        if relation.target not in questions:
            assert of(accepted, relation.target) >= of(rejected, relation.target) - 1e-9, relation.id


@every_map
def test_a_reason_that_needs_several_premises_falls_with_each(path):
    a_map = argmap.load(path)
    linked = [relation for relation in a_map.document.relations.values() if relation.linked]
    assert linked
    for premise in {premise for relation in linked for premise in relation.premises}:
        without = a_map.score(fix={premise: 0.0})
        assert [r.id for r in linked if premise in r.premises and without.relations[r.id] > 0] == []


@every_map
def test_lint_passes_it_or_is_waived_with_a_reason_in_the_file(path):
    findings = argmap.load(path).lint()
    assert findings.ok, findings
    assert all(len(row["reason"]) > 20 for row in findings.waived)


@every_map
def test_every_waiver_names_the_entries_that_it_is_for(path):
    waived = argmap.load(path).document.meta.get("lint", {}).get("waive", {})
    assert [rule for rule, reasons in waived.items() if isinstance(reasons, str)] == []
