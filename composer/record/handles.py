"""The addresses of people: which kind belongs to a channel, and one written form for each."""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from urllib.parse import unquote

from composer.errors import BadValue
from composer.model import HANDLES
from composer.record.text import clean

_KIND: Final = {
    "linkedin_note": "linkedin", "linkedin_message": "linkedin", "inmail": "linkedin", "email": "email", "x_dm": "x",
    "x_post": "x", "facebook": "facebook", "instagram": "instagram", "whatsapp": "whatsapp", "telegram": "telegram",
    "sms": "phone", "phone": "phone", "in_person": "", "slack": "slack",
}
_TELEPHONE: Final = frozenset({"phone", "whatsapp"})


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
        return _telephone(text)
    if kind == "email":
        return re.sub(r"^mailto:", "", text, flags=re.IGNORECASE).strip("<>").lower()
    if "/" in text:
        text = text.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]
    return unicodedata.normalize("NFC", unquote(text)).lstrip("@").lower()


def _telephone(text: str) -> str:
    digits = re.sub(r"[^\d+]", "", text)
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    return digits or text.lower()


def same_as(kind: str) -> tuple[str, ...]:
    """The kinds under which an address of this kind may already be known: one number serves telephone and WhatsApp."""
    return ("whatsapp", "phone") if kind == "whatsapp" else ("phone", "whatsapp") if kind == "phone" else (kind,)
