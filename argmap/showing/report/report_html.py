"""A report as HTML: one file without a script, that asks for nothing and prints well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from argmap.display.dot.quoting import plain
from argmap.showing.report.report_parts import Drawn, Item, Items, Part, Rows, Section, Words
from argmap.showing.report.web_links import web_address

_STYLE = """
:root{color-scheme:light}
body{font:16px/1.5 system-ui,sans-serif;color:#1b1f24;background:#fff;max-width:60rem;margin:2rem auto;padding:0 1.25rem}
h1{font-size:1.7rem;line-height:1.25;margin:0 0 1rem}h2{font-size:1.2rem;margin:2rem 0 .5rem}
p{max-width:46rem}table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;border-bottom:1px solid #d0d7de}
th{font-weight:600}.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
th,td,li,p,h1{overflow-wrap:anywhere}th.n{white-space:normal}figure{margin:1rem 0}svg{max-width:100%;height:auto}
figcaption{color:#57606a;font-size:.9rem}a{color:#0a58ca}.wide{overflow-x:auto}
@media print{@page{margin:18mm}body{font-size:10.5pt;margin:0;max-width:none;padding:0}h2{break-after:avoid}
tr,li,figure{break-inside:avoid}thead{display:table-header-group}.wide{overflow:visible}
svg{max-height:230mm}a[href^=http]::after{content:" (" attr(href) ")";font-size:.85em}}
"""


def report_html(title: str, sections: Sequence[Section], *, page: str | None = None) -> str:
    """Return a report as one HTML text; every text of the map is escaped, and no script may run.

    >>> text = report_html("<b>", [Section("In short", (Words("1 < 2"),))])
    >>> "<h1>&lt;b&gt;</h1>" in text, "<p>1 &lt; 2</p>" in text
    (True, True)
    """
    told = "".join(_section(at, one) for at, one in enumerate(sections))
    link = "" if page is None else f"<p>{_linked(Item('The whole map, to read and to try other numbers', page))}</p>"
    head = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
        "form-action 'none'\">"
    )
    return (
        f"{head}<title>{_text(title)}</title><style>{_STYLE}</style></head><body><main><h1>{_text(title)}</h1>{link}{told}"
        "</main></body></html>\n"
    )


def _section(at: int, section: Section) -> str:
    name = f"part{at}"
    parts = "".join(_part(one, section.title) for one in section.parts)
    return f'<section aria-labelledby="{name}"><h2 id="{name}">{_text(section.title)}</h2>{parts}</section>'


def _part(part: Part, title: str) -> str:
    match part:
        case Words(text):
            return f"<p>{_text(text)}</p>"
        case Items(items):
            return f"<ul>{''.join(f'<li>{_linked(one)}</li>' for one in items)}</ul>"
        case Drawn(svg, caption):
            # Inside a page its cards that link to each other can be reached by keyboard: it is more than one image.
            inline = svg.replace(' role="img"', ' role="group"', 1)
            return f'<figure><div class="wide">{inline}</div><figcaption>{_text(caption)}</figcaption></figure>'
        case Rows():
            label = f'role="region" tabindex="0" aria-label="{_text(title)}, a table"'
            return f'<div class="wide" {label}><table>{"".join(_rows(part))}</table></div>'


def _rows(table: Rows) -> Iterator[str]:
    def cell(tag: str, place: int, text: str) -> str:
        return f"<{tag}{' class=n' if place in table.numbers else ''}>{_text(text)}</{tag.partition(' ')[0]}>"

    yield f"<thead><tr>{''.join(cell('th scope=col', at, text) for at, text in enumerate(table.heads))}</tr></thead><tbody>"
    yield from (f"<tr>{''.join(cell('td', at, text) for at, text in enumerate(row))}</tr>" for row in table.rows)
    yield "</tbody>"


def _linked(item: Item) -> str:
    address = web_address(item.url)
    return _text(item.text) if address is None else f'<a href="{escape(address)}">{_text(item.text)}</a>'


def _text(text: str) -> str:
    return escape(plain(text))
