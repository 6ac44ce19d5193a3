import json
from datetime import date, timedelta

import pytest

from app.domain.draft import Batch, Door, Draft
from app.domain.errors import UserError
from app.domain.identity_number import IdProblem
from app.domain.quota import QuotaRules
from app.domain.spreadsheet import Wishes
from app.engine.clock import Clock
from app.engine.housekeeping import purge
from app.engine.iec_access import PRACTICE_IDENTITY, IecAccess
from app.engine.people import People
from app.iec.address import parse_address
from app.seats.quota_ledger import QuotaLedger
from app.settings import load_settings
from app.spreadsheets.municipality_table import load_municipalities
from app.store import batches, drafts, files, layouts, retention, rows
from app.store.files import FileRole
from app.store.layouts import Remembered
from tests.helpers.iec import CREDENTIALS, synthetic_id, synthetic_ids
from tests.helpers.permits import permit_of
from tests.helpers.preflight import WHICH_COLUMN, inspection
from tests.helpers.stores import IEC, NOON, add_job, record

ONE, TWO = synthetic_ids(2)
LEDGER = QuotaLedger(PRACTICE_IDENTITY, QuotaRules())


@pytest.fixture
def settings(tmp_path, monkeypatch):
    monkeypatch.setenv("ROLLCHECK_CONFIG_FILE", str(tmp_path / "none.toml"))
    return load_settings(operator="Thandi", seat_name="desk")


@pytest.fixture
def people(store, settings):
    iec = IecAccess(parse_address("https://iec.example"), CREDENTIALS, True, 1)
    return People(store, LEDGER, iec, load_municipalities(), settings, Clock(), permit_of(store))


@pytest.fixture
def put(database, tmp_path):
    """Store a draft with its bytes and rows."""

    def put(draft_id, *records, name="WARD 16.xlsx", found=None, **changes):
        source = tmp_path / "source"
        source.write_bytes(b"list" * 50_000)
        stored = files.put_chunks(database, draft_id, FileRole.SOURCE, name, source)
        rows.insert_rows(database, draft_id, records)
        with database.write() as connection:
            files.complete(connection, stored)
            usual = {"batch_id": "", "door": Door.DROPPED, "iec": IEC, "file_path": ""}
            usual |= {"file_size": 1, "file_sha256": "", "operator": "Thandi", "seat": "desk"}
            usual |= {"created_at": NOON, "inspection": found or inspection()}
            one = Draft(draft_id, file_name=name, **(usual | changes))
            drafts.insert_draft(connection, one)

    return put


def without_layout():
    return inspection(layout=None, questions=(WHICH_COLUMN,))


async def test_a_person_in_a_list_not_started_is_not_erased_and_the_list_is_named(
    people, put, database
):
    add_job(database, "jjjj", [record(2, TWO)])
    put("aaaa", record(2, ONE), record(3, TWO))
    with pytest.raises(UserError, match=r"not started: WARD 16\.xlsx\. Start it .* or remove it"):
        await people.erase(ONE)
    with database.write() as connection:
        drafts.remove_drafts(connection, ["aaaa"])
    await people.erase(ONE)
    assert (await people.export(ONE))["rows"] == []


async def test_a_person_whose_zeros_were_lost_is_found_in_a_list_not_started(people, put):
    zeros = synthetic_id(1, date(2002, 5, 6))
    short = zeros.lstrip("0")
    put("aaaa", record(2, problem=IdProblem.REPAIR_NOT_ACCEPTED, as_received=short))
    (row,) = (await people.export(zeros))["not_started"]
    assert row["as_received"] == short
    with pytest.raises(UserError, match="has not started"):
        await people.erase(zeros)


async def test_an_export_holds_the_rows_of_lists_not_started(people, put):
    put("aaaa", record(2, ONE, surname="Mokoena"), record(3, TWO, surname="Sithole"))
    held = json.loads(json.dumps(await people.export(ONE)))
    (row,) = held["not_started"]
    assert (row["file"], row["row_no"], row["surname"]) == ("WARD 16.xlsx", 2, "Mokoena")
    assert [file["name"] for file in held["files"]] == ["WARD 16.xlsx"]
    assert "Sithole" not in json.dumps(held)


async def test_lists_that_could_not_be_searched_are_named(people, put, database):
    put("aaaa", name="WHICH COLUMN.xlsx", found=without_layout())
    put("bbbb", record(2, TWO), name="KNOWN.xlsx")
    assert (await people.export(ONE))["not_searched"] == ["WHICH COLUMN.xlsx"]
    assert (await people.erase(ONE)).not_searched == ("WHICH COLUMN.xlsx",)


async def test_a_list_never_started_goes_whole_after_ninety_days(
    put, store, database, settings, clock
):
    put("aaaa", record(2, ONE))
    clock.move(days=90)
    assert (await purge(store, LEDGER, settings)).drafts == 0
    clock.move(seconds=1)
    assert (await purge(store, LEDGER, settings)).drafts == 1
    with database.read() as connection:
        assert drafts.open_drafts(connection) == []
        assert files.current_files(connection, "aaaa") == []
        (entry,) = retention.access_entries(connection)
    assert list(rows.checked_rows(database, "aaaa")) == []
    assert entry.subject == "0 files, 0 jobs, 0 single checks, 1 lists not started"


async def test_the_bytes_of_a_list_never_started_are_off_the_disk(
    put, store, settings, clock, tmp_path
):
    put("aaaa", record(2, ONE))
    full = (tmp_path / "rollcheck.sqlite").stat().st_size
    clock.move(days=91)
    await purge(store, LEDGER, settings)
    assert full - (tmp_path / "rollcheck.sqlite").stat().st_size > 150_000


async def test_a_purge_takes_empty_batches_and_layouts_long_unused(
    store, database, settings, clock
):
    with database.write() as connection:
        batches.insert_batch(connection, Batch("b", "Lists", "Thandi", "desk", NOON))
        layouts.remember(connection, "k", Remembered(Wishes("Nov"), "h"), "Thandi", NOON)
    clock.move(days=2)
    await purge(store, LEDGER, settings)
    with database.read() as connection:
        assert batches.find_batch(connection, "b") is None
        assert layouts.recall(connection, "k")
    clock.move(days=3 * 365)
    await purge(store, LEDGER, settings)
    with database.read() as connection:
        assert layouts.recall(connection, "k") is None


async def test_a_batch_just_made_outlives_a_purge(store, database, settings, clock):
    with database.write() as connection:
        batches.insert_batch(connection, Batch("b", "Lists", "Thandi", "desk", NOON))
    clock.moment += timedelta(hours=1)
    await purge(store, LEDGER, settings)
    with database.read() as connection:
        assert batches.find_batch(connection, "b")
