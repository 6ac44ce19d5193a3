import pytest

from app.domain.errors import StoreUnavailable, UserError
from app.domain.permissions import Actor, Deed, NotPermitted, Permission, Role
from app.engine.enrolment import enrol_here, full_name
from app.engine.operators import Operators
from app.engine.permits import CACHE_SECONDS, Permit, Permits
from app.store import operators, retention
from tests.helpers.permits import give_role, permit_of
from tests.helpers.stores import embedded_store as store

__all__ = ["store"]


class Ticks:
    """Monotonic seconds that a test moves."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def ticks():
    return Ticks()


@pytest.fixture
def thandi(store, ticks):
    """Thandi at a seat of an office that has another admin."""
    give_role(store, "thandi", Role.OPERATOR)
    return Permit(Permits(store, ticks), Actor("thandi"), "SEAT-1")


def elsewhere(store, role):
    """An admin changes Thandi's role at another seat."""
    give_role(store, "thandi", role)


def log_of(store):
    entries = store.database.look(retention.access_entries)
    return [(one.operator, one.action, one.subject) for one in entries]


async def test_an_operator_nobody_knows_is_made_known_at_the_first_question(store):
    await permit_of(store, "thandi").require(Deed.CHANGE_ROLES)
    await permit_of(store, "johan").require(Deed.CHANGE_JOB)
    known = store.database.look(operators.everybody)
    assert [(one.name, one.role) for one in known] == [
        ("johan", Role.OPERATOR),
        ("thandi", Role.ADMIN),
    ]


async def test_a_role_changed_elsewhere_counts_within_seconds(store, thandi, ticks):
    await thandi.require(Deed.CHANGE_JOB)
    elsewhere(store, Role.VIEWER)
    ticks.now += CACHE_SECONDS
    with pytest.raises(NotPermitted, match="Changing lists and the queue needs the role operator"):
        await thandi.require(Deed.CHANGE_JOB)
    elsewhere(store, Role.ADMIN)
    ticks.now += CACHE_SECONDS
    await thandi.require(Deed.PURGE)


async def test_many_questions_in_a_moment_ask_the_store_once(store, thandi, monkeypatch):
    asked = []
    read = store.read
    monkeypatch.setattr(store, "read", lambda work: asked.append(work) or read(work))
    for _ in range(20):
        await thandi.require(Deed.SEE)
    assert len(asked) == 1


async def test_the_last_known_role_holds_while_the_store_is_away(store, thandi, ticks, monkeypatch):
    await thandi.require(Deed.CHANGE_JOB)
    _away(store, monkeypatch)
    ticks.now += 3_600
    await thandi.require(Deed.CHANGE_JOB)
    with pytest.raises(NotPermitted):
        await thandi.require(Deed.ERASE_PERSON)


async def test_without_any_known_role_the_store_must_answer(store, thandi, monkeypatch):
    _away(store, monkeypatch)
    with pytest.raises(StoreUnavailable):
        await thandi.require(Deed.SEE)


def _away(store, monkeypatch):
    async def away(_work):
        raise StoreUnavailable("away")

    monkeypatch.setattr(store, "read", away)
    monkeypatch.setattr(store, "write", away)


async def test_a_token_may_what_its_scopes_say_whatever_its_maker_may(store, thandi):
    token = thandi.of_token(Actor("Wall", frozenset({Permission.READ, Permission.CREATE})))
    elsewhere(store, Role.VIEWER)
    await token.require(Deed.ADD_LIST)
    with pytest.raises(NotPermitted, match=r"The token Wall lacks the permission members\.write"):
        await token.require(Deed.CHANGE_JOB)


async def test_a_token_is_named_as_one(thandi):
    token = thandi.of_token(Actor("Wall", frozenset({Permission.READ})))
    assert (token.name, token.shown, token.seat) == ("Wall (token)", "Wall (token)", "SEAT-1")


async def test_texts_show_the_display_name_and_columns_the_system_user(store, thandi):
    await thandi.gate.find("thandi")
    await thandi.gate.show_as("thandi", "Thandi Mokoena")
    assert (thandi.name, thandi.shown) == ("thandi", "Thandi Mokoena")


async def test_a_seat_makes_its_operator_known_by_the_name_of_its_settings(store):
    permit = permit_of(store, "thandi")
    await enrol_here(permit, "Thandi M.")
    assert permit.shown == "Thandi M."
    await enrol_here(permit, "")
    assert permit.shown == "Thandi M."
    await enrol_here(permit, "T. Mokoena")
    assert store.database.look(operators.everybody)[0].display_name == "T. Mokoena"


async def test_without_a_name_in_the_settings_the_systems_own_is_taken(store, monkeypatch):
    monkeypatch.setattr("app.engine.enrolment._full_name", lambda _name: "Thandi Mokoena")
    permit = permit_of(store, "thandi")
    await enrol_here(permit, "")
    assert permit.shown == "Thandi Mokoena"


async def test_somebody_else_than_the_user_of_this_pc_has_no_full_name_here():
    assert await full_name("nobody of this name") == ""


async def test_a_system_that_knows_no_full_name_leaves_the_user_name(store, monkeypatch):
    def unknown(_name):
        raise KeyError("no such user")

    monkeypatch.setattr("app.engine.enrolment._full_name", unknown)
    permit = permit_of(store, "thandi")
    await enrol_here(permit, "")
    assert permit.shown == "thandi"


# ---- Operators ----


async def test_an_admin_gives_a_role_and_it_is_logged(store):
    zanele = permit_of(store, "zanele")
    changed = await Operators(store, zanele).set_role("johan", Role.VIEWER, "Johan Botha")
    assert (changed.role, changed.display_name) == (Role.VIEWER, "Johan Botha")
    assert log_of(store) == [("zanele", "role", "johan: viewer")]


async def test_who_is_no_admin_changes_no_role(store, thandi):
    with pytest.raises(NotPermitted, match="needs the role admin; thandi is an operator"):
        await Operators(store, thandi).set_role("thandi", Role.ADMIN)
    assert log_of(store) == []


async def test_a_change_at_this_seat_counts_at_once(store):
    zanele = permit_of(store, "zanele")
    desk = Operators(store, zanele)
    await desk.set_role("johan", Role.ADMIN)
    await desk.set_role("zanele", Role.VIEWER)
    with pytest.raises(NotPermitted, match="Ask johan"):
        await desk.set_role("zanele", Role.ADMIN)


async def test_the_only_admin_stays_one_and_nothing_is_logged(store):
    zanele = permit_of(store, "zanele")
    with pytest.raises(UserError, match="zanele is the only admin"):
        await Operators(store, zanele).set_role("zanele", Role.OPERATOR)
    assert log_of(store) == []


async def test_an_empty_name_is_refused(store):
    with pytest.raises(UserError, match="Give the operator's user name"):
        await Operators(store, permit_of(store, "zanele")).set_role("  ", Role.VIEWER)


async def test_everybody_sees_who_is_known_and_what_they_may_change(store, thandi):
    office = await Operators(store, thandi).office()
    assert [one.name for one in office.everybody] == ["thandi", "the admin"]
    assert (office.me.role, office.may_change, office.whom) == (Role.OPERATOR, False, "Zanele")


async def test_the_access_log_is_read_by_admins_newest_first_and_no_further_back(
    store, thandi, clock
):
    admin = Permit(thandi.gate, Actor("the admin"), "SEAT-1")
    desk = Operators(store, admin)
    await desk.set_role("johan", Role.VIEWER)
    clock.move(days=10)
    await desk.set_role("johan", Role.OPERATOR)
    assert [one.subject for one in await desk.access_log()] == [
        "johan: operator",
        "johan: viewer",
    ]
    assert [one.subject for one in await desk.access_log(days=5)] == ["johan: operator"]
    with pytest.raises(NotPermitted):
        await Operators(store, thandi).access_log()
