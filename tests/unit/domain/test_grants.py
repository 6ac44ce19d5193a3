import pytest

from app.domain.grants import RUNNING, read_grants

USAGE = "GRANT USAGE ON *.* TO `u`@`%` IDENTIFIED BY PASSWORD '*ABC'"


def lacking(*lines, database="members", table="rollcheck_rows"):
    return read_grants(lines, database).lacks(RUNNING, [table]).get(table, ())


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        ("GRANT ALL PRIVILEGES ON *.* TO `u`@`%` WITH GRANT OPTION", ()),
        ("GRANT ALL PRIVILEGES ON `members`.* TO `u`@`%`", ()),
        ("GRANT SELECT, INSERT, UPDATE, DELETE ON `members`.* TO `u`@`%`", ()),
        ("GRANT SELECT, INSERT, UPDATE, DELETE ON `members`.`rollcheck_rows` TO `u`@`%`", ()),
        ("GRANT SELECT, INSERT ON `members`.* TO `u`@`%`", ("UPDATE", "DELETE")),
        ("GRANT ALL PRIVILEGES ON `others`.* TO `u`@`%`", RUNNING),
        ("GRANT ALL PRIVILEGES ON `members`.`persons` TO `u`@`%`", RUNNING),
        # A right for single columns is none.
        (
            "GRANT SELECT, INSERT (`id`, `ward`), UPDATE, DELETE ON `members`.* TO `u`@`%`",
            ("INSERT",),
        ),
        # A role's own line names no place.
        ("GRANT `office` TO `u`@`%`", RUNNING),
        (USAGE, RUNNING),
        ("", RUNNING),
    ],
)
def test_a_line_of_grants_is_read(line, missing):
    assert lacking(line) == missing


def test_rights_on_the_database_and_on_a_table_add_up():
    assert not lacking(
        "GRANT SELECT, INSERT ON `members`.* TO `u`@`%`",
        "GRANT UPDATE, DELETE ON `members`.`rollcheck_rows` TO `u`@`%`",
    )


@pytest.mark.parametrize(
    ("pattern", "database", "covered"),
    [
        ("off%", "office", True),
        ("off_ce", "office", True),
        (r"off\_ce", "office", False),
        (r"my\_members", "my_members", True),
        ("a``b", "a`b", True),
        ("office", "office2", False),
    ],
)
def test_signs_that_stand_for_others_are_read_as_the_server_reads_them(pattern, database, covered):
    line = f"GRANT ALL PRIVILEGES ON `{pattern}`.* TO `u`@`%`"
    assert (not lacking(line, database=database)) is covered
