from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.watched_file import (
    PATIENCE_SECONDS,
    SAVE_SECONDS,
    SPREADSHEETS,
    Lock,
    Settling,
    Sighting,
    Version,
    Waits,
    is_list_folder,
    is_list_name,
    is_not_here,
    missed,
    seen,
    waits_for,
)

ONE, TWO = Version(1000, 5), Version(1000, 6)
ANY_SUFFIX = {*SPREADSHEETS, "", ".tmp", ".txt", ".pdf", ".ini", ".db", ".crdownload", ".partial"}


@pytest.mark.parametrize(
    "name",
    [
        "BLOUBERG WARD 16.xlsx",
        "list.XLSX",
        "list.xlsm",
        "list.xlsb",
        "list.xls",
        "list.ods",
        "list.csv",
        "abcdef12.xlsx",
        "processed.xlsx",
        "unprocessed list.xlsx",
        "my~$list.xlsx",
    ],
)
def test_a_spreadsheet_is_a_list(name):
    assert is_list_name(name)


@pytest.mark.parametrize(
    "name", ["letter.docx", "list.pdf", "list.zip", "list", "xlsx", "list.xlsx.lnk", "notes.txt"]
)
def test_what_is_no_spreadsheet_is_left_alone(name):
    assert not is_list_name(name)


@pytest.mark.parametrize(
    "name",
    [
        ".hidden.xlsx",
        "~$BLOUBERG WARD 16.xlsx",
        ".~lock.BLOUBERG WARD 16.xlsx#",
        "list.tmp",
        "LIST.TMP",
        "list.xlsx.crdownload",
        "list.xlsx.partial",
        "A1B2C3D4",
        "desktop.ini",
        "Thumbs.db",
        "list_report.txt",
        "list_processed_20261124_141500.xlsx",
        "LIST_PROCESSED.XLSX",
        "list_processed_20261124_141500 (2).xlsx",
        "list_form_a_20261124_141500.pdf",
    ],
)
def test_temporary_files_and_results_are_ignored_whatever_else_is_taken(name):
    assert not is_list_name(name, ANY_SUFFIX)


@pytest.mark.parametrize(
    "name", ["notes.txt", "A1B2C3D", "A1B2C3D4E", "A1B2C3DG", "list.pdf", "other.ini"]
)
def test_names_like_those_ignored_are_taken_where_their_kind_is(name):
    assert is_list_name(name, ANY_SUFFIX)


@pytest.mark.parametrize(
    ("name", "looked"),
    [
        ("lists", True),
        ("Processed lists", True),
        ("processed", False),
        ("PROCESSED", False),
        (".git", False),
    ],
)
def test_folders_of_what_is_done_are_not_looked_into(name, looked):
    assert is_list_folder(name) is looked


@pytest.mark.parametrize(
    ("attributes", "away"),
    [(0, False), (0x20, False), (0x400000, True), (0x40000, True), (0x1020, True), (0x2, False)],
)
def test_windows_says_that_only_the_cloud_has_the_bytes(attributes, away):
    assert is_not_here(attributes) is away


def settled(version=ONE, since=100.0, looks=2):
    return Settling(version, since, looks)


@pytest.mark.parametrize(
    ("settling", "began", "why"),
    [
        (settled(Version(0, 5)), 200, Waits.EMPTY),
        (settled(looks=1), 200, Waits.ARRIVING),
        (settled(), 102.9, Waits.ARRIVING),
        (settled(), 103, None),
        (settled(looks=9), 100, Waits.ARRIVING),
    ],
)
def test_a_file_waits_until_it_was_the_same_long_and_often_enough(settling, began, why):
    assert waits_for(settling, Sighting(settling.version), began) is why


@pytest.mark.parametrize(
    ("after", "why"), [(3, Waits.OPEN_ELSEWHERE), (599, Waits.OPEN_ELSEWHERE), (600, None)]
)
def test_an_open_list_waits_but_not_for_ever(after, why):
    sighting = Sighting(ONE, Lock("Excel", "Thandi"))
    assert waits_for(settled(), sighting, 100 + after) is why


def test_any_change_begins_the_wait_anew():
    assert seen(settled(), TWO, 150) == Settling(TWO, 150, 1)


def test_a_look_that_sees_no_change_counts():
    assert seen(settled(), ONE, 150) == settled(looks=3)


def test_a_file_gone_for_a_moment_and_back_the_same_goes_on_waiting():
    gone = missed(settled(), 110)
    assert gone is not None
    assert seen(gone, ONE, 114) == settled(looks=3)


@pytest.mark.parametrize(("for_seconds", "kept"), [(0, True), (SAVE_SECONDS, True), (5.1, False)])
def test_a_file_gone_for_longer_than_a_save_is_forgotten(for_seconds, kept):
    gone = missed(settled(), 110)
    assert gone is not None
    assert (missed(gone, 110 + for_seconds) is not None) is kept


# A file that is written, removed and put back while looks come by, and whoever takes it.


@dataclass
class Desk:
    now: float = 0.0
    content: list[int] | None = None  # sizes it went through; None while there is no file
    mtime: int = 0
    last_change: float = 0.0
    locked_since: float | None = None
    settling: Settling | None = None
    done: Version | None = None
    taken: list[Version] = field(default_factory=list)
    contents: set[Version] = field(default_factory=set)

    def write(self, size):
        self.mtime += 1
        self.last_change = self.now
        self.content = [size]
        self.contents.add(self.version)

    @property
    def version(self):
        return Version(self.content[0], self.mtime)

    def remove(self, _):
        self.content = None

    def lock(self, on):
        self.locked_since = self.now if on % 2 else None

    def look(self, seconds):
        self.now += seconds
        if self.content is None:
            self.settling = self.settling and missed(self.settling, self.now)
            return
        if self.version == self.done:
            self.settling = None
            return
        self.settling = seen(self.settling, self.version, self.now)
        lock = Lock("Excel") if self.locked_since is not None else None
        if waits_for(self.settling, Sighting(self.version, lock), self.now) is None:
            assert self.now - self.last_change >= 3, "taken while it grew"
            assert lock is None or self.now - self.last_change >= PATIENCE_SECONDS
            self.done = self.version
            self.taken.append(self.version)


EVENTS = st.lists(
    st.tuples(
        st.sampled_from(["write", "remove", "lock", "look", "look", "look"]),
        st.integers(min_value=1, max_value=4),
    ),
    max_size=60,
)


def play(events):
    desk = Desk()
    for name, number in events:
        getattr(desk, name)(number)
    return desk


@given(EVENTS)
def test_no_content_is_taken_twice_whatever_happens_to_the_file(events):
    taken = play(events).taken
    assert len(taken) == len(set(taken))


@given(EVENTS)
def test_only_what_was_once_whole_is_taken(events):
    desk = play(events)
    assert set(desk.taken) <= desk.contents


@given(EVENTS)
def test_what_lies_still_is_taken_in_the_end(events):
    desk = play([*events, ("lock", 2), *[("look", 4)] * 3])
    assert desk.content is None or desk.taken[-1] == desk.version
