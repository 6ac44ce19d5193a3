import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.domain.errors import UserError
from app.domain.permissions import Role
from app.store import operators
from tests.helpers.stores import NOON

TRIES = 12


def enrol(database, name, shown=""):
    return database.transact(
        lambda connection: operators.enrol(connection, name, shown or name.title(), NOON)
    )


def set_role(database, name, role, shown=""):
    return database.transact(
        lambda connection: operators.set_role(connection, name, role, "zanele", NOON, shown)
    )


def roles(database):
    return {one.name: str(one.role) for one in database.look(operators.everybody)}


def forget_all(database):
    with database.write() as connection:
        connection.execute(operators.operators.delete())


def at_once(*works):
    """Do these at the same moment, each in a thread; what came of each, errors included."""
    together = threading.Barrier(len(works))

    def body(work):
        together.wait(10)
        try:
            return work()
        except UserError as refused:
            return refused

    with ThreadPoolExecutor(len(works)) as pool:
        return [each.result(30) for each in [pool.submit(body, work) for work in works]]


def test_the_first_operator_of_an_empty_store_is_its_admin(database):
    assert enrol(database, "zanele").role is Role.ADMIN


def test_later_operators_are_operators(database):
    enrol(database, "zanele")
    assert enrol(database, "johan").role is Role.OPERATOR


def test_who_is_known_stays_as_they_are(database):
    enrol(database, "zanele")
    set_role(database, "johan", Role.VIEWER, "Johan Botha")
    again = enrol(database, "johan", "Somebody")
    assert (again.role, again.display_name) == (Role.VIEWER, "Johan Botha")


def test_capitals_make_no_other_operator(database):
    enrol(database, "Zanele")
    assert enrol(database, "ZANELE").role is Role.ADMIN
    assert roles(database) == {"Zanele": "admin"}


def test_two_first_operators_at_the_same_moment_make_one_admin(database):
    for _ in range(TRIES):
        forget_all(database)
        at_once(*[lambda name=name: enrol(database, name) for name in ("anna", "ben", "cas")])
        assert sorted(roles(database).values()) == ["admin", "operator", "operator"]


def test_the_only_admin_stays_one(database):
    enrol(database, "zanele")
    enrol(database, "johan")
    with pytest.raises(UserError, match="Zanele is the only admin"):
        set_role(database, "zanele", Role.VIEWER)
    assert roles(database) == {"johan": "operator", "zanele": "admin"}


def test_two_admins_who_demote_each_other_at_the_same_moment_leave_one(database):
    for _ in range(TRIES):
        forget_all(database)
        enrol(database, "anna")
        set_role(database, "ben", Role.ADMIN)
        at_once(
            lambda: set_role(database, "anna", Role.OPERATOR),
            lambda: set_role(database, "ben", Role.OPERATOR),
        )
        assert sorted(roles(database).values()) == ["admin", "operator"]


def test_an_admin_chooses_for_somebody_who_was_never_here(database):
    enrol(database, "zanele")
    set_role(database, "thandi", Role.VIEWER)
    assert enrol(database, "thandi", "Thandi Mokoena").role is Role.VIEWER


def test_a_role_is_changed_without_changing_the_name_that_is_shown(database):
    enrol(database, "zanele", "Zanele Dube")
    set_role(database, "johan", Role.VIEWER, "Johan Botha")
    assert set_role(database, "johan", Role.ADMIN).display_name == "Johan Botha"


def test_a_name_of_any_length_is_taken(database):
    enrol(database, "z" * 300, "Z" * 300)
    (one,) = database.look(operators.everybody)
    assert (len(one.name), len(one.display_name)) == (100, 100)
