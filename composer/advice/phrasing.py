"""How the adviser's sentences name channels, addresses, people and lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from composer import channels
from composer.channel_facts import HANDLE_KINDS

STEPS: Final[Mapping[str, str]] = {
    "write": "Write your first message", "wait": "Wait for a reply", "follow_up": "Follow up with something new",
    "change_channel": "Try another channel", "call": "Call", "meet": "Meet", "close": "Close politely", "stop": "Let it rest",
    "answer": "Reply to them", "ask": "Ask your favour now", "ask_introduction": "Ask a mutual friend for an introduction",
    "acquaint": "Get acquainted first", "keep_in_touch": "Get back in touch",
}


def step_title(step: str) -> str:
    """A step of the ladder in words."""
    return STEPS.get(step, step.replace("_", " ").capitalize())


def title(channel: str) -> str:
    """A channel as it is named inside a sentence: “LinkedIn message”, “phone call”."""
    return channels.channel(channel).said


def the(channel: str) -> str:
    """A channel with its article where it has one: “the phone call”, “e-mail”, “a meeting”."""
    return channels.channel(channel).the


def theirs(channel: str) -> str:
    """What must be known to reach somebody there: “their mail address”."""
    kind = HANDLE_KINDS.get(channels.channel(channel).handle)
    return kind.words if kind else "how to reach them"


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
