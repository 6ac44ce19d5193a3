"""Typed settings: a TOML file, then the environment, then the command line, in rising order.

Secrets are not settings: they live in the vault (`app/vault.py`).
"""

from __future__ import annotations

import getpass
import os
import socket
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

import platformdirs
from pydantic import (
    AliasChoices,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from app.domain.errors import UserError
from app.domain.office_address import holds_password
from app.domain.quota import QuotaRules

APP_NAME = "Rollcheck"
DEFAULT_IEC_URL = "https://api.elections.org.za"


def config_file() -> Path:
    """Where the settings file is looked for; `ROLLCHECK_CONFIG_FILE` names another."""
    named = os.environ.get("ROLLCHECK_CONFIG_FILE")
    default = Path(platformdirs.user_config_dir(APP_NAME, appauthor=False)) / "settings.toml"
    return Path(named) if named else default


def _default_data_dir() -> Path:
    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False))


def _default_results() -> Path:
    return Path(platformdirs.user_documents_dir()) / APP_NAME


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        # No account entry for this user, as in containers and under Wine.
        return "operator"


def _seed(name: str, seeds_name: str) -> Any:
    return Field(validation_alias=AliasChoices(name, f"rollcheck_{name}", seeds_name))


Seconds = Annotated[float, Field(gt=0)]
Count = Annotated[int, Field(ge=0)]


class Settings(BaseSettings):
    """Every setting with its default; the name in capitals after `ROLLCHECK_` is its variable."""

    model_config = SettingsConfigDict(
        env_prefix="ROLLCHECK_", extra="forbid", populate_by_name=True, frozen=True
    )

    data_dir: Path = Field(default_factory=_default_data_dir)
    results_folder: Path = Field(default_factory=_default_results)
    seat_name: str = Field(default_factory=socket.gethostname)
    operator: str = Field(default_factory=_user_name)
    # How the operator is shown; none: the full name that the system knows.
    operator_name: str = ""

    # Of many seats: an SQLAlchemy address, and a Redis. Passwords are the vault's, or come with the
    # environment; without an address the store is a file on this PC.
    # repr=False: the environment's may hold a password.
    database_url: str = Field(default="", repr=False)
    redis_url: str = Field(default="", repr=False)
    # How the database is reached: "" verifies its certificate, except on this PC itself; the file
    # holds the certificates of the office's own authority, for Redis too.
    database_tls: Literal["", "verify", "require", "off"] = ""
    database_ca: str = ""
    # The office this seat has joined: it then never starts on a store of its own by mistake.
    joined_office: str = ""
    redis_host: Annotated[str, _seed("redis_host", "redis_host")] = ""
    redis_port: Annotated[int, _seed("redis_port", "redis_port"), Field(gt=0, lt=65_536)] = 6379
    redis_db: Annotated[int, _seed("redis_db", "redis_db"), Field(ge=0)] = 0
    redis_key_prefix: Annotated[str, _seed("redis_key_prefix", "redis_key_prefix")] = "membership:"
    # Below these folders other programs' entries in the Redis inbox may name files; none: no inbox.
    inbox_roots: tuple[Path, ...] = ()
    # A folder that finished results are copied to as well, such as a share of the office.
    shared_results_folder: str = ""
    lease_seconds: Seconds = 30
    lease_renew_seconds: Seconds = 10
    lease_stop_seconds: Seconds = 20
    lease_takeover_seconds: Seconds = 45

    iec_url: Annotated[str, _seed("iec_url", "iec_api_base_url")] = DEFAULT_IEC_URL
    iec_timeout_ms: Annotated[int, _seed("iec_timeout_ms", "iec_api_timeout"), Field(gt=0)] = 15_000
    lookups_at_once: Annotated[int, Field(ge=1, le=100)] = 10
    lookups_per_second: Annotated[float, Field(ge=0)] = 0
    retries: Count = 3
    retry_seconds: Seconds = 0.5
    probe_seconds: Seconds = 60
    checkpoint_lookups: Annotated[int, Field(ge=1, le=50)] = 50
    checkpoint_seconds: Annotated[float, Field(gt=0, le=2)] = 2

    quota_limit: Annotated[int, Field(ge=1)] = 10_000
    quota_single: Count = 100
    quota_small_jobs: Count = 2_000
    reuse_hours: Annotated[float, Field(ge=0, le=24 * 30)] = 24

    max_file_size: Annotated[int, _seed("max_file_size", "max_file_size"), Field(gt=0)] = 52_428_800
    worker_memory_mb: Annotated[int, Field(ge=256)] = 4096
    worker_seconds: Seconds = 300

    watched_folder: str = ""
    start_dropped: bool = False
    start_watched: bool = True
    start_fed: bool = True

    # What other programs are served; port 0 is off. Another host than this PC needs both TLS files.
    feed_port: Annotated[int, Field(ge=0, lt=65_536)] = 5000
    feed_host: str = "127.0.0.1"
    feed_tls_cert: str = ""
    feed_tls_key: str = ""
    # Other programs' pages that may use it, such as https://members.example.org
    feed_allowed_origins: tuple[str, ...] = ()

    theme: Literal["system", "light", "dark"] = "system"
    language: Literal["", "en", "af"] = ""

    register_mask_ids: bool = False
    register_logo: str = ""

    keep_spreadsheets_days: Annotated[int, Field(ge=1)] = 90
    keep_decisions_days: Annotated[int, Field(ge=1)] = 3 * 365
    warn_days: Count = 7

    @model_validator(mode="after")
    def _lease_can_work(self) -> Self:
        """A seat must have stopped asking before another one may take over."""
        times = (
            self.lease_renew_seconds,
            self.lease_stop_seconds,
            self.lease_seconds,
            self.lease_takeover_seconds,
        )
        if sorted(set(times)) != list(times):
            raise ValueError(
                "lease_renew_seconds, lease_stop_seconds, lease_seconds and "
                "lease_takeover_seconds must grow in this order"
            )
        return self

    @field_validator("iec_url")
    @classmethod
    def _no_secret_in_address(cls, address: str) -> str:
        if urlsplit(address).password is not None:
            raise ValueError("holds a password; the vault is the place for it")
        return address.rstrip("/")

    @field_validator("quota_small_jobs")
    @classmethod
    def _shares_leave_something(cls, small_jobs: int, others: ValidationInfo) -> int:
        """Without a lookup left over, a large list would wait for ever without a reason."""
        single, limit = others.data.get("quota_single"), others.data.get("quota_limit")
        if single is not None and limit is not None and single + small_jobs >= limit:
            raise ValueError(
                f"with quota_single it leaves nothing of quota_limit ({single:,} + "
                f"{small_jobs:,} of {limit:,}); make the shares smaller or the limit larger"
            )
        return small_jobs

    @field_validator("data_dir", "results_folder")
    @classmethod
    def _whole_path(cls, folder: Path) -> Path:
        return folder.expanduser().absolute()

    @property
    def quota_rules(self) -> QuotaRules:
        """The limit and its shares, as the ledger wants them."""
        return QuotaRules(self.quota_limit, self.quota_single, self.quota_small_jobs)

    @property
    def reuse_time(self) -> timedelta:
        """How old an answer may be to be used again; zero switches reuse off."""
        return timedelta(hours=self.reuse_hours)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Command line over environment over file."""
        file = _WithoutSecrets(settings_cls, toml_file=config_file())
        return (init_settings, env_settings, file)


class _WithoutSecrets(TomlConfigSettingsSource):
    """The settings file; one with a password in an address is refused (design, decision 14)."""

    def __call__(self) -> dict[str, Any]:
        found = super().__call__()
        refuse_passwords(found)
        return found


def refuse_passwords(in_file: Mapping[str, object]) -> None:
    """Raises UserError when the settings file has a password in an address."""
    for name in ("database_url", "redis_url"):
        spelled = (name, f"rollcheck_{name}")
        if any(holds_password(str(in_file.get(one, ""))) for one in spelled):
            raise UserError(
                f"The settings file {config_file()} has a password in {name}, where others can "
                "read it. Take the password out of the file and join with a seat file, or set "
                f"ROLLCHECK_{name.upper()} for this PC; change the password if others have seen it"
            )


def load_settings(**given: Any) -> Settings:
    """Read the settings. Raises UserError naming every setting that cannot be taken."""
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as wrong:
        lines = "; ".join(f"{_name_of(error)}: {error['msg']}" for error in wrong.errors())
        raise UserError(f"Settings that cannot be used: {lines}. See {config_file()}") from None
    except (ValueError, OSError) as wrong:
        # tomllib's own errors are ValueErrors and name line and column.
        raise UserError(f"The settings file {config_file()} cannot be read: {wrong}") from None


def _name_of(error: Any) -> str:
    return ".".join(str(part) for part in error["loc"]) or "settings"
