"""`lint`: is the map any good?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Unpack

if TYPE_CHECKING:
    from argmap.lint.findings import Findings
    from argmap.scoring.asked import Asked
    from argmap.scoring.how import How


def lint(
    asked: Asked,
    *,
    rules: Annotated[Iterable[str] | str | None, "Run these rules only."] = None,
    ignore: Annotated[Iterable[str] | str, "Leave these rules out."] = (),
    thresholds: Annotated[Mapping[str, float] | None, "Replace what a rule compares with."] = None,
    folder: Annotated[str | Path | None, "Where the documents' files are; else where the map is."] = None,
    **how: Unpack[How],
) -> Findings:
    """Look the map over: what weakens it, where it stands, why it matters, what to do.

    `rules` names the rules to run, all of them where none are named, and `ignore` those to leave out; `rule_names()`
    lists them. `thresholds` replaces the number that a rule compares with. `folder` is where the files of the
    documents are: that of the map's own file, if it was loaded from one. What the map waives, with a reason, is
    set aside. Of a part of a map the findings of the whole are told that are about the part.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
    >>> take = b.claim("Take an umbrella with you", id="take", prior=0.1)
    >>> step = b.support([b.claim("One should take an umbrella with you", id="should")], take)
    >>> print(b.build().lint(rules=["restated-support"], thresholds={"restated-support": 0.7}).lines()[0])
    $.relations[0].premises[0]: restated-support: the premise 'should' restates 'take', which it supports. Take ...
    """
    from argmap.lint.check import lint_document  # noqa: PLC0415 - numpy is slow to load
    from argmap.lint.inspection.places import places_of  # noqa: PLC0415 - as above

    reading, file = asked.under(**how), getattr(asked, "file", None)
    whole, shown = reading.document, reading.shown
    own = Path(file).parent if file is not None else None
    written = None if getattr(asked, "warnings", ()) else getattr(asked, "written", None)
    return lint_document(
        whole,
        reading=reading,
        rules=rules,
        ignore=ignore,
        thresholds=thresholds,
        folder=own if folder is None else folder,
        places=places_of(file, whole, written=written),
        within=None if whole is shown else shown,
    )
