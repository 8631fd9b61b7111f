"""The call sheet: where they are, a little small talk, one purpose, and a voicemail short enough to be heard out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from composer import channels
from composer.drafting.language.addressing import signature
from composer.drafting.language.self_introduction import self_introduction
from composer.drafting.messages.introductions import to_third
from composer.drafting.templating import bindings
from composer.drafting.templating.bindings import Material
from composer.model import Brief

VOICEMAIL_SECONDS: Final = 25.0
_WORDS_A_MINUTE: Final = 150
_LATE, _EARLY = 19, 9  # hours at which a work call becomes a bother


@dataclass(frozen=True, slots=True)
class CallSheet:
    """What to have before one's eyes during a call; `voicemail` is said in at most 25 seconds."""

    where: str
    opening: str
    small_talk: tuple[str, ...]
    purpose: str
    question: str
    voicemail: str
    if_busy: str

    @property
    def text(self) -> str:
        """The sheet as plain lines."""
        talk = [f"Small talk: {line}" for line in self.small_talk]
        lines = [self.where, f"Say: {self.opening}", *talk, f"One purpose: {self.purpose}", f"Ask: {self.question}"]
        return "\n".join([*lines, f"If it is a bad moment: {self.if_busy}", f"Voicemail: {self.voicemail}"])


def call_sheet(brief: Brief, *, now: datetime | None = None) -> CallSheet:
    """The sheet for calling the brief's recipient; with `now` and a time zone it says what time it is there."""
    words = bindings.material(brief)
    name = str(words.fixed["formal_name" if brief.tone == "formal" else "name"])
    me = " ".join(signature(brief.sender.name, tone="warm", relationship="friend", channel_group="chat")) or brief.sender.name
    said = self_introduction(brief.sender.role, brief.sender.company)
    opening = f"Hello {name}, this is {brief.sender.name}{f', {said}' if said else ''}. Is this a good moment?"
    question = _question(words)
    return CallSheet(
        where=_where(brief, now),
        opening=opening,
        small_talk=_small_talk(words),
        purpose=_purpose(words),
        question=question,
        voicemail=_voicemail(brief, words, name, me),
        if_busy="When may I ring you again?",
    )


def _where(brief: Brief, now: datetime | None) -> str:
    company = f" at {brief.recipient.company}" if brief.recipient.company else ""
    zone = brief.recipient.timezone
    if not zone:
        return f"Where: {brief.recipient.name}{company}; time zone not known, so ask where they are just now."
    place = zone.rpartition("/")[2].replace("_", " ")
    if now is None:
        return f"Where: {brief.recipient.name}{company}, on {place} time."
    there = now.astimezone(ZoneInfo(zone))
    hint = "" if _EARLY <= there.hour < _LATE and there.weekday() < 5 else " That is outside working hours: better later."
    return f"Where: {brief.recipient.name}{company}, on {place} time, where it is {there:%A %H:%M} now.{hint}"


def _small_talk(words: Material) -> tuple[str, ...]:
    """One or two human openings from the facts, and one that always serves; the sheet is read by the caller."""
    lines = []
    for _, said in words.facts[:2]:
        theirs = to_third(said.text)
        if said.form == "noun":
            lines.append(f"ask about {theirs}.")
        elif said.form in ("reader", "other"):
            lines.append(f"{theirs}: ask how that came about.")
        else:
            lines.append(theirs if theirs.endswith(".") else f"{theirs}.")
    return (*lines, "where are they just now, and what is the weather like there?")


def _purpose(words: Material) -> str:
    point = words.point
    if point.form in ("sentence", "ask"):
        return point.text
    if point.form == "verb":
        return f"to {to_third(point.text)}."
    return f"{to_third(point.text)}." if point.text else "to get to know each other."


def _question(words: Material) -> str:
    if words.question is not None:
        return words.question.text
    if words.point.form == "how":
        return f"May I ask {words.point.text}?"
    return "How does that look from your side?"


def _voicemail(brief: Brief, words: Material, name: str, me: str) -> str:
    """Who, why, what to do next: the longest version that is said in 25 seconds."""
    point = words.point
    why = f"I'm calling about {point.text}." if point.form in ("noun", "how", "doing") else ""
    again = "I'll send you two lines, so there is no need to ring back."
    ring = f"Once more, {brief.sender.name}. Thank you, {name}."
    versions = (
        f"Hello {name}, this is {brief.sender.name}. {why} {again} {ring}",
        f"Hello {name}, this is {brief.sender.name}. {again} {ring}",
        f"Hello, this is {me}. {again} Thank you.",
    )
    fitting = (" ".join(text.split()) for text in versions)
    short = (text for text in fitting if channels.speaking_seconds(text, _WORDS_A_MINUTE) <= VOICEMAIL_SECONDS)
    return next(short, f"Hello. {again}")
