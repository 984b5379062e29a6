"""`Network`: a map as arrays, for scripts and for maps too large to hold as objects."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, Unpack

from argmap import formats
from argmap.answers.network_scores import NetworkScores
from argmap.arrays.choices import checked_join
from argmap.arrays.compile.from_columns import arrays_from_columns
from argmap.arrays.layout import keep_layout, known_layout
from argmap.arrays.store import Stored, looks_saved, network_from_files, read_network, write_network
from argmap.asking import Questions
from argmap.basics.progress import stage
from argmap.columns.tables import columns_from_tables
from argmap.errors import ParameterError, Problem
from argmap.formats.choices.told import tell
from argmap.model.fields import Join
from argmap.model.misremembered import no_such
from argmap.scoring.kept_readings import KeptReadings
from argmap.scoring.network_core import NetworkCore
from argmap.scoring.parts.excerpt import LIMIT, everything, scores_of, surroundings
from argmap.scoring.reading import Reading, reading_of_network
from argmap.scoring.top import ranking

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.answers.table import Table
    from argmap.map import ArgumentMap
    from argmap.scoring.how import How
    from argmap.semantics import Semantics


@dataclass(frozen=True, eq=False, repr=False)
class Network(Questions, NetworkCore):
    """A map compiled to arrays. Build one from a map (`m.network`) or straight from arrays.

    >>> network = Network.from_arrays(
    ...     prior=[0.5, 0.8, 0.4], source=[1, 2], target=[0, 0], sign=[+1, -1], ids=["close", "safety", "vans"])
    >>> network
    <Network: 3 claims, 2 relations>
    >>> network.score().final.round(2)
    array([0.7, 0.8, 0.4])
    """

    def under(self, **how: Unpack[How]) -> Reading:
        """Return the network under one way of scoring, as `ArgumentMap.under` does; see `How`.

        Claims and relations may be named by their positions, too.

        >>> network = Network.from_arrays(prior=[0.5, 0.8], source=[1], target=[0], sign=[-1])
        >>> network.under(fix={1: 0.5}).scores.final
        array([0.25, 0.5 ])
        """
        return self._readings.under(lambda words: reading_of_network(self, words), how)

    if not TYPE_CHECKING:  # checkers know which words there are

        def __getattr__(self, name: str) -> Any:
            raise no_such("a network", name, {}, Network)

    @cached_property
    def _readings(self) -> KeptReadings:
        """The readings that were asked for last."""
        return KeptReadings()

    def top(
        self, number: int = 10, *, scores: NetworkScores | None = None, semantics: str | Semantics = "df_quad"
    ) -> Table:
        """Return the best supported claims, of equal ones the first first; scored anew unless `scores` are given.

        >>> network = Network.from_arrays(prior=[0.5, 0.8, 0.4], source=[1], target=[0], sign=[+1])
        >>> print(network.top(2))
        id  kind   base  score  change  text
        0   claim  0.50   0.90   +0.40  0
        1   claim  0.80   0.80   +0.00  1
        """
        shown = self._scores(scores, semantics)
        return ranking(self.columns, shown.final, shown.base, number)

    def to_map(self, *, limit: int | None = LIMIT) -> ArgumentMap:
        """Return the whole network as a map of objects, which is scored as the network is.

        More than `limit` claims are refused: `focus` shows a part, and `limit=None` insists. A network holds ids,
        texts, kinds, priors, relations, how far sources are relied on and what each says, by which act and when. What
        else a map may say is not there: passages, documents, notes, tags, hedges. A name that cannot be an id in a map becomes a word, and stands in the `meta` of its claim.

        >>> network = Network.from_arrays(prior=[0.5, 0.8], source=[1], target=[0], sign=[+1], ids=["close", "safety"])
        >>> network.to_map().score()["close"]
        0.9
        """
        from argmap.map import ArgumentMap  # noqa: PLC0415 - the two turn into each other

        return ArgumentMap(everything(self.columns, limit=limit).document)

    def focus(
        self,
        centre: str,
        *,
        up: int | None = 2,
        down: int | None = 2,
        scores: NetworkScores | Literal[False] | None = None,
        semantics: str | Semantics = "df_quad",
        limit: int | None = LIMIT,
    ) -> ArgumentMap:
        """Return the part of the network around a claim or relation as a map, to read and to draw.

        `up` counts steps towards what it bears on, `down` steps into what bears on it, as in `ArgumentMap.focus`; None
        means all the way. More than `limit` claims are refused. The map shows the scores that its claims have in the
        whole network: `scores`, if given, else those by `semantics`, worked out anew. `scores=False` leaves the part
        to itself, to be scored as if there were nothing else. What such a map does not hold is said at `to_map`.

        >>> network = Network.from_arrays(prior=[0.5, 0.5, 0.8], source=[2, 1], target=[1, 0], sign=[+1, +1])
        >>> part = network.focus("0", down=1)
        >>> list(part.document.claims), round(part.score()["_1"], 2)
        (['_0', '_1'], 0.9)
        """
        from argmap.map import ArgumentMap  # noqa: PLC0415 - as in to_map

        part = surroundings(self.columns, centre, up=up, down=down, limit=limit)
        if scores is False:
            return ArgumentMap(part.document)
        return ArgumentMap(part.document, scored=scores_of(part, self.columns, self._scores(scores, semantics)))

    def save(self, path: str | Path) -> None:
        """Save the network into one file, `.argmap-network` or `.arrow`: all of it, so that loading takes no time.

        The file is there as a whole or not at all. A network that compiled code has scored is saved with its order of
        evaluation, so that it need not be worked out again. It needs `argmap[tables]`.

        >>> import pathlib, tempfile
        >>> network = Network.from_arrays(prior=[0.5, 0.8], source=[1], target=[0], sign=[+1], ids=["close", "safety"])
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = pathlib.Path(folder, "two.argmap-network")
        ...     network.save(path)
        ...     Network.load(path).ids
        ('close', 'safety')
        """
        with stage("Saving the network"):
            write_network(Stored(self.columns, self.arrays, self.extra, known_layout(self.arrays)), path)

    @classmethod
    def load(cls, path: str | Path, *, limit: int | None = None, **options: Any) -> Network:
        """Load a network that was saved, or read a map of any format into one; `FormatError` refuses what is neither.

        A saved file is mapped into memory, not copied. All of it is checked: columns by the checksums that were saved with
        them, numbers by what they may be, and an order of evaluation by whether it is one of these relations. Other files are read as
        `argmap.load` reads them, of any size unless `limit` says how many claims and relations they may hold; `options`
        are those of the format.

        >>> Network.load("nowhere.argmap-network")
        Traceback (most recent call last):
        argmap.errors.FormatError: nowhere.argmap-network: the file is not there
        """
        with stage("Loading the network"):
            if not looks_saved(path):
                result = formats.read(path, limit=limit, **options)
                tell(result.warnings, "warn")
                return cls.from_document(result.document)
            stored = read_network(path)
        if stored.layout is not None:
            keep_layout(stored.arrays, stored.layout)
        return cls(stored.arrays, stored.columns, stored.extra)

    @classmethod
    def from_files(
        cls, claims: str | Path, relations: str | Path, path: str | Path, *,
        title: str = "Untitled", join: Join = "product", memory: str = "1GB",
    ) -> Network:  # fmt: skip
        """Make the file of a saved network from a table of claims and one of relations, and load it: of any size.

        The tables are CSV, Parquet or Arrow files with the columns that `argmap.from_tables` reads, and the network is
        the same. They are read a batch at a time, and what is as long as a table lies on disk, beside `path`: some
        hundred bytes a claim are held in memory, and nothing for a relation (some fifty bytes, where a claim is a question). Where ids are not whole numbers close to
        one another, or rows share a `relation`, DuckDB looks them up (`argmap[sql]`), in as much `memory` as it is told
        and on disk beyond. `path` ends as for `save`, and holds the whole network or what it held before.

        The network is mapped: a scoring by compiled code reads the file from one end to the other, and holds some 20
        bytes a claim. Errors are those of `from_tables`.

        >>> import pathlib, tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     claims, relations = pathlib.Path(folder, "claims.csv"), pathlib.Path(folder, "relations.csv")
        ...     _ = claims.write_text("id,prior\\n1,0.5\\n2,0.8\\n"), relations.write_text("premise,target,type\\n2,1,support\\n")
        ...     network = Network.from_files(claims, relations, pathlib.Path(folder, "two.argmap-network"))
        ...     network, network.score().final
        (<Network: 2 claims, 1 relation>, array([0.9, 0.8]))
        """
        network_from_files(claims, relations, path, title=title, join=checked_join(join), memory=memory)
        return cls.load(path)

    def _scores(self, scores: NetworkScores | None, semantics: str | Semantics) -> NetworkScores:
        if scores is None:
            return self.score(semantics, on_divergence="return")
        if len(scores) != len(self):
            message = f"there are scores of {len(scores)} claims, and the network has {len(self)}"
            raise ParameterError(Problem(message, path="scores", hint="Give what this network's score() returned."))
        return scores


def from_tables(claims: object, relations: object, *, title: str = "Untitled", join: Join = "product") -> Network:
    """Read a network from a table of claims and a table of relations, of any size.

    Each is the path of a CSV, Parquet or Arrow file, or a data frame or Arrow table. Claims have a column `id`, and may
    have `text`, `kind` and `prior`; relations have `premise`, `target` and `type`, and may have `strength` and
    `relation`: rows that share it are premises that are needed together. `join` says how their scores meet. All that is
    wrong with the tables is raised at once, row by row: a `FormatError` of files and columns, a `MapError` of rows. Columns
    that argmap does not read are named in an `UnreadWarning`. Priors and strengths lie in [0, 1]. It needs `argmap[tables]`.

    >>> import pyarrow as pa
    >>> claims = pa.table({"id": ["rain", "take"], "text": ["It will rain.", "Take an umbrella."], "prior": [0.7, 0.1]})
    >>> relations = pa.table({"premise": ["rain"], "target": ["take"], "type": ["support"]})
    >>> network = from_tables(claims, relations)
    >>> network, network.score().final
    (<Network: 2 claims, 1 relation>, array([0.7 , 0.73]))
    """
    checked = checked_join(join)
    columns = replace(columns_from_tables(claims, relations, title=title), join=checked)
    with stage("Compiling the network"):
        return Network(arrays_from_columns(columns), columns)
