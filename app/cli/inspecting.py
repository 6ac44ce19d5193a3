"""`inspect`: the pre-flight of one spreadsheet."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from app.cli.exit_codes import ExitCode
from app.cli.job_text import duration, row_list
from app.cli.lists import Given, refuse
from app.cli.output import put, put_json, put_table
from app.cli.running import Where, seat_for
from app.domain.errors import UserError
from app.domain.identity_number import PROBLEM_WORDS, IdProblem
from app.domain.spreadsheet import WARD_PER_ROW, Inspection, Question, Role
from app.engine.intake import Preflight
from app.settings import Settings

ROWS_SHOWN = 50


async def inspect(
    settings: Settings, where: Where, file: Path, given: Given, *, as_json: bool
) -> ExitCode:
    """The pre-flight of one file, without one lookup."""
    async with seat_for(settings, where, asks=False) as seat:
        try:
            found = await seat.intake.look(file, given.wishes(seat))
        except UserError as refused:
            refuse(file, str(refused), as_json=as_json)
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


def column_letter(column: int) -> str:
    """The letter Excel shows for a 0-based column: 0 is A, 26 is AA."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _put_preflight(found: Preflight) -> None:
    seen = found.inspection
    put(seen.file_name)
    put_table(("what", "is"), [*_layout_lines(seen), *_count_lines(found)], indent="  ")
    if seen.repaired:
        put(f"  repaired: {row_list(seen.repaired)}")
    for one in seen.invalid[:ROWS_SHOWN]:
        put(f"  row {one.row_no}: {PROBLEM_WORDS[IdProblem(one.reason)]}")
    if len(seen.invalid) > ROWS_SHOWN:
        put(f"  and {len(seen.invalid) - ROWS_SHOWN:,} more: --json lists them all")
    for warning in seen.warnings:
        put(f"  note: {warning}")
    for question in seen.questions:
        _put_question(question)


def _put_question(question: Question) -> None:
    put(f"  question: {question.text.rstrip('.')}.")
    for choice in question.choices:
        put(f"    --{question.about.replace('_', '-')} {choice}")


def _layout_lines(seen: Inspection) -> list[tuple[str, object]]:
    header = seen.layout.header_row if seen.layout else "?"
    return [
        ("kind", seen.kind),
        ("sheet", seen.layout.sheet if seen.layout else "?"),
        ("header row", "none" if header == 0 else str(header)),
        ("ID column", _id_column(seen) or "?"),
        ("ward", _ward(seen)),
    ]


def _count_lines(found: Preflight) -> list[tuple[str, object]]:
    seen = found.inspection
    return [
        ("rows", f"{seen.rows:,}"),
        ("ID numbers wrong", f"{len(seen.invalid):,}"),
        ("duplicates", f"{seen.duplicates:,}"),
        ("repaired", f"{len(seen.repaired):,}"),
        ("answered already", f"{found.reusable:,}"),
        ("lookups", f"{found.lookups:,}"),
        ("will take about", duration(found.seconds)),
    ]


def _ward(seen: Inspection) -> str:
    if seen.ward_id:
        return f"{seen.ward_label}, from the {seen.ward_source}"
    return "each row by its own" if seen.ward_source == WARD_PER_ROW else "?"


def _id_column(seen: Inspection) -> str | None:
    if seen.layout is None or Role.ID_NUMBER not in seen.layout.columns:
        return None
    column = seen.layout.columns[Role.ID_NUMBER]
    header = seen.layout.headers[column] if column < len(seen.layout.headers) else ""
    return header or column_letter(column)
