import os

import pytest

from app.domain.errors import SpreadsheetRefused
from app.domain.spreadsheet import MAX_FILE_BYTES, Kind
from app.spreadsheets.reading.sniff import sniff
from tests.helpers.spreadsheets import (
    HEADERS,
    members,
    save_encrypted_xls,
    save_encrypted_xlsx,
    save_ods,
    save_xls,
    save_xlsb,
    save_xlsx,
    save_zip,
    xlsx_parts,
)

ROWS = [HEADERS, *members(3)]
MACRO = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"


@pytest.mark.parametrize(
    ("save", "kind"),
    [(save_xlsx, Kind.XLSX), (save_xls, Kind.XLS), (save_ods, Kind.ODS), (save_xlsb, Kind.XLSB)],
)
@pytest.mark.parametrize("name", ["list.xlsx", "list.xls", "list.csv", "list"])
def test_the_bytes_decide_whatever_the_name_says(tmp_path, save, kind, name):
    assert sniff(save(tmp_path / name, ROWS), name) is kind


def test_a_workbook_with_macros_is_told_from_one_without(tmp_path):
    path = save_zip(tmp_path / "list.xlsx", xlsx_parts("<sheetData/>", main_type=MACRO))
    assert sniff(path, path.name) is Kind.XLSM


@pytest.mark.parametrize(
    "data",
    [
        b"NAME,ID\nA,8001015009087\n",
        "NAAM;ID\nÉlise;8001015009087\n".encode("utf-8-sig"),
        "NAME\tID\nA\t8001015009087\n".encode("utf-16"),
        "NAME,ID\nA,8001015009087\n".encode("utf-16-le"),
        "NAAM;ID\nÉlise;1\n".encode("cp1252"),
        b"BM number,ID\n1,8001015009087\n",  # the first letters of a bitmap
    ],
)
def test_text_is_a_csv_in_every_encoding(tmp_path, data):
    path = tmp_path / "list.xls"
    path.write_bytes(data)
    assert sniff(path, path.name) is Kind.CSV


def refused(path) -> str:
    with pytest.raises(SpreadsheetRefused) as caught:
        sniff(path, path.name)
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"<html><table><tr><td>ID</td></tr></table></html>", "web page (HTML)"),
        (b"\xef\xbb\xbf\r\n <!DOCTYPE html><table>", "web page (HTML)"),
        ("<table><tr>".encode("utf-16"), "web page (HTML)"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "saved web page (MHTML)"),
        (
            b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook>',
            "XML spreadsheet of 2003",
        ),
    ],
)
def test_markup_that_calls_itself_xls_is_refused_with_the_way_out(tmp_path, data, what):
    path = tmp_path / "list.xls"
    path.write_bytes(data)
    assert what in refused(path)
    assert "Open it in Excel and save as .xlsx" in refused(path)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture"),
        (b"{\\rtf1 hello}", "a text document"),
        (b"Rar!\x1a\x07\0", "a packed archive"),
        (b"SQLite format 3\0", "a database"),
        (b"\x01\x02\x03\x04 rubbish", "no spreadsheet that Rollcheck knows"),
        (b" \r\n\t ", "nothing in the file but blanks"),
    ],
)
def test_other_files_are_called_by_their_name(tmp_path, data, what):
    path = tmp_path / "list.xlsx"
    path.write_bytes(data)
    assert what in refused(path)


@pytest.mark.parametrize(
    ("main_type", "what"), [(WORD, "a Word document"), (SLIDES, "a PowerPoint presentation")]
)
def test_an_office_document_renamed_is_refused(tmp_path, main_type, what):
    path = save_zip(tmp_path / "list.xlsx", xlsx_parts("", main_type=main_type))
    assert what in refused(path)


def test_a_zip_of_spreadsheets_is_to_be_unpacked_first(tmp_path):
    inner = save_xlsx(tmp_path / "inner.xlsx", ROWS).read_bytes()
    path = save_zip(tmp_path / "lists.xlsx", {"inner.xlsx": inner})
    assert "Unpack it" in refused(path)


@pytest.mark.parametrize("save", [save_encrypted_xlsx, save_encrypted_xls])
def test_a_password_is_named_with_the_way_to_take_it_off(tmp_path, save):
    path = save(tmp_path / "list.xlsx", ROWS)
    assert "protected with a password" in refused(path)
    assert "take the password off" in refused(path)


def test_a_zip_under_a_password_is_refused_as_protected(tmp_path):
    path = save_xlsx(tmp_path / "list.xlsx", ROWS)
    data = bytearray(path.read_bytes())
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1
    path.write_bytes(data)
    assert "protected with a password" in refused(path)


@pytest.mark.parametrize("save", [save_xlsx, save_xls, save_ods])
@pytest.mark.parametrize("part", [0.02, 0.5, 0.97])
def test_a_file_cut_off_is_called_damaged(tmp_path, refusal, save, part):
    path = save(tmp_path / "BLOUBERG WARD 16.xlsx", [HEADERS, *members(400)])
    data = path.read_bytes()
    path.write_bytes(data[: max(int(len(data) * part), 8)])
    assert "damaged or cut off" in refusal(path)


def test_an_empty_file_is_refused(tmp_path):
    path = tmp_path / "list.xlsx"
    path.touch()
    assert "empty (0 bytes)" in refused(path)


def test_a_missing_file_is_refused(tmp_path):
    assert "no such file" in refused(tmp_path / "list.xlsx")


def test_a_folder_is_refused(tmp_path):
    assert "it is a folder" in refused(tmp_path)


def test_a_file_over_50_mb_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "list.xlsx"
    path.touch()
    os.truncate(path, MAX_FILE_BYTES + 1)
    assert "the most is 50 MB" in refused(path)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_this_user_may_not_read_is_refused(tmp_path):
    path = save_xlsx(tmp_path / "list.xlsx", ROWS)
    path.chmod(0)
    assert "cannot be read" in refused(path)


def test_a_file_that_cannot_be_opened_is_refused_whoever_runs_it(tmp_path):
    loop = tmp_path / "list.xlsx"
    loop.symlink_to(loop)
    assert "cannot be read" in refused(loop)
