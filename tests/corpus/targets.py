"""What is fuzzed: each takes any bytes and raises only where Rollcheck has a fault."""

from __future__ import annotations

import contextlib
import importlib
import json
import math
import struct
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from itertools import islice
from pathlib import Path

from app.domain.errors import SpreadsheetRefused, UserError
from app.domain.identity_number import IdReading, problem_of, read_id_cell
from app.domain.municipalities import Municipalities
from app.domain.spreadsheet import Wishes
from app.iec.page import is_gateway_page, is_page, retry_after_seconds
from app.spreadsheets.municipality_table import load_municipalities
from app.spreadsheets.reading.csv_book import CsvBook
from app.spreadsheets.reading.inspect import inspect
from app.spreadsheets.reading.sniff import sniff

Target = Callable[[bytes], None]
NAME = "list.xlsx"
_MOST_ROWS = 2_000


@contextmanager
def _file(data: bytes) -> Iterator[Path]:
    with tempfile.NamedTemporaryFile(prefix="rcfuzz") as file:
        file.write(data)
        file.flush()
        yield Path(file.name)


@cache
def _municipalities() -> Municipalities:
    return load_municipalities()


def sniffer(data: bytes) -> None:
    """A kind, or a refusal that names the file."""
    with _file(data) as path:
        told = ""
        try:
            sniff(path, NAME)
        except SpreadsheetRefused as refused:
            told = str(refused)
    assert told == "" or told.startswith(f"{NAME}: ")


def csv_text(data: bytes) -> None:
    """Rows numbered from 1 on, or a refusal."""
    with _file(data) as path, contextlib.suppress(SpreadsheetRefused):
        for expected, (number, row) in enumerate(islice(_csv_rows(path), _MOST_ROWS), start=1):
            assert number == expected
            assert all("\0" not in cell for cell in row if isinstance(cell, str))


def _csv_rows(path: Path) -> Iterator[tuple[int, list[object]]]:
    book = CsvBook(path, "list.csv")
    for number, row in book.rows("list"):
        yield number, list(row)


def a_whole_list(data: bytes) -> None:
    """The pre-flight in this process: its sums add up, or it is refused."""
    with _file(data) as path, contextlib.suppress(SpreadsheetRefused, MemoryError):
        found = inspect(path, "WARD 16.csv", Wishes(ward="93501016"), _municipalities())
        assert found.rows == found.distinct_ids + found.duplicates + len(found.invalid)


def id_number(data: bytes) -> None:
    """Exactly one of number and problem; a number has the digits received, and is right."""
    text = data.decode("utf-8", "replace")
    for accept in (False, True):
        _right(read_id_cell(text, accept_text_repairs=accept), text)
    if len(data) >= 8:
        (number,) = struct.unpack("<d", data[:8])
        _right(read_id_cell(number), repr(number) if not math.isfinite(number) else "")
        _right(read_id_cell(int.from_bytes(data[:8], "little", signed=True)), "")


def _right(reading: IdReading, text: str) -> None:
    assert (reading.number is None) is (reading.problem is not None)
    if reading.number is None:
        return
    assert problem_of(reading.number) is None
    assert reading.number.isascii()
    digits = "".join(char for char in text.strip() if char.isascii() and char.isdigit())
    # Nothing but zeros in front is ever added; nothing but a decimal tail of zeros taken away.
    assert not digits or digits.strip("0").startswith(reading.number.strip("0"))


def ward_name(data: bytes) -> None:
    """A known ward, a problem, or neither; never a ward and a problem."""
    text = data.decode("utf-8", "replace")
    for found in (_municipalities().ward_in_name(text), _municipalities().parse(text)):
        assert found.ward_id is None or (found.problem is None and found.label)
    found = _municipalities().ward_from_parts(text[:4], text[4:])
    assert found.ward_id is None or found.problem is None


def html_refusal(data: bytes) -> None:
    """A page is never taken for an answer, and no header for an endless wait."""
    status = (200, 403, 429, 503)[data[0] % 4] if data else 200
    kind, _, body = data[1:].partition(b"\n")
    content_type = kind.decode("latin-1")
    assert not is_gateway_page(status, content_type, body) or is_page(content_type, body)
    wait = retry_after_seconds(content_type, datetime(2026, 11, 25, tzinfo=UTC))
    assert wait is None or 0 <= wait <= 24 * 3600


def seat_file(data: bytes) -> None:
    """What can be told without the passphrase, and what was sealed: an office, or a sentence."""
    from app.domain.seat_file import _content, looks_like_one

    with contextlib.suppress(UserError):
        looks_like_one(data)
    with contextlib.suppress(UserError):
        found = _content(data)
        assert found.office.strip()
        assert found.database_address.text


def update_manifest(data: bytes) -> None:
    """A manifest, or its refusal."""
    from app.domain.update_manifest import UpdateRefused, open_envelope, parse_manifest

    with contextlib.suppress(UpdateRefused):
        open_envelope(data)
    with contextlib.suppress(UpdateRefused):
        parse_manifest(data)


def feed_message(data: bytes) -> None:
    """What a client says over the websocket: a token, an event; every answer can be sent."""
    from app.feed.envelope import FeedError
    from app.feed.live import _parsed, _token
    from tests.corpus.feed_talk import answers_to, is_refused

    text = data.decode("utf-8", "replace")
    with contextlib.suppress(FeedError):
        assert is_refused(_token(text))
    with contextlib.suppress(FeedError):
        message = _parsed(text)
        for answer in answers_to(message["event"], message.get("data")):
            json.dumps(answer, ensure_ascii=False).encode()


TARGETS: dict[str, Target] = {
    "sniffer": sniffer,
    "csv": csv_text,
    "list": a_whole_list,
    "id_number": id_number,
    "ward_name": ward_name,
    "html_refusal": html_refusal,
    "seat_file": seat_file,
    "feed_message": feed_message,
    "update_manifest": update_manifest,
}
_IMPORTED_LATE = ("app.domain.seat_file", "app.feed.live", "app.domain.update_manifest")


def import_all() -> None:
    """Import what targets else import when they first run: coverage is led by what is seen."""
    for module in _IMPORTED_LATE:
        importlib.import_module(module)
