"""Text files: encodings, delimiters, quotation marks, NULs, and what only calls itself a list."""

from __future__ import annotations

import codecs
import random
from collections.abc import Iterator
from pathlib import Path

from tests.corpus.case import Case, Ends, Make, of_bytes, people
from tests.corpus.sheets import FORMULAS
from tests.helpers.spreadsheets import synthetic_id

NAME = "BLOUBERG WARD 16.csv"
OLD = "BLOUBERG WARD 16.xls"


def listed(sign: str = ",", end: str = "\r\n", count: int = 3) -> str:
    """An honest list as text."""
    return "".join(sign.join(row) + end for row in people(count))


def cases() -> Iterator[Case]:
    """Every text."""
    yield from _encodings()
    yield from _delimiters()
    yield from _quotations()
    yield from _sizes()
    yield from _markup()
    yield from _others()
    for number, formula in enumerate(FORMULAS):
        quoted = formula.replace('"', '""')
        text = f'NAME,ID NUMBER\r\n"{quoted}",{synthetic_id(1)}\r\n'
        yield Case(f"csv/formula {number}", of_bytes(text.encode()), NAME, Ends.READ)
    for number in range(20):
        yield Case(f"csv/nonsense {number}", _nonsense, NAME)


def _encodings() -> Iterator[Case]:
    text = listed().replace("Name1", "Naudé ’n")
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7",
                     "cp1252", "cp850", "shift_jis", "koi8-r", "cp037"):  # fmt: skip
        data = text.encode(encoding, "replace")
        yield Case(f"csv/in {encoding}", of_bytes(data), NAME)
        yield Case(f"csv/in {encoding}, cut in a sign", of_bytes(data[: len(data) // 2 | 1]), NAME)
    for name, data in {
        "two marks": codecs.BOM_UTF8 * 2 + text.encode(),
        "the mark alone": codecs.BOM_UTF8,
        "the wide mark alone": codecs.BOM_UTF16_LE,
        "the wrong mark": codecs.BOM_UTF16_BE + text.encode("utf-16-le"),
        "lone surrogates": codecs.BOM_UTF16_LE + text.encode("utf-16-le") + b"\x00\xd8" * 9,
        "zeros": text.replace("Name", "N\0me").encode(),
        "zeros alone": bytes(5_000),
        "a zero far down": (listed(count=2_000) + "\0,\0").encode(),
        "Ctrl-Z in the middle": text.replace("Name2", "\x1a").encode(),
        "blanks alone": b" \t\r\n" * 100,
        "one sign": b"x",
        "one quotation mark": b'"',
    }.items():
        yield Case(f"csv/{name}", of_bytes(data), NAME)


def _delimiters() -> Iterator[Case]:
    for name, sign in {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}.items():
        yield Case(f"csv/by {name}", of_bytes(listed(sign).encode()), NAME, Ends.READ)
    for end in ("\n", "\r", "\r\r\n", "\n\r", "\x0b", "\u2028", "\x85"):
        yield Case(f"csv/lines end with {end!r}", of_bytes(listed(end=end).encode()), NAME)
    for sign in (";", "\t", " ", '"', "'", "x", "é", "\u2028", "\x85", "", "\x00", ",,", "\\"):
        text = f"sep={sign}\r\n{listed(';')}"
        yield Case(f"csv/says sep={sign!r}", of_bytes(text.encode()), NAME)


def _quotations() -> Iterator[Case]:
    row = f"Anna,Botha,{synthetic_id(9)},082\r\n"
    for name, text in {
        "never closed": f'{listed()}"Anna,Botha\r\n{row * 50}',
        "never closed in the header": f'"NAME,SURNAME\r\n{row * 50}',
        "with nine line breaks": f'{listed()}"{"a" * 9}{chr(10) * 9}",x,{synthetic_id(9)},\r\n',
        "with twelve line breaks": f'{listed()}"{chr(10) * 12}",x,{synthetic_id(9)},\r\n',
        "doubled": f'{listed()}""Anna"",Botha,{synthetic_id(9)},\r\n',
        "followed by text": f'{listed()}"Anna"x"y,Botha,{synthetic_id(9)},\r\n',
        "of a long cell": f'"{"x" * 199_000}",NAME,ID NUMBER\r\n{row}',
        "ten thousand": f"{listed()}{chr(34) * 10_001}\r\n",
    }.items():
        yield Case(f"csv/quotation {name}".replace("/", "|"), of_bytes(text.encode()), NAME)


def _sizes() -> Iterator[Case]:
    row = f"Anna,Botha,{synthetic_id(9)},082\r\n"
    yield Case("csv/a million empty rows", of_bytes((listed() + "\r\n" * 1_000_000).encode()), NAME)
    wide = of_bytes((listed() + "," * 1_000_000).encode())
    yield Case("csv/a million columns", wide, NAME)
    header = of_bytes((",".join(f"H{n}" for n in range(16_384)) + "\r\n" + row).encode())
    yield Case("csv/16,384 headers", header, NAME)
    yield Case("csv/a cell of 20 MB", of_bytes((listed() + "x" * 20_000_000).encode()), NAME)
    yield Case("csv/one line of 10 MB", of_bytes(b"x," * 5_000_000), NAME)
    yield Case("csv/200,000 short rows", _rows("1\r\n", 200_000), NAME)
    yield Case("csv/500,000 times one person", _rows(row, 500_000), NAME, heavy=True)
    wrong = "Anna,Botha,8001015009088,082\r\n"
    yield Case("csv/150,000 wrong numbers", _rows(wrong, 150_000), NAME, heavy=True)


def _rows(row: str, count: int) -> Make:
    def make(path: Path, _: random.Random) -> None:
        path.write_text(listed() + row * count, newline="")

    return make


def _markup() -> Iterator[Case]:
    table = "<table><tr><td>NAME</td><td>ID NUMBER</td></tr></table>"
    for name, text in {
        "html": f"<html><body>{table}</body></html>",
        "html with a doctype": f"<!DOCTYPE html><html>{table}</html>",
        "a table": table,
        "html behind blanks": f"\r\n\t {table}",
        "html behind a comment": f"<!-- x -->{table}",
        "excel's html": f'<html xmlns:x="urn:schemas-microsoft-com:office:excel">{table}</html>',
        "xml of 2003": '<?xml version="1.0"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "xml bomb": '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
        "mhtml": f"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n{table}",
        "mhtml of IE": f"From: <Saved by Windows Internet Explorer 8>\r\n\r\n{table}",
        "one bracket": "<",
        "ten thousand brackets": "<" * 10_000,
    }.items():
        for encoding in ("utf-8", "utf-16"):
            data = of_bytes(text.encode(encoding))
            yield Case(f"text/{name} in {encoding}", data, OLD, Ends.REFUSED)
    yield Case("text/json", of_bytes(b'{"members": [{"id": 1}]}'), NAME, Ends.REFUSED)
    yield Case("text/html far down", of_bytes((listed() + table).encode()), NAME)


def _others() -> Iterator[Case]:
    beginnings = (
        b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a", b"BM\x36\x00",
        b"II*\0",
        b"{\\rtf1}", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"SQLite format 3\0",
        b"MZ\x90\x00", b"\x7fELF\x02", b"\0asm", b"\xca\xfe\xba\xbe", b"OggS", b"ustar",
    )  # fmt: skip
    for number, start in enumerate(beginnings):
        name = "".join(chr(byte) for byte in start if 48 <= byte < 123)
        yield Case(
            f"other/{number} {name}", of_bytes(start + bytes(range(256)) * 8), ends=Ends.REFUSED
        )
    yield Case("other/nothing", of_bytes(b""), ends=Ends.REFUSED)
    yield Case("other/51 MB", lambda p, _: p.write_bytes(bytes(51 << 20)), ends=Ends.REFUSED)  # type: ignore[arg-type, return-value]


def _nonsense(path: Path, rng: random.Random) -> None:
    signs = "\",;\t|\r\n \0'=é08" + "\ufeff\u202e\u2028"
    text = listed() + "".join(rng.choices(signs, k=rng.choice((20, 500, 5_000))))
    path.write_text(text, encoding=rng.choice(("utf-8", "utf-16")), newline="")
