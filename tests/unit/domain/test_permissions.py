import pytest

from app.domain.job_actions import Action
from app.domain.permissions import (
    NEEDS,
    PERMISSIONS_OF,
    SCOPES,
    Deed,
    NotPermitted,
    Operator,
    Permission,
    Role,
    standing_of_operator,
    standing_of_token,
)

ZANELE = Operator("zanele", "Zanele", Role.ADMIN)
JOHAN = Operator("johan", "Johan", Role.OPERATOR)
THANDI = Operator("thandi", "Thandi Mokoena", Role.VIEWER)
OFFICE = (ZANELE, JOHAN, THANDI)

OF_THE_OFFICE = {
    Deed.ERASE_PERSON,
    Deed.PURGE,
    Deed.CHANGE_ROLES,
    Deed.READ_ACCESS_LOG,
    Deed.CHANGE_SHARED_SETTINGS,
    Deed.CHANGE_TOKENS,
    Deed.MAKE_SEAT_FILE,
}


def test_the_seeds_permissions_keep_their_names():
    assert [str(scope) for scope in SCOPES] == [
        "members.read",
        "members.create",
        "members.write",
        "personal",
    ]


@pytest.mark.parametrize("deed", Deed)
def test_every_deed_says_what_it_needs(deed):
    assert deed in NEEDS


def test_a_viewer_sees_and_finds_and_does_nothing_else():
    viewer = standing_of_operator(THANDI, OFFICE)
    assert {deed for deed in Deed if viewer.may(deed)} == {Deed.SEE, Deed.FIND_PERSON}


def test_an_operator_does_all_but_what_concerns_the_office():
    operator = standing_of_operator(JOHAN, OFFICE)
    assert {deed for deed in Deed if not operator.may(deed)} == OF_THE_OFFICE


def test_an_admin_does_everything():
    admin = standing_of_operator(ZANELE, OFFICE)
    assert all(admin.may(deed) and not admin.refusal(deed) for deed in Deed)


@pytest.mark.parametrize(("lower", "higher"), [("viewer", "operator"), ("operator", "admin")])
def test_a_higher_role_may_all_that_a_lower_one_may(lower, higher):
    assert PERMISSIONS_OF[Role(lower)] < PERMISSIONS_OF[Role(higher)]


@pytest.mark.parametrize(
    ("deed", "sentence"),
    [
        (
            Deed.ADD_LIST,
            "Adding and starting lists needs the role operator; Thandi Mokoena is a viewer. "
            "Ask Zanele",
        ),
        (
            Deed.CHANGE_JOB,
            "Changing lists and the queue needs the role operator; Thandi Mokoena is a viewer. "
            "Ask Zanele",
        ),
        (
            Deed.REVEAL,
            "Giving out results and ID numbers needs the role operator; Thandi Mokoena is a "
            "viewer. Ask Zanele",
        ),
        (
            Deed.CHANGE_ROLES,
            "What concerns the whole office needs the role admin; Thandi Mokoena is a viewer. "
            "Ask Zanele",
        ),
    ],
)
def test_a_refusal_says_what_is_missing_and_whom_to_ask(deed, sentence):
    with pytest.raises(NotPermitted) as refused:
        standing_of_operator(THANDI, OFFICE).require(deed)
    assert str(refused.value) == sentence


def test_whom_to_ask_names_three_admins_at_most():
    admins = [Operator(name, name.title(), Role.ADMIN) for name in ("ann", "ben", "cas", "dan")]
    assert standing_of_operator(THANDI, admins).whom == "Ann, Ben, Cas"


def test_without_a_known_admin_somebody_is_still_named():
    assert standing_of_operator(THANDI, [THANDI]).whom == "an admin of your office"


@pytest.mark.parametrize("action", Action)
def test_a_viewer_is_offered_no_action_of_the_window(action):
    assert standing_of_operator(THANDI, OFFICE).refusal_of(action)
    assert not standing_of_operator(JOHAN, OFFICE).refusal_of(action)


def test_a_token_may_what_its_scopes_say():
    token = standing_of_token("Wall", frozenset({Permission.READ, Permission.CREATE}), OFFICE)
    assert {deed for deed in Deed if token.may(deed)} == {
        Deed.SEE,
        Deed.ADD_LIST,
        Deed.START_LIST,
    }


def test_a_token_that_claims_to_be_an_admin_is_none():
    token = standing_of_token("Wall", frozenset(Permission), OFFICE)
    assert not any(token.may(deed) for deed in OF_THE_OFFICE)


def test_a_token_sees_names_only_with_the_personal_scope():
    assert not standing_of_token("Wall", frozenset({Permission.READ}), ()).may(Deed.FIND_PERSON)
    assert standing_of_token("Wall", frozenset({Permission.PERSONAL}), ()).may(Deed.FIND_PERSON)


def test_a_tokens_refusal_names_it_and_the_permission():
    token = standing_of_token("Wall", frozenset({Permission.READ}), OFFICE)
    assert token.refusal(Deed.ADD_LIST) == (
        "The token Wall lacks the permission members.create. Ask Zanele for one that has it"
    )
