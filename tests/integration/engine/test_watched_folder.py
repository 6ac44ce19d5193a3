"""The watched folder on real files and a real ledger, one look at a time."""

from __future__ import annotations

import asyncio
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from app.domain.errors import DiskFull, SpreadsheetRefused, StoreUnavailable
from app.domain.watch_state import Trouble
from app.domain.watched_file import PATIENCE_SECONDS, Lock, Waits
from tests.helpers.spreadsheets import save_xls
from tests.helpers.stores import NOON, HandClock, empty_sqlite, store
from tests.helpers.watching import Folder, touch

__all__ = ["empty_sqlite", "store"]

LIST = "BLOUBERG WARD 16.xlsx"


@pytest.fixture
def clock() -> HandClock:
    """The store's time."""
    return HandClock()


@pytest_asyncio.fixture
async def folder(store, tmp_path):
    path = tmp_path / "lists"
    path.mkdir()
    folder = Folder(store, path)
    yield folder
    await folder.close()


async def test_a_list_that_is_there_at_the_start_is_taken(folder):
    folder.add(LIST)
    assert await folder.settle() == [LIST]


async def test_a_list_taken_stays_where_it_is(folder):
    path = folder.add(LIST)
    before = path.read_bytes(), path.stat().st_mtime_ns
    await folder.settle()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


async def test_one_look_is_not_enough(folder):
    folder.add(LIST)
    assert await folder.look() == []
    assert folder.waiting == {LIST: Waits.ARRIVING}


async def test_two_looks_too_close_are_not_enough(folder):
    folder.add(LIST)
    await folder.look()
    assert await folder.look(after=2.9) == []
    assert await folder.look(after=0.1) == [LIST]


async def test_a_file_that_grows_waits(folder):
    whole = folder.add(LIST).read_bytes()
    growing = folder.path / LIST
    for part in range(1, 5):
        growing.write_bytes(whole[: len(whole) * part // 5])
        assert await folder.look() == []
    growing.write_bytes(whole)
    assert await folder.settle() == [LIST]
    assert folder.intake.taken == [(LIST, whole)]


async def test_a_file_rewritten_at_the_same_size_waits(folder):
    path = folder.add(LIST)
    await folder.look()
    touch(path)
    assert await folder.look() == []
    assert await folder.look() == [LIST]


async def test_an_empty_file_waits_and_is_said(folder):
    (folder.path / LIST).touch()
    assert await folder.settle() == []
    assert folder.waiting == {LIST: Waits.EMPTY}


async def test_nothing_waits_once_all_is_taken(folder):
    folder.add(LIST)
    await folder.settle()
    assert folder.waiting == {}


async def test_a_list_is_taken_once(folder):
    folder.add(LIST)
    await folder.settle()
    assert await folder.settle() == [LIST]


async def test_a_list_taken_before_a_restart_is_not_taken_again(folder):
    folder.add(LIST)
    await folder.settle()
    folder.again()
    assert await folder.settle() == [LIST]


async def test_a_changed_list_is_taken_again(folder):
    folder.add(LIST)
    await folder.settle()
    folder.add(LIST, people=5)
    assert await folder.settle() == [LIST, LIST]


async def test_a_list_saved_without_a_change_is_not_taken_again(folder):
    path = folder.add(LIST)
    await folder.settle()
    touch(path)
    assert await folder.settle() == [LIST]
    assert folder.waiting == {}


async def test_a_renamed_list_is_not_taken_again(folder):
    path = folder.add(LIST)
    await folder.settle()
    path.rename(path.with_name("renamed.xlsx"))
    assert await folder.settle() == [LIST]
    folder.again()
    assert await folder.settle() == [LIST]


async def test_a_copy_of_a_list_is_taken(folder):
    path = folder.add(LIST)
    await folder.settle()
    shutil.copy(path, path.with_name("WARD 17.xlsx"))
    assert await folder.settle() == [LIST, "WARD 17.xlsx"]


async def test_a_copy_under_the_name_that_a_renamed_list_had_is_taken(folder):
    path = folder.add(LIST)
    await folder.settle()
    renamed = path.rename(path.with_name("renamed.xlsx"))
    await folder.settle()
    shutil.copy2(renamed, path)
    assert await folder.settle() == [LIST, LIST]


async def test_a_folder_spelled_otherwise_holds_the_same_lists(folder, tmp_path):
    folder.add(LIST)
    await folder.settle()
    (tmp_path / "way").symlink_to(folder.path, target_is_directory=True)
    folder.again(folder=tmp_path / "way")
    assert await folder.settle() == [LIST]


async def test_excels_way_of_saving_is_one_change(folder):
    path = folder.add(LIST)
    await folder.settle()
    temporary = folder.add("list.xlsx", people=7).rename(folder.path / "A1B2C3D4")
    await folder.look()
    path.unlink()
    await folder.look(after=1)
    temporary.rename(path)
    assert await folder.look(after=1) == [LIST]
    assert await folder.look() == [LIST, LIST]
    assert await folder.settle() == [LIST, LIST]


async def test_a_list_gone_for_a_moment_keeps_its_place(folder):
    path = folder.add(LIST)
    await folder.look()
    aside = path.rename(folder.path / "A1B2C3D4")
    await folder.look()
    aside.rename(path)
    assert await folder.look(after=2) == [LIST]


async def test_a_list_gone_longer_than_a_save_begins_anew(folder):
    path = folder.add(LIST)
    await folder.look()
    aside = path.rename(folder.path / "A1B2C3D4")
    await folder.look()
    await folder.look(after=6)
    aside.rename(path)
    assert await folder.look() == []


@pytest.mark.parametrize(
    "name",
    [
        "~$list.xlsx",
        ".hidden.xlsx",
        "processed/list.xlsx",
        "2026/Processed/old/list.xlsx",
        ".git/list.xlsx",
        "list_processed_20261124_141500.xlsx",
        "letter.docx",
    ],
)
async def test_what_is_no_list_is_ignored_quietly(folder, name):
    folder.add(name)
    assert await folder.settle() == []
    assert folder.waiting == {}


async def test_lists_in_folders_inside_are_taken(folder):
    folder.add(f"Limpopo/Blouberg/{LIST}")
    await folder.look()
    assert list(folder.waiting) == [f"Limpopo/Blouberg/{LIST}"]
    assert await folder.look() == [LIST]


async def test_folders_are_looked_into_so_deep_and_no_deeper(folder):
    folder.add("/".join(["in"] * 8 + [LIST]))
    folder.add("/".join(["in"] * 9 + ["deeper.xlsx"]))
    assert await folder.settle() == [LIST]


async def test_results_and_data_folders_inside_are_left_alone(folder):
    folder.add("results/copy.xlsx")
    folder.add("data/spool/copy.xlsx")
    folder.again(never=(folder.path / "results", folder.path / "data"))
    assert await folder.settle() == []


@pytest.mark.parametrize("inside", [".", "lists"])
async def test_a_folder_in_the_results_folder_is_not_watched(folder, inside):
    folder.add(LIST)
    folder.again(never=(folder.path.parent / inside,))
    assert await folder.settle() == []
    assert folder.watcher.state.trouble is Trouble.OURS


async def test_links_are_not_followed(folder, tmp_path):
    outside = Folder(folder.store, tmp_path / "outside").add("outside.xlsx")
    (folder.path / "link.xlsx").symlink_to(outside)
    (folder.path / "out").symlink_to(outside.parent, target_is_directory=True)
    (folder.path / "loop").symlink_to(folder.path, target_is_directory=True)
    folder.add(LIST)
    assert await folder.settle() == [LIST]


async def test_a_folder_with_too_much_in_it_says_so(folder):
    folder.add(LIST)
    folder.watcher._scanner.max_entries = 0
    await folder.look()
    assert folder.watcher.state.trouble is Trouble.CROWDED


def lock_of(path: Path, owner: str) -> Path:
    """Excel's owner file, 165 bytes as Excel 16 writes it."""
    name = owner.encode("cp1252")
    wide = owner.encode("utf-16-le")
    data = bytes([len(name)]) + name.ljust(54, b" ") + bytes([len(owner), 0]) + wide
    lock = path.with_name(f"~${path.name}")
    lock.write_bytes(data.ljust(165, b" "))
    return lock


async def test_an_open_list_waits_and_says_who_has_it_open(folder):
    lock_of(folder.add(LIST), "Naledi Mokoena")
    assert await folder.settle() == []
    (waiting,) = folder.watcher.state.waiting
    assert (waiting.reason, Lock(waiting.program, waiting.who)) == (
        Waits.OPEN_ELSEWHERE,
        Lock("Excel", "Naledi Mokoena"),
    )


async def test_a_list_is_taken_when_it_is_closed(folder):
    lock = lock_of(folder.add(LIST), "Naledi Mokoena")
    await folder.settle()
    lock.unlink()
    assert await folder.look() == [LIST]


async def test_a_list_open_in_libre_office_waits_too(folder):
    folder.add(LIST).with_name(f".~lock.{LIST}#").write_text(",thandi,desk,24.11.2026 14:15,;")
    await folder.settle()
    (waiting,) = folder.watcher.state.waiting
    assert (waiting.program, waiting.who) == ("LibreOffice", "thandi")


async def test_a_lock_left_over_does_not_block_for_ever(folder):
    lock_of(folder.add(LIST), "Naledi Mokoena")
    await folder.settle()
    assert await folder.look(after=PATIENCE_SECONDS - 4) == []
    assert await folder.look(after=1) == [LIST]


@pytest.mark.parametrize("kind", ["cut off", "zeros", "no directory"])
async def test_a_workbook_without_its_end_waits(folder, kind):
    path = folder.add(LIST)
    whole = path.read_bytes()
    path.write_bytes(
        {
            "cut off": whole[:-30],
            "zeros": whole[:3000].ljust(len(whole), b"\0"),
            "no directory": whole[:30] + whole[-22:],
        }[kind]
    )
    assert await folder.settle() == []
    assert folder.waiting == {LIST: Waits.INCOMPLETE}


async def test_a_workbook_never_completed_is_left_to_intake_to_refuse(folder):
    path = folder.add(LIST)
    path.write_bytes(path.read_bytes()[:-30])
    await folder.settle()
    folder.intake.refuse = SpreadsheetRefused(LIST, "the file is cut off", "Copy it again")
    await folder.look(after=PATIENCE_SECONDS)
    assert [one.sentence for one in folder.watcher.state.refused] == [
        f"{LIST}: the file is cut off. Copy it again"
    ]


async def test_a_text_list_preallocated_with_zeros_waits(folder):
    path = folder.path / "list.csv"
    path.write_bytes(b"NAME,ID\nThandi,".ljust(5000, b"\0"))
    assert await folder.settle() == []


async def test_an_old_excel_list_is_taken_when_all_its_sectors_are_there(folder):
    whole = save_xls(folder.path / "list.xls", [("NAME", "SURNAME")] * 900).read_bytes()
    (folder.path / "list.xls").write_bytes(whole[: len(whole) // 3])
    assert await folder.settle() == []
    (folder.path / "list.xls").write_bytes(whole)
    assert await folder.settle() == ["list.xls"]


async def test_a_text_list_is_taken(folder):
    (folder.path / "list.csv").write_text("NAME,ID NUMBER\nThandi,\n")
    assert await folder.settle() == ["list.csv"]


async def test_a_list_another_program_denies_us_waits_until_it_may_be_read(folder):
    folder.add(LIST)

    def denied(_path: str) -> os.stat_result:
        raise PermissionError(13, "The process cannot access the file")

    reader = folder.watcher._reader
    folder.watcher._reader = replace(reader, stat=denied)
    await folder.settle()
    assert await folder.look(after=PATIENCE_SECONDS) == []
    assert folder.waiting == {LIST: Waits.UNREADABLE}
    folder.watcher._reader = reader
    assert await folder.look() == [LIST]


async def test_a_list_that_changes_while_it_is_read_is_not_taken_yet(folder):
    folder.add(LIST)

    def changing(path: str) -> os.stat_result:
        touch(Path(path))
        return os.stat(path)

    reader = folder.watcher._reader
    folder.watcher._reader = replace(reader, stat=changing)
    assert await folder.settle() == []
    assert folder.waiting == {LIST: Waits.ARRIVING}
    folder.watcher._reader = reader
    assert await folder.settle() == [LIST]


async def test_what_is_no_file_is_not_opened(folder):
    os.mkfifo(folder.path / "pipe.xlsx")
    (folder.path / "folder.xlsx").mkdir()
    folder.add(LIST)
    assert await folder.settle() == [LIST]
    assert folder.waiting == {}


async def test_a_refused_list_is_not_tried_again_until_it_changes(folder):
    path = folder.add(LIST)
    folder.intake.refuse = SpreadsheetRefused(LIST, "it holds no people", "Add another")
    await folder.settle()
    folder.intake.refuse = None
    folder.again()
    assert await folder.settle() == []
    touch(path)
    assert await folder.settle() == [LIST]


async def test_a_list_is_tried_again_when_the_store_is_back(folder):
    folder.add(LIST)
    folder.intake.refuse = StoreUnavailable("the store does not answer")
    await folder.settle()
    assert folder.waiting == {LIST: Waits.STORE_AWAY}
    folder.intake.refuse = None
    assert await folder.look() == [LIST]


async def test_a_list_that_waits_for_room_says_so_and_is_taken_once_there_is_some(folder):
    folder.add(LIST)
    folder.intake.refuse = DiskFull()
    await folder.settle()
    assert folder.waiting == {LIST: Waits.DISK_FULL}
    assert folder.watcher.state.has_no_room
    folder.intake.refuse = None
    assert await folder.look() == [LIST]
    assert not folder.watcher.state.has_no_room


async def test_a_list_that_waits_for_room_says_so_until_it_has_been_tried_again(folder):
    folder.add(LIST)
    folder.intake.refuse = DiskFull()
    await folder.settle()
    told = []
    folder.watcher.changed.append(lambda: told.append(folder.waiting[LIST]))
    await folder.look()
    assert told == [Waits.BEING_TAKEN, Waits.DISK_FULL]


async def test_a_fault_in_taking_one_list_does_not_keep_the_others_out(folder, caplog):
    folder.add(LIST)
    folder.intake.refuse = ZeroDivisionError("Thandi's list")
    await folder.settle()
    folder.intake.refuse = None
    folder.add("other.xlsx", people=4)
    assert await folder.settle() == ["other.xlsx"]
    (record,) = caplog.records
    assert record.message.startswith("a list of the watched folder could not be taken in\n")
    assert "ZeroDivisionError" in record.message
    assert "Thandi" not in caplog.text


async def test_a_list_whose_taking_a_crash_broke_off_is_taken_at_the_next_start(folder):
    folder.add(LIST)
    begun = asyncio.Event()

    async def hangs(_path: Path) -> str:
        begun.set()
        return await asyncio.Future()

    watcher = folder.again()
    watcher._taker._take = hangs
    await folder.look()
    folder.clock.at += 3
    crash = asyncio.ensure_future(watcher.look())
    await begun.wait()
    crash.cancel()
    folder.again()
    assert await folder.settle() == [LIST]


async def test_two_seats_that_watch_one_folder_take_a_list_once(folder):
    folder.add(LIST)
    other = Folder(folder.store, folder.path, seat="other")
    await asyncio.gather(folder.settle(), other.settle())
    assert sorted(folder.intake.names + other.intake.names) == [LIST]
    assert folder.waiting == other.waiting == {}
    await other.close()


async def test_a_folder_that_never_was_says_so_in_a_sentence(folder):
    watcher = folder.again(folder=folder.path / "none")
    await folder.look()
    assert watcher.state.offline_since is None
    assert watcher.state.problem == (
        f"There is no folder {folder.path / 'none'}, or it cannot be reached. "
        "Create it, or choose another one in the settings"
    )


async def test_a_folder_that_is_a_file_says_so(folder):
    watcher = folder.again(folder=folder.add(LIST))
    await folder.look()
    assert watcher.state.trouble is Trouble.NO_FOLDER


async def test_a_folder_made_later_is_watched(folder):
    folder.path.rmdir()
    await folder.look()
    folder.add(LIST)
    assert await folder.settle() == [LIST]
    assert folder.watcher.state.problem == ""


async def test_a_share_that_vanishes_is_offline_and_comes_back_by_itself(folder):
    folder.add(LIST)
    await folder.settle()
    away = folder.path.rename(folder.path.with_name("away"))
    await folder.look()
    state = folder.watcher.state
    assert (state.offline_since, state.trouble) == (NOON, Trouble.OFFLINE)
    away.rename(folder.path)
    assert await folder.settle() == [LIST]
    assert folder.watcher.state.offline_since is None


async def test_a_share_that_is_away_at_the_start_is_offline(folder):
    folder.add(LIST)
    await folder.settle()
    folder.path.rename(folder.path.with_name("away"))
    folder.again()
    await folder.look()
    assert folder.watcher.state.trouble is Trouble.OFFLINE


async def test_the_first_failing_look_says_since_when_it_is_offline(folder):
    moments = iter([NOON, NOON.replace(hour=13)])
    folder.again(now=lambda: next(moments))
    await folder.look()
    folder.path.rmdir()
    await folder.settle()
    assert folder.watcher.state.offline_since == NOON


async def test_a_copy_an_outage_broke_off_settles_anew(folder):
    folder.add(LIST)
    await folder.look()
    away = folder.path.rename(folder.path.with_name("away"))
    await folder.look()
    away.rename(folder.path)
    assert await folder.look() == []
    assert await folder.look() == [LIST]


async def test_looks_at_an_absent_folder_are_made_less_and_less_often(folder):
    folder.path.rmdir()
    pauses = []
    for _ in range(5):
        await folder.look()
        pauses.append(folder.watcher._pause_seconds)
    folder.path.mkdir()
    await folder.look()
    assert (pauses, folder.watcher._pause_seconds) == ([6, 12, 24, 30, 30], 3)


async def test_a_slow_share_rests_as_long_as_a_look_takes(folder):
    folder.add(LIST)

    def slow(path: str) -> os.stat_result:
        folder.clock.at += 20
        return os.stat(path)

    watcher = folder.again(stat=slow)
    await folder.look()
    assert watcher._pause_seconds == 20


async def test_a_new_state_is_told_and_an_old_one_is_not(folder):
    told = []
    folder.watcher.changed.append(lambda: told.append(folder.watcher.state.waiting))
    await folder.look()
    assert told == []
    folder.add(LIST)
    await folder.settle()
    assert [[one.reason for one in waiting] for waiting in told] == [
        [Waits.ARRIVING],
        [Waits.READING],
        [Waits.BEING_TAKEN],
        [],
    ]


class CloudStat:
    """`os.stat` as Windows has it for a list of which only the cloud has the bytes."""

    def __init__(self, attributes: int) -> None:
        self.st_file_attributes = attributes

    def __call__(self, path: str) -> os.stat_result:
        real = os.stat(path)
        facts = type("Facts", (), {"st_file_attributes": self.st_file_attributes})()
        for name in ("st_mode", "st_size", "st_mtime_ns", "st_ino", "st_dev"):
            setattr(facts, name, getattr(real, name))
        return facts


@pytest.mark.parametrize(
    ("attributes", "says"),
    [(0x400000, Waits.DOWNLOADING), (0x1000, Waits.DOWNLOADING), (0x20, Waits.READING)],
)
async def test_a_list_only_the_cloud_has_is_said_to_be_downloading(folder, attributes, says):
    folder.add(LIST)
    watcher = folder.again(stat=CloudStat(attributes))
    told = []
    watcher.changed.append(lambda: told.extend(one.reason for one in watcher.state.waiting))
    assert await folder.settle() == [LIST]
    assert told == [Waits.ARRIVING, says, Waits.BEING_TAKEN]


async def test_why_a_list_waits_is_not_told_anew_at_every_look(folder):
    path = folder.add(LIST)
    path.write_bytes(path.read_bytes()[:-30])
    await folder.settle()
    told = []
    folder.watcher.changed.append(lambda: told.append(folder.waiting))
    await folder.settle()
    assert told == []
