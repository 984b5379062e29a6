"""Two maps side by side: what is different, both put together, how far one agrees with the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argmap.analysis.agreement.class_agreement import ClassAgreement
    from argmap.analysis.agreement.work import Agreement
    from argmap.analysis.diff.work import Diff
    from argmap.analysis.merge.merged_entries import Prefer
    from argmap.analysis.merge.work import Merged
    from argmap.map import ArgumentMap
    from argmap.semantics import Semantics


def diff(
    a: ArgumentMap,
    b: ArgumentMap,
    *,
    target: str | None = None,
    semantics: str | Semantics = "df_quad",
    parameters: Mapping[str, Any] | None = None,
    limit: int = 200,
    likeness: float = 0.6,
) -> Diff:
    """Tell what leads from one version of a map to another, and which edit moved which score.

    Things are the same where their ids are: claims, relations, sources and documents that were added, removed,
    reworded, re-attached (other premises, target or type), re-weighted (prior, strength, reliability) or
    changed otherwise. What went and what came with the same content is proposed as a rename, never taken for one.
    `alone` is what the conclusion would move by if this edit alone were made, `undone` what it would move by if it
    alone were taken back; more than `limit` edits that can move a score are not tried one by one. Both are differences
    of scores, in [-1, 1]. Claims that only one of the two has and that read alike, to `likeness` from 0 to 1 and more, are
    proposed in `.proposals`: they are two as long as their ids are. Raises `UnknownIdError` for a target that neither map has, and what `score` raises.

    >>> import argmap
    >>> one = argmap.loads("{argmap: 1, title: T, conclusion: a, claims: {a: {text: A, prior: 0.2}}}")
    >>> two = argmap.loads("{argmap: 1, title: T, conclusion: a, claims: {a: {text: A, prior: 0.5}}}")
    >>> print(argmap.diff(one, two))
    1 edit: 1 claim re-weighted.
    'a' went from 0.200 to 0.500 (+0.300).
    The edit that does most by itself: 'a' re-weighted, +0.300.
    A score is a degree from 0 to 1, not a probability.
    <BLANKLINE>
    id  sort   edit          alone  undone  change
    a   claim  re-weighted  +0.300  -0.300  prior: 0.2 → 0.5
    """
    from argmap.analysis.diff.work import diff as between  # noqa: PLC0415 - numpy is slow to load
    from argmap.network import Network  # noqa: PLC0415 - as above

    return between(
        a.document, b.document, target=target, semantics=semantics, parameters=parameters, limit=limit, likeness=likeness,
        networks=(Network.from_document(a.document), Network.from_document(b.document)),
    )  # fmt: skip


def merge(
    a: ArgumentMap,
    b: ArgumentMap,
    *,
    same: Sequence[tuple[str, str]] = (),
    prefer: Prefer = "a",
    restate: bool = False,
    title: str | None = None,
    likeness: float = 0.6,
    semantics: str | Semantics = "df_quad",
    parameters: Mapping[str, Any] | None = None,
) -> Merged[ArgumentMap]:
    """Put two maps together as `.map`, and tell what a person has to look at.

    What is the same is for a person to say: `same` pairs the id of a claim, relation, source or document of `a` with
    that in `b`. Without it, only what has the same id and the same content is one. Where the two say
    different things about one thing, the value of `a` is kept, or of `b` with `prefer="b"`, and the conflict listed; what
    only one of them says is taken over, listed in `.taken` where it can move a score, and lists are joined. An id that
    names two things is kept by `a`, and what it names in `b` gets another. With `restate`, the pairs of claims stay two, and
    that of `b`, or what it restates there, restates that of `a`.

    `.moved` lists every claim whose score is by more than 1e-9 not what it was in a map where it stood, with what moved it;
    scores, from 0 to 1, are by `semantics` with its `parameters`.

    Claims that read alike, to `likeness` from 0 to 1 and more, are proposed in `.proposals` and kept apart. Raises
    `UnknownIdError` for ids in `same` that a map does not have, `ParameterError` for pairs that contradict each other and
    for any other `prefer`, and `MapError` where the two together contradict themselves.

    >>> import argmap
    >>> one = argmap.loads("{argmap: 1, title: T, claims: {rain: {text: It will rain., prior: 0.7}}}")
    >>> two = argmap.loads("{argmap: 1, title: T, claims: {wet: {text: It will rain, prior: 0.4}}}")
    >>> apart, merged = argmap.merge(one, two), argmap.merge(one, two, same=[("rain", "wet")])
    >>> apart.proposals[0][:2], list(merged.map.document.claims), [one.field for one in merged.conflicts]
    (('rain', 'wet'), ['rain'], ['text', 'prior'])
    """
    from argmap.analysis.merge.work import merge as put_together  # noqa: PLC0415 - loaded when it is asked
    from argmap.map import ArgumentMap  # noqa: PLC0415 - as above

    return put_together(
        a.document, b.document, as_map=ArgumentMap, same=same, prefer=prefer, restate=restate, title=title,
        likeness=likeness, semantics=semantics, parameters=parameters,
    )  # fmt: skip


def agreement(
    student: ArgumentMap,
    model: ArgumentMap,
    *,
    same: Sequence[tuple[str, str]] | None = None,
    alike: float | None = None,
    likeness: float = 0.6,
) -> Agreement:
    """Say how far a map agrees with a model of it, and claim by claim what is not there or otherwise.

    `same` pairs the student's id of a claim with the model's. Beyond that, claims are the same that have the same
    sentence or the same id. With `alike`, a share of letters from 0 to 1, so are those left over that read alike to that and
    more, listed in `.alike`; what else reads alike, to `likeness`, is proposed in `.proposals` and counts as missing. Compared are, among
    the claims that both have: which claim bears on which; whether it supports, rebuts or undercuts, a rebuttal for an
    undercut counting half; and whether premises are linked or convergent. `.measures` has Cohen's kappa and
    Krippendorff's alpha where they are defined (Cohen 1960; Krippendorff 2011): 1 is full agreement, 0 what chance does,
    and below 0 is less than that. What undercuts or backs a step counts as bearing on what it leads to. Raises
    `UnknownIdError` for ids in `same` that a map does not have, and `ParameterError` where one is named twice.

    >>> import argmap
    >>> m = argmap.loads(
    ...     "{argmap: 1, title: T, claims: {rain: Rain, take: Take one}, relations: [{premises: [rain], supports: take}]}")
    >>> print(argmap.agreement(m, m).table)
    model  student  links   feedback
    rain   rain     1 of 1  As in the model.
    take   take     -       Nothing to compare: it bears on nothing in the model.
    """
    from argmap.analysis.agreement.work import agreement as between  # noqa: PLC0415 - loaded when it is asked

    return between(student.document, model.document, same=same, alike=alike, likeness=likeness)


def class_agreement(
    students: Mapping[str, ArgumentMap], model: ArgumentMap, *, alike: float | None = 0.7, likeness: float = 0.6
) -> ClassAgreement:
    """Say of every map of a class how far it agrees with a model: a row for each, and feedback for each student.

    `students` are maps by their makers' names. Each is compared as `agreement` does it, by default with claims that read
    alike to 0.7 and more taken for the same (`alike`; None for none). `.feedback(name)` is Markdown to hand back,
    `.students[name]` that map's `Agreement`, and `.table.to_csv()` the table for a spreadsheet: shares from 0 to 1
    of the model's claims, links, kinds of link and linked premises, Cohen's kappa of the links, and counts. Raises
    `ParameterError` without any map.

    >>> import argmap
    >>> model = argmap.loads("{argmap: 1, title: Model, claims: {rain: It will rain today., take: Take an umbrella.}}")
    >>> ann = argmap.loads("{argmap: 1, title: Mine, claims: {a: It would rain today}}")
    >>> print(argmap.class_agreement({"ann": ann}, model).table.only(["student", "claims", "missing", "guessed"]))
    student  claims  missing  guessed
    ann        0.50        1        1
    """
    from argmap.analysis.agreement.class_agreement import class_agreement as of_class  # noqa: PLC0415 - as above

    maps = {name: one.document for name, one in students.items()}
    return of_class(maps, model.document, alike=alike, likeness=likeness)
