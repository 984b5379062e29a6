"""Addresses of a report that may become links."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

_SAFE = "%/:?#@!$&'*+,;=~-._"
_WEB = {"http", "https"}


def web_address(text: str | None) -> str | None:
    """Return an address of the web, or of a file beside the report, with what could end a link quoted; else None.

    >>> web_address("https://example.org/a b"), web_address("map.html"), web_address("javascript:alert(1)")
    ('https://example.org/a%20b', 'map.html', None)
    """
    if not text:
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    if parts.scheme not in _WEB and (parts.scheme or parts.netloc or ":" in text):
        return None
    if parts.scheme in _WEB and not parts.netloc:
        return None
    return quote(text, safe=_SAFE, errors="replace")
