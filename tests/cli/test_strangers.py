"""What a stranger may put beside a draft, or make of it, and what then happens."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

COMMAND = str(Path(sys.executable).with_name("citecheck"))
DRAFT = (
    "# Boats\n\nThe harbour sold 1,240 boats in 2024 [1].\n\n## References\n\n"
    "1. Harbour office. Boats. {}\n"
)


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [COMMAND, *arguments],
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, "XDG_CONFIG_HOME": str(folder / "no-settings")},
    )


def drafted(folder: Path, address: str = "https://boats.example/a") -> str:
    (folder / "draft.md").write_text(DRAFT.format(address), encoding="utf-8")
    return "draft.md"


@pytest.mark.parametrize("path", ["/proc/self/environ", "/etc/passwd", "../secret.txt"])
def test_a_file_outside_is_neither_read_nor_kept(tmp_path: Path, path: str) -> None:
    folder = tmp_path / "pull"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("The harbour sold 1,240 boats in 2024. xyzzy")
    (folder / "citecheck.toml").write_text(f'[sources]\n"1" = "{path}"\n')
    name = drafted(folder)
    done = run(folder, "check", name, "--offline", "--format", "json")
    report = json.loads(done.stdout)
    assert report["sources"][0]["state"] == "not_stored"
    assert "run.untrusted_setting" in {item["code"] for item in report["problems"]}
    assert b"xyzzy" not in done.stdout
    assert not (folder / ".citecheck").exists()
    assert run(folder, "check", name, "--offline", "--require-all").returncode == 2
    named = run(folder, "check", name, "--offline", "--config", "citecheck.toml")
    assert named.returncode != 2 or b"does not exist" in named.stderr


def test_settings_that_were_found_open_no_private_address(
    tmp_path: Path, httpserver: HTTPServer
) -> None:
    host = f"{httpserver.host}:{httpserver.port}"
    (tmp_path / "citecheck.toml").write_text(
        f'[fetch]\nallow_hosts = ["{host}"]\ndoi_base = "http://{host}"\n'
        f'crossref_base = "http://{host}"\n[archive]\nbase = "http://{host}"\n'
    )
    name = drafted(tmp_path, httpserver.url_for("/boats"))
    done = run(tmp_path, "check", name, "--no-archive", "--delay", "0", "--format", "json")
    report = json.loads(done.stdout)
    assert report["sources"][0]["state"] == "refused"
    codes = [item["code"] for item in report["problems"]]
    assert codes.count("run.untrusted_setting") == 4
    assert httpserver.log == []


def test_a_pipe_or_device_as_source_is_a_state(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    name = drafted(tmp_path)
    for path, said in (("pipe", "a pipe"), ("/dev/zero", "a device"), (".", "a folder")):
        done = run(
            tmp_path, "check", name, "--offline", "--source", f"1={path}", "--format", "json"
        )
        source = json.loads(done.stdout)["sources"][0]
        assert source["state"] == "unreadable"
        assert said in source["reason"]


def test_a_pipe_or_device_is_no_draft_and_no_settings(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    for path in ("pipe.md", "/dev/zero"):
        done = run(tmp_path, "check", path, "--offline")
        assert done.returncode == 2
        assert b"only regular files are read" in done.stderr
    name = drafted(tmp_path)
    done = run(tmp_path, "check", name, "--offline", "--config", "pipe.md")
    assert done.returncode == 2
    assert b"only regular files are read" in done.stderr


def test_a_draft_that_is_a_link_out_of_its_folder_is_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "pull"
    folder.mkdir()
    (tmp_path / "secret.md").write_text("The secret sum is 1,240 pounds.")
    (folder / "draft.md").symlink_to(tmp_path / "secret.md")
    for command in ("check", "extract"):
        done = run(folder, command, "draft.md")
        assert done.returncode == 2
        assert b"leads elsewhere" in done.stderr
        assert b"secret sum" not in done.stdout
    (folder / "real.md").write_text(DRAFT.format("https://boats.example/a"))
    (folder / "alias.md").symlink_to("real.md")
    assert run(folder, "extract", "alias.md").returncode == 0
