"""`verify`, `add` and `inspect`: commands that take spreadsheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from app.bootstrap import Seat
from app.cli.exit_codes import ExitCode, overall
from app.cli.options import ward_wish
from app.cli.output import job_line, put, put_json, put_table, say
from app.cli.running import Where, interruptible, run_jobs, seat_for
from app.domain.errors import UserError
from app.domain.identity_number import PROBLEM_WORDS, IdProblem
from app.domain.job import Job
from app.domain.spreadsheet import WARD_PER_ROW, Inspection, Wishes
from app.engine.intake import Choices, Preflight
from app.engine.job_report import job_report, refusal_report
from app.settings import Settings


@dataclass(frozen=True, slots=True)
class Given:
    """What an operator typed about the files; `ward` as typed."""

    sheet: str | None = None
    header_row: int | None = None
    id_column: str | None = None
    ward: str | None = None
    accept_repairs: bool = False

    def wishes(self, seat: Seat) -> Wishes:
        """As the reader wants it. Raises UserError for a ward that is none."""
        ward = ward_wish(self.ward, seat.municipalities)
        return Wishes(self.sheet, self.header_row, self.id_column, ward, self.accept_repairs)


async def verify(
    settings: Settings,
    where: Where,
    files: Sequence[Path],
    given: Given,
    choices: Choices,
    out: Path | None,
    *,
    as_json: bool,
) -> ExitCode:
    """Take files in, run them, give out their results."""
    with interruptible():
        async with seat_for(settings, where) as seat:
            _say_practice(where)
            taken, codes = await _take_in(seat, files, given, choices, as_json=as_json)
            ids = [job.job_id for job in taken]
            codes += await run_jobs(seat, ids, out, as_json=as_json) if ids else []
            return overall(codes)


async def add(
    settings: Settings,
    where: Where,
    files: Sequence[Path],
    given: Given,
    choices: Choices,
    *,
    as_json: bool,
) -> ExitCode:
    """Take files in and queue them; run nothing."""
    async with seat_for(settings, where, asks=False) as seat:
        taken, codes = await _take_in(seat, files, given, choices, as_json=as_json)
        for job in taken:
            if as_json:
                put_json(job_report(job))
            else:
                put(f"{job.file_name}: {job_line(job)}")
        return overall(codes)


async def inspect(
    settings: Settings, where: Where, file: Path, given: Given, *, as_json: bool
) -> ExitCode:
    """The pre-flight of one file, without one lookup."""
    async with seat_for(settings, where, asks=False) as seat:
        try:
            found = await seat.intake.look(file, given.wishes(seat))
        except UserError as refused:
            _refuse(file, refused, as_json=as_json)
            return ExitCode.BAD_INPUT
        if as_json:
            put_json(preflight_report(found))
        else:
            _put_preflight(found)
        return ExitCode.DONE


def preflight_report(found: Preflight) -> dict[str, object]:
    """A pre-flight as other programs read it."""
    seen = found.inspection
    return {
        "file": seen.file_name,
        "kind": str(seen.kind),
        "sheets": list(seen.sheets),
        "sheet": seen.layout.sheet if seen.layout else None,
        "header_row": seen.layout.header_row if seen.layout else None,
        "id_column": _id_column(seen),
        "ward_id": int(seen.ward_id) if seen.ward_id else None,
        "ward_source": seen.ward_source or None,
        "rows": seen.rows,
        "distinct_ids": seen.distinct_ids,
        "invalid": len(seen.invalid),
        "invalid_rows": [
            {"row": one.row_no, "reason": PROBLEM_WORDS[IdProblem(one.reason)]}
            for one in seen.invalid
        ],
        "repaired": len(seen.repaired),
        "duplicates": seen.duplicates,
        "hidden_rows": seen.hidden_rows,
        "total_rows_left_out": list(seen.total_rows),
        "reusable": found.reusable,
        "lookups": found.lookups,
        "seconds": round(found.seconds, 1),
        "warnings": list(seen.warnings),
        "questions": [asdict(question) for question in seen.questions],
    }


async def _take_in(
    seat: Seat, files: Sequence[Path], given: Given, choices: Choices, *, as_json: bool
) -> tuple[list[Job], list[ExitCode]]:
    """Every file that can be taken; a refused one does not stop the others."""
    wishes = given.wishes(seat)
    taken: list[Job] = []
    codes: list[ExitCode] = []
    for file in files:
        try:
            taken.append(await seat.intake.add(file, wishes, choices))
        except UserError as refused:
            _refuse(file, refused, as_json=as_json)
            codes.append(ExitCode.BAD_INPUT)
    return taken, codes


def _refuse(file: Path, refused: UserError, *, as_json: bool) -> None:
    if as_json:
        put_json(refusal_report(file.name, str(refused)))
    say(str(refused))


def _say_practice(where: Where) -> None:
    if where.practice:
        say("PRACTICE: the simulated IEC answers; nobody is really asked.")


def _put_preflight(found: Preflight) -> None:
    seen = found.inspection
    put(f"{seen.file_name}: {_counts(found)}")
    put_table(
        ("what", "is"),
        [
            ("kind", seen.kind),
            ("sheet", seen.layout.sheet if seen.layout else "?"),
            ("header row", seen.layout.header_row if seen.layout else "?"),
            ("ID column", _id_column(seen) or "?"),
            ("ward", _ward(seen)),
        ],
    )
    for one in seen.invalid:
        put(f"  row {one.row_no}: {PROBLEM_WORDS[IdProblem(one.reason)]}")
    for warning in seen.warnings:
        put(f"  note: {warning}")
    for question in seen.questions:
        choices = f" ({', '.join(question.choices)})" if question.choices else ""
        option = question.about.replace("_", "-")
        put(f"  question: {question.text}{choices} Answer with --{option}")


def _counts(found: Preflight) -> str:
    seen = found.inspection
    return (
        f"{seen.rows:,} rows: {len(seen.invalid):,} wrong ID numbers, {seen.duplicates:,} "
        f"duplicates, {len(seen.repaired):,} repaired, {found.reusable:,} answered already, "
        f"{found.lookups:,} lookups, about {found.seconds:,.0f} s"
    )


def _ward(seen: Inspection) -> str:
    if seen.ward_id:
        return f"{seen.ward_label} from the {seen.ward_source}"
    return "each row by its own" if seen.ward_source == WARD_PER_ROW else "?"


def _id_column(seen: Inspection) -> str | None:
    from app.domain.spreadsheet import Role

    if seen.layout is None or Role.ID_NUMBER not in seen.layout.columns:
        return None
    column = seen.layout.columns[Role.ID_NUMBER]
    header = seen.layout.headers[column] if column < len(seen.layout.headers) else ""
    return header or column_letter(column)


def column_letter(column: int) -> str:
    """The letter Excel shows for a 0-based column: 0 is A, 26 is AA."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
