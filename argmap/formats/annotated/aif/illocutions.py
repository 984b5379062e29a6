"""Illocutions of AIF and acts of argmap: which is which, and what an attribution notes of the rest."""

from __future__ import annotations

import re

from argmap.model.sources import Act

NAME_OF: dict[Act, str] = {
    "asserts": "Asserting",
    "reports": "Reporting",
    "cites": "Citing",
    "concedes": "Conceding",
    "denies": "Denying",
    "asks": "Pure Questioning",
    "speculates": "Speculating",
    "implies": "Implying",
    "quotes": "Quoting",
    "retracts": "Retracting",
}
"""The illocution that each act is written as."""
_ACTS: dict[str, Act] = {name.replace(" ", "").lower(): act for act, name in NAME_OF.items()} | {
    "defaultillocuting": "asserts",
    "arguing": "asserts",
    "agreeing": "asserts",
    "disagreeing": "asserts",
    "restating": "asserts",
    "promising": "asserts",
    "popularconceding": "concedes",
    "assertivequestioning": "asks",
    "rhetoricalquestioning": "implies",
    "challenging": "asks",
    "purechallenging": "asks",
    "assertivechallenging": "asks",
    "rhetoricalchallenging": "implies",
    "reportedspeech": "reports",
    "hedging": "speculates",
    "insinuating": "implies",
}
_NOTE = re.compile(r"(?P<name>[^,]+?)??(?:, )?(?:at (?P<time>[0-9]{2}:[0-9]{2}:[0-9]{2}))?", re.DOTALL)


def act_of(illocution: str, *, claim: bool) -> Act | None:
    """Return the act that an illocution is, None where it is not known; `claim` says that it is about a claim.

    To disagree by way of a conflict is to assert the conflict; to disagree with a claim is to deny it.

    >>> act_of("PureQuestioning", claim=True), act_of("Disagreeing", claim=True), act_of("Disagreeing", claim=False)
    ('asks', 'denies', 'asserts')
    """
    word = re.sub(r"[\s_]", "", illocution).lower()
    return "denies" if claim and word == "disagreeing" else _ACTS.get(word)


def note_of(illocution: str, act: Act, time: str | None) -> str | None:
    """Return what an attribution notes: the illocution where its act does not tell it, and the time of day.

    >>> note_of("Arguing", "asserts", "15:51:40"), note_of("Asserting", "asserts", None)
    ('Arguing, at 15:51:40', None)
    """
    own = re.sub(r"[\s_]", "", illocution).lower() == NAME_OF[act].replace(" ", "").lower()
    parts = ([] if own else [illocution]) + ([f"at {time}"] if time else [])
    return ", ".join(parts) or None


def noted(note: str | None, act: Act) -> tuple[str, str | None] | None:
    """Return the illocution and the time of day that `note_of` wrote down; None for a note of another sort.

    >>> noted("Arguing, at 15:51:40", "asserts"), noted(None, "denies"), noted("I doubt it, really", "denies")
    (('Arguing', '15:51:40'), ('Denying', None), None)
    """
    found = _NOTE.fullmatch(note or "")
    if found is None:
        return None
    name = found["name"] or NAME_OF[act]
    known = act in {act_of(name, claim=True), act_of(name, claim=False)}
    return (name, found["time"]) if known and note_of(name, act, found["time"]) == note else None
