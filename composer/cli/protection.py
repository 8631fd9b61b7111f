"""What protects this installation and what does not, for `doctor`: one line each, nothing secret in any."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from composer.cli.terminal import counted

if TYPE_CHECKING:
    from composer.settings import Settings

Line = tuple[str, bool | None, str]  # what, holds (None: does not protect here), said
_FILES: Final = ("record.db", "settings.toml", "page-key", "backups")
_OLD: Final = 14  # days after which a backup is called old
_LOOPBACK: Final = ("localhost", "127.0.0.1", "::1")


def lines(settings: Settings, now: datetime) -> Iterator[Line]:
    """Every line, the most important first."""
    yield _private(settings)
    yield _page()
    yield _backups(settings, now)
    yield _keyring_or_environment()
    yield _leaving(settings)
    yield "encryption", None, (
        "the record is as safe as this disk: use your system's disk encryption; "
        "a backup that goes elsewhere can be locked with: backup --encrypt")


def _private(settings: Settings) -> Line:
    """Whether nobody else may read or change what lies in the user's folder."""
    if not settings.home.exists():
        return "private", True, "the folder is made for you alone at first use"
    if not hasattr(os, "getuid"):
        return "private", None, "who may read a file isn't checked on this system"
    files = [path for name in _FILES if (path := settings.home / name).exists()]
    rights = {path: path.stat() for path in (settings.home, *files)}
    foreign = [path.name for path, seen in rights.items() if seen.st_uid != os.getuid()]
    open_ = [path.name for path in files if stat.S_IMODE(rights[path].st_mode) & 0o077]
    folder = stat.S_IMODE(rights[settings.home].st_mode)
    if foreign:
        return "private", False, f"somebody else owns {', '.join(foreign)} in {settings.home}"
    if open_ or folder & 0o022:
        return "private", False, f"others can open {', '.join(open_) or settings.home}; close it: chmod -R go-rwx {settings.home}"
    if folder & 0o055:
        return "private", None, f"the files are yours alone, but others see their names; hide them: chmod go-rwx {settings.home}"
    return "private", True, "the folder and the record can be read by you alone"


def _page() -> Line:
    told = Path("/proc/net/tcp").exists()
    more = "other users of this machine are kept out" if told else "this system doesn't say which user connects"
    return "page", True, f"answers on 127.0.0.1 only, to whoever has its key; {more}"


def _backups(settings: Settings, now: datetime) -> Line:
    if settings.database_url:
        return "backups", None, "the record is on a server: its backups are the server's, or made with: backup"
    folder = settings.home / "backups"
    by_hand = sorted(folder.glob("record-*")) if folder.is_dir() else []
    if not by_hand:
        return "backups", None, "you haven't made one yet; make one with: backup, and keep it on another disk"
    newest = max(datetime.fromtimestamp(path.stat().st_mtime, UTC) for path in by_hand)
    days = (now - newest).days
    age = f"{counted(days, 'day')} old" if days else "from today"
    return "backups", days <= _OLD or None, f"the newest is {age}; keep one on another disk too"


def _keyring_or_environment() -> Line:
    from composer.credentials import SECRETS

    kept = [name for name in SECRETS if os.environ.get(name)]
    if kept:
        return "passwords", None, f"{', '.join(kept)} from the environment, which other programs of yours can read"
    return "passwords", True, "in the system's keyring or nowhere; never in a file of Overture"


def _leaving(settings: Settings) -> Line:
    away = []
    if settings.model.base_url and urlsplit(settings.model.base_url).hostname not in _LOOPBACK:
        away.append(f"what you send to the model at {urlsplit(settings.model.base_url).hostname}, after you agreed")
    if settings.mail.smtp_host:
        away.append(f"mails that you send, by {settings.mail.smtp_host}")
    if settings.mail.imap_host:
        away.append(f"your password to {settings.mail.imap_host}, over TLS")
    return "leaving", True, "; ".join(away) if away else "nothing leaves this machine"
