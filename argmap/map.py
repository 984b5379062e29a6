"""`ArgumentMap`: what a user holds. Every method is thin: the work is done in the room of its concern."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Unpack

from argmap import formats
from argmap.answers.scores import Scores
from argmap.asking import Questions
from argmap.basics.text import counted
from argmap.model.by_id import ClaimsById
from argmap.model.document import Document
from argmap.model.editor import DocumentEditor
from argmap.model.misremembered import OF_A_BUILDER, OF_A_MAP, no_such
from argmap.scoring.how import parted_words
from argmap.scoring.parts.refusals import no_whole, refuse_other_scores
from argmap.scoring.parts.views import around, named, tagged
from argmap.showing.pictures import Pictures, Shown
from argmap.showing.report.reporting import Reporting
from argmap.showing.sending import Sending

if TYPE_CHECKING:
    from pathlib import Path

    import networkx as nx

    from argmap.errors import Problem
    from argmap.lint.quoting.answer import Quotations
    from argmap.model.claims import ClaimKind
    from argmap.network import Network
    from argmap.scoring.divergence import OnDivergence
    from argmap.scoring.how import How, Scoring
    from argmap.scoring.kept_readings import KeptReadings
    from argmap.scoring.reading import Reading
    from argmap.semantics import Semantics


@dataclass(frozen=True, repr=False)
class ArgumentMap(ClaimsById, Questions, Pictures, Sending, Reporting):
    """A map of claims and relations: score it, ask what it hangs on, look at it. It never changes.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
    >>> rain = b.claim("It will rain", id="rain", prior=0.7)
    >>> take = b.claim("Take an umbrella", id="take", prior=0.1)
    >>> step = b.support([rain], take)
    >>> m = b.build()
    >>> round(m.score()["take"], 2)
    0.73
    >>> m
    <ArgumentMap 'Umbrella': 2 claims, 1 relation>
    """

    document: Document
    """Everything that the map says, as typed objects."""
    whole: Document | None = None
    """For a part of a map (`focus`, `tagged`): the whole, from which its scores are taken."""
    scored: Scores | None = field(default=None, compare=False)
    """For a part of a network (`Network.focus`): the scores that its claims have there."""
    file: str | None = field(default=None, compare=False)
    """The file that the map was loaded from."""
    written: str | None = field(default=None, compare=False)
    """The text of that file, if it is YAML: its comments go along when the map is saved."""
    warnings: tuple[Problem, ...] = field(default=(), compare=False)
    """What was odd about the file, or could not be kept: each sort of thing once, with its first place and a count."""

    @property
    def title(self) -> str:
        """The map's title."""
        return self.document.title

    @property
    def conclusion(self) -> tuple[str, ...]:
        """The ids of the claims that the map is about."""
        return self.document.conclusion

    def edit(self) -> MapBuilder:
        """Return a builder that holds the map, to add to it, replace, reword and remove; `build()` gives the new map.

        The map itself stays as it is. The comments of a YAML file survive `save`, as far as they belong to what stayed.

        >>> m = loads("{argmap: 1, title: Umbrella, claims: {rain: It rain.}}")
        >>> b = m.edit()
        >>> b.reword("rain", "It rains.")
        >>> step = b.support("rain", b.claim("Take an umbrella", id="take"))
        >>> b.conclusion = "take"
        >>> b.build()["rain"].text, m["rain"].text
        ('It rains.', 'It rain.')
        """
        builder = MapBuilder.of(self.document)
        builder._written = self.written  # noqa: SLF001 - the builder is made for it
        return builder

    def replace(
        self,
        *,
        title: str | None = None,
        conclusion: str | Sequence[str] | None = None,
        prior: Mapping[str, float] | None = None,
        strength: Mapping[str, float] | None = None,
        reliability: Mapping[str, float] | None = None,
    ) -> ArgumentMap:
        """Return a map with other numbers in its file: priors of claims, strengths of relations, reliabilities of sources.

        What is given here is what the map itself says from then on, and its sources weigh a prior as they weigh any
        other. What a reader thinks is given to the question instead: `m.score(prior=...)` replaces base scores, after
        the sources have been weighed, and leaves the map alone. Numbers lie in [0, 1]. Raises `UnknownIdError` for ids that
        the map does not have, and `MapError` for numbers that are none.

        >>> m = loads("{argmap: 1, title: One, claims: {rain: {text: It rains., prior: 0.2}}}")
        >>> m.replace(prior={"rain": 0.7}).score()["rain"]
        0.7
        """
        builder = self.edit()
        if title is not None:
            builder.title = title
        if conclusion is not None:
            builder.conclusion = conclusion
        builder.replace_all("claims", "prior", prior or {})
        builder.replace_all("relations", "strength", strength or {})
        builder.replace_all("sources", "reliability", reliability or {})
        return builder.build()

    def quote(self, source: str, *, document: str | None = None) -> Quotations[ArgumentMap]:
        """Look up the map's quotations in the text that they are from, and fill in the lines in which they stand.

        `source` is the whole text, and `document` the id of the map's document that it is, which may be left out where
        the map quotes one document only. `.map` is the map with lines filled in and wrong ones corrected; each row has the
        `id` of the claim or relation, whether the quotation was `found`, and else the `nearest` passage with its `likeness`,
        from 0 to 1. `.cited` is the share of the text's lines that passages point to, `.quoted` that of its words
        that quotations cover. White space, case, quotation marks and dashes do not count. Raises `UnknownIdError` for a
        document that the map does not have, and `ParameterError` where it has to be named, and for too long a text.

        >>> m = loads('''{argmap: 1, title: One, documents: {news: {}}, sources: {ann: {}}, claims: {rain: {text: It rains.,
        ...     said_by: [{source: ann, act: asserts, at: {document: news, quote: "it rains - again"}}]}}}''')
        >>> found = m.quote("Good morning.\\nIt rains —\\nagain.")
        >>> found.column("lines"), found.map["rain"].said_by[0].at.lines, round(found.cited, 2)
        (('2-3',), '2-3', 0.67)
        """
        from argmap.lint.quoting.work import look_up  # noqa: PLC0415 - only this needs it

        return look_up(self.document, source, name=document, as_map=lambda changed: replace(self, document=changed))

    def under(self, **how: Unpack[How]) -> Reading:
        """Return the map under one way of scoring, for questions of your own: compiled and scored once, and kept.

        The words are those that every question takes; see `How`.

        >>> m = loads("{argmap: 1, title: One, claims: {rain: {text: It rains., prior: 0.2}}}")
        >>> m.under(prior={"rain": 0.7}).named_scores["rain"]
        0.7
        """
        from argmap.scoring.reading import reading_of_document, reading_of_part  # noqa: PLC0415 - numpy is slow to load

        def read(words: Mapping[str, Any]) -> Reading:
            if self.scored is None:
                whole, kept = self.whole or self.document, self._readings
                return reading_of_document(whole, words, show=lambda: self.document, columns=kept.columns)
            return reading_of_part(words, show=lambda: self.document)

        return self._readings.under(read, how)

    @cached_property
    def _readings(self) -> KeptReadings:
        """The readings that were asked for last."""
        from argmap.scoring.kept_readings import KeptReadings  # noqa: PLC0415 - as above

        return KeptReadings()

    def score(
        self,
        semantics: str | Semantics = "df_quad",
        *,
        on_divergence: OnDivergence = "raise",
        **how: Unpack[Scoring],
    ) -> Scores:
        """Score every claim, from 0 (not supported at all) to 1 (fully).

        `prior` replaces base scores: a reader's numbers, which no source is weighed into any more. `fix` holds scores
        where they are told to be whatever speaks for or against, `strength` replaces strengths of relations,
        `reliability` that of sources. `min_reliability` drops the word of sources below it; `as_of` leaves out what was
        said later. `join` says how the scores of linked premises meet (`product`, `min`, `mean`). `parameters` are
        those of the semantics. Under `probability`, chances are worked out exactly as far as the map is narrow enough, and
        the answer says how far; `exact=True` refuses a map that is too wide, `samples` worlds are drawn from `seed` where
        that is asked. `given` looks at those worlds alone in which claims, relations or sources are so (True), or not;
        `circles="undecided"` scores circles too, which are refused else: the scores are what claims have at least, and
        `high` of them what they have at most. Where the circles of degrees have no fixed point to be found,
        `on_divergence` says whether to raise a `ConvergenceError`, to warn, or to return what there is.

        >>> b = MapBuilder("Umbrella")
        >>> rain = b.claim("It will rain", prior=0.7)
        >>> take = b.claim("Take an umbrella", prior=0.1)
        >>> step = b.support([rain], take, strength=0.9)
        >>> b.build().score(fix={rain: 1.0})[take]
        0.91
        """
        from argmap.scoring.divergence import check_divergence, settle  # noqa: PLC0415 - as above

        check_divergence(on_divergence)
        words, chances = parted_words(how)
        if self.scored is not None:
            refuse_other_scores(self.scored, semantics, [*words, *chances])
            settle(self.scored, on_divergence)
            return self.scored
        scores = self.under(**{**words, "semantics": semantics}).likely(chances)
        settle(scores, on_divergence)
        return scores.within(self.document) if self.whole else scores

    def focus(self, centre: str, *, up: int | None = 1, down: int | None = 2) -> ArgumentMap:
        """Return the part of the map around a claim or relation: `up` steps towards what it bears on,
        `down` steps into what bears on it; None means all the way. The scores stay those of the whole map.

        >>> b = MapBuilder("Chain")
        >>> low, middle, high = b.claim("Low"), b.claim("Middle"), b.claim("High")
        >>> steps = b.support([low], middle), b.support([middle], high)
        >>> list(b.build().focus("middle", up=0, down=1).document.claims)
        ['low', 'middle']
        """
        return self._part(around(self.document, centre, up=up, down=down), f"around {centre}")

    def tagged(self, *tags: str) -> ArgumentMap:
        """Return the part of the map whose claims carry any of the tags, scored as the whole map is.

        >>> b = MapBuilder("Two")
        >>> one, two = b.claim("One", tags=["culture"]), b.claim("Two")
        >>> list(b.build().tagged("culture").document.claims)
        ['one']
        """
        return self._part(tagged(self.document, tags), ", ".join(tags))

    def only(self, *ids: str, kinds: Sequence[ClaimKind] = ()) -> ArgumentMap:
        """Return the part of the map with these claims, those of these `kinds`, or both, scored as the whole map is.

        A relation comes along where its premises and its target do; a picture says how many are left out.
        Raises `UnknownIdError` for ids that the map does not have, and `ParameterError` for kinds that there are not.

        >>> b = MapBuilder("Two")
        >>> one, two = b.claim("One"), b.evidence("Two")
        >>> m = b.build()
        >>> list(m.only("one").document.claims), list(m.only(kinds=["evidence"]).document.claims)
        (['one'], ['two'])
        """
        return self._part(named(self.document, ids, kinds), ", ".join([*ids, *kinds]))

    def to_networkx(self, *, scores: Shown = False, simple: bool = False) -> nx.MultiDiGraph[str]:
        """Return the map as a networkx graph whose nodes are claims, relations and sources.

        >>> b = MapBuilder("Umbrella")
        >>> rain, take = b.claim("Rain", id="rain"), b.claim("Take an umbrella", id="take")
        >>> step = b.support([rain], take)
        >>> sorted(b.build().to_networkx(simple=True).edges(data="sign"))
        [('rain', 'take', 1)]
        """
        from argmap.formats.graphs.networkx import to_networkx  # noqa: PLC0415 - only graphs need it

        return to_networkx(self.document, scores=self._shown(scores), simple=simple)

    @property
    def network(self) -> Network:
        """The whole map as arrays.

        >>> m = loads("{argmap: 1, title: One, claims: {one: A claim}}")
        >>> len(m.network)
        1
        """
        from argmap.network import Network  # noqa: PLC0415 - as in score

        if self.scored is not None:
            raise no_whole()
        return Network.from_document(self.whole or self.document)

    def save(
        self,
        path: str | Path,
        *,
        format: str | None = None,  # noqa: A002 - as in render
        unsupported: formats.Unsupported = "raise",
        **options: Any,
    ) -> None:
        """Write the map to a file; the suffix names the format, unless `format` does.

        What the format cannot say is raised as an `UnsupportedError` that names each loss; `unsupported="warn"` leaves it
        out and warns, `"ignore"` leaves it out. `options` are those of the format: `argmap.formats()` lists them.

        >>> import tempfile, pathlib
        >>> m = loads("{argmap: 1, title: One, claims: {one: A claim}}")
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     m.save(path := pathlib.Path(folder, "one.yaml"))
        ...     load(path) == m
        True
        """
        formats.write(self.document, path, format=format, unsupported=unsupported, over=self.written, **options)

    if not TYPE_CHECKING:  # checkers know which words there are

        def __getattr__(self, name: str) -> Any:
            raise no_such("a map", name, OF_A_MAP, ArgumentMap)

    def __repr__(self) -> str:
        claims, relations = len(self.document.claims), len(self.document.relations)
        return f"<ArgumentMap {self.title!r}: {counted(claims, 'claim')}, {counted(relations, 'relation')}>"

    def _part(self, claim_ids: set[str], name: str) -> ArgumentMap:
        """Return a part whose title says of what it is a part, and which."""
        whole = self.whole or self.document
        part = self.document.subset(claim_ids, title=f"{whole.title} ({name})")
        if self.scored is not None:
            return ArgumentMap(part, scored=self.scored.within(part))
        return ArgumentMap(part, whole=whole, file=self.file)


class MapBuilder(DocumentEditor):
    """Write a map in a cell, statement by statement; `build()` checks all of it and gives the map.

    Every method returns the id of what it added, made from the text unless `id=` is given.

    >>> b = MapBuilder("Umbrella", conclusion="take_an_umbrella")
    >>> rain = b.claim("The forecast says rain", prior=0.7)
    >>> take = b.claim("Take an umbrella", prior=0.1)
    >>> step = b.support([rain, b.premise("Umbrellas keep rain off", prior=0.95)], take, strength=0.9)
    >>> old = b.undercut(b.claim("The forecast is old", prior=0.3), step)
    >>> m = b.build()
    >>> round(m.score()[take], 3)
    0.477
    """

    _written: str | None = None
    """The YAML text of the map that was taken up."""

    def build(self) -> ArgumentMap:
        """Return the map, or raise a `MapError` with every problem at once.

        >>> b = MapBuilder("Umbrella")
        >>> step = b.support([b.claim("Rain")], "umbrela")
        >>> b.build()
        Traceback (most recent call last):
        argmap.errors.MapError: $.relations[0].supports: unknown claim, relation or source 'umbrela'
        """
        return ArgumentMap(self.document(), written=self._written)

    if not TYPE_CHECKING:  # as above

        def __getattr__(self, name: str) -> Any:
            raise no_such("a builder", name, OF_A_BUILDER, MapBuilder, built=ArgumentMap)

    def __repr__(self) -> str:
        claims, relations = len(self._sections["claims"]), len(self._relations)
        return f"<MapBuilder {self.title!r}: {counted(claims, 'claim')}, {counted(relations, 'relation')}>"
