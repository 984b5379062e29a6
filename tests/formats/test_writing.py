"""Where a map is written: files whole or not at all, devices and pipes as they are, odd paths refused in clear words."""

import errno
import os
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from argmap import formats
from argmap.basics.whole_files import whole_file, write_whole
from argmap.errors import FormatError

DOCUMENT = formats.reads("argmap: 1\ntitle: T\n").document
TEXT = b"argmap: 1\ntitle: T\n"


def test_a_named_pipe_gets_the_text_and_stays_a_pipe(tmp_path: Path):
    path, read = tmp_path / "map.yaml", []
    os.mkfifo(path)
    reader = threading.Thread(target=lambda: read.append(path.read_bytes()), daemon=True)
    reader.start()
    formats.write(DOCUMENT, path)
    reader.join(10)
    assert read == [TEXT]
    assert stat.S_ISFIFO(path.stat().st_mode)


def test_a_device_stays_a_device(tmp_path: Path):
    formats.write(DOCUMENT, "/dev/null", format="yaml")
    (tmp_path / "link.yaml").symlink_to("/dev/null")
    formats.write(DOCUMENT, tmp_path / "link.yaml")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    with pytest.raises(FormatError, match="cannot be written: No space left"):
        formats.write(DOCUMENT, "/dev/full", format="yaml")


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
@pytest.mark.parametrize("piped", [True, False])
def test_what_stdout_leads_to_is_written_into(tmp_path: Path, name: str, piped: bool):
    program = (
        "import sys; from argmap import formats; print('before', flush=True); "
        f"formats.write(formats.reads('{{argmap: 1, title: T}}').document, {name!r}, format='yaml'); print('after')"
    )
    path = tmp_path / "out"
    with path.open("ab") as out:
        done = subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE if piped else out, check=True)
    assert (done.stdout if piped else path.read_bytes()) == b"before\n" + TEXT + b"after\n"


def test_a_folder_is_refused(tmp_path: Path):
    with pytest.raises(FormatError, match="cannot be written: Is a directory"):
        formats.write(DOCUMENT, tmp_path, format="yaml")


@pytest.mark.parametrize(
    ("name", "told"),
    [("loop.yaml", "Too many levels"), ("a\0b.yaml", "holds a NUL"), ("\ud800.yaml", "holds half a character")],
)
def test_a_path_that_leads_nowhere_is_told(tmp_path: Path, name: str, told: str):
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "pool.yaml")
    (tmp_path / "pool.yaml").symlink_to(tmp_path / "loop.yaml")
    path = f"{tmp_path}/{name}"
    with pytest.raises(FormatError, match=f"cannot be written: .*{told}"):
        formats.write(DOCUMENT, path)
    with pytest.raises(FormatError, match=f"cannot be read: .*{told}"):
        formats.read(path)


def test_a_name_of_bytes_that_are_no_text_is_a_name(tmp_path: Path):
    path = f"{os.fsencode(tmp_path).decode()}/caf\udce9.yaml"
    formats.write(DOCUMENT, path)
    assert formats.read(path).document == DOCUMENT


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "map.yaml"
    path.write_text("old")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FormatError, match="No space left"):
        formats.write(DOCUMENT, path)
    assert [file.name for file in tmp_path.iterdir()] == ["map.yaml"]
    assert path.read_text() == "old"


def test_a_new_file_that_cannot_be_filled_is_not_there(tmp_path: Path):
    path = tmp_path / "new.yaml"
    with pytest.raises(TypeError):
        write_whole(path, None, overwrite=False)  # type: ignore[arg-type] - what cannot be written
    assert not path.exists()
    write_whole(path, b"one", overwrite=False)
    with pytest.raises(FileExistsError):
        write_whole(path, b"two", overwrite=False)
    assert path.read_bytes() == b"one"


KILLED = """
import sys, time
from argmap.basics.whole_files import whole_file
with whole_file(sys.argv[1]) as file:
    file.write(b"half")
    file.flush()
    print("open", flush=True)
    time.sleep(600)
"""


def test_what_a_killed_save_left_goes_with_the_next(tmp_path: Path):
    path = tmp_path / "map.yaml"
    other = tmp_path / ".map.yaml.notes"
    other.write_text("mine")
    with subprocess.Popen([sys.executable, "-c", KILLED, str(path)], stdout=subprocess.PIPE) as saving:
        assert saving.stdout.readline() == b"open\n"
        formats.write(DOCUMENT, path)
        assert len(list(tmp_path.iterdir())) == 3, "that of a save that still runs is left alone"
        saving.send_signal(signal.SIGKILL)
        saving.wait(10)
    formats.write(DOCUMENT, path)
    assert {file.name for file in tmp_path.iterdir()} == {"map.yaml", ".map.yaml.notes"}


def test_many_saves_at_once_each_write_the_whole(tmp_path: Path):
    path = tmp_path / "map.yaml"
    contents = [bytes([65 + number]) * 50_000 for number in range(8)]
    failed = []

    def save(content: bytes) -> None:
        try:
            for _ in range(20):
                write_whole(path, content)
        except BaseException as error:  # in a thread: nobody would see it
            failed.append(error)

    threads = [threading.Thread(target=save, args=(content,)) for content in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failed == []
    assert path.read_bytes() in contents
    assert [file.name for file in tmp_path.iterdir()] == ["map.yaml"]


def test_a_save_that_fails_in_the_middle_leaves_nothing(tmp_path: Path):
    def save() -> None:
        with whole_file(tmp_path / "map.yaml") as file:
            file.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        save()
    assert list(tmp_path.iterdir()) == []
