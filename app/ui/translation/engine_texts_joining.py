"""What the engine says about the office: its database, its Redis, and joining it."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

TEXTS: tuple[str | tuple[str, str], ...] = (
    # What keeps this PC from a server.
    QT_TRANSLATE_NOOP(
        "Engine",
        "{place}: this name is not found. Check the address, and this PC's network",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{place} refuses connections. Check that {server} runs there, listens on this port "
        "and lets other PCs in (bind-address)",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{place} does not answer. Check that the PC is on, that {server} runs there and that "
        "no firewall is in between",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{place} cannot be reached from this PC ({told}). Check its network",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{place} offers no encryption, and without it passwords and lists could be read on "
        "the network. Set TLS up there; .github/OFFICE.md says how",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{place}: its certificate is not trusted here, so no password was sent. Name the "
        "office's own certificates in database_ca, or join with a seat file that carries them",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{place}: its certificate is for another name, so no password was sent. Put the name "
        "that stands in the certificate into the address",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{place}: no encrypted connection comes about. Check that TLS is set up on this port",
    ),
    QT_TRANSLATE_NOOP("Engine", "{place} wants encryption. Set database_tls to verify"),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{place} refuses user {user}. Check user and password, and that this account may come "
        "from this PC",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{place} refuses the password. Check it, and that this user exists there",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{place} lets nobody in from this PC. Create the account for this PC's address too",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{place} has no database {name}. Create it there, or correct the address",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{place}: user {user} may not use the database {name}, or it does not exist. Create "
        "it and grant the rights; .github/OFFICE.md has the statements",
    ),
    QT_TRANSLATE_NOOP("Engine", "{place} has too many connections. Raise max_connections there"),
    QT_TRANSLATE_NOOP("Engine", "{place} answers, but not as {server} does. Check host and port"),
    QT_TRANSLATE_NOOP("Engine", "{place} refuses: {told}"),
    # What an address has against it.
    QT_TRANSLATE_NOOP(
        "Engine",
        "The database's address {why}. Give it as {example}; signs such as @ / : # in a "
        "password are written %40 %2F %3A %23",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The Redis address {why}. Give it as {example}; signs such as @ / : # in a password "
        "are written %40 %2F %3A %23",
    ),
    QT_TRANSLATE_NOOP("Engine", "must begin with mysql+pymysql://"),
    QT_TRANSLATE_NOOP("Engine", "names no user"),
    QT_TRANSLATE_NOOP("Engine", "names no database"),
    QT_TRANSLATE_NOOP("Engine", "has letters with accents in its password: choose another"),
    QT_TRANSLATE_NOOP("Engine", "must begin with redis:// or rediss://"),
    QT_TRANSLATE_NOOP("Engine", "ends with something that is no number of a database"),
    QT_TRANSLATE_NOOP(
        "Engine",
        "would send its password readable over the network: begin it with rediss://, or end "
        "it with ?tls=off where the network is trusted",
    ),
    QT_TRANSLATE_NOOP("Engine", "has signs in it that do not belong there"),
    QT_TRANSLATE_NOOP("Engine", "has options behind a question mark: leave them out"),
    # The seat file and its passphrase.
    QT_TRANSLATE_NOOP(
        "Engine",
        "The passphrase is too short: at least 12 characters, or four words",
    ),
    QT_TRANSLATE_NOOP("Engine", "The passphrase repeats the same few characters: choose another"),
    QT_TRANSLATE_NOOP(
        "Engine",
        "This is no seat file. Choose the file that the office's admin has made",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The seat file is cut short or damaged: copy it again from where it came",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The seat file was made by a newer Rollcheck: install that version on this PC first",
    ),
    QT_TRANSLATE_NOOP("Engine", "This file is too large to be a seat file"),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The seat file asks for more work than any seat file needs: it is not used",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The passphrase is wrong, or the seat file is damaged: the two cannot be told apart. "
        "Type it again; if it is refused again, copy the file anew",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The certificate is too large for a seat file: give the authority's alone",
    ),
    QT_TRANSLATE_NOOP("Engine", "The office needs a name of at most 100 letters"),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The certificate is not in PEM: it begins with -----BEGIN CERTIFICATE-----",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "This PC has too little memory free to open a seat file: close other programs first",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The seat file {file} is there already. Give another name, or remove it first",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The seat file {file} cannot be written: {why}. Choose another folder",
    ),
    QT_TRANSLATE_NOOP("Engine", "The seat file {file} cannot be read: {why}"),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The folder of the seat file does not answer. Copy the file to this PC first",
    ),
    # Joining, and what a joined seat needs.
    QT_TRANSLATE_NOOP(
        "Engine",
        "This seat works on its own: there is no office to make a seat file for. Set "
        "ROLLCHECK_DATABASE_URL to the office's database first; .github/OFFICE.md says how",
    ),
    QT_TRANSLATE_NOOP("Engine", "Practice shares nothing: leave practice, then join your office"),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Variables of this PC name a database or Redis, and they count before a seat file. "
        "Remove them, then join again",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The settings file names a database or Redis, and it counts before a seat file. "
        "Remove the lines there, then join again",
    ),
    QT_TRANSLATE_NOOP("Engine", "The office's certificate {file} cannot be written: {why}"),
    QT_TRANSLATE_NOOP("Engine", "The data folder {file} cannot be written to: {why}"),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The certificate file {file} cannot be read. Correct database_ca in the settings",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The certificate file for Redis cannot be read. Name a file in PEM format in database_ca",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The certificate file {file} cannot be read: {why}. Name a file in PEM format in "
        "database_ca",
    ),
    QT_TRANSLATE_NOOP("Engine", "This PC's vault does not answer. Unlock it and try again"),
    QT_TRANSLATE_NOOP("Engine", "This PC's vault does not answer. Unlock it"),
    QT_TRANSLATE_NOOP(
        "Engine",
        "This seat has joined {office}, but this PC's vault, which keeps the office's "
        "passwords, does not answer ({why}). Unlock it and start again; `rollcheck leave` "
        "makes this a seat of its own",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "This seat has joined {office}, but this PC's vault no longer has the office's "
        "addresses. Join again with the seat file; `rollcheck leave` makes this a seat of its "
        "own",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The password of {shown} is not in the settings, and this PC's vault does not answer "
        "({why}). Unlock it and start again, or put the password into ROLLCHECK_DATABASE_URL",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "This PC's vault does not take the office's addresses ({why}). Unlock it and join "
        "again; nothing was changed",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "This PC's vault does not let the office go ({why}). Unlock it and leave again",
    ),
    QT_TRANSLATE_NOOP("Engine", "This PC's vault does not let the office go: remove it there"),
    QT_TRANSLATE_NOOP(
        "Engine",
        "An address or account of the office is too long for this PC's vault",
    ),
    # What was looked at.
    QT_TRANSLATE_NOOP("Engine", "Office"),
    QT_TRANSLATE_NOOP("Engine", "Office database"),
    QT_TRANSLATE_NOOP("Engine", "Database rights"),
    QT_TRANSLATE_NOOP("Engine", "Database packets"),
    QT_TRANSLATE_NOOP("Engine", "Database clock"),
    QT_TRANSLATE_NOOP("Engine", "Database tables"),
    QT_TRANSLATE_NOOP("Engine", "Office Redis"),
    QT_TRANSLATE_NOOP("Engine", "Redis rights"),
    QT_TRANSLATE_NOOP("Engine", "Redis eviction"),
    QT_TRANSLATE_NOOP("Engine", "Redis clock"),
    # How it came out.
    QT_TRANSLATE_NOOP("Engine", "this seat works on its own"),
    QT_TRANSLATE_NOOP("Engine", "practice shares nothing"),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Redis is named, but no database to share: this seat works on its own, without Redis",
    ),
    QT_TRANSLATE_NOOP("Engine", "the database is named by the environment"),
    QT_TRANSLATE_NOOP("Engine", "the database is named by the settings file"),
    QT_TRANSLATE_NOOP("Engine", "the database is named by the vault"),
    QT_TRANSLATE_NOOP("Engine", "No answer within {number} seconds"),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{shown}: MySQL {version}. Rollcheck was tested on MariaDB 10.11 only",
    ),
    QT_TRANSLATE_NOOP("Engine", "{shown}: MariaDB {version} is old. Rollcheck was tested on 10.11"),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{shown}: MariaDB {version}, not encrypted: passwords and lists can be read on the "
        "network. Set database_tls to verify",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{shown}: MariaDB {version}, encrypted, but its certificate is not checked. Set "
        "database_tls to verify",
    ),
    QT_TRANSLATE_NOOP("Engine", "{shown}: MariaDB {version}, on this PC"),
    QT_TRANSLATE_NOOP("Engine", "{shown}: MariaDB {version}, encrypted ({cipher})"),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The account lacks {rights}. Grant it; .github/OFFICE.md has the statements",
    ),
    QT_TRANSLATE_NOOP("Engine", "enough to work with"),
    QT_TRANSLATE_NOOP(
        "Engine",
        "max_allowed_packet is {number} MB, and lists cannot be kept. Set it to 16M there",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "max_allowed_packet {number} MB, wait_timeout {limit} s, innodb_snapshot_isolation {state}",
    ),
    QT_TRANSLATE_NOOP("Engine", "agrees with this PC's to {number} s"),
    QT_TRANSLATE_NOOP(
        "Engine",
        "This PC's clock is {number} minutes ahead of the server's. Jobs go by the database's "
        "clock and nothing breaks; set the wrong one right",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "This PC's clock is {number} minutes behind the server's. Jobs go by the database's "
        "clock and nothing breaks; set the wrong one right",
    ),
    QT_TRANSLATE_NOOP("Engine", "The tables' version cannot be read by this account"),
    QT_TRANSLATE_NOOP("Engine", "tables {version}, as this Rollcheck needs them"),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The tables were made by a newer Rollcheck: install that version on this PC",
    ),
    QT_TRANSLATE_NOOP("Engine", "no tables yet: `rollcheck database upgrade` makes them"),
    QT_TRANSLATE_NOOP(
        "Engine",
        "older tables ({version}): `rollcheck database upgrade` upgrades them",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "no tables yet, and this account lacks {rights} to make them. Run `rollcheck database "
        "upgrade` with an account that has them",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "older tables ({version}), and this account lacks {rights} to upgrade them. Run "
        "`rollcheck database upgrade` with an account that has them",
    ),
    QT_TRANSLATE_NOOP("Engine", "Jobs go on without it, and screens follow every 2 seconds"),
    QT_TRANSLATE_NOOP("Engine", "{shown}: Redis {version} is too old. Install 5.0 or newer"),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{shown}: Redis {version}, not encrypted: its password can be read on the network. "
        "Use rediss://",
    ),
    QT_TRANSLATE_NOOP("Engine", "{shown}: Redis {version}, encrypted"),
    QT_TRANSLATE_NOOP("Engine", "{shown}: Redis {version}, not encrypted"),
    QT_TRANSLATE_NOOP(
        "Engine",
        "This user may not give {commands}. Allow it; .github/OFFICE.md has an ACL",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Redis throws keys away when it is full ({state}), other programs' waiting jobs among "
        "them. Set maxmemory-policy to noeviction",
    ),
    QT_TRANSLATE_NOOP("Engine", "keeps every key"),
    QT_TRANSLATE_NOOP("Engine", "not told"),
)
