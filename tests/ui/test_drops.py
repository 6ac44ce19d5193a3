"""Whatever is dropped becomes files, a question, or a sentence that says what to do."""

from __future__ import annotations

import io
import os
import struct
import sys
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from app.ui.drops import words
from app.ui.drops.describing import describe_drag
from app.ui.drops.elevation import drops_are_blocked
from app.ui.drops.file_group import read_group
from app.ui.drops.names import numbered, safe_name
from app.ui.drops.reading import CONTENTS, GROUP_ANSI, GROUP_WIDE, read_drop
from app.ui.drops.taking import discard, take
from app.ui.drops.target import DropTarget
from app.ui.drops.values import Dropped, Limits, VirtualFile

LIMITS = Limits(file_bytes=1024**2, all_bytes=3 * 1024**2, files=5)
COPY, MOVE, LINK = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction, Qt.DropAction.LinkAction
SAVE_FIRST = "Save the attachment first, then drag it from Downloads."


def urls(*addresses: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl(address) for address in addresses])
    return mime


def files(*paths: Path) -> QMimeData:
    return urls(*(QUrl.fromLocalFile(str(path)).toString() for path in paths))


def text(words_: str) -> QMimeData:
    mime = QMimeData()
    mime.setText(words_)
    return mime


def record(name: str, size: int | None, *, wide: bool = True, folder: bool = False) -> bytes:
    """One FILEDESCRIPTOR as Windows lays it out."""
    flags = (0x40 if size is not None else 0) | (0x04 if folder else 0)
    head = struct.pack("<I32xI24xII", flags, 0x10 if folder else 0x20, 0, size or 0)
    field = name.encode("utf-16-le" if wide else "cp1252")
    return head + field.ljust(520 if wide else 260, b"\0")


def virtual(*contents: tuple[str, bytes], sizes: bool = True, wide: bool = True) -> QMimeData:
    """What classic Outlook drags."""
    records = [record(name, len(data) if sizes else None, wide=wide) for name, data in contents]
    mime = QMimeData()
    group = struct.pack("<I", len(records)) + b"".join(records)
    mime.setData(GROUP_WIDE if wide else GROUP_ANSI, group)
    for index, (_, data) in enumerate(contents):
        mime.setData(CONTENTS.format(index), data)
    return mime


# ---- Names ----


@pytest.mark.parametrize(
    ("raw", "safe"),
    [
        ("BLOUBERG WARD 16.xlsx", "BLOUBERG WARD 16.xlsx"),
        ("Môrester lys.xlsx", "Môrester lys.xlsx"),
        ("../../etc/passwd.xlsx", "passwd.xlsx"),
        ("..\\..\\Startup\\list.xlsx", "list.xlsx"),
        ("C:\\Windows\\list.xlsx", "list.xlsx"),
        ("list.xlsx:stream", "list.xlsx_stream"),
        ("ward\u202excod.xlsx", "wardxcod.xlsx"),  # reads as wardxslx.docx
        ("ward\u2066\u200f\u200b.xlsx", "ward.xlsx"),
        ("two\r\nlines\t.xlsx", "two lines .xlsx"),
        ("con.xlsx", "_con.xlsx"),
        ("COM1", "_COM1"),
        ("lpt³.csv", "_lpt³.csv"),
        ("NUL .xlsx", "_NUL .xlsx"),
        ("conference.xlsx", "conference.xlsx"),
        ("list.xlsx. . ", "list.xlsx"),
        ("a\0b.xlsx", "a"),
        ('a<b>"c|?*.xlsx', "a_b__c___.xlsx"),
        ("..", "spreadsheet"),
        ("", "spreadsheet"),
        ("w" * 300 + ".xlsx", "w" * 145 + ".xlsx"),
    ],
)
def test_a_name_from_a_stranger_is_made_safe(raw, safe):
    assert safe_name(raw) == safe


def test_two_files_of_one_name_keep_their_ward_and_their_ending():
    taken: set[str] = set()
    names = ["WARD 16.xlsx", "ward 16.xlsx", "WARD 16.xlsx"]
    assert [numbered(name, taken) for name in names] == [
        "WARD 16.xlsx",
        "ward 16 (2).xlsx",
        "WARD 16 (3).xlsx",
    ]


# ---- The group of virtual files ----


def test_a_group_gives_names_sizes_and_folders():
    records = [record("a.xlsx", 7), record("in", None, folder=True), record("in\\b.xls", None)]
    group = read_group(struct.pack("<I", 3) + b"".join(records), wide=True)
    assert [(file.name, file.size, file.is_folder) for file in group] == [
        ("a.xlsx", 7, False),
        ("in", None, True),
        ("in\\b.xls", None, False),
    ]


def test_a_size_beyond_four_gigabytes_is_understood():
    data = bytearray(struct.pack("<I", 1) + record("a.xlsx", 5))
    struct.pack_into("<I", data, 4 + 64, 2)
    assert read_group(bytes(data), wide=True)[0].size == (2 << 32) + 5


@pytest.mark.parametrize("data", [b"", b"\1", struct.pack("<I", 9), b"\xff" * 600, b"\xff" * 90])
def test_a_broken_group_is_read_as_far_as_it_goes(data):
    assert len(read_group(data, wide=True)) <= 1


# ---- Reading a drop ----


def test_files_and_folders_come_as_paths_each_once(tmp_path):
    sheet = tmp_path / "a b.xlsx"
    assert read_drop(files(sheet, tmp_path, sheet), LIMITS) == Dropped(paths=(sheet, tmp_path))


def test_a_network_path_keeps_its_server():
    (path,) = read_drop(urls("file://SRV-01/lists/WARD%2016.xlsx"), LIMITS).paths
    assert path.as_posix().lower() == "//srv-01/lists/ward 16.xlsx"


@pytest.mark.parametrize("wide", [True, False])
@pytest.mark.parametrize("sizes", [True, False])
def test_attachments_of_outlook_come_with_name_and_content(wide, sizes):
    mime = virtual(("..\\a.xlsx", b"one"), ("b.csv", b"two"), wide=wide, sizes=sizes)
    dropped = read_drop(mime, LIMITS)
    assert dropped.virtual == (VirtualFile("a.xlsx", b"one"), VirtualFile("b.csv", b"two"))
    assert dropped.refusals == ()


def test_real_files_are_preferred_to_virtual_ones(tmp_path):
    mime = virtual(("a.xlsx", b"one"))
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.xlsx"))])
    assert read_drop(mime, LIMITS) == Dropped(paths=(tmp_path / "a.xlsx",))


def without_contents() -> QMimeData:
    mime = virtual(("a.xlsx", b"one"))
    mime.removeFormat(CONTENTS.format(0))
    return mime


def cut_off() -> QMimeData:
    mime = virtual(("a.xlsx", b"whole"))
    mime.setData(CONTENTS.format(0), b"who")
    return mime


def browser() -> QMimeData:
    mime = text("https://teams.example/a.xlsx")
    mime.setHtml('<a href="https://teams.example/a.xlsx">a</a>')
    return mime


@pytest.mark.parametrize(
    ("mime", "sentence"),
    [
        (without_contents(), SAVE_FIRST),
        (cut_off(), SAVE_FIRST),
        (urls("https://outlook.example/a.xlsx"), SAVE_FIRST),
        (browser(), SAVE_FIRST),
        (virtual(("Lists.msg", b"mail")), words.MAIL),
        (virtual(("a.xlsx", b"x" * (1024**2 + 1))), "It is larger than 1 MB."),
        (virtual(("a.xlsx", b"x" * (1024**2 + 1)), sizes=False), "It is larger than 1 MB."),
        (text("one\ttwo\nthree\tfour"), words.TEXT),
        (QMimeData(), words.NOTHING),
    ],
)
def test_what_cannot_be_taken_is_refused_with_what_to_do(mime, sentence):
    dropped = read_drop(mime, LIMITS)
    assert (dropped.paths, dropped.virtual) == ((), ())
    assert [refusal.text.startswith(sentence) for refusal in dropped.refusals] == [True]


def test_all_attachments_together_have_a_limit():
    mime = virtual(*((f"{n}.xlsx", b"x" * 1024**2) for n in range(5)))
    dropped = read_drop(mime, LIMITS)
    assert (len(dropped.virtual), len(dropped.refusals)) == (3, 2)


def test_a_link_among_files_is_not_passed_over_in_silence(tmp_path):
    mime = urls(tmp_path.as_uri(), "https://x.example/a.xlsx")
    dropped = read_drop(mime, LIMITS)
    assert dropped.paths == (tmp_path,)
    assert [(refusal.name, refusal.text) for refusal in dropped.refusals] == [
        ("a.xlsx", SAVE_FIRST)
    ]


def test_copied_paths_are_taken_from_the_clipboards_text(tmp_path):
    sheets = (tmp_path / "a.xlsx", tmp_path / "b c.xlsx")
    mime = text("".join(f'"{sheet}"\r\n' for sheet in sheets))
    assert read_drop(mime, LIMITS).paths == sheets


# ---- Saying beforehand ----


@pytest.mark.parametrize(
    ("mime", "said", "adds"),
    [
        (urls("file:///l/WARD 16.xlsx"), "Drop to add WARD 16.xlsx", True),
        (urls("file:///a.xlsx", "file:///b.CSV"), "Drop to add 2 spreadsheets", True),
        (virtual(("a.xlsx", b"1"), ("b.xls", b"2")), "Drop to add 2 spreadsheets", True),
        (urls("file:///lists.zip"), "Drop to add the spreadsheets in lists.zip", True),
        (urls("file:///lists"), "Drop to add the spreadsheets in lists", True),
        (urls("file:///a", "file:///b.zip"), "Drop to add the spreadsheets in these 2", True),
        (urls("file:///a.pdf"), "Drop to add the files", True),
        (virtual(("a.msg", b"1")), words.MAIL, False),
        (urls("https://x.example/a.xlsx"), SAVE_FIRST, False),
        (text("one two"), words.TEXT, False),
    ],
)
def test_a_drag_says_what_its_drop_will_do(mime, said, adds):
    promise = describe_drag(mime)
    assert promise.text.startswith(said)
    assert promise.adds is adds


def test_a_drag_that_is_not_for_this_window_gets_no_promise():
    mime = QMimeData()
    mime.setData("application/x-qabstractitemmodeldatalist", b"rows")
    assert describe_drag(mime) is None


# ---- Taking: disks, folders, zips ----


def taken_from(tmp_path: Path, *paths: Path, limits: Limits = LIMITS):
    private = tmp_path / "private"
    private.mkdir(exist_ok=True)
    return take(Dropped(paths=paths), private, limits)


def sheets_in(folder: Path, *names: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_bytes(b"list")
    return folder


def zip_of(tmp_path: Path, members: dict[str, bytes], **options) -> Path:
    archive = tmp_path / "lists.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, **options) as zipped:
        for name, data in members.items():
            zipped.writestr(name, data)
    return archive


def said(taken) -> list[str]:
    return [f"{refusal.name}: {refusal.text}" for refusal in taken.refusals]


def test_files_are_taken_where_they_lie_in_the_order_dropped(tmp_path):
    sheets_in(tmp_path, "b.xlsx", "a.pdf")
    taken = taken_from(tmp_path, tmp_path / "b.xlsx", tmp_path / "a.pdf")
    assert taken.files == (tmp_path / "b.xlsx", tmp_path / "a.pdf")
    assert (taken.questions, taken.refusals, taken.copies) == ((), (), None)


def test_a_folder_becomes_a_question_about_the_spreadsheets_directly_in_it(tmp_path):
    names = ("B.xlsx", "a.csv", "~$B.xlsx", ".hidden.xlsx", "notes.docx", ".~lock.B.xlsx#")
    folder = sheets_in(tmp_path / "Lists", *names)
    sheets_in(folder / "old", "c.xlsx")
    (question,) = taken_from(tmp_path, folder).questions
    assert question.files == (folder / "a.csv", folder / "B.xlsx")
    assert question.text == "Add 2 spreadsheets from Lists? Folders inside it are left out."


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ((), "Lists: There is no spreadsheet in this folder."),
        (("notes.docx",), "Lists: There is no spreadsheet in this folder."),
        ([f"{n}.xlsx" for n in range(6)], "Lists: It holds more than 5 spreadsheets."),
    ],
)
def test_a_folder_with_none_or_too_many_is_refused(tmp_path, names, sentence):
    taken = taken_from(tmp_path, sheets_in(tmp_path / "Lists", *names))
    assert taken.questions == ()
    assert said(taken)[0].startswith(sentence)


def test_what_is_gone_is_said_and_the_rest_is_taken(tmp_path):
    sheets_in(tmp_path, "a.xlsx")
    taken = taken_from(tmp_path, tmp_path / "gone.xlsx", tmp_path / "a.xlsx")
    assert taken.files == (tmp_path / "a.xlsx",)
    assert said(taken) == [f"gone.xlsx: {words.GONE}"]


def test_a_server_that_is_away_is_not_called_a_lost_file(tmp_path, monkeypatch):
    def away(self, **_):
        problem = FileNotFoundError(2, "the network path was not found")
        problem.winerror = 53
        raise problem

    monkeypatch.setattr(Path, "stat", away)
    taken = take(Dropped(paths=(Path("/SRV/a.xlsx"),)), tmp_path, LIMITS)
    assert said(taken) == [f"a.xlsx: {words.UNREACHABLE}"]


def test_a_mail_saved_as_a_file_is_refused_too(tmp_path):
    sheets_in(tmp_path, "Lists.msg")
    assert said(taken_from(tmp_path, tmp_path / "Lists.msg")) == [f"Lists.msg: {words.MAIL}"]


def test_virtual_files_are_written_where_nobody_else_can_read(tmp_path):
    twins = (VirtualFile("a.xlsx", b"one"), VirtualFile("a.xlsx", b"two"))
    taken = take(Dropped(virtual=twins), tmp_path, LIMITS)
    assert [path.name for path in taken.files] == ["a.xlsx", "a (2).xlsx"]
    assert [path.read_bytes() for path in taken.files] == [b"one", b"two"]
    assert sys.platform == "win32" or taken.copies.stat().st_mode & 0o077 == 0


def test_copies_go_when_intake_has_its_own(tmp_path):
    taken = take(Dropped(virtual=(VirtualFile("a.xlsx", b"one"),)), tmp_path, LIMITS)
    discard(taken)
    assert list(tmp_path.iterdir()) == []


def test_only_the_spreadsheets_of_a_zip_are_unpacked_under_safe_names(tmp_path):
    members = {
        "WARD 16.xlsx": b"one",
        "in/deep/WARD 16.xlsx": b"two",
        "../../evil.csv": b"three",
        "readme.txt": b"no",
        "run.exe": b"no",
        "__MACOSX/._WARD 16.xlsx": b"no",
        "~$WARD 16.xlsx": b"no",
    }
    taken = taken_from(tmp_path, zip_of(tmp_path, members))
    assert {path.name: path.read_bytes() for path in taken.files} == {
        "WARD 16.xlsx": b"one",
        "WARD 16 (2).xlsx": b"two",
        "evil.csv": b"three",
    }
    assert {path.parent for path in taken.files} == {taken.copies}
    assert sorted(path.name for path in tmp_path.rglob("*evil*")) == ["evil.csv"]


def test_a_zip_among_virtual_files_is_unpacked(tmp_path):
    inner = zip_of(tmp_path, {"a.xlsx": b"one"}).read_bytes()
    taken = take(Dropped(virtual=(VirtualFile("lists.zip", inner),)), tmp_path, LIMITS)
    assert [path.name for path in taken.files] == ["a.xlsx"]


def nested() -> dict[str, bytes]:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as zipped:
        zipped.writestr("a.xlsx", b"list")
    return {"inner.zip": inner.getvalue()}


@pytest.mark.parametrize(
    ("members", "sentence"),
    [
        ({}, f"lists.zip: {words.EMPTY_ZIP}"),
        ({"notes.txt": b"x"}, f"lists.zip: {words.EMPTY_ZIP}"),
        (nested(), f"inner.zip: {words.NESTED_ZIP}"),
        ({"a.xlsx": b"0" * (1024**2 + 1)}, "a.xlsx: It is larger than 1 MB."),
        ({f"{n}.xlsx": b"x" for n in range(6)}, "lists.zip: It holds more than 5 spreadsheets."),
    ],
)
def test_a_zip_that_gives_nothing_says_why(tmp_path, members, sentence):
    taken = taken_from(tmp_path, zip_of(tmp_path, members))
    assert taken.files == ()
    assert said(taken)[0].startswith(sentence)


def patched(archive: Path, *, local: int, central: int, value: bytes) -> Path:
    """The zip with a field of its one member's two headers changed."""
    data = bytearray(archive.read_bytes())
    start = data.index(b"PK\1\2") + central
    data[local : local + len(value)] = value
    data[start : start + len(value)] = value
    archive.write_bytes(data)
    return archive


def lying(tmp_path: Path) -> Path:
    """Declares 10 bytes; the size stands at 22 and 24."""
    archive = zip_of(tmp_path, {"a.xlsx": b"0" * 1024**2 * 2})
    return patched(archive, local=22, central=24, value=struct.pack("<I", 10))


def locked(tmp_path: Path) -> Path:
    archive = zip_of(tmp_path, {"a.xlsx": b"secret"})
    return patched(archive, local=6, central=8, value=b"\1\0")


def unusual(tmp_path: Path) -> Path:
    archive = zip_of(tmp_path, {"a.xlsx": b"list"})
    return patched(archive, local=8, central=10, value=struct.pack("<H", 9))


def torn(tmp_path: Path) -> Path:
    archive = zip_of(tmp_path, {"a.xlsx": os.urandom(5000)})
    data = bytearray(archive.read_bytes())
    data[1000:1500] = bytes(500)
    archive.write_bytes(data)
    return archive


def no_zip(tmp_path: Path) -> Path:
    archive = tmp_path / "lists.zip"
    archive.write_bytes(b"not a zip")
    return archive


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lying, words.BAD_ZIP),
        (locked, words.LOCKED),
        (unusual, words.ODD_ZIP),
        (torn, words.BAD_ZIP),
        (no_zip, words.BAD_ZIP),
    ],
)
def test_a_zip_that_is_damaged_or_lies_is_refused_and_leaves_nothing(tmp_path, make, sentence):
    taken = taken_from(tmp_path, make(tmp_path))
    assert taken.files == ()
    assert said(taken)[0].endswith(sentence)
    assert [path for path in (tmp_path / "private").rglob("*") if path.is_file()] == []


def test_a_zip_bomb_stops_at_the_ratio(tmp_path):
    limits = Limits(file_bytes=100 * 1024**2)
    archive = zip_of(tmp_path, {"a.xlsx": bytes(30 * 1024**2)}, compresslevel=9)
    taken = taken_from(tmp_path, archive, limits=limits)
    assert said(taken) == [f"a.xlsx: {words.BOMB}"]


def test_all_that_one_zip_unpacks_has_a_limit(tmp_path):
    members = {f"{n}.xlsx": os.urandom(1024**2 - 100) for n in range(5)}
    taken = taken_from(tmp_path, zip_of(tmp_path, members))
    assert (len(taken.files), len(taken.refusals)) == (3, 2)


# ---- The widget ----


class Zone(QWidget):
    """A window with a child, and everything its target said."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(200, 100)
        QVBoxLayout(self).addWidget(QLabel("Drop lists here"))
        self.target = DropTarget(self, LIMITS)
        self.said: list[object] = []
        self.target.hovering.connect(lambda promise: self.said.append(promise.text))
        self.target.left.connect(lambda: self.said.append("left"))
        self.target.dropped.connect(self.said.append)


@pytest.fixture
def zone(qtbot) -> Zone:
    zone = Zone()
    qtbot.addWidget(zone)
    zone.show()
    return zone


def enter(zone: Zone, mime: QMimeData, actions=COPY) -> QDragEnterEvent:
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(20, 20), actions, mime, buttons, keys)
    event.ignore()
    QApplication.sendEvent(zone, event)
    return event


def move(zone: Zone, mime: QMimeData, actions=COPY) -> QDragMoveEvent:
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragMoveEvent(QPoint(30, 30), actions, mime, buttons, keys)
    event.ignore()
    QApplication.sendEvent(zone, event)
    return event


def drop(zone: Zone, mime: QMimeData, actions=COPY) -> QDropEvent:
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(20, 20), actions, mime, buttons, keys)
    event.ignore()
    QApplication.sendEvent(zone, event)
    return event


def test_a_drop_is_promised_then_read(zone, tmp_path):
    mime = files(tmp_path / "a.xlsx")
    assert enter(zone, mime).isAccepted()
    assert move(zone, mime).isAccepted()
    assert drop(zone, mime).isAccepted()
    assert zone.said == ["Drop to add a.xlsx", Dropped(paths=(tmp_path / "a.xlsx",))]


@pytest.mark.parametrize("actions", [COPY, COPY | MOVE, COPY | MOVE | LINK])
def test_a_drop_is_a_copy_though_the_source_offers_to_move(zone, tmp_path, actions):
    mime = files(tmp_path / "a.xlsx")
    events = [enter(zone, mime, actions), move(zone, mime, actions), drop(zone, mime, actions)]
    assert [event.dropAction() for event in events] == [COPY] * 3


def test_a_source_that_only_gives_away_keeps_its_file(zone, tmp_path):
    mime = files(tmp_path / "a.xlsx")
    enter(zone, mime, MOVE)
    assert drop(zone, mime, MOVE).dropAction() == Qt.DropAction.IgnoreAction
    assert zone.said[-1].refusals[0].text == words.MOVES_ONLY


def test_a_drag_that_leaves_takes_its_promise_with_it(zone, tmp_path):
    enter(zone, files(tmp_path / "a.xlsx"))
    QApplication.sendEvent(zone, QDragLeaveEvent())
    assert zone.said[-1] == "left"


def test_a_drag_that_is_not_for_this_window_is_left_alone(zone):
    mime = QMimeData()
    mime.setData("application/x-rows", b"1")
    assert not enter(zone, mime).isAccepted()
    assert not drop(zone, mime).isAccepted()
    assert zone.said == []


def test_an_attachment_is_read_inside_the_drop(zone):
    mime = virtual(("a.xlsx", b"one"))
    enter(zone, mime)
    drop(zone, mime)
    assert zone.said[-1].virtual == (VirtualFile("a.xlsx", b"one"),)


def test_a_mail_is_explained_where_it_is_dropped(zone):
    mime = virtual(("Lists.msg", b"mail"))
    enter(zone, mime)
    drop(zone, mime)
    assert zone.said == [words.MAIL, Dropped(refusals=zone.said[-1].refusals)]


def test_pasting_is_the_same_as_dropping(zone, qapp, tmp_path):
    qapp.clipboard().setMimeData(files(tmp_path / "a.xlsx"))
    zone.target.paste(qapp.clipboard())
    assert zone.said == [Dropped(paths=(tmp_path / "a.xlsx",))]


@pytest.mark.skipif(sys.platform == "win32", reason="depends on how the tests were started")
def test_only_windows_blocks_drops():
    assert not drops_are_blocked()


SENTENCES = {name: value for name, value in vars(words).items() if isinstance(value, str)}


@pytest.mark.parametrize("name", [name for name in SENTENCES if name.isupper()])
def test_every_sentence_fills_its_places(name):
    assert "{" not in words.say(SENTENCES[name], limit=50, name="Lists", count=3)
