"""What the engine says about jobs: the time line, waits, and what cannot be done."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

TEXTS: tuple[str | tuple[str, str], ...] = (
    # The time line.
    QT_TRANSLATE_NOOP("Engine", "added by {operator} on {seat}"),
    QT_TRANSLATE_NOOP("Engine", "checking on {seat}"),
    QT_TRANSLATE_NOOP("Engine", "paused"),
    QT_TRANSLATE_NOOP("Engine", "paused at row {number}"),
    QT_TRANSLATE_NOOP("Engine", "paused for {list}"),
    QT_TRANSLATE_NOOP("Engine", "paused at row {number} for {list}"),
    QT_TRANSLATE_NOOP("Engine", "paused by {operator}"),
    QT_TRANSLATE_NOOP("Engine", "paused at row {number} by {operator}"),
    QT_TRANSLATE_NOOP("Engine", "paused: {operator} paused the queue"),
    QT_TRANSLATE_NOOP("Engine", "paused at row {number}: {operator} paused the queue"),
    QT_TRANSLATE_NOOP("Engine", "resumed by {operator}"),
    QT_TRANSLATE_NOOP("Engine", "made urgent by {operator}"),
    QT_TRANSLATE_NOOP("Engine", "made not urgent by {operator}"),
    QT_TRANSLATE_NOOP("Engine", "moved first by {operator}"),
    QT_TRANSLATE_NOOP("Engine", "moved up by {operator}"),
    QT_TRANSLATE_NOOP("Engine", "moved down by {operator}"),
    QT_TRANSLATE_NOOP("Engine", "moved last by {operator}"),
    QT_TRANSLATE_NOOP("Engine", "ward confirmed by {operator}"),
    QT_TRANSLATE_NOOP("Engine", "ward changed to {ward} by {operator}"),
    QT_TRANSLATE_NOOP("Engine", "retried by {operator}"),
    QT_TRANSLATE_NOOP("Engine", "cancelled by {operator}"),
    QT_TRANSLATE_NOOP("Engine", "removed from the list by {operator}"),
    QT_TRANSLATE_NOOP("Engine", "writing the results"),
    QT_TRANSLATE_NOOP("Engine", "ended: completed"),
    QT_TRANSLATE_NOOP("Engine", "ended: failed"),
    QT_TRANSLATE_NOOP("Engine", "ended: cancelled"),
    QT_TRANSLATE_NOOP("Engine", "interrupted; goes on with resume"),
    QT_TRANSLATE_NOOP("Engine", "another seat runs the queue now"),
    QT_TRANSLATE_NOOP("Engine", "Rollcheck ended here; its answers are kept"),
    # What a job waits for, or why it ended.
    QT_TRANSLATE_NOOP("Engine", "{why} The time given for waiting is over; resume goes on"),
    QT_TRANSLATE_NOOP("Engine", "Waits for quota."),
    QT_TRANSLATE_NOOP("Engine", "Another Rollcheck of this PC runs the queue."),
    (
        "Rollcheck ended three times in a row while checking this list; resume tries it again",
        QT_TRANSLATE_NOOP(
            "Engine",
            "Rollcheck ended three times in a row while checking this list. Go on tries it again",
        ),
    ),
    (
        "An internal error stopped this job; its answers are kept. Details are in the log",
        QT_TRANSLATE_NOOP(
            "Engine",
            "An internal error stopped this job; its answers are kept. Details are in the log",
        ),
    ),
    # What cannot be done with a job.
    (
        "There is no job {job}. `jobs` lists them",
        QT_TRANSLATE_NOOP("Engine", "This job is not there any more"),
    ),
    QT_TRANSLATE_NOOP("Engine", "{file} has no ward column; name a ward instead"),
    (
        "Job {job} is {status}; only an ended job can be retried",
        QT_TRANSLATE_NOOP(
            "Engine", "This job has not ended yet; only an ended one can be asked again"
        ),
    ),
    (
        "Job {job}: every row that can be asked has its answer",
        QT_TRANSLATE_NOOP("Engine", "Every row of this list that can be asked has its answer"),
    ),
    (
        "Job {job} has ended ({status}); there is nothing to cancel",
        QT_TRANSLATE_NOOP("Engine", "This job has ended already; there is nothing to stop"),
    ),
    (
        "Job {job} has no results: it is {status}",
        QT_TRANSLATE_NOOP("Engine", "This job has no results yet"),
    ),
    (
        "The spreadsheet of job {job} is stored no more: its time was over, or a person in "
        "it was removed. Add {file} again",
        QT_TRANSLATE_NOOP(
            "Engine",
            "The spreadsheet is stored no more: its time was over, or a person in it was "
            "removed. Add {file} again",
        ),
    ),
    QT_TRANSLATE_NOOP("Engine", "{file} has ended; only a job in the queue can be moved"),
    QT_TRANSLATE_NOOP("Engine", "{file} is being checked now; only a waiting job can be moved"),
    (
        "{file} is paused; resume it, then move it",
        QT_TRANSLATE_NOOP("Engine", "{file} is paused; choose Go on, then move it"),
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "{file} is being checked; stop it first, then remove it. Nothing was removed"
    ),
    (
        "This person is in a job that has not ended: {names}. Let it end, or `cancel {job}`, "
        "then try again",
        QT_TRANSLATE_NOOP(
            "Engine",
            "This person is in a job that has not ended: {names}. Let it end, or stop it, "
            "then try again",
        ),
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "This person is in a list that is being taken in now, or whose taking in broke "
        "off. Try again when it is done; what broke off is removed by itself after a day",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "This person is in a list that has not started: {names}. Start it and let it end, "
        "or remove it, then try again",
    ),
    QT_TRANSLATE_NOOP("Engine", "row {row} corrected by {operator}"),
    (
        "{file} has not ended ({status}); its rows can be corrected when it has",
        QT_TRANSLATE_NOOP("Engine", "{file} has not ended; its rows can be corrected when it has"),
    ),
    (
        "{file} has no results yet; retry it first, then correct its rows",
        QT_TRANSLATE_NOOP(
            "Engine", "{file} has no results yet; ask again first, then correct its rows"
        ),
    ),
    QT_TRANSLATE_NOOP("Engine", "{file} has nobody in row {row}"),
    QT_TRANSLATE_NOOP("Engine", "Row {row}: this person was removed at their own request"),
    QT_TRANSLATE_NOOP("Engine", "Row {row} has this ID number already"),
    QT_TRANSLATE_NOOP("Engine", "Row {row} of this list is stored no more"),
    QT_TRANSLATE_NOOP("Engine", "Row {row} is in this list no more; open the list again"),
    QT_TRANSLATE_NOOP("Engine", "This row holds no ID number the IEC could be asked about"),
    (
        "Several jobs begin with {job}. `jobs` lists them",
        QT_TRANSLATE_NOOP("Engine", "This job is not there any more"),
    ),
    # Lists that have not started.
    QT_TRANSLATE_NOOP("Engine", "started by {operator} on {seat}"),
    QT_TRANSLATE_NOOP("Engine", "Ready to start: {number} ID numbers"),
    QT_TRANSLATE_NOOP("Engine", "asked {when}"),
    QT_TRANSLATE_NOOP("Engine", "These files are no longer together: all of them were removed"),
    QT_TRANSLATE_NOOP(
        "Engine",
        "This list is no longer here: it was removed or started elsewhere, or its time was "
        "over. Add the file again if it is still to be checked",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{file} cannot be read, so nothing can be done with it. Mend the file and add it again",
    ),
    QT_TRANSLATE_NOOP("Engine", "{file}: it is not known {questions}. Say so, then start it"),
    QT_TRANSLATE_NOOP("Engine", "which ward it is of"),
    QT_TRANSLATE_NOOP("Engine", "which sheet holds the list"),
    QT_TRANSLATE_NOOP("Engine", "which row holds the headers"),
    QT_TRANSLATE_NOOP("Engine", "which column holds the ID numbers"),
    QT_TRANSLATE_NOOP(
        "Engine", "{file}: it is not known {questions} and {others}. Say so, then start it"
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "{file} was added for practice, and this is the other. Start it there"
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "{file} was added for the real IEC, and this is the other. Start it there"
    ),
    # Results.
    QT_TRANSLATE_NOOP(
        "Engine",
        "The results of {file} are stored no more: their time was over, or a person in the "
        "list was removed. Add the list again",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The results of {file} are stored no more: their time was over, or a person in the "
        "list was removed. Leave this list out",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Results cannot be saved in {folder}: {reason}. They are kept, and saved as soon "
        "as that folder can be written to",
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "Nothing can be saved in {folder}: {reason}. Choose another folder"
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Results cannot be copied to {folder}: {reason}. They are kept, and copied as soon "
        "as that folder can be written to",
    ),
    QT_TRANSLATE_NOOP("Engine", "it does not answer"),
    QT_TRANSLATE_NOOP("Engine", "results copied to {folder}"),
    # Kept on this PC.
    QT_TRANSLATE_NOOP("Engine", "Kept on this PC until the database answers"),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Its copy on this PC was damaged while the database was away. Add the file again.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{file}: the database is away, and the disk of this PC is full, so it could not be kept "
        "here. Your own file is as it was: make room, then add it again",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{file}: the database is away, and it could not be kept on this PC ({reason}). Your own "
        "file is as it was: add it again when the database is back",
    ),
    QT_TRANSLATE_NOOP("Engine", "{folder} does not answer. Try again when it is back"),
    QT_TRANSLATE_NOOP("Engine", "{file} has no results yet. Wait until it is done"),
    QT_TRANSLATE_NOOP("Engine", "None of these lists has results yet. Wait until one is done"),
    QT_TRANSLATE_NOOP("Engine", "{file} is still being checked. Wait until it is done"),
    QT_TRANSLATE_NOOP("Engine", "{file} has no rows to look at"),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The register of {file} is stored no more: its time was over, or a person in it "
        "was removed. Leave this list out",
    ),
    QT_TRANSLATE_NOOP("Engine", "{file} is a folder. Choose another name"),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{file} is open in another program. Close it there and try again, or choose another name",
    ),
    (
        "The results cannot be written to {folder}: {reason}. They are kept; `download {job} "
        "--out FOLDER` writes them elsewhere",
        QT_TRANSLATE_NOOP(
            "Engine",
            "The results cannot be written to {folder}: {reason}. They are kept; Save "
            "copies… writes them elsewhere",
        ),
    ),
    (
        "The results of job {job} cannot be made: the data folder cannot be written to "
        "({reason}). Make room on its disk, then resume",
        QT_TRANSLATE_NOOP(
            "Engine",
            "The results cannot be made: the data folder cannot be written to ({reason}). "
            "Make room on its disk; then they are made",
        ),
    ),
    QT_TRANSLATE_NOOP("Engine", "{file}: cannot be written. Close it in Excel and try again"),
    QT_TRANSLATE_NOOP("Engine", "{folder}: results cannot be written there. Choose another folder"),
    QT_TRANSLATE_NOOP(
        "Engine", "{folder}: the disk is full or write-protected. Free some space, then try again"
    ),
    # The store.
    QT_TRANSLATE_NOOP("Engine", "the store is busy"),
    QT_TRANSLATE_NOOP("Engine", "the store does not answer: {what}"),
    QT_TRANSLATE_NOOP("Engine", "the connection to the store was lost"),
    QT_TRANSLATE_NOOP("Engine", "the store is slow to answer"),
    (
        "The data folder {folder} is on a network drive, where a database file breaks. Set "
        "ROLLCHECK_DATA_DIR to a folder on this PC",
        QT_TRANSLATE_NOOP(
            "Engine",
            "The data folder {folder} is on a network drive, where a database file breaks. "
            "Choose a folder on this PC",
        ),
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The data were made by a newer Rollcheck. Install that version or newer on this PC",
    ),
    # Settings.
    (
        "This PC's vault does not answer. Unlock it and try again, or set IEC_API_USERNAME "
        "and IEC_API_PASSWORD",
        QT_TRANSLATE_NOOP("Engine", "This PC’s vault does not answer. Unlock it and try again"),
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "The watched folder cannot be the results folder: results would be taken in"
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "Watched folder and results folder lie in each other: results would be taken in"
    ),
    QT_TRANSLATE_NOOP("Engine", "The watched folder and Rollcheck's own data lie in each other"),
    QT_TRANSLATE_NOOP("Engine", "Set by {variable} on this PC: change or remove it there"),
    (
        "{field} is set by {variable} on this PC: change or remove it there",
        QT_TRANSLATE_NOOP("Engine", "Set by {variable} on this PC: change or remove it there"),
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The watched folder cannot be the results folder: results would be taken in. "
        "Choose another folder",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Watched folder and results folder lie in each other: results would be taken in. "
        "Choose another folder",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The watched folder and Rollcheck's own data lie in each other. Choose another folder",
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "The folder of the settings file does not answer. Try again when it does"
    ),
    QT_TRANSLATE_NOOP("Engine", "The IEC account needs a user name and a password"),
    QT_TRANSLATE_NOOP("Engine", "The IEC account: {why}"),
    QT_TRANSLATE_NOOP("Engine", "the vault does not answer"),
    QT_TRANSLATE_NOOP("Engine", "{folder} cannot be made: {reason}. Choose another folder"),
    QT_TRANSLATE_NOOP("Engine", "Choose another folder"),
)
