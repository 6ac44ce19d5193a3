"""Which header means which column, in the English and Afrikaans that offices write.

Compared as `plain_words`: capitals, without accents or punctuation.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.spreadsheet import Role
from app.spreadsheets.reading.cells import plain_words

EXACT, LIKELY, POSSIBLE = 3, 2, 1


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a header says its column holds, and how surely (EXACT to POSSIBLE)."""

    role: Role
    sureness: int


_EXACT: dict[Role, str] = {
    Role.ID_NUMBER: (
        "ID|ID NO|ID NOS|ID NR|ID NUM|ID NUMBER|ID NUMBERS|IDNO|IDNUMBER|IDNR|IDNUM|RSA ID|"
        "RSA ID NUMBER|SA ID|SA ID NUMBER|SA ID NO|IDENTITY NUMBER|IDENTITY NO|IDENTITY|"
        "IDENTITY NR|IDENTITYNUMBER|IDENTIFICATION NUMBER|IDENTITY DOCUMENT NUMBER|NATIONAL ID|"
        "ID NOMMER|IDNOMMER|IDENTITEITSNOMMER|IDENTITEIT NOMMER|IDENTITEITSNR|IDENTITEIT|"
        "ID NUMBER 13 DIGITS|MEMBER ID NUMBER|ID DOC NO|BAR CODED ID NUMBER"
    ),
    Role.SURNAME: (
        "SURNAME|SURNAMES|LAST NAME|LASTNAME|LAST NAMES|FAMILY NAME|VAN|VANNE|FAMILIENAAM|"
        "SURENAME|SURNAME OF MEMBER|MEMBER SURNAME|SUR NAME"
    ),
    Role.FIRST_NAMES: (
        "FIRST NAME|FIRST NAMES|FIRST NAME S|FIRSTNAME|FIRSTNAMES|NAMES|NAME S|FORENAME|FORENAMES|"
        "GIVEN NAME|GIVEN NAMES|CHRISTIAN NAME|CHRISTIAN NAMES|VOORNAAM|VOORNAME|VOORNAAM NAME|"
        "NAME|NAAM|NAME OF MEMBER|MEMBER NAME|FULL NAMES|FULL NAME|FULL NAME S|FULLNAME|"
        "FULLNAMES|VOLLE NAME|VOLLE NAAM|VOLNAAM"
    ),
    Role.FULL_NAME: (
        "NAME AND SURNAME|NAMES AND SURNAME|NAME S AND SURNAME|NAME SURNAME|NAMES SURNAME|"
        "SURNAME AND NAME|SURNAME AND NAMES|SURNAME NAME|SURNAME NAMES|SURNAME AND FIRST NAMES|"
        "SURNAME AND FULL NAMES|FULL NAME AND SURNAME|FULL NAMES AND SURNAME|"
        "FIRST NAME AND SURNAME|FIRST NAMES AND SURNAME|SURNAME AND INITIALS|"
        "INITIALS AND SURNAME|NAAM EN VAN|NAME EN VAN|VAN EN NAAM|VAN EN NAME|VOORNAAM EN VAN|"
        "VOORNAME EN VAN|VAN EN VOORNAME|VAN EN VOORLETTERS|VOORLETTERS EN VAN|"
        "NAME AND LAST NAME|FIRST AND LAST NAME"
    ),
    Role.CELL_NUMBER: (
        "CELL|CELL NO|CELL NOS|CELL NR|CELL NUM|CELL NUMBER|CELL NUMBERS|CELLNO|CELLNUMBER|"
        "CELLPHONE|CELLPHONE NO|CELLPHONE NUMBER|CELL PHONE|CELL PHONE NO|CELL PHONE NUMBER|"
        "CELLULAR|CELLULAR NUMBER|CELLULAR NO|MOBILE|MOBILE NO|MOBILE NUMBER|MOBILE PHONE|"
        "SELFOON|SELFOON NOMMER|SELFOONNOMMER|SELFOON NO|SELFOON NR|SEL|SEL NO|SEL NR|SELNOMMER"
    ),
    Role.WARD: (
        "WARD|WARDS|WARD NO|WARD NR|WARD NUM|WARD NUMBER|WARDNO|WARDNUMBER|WARD ID|WARDID|"
        "WARD CODE|WYK|WYK NO|WYK NR|WYK NOMMER|WYKNOMMER|WYKSNOMMER|WYKNR|WYKNO|WYK ID"
    ),
    Role.MUNICIPALITY: (
        "MUNICIPALITY|MUNICIPALITIES|MUNICIPALITY NAME|NAME OF MUNICIPALITY|LOCAL MUNICIPALITY|"
        "MUNISIPALITEIT|PLAASLIKE MUNISIPALITEIT|MUNICIPAL NAME|MUNIC|MUNICIPALITY CODE"
    ),
}

_LIKELY: dict[Role, str] = {
    Role.CELL_NUMBER: (
        "CONTACT|CONTACT NO|CONTACT NOS|CONTACT NR|CONTACT NUMBER|CONTACT NUMBERS|CONTACT DETAILS|"
        "PHONE|PHONE NO|PHONE NUMBER|PHONE NUMBERS|TEL|TEL NO|TEL NR|TEL NUMBER|TELEPHONE|"
        "TELEPHONE NO|TELEPHONE NUMBER|TELEFOON|TELEFOONNOMMER|KONTAK|KONTAKNOMMER|"
        "KONTAK NOMMER|KONTAK NO|KONTAKBESONDERHEDE"
    ),
    Role.MUNICIPALITY: "SUB REGION|SUBREGION|SUBSTREEK|SUB STREEK|LM|LOCAL MUN|MUN",
    Role.FIRST_NAMES: "INITIALS|INITIAL|VOORLETTERS|VOORLETTER|MEMBER",
}

_WORDS: dict[Role, frozenset[str]] = {
    Role.ID_NUMBER: frozenset(("ID", "IDENTITY", "IDNO", "IDNUMBER", "IDENTITEITSNOMMER")),
    Role.CELL_NUMBER: frozenset(("CELL", "CELLPHONE", "SELFOON", "MOBILE", "CELLULAR")),
    Role.SURNAME: frozenset(("SURNAME",)),
    Role.MUNICIPALITY: frozenset(("MUNICIPALITY", "MUNISIPALITEIT")),
}


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split("|"))


# A header with one of these is about somebody or something else than the member.
_OTHER = _set_of(
    "TYPE|SPOUSE|WITNESS|PROPOSER|SECONDER|RECRUITER|NEW|NEXT|KIN|IEC|DISTRICT|STATUS|DATE|VALID|"
    "COPY|CHAIRPERSON|SECRETARY|VD|VOTING|DOCUMENT|WARD|WYK"
)
_WHOLE_NAMES = _set_of(
    "NAME|NAAM|NAME OF MEMBER|MEMBER NAME|FULL NAMES|FULL NAME|FULL NAME S|FULLNAME|FULLNAMES|"
    "VOLLE NAME|VOLLE NAAM|VOLNAAM|NAMES|MEMBER"
)


def _table() -> dict[str, Meaning]:
    table: dict[str, Meaning] = {}
    for names, sureness in ((_LIKELY, LIKELY), (_EXACT, EXACT)):
        for role, words in names.items():
            table.update(dict.fromkeys(words.split("|"), Meaning(role, sureness)))
    return table


_TABLE = _table()


def meaning_of(header: str) -> Meaning | None:
    """What a header means; None for one that names nothing Rollcheck reads."""
    words = plain_words(header)
    if words in _TABLE:
        return _TABLE[words]
    parts = set(words.split())
    if len(parts) > 6 or parts & _OTHER:
        return None
    for role, telling in _WORDS.items():
        if parts & telling:
            return Meaning(role, POSSIBLE)
    return None


def is_whole_name(header: str) -> bool:
    """Whether the header means the whole name when no column says SURNAME."""
    return plain_words(header) in _WHOLE_NAMES


def surname_comes_first(header: str) -> bool:
    """True for "SURNAME AND NAMES", "VAN EN VOORLETTERS": the order in which names stand."""
    words = plain_words(header)
    return words.startswith(("SURNAME", "VAN EN "))


def role_score(texts: list[str]) -> int:
    """How much a row looks like the header row: its different roles, the ID column twice."""
    roles = {found.role for text in texts if (found := meaning_of(text))}
    return len(roles) + (Role.ID_NUMBER in roles)
