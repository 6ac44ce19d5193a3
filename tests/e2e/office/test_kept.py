"""The command `add` while the office's database is away."""

import pytest

from app.domain.job import JobStatus
from tests.helpers.commands import Rollcheck
from tests.helpers.drafts import a_list
from tests.helpers.iec import practice_in_thread
from tests.helpers.mariadb import free_port
from tests.helpers.office_here import fresh_office
from tests.helpers.office_seats import numbers

pytestmark = pytest.mark.long


def test_add_keeps_a_list_on_this_pc_and_the_next_add_takes_it_in_first(tmp_path, mariadb):
    url = fresh_office(mariadb)
    nobody = f"mysql+pymysql://office@127.0.0.1:{free_port()}/office"
    first, second = (
        a_list(tmp_path / "lists", numbers(3), name=f"BLOUBERG WARD 16 {n}.xlsx") for n in "ZA"
    )
    with practice_in_thread() as iec:
        (tmp_path / "pc").mkdir()
        pc = Rollcheck(tmp_path / "pc", iec.address)
        kept = pc.run("add", first, ROLLCHECK_DATABASE_URL=nobody)
        assert kept.code == 0
        assert "kept on this PC until the database answers" in kept.out
        added = pc.run("add", second, ROLLCHECK_DATABASE_URL=url)
        assert added.code == 0
        assert "Taken in now: 1" in added.err
        jobs = pc.run("jobs", "--json", ROLLCHECK_DATABASE_URL=url).objects
        assert [(job["file"], job["status"]) for job in reversed(jobs)] == [
            (first.name, JobStatus.QUEUED),
            (second.name, JobStatus.QUEUED),
        ]
