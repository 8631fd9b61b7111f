"""The addresses of people: which kind belongs to a channel, and one written form for each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Final
from urllib.parse import unquote

from composer.errors import BadUsage, BadValue
from composer.model import HANDLES
from composer.normalise import clean, mail_address, phone, spellings, whatsapp

_KIND: Final = {
    "linkedin_note": "linkedin", "linkedin_message": "linkedin", "inmail": "linkedin", "email": "email", "x_dm": "x",
    "x_post": "x", "facebook": "facebook", "instagram": "instagram", "whatsapp": "whatsapp", "telegram": "telegram",
    "sms": "phone", "phone": "phone", "in_person": "", "slack": "slack",
}
# The kinds whose addresses are telephone numbers, and how each is written.
NUMBERS: Final[Mapping[str, Callable[[str, str], str]]] = {"phone": phone, "whatsapp": whatsapp}
_SITES: Final = {
    "linkedin.com": "linkedin", "x.com": "x", "twitter.com": "x", "facebook.com": "facebook", "m.me": "facebook",
    "instagram.com": "instagram", "ig.me": "instagram", "t.me": "telegram", "wa.me": "whatsapp",
}
_LINK: Final = re.compile(r"^(?:https?://)?(?:www\.)?([a-z.]+)/(\S+)$", re.IGNORECASE)
_DIGITS: Final = 7  # fewer are no telephone number


def kind_of(channel: str) -> str:
    """The kind of handle that a channel uses; "" where it needs none."""
    return _KIND.get(channel, "")


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
    if kind == "email":
        return mail_address(text) or text.lower()
    if "/" in text:
        text = text.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]
    return unicodedata.normalize("NFC", unquote(text)).lstrip("@").lower()


def same_as(kind: str) -> tuple[str, ...]:
    """The kinds under which an address of this kind may already be known: one number serves telephone and WhatsApp."""
    return ("whatsapp", "phone") if kind == "whatsapp" else ("phone", "whatsapp") if kind == "phone" else (kind,)


def kept_as(kind: str, address: str) -> tuple[str, ...]:
    """Every form under which an address may be kept: a number may have come before its country was known. Itself first."""
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
        return site, normal(site, f"+{found[2]}" if site == "whatsapp" else plain)
    address = mail_address(plain) if "@" in plain[1:-1] else ""
    if address:
        return "email", normal("email", address)
    number = phone(plain, country)
    return ("phone", number) if len(number.lstrip("+")) >= _DIGITS else ("", plain)
