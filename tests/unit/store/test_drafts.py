from datetime import date, time, timedelta

import pytest

from app.domain.draft import Batch, Door, Draft, DraftChoices
from app.domain.preflight_view import Meeting, MeetingKind
from app.domain.spreadsheet import About, Question, Wishes
from app.store import batches, drafts, files, layouts, rows
from app.store.files import FileRole
from app.store.layouts import Remembered
from tests.helpers.iec import synthetic_ids
from tests.helpers.preflight import WHICH_COLUMN, inspection
from tests.helpers.stores import IEC, NOON, add_job, records


def draft(draft_id="aaaa", **changes):
    usual = {
        "batch_id": "",
        "door": Door.DROPPED,
        "iec": IEC,
        "file_name": "BLOUBERG WARD 16.xlsx",
        "file_path": "/lists/BLOUBERG WARD 16.xlsx",
        "file_size": 1000,
        "file_sha256": "0" * 64,
        "operator": "Thandi",
        "seat": "desk",
        "created_at": NOON,
        "inspection": inspection(),
    }
    return Draft(draft_id, **(usual | changes))


def put(database, one, source=None, people=()):
    stored = source and files.put_chunks(
        database, one.draft_id, FileRole.SOURCE, one.file_name, source
    )
    rows.insert_rows(database, one.draft_id, people)
    with database.write() as connection:
        if stored:
            files.complete(connection, stored)
        drafts.insert_draft(connection, one)


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"list" * 1000)
    return path


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"inspection": None, "refusal": "list.xlsx: cannot be read. Mend it."},
        {"wishes": Wishes("Nov", 0, "D", "93501016", accept_repairs=True), "layout_key": "k"},
        {"choices": DraftChoices(True, True, 7, Meeting(date(2026, 12, 1), time(18)))},
        {"choices": DraftChoices(meeting=Meeting(kind=MeetingKind.BGA))},
        {"inspection": inspection(layout=None, questions=(WHICH_COLUMN,)), "door": Door.FED},
        {"inspection": inspection(row_wards={"93501016": 3}, ward_id=None, warnings=("x",))},
        {"batch_id": "b1", "file_path": ""},
    ],
)
def test_a_draft_is_read_as_it_was_stored(database, changes):
    one = draft(**changes)
    put(database, one)
    with database.read() as connection:
        assert drafts.find_draft(connection, "aaaa") == one
        assert drafts.open_drafts(connection) == [one]


def test_drafts_stand_oldest_first(database):
    for name, age in (("bbbb", 1), ("cccc", 3), ("aaaa", 2)):
        put(database, draft(name, created_at=NOON - timedelta(hours=age)))
    with database.read() as connection:
        assert [one.draft_id for one in drafts.open_drafts(connection)] == ["cccc", "aaaa", "bbbb"]


def test_every_change_gives_a_draft_another_version(database):
    put(database, draft())
    with database.write() as connection:
        assert drafts.set_choices(connection, "aaaa", DraftChoices(urgent=True), NOON)
        assert drafts.set_inspection(connection, "aaaa", inspection(rows=3), Wishes("Nov"), NOON)
        changed = drafts.find_draft(connection, "aaaa")
    assert (changed.version, changed.choices.urgent, changed.inspection.rows) == (3, True, 3)
    assert changed.wishes == Wishes("Nov")


def test_a_draft_that_is_gone_takes_no_change(database):
    with database.write() as connection:
        assert not drafts.set_choices(connection, "aaaa", DraftChoices(), NOON)
        assert not drafts.set_inspection(connection, "aaaa", inspection(), Wishes(), NOON)
        assert not drafts.end_draft(connection, "aaaa")


def test_a_removed_draft_leaves_nothing_and_touches_no_other(database, source):
    for name in ("aaaa", "bbbb"):
        put(database, draft(name), source, records(synthetic_ids(3)))
    with database.write() as connection:
        assert drafts.remove_drafts(connection, ["aaaa", "none"]) == 1
        assert files.current_files(connection, "aaaa") == []
        assert drafts.source_of(connection, "bbbb").size == 4000
    assert list(rows.checked_rows(database, "aaaa")) == []
    assert len(list(rows.checked_rows(database, "bbbb"))) == 3


def test_a_job_is_not_removed_as_a_draft(database, source):
    add_job(database, "aaaa", records(synthetic_ids(3)), source=source)
    with database.write() as connection:
        assert drafts.remove_drafts(connection, ["aaaa"]) == 0
        assert files.has_spreadsheet(connection, "aaaa")
    assert len(list(rows.checked_rows(database, "aaaa"))) == 3


def test_a_sweep_of_another_file_leaves_the_rows_of_a_draft(database, source, clock):
    put(database, draft(), source, records(synthetic_ids(3)))
    files.put_chunks(database, "aaaa", FileRole.WORKBOOK, "half.xlsx", source)
    clock.move(days=2)
    with database.write() as connection:
        assert files.sweep(connection, NOON + timedelta(days=1)) == 1
    assert len(list(rows.checked_rows(database, "aaaa"))) == 3


def test_rows_are_replaced_whole(database):
    one, two, three = synthetic_ids(3)
    rows.insert_rows(database, "aaaa", records([one, two]))
    rows.insert_rows(database, "bbbb", records([one]))
    with database.write() as connection:
        rows.replace_rows(connection, "aaaa", records([three]))
    assert [row.record.id_number for row in rows.checked_rows(database, "aaaa")] == [three]
    assert len(list(rows.checked_rows(database, "bbbb"))) == 1


def test_drafts_whose_people_are_not_known_are_told_apart(database):
    put(database, draft("aaaa"))
    put(database, draft("bbbb", inspection=inspection(layout=None, questions=(WHICH_COLUMN,))))
    put(database, draft("cccc", inspection=None, refusal="x"))
    put(database, draft("dddd", inspection=inspection(questions=(Question(About.WARD, "?"),))))
    with database.read() as connection:
        assert [one.draft_id for one in drafts.without_rows(connection)] == ["bbbb"]


# Layouts


def test_what_was_said_of_a_layout_is_recalled_and_replaced(database):
    with database.write() as connection:
        assert layouts.recall(connection, "k") is None
        for said in (Remembered(Wishes("Nov", 4, "D"), "h1"), Remembered(Wishes(), "h2")):
            layouts.remember(connection, "k", said, "Thandi", NOON)
            assert layouts.recall(connection, "k") == said


def test_what_no_list_needed_for_long_is_forgotten(database):
    said = Remembered(Wishes("Nov"), "h")
    with database.write() as connection:
        layouts.remember(connection, "old", said, "Thandi", NOON - timedelta(days=2))
        layouts.remember(connection, "new", said, "Thandi", NOON)
        layouts.forget_unused(connection, NOON - timedelta(days=1))
        assert layouts.recall(connection, "old") is None
        assert layouts.recall(connection, "new") == said


# Batches


def test_only_batches_with_nothing_left_are_removed(database):
    put(database, draft(batch_id="drafted"))
    add_job(database, "bbbb", batch_id="started")
    with database.write() as connection:
        for name in ("drafted", "started", "empty"):
            batches.insert_batch(connection, Batch(name, name, "Thandi", "desk", NOON))
        assert batches.remove_empty(connection, NOON) == 0
        assert batches.remove_empty(connection, NOON + timedelta(seconds=1)) == 1
        assert batches.find_batch(connection, "empty") is None
        assert batches.find_batch(connection, "drafted")
        assert batches.find_batch(connection, "started")


def test_batches_are_found_by_their_day(database):
    with database.write() as connection:
        for hour in (0, 23, 24):
            made = NOON + timedelta(hours=hour)
            batches.insert_batch(connection, Batch(f"b{hour}", "x", "Thandi", "desk", made))
        found = batches.batches_between(connection, NOON, NOON + timedelta(hours=24))
        assert [one.batch_id for one in found] == ["b0", "b23"]
