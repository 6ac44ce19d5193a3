"""The set-up scripts, run for real in a copy of the project; no network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the scripts are for bash")

ROOT = Path(__file__).parents[2]
SCRIPTS = [ROOT / ".ci" / "run", *sorted((ROOT / "packaging").rglob("*.sh"))]
TOOLS = ("bash", "cat", "env", "flock", "id", "mktemp", "rm", "sed", "sha256sum", "tail")


@pytest.fixture
def tools(tmp_path) -> Path:
    """A PATH with what the scripts call, and neither Python nor apt nor sudo."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in TOOLS:
        (folder / name).symlink_to(str(shutil.which(name)))
    return folder


@pytest.fixture
def project(tmp_path) -> Path:
    """A copy that asks for no library, so that its set-up needs no network."""
    root = tmp_path / "a folder"
    shutil.copytree(ROOT / "packaging", root / "packaging")
    for requirements in (root / "packaging" / "requirements").iterdir():
        requirements.write_text("")
    return root


@pytest.fixture
def ready(project) -> Path:
    """A project whose set-up for the engine is finished."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", project / ".venv"], check=True)
    mark_ready = 'fingerprint engine >"$VENV/.ready-engine"'
    assert shell(project, mark_ready, os.environ["PATH"]).returncode == 0
    return project


def shell(project: Path, command: str, path: object) -> subprocess.CompletedProcess[str]:
    """Run a command with setup.sh sourced."""
    script = f'set -euo pipefail; source "{project}/packaging/lib/setup.sh"; {command}'
    return run([script], path, "-c")


def run(arguments: list[object], path: object, *options: str) -> subprocess.CompletedProcess[str]:
    command = [str(shutil.which("bash")), *options, *map(str, arguments)]
    return subprocess.run(
        command, env={"PATH": str(path)}, capture_output=True, text=True, timeout=60, check=False
    )


def put(folder: Path, name: str, text: str) -> None:
    (folder / name).unlink(missing_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{text}\n")
    (folder / name).chmod(0o755)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_bash_can_read_the_script(script):
    assert run([script], os.environ["PATH"], "-n").stderr == ""


def test_without_a_python_the_start_says_which_to_install_and_how(project, tools):
    started = run([project / "packaging" / "run.sh", "--version"], tools)
    assert started.returncode == 1
    assert "needs Python 3.11, 3.12 or 3.13; found here: none" in started.stderr
    assert "apt-get install python3 python3-venv" in started.stderr


def test_a_python_too_old_is_named(project, tools):
    put(tools, "python3", 'case "$*" in *exit*|*venv*) exit 1;; *) echo 3.9.2;; esac')
    started = run([project / "packaging" / "run.sh"], tools)
    assert (started.returncode, started.stdout) == (1, "")
    assert "found here: 3.9.2" in started.stderr


def test_a_python_without_venv_is_not_chosen_while_another_has_it(project, tools):
    put(tools, "python3.12", 'case "$*" in *ensurepip*) exit 1;; esac')
    put(tools, "python3.11", "exit 0")
    assert shell(project, "find_python", tools).stdout == f"{tools}/python3.11\n"


def test_missing_debian_packages_are_named_where_nobody_can_install_them(project, tools):
    put(tools, "dpkg-query", 'case "$*" in *there*) printf installed;; esac')
    put(tools, "id", "echo 1000")
    asked = shell(project, "install_debian_packages is-there lacking", tools)
    assert asked.returncode == 1
    assert "Ask someone with root to run:  apt-get install lacking\n" in asked.stderr


def test_a_program_that_fails_shows_its_last_lines_on_stderr_only(project, tools):
    shown = shell(project, "quietly bash -c 'echo the reason; exit 7'", tools)
    assert (shown.returncode, shown.stdout, shown.stderr) == (7, "", "the reason\n")


def test_a_program_that_succeeds_is_silent_and_leaves_the_callers_input(project, tools):
    shown = shell(project, "{ quietly cat; quietly bash -c 'echo noise'; cat; } <<<asked", tools)
    assert (shown.returncode, shown.stdout, shown.stderr) == (0, "asked\n", "")


def test_a_second_set_up_does_nothing(ready, tools):
    again = shell(ready, "set_up engine", tools)
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param('echo x==1 >>"$ROOT/packaging/requirements/engine.txt"', id="requirements"),
        pytest.param('echo fonts >>"$ROOT/packaging/debian/engine.txt"', id="debian packages"),
        pytest.param('rm "$VENV/.ready-engine"', id="interrupted"),
        pytest.param('rm "$VENV/bin/python"', id="python gone"),
        pytest.param(
            'cp -a "$ROOT" "$ROOT-2"; source "$ROOT-2/packaging/lib/setup.sh"', id="another folder"
        ),
    ],
)
def test_a_set_up_that_no_longer_fits_is_done_again(ready, change):
    assert shell(ready, f"{change}; is_ready engine", os.environ["PATH"]).returncode == 1


@pytest.mark.parametrize(
    ("arguments", "fetched"), [([], True), (["--practice"], True), (["--version"], False)]
)
def test_only_what_opens_the_window_fetches_its_packages(ready, tools, arguments, fetched):
    started = run([ready / "packaging" / "run.sh", *arguments], tools)
    assert ("Fetching the packages for: window" in started.stderr) is fetched


OUT_OF_DATE = 'echo >>"$ROOT/packaging/debian/engine.txt"'


def test_a_set_up_cut_off_among_the_packages_leaves_no_mark(ready):
    cut_off = f"{OUT_OF_DATE}; make_venv() {{ :; }}; install_requirements() {{ exit 9; }}"
    halted = shell(ready, f"{cut_off}; set_up engine", os.environ["PATH"])
    assert halted.returncode == 9
    assert list((ready / ".venv").glob(".ready-*")) == []


def test_two_set_ups_at_once_build_once(ready):
    building = f"{OUT_OF_DATE}; make_venv() {{ echo built; }}; install_requirements() {{ :; }}"
    twice = shell(ready, f"{building}; set_up engine & set_up engine; wait", os.environ["PATH"])
    assert (twice.returncode, twice.stdout) == (0, "built\n")


def test_the_program_starts_where_the_caller_stands_and_not_in_a_folder_named_app(ready, tmp_path):
    for folder in (ready, tmp_path):
        (folder / "app").mkdir()
        (folder / "app" / "__init__.py").touch()
    (ready / "app" / "__main__.py").write_text("import os, sys; print(os.getcwd(), sys.argv[1:])")
    site = next((ready / ".venv" / "lib").glob("python*/site-packages"))
    (site / "rollcheck.pth").write_text(f"{ready}\n")
    command = f'cd "{tmp_path}" && bash "{ready}/packaging/run.sh" verify "WARD 16.xlsx"'
    assert run([command], os.environ["PATH"], "-c").stdout == (
        f"{tmp_path} ['verify', 'WARD 16.xlsx']\n"
    )
