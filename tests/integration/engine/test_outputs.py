"""What an operator takes from finished lists, on whole seats with real files."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from openpyxl import load_workbook
from pypdf import PdfReader

from app.bootstrap import Seat
from app.domain.branch_message import branch_text
from app.domain.errors import UserError
from app.domain.spreadsheet import WARD_PER_ROW, Wishes
from app.engine.job_report import verdict_counts
from app.engine.outputs import Outputs
from app.iec.practice.server import PracticeIec
from app.store import files, retention
from app.store.files import FileRole
from tests.helpers.iec import synthetic_ids
from tests.helpers.seats import add_list, job_now, run_list, seat_of, voters

WARD_17 = "BLOUBERG WARD 17.xlsx"


def outputs_of(seat: Seat) -> Outputs:
    """The outputs as this seat makes them."""
    return Outputs(
        seat.store,
        seat.worker,
        seat.municipalities,
        seat.permit,
        seat.scratch.folder,
        practice=seat.world.practice,
    )


@pytest_asyncio.fixture
async def office(tmp_path: Path, practice_iec: PracticeIec) -> AsyncIterator[Seat]:
    """A seat that makes whole workbooks and registers."""
    async with seat_of(tmp_path, practice_iec, real_files=True) as seat:
        yield seat


async def noted(seat: Seat) -> list[tuple[str, str, str]]:
    """The access log: who did what to which."""
    entries = await seat.store.read(retention.access_entries)
    return [(one.operator, one.action, one.subject) for one in entries]


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


async def test_the_overview_says_of_each_list_what_its_own_results_say(
    office: Seat, tmp_path: Path
) -> None:
    first = await run_list(office, [*synthetic_ids(40), "8001"])
    second = await run_list(office, voters(6), name=WARD_17)
    target = tmp_path / "Overview.xlsx"
    ids = [second.job_id, first.job_id]
    assert await outputs_of(office).overview(ids, target) == target
    sheet = load_workbook(target).active
    header, *lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert [line[0] for line in lines] == ["93501017", "93501016", "All lists: 2 lines"]
    for job, line in zip((second, first), lines, strict=False):
        counts = verdict_counts(await job_now(office, job))
        assert counts is not None
        at = header.index("In ward")
        assert line[at : at + 7] == list(counts.values())
        register = await register_text(office, job.job_id)
        assert f"QUORUM:  {line[header.index('Quorum')]}" in register
        standing = line[header.index("In good standing")]
        assert f"TOTAL MEMBERSHIP IN GOOD STANDING:  {standing}" in register


async def register_text(seat: Seat, job_id: str) -> str:
    """The first page of a stored register."""
    stored = await seat.store.read(lambda c: files.current_files(c, job_id))
    (one,) = [one for one in stored if one.role == FileRole.REGISTER]
    path = seat.scratch.folder / "register.pdf"
    files.get_file(seat.store.database, one, path)
    return PdfReader(path).pages[0].extract_text()


async def test_a_list_of_several_wards_has_a_line_for_each(office: Seat, tmp_path: Path) -> None:
    wards = [93501016, 93501016, 93501017, None]
    job = await run_list(
        office, voters(4), name="members.xlsx", wards=wards, wishes=Wishes(ward=WARD_PER_ROW)
    )
    target = tmp_path / "Overview.xlsx"
    await outputs_of(office).overview([job.job_id], target)
    column = [row[0].value for row in load_workbook(target).active.iter_rows(min_row=2)]
    assert column == ["93501016", "93501017", None, "All lists: 3 lines"]


async def test_registers_come_in_the_order_chosen_with_an_entry_each(
    office: Seat, tmp_path: Path
) -> None:
    first = await run_list(office, voters(5))
    second = await run_list(office, voters(4), name=WARD_17)
    target = tmp_path / "Registers.pdf"
    await outputs_of(office).registers_pdf([second.job_id, first.job_id], target)
    titles = [one.title for one in PdfReader(target).outline]
    assert [title.partition(",")[0] for title in titles] == [
        "Blouberg ward 17 (LIM351)",
        "Blouberg ward 16 (LIM351)",
    ]


async def test_copies_of_many_lists_lie_in_one_folder(seat: Seat, tmp_path: Path) -> None:
    first = await run_list(seat, voters(3))
    second = await run_list(seat, voters(3), name=WARD_17)
    unfinished = await add_list(seat, voters(2), name="BLOUBERG WARD 18.xlsx")
    folder = tmp_path / "copies"
    ids = [first.job_id, unfinished.job_id, second.job_id]
    saved = await outputs_of(seat).save_copies(ids, folder)
    assert sorted(path.name for path in saved) == left_in(folder)
    assert len(saved) == 4


async def test_problem_rows_go_into_a_file_of_their_own(seat: Seat, tmp_path: Path) -> None:
    job = await run_list(seat, [*voters(3), "", voters(3)[0]])
    target = tmp_path / "problems.xlsx"
    assert await outputs_of(seat).problem_rows(job.job_id, target) == target
    rows = [row[0].value for row in load_workbook(target).active.iter_rows(min_row=2)]
    assert rows == [5, 6]


async def test_the_message_to_the_branch_names_rows_and_nobody(seat: Seat) -> None:
    numbers = voters(3)
    job = await run_list(seat, [*numbers, "80010", numbers[0]])
    message = await outputs_of(seat).branch_message(job.job_id)
    told = branch_text(message)
    assert "Blouberg ward 16 (LIM351)" in told
    assert "Fewer than 13 digits: row 5" in told
    assert "The same ID number as another row: row 6 (as in row 2)" in told
    assert not any(number in told for number in (*numbers, "80010"))
    assert "Surname" not in told


@pytest.mark.parametrize("what", ["save_copies", "registers_pdf", "overview"])
async def test_lists_without_results_are_refused_with_what_to_do(
    seat: Seat, tmp_path: Path, what: str
) -> None:
    job = await add_list(seat, voters(2))
    with pytest.raises(UserError, match="None of these lists has results yet"):
        await getattr(outputs_of(seat), what)([job.job_id], tmp_path / "target")
    assert not (tmp_path / "target").exists()


@pytest.mark.parametrize("what", ["problem_rows", "branch_message"])
async def test_a_list_that_is_still_checked_has_no_problem_rows_yet(
    seat: Seat, tmp_path: Path, what: str
) -> None:
    job = await add_list(seat, ["80010", *voters(2)])
    arguments = [tmp_path / "target.xlsx"] if what == "problem_rows" else []
    with pytest.raises(UserError, match="is still being checked"):
        await getattr(outputs_of(seat), what)(job.job_id, *arguments)


async def test_a_list_without_a_fault_has_no_problem_rows(seat: Seat, tmp_path: Path) -> None:
    job = await run_list(seat, voters(2))
    with pytest.raises(UserError, match="has no rows to look at"):
        await outputs_of(seat).problem_rows(job.job_id, tmp_path / "target.xlsx")


async def test_what_is_stored_no_more_is_named(office: Seat, tmp_path: Path) -> None:
    job = await run_list(office, voters(2))
    await office.store.write(
        lambda c: files.remove_files(c, [one.file_id for one in files.current_files(c, job.job_id)])
    )
    for what in ("registers_pdf", "save_copies"):
        with pytest.raises(UserError, match=f"{job.file_name} (is|are) stored no more"):
            await getattr(outputs_of(office), what)([job.job_id], tmp_path / "out")


async def test_every_output_is_noted_in_the_access_log(seat: Seat, tmp_path: Path) -> None:
    job = await run_list(seat, ["80010", *voters(2)])
    outputs = outputs_of(seat)
    await outputs.save_copies([job.job_id], tmp_path / "copies")
    await outputs.overview([job.job_id], tmp_path / "overview.xlsx")
    await outputs.problem_rows(job.job_id, tmp_path / "problems.xlsx")
    assert await noted(seat) == [
        ("Thandi", "export", f"{what}, 1 job: {job.job_id}")
        for what in ("problem rows", "overview", "copies")
    ]


async def test_many_jobs_are_noted_on_as_many_lines_as_they_need(
    seat: Seat, tmp_path: Path
) -> None:
    wishes = Wishes(ward="93501016")
    jobs = [
        await add_list(seat, voters(1, start=number), name=f"list {number}.xlsx", wishes=wishes)
        for number in range(30)
    ]
    await seat.runner.run_until_done()
    await outputs_of(seat).overview([job.job_id for job in jobs], tmp_path / "overview.xlsx")
    subjects = [subject for _, _, subject in await noted(seat)]
    assert len(subjects) == 2
    assert all(subject.startswith("overview, 30 jobs: ") for subject in subjects)
    assert all(any(job.job_id in subject for subject in subjects) for job in jobs)


async def test_a_target_is_replaced_whole(seat: Seat, tmp_path: Path) -> None:
    job = await run_list(seat, voters(2))
    target = tmp_path / "out" / "overview.xlsx"
    target.parent.mkdir()
    target.write_text("an older overview")
    await outputs_of(seat).overview([job.job_id], target)
    assert load_workbook(target).active.title == "Overview"
    assert left_in(target.parent) == ["overview.xlsx"]


async def test_a_target_open_in_excel_says_so_and_stays_as_it_was(
    seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = await run_list(seat, voters(2))
    target = tmp_path / "out" / "overview.xlsx"
    target.parent.mkdir()
    target.write_text("open in Excel")

    def refuses(self: Path, target: Path) -> Path:
        raise PermissionError(13, "The process cannot access the file")

    monkeypatch.setattr(Path, "replace", refuses)
    with pytest.raises(UserError, match=r"overview\.xlsx is open in another program\. Close it"):
        await outputs_of(seat).overview([job.job_id], target)
    assert target.read_text() == "open in Excel"
    assert left_in(target.parent) == ["overview.xlsx"]


@pytest.mark.parametrize(
    ("target", "said"),
    [("file/overview.xlsx", "Nothing can be saved in"), ("folder", "is a folder")],
)
async def test_a_target_that_cannot_be_written_says_what_to_do(
    seat: Seat, tmp_path: Path, target: str, said: str
) -> None:
    job = await run_list(seat, voters(2))
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    with pytest.raises(UserError, match=rf"{said}.*Choose another"):
        await outputs_of(seat).overview([job.job_id], tmp_path / target)


async def test_nothing_private_is_left_behind(seat: Seat, tmp_path: Path) -> None:
    job = await run_list(seat, ["80010", *voters(2)])
    await outputs_of(seat).problem_rows(job.job_id, tmp_path / "problems.xlsx")
    assert left_in(seat.scratch.folder) == []
