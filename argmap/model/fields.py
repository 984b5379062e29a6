"""The base of every model and the types of their fields, each of which says in plain words what it refuses."""

from __future__ import annotations

import datetime
import numbers
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, TypeGuard, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, PlainValidator, ValidationError
from pydantic_core import PydanticCustomError

from argmap.basics.frozen import EMPTY, freeze, thaw
from argmap.basics.shown import shown
from argmap.errors import MapError, Problem
from argmap.model.tree.finding import Finding, Location

WORD = r"^[A-Za-z_](?:[\w.-]|[^\x00-\x7f])*$"
"""What an id looks like, for the schema: in many of its readers `\\w` knows no letters beyond ASCII."""
_WORD = re.compile(r"[A-Za-z_][\w.-]*")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_OUTSIDE = re.compile(r"[/\\~]|[A-Za-z]:|(.*[/\\])?\.\.([/\\]|$)|.*[\\\x00-\x1f\x7f]", re.DOTALL)

Item = TypeVar("Item")


def refuse(sentence: str, hint: str | None = None) -> PydanticCustomError:
    """Make the error that a field raises: the sentence follows the field's name."""
    return PydanticCustomError("argmap", "{sentence}", {"sentence": sentence, "hint": hint})


def is_word(value: object) -> bool:
    """Say whether a value can be an id.

    >>> is_word("why_now"), is_word("12"), is_word(True)
    (True, False, False)
    """
    if not isinstance(value, str):
        return False
    return (value.isascii() and value.isidentifier()) or _WORD.fullmatch(value) is not None  # the first is quicker


def is_text(value: object) -> TypeGuard[str]:
    """Say whether a value is a text that a file can hold: half a character is none.

    >>> is_text("rain"), is_text("\\ud800"), is_text(1)
    (True, False, False)
    """
    if not isinstance(value, str):
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def why_no_word(value: object) -> tuple[str, str]:
    """Say what is wrong with an id, and what to do about it.

    >>> why_no_word(True)
    ('is read as the boolean true, not as an id', "Quote it ('true') or choose another word.")
    """
    if value is None or isinstance(value, bool):
        return f"is read as {shown(value)}, not as an id", f"Quote it ({_plain(value)!r}) or choose another word."
    advice = "Choose a word: a letter or _ first, then letters, digits, _, . or -."
    if isinstance(value, int | float):
        return f"is read as {shown(value)}, not as an id", advice
    if isinstance(value, datetime.date) or (isinstance(value, str) and _DAY.fullmatch(value)):
        return f"is the date {value}, not an id", advice
    if isinstance(value, str):
        return f"is {shown(value)}, which cannot be an id", advice
    return f"must be an id, not {shown(value)}", advice


def _plain(value: object) -> str:
    return "null" if value is None else str(value).lower()


def _word(value: object) -> str:
    if not is_word(value):
        raise refuse(*why_no_word(value))
    return str(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        number = value is None or isinstance(value, bool | int | float)
        raise refuse(f"must be text, not {shown(value)}", "Put it in quotes." if number else None)
    if not is_text(value):
        raise refuse("holds half a character (a lone surrogate)")
    return value


def _sentence(value: object) -> str:
    text = _text(value)
    if not text.strip():
        raise refuse("is empty", "Write a sentence.")
    return text


def _probability(value: object) -> float:
    number = isinstance(value, numbers.Real) and not isinstance(value, bool)
    if not number or not 0 <= value <= 1:  # type: ignore[operator]  # a number here
        raise refuse(
            f"must be a number from 0 to 1, not {shown(value).removeprefix('the number ')}", _in_numbers(value)
        )
    return float(value)  # type: ignore[arg-type]  # a number here


def _in_numbers(value: object) -> str | None:
    """Say how a share that is no number from 0 to 1 is written as one.

    >>> _in_numbers("30%"), _in_numbers("high"), _in_numbers(30), _in_numbers("0.5")
    ('Write 0.3.', 'Write how far, from 0 (not at all) to 1 (fully).', 'Of a hundred? Write 0.3.', 'Take the quotes away.')
    """
    percent = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?) ?%", value) if isinstance(value, str) else None
    if percent is not None and float(percent[1]) <= 100:  # noqa: PLR2004 - per cent
        return f"Write {float(percent[1]) / 100:g}."
    if isinstance(value, str):
        if re.fullmatch(r"[0-9]*,[0-9]+", value):
            return f"Write {value.replace(',', '.')}."
        quoted = re.fullmatch(r"[0-9.]+", value)
        return "Take the quotes away." if quoted else "Write how far, from 0 (not at all) to 1 (fully)."
    if isinstance(value, int | float) and 10 <= value <= 100:  # noqa: PLR2004 - per cent
        return f"Of a hundred? Write {float(value) / 100:g}."
    return None


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        said = isinstance(value, str) and value.lower() in {"yes", "no", "on", "off"}
        raise refuse(
            f"must be true or false, not {shown(value)}",
            "YAML 1.2 reads yes, no, on and off as text." if said else None,
        )
    return value


def _day(value: object) -> datetime.date:
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            raise refuse(f"is {value}, a day that no calendar has") from None
    hint = "If only the year is known, put it into a note." if re.fullmatch(r"[0-9]{3,4}", str(value)) else None
    raise refuse(f"must be a full date such as 2024-05-01, not {shown(value)}", hint)


def _locator(value: object) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return _text(value)


def _inside(value: object) -> str:
    text = _text(value)
    if "://" in text:
        raise refuse(f"must be a file beside the map, not {shown(text)}", "A web address goes into 'url'.")
    if _OUTSIDE.match(text) or not text.strip():
        raise refuse(f"must be a file in the map's own folder, not {shown(text)}", "Write it from there, with /.")
    return text


def _free(value: object) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise refuse(f"must be a mapping, not {shown(value)}")
    try:
        return freeze(value)  # type: ignore[no-any-return]  # a mapping in, a FrozenMap out
    except ValueError as error:
        raise refuse(str(error)) from None


def one_or_many(value: object) -> object:
    """Take a single item for a list of one, so that a file may leave out the brackets."""
    return (value,) if isinstance(value, str | Mapping | BaseModel) else value


Word = Annotated[str, PlainValidator(_word)]
"""An id."""
Text = Annotated[str, PlainValidator(_text)]
Sentence = Annotated[str, PlainValidator(_sentence)]
"""Text that says something: not empty, not white space alone."""
Probability = Annotated[float, PlainValidator(_probability)]
"""A number in [0, 1]."""
Flag = Annotated[bool, PlainValidator(_flag)]
Day = Annotated[datetime.date, PlainValidator(_day)]
Locator = Annotated[str, PlainValidator(_locator)]
"""A page, a line range, a number: numbers are taken as text."""
FilePath = Annotated[str, PlainValidator(_inside)]
"""A file in or below the folder of the map."""
Frozen = Annotated[Mapping[str, Any], PlainValidator(_free), PlainSerializer(thaw)]
Words = Annotated[tuple[Word, ...], BeforeValidator(one_or_many)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(one_or_many)]


Join = Literal["product", "min", "mean"]
"""How the scores of linked premises meet."""
JOINS: tuple[Join, ...] = get_args(Join)


class Part(BaseModel):
    """A frozen piece of a map; keys that it does not know are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)  # built when first used: a quick import

    told: ClassVar[Callable[[ValidationError, type[BaseModel], Location], list[Finding]]]
    """From pydantic's errors to plain words: set where all models are known, in `model.tree.translate`."""

    if not TYPE_CHECKING:  # checkers see the fields

        def __init__(self, **fields: Any) -> None:
            try:
                super().__init__(**fields)
            except ValidationError as error:
                found = type(self).told(error, type(self), ())
                raise MapError(*(finding.problem() for finding in found)) from None

        __init__.__pydantic_base_init__ = True  # an error in a nested part keeps its place

        def __setattr__(self, name: str, value: object) -> None:
            if not name.startswith("_"):
                hint = "`replace` of a map gives one with other numbers, `edit` a builder for all else."
                raise MapError(Problem(f"{name} cannot be set: a map never changes", hint=hint))
            super().__setattr__(name, value)


class Free(Part):
    """A part that may carry what argmap keeps but never computes with."""

    tags: Texts = ()
    note: Text | None = None
    url: Text | None = None
    meta: Frozen = EMPTY
