"""What .github/OFFICE.md tells an office to do works, and is not more than it takes."""

from __future__ import annotations

import os
import re

import pytest

from app.engine.doctor_check import State
from app.engine.doctor_office import examine_office
from app.opening import upgrade_office
from app.settings import load_settings
from app.store import schema
from app.store.upgrade import VERSION_TABLE
from tests.helpers.certificates import self_signed
from tests.helpers.commands import PROJECT, Rollcheck
from tests.helpers.iec import practice_in_thread
from tests.helpers.mariadb import running_mariadb
from tests.helpers.spreadsheets import members, save_xlsx

DOCUMENT = (PROJECT / ".github" / "OFFICE.md").read_text(encoding="utf-8")
SET_UP, PER_TABLE = (
    [one.strip() for one in block.split(";\n") if one.strip(" ;\n")]
    for block in re.findall(r"```sql\n(.*?)```", DOCUMENT, re.DOTALL)
)
DATABASE = "membership"
ADMIN = ("rollcheck_admin", "LONG-PASSWORD-1")
SEAT = ("rollcheck", "LONG-PASSWORD-2")


@pytest.fixture
def server(tmp_path, monkeypatch):
    """A server as the document sets it up, with nothing in it but what the document says."""
    monkeypatch.setenv("ROLLCHECK_CONFIG_FILE", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("ROLLCHECK_DATA_DIR", str(tmp_path / "data"))
    pem = self_signed(tmp_path)
    monkeypatch.setenv("ROLLCHECK_DATABASE_CA", str(pem))
    monkeypatch.setenv("ROLLCHECK_DATABASE_TLS", "verify")
    with running_mariadb(f"--ssl-cert={pem}", f"--ssl-key={pem}") as made:
        for statement in SET_UP:
            made.run(statement)
        yield made


def settings_of(server, account):
    return load_settings(database_url=server.url(DATABASE, *account))


def upgrade(server):
    return upgrade_office(settings_of(server, ADMIN))[0]


async def states(server):
    return {one.name: one.state for one in await examine_office(settings_of(server, SEAT))}


async def test_the_admins_rights_make_the_tables_and_the_seats_rights_work_with_them(server):
    assert upgrade(server)
    found = await states(server)
    assert set(found.values()) == {State.OK}
    assert found["Database rights"] is State.OK


@pytest.mark.parametrize("right", ["CREATE", "ALTER", "INDEX", "INSERT"])
def test_the_admin_needs_each_of_the_rights_beyond_a_seats(server, right):
    server.run(f"REVOKE {right} ON {DATABASE}.* FROM '{ADMIN[0]}'@'%'")
    with pytest.raises(Exception, match=r"(?i)denied|not allowed|rights"):
        upgrade(server)


def test_a_seat_checks_a_list_with_its_rights_alone(server, tmp_path):
    upgrade(server)
    people = [("SURNAME", "FIRST NAMES", "ID NUMBER"), *(one[:3] for one in members(10))]
    ward_list = save_xlsx(tmp_path / "BLOUBERG WARD 16.xlsx", people)
    env = {
        "ROLLCHECK_DATABASE_URL": server.url(DATABASE, *SEAT),
        "ROLLCHECK_DATABASE_TLS": "verify",
        "ROLLCHECK_DATABASE_CA": os.environ["ROLLCHECK_DATABASE_CA"],
        "ROLLCHECK_CONFIG_FILE": str(tmp_path / "none.toml"),
    }
    with practice_in_thread() as iec:
        seat = Rollcheck(tmp_path / "pc", iec.address, env=env)
        ran = seat.run("verify", ward_list, "--out", tmp_path / "out")
        assert ran.code == 0, ran.err
        assert seat.run("purge").code == 0
    assert list((tmp_path / "out").rglob("*.xlsx"))
    assert server.run("SELECT status FROM file_processing_jobs", DATABASE) == [("completed",)]


async def test_a_seat_cannot_change_the_tables(server):
    upgrade(server)
    for statement in ("DROP TABLE rollcheck_rows", "ALTER TABLE rollcheck_rows ADD x INT"):
        with pytest.raises(Exception, match="denied"):
            as_seat(server, statement)


async def test_rights_for_each_table_are_enough_as_well(server):
    upgrade(server)
    server.run("CREATE TABLE persons (id INT)", DATABASE)
    server.run(f"REVOKE ALL ON {DATABASE}.* FROM '{SEAT[0]}'@'%'")
    for (statement,) in server.run(PER_TABLE[0]):
        server.run(statement)
    assert set((await states(server)).values()) == {State.OK}
    with pytest.raises(Exception, match="denied"):
        as_seat(server, "SELECT * FROM persons")


def test_the_statement_for_each_table_finds_all_tables_of_ours_and_no_other(server):
    upgrade(server)
    server.run("CREATE TABLE rollcheckX (id INT)", DATABASE)
    found = {re.search(r"\.(\w+) TO", str(line[0]))[1] for line in server.run(PER_TABLE[0])}
    assert found == set(schema.metadata.tables) | {VERSION_TABLE}


def as_seat(server, statement):
    import pymysql

    with pymysql.connect(
        host="127.0.0.1",
        port=server.port,
        user=SEAT[0],
        password=SEAT[1],
        database=DATABASE,
    ) as connection:
        connection.cursor().execute(statement)
