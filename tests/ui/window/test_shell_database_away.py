"""The office's database goes away under a window, or is away when it is started."""

import pytest

from app.domain.job_facts import Reading
from app.domain.job_view import PillKind
from app.domain.status_sentence import Grade, status_sentence
from app.ui.lookup import Failed
from app.ui.window.main_window import Page
from tests.helpers.drafts import a_list
from tests.helpers.iec import synthetic_id
from tests.helpers.office_here import server_with_tables
from tests.helpers.shells import office_of

CELLS = [str(synthetic_id(at)) for at in range(4)]
AWAY = "The database does not answer"

pytestmark = pytest.mark.usefixtures("real_account")


@pytest.fixture
def office_with(qapp, look, tmp_path, practice_iec, monkeypatch):
    def make(url):
        # A file with a password in it is refused.
        monkeypatch.setenv("ROLLCHECK_DATABASE_URL", url)
        settings = {"probe_seconds": 1.0, "start_dropped": True}
        return office_of(qapp, look, tmp_path, practice_iec, practice=False, **settings)

    return make


def is_away(office):
    return office.facts_of_status.database_away_since is not None


async def test_a_window_started_without_the_database_takes_drops_and_comes_to_life(
    office_with, tmp_path, logged
):
    with server_with_tables() as (server, url):
        server.kill()
        async with office_with(url) as office:
            window = office.window
            assert status_sentence(office.facts_of_status).grade is Grade.TROUBLE
            assert window.status.text.startswith(f"{AWAY} since")
            assert window.banner.isVisible()
            office.drop(a_list(tmp_path / "lists", CELLS))
            row = await office.row(PillKind.KEPT_HERE)
            assert (row.note, row.actions) == (
                "Kept on this PC until the database answers",
                frozenset(),
            )
            await office.until(lambda: "kept on this PC" in office.shell.toast.text)
            window.open_lookup()
            window.lookup.search_wanted.emit("Sebola")
            await office.until(lambda: isinstance(window.lookup._state, Failed))
            assert AWAY in window.lookup._state.sentence
            server.start()
            done = await office.row(PillKind.DONE)
            assert done.job_id == row.job_id
            await office.until(lambda: window.status.text.startswith("Ready"))
            assert not window.banner.isVisible()
            assert not window.jobs.banner.isVisible()
            assert office.problems == []
    logged.take("opened without the office's database")
    logged.take("a spreadsheet is kept on this PC")
    logged.lines[:] = [line for line in logged.lines if "the store does not answer" not in line]


async def test_rows_stay_and_everything_goes_on_after_the_database_was_killed(
    office_with, tmp_path, logged
):
    with server_with_tables() as (server, url):
        async with office_with(url) as office:
            window = office.window
            for name in ("BLOUBERG WARD 16 A.xlsx", "BLOUBERG WARD 16 B.xlsx"):
                office.drop(a_list(tmp_path / "lists", CELLS, name=name))
                await office.row(PillKind.DONE, name)
            first, second = office.rows
            await office.choose(first)
            server.kill()
            await office.until(lambda: is_away(office))
            assert {row.job_id for row in office.rows} == {first.job_id, second.job_id}
            assert window.page is Page.JOBS
            assert AWAY in window.jobs.banner.accessibleName()
            window.jobs.table.select_job(second.job_id)
            await office.until(lambda: office.facts.reading is Reading.FAILED)
            assert office.facts.error.startswith(AWAY)
            office.drop(a_list(tmp_path / "lists", CELLS, name="BLOUBERG WARD 16 C.xlsx"))
            kept = await office.row(PillKind.KEPT_HERE)
            server.start()
            await office.row(PillKind.DONE, "BLOUBERG WARD 16 C.xlsx")
            assert len(office.rows) == 3
            assert kept.job_id in {row.job_id for row in office.rows}
            await office.until(lambda: office.facts.reading is Reading.READY)
            await office.until(lambda: window.status.text.startswith("Ready"))
            assert office.problems == []
    logged.take("a spreadsheet is kept on this PC")
    lost = ("the store does not answer", "the connection to the store was lost")
    logged.lines[:] = [line for line in logged.lines if not any(one in line for one in lost)]
