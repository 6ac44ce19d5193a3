"""What Rollcheck is built from, and under which licences it is used."""

from __future__ import annotations

from dataclasses import dataclass

from app.resources import resource_path


@dataclass(frozen=True, slots=True)
class Part:
    """A library, font or icon set; `text` is the file below `resources/` with its licence."""

    name: str
    licence: str
    text: tuple[str, ...] = ()

    def read(self) -> str:
        """The licence's whole text, "" where it is not among the resources."""
        return resource_path(*self.text).read_text(encoding="utf-8") if self.text else ""


_GIVEN = (
    Part("Fluent UI System Icons", "MIT", ("icons", "LICENSE-fluent-icons.txt")),
    Part("Inter", "OFL-1.1", ("fonts", "LICENSE-Inter.txt")),
    Part("DejaVu Sans", "Bitstream Vera", ("fonts", "LICENSE-DejaVu.txt")),
    Part("Python", "PSF-2.0"),
    Part("Qt", "LGPL-3.0"),
)
_BY_LICENCE = {
    "LGPL-3.0": "pyside6-essentials shiboken6",
    "MPL-2.0": "certifi",
    "MIT": (
        "alembic annotated-doc annotated-types anyio backports-tarfile cffi charset-normalizer "
        "et-xmlfile filelock h11 jaraco-classes jaraco-context jaraco-functools jeepney keyring "
        "mako markdown-it-py mdurl more-itertools openpyxl pillow platformdirs pydantic "
        "pydantic-core pydantic-settings python-calamine rich setuptools sniffio sqlalchemy "
        "tomlkit typer typing-inspection wakepy watchfiles zipp"
    ),
    "BSD-2-Clause": "pygments qasync",
    "BSD-3-Clause": (
        "click colorama cryptography httpcore httpx idna markupsafe psutil pycparser pypdf "
        "python-dotenv pywin32-ctypes reportlab secretstorage xlrd"
    ),
    "Apache-2.0": "importlib-metadata lazy-importer tzdata",
    "ISC": "shellingham",
    "PSF-2.0": "defusedxml typing-extensions",
}


def all_parts() -> tuple[Part, ...]:
    """Those whose licence is shown whole, then the libraries by name."""
    libraries = (
        Part(name, licence) for licence, names in _BY_LICENCE.items() for name in names.split()
    )
    return (*_GIVEN, *sorted(libraries, key=lambda part: part.name))
