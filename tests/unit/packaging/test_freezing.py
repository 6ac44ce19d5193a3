"""What the frozen program holds; the freeze itself is tested by packaging/*/test.sh."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parents[3]
PACKAGING = ROOT / "packaging"


def load(path: Path) -> ModuleType:
    """A script of packaging/, which is no package."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def freezing() -> ModuleType:
    return load(PACKAGING / "freezing.py")


@pytest.fixture(scope="module")
def for_windows() -> ModuleType:
    return load(PACKAGING / "windows" / "for_windows.py")


def test_every_module_of_rollcheck_is_frozen(freezing):
    modules = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in (ROOT / "app").rglob("*.py")
        if "versions" not in path.parts
    }
    assert modules - {"app.__main__"} - set(freezing.hidden_imports()) == set()


def test_migrations_and_resources_are_frozen_as_files(freezing):
    targets = {f"{folder}/{Path(source).name}" for source, folder in freezing.own_data(ROOT)}
    versions = (ROOT / "app" / "store" / "migrations" / "versions").glob("*.py")
    assert {f"app/store/migrations/versions/{path.name}" for path in versions} <= targets
    assert "app/store/migrations/script.py.mako" in targets
    assert "resources/translations/rollcheck_af.qm" in targets
    assert not [name for name in targets if name.endswith((".ts", "README.md"))]


def test_the_feed_is_frozen_with_its_pages_and_what_it_loads_by_name(freezing):
    targets = {f"{folder}/{Path(source).name}" for source, folder in freezing.own_data(ROOT)}
    pages = (ROOT / "resources" / "feed").iterdir()
    assert {f"resources/feed/{path.name}" for path in pages} <= targets
    assert 'collect_data_files("fastapi_offline")' in (PACKAGING / "rollcheck.spec").read_text()
    assert {
        "app.feed.application",
        "engineio.async_drivers.asgi",
        "engineio.async_server",
        "fastapi_offline",
        "socketio.asgi",
        "socketio.async_server",
        "uvicorn.protocols.http.h11_impl",
        "websockets.asyncio.client",
        "uvicorn.protocols.websockets.websockets_sansio_impl",
        "websockets.server",
    } <= set(freezing.hidden_imports())
    parts = {"engineio", "fastapi_offline", "h11", "jwt", "socketio", "websockets", "wsproto"}
    assert set(freezing.unwanted()).isdisjoint(parts)
    kept = [("fastapi_offline/static/swagger-ui-bundle.js", "", "DATA")]
    assert freezing.without_unused(kept) == kept


def test_what_only_tests_need_is_not_frozen(freezing):
    unwanted = set(freezing.unwanted())
    assert {"pytest", "hypothesis", "aiohttp", "setuptools"} <= unwanted
    assert unwanted.isdisjoint({"app", "PySide6", "redis", "pymysql", "uvicorn", "cryptography"})


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/plugins/platforms/qoffscreen.dll", True),
        ("PySide6\\plugins\\platforms\\qdirect2d.dll", False),
        ("PySide6/plugins/imageformats/qico.dll", True),
        ("PySide6/plugins/imageformats/qwebp.dll", False),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("resources/translations/rollcheck_af.qm", True),
        ("Qt6Widgets.dll", True),
        ("Qt6Quick.dll", False),
        ("opengl32sw.dll", False),
    ],
)
def test_unused_parts_of_qt_are_left_out(freezing, name, stays):
    assert bool(freezing.without_unused([(name, "", "BINARY")])) is stays


def test_the_manifest_asks_for_no_administrator_and_knows_long_paths_and_screens(freezing):
    text = ElementTree.tostring(ElementTree.fromstring(freezing.MANIFEST), encoding="unicode")
    assert 'level="asInvoker"' in text
    assert re.search(r"longPathAware[^>]*>true<", text)
    assert re.search(r"dpiAwareness[^>]*>PerMonitorV2<", text)


def test_the_version_comes_from_the_one_place(freezing):
    from app import __version__

    assert freezing.version() == __version__


@pytest.mark.parametrize("key", ["ab" * 31, "AB" * 32, "x" * 64, "ab" * 32 + '"'])
def test_a_key_for_updates_of_another_shape_stops_the_build(freezing, tmp_path, key):
    with pytest.raises(ValueError, match="64 hexadecimal digits"):
        freezing.write_update_key(tmp_path, key)


@pytest.mark.parametrize("key", ["", "ab" * 32])
def test_the_key_for_updates_is_compiled_in(freezing, tmp_path, monkeypatch, key):
    from app.engine.updates import public_key

    freezing.write_update_key(tmp_path, key)
    monkeypatch.syspath_prepend(str(tmp_path))
    try:
        assert public_key() == (bytes.fromhex(key) or None)
    finally:
        sys.modules.pop(freezing.KEY_MODULE)


def test_no_key_for_updates_lies_in_the_repository():
    assert importlib.util.find_spec("rollcheck_update_key") is None


REQUIREMENTS = """\
always==1.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
    # via something
of-windows==2.0 ; sys_platform == 'win32' \\
    --hash=sha256:cc
of-linux==3.0 ; sys_platform == 'linux' and platform_machine != 'x' \\
    --hash=sha256:dd
of-old-python==4.0 ; python_full_version < '3.12' \\
    --hash=sha256:ee
"""


def test_requirements_are_judged_for_windows_and_keep_their_hashes(for_windows):
    found = for_windows.for_windows(REQUIREMENTS)
    assert list(found) == ["always", "of-windows"]
    assert found["always"] == "always==1.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb"
    assert found["of-windows"] == "of-windows==2.0 \\\n    --hash=sha256:cc"


def test_every_requirement_of_windows_has_a_hash(for_windows):
    for purpose in ("engine", "window", "freeze"):
        text = (PACKAGING / "requirements" / f"{purpose}.txt").read_text()
        assert all("--hash=sha256:" in entry for entry in for_windows.for_windows(text).values())


def test_the_installer_writes_nothing_outside_the_users_own_registry():
    script = (PACKAGING / "rollcheck.nsi").read_text()
    assert "RequestExecutionLevel user" in script
    written = re.findall(r"(?m)^\s*(?:WriteReg|DeleteReg)\w+ (?:/ifempty )?(\w+)", script)
    assert set(written) == {"HKCU"}


def test_every_sentence_of_the_installer_is_there_in_both_languages():
    script = (PACKAGING / "rollcheck.nsi").read_text()
    given = re.findall(r'(?m)^!insertmacro Text (\w+) "([^"]+)" "([^"]+)"$', script)
    used = set(re.findall(r"\$\((T_\w+)\)", script))
    assert used == {name for name, _, _ in given}
    assert all(english != afrikaans for _, english, afrikaans in given)


def test_the_uninstaller_forgets_every_secret_that_the_vault_may_hold():
    script = (PACKAGING / "rollcheck.nsi").read_text()
    assert 'rollcheck-cli.exe" forget-secrets' in script
    # The same again, by Windows' own means, for a program that no longer starts.
    forgotten = set(re.findall(r'!insertmacro Forget "([^"]+)"', script))
    vault = (ROOT / "app" / "vault.py").read_text()
    office = {f"office/{name}" for name in re.findall(r'\(OFFICE_SERVICE, "(\w+)"\)', vault)}
    feed = {f"iec/feed-signing $LOCALAPPDATA\\Rollcheck{world}" for world in ("", "\\practice")}
    assert forgotten == office | feed | {"iec/user", "iec/password"}
