"""`forget-secrets`: the uninstaller's, when the operator wants the data gone as well."""

from __future__ import annotations

from pathlib import Path

from app.cli.exit_codes import ExitCode
from app.cli.output import put
from app.settings import Settings, load_settings
from app.vault import forget_everything
from app.world import World

# What `engine/fed/secret.py` calls its secret in the vault; a data folder follows.
_SIGNING = "feed-signing"


def forget_secrets() -> ExitCode:
    """Take every secret of this user's Rollcheck out of the vault; say where its data are.

    Raises UserError when one may be left, or the settings cannot be read: the secrets of the usual
    data folder are forgotten even then.
    """
    usual: Path = Settings.model_fields["data_dir"].get_default(
        call_default_factory=True, validated_data={}
    )
    forget_everything(_secrets_of(usual))
    data_dir = load_settings().data_dir
    if data_dir != usual:
        forget_everything(_secrets_of(data_dir))
    put(f"Data folder: {data_dir}")
    return ExitCode.DONE


def _secrets_of(root: Path) -> list[str]:
    return [f"{_SIGNING} {World(root, practice).data_dir}" for practice in (False, True)]
