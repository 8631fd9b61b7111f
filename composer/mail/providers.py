"""The servers of known mail providers, and how their users get a password for a program; read from tables/mail_providers.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from composer import data
from composer.normalise import mail_address

_FILE: Final = "mail_providers.toml"


@dataclass(frozen=True, slots=True)
class Provider:
    """One provider: its servers, `way` to the password with the page for it, and whether a program can read with a password."""

    name: str
    domains: tuple[str, ...]
    imap: str
    smtp: str
    way: str
    link: str
    source: str
    imap_port: int = 993
    smtp_port: int = 465
    starttls: bool = False
    reads: bool = True


@cache
def providers() -> Mapping[str, Provider]:
    """Every provider by name, in the order of the file."""
    rows = data.read_toml(data.table(_FILE))["provider"]
    return {row["name"]: Provider(**{**row, "domains": tuple(row["domains"])}) for row in rows}


def provider_of(address: str) -> Provider | None:
    """The provider of a mail address by its domain; None where it is not known."""
    domain = mail_address(address).rpartition("@")[2]
    return next((one for one in providers().values() if domain in one.domains), None) if domain else None


def provider_at(imap_host: str) -> Provider | None:
    """The provider whose incoming server that is."""
    return next((one for one in providers().values() if one.imap == imap_host), None) if imap_host else None
