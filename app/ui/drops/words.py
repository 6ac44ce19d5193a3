"""What the drop zone says, in the operator's language."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

SAVE_FIRST = QT_TRANSLATE_NOOP("Drops", "Save the attachment first, then drag it from Downloads.")
MAIL = QT_TRANSLATE_NOOP(
    "Drops", "This is a mail. Save the attachment first, then drag it from Downloads."
)
TEXT = QT_TRANSLATE_NOOP(
    "Drops", "This is text, not a file. Save the list in Excel, then drag the file here."
)
NOTHING = QT_TRANSLATE_NOOP("Drops", "There is no file in this. Use Add files… to choose the list.")
MOVES_ONLY = QT_TRANSLATE_NOOP(
    "Drops", "The program this comes from would give its file away. Copy it to a folder first."
)
TOO_LARGE = QT_TRANSLATE_NOOP(
    "Drops", "It is larger than {limit} MB. Remove pictures and other sheets, then add it again."
)
GONE = QT_TRANSLATE_NOOP("Drops", "It is not there any more. Look where it was moved to.")
UNREACHABLE = QT_TRANSLATE_NOOP(
    "Drops", "It cannot be reached. Check the network, or copy it to this PC first."
)
NO_RIGHT = QT_TRANSLATE_NOOP("Drops", "Windows does not let you read it. Ask its owner for access.")
EMPTY_FOLDER = QT_TRANSLATE_NOOP(
    "Drops", "There is no spreadsheet in this folder. Open the folder that holds the lists."
)
FULL_FOLDER = QT_TRANSLATE_NOOP(
    "Drops", "It holds more than {limit} spreadsheets. Drag them in smaller groups."
)
EMPTY_ZIP = QT_TRANSLATE_NOOP("Drops", "There is no spreadsheet in this zip file.")
BAD_ZIP = QT_TRANSLATE_NOOP(
    "Drops", "The zip file is damaged. Ask the sender for it again, or unpack it in Explorer."
)
ODD_ZIP = QT_TRANSLATE_NOOP(
    "Drops", "It is packed in an unusual way. Unpack it in Explorer, then drag the lists."
)
LOCKED = QT_TRANSLATE_NOOP(
    "Drops", "It is protected with a password. Unpack it in Explorer, then drag the lists."
)
NESTED_ZIP = QT_TRANSLATE_NOOP(
    "Drops", "A zip file inside a zip file is not opened. Unpack it in Explorer first."
)
BOMB = QT_TRANSLATE_NOOP(
    "Drops", "It unpacks to far more than a list needs. Do not open it; ask who sent it."
)
NO_ROOM = QT_TRANSLATE_NOOP(
    "Drops", "There is no room for it on this PC. Free some space, then add it again."
)
ELEVATED = QT_TRANSLATE_NOOP(
    "Drops",
    "Rollcheck runs as administrator, so Windows blocks files dragged onto it. "
    "Close it and start it in the usual way, or use Add files….",
)

DROP_ONE = QT_TRANSLATE_NOOP("Drops", "Drop to add {name}")
DROP_SHEETS = QT_TRANSLATE_NOOP("Drops", "Drop to add {count} spreadsheets")
DROP_ITEMS = QT_TRANSLATE_NOOP("Drops", "Drop to add the spreadsheets in these {count} items")
DROP_INSIDE = QT_TRANSLATE_NOOP("Drops", "Drop to add the spreadsheets in {name}")
DROP_SOME = QT_TRANSLATE_NOOP("Drops", "Drop to add the files")
ASK_FOLDER = QT_TRANSLATE_NOOP("Drops", "Add {count} spreadsheets from {name}?")
ASK_FOLDER_ONE = QT_TRANSLATE_NOOP("Drops", "Add one spreadsheet from {name}?")
INSIDE_LEFT_OUT = QT_TRANSLATE_NOOP("Drops", "Folders inside it are left out.")


def say(text: str, **facts: object) -> str:
    """The text in the operator's language, with its facts in place."""
    return QCoreApplication.translate("Drops", text).format(**facts)
