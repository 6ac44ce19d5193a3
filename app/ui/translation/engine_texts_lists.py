"""What the engine says about spreadsheets and folders."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

TEXTS: tuple[str | tuple[str, str], ...] = (
    # Which ward.
    (
        "{text}; say it with --ward, as 93501016 or as a municipality and number",
        QT_TRANSLATE_NOOP("Engine", "Which ward? {text}"),
    ),
    QT_TRANSLATE_NOOP("Engine", "The file name and the ward column name different wards"),
    QT_TRANSLATE_NOOP("Engine", "The file name does not say clearly which ward this is: {problem}"),
    QT_TRANSLATE_NOOP("Engine", "The rows are of several wards"),
    QT_TRANSLATE_NOOP("Engine", "The file does not say clearly which ward this is: {problem}"),
    QT_TRANSLATE_NOOP("Engine", "Most rows name no ward"),
    QT_TRANSLATE_NOOP("Engine", "Neither the file name nor a column says which ward this is"),
    QT_TRANSLATE_NOOP("Engine", "each row against its own ward"),
    QT_TRANSLATE_NOOP("Engine", "{number} ({municipality} ward {ward_no}, {code})"),
    QT_TRANSLATE_NOOP("Engine", '"{wish}" does not say which ward: {problem}'),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{problem}; type the 8-digit ward ID such as 93501016, or municipality and number "
        'such as "Blouberg 16"',
    ),
    QT_TRANSLATE_NOOP("Engine", "that names no ward"),
    QT_TRANSLATE_NOOP("Engine", "no municipality has ward IDs that begin with {prefix}"),
    QT_TRANSLATE_NOOP("Engine", "it may be of {names}"),
    QT_TRANSLATE_NOOP("Engine", "it names {name} but not which ward of it"),
    QT_TRANSLATE_NOOP("Engine", "it names wards {numbers}"),
    QT_TRANSLATE_NOOP("Engine", "it names wards {numbers} of no municipality"),
    QT_TRANSLATE_NOOP("Engine", "it may mean ward {number} or something else"),
    QT_TRANSLATE_NOOP("Engine", "{municipality} is in {province}, and it names {others}"),
    QT_TRANSLATE_NOOP("Engine", "{municipality} may be the municipality or another name"),
    QT_TRANSLATE_NOOP(
        "Engine", "{gone} became part of {successors} in 2016, so its ward has another number today"
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{gone} became part of {successors} in 2016, so its ward {number} has another number today",
    ),
    QT_TRANSLATE_NOOP("Engine", "ward {number} of which municipality"),
    QT_TRANSLATE_NOOP("Engine", "ward {number} of which municipality?"),
    QT_TRANSLATE_NOOP("Engine", "ward {number} of which municipality; perhaps {near}"),
    QT_TRANSLATE_NOOP("Engine", "it names no municipality and no clear ward number"),
    QT_TRANSLATE_NOOP(
        "Engine", "it names no municipality and no clear ward number; perhaps {near}"
    ),
    QT_TRANSLATE_NOOP("Engine", "the ward column says {number}, not of which municipality"),
    (
        "Give it again with --ward",
        QT_TRANSLATE_NOOP("Engine", "Choose the ward from the list"),
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "each row was to be checked against its own ward, but there is no ward column"
    ),
    (
        "Give --ward the list's ward, or add a column headed WARD",
        QT_TRANSLATE_NOOP("Engine", "Choose the list’s ward, or add a column headed WARD"),
    ),
    (
        "Give the ward the list's ward, or add a column headed WARD.",
        QT_TRANSLATE_NOOP("Engine", "Choose the list’s ward, or add a column headed WARD."),
    ),
    (
        "Give it again with the ward.",
        QT_TRANSLATE_NOOP("Engine", "Choose the ward from the list."),
    ),
    # Sheets, header and ID column.
    QT_TRANSLATE_NOOP("Engine", "Choose from: {choices}"),
    QT_TRANSLATE_NOOP("Engine", "another sheet"),
    (
        "The sheets {sheets} all hold ID numbers: name the list's with --sheet",
        QT_TRANSLATE_NOOP("Engine", "Which sheet? {sheets} all hold ID numbers"),
    ),
    QT_TRANSLATE_NOOP("Engine", 'there is no sheet "{sheet}" in it'),
    QT_TRANSLATE_NOOP("Engine", "Its sheets are: {sheets}"),
    QT_TRANSLATE_NOOP("Engine", "the spreadsheet is empty"),
    QT_TRANSLATE_NOOP("Engine", "Save the list in Excel first, then add it again"),
    QT_TRANSLATE_NOOP("Engine", "no column with ID numbers was found in it"),
    (
        "Add the column with the members' 13-digit ID numbers, or name it with --id-column "
        "(and its sheet with --sheet)",
        QT_TRANSLATE_NOOP(
            "Engine",
            "Add the column with the members’ 13-digit ID numbers, or choose it in the card",
        ),
    ),
    (
        'In sheet "{sheet}" the columns {columns} hold ID numbers equally well: name the '
        "members' own with --id-column",
        QT_TRANSLATE_NOOP(
            "Engine", "Which column? In sheet “{sheet}”, {columns} hold ID numbers equally well"
        ),
    ),
    QT_TRANSLATE_NOOP("Engine", 'there is no column "{wish}" in it'),
    QT_TRANSLATE_NOOP("Engine", 'there is more than one column "{wish}" in it'),
    (
        "Give --id-column one of these, by its letter: {columns}",
        QT_TRANSLATE_NOOP("Engine", "Choose one of these: {columns}"),
    ),
    QT_TRANSLATE_NOOP("Engine", 'the sheet "{sheet}" has no row {number}'),
    (
        "Give --header-row a number from 1 to {last}, or 0 for a list without headers",
        QT_TRANSLATE_NOOP(
            "Engine", "Choose a row from 1 to {last}, or none for a list without headings"
        ),
    ),
    QT_TRANSLATE_NOOP("Engine", 'nobody is listed in sheet "{sheet}" below row {number}'),
    (
        "Fill in the list, or name the header's row with --header-row",
        QT_TRANSLATE_NOOP("Engine", "Fill in the list, or choose the row of its headings"),
    ),
    (
        "Give the ID column one of these, by its letter: {columns}.",
        QT_TRANSLATE_NOOP("Engine", "Choose one of these: {columns}."),
    ),
    (
        "Give the header row a number from 1 to {last}, or 0 for a list without headers.",
        QT_TRANSLATE_NOOP(
            "Engine", "Choose a row from 1 to {last}, or none for a list without headings."
        ),
    ),
    QT_TRANSLATE_NOOP("Engine", "Add the column with the members' 13-digit ID numbers."),
    QT_TRANSLATE_NOOP("Engine", "Fill in the list."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Copy the list alone to a new workbook (in Excel, Ctrl+End shows where the sheet "
        "ends) and add that.",
    ),
    QT_TRANSLATE_NOOP("Engine", "its layout is unknown"),
    (
        "Name the ID column",
        QT_TRANSLATE_NOOP("Engine", "Choose the ID column"),
    ),
    # What is worth knowing of a list.
    QT_TRANSLATE_NOOP(
        "Engine", "hidden sheets, not looked at unless no other has people: {sheets}"
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "no column with names was found, so the register will show none: add a header row"
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "no column with names was found, so the register will show none: head it SURNAME or NAME",
    ),
    QT_TRANSLATE_NOOP("Engine", "left out as totals: row {rows}"),
    QT_TRANSLATE_NOOP("Engine", "left out as repeated headers: row {rows}"),
    QT_TRANSLATE_NOOP("Engine", "left out, only a line number in them: row {rows}"),
    QT_TRANSLATE_NOOP("Engine", "{rows_shown} and {number} more"),
    QT_TRANSLATE_NOOP("Engine", "{number} rows name no ward that can be read"),
    QT_TRANSLATE_NOOP("Engine", "{number} rows name another ward than {ward_id}"),
    QT_TRANSLATE_NOOP("Engine", "open in {program}: read as last saved"),
    QT_TRANSLATE_NOOP("Engine", "open in {program} by {owner}: read as last saved"),
    # Files that cannot be used, and what to do.
    QT_TRANSLATE_NOOP("Engine", "is a folder"),
    QT_TRANSLATE_NOOP("Engine", "it is a folder, not a file"),
    QT_TRANSLATE_NOOP("Engine", "Name the spreadsheets in it, one by one or with a pattern"),
    QT_TRANSLATE_NOOP("Engine", "Add the spreadsheets in it, or name it as a watched folder"),
    QT_TRANSLATE_NOOP("Engine", "there is no such file"),
    QT_TRANSLATE_NOOP("Engine", "Check the name and folder"),
    QT_TRANSLATE_NOOP("Engine", "Check the name and the folder; it may have been moved or renamed"),
    QT_TRANSLATE_NOOP("Engine", "cannot be read"),
    QT_TRANSLATE_NOOP("Engine", "cannot be read ({reason})"),
    QT_TRANSLATE_NOOP("Engine", "could not be copied, for the disk of this PC is full"),
    QT_TRANSLATE_NOOP("Engine", "Make room on it, then add the file again"),
    QT_TRANSLATE_NOOP("Engine", "the file cannot be read"),
    QT_TRANSLATE_NOOP(
        "Engine", "the file cannot be read: this user may not, or another program has locked it"
    ),
    QT_TRANSLATE_NOOP("Engine", "Close it in other programs, or ask for the right to read"),
    QT_TRANSLATE_NOOP(
        "Engine", "Close it elsewhere or copy it to a folder of your own, then add the copy"
    ),
    QT_TRANSLATE_NOOP("Engine", "Copy it to this PC first"),
    QT_TRANSLATE_NOOP("Engine", "has {number} MB, more than the {limit} MB that can be taken"),
    QT_TRANSLATE_NOOP("Engine", "the file has {number} MB, the most is {limit} MB"),
    QT_TRANSLATE_NOOP("Engine", "Split the list, or remove pictures and unused sheets"),
    QT_TRANSLATE_NOOP("Engine", "Remove pictures and other sheets from it, or split the list"),
    QT_TRANSLATE_NOOP("Engine", "the file is empty (0 bytes)"),
    QT_TRANSLATE_NOOP("Engine", "Ask for it to be sent again, or save it again"),
    QT_TRANSLATE_NOOP("Engine", "there is nothing in the file but blanks"),
    QT_TRANSLATE_NOOP("Engine", "Ask for it to be sent again"),
    QT_TRANSLATE_NOOP("Engine", "the file is damaged or cut off"),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Open it in Excel and save it again as .xlsx, or ask for it to be sent again, then "
        "add that",
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "there is something as far away as cell {cell}, too far from the list to read"
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        'there is something as far away as cell {cell} in sheet "{sheet}", too far from '
        "the list to read",
    ),
    (
        "Copy the list alone to a new workbook (in Excel, Ctrl+End shows where the sheet "
        "ends) and add that, or name the list's own sheet with --sheet",
        QT_TRANSLATE_NOOP(
            "Engine",
            "Copy the list alone to a new workbook (in Excel, Ctrl+End shows where the "
            "sheet ends) and add that",
        ),
    ),
    QT_TRANSLATE_NOOP("Engine", "it is {what}, not a spreadsheet"),
    QT_TRANSLATE_NOOP("Engine", "it is {what}, whatever its name says"),
    QT_TRANSLATE_NOOP("Engine", "a PDF"),
    QT_TRANSLATE_NOOP("Engine", "a picture"),
    QT_TRANSLATE_NOOP("Engine", "a text document"),
    QT_TRANSLATE_NOOP("Engine", "a packed archive"),
    QT_TRANSLATE_NOOP("Engine", "a database"),
    QT_TRANSLATE_NOOP("Engine", "a program"),
    QT_TRANSLATE_NOOP("Engine", "a Word document"),
    QT_TRANSLATE_NOOP("Engine", "a PowerPoint presentation"),
    QT_TRANSLATE_NOOP("Engine", "an Outlook message"),
    QT_TRANSLATE_NOOP("Engine", "another program's document"),
    QT_TRANSLATE_NOOP("Engine", "an XML spreadsheet of 2003"),
    QT_TRANSLATE_NOOP("Engine", "a saved web page (MHTML)"),
    QT_TRANSLATE_NOOP("Engine", "an XML file"),
    QT_TRANSLATE_NOOP("Engine", "a web page (HTML)"),
    QT_TRANSLATE_NOOP("Engine", "Save the list in Excel as .xlsx and add that"),
    QT_TRANSLATE_NOOP("Engine", "Save the list as .xlsx and add that"),
    QT_TRANSLATE_NOOP("Engine", "Open it in Excel and save as .xlsx, then add that"),
    QT_TRANSLATE_NOOP("Engine", "it is no spreadsheet that Rollcheck knows"),
    QT_TRANSLATE_NOOP(
        "Engine", "Open it in the program it came from, save the list as .xlsx and add that"
    ),
    QT_TRANSLATE_NOOP("Engine", "the file is protected with a password"),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Open it in Excel, take the password off (File, Info, Protect Workbook, Encrypt "
        "with Password), save it and add it again",
    ),
    QT_TRANSLATE_NOOP("Engine", "it is an Apple Numbers document"),
    QT_TRANSLATE_NOOP("Engine", "In Numbers choose File, Export To, Excel, and add that"),
    QT_TRANSLATE_NOOP("Engine", "it is a zip archive, not a spreadsheet"),
    QT_TRANSLATE_NOOP("Engine", "Unpack it and add the spreadsheets in it"),
    QT_TRANSLATE_NOOP("Engine", "it is an OpenDocument file, but not a spreadsheet"),
    QT_TRANSLATE_NOOP("Engine", "it unpacks to far more than a list can hold, as a zip bomb does"),
    QT_TRANSLATE_NOOP(
        "Engine", "It is not a membership list as Excel saves it; do not open it, ask who sent it"
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "a quotation mark opened in row {number} is not closed, so rows run together"
    ),
    QT_TRANSLATE_NOOP("Engine", "Open it in Excel, correct that row, save as .xlsx and add that"),
    QT_TRANSLATE_NOOP("Engine", "it needs too much memory"),
    QT_TRANSLATE_NOOP("Engine", "it is nested too deeply; it may be damaged"),
    QT_TRANSLATE_NOOP("Engine", "it cannot be read; it may be damaged"),
    QT_TRANSLATE_NOOP(
        "Engine", "the program that reads it broke off; it may be damaged or too large"
    ),
    QT_TRANSLATE_NOOP("Engine", "it took longer than {number} seconds; it may be damaged"),
    QT_TRANSLATE_NOOP("Engine", "it took longer than {number} minutes; it may be damaged"),
    QT_TRANSLATE_NOOP(
        "Engine", "Copy the list alone to a new workbook, save it as .xlsx and add that"
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The spreadsheet process cannot be started ({reason}). Close other programs and try again",
    ),
    QT_TRANSLATE_NOOP("Engine", "it ended at once"),
    QT_TRANSLATE_NOOP("Engine", "it did not answer"),
    QT_TRANSLATE_NOOP("Engine", "Rollcheck is closing"),
    QT_TRANSLATE_NOOP(
        "Engine", "{file} could not be taken in because of a fault in Rollcheck. Add it by hand"
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "could not be taken in because of a fault in Rollcheck. Add it by hand"
    ),
    # Folders.
    QT_TRANSLATE_NOOP(
        "Engine",
        "There is no folder {folder}, or it cannot be reached. Create it, or choose "
        "another one in the settings",
    ),
    QT_TRANSLATE_NOOP("Engine", "{folder} is not a folder. Choose another one in the settings"),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The folder {folder} may not be read by this user. Ask for the right to read it, "
        "or choose another one in the settings",
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "The folder {folder} cannot be reached. It is looked at again as soon as it can"
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "The folder {folder} does not answer. It is looked at again as soon as it does"
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The folder {folder} is where Rollcheck keeps results or its own data. Choose "
        "another one in the settings",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The folder {folder} holds too much to look through all of it. Choose a folder for "
        "lists only in the settings",
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "The database does not answer. Lists wait in the folder until it does"
    ),
    QT_TRANSLATE_NOOP("Engine", "This is a file. Choose a folder."),
    QT_TRANSLATE_NOOP(
        "Engine", "This folder is not there and cannot be made. Choose another, or make it first."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "The disk of this folder is full. Make room on it, or choose another."
    ),
    QT_TRANSLATE_NOOP("Engine", "This path cannot be used. Choose a folder with the button."),
    QT_TRANSLATE_NOOP(
        "Engine", "Rollcheck may not look into this folder. Choose another, or ask for the right."
    ),
    QT_TRANSLATE_NOOP("Engine", "Give the whole path, with its drive or share."),
    QT_TRANSLATE_NOOP(
        "Engine", "Rollcheck cannot write into this folder. Choose another, or ask for the right."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "The data folder must be on this PC: a network drive would damage it."
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "This folder does not answer. If it is on a share, try again when the share is there.",
    ),
)
