"""The elements of an XML text with their lines: no entities, nothing from the network, no depth without end."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

from argmap.errors import FormatError, Problem

_DEEPEST = 50


@dataclass(slots=True)
class XmlElement:
    """One element: its name, attributes, text and line, and how deep it stands."""

    name: str
    attributes: dict[str, str]
    line: int
    depth: int
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text directly within it."""
        return "".join(self.parts)


class _Refused(Exception):  # noqa: N818 - it never leaves this file
    """What is not read although it is XML."""


def xml_elements(text: str, *, source: str) -> list[XmlElement]:
    """Return all elements of a text in their order; raises `FormatError` where it is no XML, or declares entities.

    >>> [one.name for one in xml_elements("<a><b/></a>", source="x")]
    ['a', 'b']
    """
    found: list[XmlElement] = []
    open_: list[XmlElement] = []
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True

    def begin(name: str, attributes: dict[str, str]) -> None:
        if len(open_) >= _DEEPEST:
            raise _Refused(f"elements are nested deeper than {_DEEPEST} levels")
        open_.append(XmlElement(name, attributes, parser.CurrentLineNumber, len(open_)))
        found.append(open_[-1])

    def words(data: str) -> None:
        if open_:
            open_[-1].parts.append(data)

    def refuse(*_: object) -> int:
        raise _Refused("entities are not read")

    parser.StartElementHandler, parser.EndElementHandler = begin, lambda _: open_.pop()
    parser.CharacterDataHandler = words
    for handler in ("EntityDeclHandler", "ExternalEntityRefHandler", "SkippedEntityHandler"):
        setattr(parser, handler, refuse)
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)  # noqa: FBT003 - expat takes no names
    except _Refused as error:
        line, column = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        raise FormatError(Problem(str(error), file=source, line=line, column=column)) from None
    except expat.ExpatError as error:
        said = expat.ErrorString(error.code)
        raise FormatError(
            Problem(f"this is no XML: {said}", file=source, line=error.lineno, column=error.offset + 1)
        ) from None
    return found
