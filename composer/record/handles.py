"""The addresses of people: which kind belongs to a channel, and one written form for each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Final
from urllib.parse import unquote

from composer.channel_facts import CHANNEL_FACTS, HANDLE_KINDS, HANDLES
from composer.errors import BadUsage, BadValue
from composer.imports.own_addresses import bare
from composer.normalise import clean, mail_address, phone, spellings, whatsapp

_WRITERS: Final[Mapping[str, Callable[[str, str], str]]] = {"number": phone, "whatsapp": whatsapp}
# The kinds whose addresses are telephone numbers, and how each is written.
NUMBERS: Final = {name: _WRITERS[kind.form] for name, kind in HANDLE_KINDS.items() if kind.form in _WRITERS}
_SITES: Final = {site: name for name, kind in HANDLE_KINDS.items() for site in kind.sites}
_SAME: Final = {
    name: (name, *filter(None, (kind.also,)), *(other for other, facts in HANDLE_KINDS.items() if facts.also == name))
    for name, kind in HANDLE_KINDS.items()
}
_LINK: Final = re.compile(r"^(?:https?://)?(?:www\.)?([a-z.]+)/(\S+)$", re.IGNORECASE)
_HOST: Final = re.compile(r"^(?:https?://)?([\w-]+(?:\.[\w-]+)+)/", re.IGNORECASE)
_MAIL: Final = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@.]+")
_DIGITS: Final = 7  # fewer are no telephone number


def kind_of(channel: str) -> str:
    """The kind of handle that a channel uses; "" where it needs none."""
    facts = CHANNEL_FACTS.get(channel)
    return facts.handle if facts else ""


def normal(kind: str, address: str, country: str = "") -> str:
    """An address in its one written form: lower-case mail and slugs, telephone numbers as E.164; raises BadValue.

    `country` (code or name) is where a telephone number belongs that does not say so itself.
    """
    text = unicodedata.normalize("NFC", clean(address)).strip().strip("\u200e\u202a\u202c")
    if kind.startswith("conversation:"):
        return text
    if kind not in HANDLES:
        raise BadValue("handle", kind, f"is none of {', '.join(HANDLES)}")
    if kind in NUMBERS:
        return NUMBERS[kind](text, country) or text.lower()
    if HANDLE_KINDS[kind].form == "mail":
        return mail_address(text) or text.lower()
    if "/" in text:
        text = text.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]
    return unicodedata.normalize("NFC", unquote(text)).lstrip("@").lower()


def same_as(kind: str) -> tuple[str, ...]:
    """The kinds under which an address of this kind may already be known: one number serves telephone and WhatsApp."""
    return _SAME.get(kind, (kind,))


def kept_as(kind: str, address: str) -> tuple[str, ...]:
    """Every form under which an address may be kept. Itself first: a number may have come before its country was known, and
    mail to “eve+news@…” lies in the mailbox of “eve@…”.
    """
    if kind == "email":
        return tuple(dict.fromkeys((address, bare(address))))
    return spellings(address) if kind in NUMBERS else (address,)


def told(text: str, country: str = "") -> tuple[str, str]:
    """The kind and the written form of an address as people type it (a mail address, a number, a profile link, “x:anna”).

    ("", the name) for anything else; raises BadUsage for an empty text and for an “@name” that could be on several networks.
    """
    plain = clean(text).strip()
    if not plain:
        raise BadUsage("say whom: a name, a mail address, a telephone number or a profile link")
    if plain.startswith("@"):
        raise BadUsage(f"“{plain}” could be on several networks: say which, such as x:{plain} or instagram:{plain}")
    kind, colon, rest = plain.partition(":")
    if colon and kind.lower() in HANDLES and rest.strip():
        return kind.lower(), normal(kind.lower(), rest, country)
    found = _LINK.match(plain)
    if found and found[1].lower() in _SITES:
        site = _SITES[found[1].lower()]
        return site, normal(site, f"+{found[2]}" if site in NUMBERS else plain)
    address = mail_address(plain) if "@" in plain[1:-1] else ""
    if address:
        return "email", normal("email", address)
    number = phone(plain, country)
    return ("phone", number) if len(number.lstrip("+")) >= _DIGITS else ("", plain)


def doubt(kind: str, address: str) -> str:
    """Why a text can hardly be an address of this kind, as a clause; "" where it may be one, or is empty."""
    text = clean(address).strip()
    facts = HANDLE_KINDS.get(kind)
    if not text or facts is None:
        return ""
    host = _HOST.match(text)
    if host:
        good = any(f".{host[1].lower()}".endswith(f".{site}") for site in facts.sites)
    elif facts.form == "mail":
        good = bool(_MAIL.fullmatch(mail_address(text)))
    else:
        good = kind not in NUMBERS or len(NUMBERS[kind](text, "").lstrip("+")) >= _DIGITS
    what = {"mail": "an e-mail address", "name": f"a name or profile on {facts.title}"}.get(facts.form, "a telephone number")
    return "" if good else f"“{text}” doesn't look like {what}"
