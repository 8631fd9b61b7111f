"""Passwords and keys: from the environment or the keyring of the system, never from a file of ours."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final

from composer.errors import OutsideFailed

BACKUP_PASSPHRASE: Final = "OVERTURE_BACKUP_PASSPHRASE"  # noqa: S105  # the name alone; its value is never kept
SECRETS: Final = ("OVERTURE_IMAP_PASSWORD", "OVERTURE_SMTP_PASSWORD", "OPENAI_API_KEY", BACKUP_PASSPHRASE)
_SERVICE: Final = "overture"


def secret(name: str, environ: Mapping[str, str] | None = None) -> str:
    """A password or key by the name of its variable: from the environment, else from the keyring, else ""."""
    env = os.environ if environ is None else environ
    given = env.get(name, "").strip()
    if given:
        return given
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return ""
    try:
        return (keyring.get_password(_SERVICE, name) or "").strip()
    except (KeyringError, OSError, RuntimeError):
        return ""  # no keyring on this machine: the environment is the documented way


def keep_secret(name: str, value: str) -> None:
    """Put a password or key into the keyring; raises OutsideFailed where there is none."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(_SERVICE, name, value)
    except (KeyringError, OSError, RuntimeError) as problem:
        raise OutsideFailed("keyring", f"there is none here; set {name} in the environment instead") from problem
