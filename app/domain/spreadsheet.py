"""What Rollcheck knows of a spreadsheet: how it is laid out, what is in it, what is unclear.

These values cross between the spreadsheet process and the seat, so they are plain data.
Row numbers are always those Excel shows (1-based); columns are 0-based indexes (A is 0).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.ward import WardId

MAX_FILE_BYTES = 50 * 1024 * 1024


class Kind(StrEnum):
    """What the bytes are, whatever the file is called."""

    XLSX = "xlsx"
    XLSM = "xlsm"
    XLSB = "xlsb"
    ODS = "ods"
    XLS = "xls"
    CSV = "csv"


class Role(StrEnum):
    """What a column holds."""

    ID_NUMBER = "id_number"
    FIRST_NAMES = "first_names"
    SURNAME = "surname"
    FULL_NAME = "full_name"
    CELL_NUMBER = "cell_number"
    WARD = "ward"
    MUNICIPALITY = "municipality"


class About(StrEnum):
    """What a question is about; its value is the option that answers it, with underscores."""

    SHEET = "sheet"
    HEADER_ROW = "header_row"
    ID_COLUMN = "id_column"
    WARD = "ward"


@dataclass(frozen=True, slots=True)
class Question:
    """Something only the operator knows. `text` is a whole sentence, `choices` readable."""

    about: About
    text: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the operator said about a file; None means: find out.

    `id_column` is a header or a column letter. `ward` is a ward ID or `WARD_PER_ROW`.
    """

    sheet: str | None = None
    header_row: int | None = None
    id_column: str | None = None
    ward: str | None = None
    accept_repairs: bool = False


WARD_PER_ROW = "column"


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things are. `header_row` 0 means that the sheet has no header row."""

    sheet: str
    header_row: int
    columns: dict[Role, int]
    headers: tuple[str, ...]

    @property
    def first_data_row(self) -> int:
        """The row number, as Excel shows it, after the header."""
        return self.header_row + 1


@dataclass(frozen=True, slots=True)
class InvalidRow:
    """A row whose ID number is wrong; `reason` is an `IdProblem` value."""

    row_no: int
    reason: str


@dataclass(frozen=True, slots=True)
class Inspection:
    """The pre-flight of one spreadsheet, made without one lookup.

    `rows` counts people; invalid, repaired and duplicate rows are among them, so
    rows = distinct_ids + duplicates + len(invalid). `ward_id` is the ward of the whole list,
    None with a question open or with `ward_source` "column" and several wards.
    `row_wards` counts rows by ward where a ward column was read. `layout` is None only while a
    question about the sheet, header or ID column is open; the counts are then 0.
    """

    file_name: str
    kind: Kind
    sheets: tuple[str, ...]
    layout: Layout | None
    ward_id: WardId | None = None
    ward_label: str = ""
    ward_source: str = ""
    rows: int = 0
    distinct_ids: int = 0
    duplicates: int = 0
    invalid: tuple[InvalidRow, ...] = ()
    repaired: tuple[int, ...] = ()
    hidden_rows: int = 0
    total_rows: tuple[int, ...] = ()
    rows_without_ward: int = 0
    row_wards: dict[str, int] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    preview: tuple[tuple[str, ...], ...] = ()
    practice_output: bool = False

    @property
    def ward_per_row(self) -> bool:
        """Whether each row is judged against its own ward."""
        return self.ward_id is None and self.ward_source == WARD_PER_ROW


@dataclass(frozen=True, slots=True)
class RowRecord:
    """One person as read from the spreadsheet; one JSON array a line in the rows file.

    Exactly one of `id_number` and `problem` (an `IdProblem` value) is set. `repair` is a
    `Repair` value. `duplicate_of` is the first row with the same ID number, `ward_id` the
    row's own ward where a ward column was read. All texts are personal data.
    """

    row_no: int
    id_number: str | None
    problem: str | None
    repair: str | None
    as_received: str
    surname: str
    first_names: str
    cell_number: str
    ward_id: str | None
    duplicate_of: int | None


@dataclass(frozen=True, slots=True)
class RowResult:
    """One person as it goes into workbook and register; one JSON array a line.

    `reason` is plain words; `checked_at` is local time as ISO text to the second, or "".
    `ward_id` is the ward this row was judged against, `iec_ward_id` the one the IEC names.
    `repair` says in plain words what was done to the ID number, or "".
    """

    row_no: int
    verdict: str
    reason: str
    checked_at: str
    id_number: str
    as_received: str
    repair: str
    surname: str
    first_names: str
    cell_number: str
    ward_id: str
    iec_ward_id: str
    iec_status: str
    voting_station: str
    vd_number: str
    municipality: str
    province: str
    address: str

    @property
    def remark(self) -> str:
        """What stands where reasons are read: the reason, and what was done to the ID number."""
        return "; ".join(part for part in (self.reason, self.repair) if part)
