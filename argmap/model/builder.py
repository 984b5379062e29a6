"""`DocumentBuilder`: write a map statement by statement; all that is wrong is said at the end, at once."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from argmap.basics.shown import shown
from argmap.errors import MapError, Problem
from argmap.model.document import Document
from argmap.model.fields import is_word, why_no_word
from argmap.model.ids import VERBS, RelationNames, RelationType, unused, word_from_text
from argmap.model.misremembered import by_ids, no_such, premises_in_one_list
from argmap.model.relations import Mutual
from argmap.model.sources import Act, Attribution, Passage
from argmap.model.tree.finding import Finding, problems_of
from argmap.model.tree.to_tree import plain_fields

SaidBy = str | Attribution | Iterable[str | Attribution]
"""Who says it: the id of a source (which asserts it), an `Attribution`, or several of these."""
Ids = str | Iterable[str]


class DocumentBuilder:
    """Collect claims, relations and sources; `document()` checks them together.

    Ids are made from the texts unless they are given. Every method returns the id.

    >>> b = DocumentBuilder("Umbrella", conclusion="take_an_umbrella")
    >>> rain = b.claim("The forecast says rain", prior=0.7)
    >>> take = b.claim("Take an umbrella", prior=0.1)
    >>> step = b.support([rain, b.premise("Umbrellas keep rain off", prior=0.95)], take, strength=0.9)
    >>> b.undercut(b.claim("The forecast is old", prior=0.3), step)
    'the_forecast_is_old.undercuts.the_forecast_says_rain.umbrellas_keep_rain_off.supports.take_an_umbrella'
    >>> list(b.document().claims)
    ['the_forecast_says_rain', 'take_an_umbrella', 'umbrellas_keep_rain_off', 'the_forecast_is_old']
    """

    def __init__(
        self,
        title: str = "Untitled",
        *,
        conclusion: Ids = (),
        prior: float | None = None,
        derived: float | None = None,
        join: Literal["product", "min", "mean"] | None = None,
        tags: Ids = (),
        note: str | None = None,
        url: str | None = None,
        meta: Mapping[str, Any] | None = None,
    ) -> None:
        self._head = given_fields(
            title=title, conclusion=listed(conclusion), tags=listed(tags), note=note, url=url, meta=meta
        )
        self._defaults = given_fields(prior=prior, derived=derived, join=join)
        self._sections: dict[str, dict[Any, Any]] = {"documents": {}, "sources": {}, "claims": {}}
        self._relations: list[dict[str, Any]] = []
        self._names = RelationNames(())
        self._taken: set[str] = set()
        self._found: list[Finding] = []

    def claim(
        self,
        text: str,
        *,
        id: str | None = None,  # noqa: A002 - the word of the map file
        prior: float | None = None,
        hedge: str | None = None,
        said_by: SaidBy = (),
        implied: bool = False,
        same_as: str | None = None,
        tags: Ids = (),
        note: str | None = None,
        url: str | None = None,
        meta: Mapping[str, Any] | None = None,
    ) -> str:
        """Add a claim and return its id; `premise`, `evidence` and `question` take the same.

        `prior` lies in [0, 1]: how far it is held before any argument; the map's default where it is not given. What is
        wrong with this or any other statement is said at the end, all at once.

        >>> DocumentBuilder("One").claim("It will rain.", prior=0.7)
        'it_will_rain'
        """
        return self._statement("claim", text, id, **_fields(locals()))

    def premise(
        self,
        text: str,
        *,
        id: str | None = None,  # noqa: A002 - as in claim
        prior: float | None = None,
        hedge: str | None = None,
        said_by: SaidBy = (),
        implied: bool = False,
        same_as: str | None = None,
        tags: Ids = (),
        note: str | None = None,
        url: str | None = None,
        meta: Mapping[str, Any] | None = None,
    ) -> str:
        """Add a premise: a claim that the argument starts from.

        >>> DocumentBuilder("One").premise("All men are mortal.", id="mortal")
        'mortal'
        """
        return self._statement("premise", text, id, **_fields(locals()))

    def evidence(
        self,
        text: str,
        *,
        id: str | None = None,  # noqa: A002 - as in claim
        prior: float | None = None,
        hedge: str | None = None,
        said_by: SaidBy = (),
        implied: bool = False,
        same_as: str | None = None,
        tags: Ids = (),
        note: str | None = None,
        url: str | None = None,
        meta: Mapping[str, Any] | None = None,
    ) -> str:
        """Add evidence: a claim that reports an observation, a figure or a document.

        >>> DocumentBuilder("One").evidence("Injuries fell by 34%.", prior=0.95)
        'injuries_fell_by_34'
        """
        return self._statement("evidence", text, id, **_fields(locals()))

    def question(
        self,
        text: str,
        *,
        id: str | None = None,  # noqa: A002 - as in claim
        status: Literal["open", "answered"] = "open",
        hedge: str | None = None,
        said_by: SaidBy = (),
        implied: bool = False,
        same_as: str | None = None,
        tags: Ids = (),
        note: str | None = None,
        url: str | None = None,
        meta: Mapping[str, Any] | None = None,
    ) -> str:
        """Add a question, which is not scored.

        >>> DocumentBuilder("One").question("Why has this waited ten years?", id="why_now")
        'why_now'
        """
        return self._statement("question", text, id, **_fields(locals()))

    @premises_in_one_list
    def support(
        self,
        premises: Ids,
        target: str,
        *,
        id: str | None = None,  # noqa: A002 - as in claim
        strength: float | None = None,
        scheme: str | None = None,
        said_by: SaidBy = (),
        certain: bool = True,
        answers: Ids = (),
        tags: Ids = (),
        note: str | None = None,
        url: str | None = None,
        meta: Mapping[str, Any] | None = None,
    ) -> str:
        """Add a step from the premises, needed together, to a claim; or the backing of a relation or source.

        `strength` lies in [0, 1] and is 1 where it is not given; so it is with `rebut` and `undercut`.

        >>> b = DocumentBuilder("Umbrella")
        >>> b.support(b.claim("Rain"), b.claim("Take an umbrella", id="take"))
        'rain.supports.take'
        """
        return self._relation("support", premises, target, id, **_fields(locals()))

    @premises_in_one_list
    def rebut(
        self,
        premises: Ids,
        target: str,
        *,
        id: str | None = None,  # noqa: A002 - as in claim
        mutual: Mutual | None = None,
        strength: float | None = None,
        scheme: str | None = None,
        said_by: SaidBy = (),
        certain: bool = True,
        answers: Ids = (),
        tags: Ids = (),
        note: str | None = None,
        url: str | None = None,
        meta: Mapping[str, Any] | None = None,
    ) -> str:
        """Add a step from the premises against a claim.

        With `mutual` it counts in both directions: two claims of which not both can be true (`contrary`), or exactly one
        (`contradictory`).

        >>> b = DocumentBuilder("Umbrella")
        >>> b.rebut(b.claim("Sun"), b.claim("Take an umbrella", id="take"), id="sunny")
        'sunny'
        """
        return self._relation("rebuttal", premises, target, id, **_fields(locals()))

    @premises_in_one_list
    def undercut(
        self,
        premises: Ids,
        target: str,
        *,
        id: str | None = None,  # noqa: A002 - as in claim
        strength: float | None = None,
        scheme: str | None = None,
        said_by: SaidBy = (),
        certain: bool = True,
        answers: Ids = (),
        tags: Ids = (),
        note: str | None = None,
        url: str | None = None,
        meta: Mapping[str, Any] | None = None,
    ) -> str:
        """Add a step against a relation or a source: it grants the premises and denies the step.

        >>> b = DocumentBuilder("Umbrella")
        >>> step = b.support(b.claim("Rain is forecast"), b.claim("Take an umbrella", id="take"), id="step")
        >>> b.undercut([b.claim("The forecast is old", id="old")], step)
        'old.undercuts.step'
        """
        return self._relation("undercut", premises, target, id, **_fields(locals()))

    def source(
        self,
        name: str,
        *,
        id: str | None = None,  # noqa: A002 - as in claim
        kind: str | None = None,
        via: str | None = None,
        reliability: float | None = None,
        tags: Ids = (),
        note: str | None = None,
        url: str | None = None,
        meta: Mapping[str, Any] | None = None,
    ) -> str:
        """Add somebody who is heard; `reliability` lies in [0, 1], how far their word is taken, 1 where it is not given.

        >>> DocumentBuilder("One").source("The council", kind="group", reliability=0.8)
        'the_council'
        """
        return self._entry("sources", name, id, {"name": name, **_fields(locals(), "name")})

    def reference(
        self,
        title: str,
        *,
        id: str | None = None,  # noqa: A002 - as in claim
        file: str | None = None,
        author: str | None = None,
        date: str | datetime.date | None = None,
        tags: Ids = (),
        note: str | None = None,
        url: str | None = None,
        meta: Mapping[str, Any] | None = None,
    ) -> str:
        """Add a document that passages point into.

        >>> DocumentBuilder("One").reference("Council safety report", id="report", file="report.txt")
        'report'
        """
        return self._entry("documents", title, id, {"title": title, **_fields(locals(), "title")})

    @staticmethod
    def attribution(
        source: str,
        act: Act = "asserts",
        *,
        at: Passage | str | None = None,
        reply_to: Passage | str | None = None,
        date: str | datetime.date | None = None,
        certain: bool = True,
        note: str | None = None,
    ) -> Attribution:
        """Say who does what with a claim or relation, for `said_by=`; `at` is a `Passage` or a document's id.

        >>> DocumentBuilder.attribution("council", "reports", at="report", date="2024-05-01").at
        Passage(document='report', ...)
        """
        places = {
            key: {"document": place} if isinstance(place, str) else place
            for key, place in (("at", at), ("reply_to", reply_to))
        }
        fields = given_fields(source=source, act=act, **places, date=date, certain=certain, note=note)
        return Attribution(**fields)

    def document(self) -> Document:
        """Check everything and return the document; raises `MapError` with every problem at once.

        >>> b = DocumentBuilder("Umbrella")
        >>> step = b.support([b.claim("Rain")], "umbrela")
        >>> b.document()
        Traceback (most recent call last):
        argmap.errors.MapError: $.relations[0].supports: unknown claim, relation or source 'umbrela'
        """
        tree = {"argmap": 1, **self._head, "defaults": self._defaults, **self._sections, "relations": self._relations}
        document, found = Document.read(tree)
        if document is None or self._found or found:
            raise MapError(*problems_of(by_ids([*self._found, *found])))
        return document

    def _statement(self, kind: str, text: str, claim_id: str | None, **fields: Any) -> str:
        return self._entry("claims", text, claim_id, {"kind": kind, "text": text, **fields})

    def _entry(self, section: str, text: object, stated: object, entry: dict[str, Any]) -> str:
        """Put an entry under its stated id or one made from the text; documents have names of their own."""
        taken = self._sections["documents"] if section == "documents" else self._taken
        word = word_from_text(text if isinstance(text, str) else "")
        made = unused(word, taken) if stated is None else self._named(stated)
        if made in self._sections[section]:
            hint = "Ids are unique: leave id= out to have one made."
            self._found.append(Finding(f"the id {shown(made)} was given twice", (section, made), hint=hint))
        elif section != "documents":
            self._take(made)
        self._sections[section].setdefault(made, entry)
        return made

    def _relation(self, sort: RelationType, premises: Ids, target: str, stated: object, **fields: Any) -> str:
        ids = listed(premises)
        named = isinstance(ids, list) and ids and all(is_word(word) for word in [*ids, target])
        if stated is not None:
            made = self._named(stated)
        else:
            made = self._names.make(ids, VERBS[sort], target) if named else unused("relation", self._taken)
        self._take(made)
        self._relations.append({"id": made, "premises": ids, VERBS[sort]: target, **fields})
        return made

    def _take(self, made: str) -> None:
        self._taken.add(made)
        self._names.take(made)

    def _named(self, stated: Any) -> str:
        """Refuse an id that is none as soon as it is given: whoever goes on with it would find it wrong everywhere."""
        if not is_word(stated):
            sentence, advice = why_no_word(stated)
            raise MapError(Problem(f"the id {sentence}", path="id", hint=advice))
        return str(stated)

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse what is no part of a builder: a misspelt word would be lost without a word."""
        if not name.startswith("_") and not hasattr(type(self), name):
            raise no_such("a builder", name, {}, type(self))
        super().__setattr__(name, value)


def _fields(arguments: dict[str, Any], *own: str) -> dict[str, Any]:
    """Return what was given beside the arguments that every method handles itself."""
    handled = {"self", "text", "id", "premises", "target", *own}
    return given_fields(**{key: value for key, value in arguments.items() if key not in handled})


def given_fields(**fields: Any) -> dict[str, Any]:
    """Leave out what says nothing; write attributions as the file does."""
    kept: dict[str, Any] = {}
    for key, value in fields.items():
        if key == "said_by":
            value = _attributions(value)  # noqa: PLW2901
        elif key in {"tags", "answers", "conclusion"}:
            value = listed(value)  # noqa: PLW2901
        if (
            value is None
            or (isinstance(value, list) and not value)
            or (value is False and key == "implied")
            or (value is True and key == "certain")
        ):
            continue
        kept[key] = value
    return kept


def listed(value: Any) -> Any:
    """Take one id for a list of one; what is no list stays, for the check of the whole.

    >>> listed("rain"), listed(("rain", "wind"))
    (['rain'], ['rain', 'wind'])
    """
    return [value] if isinstance(value, str) else list(value) if isinstance(value, Iterable) else value


def _attributions(value: Any) -> Any:
    """Write attributions as the file does; what is none is left for the check of the whole."""
    if isinstance(value, str | Attribution | Mapping):
        value = [value]
    if not isinstance(value, Iterable):
        return value
    return [plain_fields(one) if isinstance(one, Attribution) else one for one in value]
