"""What a channel allows, how its platform counts, and the link to open; the facts are data (`channel_facts`)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Final
from urllib.parse import quote

from composer import data
from composer.channel_facts import CHANNEL_FACTS, CHANNELS, HANDLE_KINDS, Channel
from composer.errors import BadValue
from composer.lexicon import default_lexicon
from composer.normalise import phone, whatsapp

__all__ = [
    "Channel", "channel", "clean_handle", "count", "counting_tables", "load_channels", "open_link", "sms_parts",
    "sms_units", "speaking_seconds",
]



def load_channels() -> Mapping[str, Channel]:
    """All channels by name, in the order of `CHANNELS`."""
    return CHANNEL_FACTS


def channel(name: str) -> Channel:
    """The channel of that name; raises BadValue naming the nearest one."""
    found = CHANNEL_FACTS.get(name)
    if found is None:
        near = data.nearest(name, CHANNELS)
        hint = f"did you mean “{near}”?" if near else "one of " + ", ".join(CHANNELS)
        raise BadValue("channel", name, f"no such channel; {hint}")
    return found


# --- counting ----------------------------------------------------------------------------------------------------

# 3GPP TS 23.038: the GSM 7-bit default alphabet, and the characters that cost two because they need an escape.
_GSM: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM_DOUBLE: Final = frozenset("\f^{}\\[~]|€")

# X counts these ranges as one and everything else as two (twitter-text configuration v3); an emoji sequence is two.
_X_SINGLE: Final = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
_IN_PATH: Final = r"(?:[^\s<>\"“”()]|\([^\s<>\"“”()]*\))"
_ENDS_PATH: Final = r"(?:[^\s<>\"“”().,;:!?'’*…\]]|\([^\s<>\"“”()]*\))"  # a full stop after an address is none of it
_EMOJI_BASE = "[\u2600-\u27bf\u2b00-\u2bff\u2300-\u23ff\U0001f000-\U0001faff]"
_EMOJI: Final = re.compile(
    f"[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3|\U0001f3f4[\U000e0020-\U000e007e]{{1,10}}\U000e007f|"
    f"[\u00a9\u00ae\u2122\u203c\u2049\u2139\u2190-\u21ff\u3030\u303d\u3297\u3299]\ufe0f|"
    f"{_EMOJI_BASE}\ufe0f?[\U0001f3fb-\U0001f3ff]?(?:\u200d{_EMOJI_BASE}\ufe0f?[\U0001f3fb-\U0001f3ff]?)*"
)
_X_URL_WEIGHT: Final = 23


def count(text: str, counting: str = "plain") -> int:
    """The length of a text as a platform counts it: code points, X's weights, or SMS units (septets or UTF-16 units)."""
    if counting == "x_weighted":
        return _x_weight(text)
    if counting == "sms":
        return sms_units(text)[0]
    return len(text)


def _x_weight(text: str) -> int:
    normal = unicodedata.normalize("NFC", text)
    rest, links = _x_link().subn("", normal)
    rest, emoji = _EMOJI.subn("", rest)
    weight = _X_URL_WEIGHT * links + 2 * emoji
    for char in rest:
        point = ord(char)
        weight += 1 if any(low <= point <= high for low, high in _X_SINGLE) else 2
    return weight


@cache
def _x_link() -> re.Pattern[str]:
    """What X makes a link of: an address with https, or a bare domain with an end that exists; read by browsers too."""
    group = default_lexicon().group
    ends = "|".join(sorted((*group["domains", "country"], *group["domains", "general"]), key=lambda end: (-len(end), end)))
    path = f"{_IN_PATH}*{_ENDS_PATH}"
    return re.compile(
        rf"https?://{path}|(?<![a-z0-9@._$#/-])(?:[a-z0-9](?:[a-z0-9-]{{0,61}}[a-z0-9])?\.){{1,5}}(?:{ends})(?![a-z0-9@_-])"
        rf"(?!\.[a-z0-9])(?:[/?]{path}|/)?",
        re.IGNORECASE,
    )


def sms_units(text: str) -> tuple[int, bool]:
    """(units, is_gsm): septets where the GSM alphabet suffices, else UTF-16 code units."""
    if all(char in _GSM or char in _GSM_DOUBLE for char in text):
        return sum(2 if char in _GSM_DOUBLE else 1 for char in text), True
    return len(text.encode("utf-16-le", "surrogatepass")) // 2, False


def sms_parts(text: str) -> int:
    """How many SMS a text is sent as: 160 septets or 70 units alone, then 153 or 67 a part (0 for empty text)."""
    units, gsm = sms_units(text)
    alone, part = (160, 153) if gsm else (70, 67)
    return 0 if not units else 1 if units <= alone else -(-units // part)


def counting_tables() -> dict[str, object]:
    """The figures that `count` uses, as plain values, so that the page counts in the browser by the same ones."""
    return {
        "gsm": "".join(sorted(_GSM)), "gsmDouble": "".join(sorted(_GSM_DOUBLE)), "emoji": _EMOJI.pattern,
        "xLink": _x_link().pattern,
        "xSingle": [list(pair) for pair in _X_SINGLE], "xUrl": _X_URL_WEIGHT,
    }


def speaking_seconds(text: str, words_per_minute: int = 150) -> float:
    """How long a text takes to say."""
    return len(text.split()) * 60 / words_per_minute


# --- the link the user clicks ------------------------------------------------------------------------------------

_SLUG: Final = re.compile(r"[\w\-%.]+")
_MAIL: Final = re.compile(r"[^\s@,;<>?&]+@[^\s@,;<>?&]+")


def clean_handle(kind: str, handle: str, country: str = "") -> str:
    """A handle as its platform wants it: slug out of a profile address, digits of a phone number; raises BadValue.

    `country` is where a number belongs that does not say so itself.
    """
    text, form = handle.strip(), HANDLE_KINDS[kind].form if kind in HANDLE_KINDS else "name"
    if form in ("number", "whatsapp"):
        number = whatsapp(text, country) if form == "whatsapp" else phone(text, country)
        if not 6 <= len(number.lstrip("+")) <= 15 or (form == "whatsapp" and not number.startswith("+")):
            raise BadValue("handles", kind, f"“{handle}” is not a phone number with its country code")
        return number
    if form == "mail":
        if not _MAIL.fullmatch(text):
            raise BadValue("handles", kind, f"“{handle}” is not one mail address")
        return text
    text = text.partition("?")[0].rstrip("/").rpartition("/")[2].lstrip("@")
    if not _SLUG.fullmatch(text):
        raise BadValue("handles", kind, f"“{handle}” is not a user name or profile address")
    return text


def open_link(name: str, handle: str, subject: str = "", text: str = "", country: str = "") -> str:
    """The link that opens the channel for the user, filled with the text where the platform takes it; "" where there is none.

    Raises BadValue where the handle is not one; `country` is where a telephone number belongs that does not say so. The text
    is percent-encoded; nothing is sent by opening it.
    """
    facts = channel(name)
    if not facts.open or not (handle or "{handle}" not in facts.open):
        return ""
    clean = clean_handle(facts.handle, handle, country) if handle else ""
    form = HANDLE_KINDS[facts.handle].form if facts.handle else ""
    if form == "whatsapp":
        clean = clean.lstrip("+")
    body = text.replace("\r\n", "\n").replace("\n", "\r\n") if name == "email" else text
    safe = "@+" if form in ("mail", "number") else ""
    return facts.open.format(handle=quote(clean, safe=safe), subject=quote(subject, safe=""), text=quote(body, safe=""))
