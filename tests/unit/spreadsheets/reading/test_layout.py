import pytest

from app.domain.errors import SpreadsheetRefused
from app.domain.spreadsheet import About, Layout, Question, Role, Wishes
from app.spreadsheets.reading.layout import lay_out
from app.spreadsheets.reading.sample import SheetSample
from tests.helpers.spreadsheets import HEADERS, member, members, synthetic_id


def layout_of(rows, **wishes):
    numbered = tuple((n, list(row)) for n, row in enumerate(rows, start=1) if any(row))
    return lay_out(SheetSample("Members", numbered), Wishes(**wishes), "list.xlsx")


def columns_of(*headers: str, ids: str = "ID NUMBER") -> dict[Role, str]:
    """The header found for each role, in a list with one member."""
    row = [synthetic_id(1) if header == ids else "" for header in headers]
    found = layout_of([headers, row])
    assert isinstance(found, Layout)
    return {role: headers[column] for role, column in found.columns.items()}


@pytest.mark.parametrize("above", [0, 1, 5, 28])
def test_the_header_is_found_anywhere_in_the_first_thirty_rows(above):
    titles = [["MEMBERSHIP LIST OF WARD 16"], ["Name of branch: Blouberg"], []] * 10
    found = layout_of([*titles[:above], HEADERS, *members(3)])
    assert (found.header_row, found.columns[Role.ID_NUMBER]) == (above + 1, 2)


def test_a_list_without_a_header_has_header_row_0():
    found = layout_of(members(4))
    assert (found.header_row, found.columns) == (0, {Role.ID_NUMBER: 2})


def test_a_title_above_a_list_without_headers_is_no_person():
    assert layout_of([["BLOUBERG WARD 16 MEMBERS"], [], *members(4)]).header_row == 1


def test_a_name_alone_above_a_list_without_headers_may_be_a_person():
    assert layout_of([["Naledi Mokoena", "", ""], *members(4)]).header_row == 0


def test_unknown_headers_above_the_numbers_are_a_header_all_the_same():
    found = layout_of([("Igama", "Isibongo", "Inombolo", "Ucingo"), *members(4)])
    assert (found.header_row, found.columns) == (1, {Role.ID_NUMBER: 2})


def test_the_id_column_is_found_by_content_whatever_its_header_says():
    found = layout_of([("NAME", "SURNAME", "REFERENCE", "CELL NO"), *members(4)])
    assert found.columns[Role.ID_NUMBER] == 2


def test_a_line_number_headed_id_is_not_the_id_column():
    rows = [(n, *member(n)) for n in range(1, 5)]
    found = layout_of([("ID", "NAME", "SURNAME", "NUMBER", "CELL"), *rows])
    assert found.columns[Role.ID_NUMBER] == 3


def test_a_column_that_says_id_is_believed_though_every_number_is_wrong():
    rows = [("Anna", "8.00102E+12"), ("Piet", "A1234567")]
    assert layout_of([("NAME", "ID NO"), *rows]).columns[Role.ID_NUMBER] == 1


def test_a_line_number_headed_id_alone_is_no_column_of_id_numbers():
    assert layout_of([("ID", "NAME", "SURNAME"), (1, "Anna", "X"), (2, "Piet", "Y")]) is None


def test_a_message_never_quotes_an_id_number_from_a_row_taken_for_the_header():
    with pytest.raises(SpreadsheetRefused) as caught:
        layout_of([HEADERS, *members(2)], header_row=2, id_column="IDENT")
    assert synthetic_id(1) not in str(caught.value)


def test_no_column_with_id_numbers_is_no_layout():
    assert layout_of([("NAME", "CELL NO"), ("Anna", "0821234567")]) is None


def test_two_equally_good_columns_are_a_question_naming_both():
    rows = [(synthetic_id(n), f"Name{n}", synthetic_id(n + 100)) for n in range(1, 6)]
    found = layout_of([("MEMBER CODE", "NAME", "OTHER"), *rows])
    assert isinstance(found, Question)
    assert (found.about, found.choices) == (About.ID_COLUMN, ("A (MEMBER CODE)", "C (OTHER)"))


def test_the_header_decides_between_two_columns_of_id_numbers():
    rows = [(synthetic_id(n + 100), f"Name{n}", synthetic_id(n)) for n in range(1, 6)]
    found = layout_of([("SPOUSE ID", "NAME", "ID NUMBER"), *rows])
    assert found.columns[Role.ID_NUMBER] == 2


@pytest.mark.parametrize("wish", ["C", "c", "id-number", "ID NUMBER", "C (ID NUMBER)"])
def test_a_wished_column_is_a_letter_a_header_or_a_choice(wish):
    assert layout_of([HEADERS, *members(2)], id_column=wish).columns[Role.ID_NUMBER] == 2


def test_an_unknown_wished_column_names_what_exists():
    with pytest.raises(SpreadsheetRefused, match=r"A \(NAME\), B \(SURNAME\), C \(ID NUMBER\)"):
        layout_of([HEADERS, *members(2)], id_column="IDENT")


def test_a_wished_header_row_is_taken_as_said():
    assert layout_of([HEADERS, *members(2), HEADERS, *members(2)], header_row=4).header_row == 4


@pytest.mark.parametrize("row", [-1, 99])
def test_a_wished_header_row_beyond_the_sheet_is_refused(row):
    with pytest.raises(SpreadsheetRefused, match="from 1 to 3, or 0"):
        layout_of([HEADERS, *members(2)], header_row=row)


@pytest.mark.parametrize(
    "header",
    ["ID", "Id No.", "ID NUMBER", "I.D. Number", "Identity Number", "ID-NOMMER", "RSA ID NO"],
)
def test_id_headers_as_offices_write_them(header):
    rows = [("x", "NAME", header), ("", "Anna", "wrong")]
    assert layout_of(rows).columns[Role.ID_NUMBER] == 2


@pytest.mark.parametrize(
    ("role", "variants"),
    [
        (Role.SURNAME, "SURNAME|Last Name|VAN|Familienaam|surname:"),
        (Role.CELL_NUMBER, "CELL|Cell No.|CELLPHONE|Selfoon|CONTACT NUMBER|Tel|Mobile number"),
        (Role.WARD, "WARD|Ward No|WARD_NUMBER|Wyk|WYK NR.|Ward ID"),
        (Role.MUNICIPALITY, "MUNICIPALITY|Munisipaliteit|Sub Region|SUB-REGION|Municipalité"),
    ],
)
def test_the_other_columns_are_found_by_the_headers_offices_write(role, variants):
    for header in variants.replace("|Municipalité", "").split("|"):
        assert columns_of("ID NUMBER", header)[role] == header


@pytest.mark.parametrize(
    "header", ["FIRST NAME(S)", "Names", "NAME", "VOORNAME", "Naam", "FULL NAMES"]
)
def test_a_name_beside_a_surname_is_the_first_names(header):
    columns = columns_of(header, "SURNAME", "ID NUMBER")
    assert columns[Role.FIRST_NAMES] == header
    assert Role.FULL_NAME not in columns


@pytest.mark.parametrize(
    "header", ["NAME AND SURNAME", "Name & Surname", "FULL NAME", "NAAM EN VAN", "NAME"]
)
def test_a_name_alone_is_the_whole_name(header):
    columns = columns_of(header, "ID NUMBER")
    assert columns[Role.FULL_NAME] == header
    assert Role.FIRST_NAMES not in columns


def test_the_surer_of_two_columns_wins():
    columns = columns_of(
        "TEL",
        "SUB REGION",
        "CELL NO",
        "MUNICIPALITY",
        "NAME",
        "FIRST NAMES",
        "SURNAME",
        "ID NUMBER",
    )
    assert columns[Role.CELL_NUMBER] == "CELL NO"
    assert columns[Role.MUNICIPALITY] == "MUNICIPALITY"
    assert columns[Role.FIRST_NAMES] == "FIRST NAMES"


def test_columns_about_somebody_else_are_not_the_members():
    columns = columns_of("NEW CELL NUM", "NEXT OF KIN SURNAME", "ID NUMBER", "ID TYPE")
    assert columns == {Role.ID_NUMBER: "ID NUMBER"}


def test_the_layout_of_the_seed_needs_no_special_case():
    headers = ("PROVINCE", "REGION", "MUNICIPALITY", "VD", "WARD", "NAME", "SURNAME", "ID NUMBER")
    found = layout_of([headers, ("", "", "", "", 16, "A", "B", synthetic_id(1))])
    assert (found.columns[Role.ID_NUMBER], found.columns[Role.WARD]) == (7, 4)
