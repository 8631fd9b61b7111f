"""Introductions: asking a friend for one, the lines to forward, thanks afterwards, and introducing two people."""

from __future__ import annotations

import re
from dataclasses import replace

from composer.drafting.forms import Phrase
from composer.drafting.kinds import Wish, one
from composer.drafting.values import Material, material
from composer.drafting.words import load_words
from composer.errors import BadUsage
from composer.etiquette.rules import RuleBook
from composer.model import Brief, Draft, Recipient, Third


def request_introduction(brief: Brief, channel: str = "email", *, friend: str = "", rules: RuleBook | None = None) -> Draft:
    """A request to a friend to introduce the sender to the brief's recipient; the friend is `friend` or the brief's mutual.

    Raises BadUsage where no friend is named.
    """
    asked = _to_friend(brief, friend)
    words = material(asked)
    said = material(brief).point
    about = Phrase(to_third(said.text), said.form) if said.form in ("how", "noun", "doing") else said
    return one(asked, Wish("first", kind="request_introduction"), channel, rules=rules, words=_with_point(words, about))


def blurb(brief: Brief, channel: str = "email", *, friend: str = "", rules: RuleBook | None = None) -> Draft:
    """A few lines from the sender for the friend to forward to the brief's recipient as they stand."""
    brief = replace(brief, mutual=friend or brief.mutual)
    return one(brief, Wish("first", kind="blurb"), channel, rules=rules)


def thank_introducer(brief: Brief, channel: str = "email", *, friend: str = "", rules: RuleBook | None = None) -> Draft:
    """Thanks to the friend who introduced the sender to the brief's recipient."""
    asked = _to_friend(brief, friend)
    return one(asked, Wish("reply", kind="introduction_thanks"), channel, rules=rules)


def introduce_two(brief: Brief, channel: str = "email", *, rules: RuleBook | None = None) -> Draft:
    """The message to both, after both said yes; raises BadUsage where the brief names no third person."""
    if brief.third is None or not brief.third.name:
        raise BadUsage("introducing two people needs [third] with a name")
    return one(brief, Wish("reply", kind="introduce_two"), channel, rules=rules)


def _to_friend(brief: Brief, friend: str) -> Brief:
    name = friend or brief.mutual
    if not name:
        raise BadUsage("an introduction needs the friend's name: set mutual in the brief")
    target = Third(brief.recipient.name)
    return replace(
        brief, recipient=Recipient(name), third=target, relationship="friend", purpose="introduce", mutual="", question="",
        why_them="",
    )


def _with_point(words: Material, point: Phrase) -> Material:
    return replace(words, point=point)


def to_third(text: str) -> str:
    """A text to the reader as it is said to somebody else: “how you keep your tests” → “how they keep their tests”."""
    prepositions = load_words().prepositions
    text = re.sub(r"\byourself\b", "themselves", text)
    text = re.sub(r"\byours\b", "theirs", text)
    text = re.sub(r"\byour\b", "their", text)

    def they(found: re.Match[str]) -> str:
        before, after = found.group(1) or "", re.match(r"\s*(\w*)", text[found.end() :])
        following = after.group(1).lower() if after else ""
        is_object = before.strip() in prepositions or not following or following in prepositions | {"and", "or", "to"}
        return before + ("them" if is_object else "they")

    return re.sub(r"(\b\w+ )?\byou\b", they, text)
