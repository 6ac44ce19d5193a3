"""The seat file: everything a seat needs to join its office, sealed by a passphrase. Pure.

    magic 8 | format 1 | log2 n 1 | r 1 | p 1 | salt 16 | nonce 12 | sealed …

The key comes from scrypt (RFC 7914), the seal is AES-256-GCM, and everything before it is
authenticated with it. The format rises when one of these changes.
"""

from __future__ import annotations

import json
import os
import struct
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from app.domain.errors import UserError
from app.domain.office_address import OfficeAddress, parse_database, parse_redis
from app.domain.passphrase import passphrase_trouble, plain

MAX_BYTES = 65_536
MAGIC = b"RCSEAT\r\n"
FORMAT = 1
LOG_N, BLOCK, PARALLEL = 17, 8, 1
# What a file may ask of this PC: 256 MB and about two seconds, whoever wrote it.
MOST_LOG_N, MOST_PARALLEL = 18, 2
TLS_MODES = ("", "verify", "require", "off")
_HEAD = struct.Struct(">8sBBBB16s12s")
_SEAL = 16

NOT_ONE = "This is no seat file. Choose the file that the office's admin has made"
DAMAGED = "The seat file is cut short or damaged: copy it again from where it came"
NEWER = "The seat file was made by a newer Rollcheck: install that version on this PC first"
TOO_LARGE = "This file is too large to be a seat file"
ASKS_TOO_MUCH = "The seat file asks for more work than any seat file needs: it is not used"
WRONG_OR_DAMAGED = (
    "The passphrase is wrong, or the seat file is damaged: the two cannot be told apart. Type it "
    "again; if it is refused again, copy the file anew"
)


@dataclass(frozen=True, slots=True)
class SeatFile:
    """What a seat joins with. Addresses are whole, with passwords; they are in no `repr`.

    `ca` is a certificate in PEM, "" where the system's own suffice; `redis` may be "". `tls` is
    how the database is reached, as the setting `database_tls` has it.
    """

    office: str
    database: str = field(repr=False)
    redis: str = field(default="", repr=False)
    iec_url: str = ""
    iec_user: str = ""
    iec_password: str = field(default="", repr=False)
    ca: str = ""
    tls: str = ""

    @property
    def database_address(self) -> OfficeAddress:
        """Raises UserError, which never repeats what it holds."""
        return parse_database(self.database)

    @property
    def redis_address(self) -> OfficeAddress | None:
        """None where the office has no Redis. Raises UserError as above."""
        return parse_redis(self.redis) if self.redis else None


def encode(content: SeatFile, passphrase: str) -> bytes:
    """Seal it; no two results are alike. Raises UserError for a passphrase that is too weak.

    Takes about half a second and 128 MB: not on an event loop.
    """
    if trouble := passphrase_trouble(passphrase):
        raise UserError(trouble)
    _check(content)
    salt, nonce = os.urandom(16), os.urandom(12)
    head = _HEAD.pack(MAGIC, FORMAT, LOG_N, BLOCK, PARALLEL, salt, nonce)
    key = _key(passphrase, salt, LOG_N, PARALLEL)
    inside = json.dumps(asdict(content)).encode()
    sealed = head + AESGCM(key).encrypt(nonce, inside, head)
    if len(sealed) > MAX_BYTES:
        raise UserError("The certificate is too large for a seat file: give the authority's alone")
    return sealed


def decode(data: bytes, passphrase: str) -> SeatFile:
    """Open it. Raises UserError, one sentence for each cause; hostile bytes are welcome.

    Costs at most 256 MB and about two seconds, whatever the file asks for.
    """
    log_n, parallel, salt, nonce = _read_head(data)
    key = _key(passphrase, salt, log_n, parallel)
    try:
        inside = AESGCM(key).decrypt(nonce, data[_HEAD.size :], data[: _HEAD.size])
    except InvalidTag:
        raise UserError(WRONG_OR_DAMAGED) from None
    return _content(inside)


def looks_like_one(data: bytes) -> None:
    """Everything that can be told without the passphrase. Raises UserError."""
    _read_head(data)


def _read_head(data: bytes) -> tuple[int, int, bytes, bytes]:
    if len(data) > MAX_BYTES:
        raise UserError(TOO_LARGE)
    if not data.startswith(MAGIC):
        raise UserError(DAMAGED if data and MAGIC.startswith(data) else NOT_ONE)
    if len(data) <= _HEAD.size + _SEAL:
        raise UserError(DAMAGED)
    _, version, log_n, block, parallel, salt, nonce = _HEAD.unpack_from(data)
    if version > FORMAT:
        raise UserError(NEWER)
    if version != FORMAT or block != BLOCK or log_n < LOG_N or parallel < 1:
        raise UserError(DAMAGED)
    if log_n > MOST_LOG_N or parallel > MOST_PARALLEL:
        raise UserError(ASKS_TOO_MUCH)
    return log_n, parallel, salt, nonce


def _key(passphrase: str, salt: bytes, log_n: int, parallel: int) -> bytes:
    made = Scrypt(salt=salt, length=32, n=2**log_n, r=BLOCK, p=parallel)
    try:
        return made.derive(plain(passphrase).encode("utf-8", "surrogatepass"))
    except MemoryError:
        raise UserError(
            "This PC has too little memory free to open a seat file: close other programs first"
        ) from None


def _content(inside: bytes) -> SeatFile:
    try:
        told: Any = json.loads(inside)
    except (ValueError, RecursionError):
        raise UserError(DAMAGED) from None
    names = {item.name for item in fields(SeatFile)}
    if not isinstance(told, dict) or not {"office", "database"} <= set(told) <= names:
        raise UserError(NEWER)
    if not all(isinstance(value, str) for value in told.values()):
        raise UserError(DAMAGED)
    content = SeatFile(**told)
    _check(content)
    return content


def _check(content: SeatFile) -> None:
    """Raises UserError for what no seat could join with."""
    if not content.office.strip() or not content.office.isprintable() or len(content.office) > 100:
        raise UserError("The office needs a name of at most 100 letters")
    _ = content.database_address, content.redis_address
    if content.tls not in TLS_MODES:
        raise UserError(NEWER)
    if bool(content.iec_user) != bool(content.iec_password):
        raise UserError("The IEC account needs a user name and a password")
    if content.ca and "-----BEGIN CERTIFICATE-----" not in content.ca:
        raise UserError("The certificate is not in PEM: it begins with -----BEGIN CERTIFICATE-----")
