from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime

import pytest

from app.domain.status_banner import BannerAction, BannerKind, status_banner
from app.domain.status_sentence import (
    Account,
    Explains,
    Grade,
    Part,
    QuotaFacts,
    Says,
    StatusFacts,
    status_sentence,
)

TEN = datetime(2026, 11, 23, 10, 42)
QUOTA = QuotaFacts(7412, 900, datetime(2026, 11, 23, 10, 45), kept_for_one=100)
READY = StatusFacts(quota=QUOTA)
ACCOUNT_TROUBLE = (Account.REFUSED, Account.GATEWAY_BLOCKED, Account.LOOKUPS_REFUSED)


def says(facts: StatusFacts) -> list[Says]:
    return [part.says for part in status_sentence(facts).parts]


def test_ready_tells_what_is_free_now_and_what_comes_by_when():
    sentence = status_sentence(READY)
    more = Part(Says.FREE_AND_MORE, 7412, 900, QUOTA.more_by)
    assert sentence.parts == (Part(Says.READY), more)
    assert sentence.explains is Explains.QUOTA


def test_ready_promises_nothing_more_where_all_is_free():
    quota = QuotaFacts(7900)
    assert says(StatusFacts(quota=quota)) == [Says.READY, Says.FREE_NOW]


def test_ready_tells_no_number_before_the_ledger_was_read():
    assert says(StatusFacts()) == [Says.READY]


def test_checking_names_the_list_and_when_all_is_done():
    facts = replace(READY, checking="BLOUBERG WARD 16", all_done=TEN)
    assert says(facts) == [Says.CHECKING, Says.FREE_AND_MORE, Says.ALL_DONE]


def test_no_finish_is_told_while_nobody_can_know_it():
    assert Says.ALL_DONE not in says(replace(READY, checking="BLOUBERG WARD 16"))


def test_waiting_for_quota_tells_when_it_goes_on_and_what_single_checks_have():
    sentence = status_sentence(replace(READY, quota_until=TEN))
    assert sentence.parts == (Part(Says.WAITS_FOR_QUOTA, time=TEN), Part(Says.KEPT_FOR_ONE, 100))
    assert sentence.grade is Grade.WAIT


def test_an_outage_tells_since_when_and_how_often_it_asks():
    sentence = status_sentence(replace(READY, iec_away_since=TEN))
    assert sentence.parts[0] == Part(Says.IEC_AWAY, 60, time=TEN)
    assert (sentence.grade, sentence.explains) == (Grade.TROUBLE, Explains.IEC)


@pytest.mark.parametrize(
    ("changes", "first", "explains"),
    [
        ({"started": False}, Says.STARTING, Explains.QUEUE),
        ({"database_away_since": TEN}, Says.DATABASE_AWAY, Explains.DATABASE),
        ({"network": False}, Says.NO_NETWORK, Explains.NETWORK),
        ({"disk_full": True}, Says.DISK_FULL, Explains.QUEUE),
        ({"account": Account.REFUSED}, Says.SIGN_IN_REFUSED, Explains.ACCOUNT),
        ({"account": Account.GATEWAY_BLOCKED}, Says.GATEWAY_BLOCKED, Explains.GATEWAY),
        ({"account": Account.LOOKUPS_REFUSED}, Says.LOOKUPS_REFUSED, Explains.GATEWAY),
        ({"account": Account.MISSING}, Says.NO_ACCOUNT, Explains.ACCOUNT),
        ({"queue_paused": True}, Says.QUEUE_PAUSED, Explains.QUEUE),
    ],
)
def test_each_state_has_its_sentence_and_explanation(changes, first, explains):
    sentence = status_sentence(replace(READY, **changes))
    assert (sentence.parts[0].says, sentence.explains) == (first, explains)


def test_what_is_nearer_to_this_pc_is_told_first():
    worst = StatusFacts(
        database_away_since=TEN,
        network=False,
        disk_full=True,
        account=Account.REFUSED,
        iec_away_since=TEN,
    )
    order = [worst]
    for cure in (
        {"database_away_since": None},
        {"network": True},
        {"disk_full": False},
        {"account": Account.OK},
    ):
        order.append(replace(order[-1], **cure))
    assert [says(facts)[0] for facts in order] == [
        Says.DATABASE_AWAY,
        Says.NO_NETWORK,
        Says.DISK_FULL,
        Says.SIGN_IN_REFUSED,
        Says.IEC_AWAY,
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"database_away_since": TEN},
        {"network": False},
        {"disk_full": True},
        {"iec_away_since": TEN},
        {"quota_until": TEN},
        *({"account": account} for account in (*ACCOUNT_TROUBLE, Account.MISSING)),
    ],
)
def test_whatever_stops_the_work_is_never_called_ready_and_has_a_banner(changes):
    facts = replace(READY, checking="BLOUBERG WARD 16", **changes)
    assert not {Says.READY, Says.CHECKING} & set(says(facts))
    assert status_banner(facts) is not None


def test_a_full_disk_is_trouble_that_goes_on_by_itself_once_there_is_room():
    sentence = status_sentence(replace(READY, disk_full=True))
    assert sentence.parts == (Part(Says.DISK_FULL), Part(Says.GOES_ON))
    assert sentence.grade is Grade.TROUBLE


@pytest.mark.parametrize(
    ("nearer", "kind"),
    [
        ({}, BannerKind.DISK_FULL),
        ({"network": False}, BannerKind.NO_NETWORK),
        ({"database_away_since": TEN}, BannerKind.DATABASE_AWAY),
    ],
)
def test_the_banner_of_a_full_disk_stands_where_its_sentence_does(nearer, kind):
    facts = replace(READY, disk_full=True, account=Account.REFUSED, **nearer)
    assert status_banner(facts).kind is kind


def test_no_banner_stands_while_all_is_as_usual():
    assert status_banner(READY) is None
    assert status_banner(replace(READY, checking="BLOUBERG WARD 16")) is None


def test_only_where_asking_helps_the_banner_offers_to_ask_now():
    asked = {
        name
        for name, changes in {
            "iec": {"iec_away_since": TEN},
            "network": {"network": False},
            "quota": {"quota_until": TEN},
            "account": {"account": Account.REFUSED},
        }.items()
        if BannerAction.ASK_NOW in status_banner(replace(READY, **changes)).actions
    }
    assert asked == {"iec", "network"}


def test_without_network_another_seat_that_goes_on_is_named_with_its_row():
    facts = replace(READY, network=False, goes_on_at=("SEAT-3", 3412))
    (part,) = status_sentence(facts).parts
    assert (part.says, part.name, part.number) == (Says.NO_NETWORK_HERE, "SEAT-3", 3412)
    assert status_banner(facts).name == "SEAT-3"


def test_the_quota_banner_has_the_time_it_goes_on():
    banner = status_banner(replace(READY, quota_until=TEN))
    assert (banner.kind, banner.time) == (BannerKind.QUOTA, TEN)


def test_every_part_can_come_up():
    time = {"database_away_since", "iec_away_since", "quota_until"}
    seen = set()
    for item in fields(StatusFacts):
        values = [TEN] if item.name in time else []
        values += list(Account) if item.name == "account" else []
        values += {
            "started": [False],
            "network": [False],
            "disk_full": [True],
            "queue_paused": [True],
        }.get(item.name, [])
        for value in values:
            seen |= set(says(replace(READY, **{item.name: value})))
    seen |= set(says(replace(READY, checking="X", all_done=TEN)))
    seen |= set(says(replace(READY, network=False, goes_on_at=("seat-3", 3412))))
    seen |= set(says(StatusFacts(quota=QuotaFacts(1))))
    assert seen == set(Says)
