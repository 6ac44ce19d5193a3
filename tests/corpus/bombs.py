"""Small files that become large: by ratio, by nesting, by entities, by repetition."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from tests.corpus.archives import honest
from tests.corpus.case import Case, Ends, Make, of_bytes
from tests.corpus.sheets import list_and, sheet_of, workbook
from tests.helpers.spreadsheets import save_zip, synthetic_id, xlsx_parts

_LOL = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "haha">{more}]>'
_LAUGHS = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise("abcdefghi"))
_DOCTYPES = {
    "laughs": _LOL.format(more=_LAUGHS),
    "quadratic": _LOL.format(more=f'<!ENTITY b "{"x" * 100_000}">'),
    "external": _LOL.format(more='<!ENTITY b SYSTEM "file:///etc/passwd">'),
    "parameter": _LOL.format(more='<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;'),
    "late": f"<!--{'x' * 70_000}-->{_LOL.format(more=_LAUGHS).partition('?>')[2]}",
}
_PARTS = (
    "[Content_Types].xml",
    "_rels/.rels",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "docProps/custom.xml",
)


def cases() -> Iterator[Case]:
    """Every bomb."""
    yield from _by_ratio()
    yield from _by_nesting()
    for part in _PARTS:
        for name, doctype in _DOCTYPES.items():
            yield Case(f"bomb/entities/{name}/{part}", _entities(part, doctype))
    for part in ("content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"):
        make = _entities(part, _DOCTYPES["laughs"], "ods")
        yield Case(f"bomb/entities/ods/{part}", make, "BLOUBERG WARD 16.ods")
    yield Case("bomb/utf-16 entities", _utf16_entities)
    yield Case("bomb/40 MB of shared strings", _shared_strings, heavy=True)


def _by_ratio() -> Iterator[Case]:
    blank = " " * 40_000_000
    for part in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"):

        def make(path: Path, _: random.Random, part: str = part) -> None:
            parts = xlsx_parts(list_and(""))
            parts[part] = f"{parts.get(part, '<x/>')}{blank}"
            save_zip(path, parts)

        yield Case(f"bomb/ratio/{part}", make, ends=Ends.REFUSED, heavy="styles" in part)
    many = {f"xl/media/{n}": "" for n in range(20_001)}
    yield Case("bomb/20,001 parts", workbook(list_and(""), more=many), ends=Ends.REFUSED)


def _by_nesting() -> Iterator[Case]:
    inner = b"\0" * 5_000_000
    for _ in range(5):
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for copy in range(10):
                part = zipfile.ZipInfo(f"{copy}.zip")
                part.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(part, inner)
        inner = target.getvalue()
    yield Case("bomb/nested", of_bytes(inner), ends=Ends.REFUSED)
    yield Case("bomb/nested in media", workbook(list_and(""), more={"xl/media/a.zip": inner}))
    embedded = {"xl/embeddings/book.xlsx": honest("xlsx")}
    yield Case("bomb/a workbook in a workbook", workbook(list_and(""), more=embedded))


def _entities(part: str, doctype: str, kind: str = "xlsx") -> Make:
    def make(path: Path, _: random.Random) -> None:
        with zipfile.ZipFile(io.BytesIO(honest(kind))) as archive:
            parts: dict[str, bytes | str] = {n: archive.read(n) for n in archive.namelist()}
        body = bytes(parts.get(part, b"<x>&h;</x>")).partition(b"?>")
        parts[part] = doctype.encode() + (body[2] or body[0]).replace(b"Anna", b"&i;")
        save_zip(path, parts)

    return make


def _utf16_entities(path: Path, _: random.Random) -> None:
    """A search for bytes does not see this declaration."""
    parts = xlsx_parts(list_and(""))
    whole = _DOCTYPES["laughs"] + str(parts["xl/worksheets/sheet1.xml"])
    parts["xl/worksheets/sheet1.xml"] = whole.encode("utf-16")
    save_zip(path, parts)


def _shared_strings(path: Path, rng: random.Random) -> None:
    """Texts that hardly pack: 40 MB of them, for a list of 2,000."""
    texts = "".join(f"<si><t>{rng.randbytes(10_000).hex()}</t></si>" for _ in range(2_000))
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="s"><v>{n - 2}</v></c>'
        f'<c r="B{n}" t="inlineStr"><is><t>{synthetic_id(n)}</t></is></c></row>'
        for n in range(2, 2_002)
    )
    save_zip(path, sheet_of(rows) | {"xl/sharedStrings.xml": f"<sst>{texts}</sst>"})
