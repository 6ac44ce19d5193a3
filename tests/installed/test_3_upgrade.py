"""In place over an older version, and out again."""

from __future__ import annotations

from app import __version__
from tests.installed.test_2_window import BY_TITLE, workbooks
from tests.installed.windows import PROGRAM, UNINSTALL_KEY


def put_version(windows, version: str) -> None:
    added = windows.run(
        "reg", "add", UNINSTALL_KEY, "/v", "DisplayVersion", "/t", "REG_SZ", "/d", version, "/f"
    )
    assert added.code == 0


def test_an_older_installer_leaves_a_newer_version_alone(windows):
    put_version(windows, "99.0.0")
    marked = windows.program / "_internal" / "of-the-newer-version.dll"
    marked.write_bytes(b"")
    assert windows.install() == 3
    assert marked.exists()
    marked.unlink()


def test_a_command_at_work_is_not_pulled_from_under_the_operator(windows):
    """Only a window can be asked to close; a command in a terminal is the operator's own."""
    put_version(windows, "0.0.9")
    with windows.started("rollcheck-cli.exe", "practice-server"):
        windows.until(lambda: bool(windows.processes("rollcheck-cli")))
        assert windows.install() == 2
        assert (windows.program / "_internal" / "python313.dll").exists()


def test_an_upgrade_over_a_running_window_loses_nothing(windows, another_long_list):
    put_version(windows, "0.0.9")
    stale = windows.program / "_internal" / "of-an-older-version.dll"
    stale.write_bytes(b"")
    before = len(workbooks(windows, "MOGALE CITY WARD 4"))
    with windows.started("rollcheck.exe", "--practice", another_long_list):
        windows.until(lambda: [job["status"] for job in windows.jobs()][:1] == ["processing"])
        assert windows.install() == 0
        assert windows.registry(UNINSTALL_KEY, "DisplayVersion") == __version__
        assert not stale.exists()
        # The installer has opened it again, in the tray.
        windows.until(lambda: bool(windows.processes("rollcheck.exe")))
        assert windows.rollcheck("quit").code == 0
    left = windows.jobs()[0]
    assert (left["rows"], left["status"]) == (2000, "queued")
    with windows.started("rollcheck.exe", "--practice"):
        windows.until(lambda: len(workbooks(windows, "MOGALE CITY WARD 4")) > before)
        windows.until(lambda: windows.window(*BY_TITLE) is not None)


def test_uninstalling_leaves_the_data_and_nothing_else(windows, clean):
    files, lines = clean
    store = windows.data / "practice" / "rollcheck.sqlite"
    assert store.exists()
    windows.uninstall()
    assert store.exists()
    assert windows.about_rollcheck() == lines
    theirs = {
        path for path in windows.files() - files if "Kantoor" in path or path.endswith(".lnk")
    }
    assert theirs == set()


def test_uninstalling_with_the_box_ticked_takes_the_data_too(windows, clean):
    assert windows.install() == 0
    assert windows.rollcheck("jobs", "--practice").code == 0
    token = ("token", "create", "--name", "wall", "--scope", "members.read")
    assert windows.rollcheck(*token).code == windows.rollcheck(*token, "--practice").code == 0
    # In Windows' vault, which Wine keeps in the registry.
    assert any("feed-signing" in line for line in windows.about_rollcheck())
    windows.uninstall("/DATA")
    assert not windows.data.exists()
    assert windows.about_rollcheck() == clean[1]
    assert PROGRAM.name not in " ".join(windows.files())
