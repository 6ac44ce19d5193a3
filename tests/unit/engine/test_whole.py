import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.watcher.whole import HEAD_BYTES, TAIL_BYTES, looks_whole
from tests.helpers.spreadsheets import HEADERS, members, save_ods, save_xls, save_xlsb, save_xlsx

ROWS = [HEADERS, *members(40)]


def is_whole(data: bytes) -> bool:
    return looks_whole(data[:HEAD_BYTES], data[-TAIL_BYTES:], len(data))


def zipped(comment: bytes = b"") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("members.xml", "Thandi" * 50)
        archive.comment = comment
    return target.getvalue()


@pytest.mark.parametrize(
    ("suffix", "save"),
    [(".xlsx", save_xlsx), (".xls", save_xls), (".ods", save_ods), (".xlsb", save_xlsb)],
)
def test_a_saved_list_is_whole(tmp_path, suffix, save):
    assert is_whole(save(tmp_path / f"list{suffix}", ROWS).read_bytes())


@pytest.mark.parametrize("comment", [b"", b"from Excel", b"c" * 0xFFFF])
def test_a_zip_is_whole_with_any_comment(comment):
    assert is_whole(zipped(comment))


@given(st.integers(min_value=3, max_value=len(zipped(b"from Excel")) - 1))
def test_a_zip_cut_off_anywhere_is_not_whole(length):
    assert not is_whole(zipped(b"from Excel")[:length])


@given(st.integers(min_value=3, max_value=len(zipped()) - 1))
def test_a_zip_that_still_ends_in_zeros_is_not_whole(length):
    data = zipped()
    assert not is_whole(data[:length].ljust(len(data), b"\0")) or data.endswith(
        b"\0" * (len(data) - length)
    )


def test_a_large_archive_is_whole():
    target = io.BytesIO()
    with pytest.MonkeyPatch.context() as patch:
        # Above this zipfile writes the records of a large archive, which may be 4 GB.
        patch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 1)
        with zipfile.ZipFile(target, "w") as archive:
            for name in ("one.xml", "two.xml"):
                archive.writestr(name, "Thandi")
    assert b"PK\x06\x07" in target.getvalue()
    assert is_whole(target.getvalue())


@pytest.mark.parametrize("part", [100, 511, 512, 1024, 4096])
def test_an_old_excel_list_cut_off_is_not_whole(tmp_path, part):
    data = save_xls(tmp_path / "list.xls", ROWS).read_bytes()
    assert len(data) > 4096
    assert not is_whole(data[:part])


def ole(*, directory: int, tables: tuple[int, ...], sectors: int) -> bytes:
    """An OLE file of so many sectors of 512 bytes, whose header names these."""
    header = bytearray(b"\xd0\xcf\x11\xe0".ljust(512, b"\0"))
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<II", header, 44, len(tables), directory)
    struct.pack_into(f"<{len(tables)}I", header, 76, *tables)
    return bytes(header).ljust(512 * (sectors + 1), b"\1")


@pytest.mark.parametrize(
    ("directory", "tables", "whole"),
    [(2, (0, 1), True), (3, (0, 1), False), (0, (1, 3), False), (0, (3, 1), False)],
)
def test_an_old_excel_list_is_whole_when_all_its_header_names_is_there(directory, tables, whole):
    assert is_whole(ole(directory=directory, tables=tables, sectors=3)) is whole


def test_an_ole_header_that_makes_no_sense_is_not_whole():
    assert not is_whole(b"\xd0\xcf\x11\xe0".ljust(2000, b"\1"))


@pytest.mark.parametrize(
    ("data", "whole"),
    [
        (b"NAME,ID NUMBER\r\nThandi,1\r\n", True),
        ("NAME;ID\r\nThandi;1\r\n".encode("utf-16"), True),
        (b"NAME,ID NUMBER\r\nThan".ljust(500, b"\0"), False),
        (b"".ljust(500, b"\0"), False),
        (b"the end came first".rjust(500, b"\0"), False),
        (b"x", True),
    ],
)
def test_a_text_is_whole_when_no_zeros_stand_for_what_is_to_come(data, whole):
    assert is_whole(data) is whole
