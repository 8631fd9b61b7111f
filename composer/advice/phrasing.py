"""How the adviser's sentences name channels, addresses, people and lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from composer import channels

_NAMES: Final = ("LinkedIn", "X", "Facebook", "Instagram", "WhatsApp", "Telegram", "SMS")
_THEIRS: Final[Mapping[str, str]] = {
    "linkedin": "their LinkedIn profile", "email": "their mail address", "x": "their name on X",
    "facebook": "their Facebook name", "instagram": "their Instagram name", "whatsapp": "their WhatsApp number",
    "telegram": "their Telegram name", "slack": "a work chat that you share", "phone": "their telephone number",
}


def title(channel: str) -> str:
    """A channel as it is named inside a sentence: “LinkedIn message”, “phone call”."""
    text = channels.channel(channel).title
    return text if text.split()[0] in _NAMES else text[0].lower() + text[1:]


def the(channel: str) -> str:
    """A channel with its article where it has one: “the phone call”, “e-mail”, “a meeting”."""
    if channel == "in_person":
        return "a meeting"
    bare = channel in ("email", "inmail", "facebook", "whatsapp", "telegram", "sms")
    return title(channel) if bare else f"the {title(channel)}"


def theirs(channel: str) -> str:
    """What must be known to reach somebody there: “their mail address”."""
    return _THEIRS.get(channels.channel(channel).handle, "how to reach them")


def addresses(known: Iterable[str]) -> str:
    """The addresses behind some channels, in words: “their LinkedIn profile and their mail address”."""
    return joined(dict.fromkeys(theirs(name) for name in known))


def joined(parts: Iterable[str]) -> str:
    """A list as people write it: “a, b and c”."""
    items = list(parts)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def first_name(name: str) -> str:
    """The given name to speak of a person by: the first word, or “they” where there is no name."""
    return next(iter(name.split()), "they")
