"""What Rollcheck is built from, and under which licences it is used."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution

from app.resources import resource_path

_TEXTS = re.compile(r"(?i)\.dist-info/.*(licen[cs]e|copying|notice)[^/]*$")


@dataclass(frozen=True, slots=True)
class Part:
    """A library, font or icon set; `text` is the file below `resources/` with its licence.

    A library's own files are read where it names none.
    """

    name: str
    licence: str
    text: tuple[str, ...] = ()

    def read(self) -> str:
        """The licence's whole text, "" where neither we nor the library have it."""
        if self.text:
            return resource_path(*self.text).read_text(encoding="utf-8")
        try:
            files = distribution(self.name).files or []
        except PackageNotFoundError:
            # Of another system, as pywin32-ctypes is on Linux.
            return ""
        texts = [file for file in files if _TEXTS.search(file.as_posix())]
        return "\n\n".join(file.read_text(encoding="utf-8") for file in texts)


_LGPL = ("licences", "LICENSE-LGPL-3.0.txt")
_GIVEN = (
    Part("Fluent UI System Icons", "MIT", ("icons", "LICENSE-fluent-icons.txt")),
    Part("Inter", "OFL-1.1", ("fonts", "LICENSE-Inter.txt")),
    Part("DejaVu Sans", "Bitstream Vera", ("fonts", "LICENSE-DejaVu.txt")),
    Part("Python", "PSF-2.0", ("licences", "LICENSE-Python.txt")),
    # Its libraries lie in the program's folder as files of their own, to be replaced by others.
    Part("Qt", "LGPL-3.0", _LGPL),
    Part("Qt for Python", "LGPL-3.0", _LGPL),
    Part("GNU General Public License", "GPL-3.0", ("licences", "LICENSE-GPL-3.0.txt")),
)
_BY_LICENCE = {
    "LGPL-3.0": "pyside6-essentials shiboken6",
    "MPL-2.0": "bidict certifi",
    "MIT": (
        "alembic annotated-doc annotated-types anyio backports-tarfile cffi "
        "charset-normalizer et-xmlfile fastapi fastapi-offline filelock h11 "
        "jaraco-classes jaraco-context jaraco-functools jeepney keyring mako "
        "markdown-it-py mdurl more-itertools openpyxl pillow platformdirs pydantic "
        "pydantic-core pydantic-settings pyjwt pymysql python-calamine python-engineio "
        "python-socketio redis rich setuptools simple-websocket sniffio sqlalchemy "
        "tomlkit typer typing-inspection wakepy watchfiles wsproto zipp"
    ),
    "BSD-2-Clause": "pygments qasync",
    "BSD-3-Clause": (
        "click colorama cryptography httpcore httpx idna markupsafe psutil pycparser pypdf "
        "python-dotenv pywin32-ctypes reportlab secretstorage starlette uvicorn websockets "
        "xlrd"
    ),
    "Apache-2.0": (
        "async-timeout importlib-metadata lazy-importer opentelemetry-api python-multipart tzdata"
    ),
    "ISC": "shellingham",
    "PSF-2.0": "defusedxml typing-extensions",
}


def all_parts() -> tuple[Part, ...]:
    """Those whose licence is shown whole, then the libraries by name."""
    libraries = (
        Part(name, licence, _LGPL if licence == "LGPL-3.0" else ())
        for licence, names in _BY_LICENCE.items()
        for name in names.split()
    )
    return (*_GIVEN, *sorted(libraries, key=lambda part: part.name))
