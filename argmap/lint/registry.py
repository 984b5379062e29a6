"""The rules there are: those of argmap, and those that a user registers."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar, get_args

from argmap.errors import ParameterError, Problem, UnknownIdError
from argmap.lint.definition import Find, Rule
from argmap.lint.fault import Severity
from argmap.lint.rules import BUILT_IN
from argmap.lint.waivers import WAIVER

if TYPE_CHECKING:
    Finder = TypeVar("Finder", bound=Find)

_registered: dict[str, Rule] = {}
_NAME = re.compile(r"[A-Za-z_][\w-]*")


def rule_names() -> tuple[str, ...]:
    """Return the name of every rule there is: those of argmap first, then the registered ones.

    >>> rule_names()[:2]
    ('unsupported-conclusion', 'unconnected')
    """
    return (*BUILT_IN, WAIVER.name, *_registered)


def register_rule(
    function: Find, *, name: str, severity: Severity = "warning", why: str = "", threshold: float | None = None
) -> None:
    """Make a rule known by a name: a function that takes an `Inspection` and yields `Fault`s.

    A rule with a `threshold` takes it as an argument of that name. `why` says in one sentence why the fault matters.
    Registering a name of one's own again replaces it; the names of argmap's own rules are taken. Raises `ParameterError`
    with all that is wrong.

    >>> import argmap
    >>> def unsaid(inspection):
    ...     for claim in inspection.document.claims.values():
    ...         if not claim.said_by:
    ...             yield argmap.Fault(claim.id, "nobody says it", "Say who does, in said_by.")
    >>> register_rule(unsaid, name="unsaid_doctest", severity="advice", why="A claim has a voice.")
    >>> b = argmap.MapBuilder("One")
    >>> one = b.claim("It rains", id="rain")
    >>> [row["about"] for row in b.build().lint(rules=["unsaid_doctest"])]
    ['rain']
    """
    given: object = function  # whatever a caller passes
    wrong = []
    if not callable(given):
        wrong.append(Problem(f"{given!r} is no rule", path="function", hint="Give a function of an Inspection."))
    text: object = name
    if not isinstance(text, str) or not _NAME.fullmatch(text):
        wrong.append(Problem(f"{name!r} is no name for a rule", path="name", hint="Use letters, digits, _ and -."))
    elif text in BUILT_IN or text == WAIVER.name:
        wrong.append(Problem(f"the name {name!r} belongs to a rule of argmap", path="name", hint="Choose another."))
    if severity not in get_args(Severity):
        hint = f"There are {', '.join(get_args(Severity))}."
        wrong.append(Problem(f"severity is {severity!r}", path="severity", hint=hint))
    if threshold is not None and not _is_number(threshold):
        wrong.append(Problem(f"threshold is {threshold!r}", path="threshold", hint="Give a number."))
    if wrong:
        raise ParameterError(*wrong)
    _registered[name] = Rule(name, severity, why, function, None if threshold is None else float(threshold))


def rule(
    *, name: str, severity: Severity = "warning", why: str = "", threshold: float | None = None
) -> Callable[[Finder], Finder]:
    """Register the function below as a rule; the arguments are those of `register_rule`.

    >>> import argmap
    >>> @argmap.rule(name="long_doctest", severity="advice", why="Long sentences say two things.", threshold=30)
    ... def long(inspection, threshold):
    ...     for claim in inspection.document.claims.values():
    ...         if len(claim.text.split()) > threshold:
    ...             yield argmap.Fault(claim.id, "its sentence is long", "Split it.", at=("text",))
    >>> "long_doctest" in argmap.rule_names()
    True
    """

    def registered(function: Finder) -> Finder:
        register_rule(function, name=name, severity=severity, why=why, threshold=threshold)
        return function

    return registered


def chosen_rules(
    rules: Iterable[str] | str | None, ignore: Iterable[str] | str, thresholds: Mapping[str, float] | None
) -> tuple[list[Rule], dict[str, float]]:
    """Return the rules to be run, in their order, and the thresholds of those that have one.

    >>> chosen, thresholds = chosen_rules(["similar-claims"], (), {"similar-claims": 0.9})
    >>> [one.name for one in chosen], thresholds["similar-claims"]
    (['similar-claims'], 0.9)
    """
    known = {**BUILT_IN, WAIVER.name: WAIVER, **_registered}
    wanted, unwanted = _names("rules", known if rules is None else rules), _names("ignore", ignore)
    own = {name: one.threshold for name, one in known.items() if one.threshold is not None}
    given: object = {} if thresholds is None else thresholds
    if not isinstance(given, Mapping):
        hint = "Give a mapping from the name of a rule to a number."
        raise ParameterError(Problem(f"thresholds is {thresholds!r}", path="thresholds", hint=hint))
    unknown = [name for name in (*wanted, *unwanted) if name not in known]
    problems = [UnknownIdError.from_id(name, known, sort="rule").problems[0] for name in unknown]
    problems += [
        UnknownIdError.from_id(name, own, sort="rule with a threshold").problems[0] for name in given if name not in own
    ]
    if problems:
        raise UnknownIdError(*problems)
    wrong = [
        Problem(f"thresholds[{name!r}] is {value!r}", path=f"thresholds[{name!r}]", hint="Give a number.")
        for name, value in given.items()
        if not _is_number(value)
    ]
    if wrong:
        raise ParameterError(*wrong)
    chosen = [known[name] for name in known if name in wanted and name not in unwanted]
    return chosen, own | {name: float(value) for name, value in given.items()}


def _names(argument: str, given: object) -> set[str]:
    if isinstance(given, str):
        return {given}
    if not isinstance(given, Iterable):
        raise ParameterError(Problem(f"{argument} is {given!r}", path=argument, hint="Give names of rules."))
    return {str(name) for name in given}


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
