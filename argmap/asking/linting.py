"""Whether the map is any good."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from argmap.asking.asked import Asked

if TYPE_CHECKING:
    from argmap.lint import Findings


class Filed(Asked, Protocol):
    """A map that may know the file it was read from."""

    @property
    def file(self) -> str | None:
        """The file, as it was named when it was read."""


class Linting:
    """The methods of `ArgumentMap` that look for faults."""

    def lint(
        self: Filed,
        *,
        rules: Iterable[str] | str | None = None,
        ignore: Iterable[str] | str = (),
        thresholds: Mapping[str, float] | None = None,
        folder: str | Path | None = None,
    ) -> Findings:
        """Look the map over: what weakens it, where it stands, why it matters, what to do. Scores are by `df_quad`.

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
        from argmap.lint import lint_document, places_of  # noqa: PLC0415 - numpy is slow to load

        whole = self._scorable
        own = Path(self.file).parent if self.file is not None else None
        return lint_document(
            whole,
            network=lambda: self.network,
            rules=rules,
            ignore=ignore,
            thresholds=thresholds,
            folder=own if folder is None else folder,
            places=places_of(self.file, whole),
            within=None if whole is self.document else self.document,
        )
