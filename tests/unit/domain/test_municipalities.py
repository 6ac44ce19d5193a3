from __future__ import annotations

import pickle

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.domain.ward import WardId
from app.spreadsheets.municipality_table import load_municipalities

TABLE = load_municipalities()
LISTED = [TABLE.find(label.rpartition("(")[2].rstrip(")"))[0] for label in TABLE.all_labels()]
WARDS = [(item, n) for item in LISTED for n in range(1, item.wards_2021 + 1)]
PATTERNS = (
    "{name} WARD {n} MEMBERSHIP.xlsx",
    "{name}_WARD_{n}-18-11-2025.xlsx",
    "Ward {n} {name}.csv",
    "{code} ward no. {n}.xls",
    "{id}.xlsx",
    "{name} Wyk {n} 2025-11-18.ods",
    "w{n} {alias} (2).xlsx",
    "Members {alias} Municipality Ward{n:03} 18 Nov 2025.xlsx",
    "{id} {name} ward {n} 10102025.xlsx",
    "{lower}ward{n}.xlsx",
    "{name} {n}.xlsx",
    "{code}_WARD_{n}_FINAL_v2.xlsx",
    "WARD-{n} of {name} ({code}) 2025.xlsx",
    "{n}. {alias} wyk nr {n} lede 3.xlsx",
    "0821234567 {lower} ward #{n} copy (3).xls",
    "{name} Branch Ward{n}, 16 Nov 2025, 120 members.xlsx",
)
TYPED = ("{id}", "{name} {n}", "{code}_{n}", "{lower} ward {n}", "{n} {alias}", "Wyk {n}, {name}")
NOISE = (
    "membership list final Sipho Mokoena Van der Merwe Sandton Soweto Edward Howard Steward "
    "branch BGA 2025 v2 0821234567 18112025 copy Khayelitsha Mamelodi Seshego George Naledi "
    "march 3rd Lebowakgomo Moses Kotane reward forward Mpumalanga EC W 400 members & 12-05-2024"
)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_no_name_of_any_ward_is_ever_read_as_another_ward(pattern):
    wrong = []
    for item, n in WARDS:
        ward_id = f"{item.prefix}{n:03d}"
        alias = item.aliases[n % len(item.aliases)] if item.aliases else item.name
        words = {"name": item.name, "code": item.code, "alias": alias, "lower": item.name.lower()}
        finding = TABLE.ward_in_name(pattern.format(n=n, id=ward_id, **words))
        if finding.ward_id not in (None, ward_id):
            wrong.append((item.code, n, finding))
    assert wrong == []


@pytest.mark.parametrize("pattern", TYPED)
def test_no_operators_words_for_any_ward_are_ever_read_as_another_ward(pattern):
    wrong = []
    for item, n in WARDS:
        ward_id = f"{item.prefix}{n:03d}"
        alias = item.aliases[n % len(item.aliases)] if item.aliases else item.name
        words = {"name": item.name, "code": item.code, "alias": alias, "lower": item.name.lower()}
        finding = TABLE.parse(pattern.format(n=n, id=ward_id, **words))
        if finding.ward_id not in (None, ward_id):
            wrong.append((item.code, n, finding))
    assert wrong == []


def test_no_rows_ward_and_municipality_are_ever_read_as_another_ward():
    wrong = []
    # Every ward once, the ways of writing number and name in turn.
    for at, (item, n) in enumerate(WARDS):
        ward_id = f"{item.prefix}{n:03d}"
        number = (n, float(n), f"{n:03}", f"Ward {n}", ward_id, int(ward_id))[at % 6]
        named = (item.name, f"{item.code} - {item.name}", item.code)[at // 6 % 3]
        found = TABLE.ward_from_parts(number, named).ward_id
        if found not in (None, ward_id):
            wrong.append((item.code, n, number, found))
    assert wrong == []


@pytest.mark.parametrize("pattern", PATTERNS[:5])
def test_usual_names_are_read_without_a_question(pattern):
    asked = {
        item.name
        for item in LISTED
        if not TABLE.ward_in_name(
            pattern.format(name=item.name, code=item.code, n=3, id=f"{item.prefix}003")
        ).ward_id
    }
    # Both Emalahleni; a bare MAN may be a word; ID 10102003 may be the tenth of October,
    # 10202003 and 10302003 days of that month as Americans write them.
    assert asked <= {"Emalahleni", "Mangaung", "Cederberg", "Witzenberg", "Overstrand"}


@settings(max_examples=300, deadline=None)
@given(
    ward=st.sampled_from(WARDS),
    before=st.lists(st.sampled_from(NOISE.split()), max_size=4),
    after=st.lists(st.sampled_from(NOISE.split()), max_size=4),
)
def test_noise_round_a_ward_leads_to_a_question_at_worst(ward, before, after):
    item, n = ward
    # A province beside it makes a name that two municipalities share mean the one in it.
    assume(item.name != "Emalahleni")
    text = " ".join([*before, item.name, "WARD", str(n), *after])
    assert TABLE.ward_in_name(text).ward_id in (None, f"{item.prefix}{n:03d}")


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(text):
    TABLE.ward_in_name(text)
    TABLE.parse(text)


@pytest.mark.parametrize(
    ("name", "ward_id"),
    [
        ("BLOUBERG WARD 16 MEMBERSHIP.xlsx", "93501016"),
        ("DANNHAUSER_WARD_6-18-11-2025.xlsx", "52504006"),
        ("list 93501016 18112025.xlsx", "93501016"),
        ("BloubergWard16.xlsx", "93501016"),
        ("BLOUBERG Wards 16.xlsx", "93501016"),
        ("blouberg ward no. 16.csv", "93501016"),
        ("BLOUBERG WARD 16 NOV 2025.xlsx", "93501016"),
        ("BLOUBERG WARD 11 2025.xlsx", "93501011"),
        ("BLOUBERG WARD 16 0829350101.xlsx", "93501016"),
        ("BLOUBERG WARD 400.xlsx", "93501400"),  # more wards than in 2021
        ("LEKWA-TEEMANE WARD 3", "63906003"),
        ("lekwateemane ward 3", "63906003"),
        ("Lekwa ward 3", "83005003"),
        ("Ephraim Mogale ward 3", "94701003"),
        ("DR BEYERS NAUDÉ WARD 3", "21001003"),
        ("BIG 5 HLABISA WARD 3", "52706003"),
        ("Jo'burg ward 3", "79800003"),
        ("EMALAHLENI WARD 3 MP", "83102003"),
        ("EMALAHLENI EC136 WARD 3", "21306003"),
        ("EMALAHLENI WARD 3 83102003", "83102003"),
        ("NALEDI WARD 3", "63902003"),
        ("MBOMBELA WARD 3", "83206003"),
        ("MODIMOLLE-MOOKGOPHONG WARD 3", "93608003"),
        ("GEORGE WARD 5", "10404005"),
    ],
)
def test_a_clear_name_is_a_ward(name, ward_id):
    finding = TABLE.ward_in_name(name)
    assert (finding.ward_id, finding.problem) == (ward_id, None)


@pytest.mark.parametrize(
    ("name", "problem", "choices"),
    [
        ("EMALAHLENI WARD 3", "EC136", ["21306003", "83102003"]),
        ("BLOUBERG WARD 16 AND 17", "wards 16 and 17", ["93501016", "93501017"]),
        ("BLOUBERG WARD 16/17", "wards 16 and 17", ["93501016", "93501017"]),
        ("BLOUBERG WARD 16 W17", "wards 16 and 17", ["93501016", "93501017"]),
        ("BLOUBERG POLOKWANE WARD 16", "or Polokwane", ["93501016", "93504016"]),
        ("BLOUBERG WARD 17 93501016", "wards 17 and 16", ["93501016", "93501017"]),
        ("WARD 16 MEMBERSHIP", "which municipality", []),
        ("BLOUBURG WARD 16", "perhaps Blouberg", ["93501016"]),
        ("BLOUBERG MEMBERSHIP", "not which ward", []),
        ("BLOUBERG WARD 0", "not which ward", []),
        ("BLOUBERG WARD 1016", "not which ward", []),
        ("BLOUBERG 16", "not which ward", ["93501016"]),
        ("BLOUBERG 16th ward", "not which ward", []),
        ("BLOUBERG WARD 16A", "something else", ["93501016"]),
        ("BLOUBERG WARD 16-11-2025", "not which ward", []),
        ("BLOUBERG WARDS 6-18-11-2025", "something else", ["93501006"]),
        ("BLOUBERG WARD 16 GAUTENG", "is in Limpopo", ["93501016"]),
        ("LIST 10102005", "something else", ["10102005"]),
        ("WARD 99999016", "begin with 99999", []),
        ("MUTALE WARD 3", "Musina (LIM341) and Thulamela (LIM343)", []),
        ("POLOKWANE AGANANG WARD 3", "Aganang became part", ["93504003"]),
        ("FS164 WARD 3", "Mangaung (MAN)", []),
        ("NALEDI FREE STATE WARD 3", "Mangaung (MAN)", []),
        ("MP322 WARD 3", "City of Mbombela (MP326)", []),
        ("MAKHADO-THULAMELA WARD 3", "Collins Chabane", ["93403003", "93404003", "93405003"]),
        ("MOSES KOTANE BRANCH WARD 5", "another name", ["63705005"]),
        ("SIPHO GEORGE WARD 5", "another name", ["10404005"]),
        ("WARD 5 GEORGE MOKOENA", "another name", ["10404005"]),
        ("PIXLEY KA SEME WARD 5", "another name", ["83004005"]),
        ("OLD MAN WARD 5", "another name", ["49400005"]),
    ],
)
def test_an_unclear_name_is_a_question_with_its_choices(name, problem, choices):
    finding = TABLE.ward_in_name(name)
    assert finding.ward_id is None
    assert problem in (finding.problem or "")
    assert [choice.ward_id for choice in finding.choices][: len(choices) or None] == choices


@pytest.mark.parametrize(
    "name",
    ["members.xlsx", "list 18112025", "20251118", "0829350101", "082 93501016", "GEORGE MOKOENA"],
)
def test_a_name_without_a_ward_says_nothing(name):
    finding = TABLE.ward_in_name(name)
    assert (finding.ward_id, finding.problem) == (None, None)


@pytest.mark.parametrize(
    ("typed", "ward_id"),
    [
        ("93501016", "93501016"),
        (" 93501016 ", "93501016"),
        ("Blouberg 16", "93501016"),
        ("Blouberg ward 16", "93501016"),
        ("LIM351 16", "93501016"),
        ("LIM351_16", "93501016"),
        ("10102005", "10102005"),
        ("Moses Kotane 5", "63705005"),
        ("MAN 5", "49400005"),
    ],
)
def test_the_operators_words_are_a_ward(typed, ward_id):
    assert TABLE.parse(typed).ward_id == ward_id


@pytest.mark.parametrize("typed", ["", "16", "99999016", "Bloberg 16", "Blouberg", "Blouberg 0"])
def test_other_words_are_answered_with_what_to_type(typed):
    finding = TABLE.parse(typed)
    assert finding.ward_id is None
    assert 'such as "Blouberg 16"' in (finding.problem or "")


def test_a_misspelt_municipality_is_answered_with_the_near_name():
    assert [choice.ward_id for choice in TABLE.parse("Bloberg 16").choices] == ["93501016"]


@pytest.mark.parametrize(
    ("number", "municipality", "ward_id"),
    [
        (16, "LIM351 - Blouberg", "93501016"),
        (16.0, "Blouberg Local Municipality", "93501016"),
        ("016", "blouberg", "93501016"),
        ("Ward 16", "BLOUBERG", "93501016"),
        ("Ward 16 Blouberg", "", "93501016"),
        (93501016, "", "93501016"),
        ("93501016", "Blouberg", "93501016"),
        (5, "George", "10404005"),
        (93501016, "Polokwane", None),
        (3, "Emalahleni", None),
        (3, "Mutale", None),
        (3, "Capricorn", None),
        (0, "Blouberg", None),
        (True, "Blouberg", None),
        (None, "", None),
    ],
)
def test_a_number_and_a_municipality_make_a_ward_or_a_problem(number, municipality, ward_id):
    assert TABLE.ward_from_parts(number, municipality).ward_id == ward_id


def test_a_label_names_ward_municipality_and_code():
    assert TABLE.label(WardId("93501016")) == "Blouberg ward 16 (LIM351)"
    assert TABLE.label(WardId("99999016")) == "ward 99999016"


def test_only_prefixes_of_the_table_are_known():
    assert TABLE.is_known(WardId("93501999"))
    assert not TABLE.is_known(WardId("99999016"))


def test_the_table_has_every_municipality_and_ward_of_2021():
    assert (len(LISTED), len(WARDS)) == (213, 4468)


def test_the_table_can_cross_to_another_process():
    again = pickle.loads(pickle.dumps(TABLE))
    assert again.ward_in_name("BLOUBERG WARD 16").ward_id == "93501016"
