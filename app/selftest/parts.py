"""What must be there: modules, files, licences, time zones, cryptography, the folder watch."""

from __future__ import annotations

import asyncio
import importlib
import pkgutil
import sys
from datetime import UTC, datetime
from importlib.metadata import distributions
from pathlib import Path
from types import ModuleType

import app
from app.resources import resource_path
from app.selftest.check import expect

# What is loaded by name, or on one system only, beside what our own modules import.
BY_NAME = (
    "alembic.command pymysql sqlalchemy.dialects.mysql.pymysql redis.asyncio "
    "uvicorn.lifespan.on uvicorn.protocols.websockets.websockets_sansio_impl "
    "uvicorn.protocols.http.h11_impl fastapi fastapi_offline socketio engineio.async_drivers.asgi "
    "websockets.asyncio.client python_multipart jwt openpyxl.cell._writer "
    "defusedxml.ElementTree xlrd python_calamine reportlab.pdfgen.canvas pypdf "
    "PIL.PngImagePlugin PIL.JpegImagePlugin watchfiles keyring psutil tomlkit qasync wakepy "
    "PySide6.QtSvg PySide6.QtNetwork"
)
# Read by Alembic from its file, never imported.
NOT_IMPORTED = ("app.store.migrations", "app.__main__")
FILES = (
    ("municipalities", "municipalities.csv"),
    ("municipalities", "municipalities_former.csv"),
    ("translations", "rollcheck_af.qm"),
    ("translations", "rollcheck_en.qm"),
    ("icons", "app", "rollcheck.ico"),
    ("style", "window.qss"),
    ("fonts", "Inter-Regular.ttf"),
    ("samples", "BLOUBERG WARD 16 MEMBERSHIP.xlsx"),
    *(("feed", name) for name in ("live.html", "live.js", "live.css", "words.js", "icon.svg")),
)
# Beside a module of another package: what the feed's description is shown with.
FASTAPI_OFFLINE = ("swagger-ui-bundle.js", "swagger-ui.css")
MANY_LIBRARIES = 40


async def modules(_folder: Path) -> str:
    """Every module of ours, and what is loaded by name."""
    ours = [name for name in _modules_of(app) if not name.startswith(NOT_IMPORTED)]
    for name in (*ours, *BY_NAME.split()):
        await asyncio.to_thread(importlib.import_module, name)
    expect(len(ours) > 200, f"only {len(ours)} modules of Rollcheck are there")
    return f"{len(ours)} of Rollcheck, {len(BY_NAME.split())} of others"


def _modules_of(package: ModuleType) -> list[str]:
    return [found.name for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]


async def resources(_folder: Path) -> str:
    """The files beside the modules, the migrations among them."""
    import fastapi_offline

    static = Path(fastapi_offline.__file__).parent / "static"
    wanted = [resource_path(*parts) for parts in FILES]
    wanted += [static / name for name in FASTAPI_OFFLINE]
    missing = [path for path in wanted if not _full(path)]
    expect(not missing, f"missing or empty: {', '.join(map(str, missing))}")
    icons = list(resource_path("icons").glob("*.svg"))
    expect(len(icons) > 40, f"only {len(icons)} icons")
    from app.store.upgrade import MIGRATIONS

    versions = list((MIGRATIONS / "versions").glob("*.py"))
    expect(versions, f"no migrations in {MIGRATIONS}")
    return f"{len(icons)} icons, {len(versions)} migrations"


def _full(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0


async def licences(_folder: Path) -> str:
    """Whatever is shipped says under which licence."""
    found = importlib.import_module("app.ui.dialogs.licences").all_parts()
    here = {one.name.lower().replace("_", "-") for one in distributions()}
    shipped = [part for part in found if part.text or part.name in here]
    unread = [part.name for part in shipped if not part.read().strip()]
    expect(not unread, f"no text for: {', '.join(unread)}")
    expect(len(shipped) >= MANY_LIBRARIES, f"only {len(shipped)} parts name theirs")
    return f"{len(shipped)} texts"


async def time_zones(_folder: Path) -> str:
    """The office's own, from the system or from what is shipped."""
    from zoneinfo import ZoneInfo

    noon = datetime(2026, 6, 1, 12, tzinfo=UTC).astimezone(ZoneInfo("Africa/Johannesburg"))
    expect(noon.hour == 14, f"noon in UTC is {noon:%H:%M} in Johannesburg")
    return "Johannesburg is two hours ahead"


async def cryptography(_folder: Path) -> str:
    """Signatures and tokens, and the answer MySQL 8 wants to its sign-in."""
    import jwt
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.generate()
    signature = key.sign(b"list")
    key.public_key().verify(signature, b"list")
    try:
        key.public_key().verify(signature, b"another list")
    except InvalidSignature:
        pass
    else:
        expect(False, "a wrong signature was taken")
    secret = "x" * 32
    token = jwt.encode({"sub": "self-test"}, secret, "HS256")
    expect(jwt.decode(token, secret, ["HS256"])["sub"] == "self-test", "a token was not read back")
    return "Ed25519, HS256"


async def folder_watch(folder: Path) -> str:
    """The hint of the watched folder: its library starts and stops."""
    from watchfiles import awatch

    stop = asyncio.Event()
    polls = sys.platform != "linux"
    watch = awatch(
        folder, stop_event=stop, force_polling=polls, rust_timeout=500, yield_on_timeout=True
    )
    first = asyncio.ensure_future(anext(watch))
    (folder / "list.xlsx").write_bytes(b"PK")
    await first
    stop.set()
    await watch.aclose()
    return "started and stopped"
