"""What stands in the register."""

from __future__ import annotations

import pytest

from app.domain.verdict import Verdict
from app.spreadsheets.results.register.content import Table, sections
from tests.helpers.results import ELSEWHERE, IN_WARD, WARD, facts, one_of_each, row, rows_of

UNABLE, WRONG = Verdict.COULD_NOT_CHECK, Verdict.INVALID_ID_NUMBER


def section_of(rows, **changes):
    (section,) = sections(rows, facts(**changes))
    return section


def titles(section):
    return [group.title for group in section.groups]


def names(group):
    return [texts[1] for texts in group.rows]


def test_members_are_grouped_by_station_in_alphabetical_order():
    section = section_of(rows_of({IN_WARD: 6}))
    assert titles(section) == [
        "Voting Station: Bochum Primary School (VDNumber: 93500100)",
        "Voting Station: Kibi Clinic (VDNumber: 93500101)",
        "Voting Station: Tolwe Depot (VDNumber: 93500102)",
    ]


def test_a_station_is_closed_by_its_total():
    assert (
        section_of([row(3), row(6)]).groups[0].total == "Total Voters in Bochum Primary School: 2"
    )


def test_one_station_in_two_spellings_stays_one_group():
    rows = [row(3, voting_station="KIBI"), row(6, voting_station="Kibi")]
    assert len(section_of(rows).groups) == 1


def test_members_of_a_station_stand_by_surname_whatever_accents_and_case():
    people = [("naudé", "B"), ("Ḓau", "X"), ("Nauda", "Z"), ("DLAMINI", "A"), ("Naudé", "A")]
    rows = [
        row(3, surname=surname, first_names=first, voting_station="S", vd_number="1")
        for surname, first in people
    ]
    assert names(section_of(rows).groups[0]) == [
        *("ḒAU, X", "DLAMINI, A", "NAUDA, Z", "NAUDÉ, A", "NAUDÉ, B")
    ]


@pytest.mark.parametrize(
    ("surname", "first", "printed"),
    [
        ("van der Merwe", "Jan Piet", "VAN DER MERWE, Jan Piet"),
        ("Mokoena", "", "MOKOENA"),
        ("", "Thabo", "Thabo"),
        ("", "", ""),
    ],
)
def test_a_name_is_printed_surname_first(surname, first, printed):
    assert names(section_of([row(2, surname=surname, first_names=first)]).groups[0]) == [printed]


def test_every_group_is_numbered_from_one():
    section = section_of(rows_of({IN_WARD: 6, ELSEWHERE: 2, UNABLE: 2}))
    assert [[texts[0] for texts in group.rows] for group in section.groups] == [["1", "2"]] * 5


def test_members_registered_elsewhere_follow_with_their_own_ward_and_total():
    group = section_of(rows_of({IN_WARD: 1, ELSEWHERE: 2})).groups[-1]
    assert (group.title, group.total) == (
        "Not Registered In Ward",
        "Total Not Registered In Ward: 2",
    )
    assert {texts[2] for texts in group.rows} == {"93501003"}


def test_those_to_be_verified_come_last_with_reason_and_what_was_given():
    wrong = row(3, WRONG, as_received="80O1015009087", reason="has letters in it")
    group = section_of([wrong, row(2), row(4, UNABLE, reason="time-out")]).groups[-1]
    assert (group.table, group.title) == (Table.VERIFY, "To be verified: not counted above")
    assert group.rows[0][3] == "80O1015009087"
    assert [texts[5] for texts in group.rows] == ["has letters in it", "time-out"]


def test_a_corrected_number_that_is_to_be_verified_says_who_corrected_it():
    note = "corrected by Thandi on 2026-11-25"
    corrected = row(7, Verdict.COULD_NOT_CHECK, reason="no ward in the row", repair=note)
    (group,) = section_of([corrected]).groups
    assert group.rows[0][5] == f"no ward in the row; {note}"


def test_the_deceased_those_off_the_roll_and_duplicates_are_not_listed_for_signing():
    left_out = (Verdict.DECEASED, Verdict.NOT_REGISTERED_VOTER, Verdict.DUPLICATE)
    assert section_of(rows_of(dict.fromkeys(left_out, 2))).groups == ()


def test_the_head_accounts_for_every_row_of_the_list():
    rows = rows_of({verdict: count for count, verdict in enumerate(Verdict, 1)})
    assert section_of(rows).head.reconciled == (
        "28 rows in the list: 3 in good standing, 11 to be verified; not listed: "
        "3 not on the voters' roll, 4 whom the IEC's record indicates as deceased, 7 duplicates"
    )


def test_the_head_counts_good_standing_quorum_and_stations():
    head = section_of(rows_of({IN_WARD: 288, ELSEWHERE: 16, UNABLE: 5})).head
    assert (head.good_standing, head.quorum, head.stations) == ("304", "153", "3")
    assert head.quorum_sum == "half of 304 (288 in ward + 16 elsewhere), plus one"


def test_the_head_names_the_place_as_the_iec_does():
    head = section_of([row(2)]).head
    assert (head.province, head.sub_region) == ("Limpopo", "LIM351 - Blouberg")
    assert head.ward == "Blouberg ward 16 (LIM351), 93501016"


def test_with_nobody_in_the_ward_the_place_comes_from_the_ward():
    head = section_of([row(2, Verdict.NOT_REGISTERED_VOTER)]).head
    assert (head.province, head.sub_region) == ("Limpopo", "Blouberg")


@pytest.mark.parametrize(
    ("verdict", "stopped", "text"),
    [
        (IN_WARD, False, ""),
        (UNABLE, False, "PROVISIONAL: 1 member to be verified, not counted"),
        (WRONG, False, "PROVISIONAL: 1 member to be verified, not counted"),
        (
            IN_WARD,
            True,
            "PROVISIONAL: the check was stopped; 0 members to be verified, not counted",
        ),
    ],
)
def test_a_register_that_may_still_change_says_provisional_and_how_many(verdict, stopped, text):
    assert section_of([row(2, verdict)], stopped=stopped).head.provisional == text


def test_id_numbers_are_printed_in_full_unless_masked():
    full, masked = (section_of([row(2)], mask_ids=mask).groups[0].rows[0][3] for mask in (0, 1))
    assert full == row(2).id_number
    assert masked == f"{full[:6]}•••••{full[-2:]}"


def test_masking_covers_wrong_id_numbers_too():
    wrong = row(2, WRONG, as_received="800101500908")
    assert section_of([wrong], mask_ids=True).groups[0].rows[0][3] == "•" * 12


def test_per_ward_each_ward_has_its_own_section_and_quorum():
    rows = [row(2, ward_id="93501003"), row(3), row(4), row(5, ELSEWHERE)]
    found = sections(rows, facts(per_row=True))
    assert [section.head.ward.split(", ")[-1] for section in found] == ["93501003", WARD]
    assert [section.head.quorum for section in found] == ["1", "2"]


def test_rows_without_a_ward_stand_last_without_a_quorum():
    found = sections([row(2, UNABLE, ward_id=""), row(3)], facts(per_row=True))
    assert (found[-1].head.ward, found[-1].head.quorum) == ("No ward in the list", "")


def test_an_empty_list_has_one_section_all_the_same():
    assert [len(sections([], facts(per_row=per_row))) for per_row in (True, False)] == [1, 1]


def test_nobody_is_listed_twice_over_all_groups():
    section = section_of(one_of_each())
    assert sum(len(group.rows) for group in section.groups) == 4
