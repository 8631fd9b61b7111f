"""One frozen Settings from the environment and `settings.toml`, passed in and never global.

Settings live in `OVERTURE_HOME` (default: the platform's folder for user data), mode 0600; secrets are never in them.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from composer import data
from composer.errors import BadValue, OutsideFailed
from composer.private_files import write_private

DIALECTS: Final = ("", "american", "australian", "british", "canadian", "indian")  # "": a word of any of them is right
MODEL_FORMS: Final = ("", "whole", "slots")
MODEL_EFFORTS: Final = ("", "none", "minimal", "low", "medium", "high")


@dataclass(frozen=True, slots=True)
class Mail:
    """A mailbox to read (IMAP) and, on an explicit click, to send from (SMTP); passwords live in the keyring."""

    address: str = ""
    imap_host: str = ""
    imap_port: int = 993
    imap_user: str = ""
    smtp_host: str = ""
    smtp_port: int = 465
    smtp_user: str = ""
    starttls: bool = False
    ca_file: str = ""
    folders: tuple[str, ...] = ("INBOX", "Sent")


@dataclass(frozen=True, slots=True)
class Model:
    """An OpenAI-compatible server; off while `base_url` or `name` is empty."""

    base_url: str = ""
    name: str = ""
    confirmed: bool = False  # the user has seen what leaves the machine
    tokens: int = 0  # of one answer, at most; 0: as many as it takes
    seconds: int = 0  # for one whole answer; 0: two minutes
    effort: str = ""  # what a model that thinks first is asked to spend: minimal, low, medium, high
    form: str = ""  # whole messages or slots; empty: found out
    voice: bool = False  # the user's own answered messages are shown to it as examples
    judge: bool = False  # it is asked once more whether the brief holds each sentence of its draft
    refused: tuple[str, ...] = ()  # what the server was found not to take


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the user can set. `home` holds settings, own rules and the record; `database_url` empty means SQLite there."""

    home: Path
    database_url: str = ""
    name: str = ""
    role: str = ""
    company: str = ""
    address: str = ""
    accounts: Mapping[str, str] = field(default_factory=dict)
    timezone: str = ""
    country: str = ""
    premium: bool = False
    proofread: bool = True  # look for slips of spelling and grammar while one writes
    dialect: str = ""  # american, australian, british, canadian, indian; empty: a word of any of them is right
    notes_a_month: int = 5
    touches_a_day: int = 20
    follow_up_days: tuple[int, ...] = (4, 8)
    quiet_hours: tuple[int, int] = (20, 8)
    retention_months: int = 24
    rules_off: tuple[str, ...] = ()
    criteria_off: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # criterion → channels, () for all
    friend_policy: Mapping[str, str] = field(default_factory=dict)  # network → accept | redirect | decline
    friend_policy_to: str = "linkedin"
    mail: Mail = field(default_factory=Mail)
    model: Model = field(default_factory=Model)

    @property
    def path(self) -> Path:
        """Where the settings are kept."""
        return self.home / "settings.toml"

    @property
    def own_rules(self) -> Path:
        """The folder of the user's own rules."""
        return self.home / "rules"

    @property
    def own_templates(self) -> Path:
        """The folder of the user's own templates."""
        return self.home / "templates"

    @property
    def record_url(self) -> str:
        """The database of the record."""
        path = re.sub("[%?]", lambda mark: f"%{ord(mark[0]):02X}", str(self.home / "record.db"))
        return self.database_url or f"sqlite:///{path}"


_PARTS: Final[Mapping[str, type[Mail] | type[Model]]] = {"mail": Mail, "model": Model}
_OF_LISTS: Final = ("criteria_off",)  # tables whose every entry is a list of words; those of others are words
_NOT_KEPT: Final = ("home", "database_url")


def load_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings of this user; raises BadFile, UnknownKey or BadValue for a file that is not right, OutsideFailed where
    nobody may look into the folder."""
    env = os.environ if environ is None else environ
    home = data.home_folder(env)
    path = home / "settings.toml"
    try:
        there = path.exists()
    except OSError as problem:
        raise OutsideFailed(str(home), f"cannot be read: {(problem.strerror or 'no access').lower()}") from problem
    table = data.read_toml(path) if there else {}
    return replace(from_table(table, home, str(path)), database_url=env.get("OVERTURE_DATABASE_URL", "").strip())


def from_table(table: Mapping[str, Any], home: Path, where: str) -> Settings:
    """Settings from a parsed table; every key and type is checked."""
    known = [item.name for item in fields(Settings) if item.name not in _NOT_KEPT]
    data.refuse_unknown(table, known, where)
    blank = Settings(home=home)
    values: dict[str, Any] = {}
    for key, value in table.items():
        part = _PARTS.get(key)
        if part is None:
            values[key] = _like(getattr(blank, key), value, key, where)
            continue
        if not isinstance(value, dict):
            raise BadValue(where, key, f"is a part of its own; write [{key}] on one line and what belongs to it below")
        data.refuse_unknown(value, [item.name for item in fields(part)], f"{where}: {key}")
        default = part()
        values[key] = part(**{name: _like(getattr(default, name), item, f"{key}.{name}", where) for name, item in value.items()})
    settings = replace(blank, **values)
    check_model_address(settings.model.base_url, where)
    for key, host in (("mail.imap_host", settings.mail.imap_host), ("mail.smtp_host", settings.mail.smtp_host)):
        if host and not _is_host(host):
            raise BadValue(where, key, "is no name of a server, such as imap.example.org")
    if "\0" in settings.mail.ca_file:
        raise BadValue(where, "mail.ca_file", "is no name of a file")
    _check_figures(settings, where)
    return settings


def _check_figures(settings: Settings, where: str) -> None:
    """Raise BadValue for a zone that is none and for numbers that nothing can be done with."""
    if settings.timezone and not is_zone(settings.timezone):
        raise BadValue(where, "timezone", f"“{settings.timezone}” is no IANA time zone such as Europe/Stockholm")
    quiet: tuple[int, ...] = settings.quiet_hours  # a file may give any number of them
    if len(quiet) != 2 or not all(0 <= hour <= 24 for hour in quiet):
        raise BadValue(where, "quiet_hours", "must be two hours of the day, such as [20, 8]")
    figures = (
        ("notes_a_month", settings.notes_a_month, 10_000), ("touches_a_day", settings.touches_a_day, 10_000),
        ("retention_months", settings.retention_months, 1_200), ("mail.imap_port", settings.mail.imap_port, 65_535),
        ("mail.smtp_port", settings.mail.smtp_port, 65_535),
        *(("follow_up_days", days, 1_000) for days in settings.follow_up_days),
        ("model.tokens", settings.model.tokens, 200_000), ("model.seconds", settings.model.seconds, 3_600),
    )
    for key, figure, most in figures:
        if not 0 <= figure <= most:
            raise BadValue(where, key, f"must be from 0 to {most}, not {figure}")
    if settings.dialect not in DIALECTS:
        raise BadValue(where, "dialect", f"must be one of {', '.join(filter(None, DIALECTS))}, or empty")
    for key, given, known in (("form", settings.model.form, MODEL_FORMS), ("effort", settings.model.effort, MODEL_EFFORTS)):
        if given not in known:
            raise BadValue(where, f"model.{key}", f"must be one of {', '.join(filter(None, known))}, or empty")


def is_zone(name: str) -> bool:
    """Whether a name is an IANA time zone."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _like(default: Any, value: Any, key: str, where: str) -> Any:
    if isinstance(default, bool) or isinstance(value, bool):
        good = isinstance(default, bool) and isinstance(value, bool)
    elif isinstance(default, tuple):
        kind = type(default[0]) if default else str
        good = isinstance(value, list | tuple) and all(type(item) is kind for item in value)
        value = tuple(value) if good else value
    elif isinstance(default, Mapping):
        good = isinstance(value, Mapping) and all(map(_are_words if key in _OF_LISTS else _is_word, value.values()))
        value = {name: tuple(item) if isinstance(item, list) else item for name, item in value.items()} if good else value
    else:
        good = isinstance(value, type(default))
    if not good:
        raise BadValue(where, key, f"must be {_said(default)}, not {value!r}")
    return value


def _is_word(value: Any) -> bool:
    return isinstance(value, str)


def _are_words(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(map(_is_word, value))


def _said(default: Any) -> str:
    names = {bool: "true or false", int: "a whole number", str: "text", tuple: "a list"}
    return names.get(type(default), "a table of texts")


def check_model_address(url: str, where: str = "settings") -> None:
    """Raise BadValue unless the address is empty, https, or http on this machine."""
    if not url:
        return
    no_address = BadValue(where, "model.base_url", "is no web address, such as https://models.example.org/v1")
    try:
        parts, port = urlsplit(url), urlsplit(url).port
    except ValueError as problem:  # what stands in brackets, or a port that is no number
        raise no_address from problem
    local = parts.hostname in ("localhost", "127.0.0.1", "::1")
    if parts.scheme != "https" and not (parts.scheme == "http" and local):
        raise BadValue(where, "model.base_url", "must be https, or http on this machine (127.0.0.1)")
    if port == 0 or not url.isprintable() or " " in url or not _is_host(parts.hostname or ""):
        raise no_address


def _is_host(name: str) -> bool:
    """Whether a name can be looked up: some look-ups fail in ways of their own for one that cannot."""
    try:
        labels = name.encode("idna").removesuffix(b".").split(b".")
        return all(labels) and name.isprintable() and not set(name) & set(" @/\\?#")
    except UnicodeError:
        return False


def save_settings(settings: Settings) -> None:
    """Write what differs from the defaults, keeping the file's comments; all or nothing, mode 0600. Raises OutsideFailed."""
    import tomlkit

    path = settings.path
    document = tomlkit.parse(data.read_text(path)) if path.exists() else tomlkit.document()
    blank = Settings(home=settings.home)
    for item in fields(Settings):
        if item.name in _NOT_KEPT:
            continue
        value, default = getattr(settings, item.name), getattr(blank, item.name)
        if value == default:
            document.pop(item.name, None)
        elif item.name in _PARTS:
            document[item.name] = {
                part.name: _plain(getattr(value, part.name))
                for part in fields(value) if getattr(value, part.name) != getattr(default, part.name)
            }
        else:
            document[item.name] = _plain(value)
    text = tomlkit.dumps(document)
    from_table(tomllib.loads(text), settings.home, str(path))  # never write what could not be read again
    write_private(path.resolve(), text)  # where a link leads, which stays


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return value
