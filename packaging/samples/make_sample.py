"""Makes the sample membership list: about 400 made-up people with every kind of trouble.

    python packaging/samples/make_sample.py

The same list every time. Nobody in it exists: names are drawn from common ones, ID numbers are
computed (a date, a sequence, citizenship 0, the check digit) and chosen by what the simulated
IEC has on record for them, so that a check of the sample shows a bit of everything.
"""

from __future__ import annotations

import io
import random
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from app.domain.identity_number import luhn_holds  # noqa: E402
from app.iec.practice.people import Outcome, person_of  # noqa: E402

TARGET = ROOT / "resources" / "samples" / "BLOUBERG WARD 16 MEMBERSHIP.xlsx"
HEADERS = (
    "NO", "SURNAME", "FIRST NAMES", "ID NUMBER", "CELL NUMBER", "WARD", "DATE JOINED", "REMARKS"
)  # fmt: skip
HEADER_ROW = 5
FORMATTED_BLANKS = 60
HIDDEN_ROWS = (48, 133, 260)
WHEN = datetime.fromisoformat("2026-11-20T09:00:00")

# How many people of each record at the simulated IEC.
MIX = {
    Outcome.HOME: 296,
    Outcome.OTHER_WARD: 44,
    Outcome.NOT_FOUND: 11,
    Outcome.NOT_REGISTERED: 11,
    Outcome.DECEASED: 4,
}
LOST_ZEROS_AS_NUMBERS = 8
DUPLICATES = 12

WOMEN = (
    "Mapula Raesetja Mmaphuti Mošibudi Matšhidišo Dikeledi Lerato Tebogo Ṱhilidzi Mulalo Rofhiwa "
    "Ḽivhuwani Tintswalo Nyeleti Hlulani Thandeka Nomvula Nokuthula Zanele Annelize Chloë Zoë "
    "Renée Marietjie Elna Susan Margaret Patricia Grace Precious"
)
MEN = (
    "Matome Phuti Lesiba Mashudu Malesela Ngoako Kgabo Tšhepo Mbulaheni Ḓowelani Rudzani "
    "Azwinndini Hlayisani Musa Vonani Sibusiso Themba Bongani Mandla Pieter "
    "André Daniël Gerhardus Kobus Peter William Samuel Daniel Frans Johannes"
)
SURNAMES = (
    "Maleka Mokwena Matlala Raphahlelo Mošoma Ramoroka Seakamela Tšhikota Masekela Phaladi "
    "Manamela Mudau Netshitenzhe Ṋemaṱangari Ramabulana Tshivhase Mukwevho Maluleke "
    "Baloyi Chauke Mabunda Shivambu Khoza Dlamini Mkhize Nkosi Zulu Ndlovu Botha Steyn Coetzee "
    "Labuschagné Smith Jacobs Williams Peters"
)
DOUBLE_SURNAMES = ("van der Merwe", "du Plessis", "le Roux", "Janse van Rensburg")
LONG_NAMES = (
    ("Nkosazana Thandolwethu Philile Bernadette Josephine Immaculate", "Mahlangu-Maubane"),
    ("Johannes Jacobus Petrus Stephanus Albertus", "Janse van Rensburg van Niekerk"),
    ("Mmakgomo Raisibe Makoma Elizabeth Christina Wilhelmina", "Ramoshaba-Seakamela-Maake"),
)
REMARKS = ("", "", "", "", "", "", "renewed", "new member", "branch secretary", "transferred in")
RED_HERRINGS = ("=paid up until March", "+27 number preferred", "-", "@ Senwabarwana", "n/a")

CellValue = str | int | datetime | None


@dataclass
class Member:
    """One row of the list; `id_cell` is what stands in the sheet."""

    surname: str
    first_names: str
    id_cell: CellValue
    cell_number: str | int
    joined: CellValue
    ward: int | str | None
    remark: str


def main() -> None:
    """Write the sample to its place."""
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(steady(build()))
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size:,} bytes")


def build() -> Workbook:
    """The sample as a workbook."""
    rng = random.Random(16)
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Members"
    write_heading(sheet)
    members = all_members(rng)
    for number, member in enumerate(members, start=1):
        write_member(sheet, HEADER_ROW + number, number, member)
    write_end(sheet, HEADER_ROW + len(members) + 2, len(members))
    for row in HIDDEN_ROWS:
        sheet.row_dimensions[row].hidden = True
    return book


def all_members(rng: random.Random) -> list[Member]:
    """Everybody, in a mixed order; duplicates come after the row that they repeat."""
    ids = people(rng)
    lost = [i for i in ids if i.startswith("0")][:LOST_ZEROS_AS_NUMBERS]
    members = [member(rng, i, int(i) if i in lost else written(rng, i)) for i in ids]
    for place, (first_names, surname) in enumerate(LONG_NAMES):
        members[place].first_names, members[place].surname = first_names, surname
    members += [member(rng, i, cell) for i, cell in wrong_cells(rng)]
    rng.shuffle(members)
    whole = [i for i in ids if not i.startswith("0")]
    for id_number in rng.sample(whole, DUPLICATES):
        members.append(member(rng, id_number, written(rng, id_number)))
    return members


def people(rng: random.Random) -> list[str]:
    """Distinct ID numbers with the outcomes of `MIX`, some of them of people born from 2000 on."""
    wanted = dict(MIX)
    chosen: list[str] = []
    for id_number in distinct(rng):
        outcome = person_of(id_number).outcome
        if wanted[outcome]:
            wanted[outcome] -= 1
            chosen.append(id_number)
        if not any(wanted.values()):
            return chosen
    raise AssertionError("distinct never ends")


def distinct(rng: random.Random) -> Iterator[str]:
    """Synthetic ID numbers of adults without end, none twice."""
    seen: set[str] = set()
    while True:
        born = date(1934, 1, 1) + timedelta(days=rng.randrange(365 * 74))
        id_number = with_check_digit(f"{born:%y%m%d}{rng.randrange(10_000):04d}08")
        if id_number not in seen:
            seen.add(id_number)
            yield id_number


def with_check_digit(first_twelve: str) -> str:
    """The thirteen digits that hold."""
    return next(first_twelve + z for z in "0123456789" if luhn_holds(first_twelve + z))


WRITINGS: tuple[tuple[int, Callable[[str], CellValue]], ...] = (
    (45, str),
    (20, int),
    (12, lambda i: f"{i[:6]} {i[6:10]} {i[10:12]} {i[12]}"),
    (6, lambda i: f"{i[:6]}\u00a0{i[6:10]}\u00a0{i[10:]}"),
    (6, lambda i: f"{i[:6]}-{i[6:10]}-{i[10:]}"),
    (6, lambda i: f"'{i}"),
    (5, lambda i: f" {i}  "),
)


def written(rng: random.Random, id_number: str) -> CellValue:
    """The ID number as one of many offices would write it; never as a number losing zeros."""
    weights = [weight for weight, _ in WRITINGS]
    ways = [way for _, way in WRITINGS]
    cell = rng.choices(ways, weights)[0](id_number)
    return id_number if isinstance(cell, int) and id_number.startswith("0") else cell


def wrong_cells(rng: random.Random) -> list[tuple[str, CellValue]]:
    """A valid ID number (for the person's name) and the cell that went wrong."""
    fresh = distinct(random.Random(93501016))
    young = (i for i in fresh if i.startswith("0"))
    cells: list[tuple[str, CellValue]] = [(next(fresh), None) for _ in range(4)]
    cells += [(next(fresh), f"{letter}0{rng.randrange(10**7):07d}") for letter in "AMPZ"]
    cells += [
        (i, i[:2] + wrong + i[6:])
        for i, wrong in zip(islice(fresh, 2), ("1332", "0231"), strict=True)
    ]
    cells += [(i, int(f"{i[:4]}39{i[6:]}")) for i in islice(fresh, 1)]
    cells += [(i, i[:-1] + str((int(i[-1]) + 3) % 10)) for i in islice(fresh, 3)]
    cells += [(i, i[:7] + i[8] + i[7] + i[9:]) for i in swappable(fresh)]
    cells += [(next(fresh), f"{i[0]}.{i[1:6]}E+12") for i in islice(fresh, 2)]
    cells += [(next(young), next(young).lstrip("0")) for _ in range(3)]
    cells += [(i, i[:9]) for i in islice(fresh, 1)]
    cells += [(i, i + "4") for i in islice(fresh, 1)]
    cells += [(next(fresh), "not available")]
    return cells


def swappable(ids: Iterator[str]) -> list[str]:
    """One ID number whose eighth and ninth digit, swapped, break the check digit."""
    return [next(i for i in ids if not luhn_holds(i[:7] + i[8] + i[7] + i[9:]))]


def member(rng: random.Random, id_number: str, id_cell: CellValue) -> Member:
    """A person whose first name fits the ID number's sequence."""
    names = (WOMEN if int(id_number[6:10]) < 5000 else MEN).split()
    count = rng.choice((1, 1, 2))
    number = f"0{rng.choice((60, 72, 73, 79, 82))}{rng.randrange(1000):07d}"
    joined = date(2019, 1, 7) + timedelta(days=rng.randrange(2400))
    midnight = datetime.combine(joined, time())
    return Member(
        surname=rng.choice((*SURNAMES.split(), *DOUBLE_SURNAMES)),
        first_names=" ".join(rng.sample(names, count)),
        id_cell=id_cell,
        cell_number=rng.choice((number, number, int(number), f"{number[:3]} {number[3:]}")),
        joined=rng.choice((midnight,) * 9 + (f"{joined:%d/%m/%Y}",)),
        ward=rng.choice((16,) * 12 + ("16", "WARD 16", None)),
        remark=rng.choice(REMARKS if rng.random() < 0.95 else RED_HERRINGS),
    )


def write_heading(sheet: Worksheet) -> None:
    """Titles over merged cells, an empty row, a remark, and the header in row 5."""
    for row, title in ((1, "BLOUBERG LOCAL MUNICIPALITY"), (2, "WARD 16 – MEMBERSHIP LIST")):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(HEADERS))
        sheet.cell(row, 1, title).font = Font(bold=True, size=16 - 2 * row)
        sheet.cell(row, 1).alignment = Alignment(horizontal="center")
    sheet.cell(4, 1, "Practice list: nobody in it exists").font = Font(italic=True)
    for column, header in enumerate(HEADERS, start=1):
        cell = sheet.cell(HEADER_ROW, column, header)
        cell.font, cell.border = Font(bold=True), ruled()
        cell.fill = PatternFill("solid", fgColor="DDE6EE")
    for letter, width in zip("ABCDEFGH", (6, 26, 34, 20, 16, 10, 14, 26), strict=True):
        sheet.column_dimensions[letter].width = width


def write_member(sheet: Worksheet, row: int, number: int, person: Member) -> None:
    """One person, the ID number exactly as given: text stays text."""
    values = (
        number, person.surname, person.first_names, person.id_cell, person.cell_number,
        person.ward, person.joined, person.remark or None,
    )  # fmt: skip
    for column, value in enumerate(values, start=1):
        put(sheet.cell(row, column), value)
        sheet.cell(row, column).border = ruled()
    sheet.cell(row, 4).number_format = "0" if isinstance(person.id_cell, int) else "@"
    sheet.cell(row, 7).number_format = "dd/mm/yyyy"


def put(cell: Cell, value: CellValue) -> None:
    """Set a value; a text that begins with = is a text."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"


def write_end(sheet: Worksheet, row: int, members: int) -> None:
    """A totals row, and below it lines that somebody ruled and nobody filled in."""
    sheet.cell(row, 2, "TOTAL MEMBERS").font = Font(bold=True)
    sheet.cell(row, 3, members).font = Font(bold=True)
    for blank in range(row + 1, row + 1 + FORMATTED_BLANKS):
        for column in range(1, len(HEADERS) + 1):
            sheet.cell(blank, column).border = ruled()


def ruled() -> Border:
    """Thin lines all round."""
    line = Side(style="thin", color="B8C4CE")
    return Border(left=line, right=line, top=line, bottom=line)


def steady(book: Workbook) -> bytes:
    """The workbook's bytes without the time of writing: the same on every run."""
    book.properties.creator, book.properties.created = "Rollcheck practice", WHEN
    raw, fixed = io.BytesIO(), io.BytesIO()
    book.save(raw)
    stamp = f"{book.properties.modified:%Y-%m-%dT%H:%M:%SZ}".encode()
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = part.replace(stamp, f"{WHEN:%Y-%m-%dT%H:%M:%SZ}".encode())
            new.writestr(zipfile.ZipInfo(name, WHEN.timetuple()[:6]), part, zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


if __name__ == "__main__":
    main()
