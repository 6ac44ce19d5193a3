"""What the frozen program holds and what it leaves out; read by rollcheck.spec."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import distributions, packages_distributions
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
# Registers the command in a source tree; nothing in the program asks for it.
NOT_SHIPPED = {"setuptools"}
KEY_MODULE = "rollcheck_update_key"

# Found by name at run time, so that no import statement tells of them.
HIDDEN = (
    "app fastapi_offline uvicorn websockets engineio socketio starlette fastapi "
    "pymysql redis alembic sqlalchemy.dialects.sqlite sqlalchemy.dialects.mysql "
    "python_multipart cryptography.hazmat keyring.backends watchfiles httpx anyio "
    "wakepy reportlab.graphics.barcode"
)
# Command lines, test helpers and drivers that those packages bring and nothing here calls.
NOT_HIDDEN = re.compile(
    r"(^|\.)(testing|tests?|conftest|__main__)(\.|$)|^alembic\.(templates|testing)"
    r"|^sqlalchemy\.dialects\.mysql\.(aiomysql|asyncmy|mysqldb|pyodbc|mariadbconnector)$"
    r"|^keyring\.(testing|backends\.macOS)|^uvicorn\.(workers|loops\.uvloop)"
    r"|^engineio\.async_drivers\.(?!asgi|aiohttp)|^wakepy\.(__main__|pytest)"
)
# Of the freeze itself, of tests, of other programs, and what Qt brings unused. _wmi: platform asks
# the registry without it; Wine 8 cannot have it at all.
EXCLUDED = (
    "tkinter IPython numpy pandas matplotlib pytest _pytest hypothesis mypy PyInstaller pip "
    "_wmi PySide6.QtQml PySide6.QtQuick PySide6.QtQuickWidgets PySide6.QtOpenGL "
    "PySide6.QtOpenGLWidgets PySide6.QtSql PySide6.QtTest PySide6.QtDesigner PySide6.QtHelp "
    "PySide6.QtUiTools PySide6.QtPrintSupport PySide6.QtXml PySide6.QtConcurrent"
)
# Qt's own translations: Rollcheck brings what an operator meets. opengl32sw: no 3D is drawn.
UNUSED = re.compile(
    r"(?i)PySide6/(Qt/)?translations/|opengl32sw|d3dcompiler"
    r"|(lib)?Qt6(Qml|Quick|Pdf|VirtualKeyboard|OpenGL|Sql|Test|Designer|3D|ShaderTools)"
    r"|plugins/(platforminputcontexts/.*virtualkeyboard|qmltooling|sqldrivers|designer"
    r"|egldeviceintegrations|generic|printsupport|vectorimageformats|networkinformation)"
    r"|plugins/platforms/(lib)?q(direct2d|eglfs|linuxfb|minimal|minimalegl|vkkhrdisplay|vnc)\b"
    r"|plugins/imageformats/(lib)?q(gif|icns|pdf|tga|tiff|wbmp|webp)\b"
    r"|PIL/_(avif|imagingtk|webp|imagingcms)"
    r"|reportlab/fonts/.*\.(ttf|sfd)"
)
# Of resources: what only the repository shows.
NOT_RESOURCES = re.compile(r"\.(ts|md)$|^pictures/")

MANIFEST = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<assembly xmlns="urn:schemas-microsoft-com:asm.v1" manifestVersion="1.0">
  <trustInfo xmlns="urn:schemas-microsoft-com:asm.v3">
    <security>
      <requestedPrivileges>
        <requestedExecutionLevel level="asInvoker" uiAccess="false"/>
      </requestedPrivileges>
    </security>
  </trustInfo>
  <compatibility xmlns="urn:schemas-microsoft-com:compatibility.v1">
    <application>
      <supportedOS Id="{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}"/>
    </application>
  </compatibility>
  <application xmlns="urn:schemas-microsoft-com:asm.v3">
    <windowsSettings>
      <dpiAware xmlns="http://schemas.microsoft.com/SMI/2005/WindowsSettings">true/pm</dpiAware>
      <dpiAwareness
        xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">PerMonitorV2</dpiAwareness>
      <longPathAware
        xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">true</longPathAware>
    </windowsSettings>
  </application>
  <dependency>
    <dependentAssembly>
      <assemblyIdentity type="win32" name="Microsoft.Windows.Common-Controls" version="6.0.0.0"
        processorArchitecture="*" publicKeyToken="6595b64144ccf1df" language="*"/>
    </dependentAssembly>
  </dependency>
</assembly>
"""

Entry = tuple[str, str, str]


def version() -> str:
    """The one place that has it is app/__init__.py."""
    text = (ROOT / "app" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "(\d+\.\d+\.\d+)"$', text, re.MULTILINE)
    if found is None:
        raise ValueError("app/__init__.py names no version of three numbers")
    return found[1]


def hidden_imports() -> list[str]:
    """Every module of ours and of what is loaded by name."""
    found = [
        "sqlalchemy.dialects.mysql.pymysql",
        KEY_MODULE,
        *("logging.config", "zoneinfo", "defusedxml.ElementTree", "openpyxl.cell._writer"),
        *(f"encodings.{name}" for name in ("cp1252", "utf_16", "utf_16_le", "utf_16_be")),
    ]
    for package in HIDDEN.split():
        found += [name for name in modules_of(package) if NOT_HIDDEN.search(name) is None]
    return found


def modules_of(package: str) -> Iterator[str]:
    """A package and all its modules, by its files: importing them is slow under Wine."""
    spec = find_spec(package)
    if spec is None:
        raise ModuleNotFoundError(package)
    yield package
    for place in spec.submodule_search_locations or ():
        for path in sorted(Path(place).rglob("*.py*")):
            if path.suffix in {".py", ".pyd"} and "__pycache__" not in path.parts:
                inside = path.relative_to(place).with_name(path.name.partition(".")[0])
                parts = inside.parent.parts if inside.name == "__init__" else inside.parts
                if parts and all(part.isidentifier() for part in parts):
                    yield ".".join((package, *parts))


def own_data(root: Path) -> Iterator[tuple[str, str]]:
    """Source and target folder of what stands beside the modules."""
    for top in (root / "resources", root / "app"):
        for path in sorted(top.rglob("*")):
            inside = path.relative_to(top).as_posix()
            if path.is_file() and _is_data(top.name, inside):
                yield str(path), path.parent.relative_to(root).as_posix()


def _is_data(top: str, inside: str) -> bool:
    if "__pycache__" in inside:
        return False
    if top == "resources":
        return NOT_RESOURCES.search(inside) is None
    # Alembic reads its migrations from files.
    return not inside.endswith(".py") or inside.startswith("store/migrations/")


def shipped() -> list[str]:
    """The distributions that requirements name for this system."""
    named: set[str] = set()
    for purpose in ("engine", "window"):
        text = (ROOT / "packaging" / "requirements" / f"{purpose}.txt").read_text("utf-8")
        named |= set(re.findall(r"(?m)^([a-z0-9-]+)==", text))
    here = {_plain(each.name) for each in distributions()}
    return sorted((named & here) - NOT_SHIPPED)


def unwanted() -> list[str]:
    """The modules of whatever is installed here for tests or for the freeze alone."""
    wanted = set(shipped())
    return sorted(
        module
        for module, owners in packages_distributions().items()
        if not {_plain(owner) for owner in owners} & wanted
        and re.fullmatch(r"[A-Za-z]\w*", module)
        and module != "app"
    )


def metadata(copy: Callable[[str], Any]) -> list[tuple[str, str]]:
    """Name, version and licence of every library shipped; `copy` is copy_metadata."""
    return [entry for name in shipped() for entry in copy(name)]


def without_unused(entries: Iterable[Entry]) -> list[Entry]:
    """What stays of PyInstaller's table of files."""
    return [entry for entry in entries if not UNUSED.search(entry[0].replace("\\", "/"))]


def write_update_key(folder: Path, key: str) -> None:
    """The module that holds the public key of updates; "" leaves updates out of this build."""
    if key and not re.fullmatch(r"[0-9a-f]{64}", key):
        raise ValueError("ROLLCHECK_UPDATE_KEY is not 64 hexadecimal digits")
    (folder / f"{KEY_MODULE}.py").write_text(f'PUBLIC_KEY = "{key}"\n', encoding="utf-8")


def version_resource(name: str) -> Any:
    """What Explorer shows under Details."""
    from PyInstaller.utils.win32 import versioninfo as info

    numbers = (*map(int, version().split(".")), 0)
    texts = {
        "CompanyName": "Rollcheck",
        "FileDescription": "Rollcheck" if name == "rollcheck" else "Rollcheck commands",
        "FileVersion": version(),
        "InternalName": name,
        "OriginalFilename": f"{name}.exe",
        "ProductName": "Rollcheck",
        "ProductVersion": version(),
    }
    strings = [info.StringStruct(key, value) for key, value in texts.items()]
    return info.VSVersionInfo(
        ffi=info.FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[
            info.StringFileInfo([info.StringTable("040904B0", strings)]),
            info.VarFileInfo([info.VarStruct("Translation", [0x0409, 1200])]),
        ],
    )


def _plain(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


if __name__ == "__main__":
    sys.stdout.write(f"{version()}\n")
