from __future__ import annotations

from dataclasses import fields, replace

import pytest

from app.domain.settings_form import (
    Field,
    Problem,
    Refusals,
    SettingsForm,
    Wrong,
    check_settings,
)

FORM = SettingsForm(
    iec_url="https://api.elections.org.za",
    iec_user="limpopo",
    results_folder=r"C:\Users\Thandi\Documents\Rollcheck",
    data_dir=r"C:\Users\Thandi\AppData\Local\Rollcheck",
)


def wrong(**changes: object) -> list[tuple[Field, Wrong]]:
    found = check_settings(replace(FORM, **changes), FORM).problems
    return [(problem.field, problem.wrong) for problem in found]


def test_a_good_change_can_be_saved_and_says_what_changed():
    checked = check_settings(replace(FORM, quota_limit=9_000), FORM)
    assert (checked.can_save, checked.changed) == (True, (Field.QUOTA_LIMIT,))


def test_nothing_changed_is_nothing_to_save():
    assert not check_settings(FORM, FORM).can_save


@pytest.mark.parametrize(
    ("changes", "field", "why"),
    [
        ({"quota_small_jobs": 9_900}, Field.QUOTA_SMALL_JOBS, Wrong.SHARES_TOO_LARGE),
        ({"reuse_hours": 24 * 30 + 1}, Field.REUSE_HOURS, Wrong.TOO_LONG),
        ({"quota_single": -1}, Field.QUOTA_SINGLE, Wrong.NOT_POSITIVE),
        ({"iec_url": ""}, Field.IEC_URL, Wrong.MISSING),
        ({"iec_url": "http://api.elections.org.za"}, Field.IEC_URL, Wrong.NOT_HTTPS),
        ({"iec_url": "api.elections.org.za"}, Field.IEC_URL, Wrong.NOT_HTTPS),
        ({"iec_url": "https://[::1"}, Field.IEC_URL, Wrong.NOT_HTTPS),
        ({"iec_url": "https://me:word@iec.org.za"}, Field.IEC_URL, Wrong.ACCOUNT_IN_ADDRESS),
        ({"results_folder": ""}, Field.RESULTS_FOLDER, Wrong.MISSING),
        ({"results_folder": "Documents"}, Field.RESULTS_FOLDER, Wrong.NOT_WHOLE_PATH),
        ({"data_dir": r"\\server\share\data"}, Field.DATA_DIR, Wrong.NETWORK_DRIVE),
        ({"watched_folder": FORM.results_folder}, Field.WATCHED_FOLDER, Wrong.SAME_FOLDER),
        (
            {"watched_folder": r"C:\Users\Thandi\Documents"},
            Field.WATCHED_FOLDER,
            Wrong.INSIDE_RESULTS,
        ),
        (
            {"watched_folder": FORM.data_dir + r"\spool"},
            Field.WATCHED_FOLDER,
            Wrong.INSIDE_DATA,
        ),
        ({"keep_spreadsheets_days": 0}, Field.KEEP_SPREADSHEETS_DAYS, Wrong.NOT_POSITIVE),
        ({"warn_days": 90}, Field.WARN_DAYS, Wrong.WARNS_TOO_EARLY),
    ],
)
def test_a_setting_that_cannot_be_taken_is_named_with_its_reason(changes, field, why):
    assert (field, why) in wrong(**changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"iec_url": "http://127.0.0.1:8321"},
        {"watched_folder": r"\\server\share\lists"},
        {"watched_folder": "/home/thandi/lists", "results_folder": "/home/thandi/results"},
        {"quota_small_jobs": 0, "quota_single": 0},
        {"reuse_hours": 0},
    ],
)
def test_what_is_unusual_but_right_is_taken(changes):
    assert wrong(**changes) == []


def test_the_shares_add_up_to_the_limit():
    assert FORM.any_list + FORM.quota_small_jobs + FORM.quota_single == FORM.quota_limit


def test_another_data_folder_needs_a_restart():
    assert check_settings(replace(FORM, data_dir=r"D:\Rollcheck"), FORM).restart
    assert not check_settings(replace(FORM, theme="dark"), FORM).restart


def test_what_the_disk_said_counts_only_for_the_folder_it_was_said_of():
    refusals = Refusals({Field.RESULTS_FOLDER: (FORM.results_folder, "It cannot be written")})
    found = check_settings(FORM, FORM, refusals).problems
    assert found == (Problem(Field.RESULTS_FOLDER, Wrong.REFUSED, "It cannot be written"),)
    elsewhere = replace(FORM, results_folder=r"D:\Results")
    assert check_settings(elsewhere, FORM, refusals).problems == ()


def test_every_value_of_the_form_is_a_field():
    assert {item.name for item in fields(SettingsForm)} == {field.value for field in Field}
