"""The addresses of people: which kind belongs to a channel, and one written form for each."""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from urllib.parse import unquote

from composer.errors import BadUsage, BadValue
from composer.model import HANDLES
from composer.normalise import clean, telephone

_KIND: Final = {
    "linkedin_note": "linkedin", "linkedin_message": "linkedin", "inmail": "linkedin", "email": "email", "x_dm": "x",
    "x_post": "x", "facebook": "facebook", "instagram": "instagram", "whatsapp": "whatsapp", "telegram": "telegram",
    "sms": "phone", "phone": "phone", "in_person": "", "slack": "slack",
}
_TELEPHONE: Final = frozenset({"phone", "whatsapp"})
_SITES: Final = {
    "linkedin.com": "linkedin", "x.com": "x", "twitter.com": "x", "facebook.com": "facebook", "m.me": "facebook",
    "instagram.com": "instagram", "ig.me": "instagram", "t.me": "telegram", "wa.me": "whatsapp",
}
_LINK: Final = re.compile(r"^(?:https?://)?(?:www\.)?([a-z.]+)/(\S+)$", re.IGNORECASE)
_DIGITS: Final = 7  # fewer are no telephone number


def kind_of(channel: str) -> str:
    """The kind of handle that a channel uses; "" where it needs none."""
    return _KIND.get(channel, "")


def normal(kind: str, address: str) -> str:
    """An address in its one written form: lower-case mail and slugs, digits with + for telephones; raises BadValue."""
    text = unicodedata.normalize("NFC", clean(address)).strip().strip("\u200e\u202a\u202c")
    if kind.startswith("conversation:"):
        return text
    if kind not in HANDLES:
        raise BadValue("handle", kind, f"is none of {', '.join(HANDLES)}")
    if kind in _TELEPHONE:
        return telephone(text)
    if kind == "email":
        return re.sub(r"^mailto:", "", text, flags=re.IGNORECASE).strip("<>").lower()
    if "/" in text:
        text = text.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]
    return unicodedata.normalize("NFC", unquote(text)).lstrip("@").lower()


def same_as(kind: str) -> tuple[str, ...]:
    """The kinds under which an address of this kind may already be known: one number serves telephone and WhatsApp."""
    return ("whatsapp", "phone") if kind == "whatsapp" else ("phone", "whatsapp") if kind == "phone" else (kind,)


def told(text: str) -> tuple[str, str]:
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
        return kind.lower(), normal(kind.lower(), rest)
    found = _LINK.match(plain)
    if found and found[1].lower() in _SITES:
        site = _SITES[found[1].lower()]
        return site, normal(site, f"+{found[2]}" if site == "whatsapp" else plain)
    if " " not in plain and "@" in plain[1:-1]:
        return "email", normal("email", plain)
    number = normal("phone", plain)
    if sum(char.isdigit() for char in number) >= _DIGITS and not any(char.isalpha() for char in plain):
        return "phone", number
    return "", plain
