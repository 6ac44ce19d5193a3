"""Nothing the engine says to an operator stays English in an Afrikaans window."""

from __future__ import annotations

import re
from datetime import datetime
from fnmatch import fnmatch

import pytest

from app.domain.errors import SpreadsheetRefused, UserError
from app.domain.queue_places import Move
from app.domain.verdict import VoterAnswer, VotingStation
from app.domain.ward import WardId
from app.engine.drafts.words import refusal_words
from app.engine.person_answer import Spoken, person_answer
from app.iec.address import parse_address
from app.spreadsheets.municipality_table import load_municipalities
from app.spreadsheets.reading.refusals import damaged, spread_out
from app.ui.translation import said
from app.ui.translation.engine_texts import TEXTS
from tests.helpers.engine_prose import engine_prose
from tests.helpers.iec import synthetic_id
from tests.helpers.translations import FIELD, FOLDER, messages_of

MUNICIPALITIES = load_municipalities()
# Words of English that Afrikaans has not.
ENGLISH = re.compile(r"\b(the|and|which|with|not|this|it|its|cannot|file|row|ward|to|no)\b")

NOT_SHOWN = {
    "app/domain/advice.py": "written into the sheet of problem rows, which is English",
    "app/domain/branch_message.py": "the window gives its own words for it",
    "app/domain/overview.py": "written into the overview, which is English",
    "app/domain/totals.py": "written into workbook and register, which are English",
    "app/engine/outputs/lines.py": "written into the overview, which is English",
    "app/domain/municipality_names.py": "names",
    "app/domain/ward_names.py": "names of provinces, and what to look for in file names",
    "app/spreadsheets/reading/headers.py": "headings to look for in lists",
    "app/spreadsheets/reading/people.py": "headings to look for in lists",
    "app/domain/feed/*": "the feed speaks to other programs",
    "app/engine/fed/follower.py": "the feed speaks to other programs",
    "app/engine/fed/handing_out.py": "the access log",
    "app/engine/doctor_kept.py": "told by the command `doctor` only",
    "app/engine/doctor.py": "told by the command `doctor` only",
    "app/engine/doctor_check.py": "told by the command `doctor` only",
    "app/engine/doctor_here.py": "told by the command `doctor` only",
    "app/engine/doctor_iec.py": "told by the command `doctor` only",
    "app/engine/doctor_feed.py": "told by the command `doctor` only",
    "app/domain/inbox_entry.py": "told to the program that sent the entry, in English",
    "app/engine/inbox/*.py": "told to the program that sent the entry, and the log",
    "app/seats/bus/scripts.py": "what Redis runs",
    "app/iec/practice/*": "the practice IEC speaks to commands and over HTTP",
    "app/store/schema.py": "SQL",
    "app/store/migrations/*": "SQL",
}
NOT_TOLD = {
    # What the window words itself, out of the value beside it.
    "In ward": "the window's own verdicts",
    "Other ward": "the window's own verdicts",
    "Not on voters' roll": "the window's own verdicts",
    "IEC reports deceased": "the window's own verdicts",
    "Could not check": "the window's own verdicts",
    "ID number wrong": "the window's own verdicts",
    "file name": "where a ward comes from; the card words it",
    # Names of work, for the log and for tracing.
    "results folder": "a thread's name",
    "first run": "a thread's name",
    "saving copies": "the access log",
    "saving an output": "the access log",
    "registers as one PDF": "the access log",
    "problem rows": "the access log",
    "The registers": "part of a file's name",
    "The overview": "part of a file's name",
    "by ID number": "the access log",
    "by surname": "the access log",
    "no answer": "the access log",
    "an earlier answer": "the access log",
    "a person was removed at their request, and files": "the access log",
    # Told to other programs.
    "This is no token of this seat": "the feed speaks to other programs",
    "This token's time is over": "the feed speaks to other programs",
    "This token was revoked": "the feed speaks to other programs",
    # Told to commands, or read from files.
    "too many files of this name": "a fault: a thousand copies stand there already",
    "Job Objects are of Windows": "a fault",
    "The spreadsheet": "the name of a file that has none",
    "AS RECEIVED": "a heading to look for",
    "PowerPoint Document": "what to look for in a file",
    "from: <saved by": "what to look for in a file",
    "yyyy-mm-dd hh:mm": "a number format",
    "BEGIN IMMEDIATE": "SQL",
    "READ COMMITTED": "SQL",
    "REPEATABLE READ": "SQL",
    "rollcheck shown": "a mark on a connection",
    "this seat has given the queue back": "the log",
    "ALL PRIVILEGES": "SQL",
    "(the database)": "a name for the whole of it, never shown",
    "-----BEGIN CERTIFICATE-----": "what to look for in a file",
    "Authentication required": "what to look for in an answer",
    "DB index": "what to look for in an answer",
    "UNKNOWN COMMAND": "what Redis answers",
    "MAX NUMBER OF CLIENTS": "what Redis answers",
    "DB INDEX": "what Redis answers",
    "it is in already": "undoes a transaction; nobody is told",
    "700 (each row against its own ward)": "a choice; the card words it",
}
NOT_TOLD_LIKE = {
    r"PRAGMA .*|\w+ = .*|SELECT .*|SET SESSION .*|CONCAT.*|SHOW .*": "SQL",
    r"That database holds something in .*|The copy of .*": "the command `database copy`",
    r".*70\d+:70\d+;|70\d+, 70\d+ 70\d+:|results, 1 job: 70\d+": "the access log",
    r"The token 70\d+ lacks the permission .*": "programs that use the feed",
    r"70\d+ rows, 70\d+ single checks": "the access log",
    r"70\d+ files, 70\d+ jobs, .*|, 70\d+ lists not started": "the command `purge`",
    r"70\d+ by 70\d+ on 70\d+": "written into the workbook",
    r"70\d+ cannot be taken: 70\d+": "a fault: the form was looked over before",
    r"the place of updates .*": "the log",
    r"70\d+ \(token 70\d+\)": "who acts, as the time line names them",
    r"70\d+ does not wait any more: it is 70\d+": "the feed goes on to the next job",
    r"made 70\d+: 70\d+, 70\d+ days|revoked 70\d+": "the access log",
    r"There is no token 70\d+|Several tokens are .*|70\d+\. `token list` .*": "commands",
    r"There is no job 70\d+|Several jobs begin with 70\d+|70\d+\. `jobs` lists them": "commands",
}
IN_PARTS = {
    "The database's address",
    "The Redis address",
    "700 702. Give it as 704; signs such as @ / : # in a password are written %40 %2F %3A %23",
    "700: Redis 702 is too old. Install 5.0 or newer. 704",
    "This user may not give 701. Allow it; .github/OFFICE.md has an ACL. 703",
    # Joined to sentences that `test_a_sentence_made_of_parts_is_known` makes.
    ". Choose from: 701",
    "700, which is under ward 702; this row is under ward 704",
    "700 became part of 702 in 2016, so 704 has another number today",
    "its ward 701",
    "its ward",
    "; perhaps 701",
    "it names no municipality and no clear ward number",
    "700: 702 paused the queue",
    "it names no municipality and no clear ward number701",
    "700 was added for 702, and this is the other. Start it there",
    "ID number 701",
    "On 701 the IEC answered about 703: 705.",
    "On 701 703 could not be checked: 705.",
    "ward 701 of which municipality703",
    "700, station 702",
    "moved 701 by 703",
    "700. Choose another folder",
    "The IEC's address 701. 703",
    "700 702 at the sign-in",
    'there is 701 "703" in it',
    "no column with names was found, so the register will show none: 701",
    "open in 701702703",
    ' in sheet "701"',
    "it took longer than 701; it may be damaged",
    "the header row",
    "the ID column",
    "the sheet",
    "the ward",
    "the real IEC",
    "made urgent",
    "made not urgent",
    "server error",
    "holds a user name or password; the vault is the place for them",
    "is not a plain address",
    "must begin with https://",
    "has spaces or signs in it that do not belong there",
    "names no usable host or port",
    "more than one column",
    "no column",
    "add a header row",
    "head it SURNAME or NAME",
    ": read as last saved",
    "open in ",
    ": this user may not, or another program has locked it",
    "say it with --ward, as 93501016 or as a municipality and number",
    'type the 8-digit ward ID such as 93501016, or municipality and number such as "Blouberg 16"',
}


def excused(prose):
    module = any(fnmatch(prose.module, pattern) for pattern in NOT_SHOWN)
    like = any(re.fullmatch(pattern, prose.sample) for pattern in NOT_TOLD_LIKE)
    return module or like or prose.sample in NOT_TOLD or prose.sample in IN_PARTS


def test_every_sentence_of_the_engine_is_said_in_afrikaans(language):
    language.use("af")
    found = list(engine_prose())
    assert len(found) > 300
    left = [
        f"{one.module}:{one.line}: {one.sample}"
        for one in found
        if not excused(one) and said(one.sample) == one.sample
    ]
    assert not left, "\n".join(left)


def refused(cause, cure):
    return refusal_words(SpreadsheetRefused("LYS.xlsx", cause, cure))


def answered(answer, reason="", *, practice=False):
    spoken = Spoken(datetime(2026, 11, 23, 9, 42), answer, reason)
    number = synthetic_id(1)
    return person_answer(number, spoken, MUNICIPALITIES, practice=practice).sentence


def address_problem(text):
    with pytest.raises(UserError) as problem:
        parse_address(text)
    return str(problem.value)


STATION = VotingStation("Raweshi Primary School", WardId("93501016"))
NO_COLUMN = "each row was to be checked against its own ward, but there is no ward column"
MADE = {
    "damaged": str(damaged("LYS.xlsx")),
    "spread out": str(spread_out("LYS.xlsx", "", "XFD9")),
    "spread out in a sheet": refusal_words(spread_out("LYS.xlsx", "Lede", "XFD9")),
    "no ward column": refused(
        NO_COLUMN, "Give --ward the list's ward, or add a column headed WARD"
    ),
    "no such column": refused(
        'there is no column "ID" in it', "Give --id-column one of these, by its letter: A (NAAM)"
    ),
    "no such row": refused(
        'the sheet "Lede" has no row 90',
        "Give --header-row a number from 1 to 30, or 0 for a list without headers",
    ),
    "nobody": refused(
        'nobody is listed in sheet "Lede" below row 1',
        "Fill in the list, or name the header's row with --header-row",
    ),
    "half a ward": MUNICIPALITIES.parse("Blouberg").problem,
    "a ward of nowhere": MUNICIPALITIES.parse("ward 3").problem,
    "no ward": MUNICIPALITIES.parse("qwerty").problem,
    "a strange ward": MUNICIPALITIES.parse("99999001").problem,
    "two wards": "repeats row 3, which is under ward 93501016; this row is under ward 93501017",
    "queue paused": "paused at row 3,412: Thandi paused the queue",
    "names": "no column with names was found, so the register will show none: add a header row",
    "several questions": "LYS.xlsx: it is not known which ward it is of and "
    "which column holds the ID numbers. Say so, then start it",
    "open in Excel": "open in Excel by Thandi: read as last saved",
    "locked": "LYS.xlsx: the file cannot be read: this user may not, or another program has locked "
    "it. Close it elsewhere or copy it to a folder of your own, then add the copy",
    "asked for": "LYS.xlsx: The file name does not say clearly which ward this is: it names "
    "Blouberg but not which ward of it; say it with --ward, as 93501016 or as a municipality and "
    "number",
    "registered": answered(VoterAnswer(True, True, STATION)),
    "not on the roll": answered(VoterAnswer(False, False)),
    "deceased": answered(VoterAnswer(True, False, STATION)),
    "could not": answered(None, "server error 502"),
    "practice": answered(VoterAnswer(False, False), practice=True),
    "practice could not": answered(None, "time-out", practice=True),
    "http": address_problem("http://api.elections.org.za"),
    "spaces": address_problem("https://api elections.org.za"),
    "a password": address_problem("https://a:b@api.elections.org.za"),
    "no host": address_problem("https://"),
    **{f"moved {move}": f"moved {move} by Thandi" for move in Move},
}


@pytest.mark.parametrize("name", sorted(MADE))
def test_a_sentence_made_of_parts_is_known(language, name):
    language.use("af")
    assert not ENGLISH.search(said(MADE[name])), said(MADE[name])


@pytest.mark.parametrize("name", sorted(MADE))
def test_no_sentence_tells_the_window_s_operator_to_use_a_command(language, name):
    language.use("en")
    assert not re.search(r"--\w|`", said(MADE[name]))


def test_no_translation_keeps_words_of_english():
    kept = [
        (one.context, form)
        for one in messages_of(FOLDER / "rollcheck_af.ts")
        for form in one.forms
        if ENGLISH.search(FIELD.sub("", form)) and "File, " not in form
    ]
    assert kept == []


def test_what_the_window_says_instead_needs_no_fact_that_the_engine_does_not_give():
    pairs = [entry for entry in TEXTS if not isinstance(entry, str)]
    assert pairs
    for engine, window in pairs:
        assert set(FIELD.findall(window)) <= set(FIELD.findall(engine)), engine
        assert not re.search(r"--\w|`|IEC_API|ROLLCHECK_", window), window
