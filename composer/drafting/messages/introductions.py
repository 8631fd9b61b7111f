"""Introductions: asking a friend for one, the lines to forward, thanks afterwards, and introducing two people."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from composer.drafting.language.addressing import greeting_name
from composer.drafting.language.self_introduction import self_introduction
from composer.drafting.messages.writer import Wish, one
from composer.drafting.reading.grammar.word_classes import word_class
from composer.drafting.templating.bindings import material
from composer.drafting.templating.phrase import Phrase
from composer.drafting.templating.spoken_of import phrases, pronouns
from composer.errors import BadUsage
from composer.etiquette.rulebook.rule_loader import RuleBook
from composer.lexicon import Group, Wording
from composer.model import Brief, Draft, Recipient, Third
from composer.word_forms import word_forms

_WITH_YOU: Final = Wording("replies", "behind_with_you")
_YOURSELF: Final = Wording("replies", "reader_oneself")
_YOURS: Final = Wording("replies", "readers_own")
_YOUR: Final = Wording("replies", "readers")
_YOU: Final = Wording("replies", "reader_alone")
_BEHIND_OBJECT: Final = Group("replies", "behind_object")


def request_introduction(
    brief: Brief, channel: str = "email", *, friend: str = "", rules: RuleBook | None = None, wording: int = 1,
) -> Draft:
    """A request to a friend to introduce the sender to the brief's recipient; the friend is `friend` or the brief's mutual.

    Raises BadUsage where no friend is named.
    """
    asked = to_friend(brief, friend)
    point, they = _spoken_of(brief)
    words = replace(material(asked), point=point)
    extra = {"they": they, "them": pronouns(they)[1]}
    return one(asked, Wish("first", kind="request_introduction", extra=extra), channel, rules=rules, wording=wording, words=words)


def blurb(
    brief: Brief, channel: str = "email", *, friend: str = "", rules: RuleBook | None = None, wording: int = 1,
) -> Draft:
    """A few lines from the sender for the friend to forward to the brief's recipient as they stand.

    Raises BadUsage where nothing particular about the recipient is known.
    """
    if not any(fact.text.strip() for fact in brief.recipient.facts):
        raise BadUsage("lines to forward need one particular thing about them, so that they see why you chose them")
    brief = replace(brief, mutual=friend or brief.mutual)
    return one(brief, Wish("first", kind="blurb"), channel, rules=rules, wording=wording)


def thank_introducer(
    brief: Brief, channel: str = "email", *, friend: str = "", rules: RuleBook | None = None, wording: int = 1,
) -> Draft:
    """Thanks to the friend who introduced the sender to the brief's recipient."""
    asked = to_friend(brief, friend)
    return one(asked, Wish("reply", kind="introduction_thanks"), channel, rules=rules, wording=wording)


def introduce_two(brief: Brief, channel: str = "email", *, rules: RuleBook | None = None, wording: int = 1) -> Draft:
    """The message to both, after both said yes; raises BadUsage where the brief names no third person."""
    if brief.third is None or not brief.third.name:
        raise BadUsage("to introduce two people, say who the other person is")
    words = material(brief)
    first, other = (_called(name, brief, "warm") for name in (brief.recipient.name, brief.third.name))
    said = self_introduction(brief.recipient.role, brief.recipient.company)
    full = words.readings.name.full
    extra = {"first": first, "other": other, "described": f"{full}, {said}" if said else full}
    both = f"{first} and {other}"
    formal = " and ".join(_called(name, brief, "formal") for name in (brief.recipient.name, brief.third.name))
    point = Phrase(_WITH_YOU.for_all.sub("", words.point.text), words.point.form)
    words = replace(words, point=point, fixed={**words.fixed, "name": both, "letter_name": both, "formal_name": formal})
    return one(brief, Wish("reply", kind="introduce_two", extra=extra), channel, rules=rules, wording=wording, words=words)


def to_friend(brief: Brief, friend: str = "") -> Brief:
    """The brief of a message to the friend in common, about the recipient of this one; raises BadUsage without a friend."""
    name = friend or brief.mutual
    if not name:
        raise BadUsage("to ask for an introduction, say which friend you share")
    target = Third(brief.recipient.name)
    return replace(
        brief, recipient=Recipient(name), third=target, relationship="friend", purpose="introduce", mutual="", question="",
        why_them="",
    )


def _called(name: str, brief: Brief, tone: str) -> str:
    return greeting_name(name, tone=tone, relationship=brief.relationship, channel_group="letter") or name


def _spoken_of(brief: Brief) -> tuple[Phrase, str]:
    """The point as it is told to somebody else, and the pronoun that the user has for the person."""
    words = material(brief)
    they = words.readings.reader.pronoun or "they"
    return Phrase(to_third(_WITH_YOU.for_all.sub("", words.point.text), they), words.point.form), they


def to_third(text: str, they: str = "they") -> str:
    """A text to the reader as it is said to somebody else: “how you keep your tests” → “how they keep their tests”."""
    prepositions = word_class("closed_classes", "preposition")
    subject, them, their, theirs, themselves = pronouns(they)
    text = _YOURSELF.for_all.sub(themselves, text)
    text = _YOURS.for_all.sub(theirs, text)
    text = _YOUR.for_all.sub(their, text)

    def person(found: re.Match[str]) -> str:
        before, after = found.group(1) or "", re.match(r"\s*(\w*)", text[found.end() :])
        following = after.group(1).lower() if after else ""
        is_object = before.strip() in prepositions or not following or following in prepositions | _BEHIND_OBJECT.for_all
        return before + (them if is_object else subject)

    text = _YOU.for_all.sub(person, text)
    if subject == "they":
        return text
    return re.sub(rf"\b{subject} (\w+)\b", lambda found: f"{subject} {_third_verb(found.group(1))}", text)


def _third_verb(verb: str) -> str:
    """“keep” → “keeps”, “are” → “is”; any other form stays."""
    if verb in phrases("agrees"):
        return str(phrases("agrees")[verb])
    forms = word_forms()
    return forms.third(verb) if any(item.form == "base" for item in forms.read_verb(verb)) else verb
