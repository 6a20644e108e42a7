from __future__ import annotations

import os
import socket
import threading
from pathlib import Path

import pytest

from citecheck import regular_file
from citecheck.regular_file import NotAFileError, is_replaceable


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"words" * 1000)
    assert regular_file.read(tmp_path / "a", max_bytes=5000) == b"words" * 1000
    assert regular_file.length(tmp_path / "a") == 5000


def test_an_empty_file_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    assert regular_file.read(tmp_path / "a", max_bytes=10) == b""


def test_a_larger_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"words")
    with pytest.raises(NotAFileError, match="5 bytes, and 4 are read"):
        regular_file.read(tmp_path / "a", max_bytes=4)


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/urandom", "/dev/tty"])
def test_a_device_is_no_file(device: str) -> None:
    with pytest.raises(NotAFileError, match="a device"):
        regular_file.read(device, max_bytes=10)


def test_a_pipe_is_no_file_and_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotAFileError, match="a pipe"):
        regular_file.read(tmp_path / "pipe", max_bytes=10)


def test_a_socket_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("door")
        with pytest.raises(NotAFileError, match="a socket"):
            regular_file.read("door", max_bytes=10)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(NotAFileError, match="a folder"):
        regular_file.read(tmp_path, max_bytes=10)


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="only Linux has /proc")
@pytest.mark.parametrize("path", ["/proc/self/environ", "/proc/self/maps", "/proc/kmsg"])
def test_what_the_kernel_makes_up_holds_nothing(path: str) -> None:
    try:
        assert regular_file.read(path, max_bytes=10_000) == b""
    except PermissionError:
        assert not os.access(path, os.R_OK)


def test_what_is_not_there_is_said_as_ever(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        regular_file.read(tmp_path / "none", max_bytes=10)


def test_a_path_lies_in_a_folder_after_its_links(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    outside.mkdir()
    (inside / "own").touch()
    (inside / "out").symlink_to(outside / "file")
    (inside / "loop").symlink_to(inside / "loop")
    (inside / "back").symlink_to(inside / "own")
    assert regular_file.lies_in(inside / "own", inside)
    assert regular_file.lies_in(inside / "back", inside)
    assert regular_file.lies_in(inside / "to be made", inside)
    assert not regular_file.lies_in(inside / "out", inside)
    assert not regular_file.lies_in(inside / "loop", inside)
    assert not regular_file.lies_in(inside / ".." / "outside", inside)


def _read_often(path: Path) -> None:
    for _ in range(50):  # the writer may be kept waiting for one
        regular_file.read(path, max_bytes=10**8, at_rest=True)


def test_a_file_that_is_written_to_meanwhile_is_no_file_at_rest(tmp_path: Path) -> None:
    path = tmp_path / "d.md"
    path.write_bytes(b"a" * 20_000_000)
    assert len(regular_file.read(path, max_bytes=10**8, at_rest=True)) == 20_000_000
    over = threading.Event()

    def write() -> None:
        moment = 0
        while not over.is_set():
            moment += 1
            os.utime(path, ns=(moment, moment))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        with pytest.raises(NotAFileError, match="changed while it was read"):
            _read_often(path)
        assert len(regular_file.read(path, max_bytes=10**8)) == 20_000_000
    finally:
        over.set()
        writer.join()


def test_only_a_regular_file_or_nothing_may_be_replaced(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a")
    found = {name: is_replaceable(tmp_path / name) for name in ("a", "absent", ".")}
    assert found == {"a": True, "absent": True, ".": False}
    assert not is_replaceable(Path("/dev/null"))
    assert not is_replaceable(Path("/dev/stdout"))
