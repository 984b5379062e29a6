"""`argmap watch`: a real process that looks again as its map is saved, shows the page, and ends by Ctrl-C."""

import os
import queue
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request

import pytest

from argmap.cli.interactive.serving import reloading

COMMAND = [sys.executable, "-c", "import sys; from argmap.cli import main; sys.exit(main())", "watch"]
WAIT = 90  # seconds, on a busy machine


class Watching:
    """A process and the lines that it says, on both streams."""

    def __init__(self, folder, *arguments):
        self.process = subprocess.Popen(
            [*COMMAND, *arguments], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self._lines = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))

    def until(self, said):
        """Return the first line from here on in which something is said."""
        while True:
            line = self._lines.get(timeout=WAIT)
            if said in line:
                return line

    def end(self):
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(WAIT)


@pytest.fixture
def watching(tmp_path):
    started = []

    def start(*arguments):
        started.append(Watching(tmp_path, *arguments))
        return started[-1]

    yield start
    for one in started:
        one.process.kill()
        one.process.wait()
        one.process.stdout.close()


def fetched(address, **headers):
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=WAIT) as answer:
        return answer.read().decode()


def once(address, is_so):
    """Return the page once something is so of it."""
    for _ in range(WAIT * 10):
        if is_so(page := fetched(address)):
            return page
        time.sleep(0.1)
    raise AssertionError(page)


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_map_is_looked_at_as_it_is_saved_and_its_page_is_shown(watching, mill, tmp_path):
    text = mill.read_text()
    one = watching("mill.yaml", "--serve")
    address = re.match(r"http://127\.0\.0\.1:[0-9]+/", one.until("http://"))[0]
    first = one.until("'close' stands at")
    assert "4 claims and 2 relations" in first
    mill.write_text(text.replace("prior: 0.2", "prior: 0.9").replace("Should Mill Street", "Must Mill Street"))
    assert "(it was " in one.until("'close' stands at")
    page = once(address, lambda page: "Must Mill Street" in page)  # the line is said just before the page is made
    assert page.count("location.reload()") == 1
    version = fetched(f"{address}version")
    assert f'"{version}"' in page
    written = (tmp_path / "mill.html").read_text()
    assert "location.reload()" not in written
    assert "Must Mill Street" in written
    mill.write_text(text.replace("supports: close", "supports: <b>clos"))
    assert one.until("cannot be an id").startswith("mill.yaml:13:")
    once(address, lambda page: "&lt;b&gt;clos" in page)
    assert fetched(f"{address}version") != version
    assert (tmp_path / "mill.html").read_text() == written  # the page of before stays
    for wrong, headers in (("mill.yaml", {}), ("", {"Host": "elsewhere.example:80"})):
        with pytest.raises(urllib.error.HTTPError, match="404"):
            fetched(f"{address}{wrong}", **headers)
    assert one.end() == 0


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_file_that_goes_and_comes_back_is_watched_on(watching, mill, tmp_path):
    one = watching("mill.yaml", "-o", "page.html")
    one.until("'close' stands at")
    mill.rename(tmp_path / "away.yaml")
    assert one.until("mill.yaml").endswith("the file is not there")
    (tmp_path / "away.yaml").rename(mill)
    one.until("'close' stands at")
    assert one.end() == 0
    assert (tmp_path / "page.html").exists()


def test_what_cannot_be_watched_is_told(argmap, mill):
    assert argmap("watch", "-").err == "argmap: stdin cannot be watched. Name a file.\n"
    assert argmap("watch", "mil.yaml").code == 1
    assert "is the map itself" in argmap("watch", "mill.yaml", "-o", "mill.yaml").err
    assert argmap("watch", "mill.yaml", "--semantics", "df_quat").code == 2


def test_a_map_cannot_bring_the_place_of_the_script():
    from argmap import loads

    page = loads("{argmap: 1, title: \"</body> default-src 'none'; script-src\", claims: {a: </body>}}").to_html()
    added = reloading(page, "1.1")
    assert added.endswith("</script></body></html>\n")
    assert added.index("connect-src 'self'") < added.index("<title>")
