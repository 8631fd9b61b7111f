"""The words the page uses for the names inside: titles, explanations, sentences about figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from composer.advice.phrasing import step_title
from composer.channels import load_channels
from composer.etiquette.document.readability import band
from composer.model import Check

PURPOSES: Final[Mapping[str, str]] = {
    "connect": "Get acquainted", "learn": "Ask for advice", "job": "Look for a job", "hire": "Recruit someone",
    "sell": "Sell something", "partner": "Collaborate", "invite": "Invite them", "press": "Contact a journalist",
    "introduce": "Introduce someone", "thank": "Say thank you", "reconnect": "Get back in touch", "update": "Share an update",
    "decline": "Decline",
}
RELATIONSHIPS: Final[Mapping[str, str]] = {
    "stranger": "We've never met", "met": "We've met", "mutual": "We have a friend in common",
    "follower": "They follow me", "colleague": "Colleague", "client": "Client", "friend": "Friend",
}
STAGES: Final[Mapping[str, str]] = {
    "first": "A first message", "follow_up": "A follow-up", "reply": "A reply", "update": "An update",
}
TONES: Final[Mapping[str, str]] = {"warm": "Warm", "neutral": "Neutral", "formal": "Formal"}
EVIDENCE: Final[Mapping[str, str]] = {
    "independent": "Measured by independent researchers", "platform": "The platform's own rule or figure",
    "vendor": "A vendor's own figure: handle with care", "seed": "Etiquette advice, not measured",
    "convention": "A common custom, not measured",
}
CRITERIA: Final[Mapping[str, str]] = {
    "personal": "Personal", "brief": "Brief", "clear": "Clear", "specific": "Specific",
    "ends_with_question": "Ends with a question",
    "no_ask_yet": "No request yet", "genuine": "Genuine", "calm": "Calm", "unambiguous": "Unambiguous",
    "no_pressure": "No pressure", "finished": "Finished", "light": "Light", "right_channel": "Right channel",
    "own_words": "Own words", "courteous": "Courteous", "honest": "Honest", "lawful": "Lawful",
}
SEVERITIES: Final[Mapping[str, str]] = {"error": "✖ Error", "warning": "▲ Warning", "suggestion": "● Suggestion"}
CONTACT: Final[Mapping[str, str]] = {
    "": "Not known", "company": "At a company", "sole_trader": "Works for themselves", "private": "A private person",
}
_DOES: Final[Mapping[str, str]] = {
    "answer": "Write reply", "keep_in_touch": "Write to them", "call": "Prepare call", "meet": "Prepare call",
    "ask": "Write message", "close": "Write last note",
}
STANCES: Final[Mapping[str, str]] = {
    "question": "Ask how we know each other", "statement": "Say kindly how you use this network",
    "polite_disregard": "Thank them and leave it open", "pause": "Say you'll come back to it",
    "accept": "Accept with a kind word",
    "redirect": "Suggest another network",
}
TRACED: Final[Mapping[str, str]] = {
    "fact": "What you noticed", "friend": "Your friend in common", "third": "Who you're introducing",
    "your_firm": "Your company or group", "their_firm": "Their company or group", "your_role": "Your role",
    "their_role": "Their role",
}


def channel_title(name: str) -> str:
    """“LinkedIn message” for `linkedin_message`; the name itself where it is unknown."""
    found = load_channels().get(name)
    return found.title if found else name


def step_then(step: str, said: str) -> str:
    """A step with the time for it (may be empty): one waits until then, and does everything else from then on."""
    when = "" if not said else f" until {said}" if step == "wait" else f", any time from {said}"
    return step_title(step) + when


def does(step: str) -> str:
    """What the button of a due step does."""
    return _DOES.get(step, "Write follow-up")


def reading(check: Check) -> str:
    """How easily a text reads, in one sentence."""
    if check.language != "en":
        return "This doesn't look like English, so only the rules that hold in every language were checked."
    grade = check.readability.grade
    if grade is None:
        return "Too short to say how easily it reads."
    return f"{band(check.readability).capitalize()} to read (school grade {grade:.0f})."


def verdict(check: Check) -> str:
    """The verdict in words."""
    return {"ready": "Ready to send", "revise": "Worth another look", "stop": "Not ready to send"}[check.verdict]


def day(at: datetime | None, zone: str = "") -> str:
    """A date and time as people read it, in a zone (UTC where none is set, and then it says so); empty where there is none."""
    if at is None:
        return ""
    there = at.astimezone(ZoneInfo(zone or "UTC"))
    return f"{there.day} {there:%b %Y, %H:%M}" + ("" if zone else " UTC")


def date(at: datetime, zone: str = "") -> str:
    """The day alone, in a zone (UTC where none is set)."""
    there = at.astimezone(ZoneInfo(zone or "UTC"))
    return f"{there.day} {there:%b %Y}"


def unseen(words: str) -> str:
    """Words at the end of a label for whoever hears the page: whom a button of a list is about (`look.css` hides them)."""
    return f":gray[ {plain(words)}]"


def missing_here(before: str, parts: Iterable[str]) -> str:
    """What is missing as a list below a line, without the names that only a file needs: “why you write (connect, learn …)”."""
    shown = (_KEYS.sub("", part) for part in parts)
    return "\n".join([before, "", *(f"- {plain(part[:1].upper() + part[1:])}" for part in shown)])


def plain(text: str) -> str:
    """Foreign text made safe inside a Markdown sentence: no links, pictures, emphasis, symbols or formulas come out of it.

    Streamlit turns addresses, `:names:` of symbols and arrows in what is left after Markdown's own marks are escaped into links
    and signs; nothing at all, in a colour, put inside them keeps them as they were typed.
    """
    bare = (char for char in " ".join(text.split()) if char not in _TURNS)
    shown = "".join(f"\\{char}" if char in "\\`*_{}[]()#+-.!|<>~$:&" else char for char in bare)
    shown = _HARMLESS.sub(":", shown)  # the name that a screen reader says keeps the backslash of a colon
    return _MADE_INTO_MORE.sub(lambda found: found[0] + _NOTHING, shown) if _MADE_INTO_MORE.search(shown) else shown


_KEYS: Final = re.compile(r" \((?:[a-z_]+, )+[a-z_]+\)$")
_HARMLESS: Final = re.compile(r"(?<!\\)\\:(?=\s|$)")
_NOTHING: Final = ":gray[]"
_TURNS: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # turn the words after them round
_MADE_INTO_MORE: Final = re.compile(
    r"\\:(?=[/\w+\\-])|(?<=[wW]{2})[wW](?=\\\.)|@(?=[\w\\-])|\\?[-<>=~](?=\\?[-<>=~])")
