"""Who may do what: roles, permissions, and the one table that says which deed needs which.

Roles prevent mistakes, not attackers: whoever holds the database's password can write its tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import UserError
from app.domain.job_actions import Action


class Role(StrEnum):
    """What an operator is in the office."""

    VIEWER = "viewer"
    OPERATOR = "operator"
    ADMIN = "admin"


class Permission(StrEnum):
    """The seed's three, the feed's `personal`, and two of our own.

    `PERSONAL`: whole ID numbers and results leave Rollcheck. `NAMES`: people are looked for, their
    ID numbers stay masked. `ADMIN`: what concerns the whole office.
    """

    READ = "members.read"
    CREATE = "members.create"
    WRITE = "members.write"
    PERSONAL = "personal"
    NAMES = "names"
    ADMIN = "admin"


SCOPES = (Permission.READ, Permission.CREATE, Permission.WRITE, Permission.PERSONAL)
"""The permissions that a token of the feed may carry."""

PERMISSIONS_OF: dict[Role, frozenset[Permission]] = {
    Role.VIEWER: frozenset({Permission.READ, Permission.NAMES}),
    Role.OPERATOR: frozenset(Permission) - {Permission.ADMIN},
    Role.ADMIN: frozenset(Permission),
}


class Deed(StrEnum):
    """What somebody asks of the engine."""

    SEE = "see"
    FIND_PERSON = "find person"
    ADD_LIST = "add list"
    START_LIST = "start list"
    REMOVE_LIST = "remove list"
    CHANGE_JOB = "change job"
    CHANGE_QUEUE = "change queue"
    CORRECT_ROW = "correct row"
    REVEAL = "reveal"
    EXPORT = "export"
    CHECK_PERSON = "check person"
    EXPORT_PERSON = "export person"
    ERASE_PERSON = "erase person"
    PURGE = "purge"
    CHANGE_ROLES = "change roles"
    READ_ACCESS_LOG = "read access log"
    CHANGE_SHARED_SETTINGS = "change shared settings"
    CHANGE_TOKENS = "change tokens"
    MAKE_SEAT_FILE = "make seat file"


NEEDS: dict[Deed, Permission] = {
    Deed.SEE: Permission.READ,
    Deed.FIND_PERSON: Permission.NAMES,
    Deed.ADD_LIST: Permission.CREATE,
    Deed.START_LIST: Permission.CREATE,
    Deed.REMOVE_LIST: Permission.WRITE,
    Deed.CHANGE_JOB: Permission.WRITE,
    Deed.CHANGE_QUEUE: Permission.WRITE,
    Deed.CORRECT_ROW: Permission.WRITE,
    Deed.REVEAL: Permission.PERSONAL,
    Deed.EXPORT: Permission.PERSONAL,
    Deed.CHECK_PERSON: Permission.PERSONAL,
    Deed.EXPORT_PERSON: Permission.PERSONAL,
    Deed.ERASE_PERSON: Permission.ADMIN,
    Deed.PURGE: Permission.ADMIN,
    Deed.CHANGE_ROLES: Permission.ADMIN,
    Deed.READ_ACCESS_LOG: Permission.ADMIN,
    Deed.CHANGE_SHARED_SETTINGS: Permission.ADMIN,
    Deed.CHANGE_TOKENS: Permission.ADMIN,
    Deed.MAKE_SEAT_FILE: Permission.ADMIN,
}
"""Which permission each deed needs: the only place that says so."""

_DEED_OF: dict[Action, Deed] = {
    Action.ANSWER: Deed.START_LIST,
    Action.OPEN_WORKBOOK: Deed.EXPORT,
    Action.PRINT_REGISTER: Deed.EXPORT,
    Action.COPY_FILE: Deed.EXPORT,
    Action.SAVE_COPIES: Deed.EXPORT,
    Action.REGISTERS_AS_PDF: Deed.EXPORT,
    Action.OVERVIEW: Deed.EXPORT,
    Action.PROBLEM_ROWS: Deed.EXPORT,
    Action.BRANCH_MESSAGE: Deed.EXPORT,
    Action.SHOW_IN_FOLDER: Deed.EXPORT,
    Action.PAUSE: Deed.CHANGE_QUEUE,
    Action.RESUME: Deed.CHANGE_QUEUE,
    Action.STOP: Deed.CHANGE_JOB,
    Action.RETRY: Deed.CHANGE_JOB,
    Action.URGENT: Deed.CHANGE_QUEUE,
    Action.NOT_URGENT: Deed.CHANGE_QUEUE,
    Action.MOVE_FIRST: Deed.CHANGE_QUEUE,
    Action.MOVE_UP: Deed.CHANGE_QUEUE,
    Action.MOVE_DOWN: Deed.CHANGE_QUEUE,
    Action.CHANGE_WARD: Deed.CHANGE_JOB,
    Action.REMOVE: Deed.REMOVE_LIST,
}

_REFUSALS: dict[tuple[Permission, Role], str] = {
    (Permission.CREATE, Role.VIEWER): (
        "Adding and starting lists needs the role operator; {who} is a viewer. Ask {whom}"
    ),
    (Permission.WRITE, Role.VIEWER): (
        "Changing lists and the queue needs the role operator; {who} is a viewer. Ask {whom}"
    ),
    (Permission.PERSONAL, Role.VIEWER): (
        "Giving out results and ID numbers needs the role operator; {who} is a viewer. Ask {whom}"
    ),
    (Permission.ADMIN, Role.VIEWER): (
        "What concerns the whole office needs the role admin; {who} is a viewer. Ask {whom}"
    ),
    (Permission.ADMIN, Role.OPERATOR): (
        "What concerns the whole office needs the role admin; {who} is an operator. Ask {whom}"
    ),
}
"""One sentence for each permission that a role lacks."""
_NOBODY_KNOWN = "an admin of your office"
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Operator:
    """One person of the office: `name` is the system user, which counts; the other is shown."""

    name: str
    display_name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks: an operator by system user, or a token of the feed with its `scopes`."""

    name: str
    scopes: frozenset[Permission] | None = None

    @property
    def is_token(self) -> bool:
        """Whether another program asks, not a person at a seat."""
        return self.scopes is not None


class NotPermitted(UserError):
    """The role or the token does not reach; says what is missing and whom to ask."""

    def __init__(self, text: str, needs: Permission) -> None:
        super().__init__(text)
        self.needs = needs


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody may do now: a role, or a token's permissions; `whom` is whom to ask."""

    who: str
    permissions: frozenset[Permission]
    role: Role | None = None
    whom: str = _NOBODY_KNOWN

    def may(self, deed: Deed) -> bool:
        """Whether this deed is allowed."""
        return NEEDS[deed] in self.permissions

    def refusal(self, deed: Deed) -> str:
        """The sentence why not: what is missing, and whom to ask; "" where it is allowed."""
        if self.may(deed):
            return ""
        needs = NEEDS[deed]
        if self.role is not None:
            return _REFUSALS[needs, self.role].format(who=self.who, whom=self.whom)
        return (
            f"The token {self.who} lacks the permission {needs}. Ask {self.whom} for one that has "
            "it"
        )

    def refusal_of(self, action: Action) -> str:
        """As `refusal`, for what the window offers."""
        return self.refusal(_DEED_OF[action])

    def require(self, deed: Deed) -> None:
        """Raises NotPermitted."""
        if not self.may(deed):
            raise NotPermitted(self.refusal(deed), NEEDS[deed])


def standing_of_operator(operator: Operator, everybody: Sequence[Operator]) -> Standing:
    """What this operator may do; the admins among everybody are whom to ask."""
    permissions = PERMISSIONS_OF[operator.role]
    return Standing(operator.display_name, permissions, operator.role, admins_named(everybody))


def standing_of_token(
    name: str, scopes: frozenset[Permission], everybody: Sequence[Operator]
) -> Standing:
    """What a token may do: never what concerns the office, whatever it claims."""
    known = scopes & frozenset(SCOPES)
    implied = {Permission.NAMES} if Permission.PERSONAL in known else set()
    return Standing(name, known | implied, None, admins_named(everybody))


def admins_named(everybody: Sequence[Operator]) -> str:
    """Whom to ask, by display name, at most three: "Johan, Zanele"."""
    names = [one.display_name for one in everybody if one.role is Role.ADMIN][:_MOST_NAMED]
    return ", ".join(names) or _NOBODY_KNOWN


def same_user(one: str, other: str) -> bool:
    """Whether two names are the same system user: Windows heeds no capitals."""
    return one.casefold() == other.casefold()
