"""What the engine says about ID numbers, answers and the IEC."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

TEXTS: tuple[str | tuple[str, str], ...] = (
    # Why a cell is no ID number.
    QT_TRANSLATE_NOOP("Engine", "no ID number in this row"),
    QT_TRANSLATE_NOOP(
        "Engine", "written like 8.00102E+12: Excel has dropped digits, they cannot be restored"
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "has letters in it: a passport or another document, not an ID number"
    ),
    QT_TRANSLATE_NOOP("Engine", "has fewer than 13 digits"),
    QT_TRANSLATE_NOOP("Engine", "has more than 13 digits"),
    QT_TRANSLATE_NOOP("Engine", "is a number with decimals, not an ID number"),
    QT_TRANSLATE_NOOP("Engine", "its first six digits are not a date of birth"),
    QT_TRANSLATE_NOOP("Engine", "its eleventh digit must be 0, 1 or 2"),
    QT_TRANSLATE_NOOP("Engine", "its check digit is wrong: a digit was mistyped"),
    QT_TRANSLATE_NOOP(
        "Engine", "leading zeros may be missing; accept repairs to use it, or correct the list"
    ),
    QT_TRANSLATE_NOOP("Engine", "is not an ID number"),
    QT_TRANSLATE_NOOP("Engine", "removed at the person's request"),
    QT_TRANSLATE_NOOP("Engine", "leading zeros restored"),
    QT_TRANSLATE_NOOP(
        "Engine", "This ID number has fewer than 13 digits; type its leading zeros too"
    ),
    QT_TRANSLATE_NOOP("Engine", "This is not an ID number: {problem}. Correct it and try again"),
    # Verdicts' reasons.
    QT_TRANSLATE_NOOP(
        "Engine", "the IEC's record indicates that this person is deceased (asked twice)"
    ),
    QT_TRANSLATE_NOOP("Engine", "the IEC's record is unclear; it is asked a second time"),
    QT_TRANSLATE_NOOP("Engine", "the IEC's record is unclear and was not asked a second time"),
    QT_TRANSLATE_NOOP("Engine", "the IEC's record is unclear and could not be asked a second time"),
    QT_TRANSLATE_NOOP(
        "Engine", "the IEC's record is unclear and could not be asked a second time ({reason})"
    ),
    QT_TRANSLATE_NOOP("Engine", "two different answers"),
    QT_TRANSLATE_NOOP("Engine", "no ward in the row"),
    QT_TRANSLATE_NOOP("Engine", "not asked: the job was stopped"),
    QT_TRANSLATE_NOOP("Engine", "registered in ward {number}"),
    QT_TRANSLATE_NOOP("Engine", "repeats row {row}"),
    QT_TRANSLATE_NOOP(
        "Engine",
        "repeats row {row}, which is under ward {first}; this row is under ward {number}",
    ),
    QT_TRANSLATE_NOOP("Engine", "the reply is about another ID number"),
    QT_TRANSLATE_NOOP("Engine", "the reply does not say clearly whether the person is registered"),
    QT_TRANSLATE_NOOP("Engine", "registered, but the reply names no ward"),
    QT_TRANSLATE_NOOP("Engine", "the reply's status contradicts its registration flag"),
    QT_TRANSLATE_NOOP("Engine", "Voting station not named"),
    # Why no answer came.
    QT_TRANSLATE_NOOP("Engine", "time-out"),
    QT_TRANSLATE_NOOP("Engine", "no connection: time-out"),
    QT_TRANSLATE_NOOP("Engine", "no connection: name not found"),
    QT_TRANSLATE_NOOP("Engine", "no connection: this PC has no network"),
    QT_TRANSLATE_NOOP("Engine", "no connection: the proxy of this network refused it"),
    QT_TRANSLATE_NOOP("Engine", "connection refused"),
    QT_TRANSLATE_NOOP("Engine", "no connection"),
    QT_TRANSLATE_NOOP("Engine", "the certificate of the IEC's address is not trusted"),
    QT_TRANSLATE_NOOP("Engine", "no secure connection could be made"),
    QT_TRANSLATE_NOOP("Engine", "the connection broke off"),
    QT_TRANSLATE_NOOP("Engine", "the reply broke off or is not HTTP"),
    QT_TRANSLATE_NOOP("Engine", "the reply could not be unpacked"),
    QT_TRANSLATE_NOOP("Engine", "the request could not be sent"),
    QT_TRANSLATE_NOOP("Engine", "the reply is too large"),
    QT_TRANSLATE_NOOP("Engine", "the connection to the IEC was closed here"),
    QT_TRANSLATE_NOOP("Engine", "redirected elsewhere"),
    QT_TRANSLATE_NOOP("Engine", "unexpected reply"),
    QT_TRANSLATE_NOOP("Engine", "not JSON"),
    QT_TRANSLATE_NOOP("Engine", "not a JSON object"),
    QT_TRANSLATE_NOOP("Engine", "a key twice"),
    QT_TRANSLATE_NOOP("Engine", "not a JSON number"),
    QT_TRANSLATE_NOOP("Engine", "the reply is not a voter record"),
    QT_TRANSLATE_NOOP("Engine", "an unexpected page instead of an answer"),
    QT_TRANSLATE_NOOP("Engine", "server error {code}"),
    QT_TRANSLATE_NOOP("Engine", "unexpected reply {code}"),
    QT_TRANSLATE_NOOP("Engine", "server error {code} at the sign-in"),
    QT_TRANSLATE_NOOP("Engine", "unexpected reply {code} at the sign-in"),
    QT_TRANSLATE_NOOP("Engine", "unexpected reply 404: the IEC's address may have a wrong path"),
    QT_TRANSLATE_NOOP("Engine", "the sign-in gave no token"),
    QT_TRANSLATE_NOOP("Engine", "the IEC's limit was reached"),
    QT_TRANSLATE_NOOP("Engine", "refused by the IEC's gateway"),
    QT_TRANSLATE_NOOP("Engine", "the IEC refused this account for the lookup"),
    QT_TRANSLATE_NOOP("Engine", "no lookups left until {time} UTC"),
    QT_TRANSLATE_NOOP("Engine", "no lookups are left until {time}"),
    # What keeps a seat from asking.
    (
        "The IEC refused the user name or password. Correct them in the settings "
        "(IEC_API_USERNAME and IEC_API_PASSWORD), then resume",
        QT_TRANSLATE_NOOP(
            "Engine", "The IEC refused the user name or password. Correct them in the settings"
        ),
    ),
    (
        "No IEC user name and password on this PC. Unlock its vault, or set IEC_API_USERNAME "
        "and IEC_API_PASSWORD, or use --practice, then resume",
        QT_TRANSLATE_NOOP(
            "Engine",
            "No IEC user name and password on this PC. Enter them in the settings; if they were "
            "there, unlock this PC's vault and start again",
        ),
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "The IEC's gateway blocks this network; ask the IEC to allow-list it"
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "The IEC accepts the sign-in but refuses lookups for this account; ask the IEC"
    ),
    QT_TRANSLATE_NOOP("Engine", "The IEC does not answer since {time}"),
    QT_TRANSLATE_NOOP("Engine", "The IEC does not answer."),
    QT_TRANSLATE_NOOP("Engine", "The PC that checks this list has no internet since {time}"),
    # The IEC's address.
    QT_TRANSLATE_NOOP("Engine", "The IEC's address cannot be read"),
    QT_TRANSLATE_NOOP("Engine", "The IEC's address is not a plain address"),
    QT_TRANSLATE_NOOP("Engine", "The IEC's address must begin with https://"),
    QT_TRANSLATE_NOOP("Engine", "The IEC's address names no usable host or port"),
    QT_TRANSLATE_NOOP(
        "Engine", "The IEC's address has spaces or signs in it that do not belong there"
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The IEC's address holds a user name or password; the vault is the place for them",
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "Give it as https://host, for example https://api.elections.org.za"
    ),
    # One person looked up.
    QT_TRANSLATE_NOOP("Engine", "Give an ID number or the beginning of a surname"),
    QT_TRANSLATE_NOOP("Engine", "PRACTICE, not a real answer. "),
    QT_TRANSLATE_NOOP("Engine", "could not check"),
    QT_TRANSLATE_NOOP("Engine", "could not check: {reason}"),
    QT_TRANSLATE_NOOP("Engine", "the IEC's record indicates deceased (asked twice)"),
    QT_TRANSLATE_NOOP("Engine", "not on the voters' roll"),
    QT_TRANSLATE_NOOP("Engine", "registered"),
    QT_TRANSLATE_NOOP("Engine", "registered in {ward}"),
    QT_TRANSLATE_NOOP("Engine", "registered in {ward}, station {station}"),
    QT_TRANSLATE_NOOP(
        "Engine",
        "On {day} {month} {year} at {time} the IEC answered about ID number {id}: {answer}.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "On {day} {month} {year} at {time} ID number {id} could not be checked: {reason}.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "PRACTICE, not a real answer. "
        "On {day} {month} {year} at {time} the IEC answered about ID number {id}: {answer}.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "PRACTICE, not a real answer. "
        "On {day} {month} {year} at {time} ID number {id} could not be checked: {reason}.",
    ),
    # Wards.
    QT_TRANSLATE_NOOP("Engine", "{municipality} ward {number} ({code})"),
    QT_TRANSLATE_NOOP("Engine", "ward {number}"),
    QT_TRANSLATE_NOOP("Engine", "{number} wards"),
)
