"""OpenDocument and binary workbooks with odd and hostile parts."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.corpus.archives import honest
from tests.corpus.case import Case, Ends, Make, of_bytes
from tests.helpers.spreadsheets import save_zip

ODS, XLSB = "BLOUBERG WARD 16.ods", "BLOUBERG WARD 16.xlsb"
_ROW, _CELL = b"<table:table-row>", b"<table:table-cell "


def cases() -> Iterator[Case]:
    """Every one of them."""
    yield from _open_documents()
    yield from _binary_books()
    yield from _binary_sheets()


def changed(kind: str, part: str, change: Callable[[bytes], bytes | None]) -> Make:
    """An honest workbook with one part changed, or left out (None)."""

    def make(path: Path, _: random.Random) -> None:
        with zipfile.ZipFile(io.BytesIO(honest(kind))) as archive:
            parts: dict[str, bytes | str] = {n: archive.read(n) for n in archive.namelist()}
        after = change(bytes(parts.pop(part, b"")))
        save_zip(path, parts if after is None else parts | {part: after})

    return make


def _open_documents() -> Iterator[Case]:
    repeats = ("1048576", "16384", "0", "-1", "abc", "", "9" * 30, "1e5")
    for value in repeats:
        row = f'<table:table-row table:number-rows-repeated="{value}">'.encode()
        cell = f'<table:table-cell table:number-columns-repeated="{value}" '.encode()
        for name, old, new in (("rows", _ROW, row), ("columns", _CELL, cell)):
            make = changed("ods", "content.xml", lambda b, o=old, n=new: b.replace(o, n))  # type: ignore[misc]
            yield Case(f"ods/{name} repeated {value or 'nothing'}", make, ODS)
    both = lambda b: b.replace(  # noqa: E731
        _ROW, b'<table:table-row table:number-rows-repeated="1048570">'
    ).replace(_CELL, b'<table:table-cell table:number-columns-repeated="1024" ')
    yield Case("ods/both repeated", changed("ods", "content.xml", both), ODS, Ends.REFUSED)
    hidden = b'<table:table-row table:visibility="collapse" table:number-rows-repeated="9999"/>'
    wholes: dict[str, Callable[[bytes], bytes | None]] = {
        "missing": lambda b: None,
        "empty": lambda b: b"",
        "no xml": lambda b: b"no xml",
        "cut": lambda b: b[: len(b) // 2],
        "unknown encoding": lambda b: b'<?xml version="1.0" encoding="x-klingon"?>' + b,
        "deep": lambda b: b"<a>" * 200_000,
        "no table name": lambda b: b.replace(b'table:name="Members"', b""),
        "a table in a cell": lambda b: b.replace(
            b"<text:p>", b'<table:table table:name="X"><table:table-row/></table:table><text:p>', 1
        ),
        "covered cells": lambda b: b.replace(b"table:table-cell", b"table:covered-table-cell"),
        "a million hidden rows": lambda b: b.replace(
            b"</table:table>", hidden * 100 + b"</table:table>"
        ),
        "a value of no type": lambda b: b.replace(
            b'office:value-type="string"', b'office:value-type="zzz"'
        ),
        "a number that is none": lambda b: b.replace(
            b'office:value-type="string"', b'office:value-type="float" office:value="x"'
        ),
        "a date that is none": lambda b: b.replace(
            b'office:value-type="string"',
            b'office:value-type="date" office:date-value="9999-99-99"',
        ),
        "formulas": lambda b: b.replace(
            b'office:value-type="string"', b'table:formula="of:=[.A1]" office:value-type="string"'
        ),
    }
    for name, change in wholes.items():
        yield Case(f"ods/content {name}", changed("ods", "content.xml", change), ODS)
    for name, text in {"missing": None, "of a text": b"application/vnd.oasis.opendocument.text",
                       "empty": b"", "endless": b"x" * 1_000_000}.items():  # fmt: skip
        make = changed("ods", "mimetype", lambda b, t=text: t)  # type: ignore[misc]
        yield Case(f"ods/mimetype {name}", make, ODS, Ends.REFUSED)
    sealed = changed("ods", "META-INF/manifest.xml", lambda b: b + b"<manifest:encryption-data/>")
    yield Case("ods/protected", sealed, ODS, Ends.REFUSED)


def _binary_books() -> Iterator[Case]:
    book, links = "xl/workbook.bin", "xl/_rels/workbook.bin.rels"
    changes: dict[str, Callable[[bytes], bytes | None]] = {
        "missing": lambda b: None,
        "empty": lambda b: b"",
        "nonsense": lambda b: b"\xff" * 500,
        "cut": lambda b: b[: len(b) // 2],
        "a link of 4 GB": lambda b: b.replace(
            struct.pack("<I", 4) + "rId1".encode("utf-16-le"), b"\xff" * 12
        ),
        "a sheet of no body": lambda b: b"\x83\x01\x00\x8f\x01\x00\x9c\x01\x00\x90\x01\x00",
        "a sheet of 9 bytes": lambda b: (
            b"\x83\x01\x00\x8f\x01\x00\x9c\x01\x09" + bytes(9) + b"\x90\x01\x00"
        ),
        "a name cut off": lambda b: b.replace("Members".encode("utf-16-le"), b"M"),
    }
    for name, change in changes.items():
        yield Case(f"xlsb/workbook {name}", changed("xlsb", book, change), XLSB)
    for name, change in {"missing": lambda b: None, "no xml": lambda b: b"no xml",
                         "empty": lambda b: b""}.items():  # fmt: skip
        yield Case(f"xlsb/links {name}", changed("xlsb", links, change), XLSB)


def _binary_sheets() -> Iterator[Case]:
    part = "xl/worksheets/sheet1.bin"
    row = b"\x00\x11"
    changes: dict[str, Callable[[bytes], bytes]] = {
        "empty": lambda b: b"",
        "nonsense": lambda b: b"\xff" * 5_000,
        "cut": lambda b: b[: len(b) * 2 // 3],
        "a row of no length": lambda b: b.replace(row, b"\x00\x00", 1),
        "a row of 4 GB": lambda b: b.replace(row, b"\x00\xff\xff\xff\xff", 1),
        "row 4,294,967,295": lambda b: b.replace(row + b"\0\0\0\0", row + b"\xff\xff\xff\xff", 1),
        "row 1,048,575": lambda b: b.replace(
            row + b"\0\0\0\0", row + struct.pack("<I", 1_048_575), 1
        ),
        "column 4,294,967,295": lambda b: b.replace(
            struct.pack("<II", 3, 0), b"\xff" * 4 + bytes(4)
        ),
        "column 16,383": lambda b: b.replace(
            struct.pack("<II", 3, 0), struct.pack("<II", 16_383, 0)
        ),
        "texts of 4 GB": lambda b: b.replace(struct.pack("<I", 9), b"\xff" * 4),
        "no end": lambda b: b[:-6],
        "endless numbers": lambda b: b + b"\x80" * 100_000,
    }
    for name, change in changes.items():
        yield Case(f"xlsb/sheet {name}", changed("xlsb", part, change), XLSB)
    for number in range(15):

        def make(path: Path, rng: random.Random) -> None:
            def flip(data: bytes) -> bytes:
                bad = bytearray(data)
                for _ in range(rng.choice((1, 3, 30))):
                    bad[rng.randrange(len(bad))] = rng.randrange(256)
                return bytes(bad)

            changed("xlsb", part, flip)(path, rng)

        yield Case(f"xlsb/sheet flipped {number}", make, XLSB)
    yield Case("xlsb/called xlsx", of_bytes(honest("xlsb")), ends=Ends.READ)
