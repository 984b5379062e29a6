"""Show a page to this machine alone, with a script that loads it anew when it has changed."""

from __future__ import annotations

import base64
import hashlib
import os
import socketserver
import threading
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

from argmap.errors import ParameterError, Problem

HOST = "127.0.0.1"
_RELOAD = (
    "(async()=>{for(;;){await new Promise(r=>setTimeout(r,300));"
    'try{if(await(await fetch("/version",{cache:"no-store"})).text()!=="VERSION")location.reload()}catch{}}})();'
)
_FAULTY = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; script-src 'none'\"><title>argmap: problems</title></head><body><h1>Not a sound map yet"
    "</h1><pre>LINES</pre></body></html>"
)


class PageServer:
    """A server that shows the last page that it was given, or the problems that kept one from being made."""

    def __init__(self, port: int) -> None:
        self._version, self._shown = 0, b""
        try:
            self._server = _Server((HOST, port), _handler(self))
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or error
            hint = "Name another, or none: a free one is taken then."
            raise ParameterError(Problem(f"port {port} cannot be had: {reason}", path="port", hint=hint)) from None
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def address(self) -> str:
        """Where the page is shown."""
        return f"http://{HOST}:{self._server.server_address[1]}/"

    @property
    def version(self) -> str:
        """Another one for every page, of this server and of any that had its port before."""
        return f"{os.getpid()}.{self._version}"

    @property
    def shown(self) -> bytes:
        """The page with its script."""
        return self._shown

    def show(self, page: str) -> None:
        """Show another page from now on."""
        self._version += 1
        self._shown = reloading(page, self.version).encode()

    def show_problems(self, lines: tuple[str, ...]) -> None:
        """Show what is wrong in place of a page."""
        self.show(_FAULTY.replace("LINES", escape("\n".join(lines)), 1))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


def reloading(page: str, version: str) -> str:
    """Add the script that loads a page anew, and allow it in the page's policy.

    >>> from argmap import loads
    >>> page = reloading(loads("{argmap: 1, title: One, claims: {a: A}}").to_html(), "7.1")
    >>> "connect-src 'self'" in page, page.count("location.reload()")
    (True, 1)
    """
    code = _RELOAD.replace("VERSION", version)
    allowed = f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"
    # The policy stands before anything that a map says.
    page = page.replace(
        "default-src 'none'; script-src", f"default-src 'none'; connect-src 'self'; script-src {allowed}", 1
    )
    body, end, rest = page.rpartition("</body>")
    return f"{body}<script>{code}</script>{end}{rest}"


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def server_bind(self) -> None:
        """Bind without asking for the machine's name, which may take long."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]


def _handler(served: PageServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        timeout = 10

        def do_GET(self) -> None:
            """Answer with the page, or its version, whoever asks for it by this machine's own address."""
            host = self.headers.get("Host", "").rpartition(":")[0]
            answers = {
                "/": ("text/html; charset=utf-8", served.shown),
                "/version": ("text/plain", served.version.encode()),
            }
            found = answers.get(self.path.partition("?")[0])
            if host not in {HOST, "localhost"} or found is None:
                self.send_error(HTTPStatus.NOT_FOUND)
                return
            sort, content = found
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", sort)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Cache-Control", "no-store")
            self.send_header("X-Content-Type-Options", "nosniff")
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Keep the terminal for what is said of the map."""

    return Handler
