"""Making a seat file, joining an office with one, and leaving it again. All of it blocks.

A seat counts as joined from a mark in its data folder on, which is made before the vault takes
anything: whatever ends a join half-way, the seat then refuses to start rather than work on a store
of its own.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from app.atomic_file import replace_file
from app.domain.errors import UserError
from app.domain.office_address import Kind, Origin
from app.domain.seat_file import MAX_BYTES, SeatFile, decode, encode
from app.iec.address import parse_address
from app.office import Office, Shared, joined_by, mark_joined, office_secrets, origin_in
from app.settings import DEFAULT_IEC_URL, Settings, config_file, load_settings
from app.settings_file import write_settings
from app.vault import OfficeSecrets, forget_office, iec_secrets, store_office

NOTHING_SHARED = (
    "This seat works on its own: there is no office to make a seat file for. Set "
    "ROLLCHECK_DATABASE_URL to the office's database first; .github/OFFICE.md says how"
)
CA_FILE = "office-ca.pem"
_LEFT = {"joined_office": "", "database_tls": "", "database_ca": ""}


def seat_file_of(settings: Settings, name: str) -> SeatFile:
    """What another seat needs to work with this one; `name` is the office's.

    Raises UserError where this seat shares nothing, or its secrets cannot be read.
    """
    office = office_secrets(settings)
    if office.database is None:
        raise UserError(NOTHING_SHARED)
    user, password = iec_secrets() or ("", "")
    return SeatFile(
        office=name.strip() or office.name or office.database.address.name,
        database=office.database.address.text,
        redis=office.redis.address.text if office.redis else "",
        iec_url=settings.iec_url,
        iec_user=user,
        iec_password=password,
        ca=_certificate(settings.database_ca),
        tls=settings.database_tls,
    )


def make_seat_file(content: SeatFile, file: Path, passphrase: str, *, overwrite: bool) -> None:
    """Seal it into a file for this user's eyes only. Raises UserError."""
    if not overwrite and file.exists():
        raise UserError(
            f"The seat file {file} is there already. Give another name, or remove it first"
        )
    sealed = encode(content, passphrase)
    try:
        replace_file(file, sealed)
    except OSError as refused:
        raise UserError(
            f"The seat file {file} cannot be written: {_reason(refused)}. Choose another folder"
        ) from None


def read_seat_file(file: Path, passphrase: str) -> SeatFile:
    """Open a seat file; never reads more of it than a seat file has. Raises UserError."""
    try:
        with file.open("rb") as opened:
            data = opened.read(MAX_BYTES + 1)
    except OSError as refused:
        raise UserError(f"The seat file {file} cannot be read: {_reason(refused)}") from None
    content = decode(data, passphrase)
    if content.iec_url:
        parse_address(content.iec_url)
    return content


def office_in(content: SeatFile, ca_file: str) -> Office:
    """The office that a seat file leads to, as if this seat had joined it already."""
    redis = content.redis_address
    return Office(
        content.office,
        Shared(content.database_address, Origin.VAULT),
        Shared(redis, Origin.VAULT) if redis else None,
        content.tls,
        ca_file,
    )


def certificate_for_a_test(content: SeatFile) -> Path | None:
    """A new folder of its own with the office's certificates in `CA_FILE`; None without any."""
    if not content.ca:
        return None
    folder = Path(tempfile.mkdtemp(prefix="rollcheck-"))
    (folder / CA_FILE).write_text(content.ca, encoding="utf-8")
    return folder


def refuse_to_join(settings: Settings, *, practice: bool) -> None:
    """Raises UserError where a seat file would not count."""
    if practice:
        raise UserError("Practice shares nothing: leave practice, then join your office")
    origins = {origin_in(settings, kind) for kind in Kind}
    if Origin.ENVIRONMENT in origins:
        raise UserError(
            "Variables of this PC name a database or Redis, and they count before a seat file. "
            "Remove them, then join again"
        )
    if Origin.FILE in origins:
        raise UserError(
            "The settings file names a database or Redis, and it counts before a seat file. "
            "Remove the lines there, then join again"
        )


def join(settings: Settings, content: SeatFile) -> Settings:
    """Put all of a seat file in its place, or nothing; the settings as they count from now on.

    Raises UserError.
    """
    refuse_to_join(settings, practice=False)
    before, kept_ca, was = _as_they_are(settings), _read(_ca_path()), joined_by(settings)
    try:
        _put_mark(settings, content.office)
        _put_certificate(content.ca.encode() or None)
        write_settings(_joined(content))
        store_office(
            OfficeSecrets(content.database, content.redis, content.iec_user),
            (content.iec_user, content.iec_password) if content.iec_user else None,
        )
    except BaseException:
        _put_certificate(kept_ca)
        write_settings(before)
        _put_mark(settings, was)
        raise
    return load_settings()


def leave(settings: Settings, *, with_vault: bool = True) -> Settings:
    """Make this a seat of its own again; the office's jobs stay where they are.

    `with_vault=False` is for a vault that is gone for good. Raises UserError.
    """
    if with_vault:
        forget_office()
    came = {"iec_url": DEFAULT_IEC_URL} if joined_by(settings) else {}
    write_settings(_LEFT | came)
    _put_certificate(None)
    _put_mark(settings, "")
    return load_settings()


def _joined(content: SeatFile) -> dict[str, object]:
    return {
        "joined_office": content.office,
        "iec_url": content.iec_url or DEFAULT_IEC_URL,
        "database_tls": content.tls,
        "database_ca": str(_ca_path()) if content.ca else "",
    }


def _as_they_are(settings: Settings) -> Mapping[str, object]:
    return {name: getattr(settings, name) for name in (*_LEFT, "iec_url")}


def _put_mark(settings: Settings, office: str) -> None:
    """Raises UserError."""
    try:
        mark_joined(settings, office)
    except OSError as refused:
        raise UserError(
            f"The data folder {settings.data_dir} cannot be written to: {_reason(refused)}"
        ) from None


def _ca_path() -> Path:
    return config_file().parent / CA_FILE


def _put_certificate(content: bytes | None) -> None:
    """Raises UserError; None takes the file away."""
    try:
        if content is None:
            _ca_path().unlink(missing_ok=True)
        else:
            replace_file(_ca_path(), content)
    except OSError as refused:
        raise UserError(
            f"The office's certificate {_ca_path()} cannot be written: {_reason(refused)}"
        ) from None


def _read(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None


def _certificate(file: str) -> str:
    if not file:
        return ""
    try:
        return Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise UserError(
            f"The certificate file {file} cannot be read. Correct database_ca in the settings"
        ) from None


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
