"""`forget-secrets`: the uninstaller's, when the operator wants the data gone as well."""

from __future__ import annotations

from pathlib import Path

from app.cli.exit_codes import ExitCode
from app.cli.output import put
from app.engine.fed.secret import vault_marker
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
    _forget(usual)
    data_dir = load_settings().data_dir
    if data_dir != usual:
        _forget(data_dir)
    put(f"Data folder: {data_dir}")
    return ExitCode.DONE


def _forget(root: Path) -> None:
    folders = [World(root, practice).data_dir for practice in (False, True)]
    forget_everything(f"{_SIGNING} {folder}" for folder in folders)
    for folder in folders:
        # Data that stay must not wait for a vault that no longer has their secret.
        vault_marker(folder).unlink(missing_ok=True)
