"""What a template may say: the brief taken apart into plain words and their forms, addressed to the reader."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from composer.drafting.language import articles, casing, noun_phrases, person_names, phrase_types
from composer.drafting.language.lexicon import load_words, word_list
from composer.drafting.language.phrase_types import Phrase
from composer.drafting.language.second_person import Reader, pronouns_in
from composer.model import Brief

_ASKS_FOR_ONE: Final = re.compile(r"\bintroduc(?:e|ing) (?:me|us)\b|\bintroductions? (?:to|with)\b", re.IGNORECASE)
_INVITES: Final = word_list("invites")
# The draft of bad news says sorry itself.
_SORRY: Final = re.compile(
    r"^(?:(?:I'm|I am|we're|we are) )?(?:so |very )?sorry,? (?:but |that |to say that )?|,? sorry(?=[.!]?$)", re.IGNORECASE,
)
_SEEKING: Final = ("hire", "invite")
_ANYBODY: Final = (["someone"], ["somebody"])
_HIRERS: Final = word_list("hirers")
_BAD_NEWS: Final = word_list("bad_news")
# A question that is polite already, or two of them, is not announced (“May I ask you one thing: could you …”).
_POLITE: Final = re.compile(
    r"^(?:would|could|can|may|might|shall|will|do you mind)\b|\bif I may\b|\bplease\b|[.?!]\s", re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Material:
    """A brief's words ready for templates: each fact with its form, the point, the question, and the fixed names."""

    brief: Brief
    facts: tuple[tuple[str, Phrase], ...]  # as typed, and as said
    point: Phrase
    question: Phrase | None
    fixed: Mapping[str, Any]
    why: Phrase | None
    third_about: Phrase | None

    def values(self, said: Phrase | None, *, formal: bool) -> dict[str, Any]:
        """The names of one draft; `said` is the fact that this draft uses."""
        found = dict(self.fixed)
        found["name"] = found.pop("formal_name") if formal else found["name"]
        found.pop("formal_name", None)
        if said is not None:
            found["fact"] = said.text
            found["shared"] = said.text if phrase_types.holds_sender(noun_phrases.words_of(said.text)) else ""
        if self.point.form != "unsure":
            found["point"] = self.point.text
            found["aim"] = aim(self.point)
        found.update(_marks(self.point, self.question, self.brief.purpose))
        if self.question is not None:
            found["question"] = self.question.text
        found["asked"] = asked(self.question)
        if self.why is not None:
            found["why"] = self.why.text
        if self.third_about is not None:
            found["third_about"] = self.third_about.text
        return found

    def forms(self, said: Phrase | None) -> dict[str, str]:
        """The form of each word that has one."""
        found = {"point": self.point.form}
        if said is not None:
            found["fact"] = said.form
        if self.question is not None:
            found["question"] = self.question.form
        if self.why is not None:
            found["why"] = self.why.form
        if self.third_about is not None:
            found["third_about"] = self.third_about.form
        return found


def _marks(point: Phrase, question: Phrase | None, purpose: str) -> dict[str, str]:
    """What a template may ask of the point and the question: each is their text, or "" where it is not so."""
    words = noun_phrases.words_of(point.text)
    noun = noun_phrases.head(point.text)[0] if point.form == "noun" else ""
    one = question is not None and question.form == "direct" and not _POLITE.search(question.text)
    return {
        "wanted": point.text if purpose in _SEEKING and (person_names.is_role(noun) or words[:1] in _ANYBODY) else "",
        "task": point.text if purpose == "hire" and point.form == "verb" and words[0] not in _HIRERS else "",
        "our_own": point.text if words[:1] in (["our"], ["my"]) else "",
        "theirs": point.text if {"you", "your", "yours"} & set(words) else "",
        "one_question": question.text if one and question is not None else "",
        "bad_news": point.text if _BAD_NEWS & set(words) else "",
    }


def asked(question: Phrase | None) -> str:
    """A question as a sentence of its own, whatever form it was typed in; "" where there is none."""
    if question is None or question.form == "unsure":
        return ""
    lead = {"indirect": "May I ask ", "topic": "May I ask about "}.get(question.form)
    return f"{lead}{question.text}?" if lead else question.text


def aim(point: Phrase) -> str:
    """The point as a sentence of its own, whatever form it was typed in."""
    us = "I'd like us to " if point.text.endswith("together") else "I'd like to "
    lead = {"verb": us, "verb_you": "Would you like to ", "intro_verb": "May I ask you to "}.get(point.form, "It is about ")
    if point.form in ("sentence", "ask", "intro_sentence"):
        return point.text
    return f"{lead}{point.text}{'?' if point.form in ('verb_you', 'intro_verb') else '.'}"


def reader_of(brief: Brief) -> Reader:
    """Who “you” is in this brief, with the pronouns by which the user speaks of them."""
    name = person_names.take_apart(brief.recipient.name)
    given = name.given if len(name.given) > 1 else ""
    texts = (*(fact.text for fact in brief.recipient.facts), brief.point, brief.question, brief.why_them)
    return Reader(casing.name(brief.recipient.name), given, name.family, pronouns_in(texts))


def _plain(brief: Brief) -> Brief:
    """The brief with what was typed in capitals or in small letters only set as ordinary English."""
    names = (
        brief.recipient.name, brief.recipient.company, brief.sender.name, brief.sender.company, brief.mutual,
        brief.third.name if brief.third else "",
    )

    def set_plain(text: str) -> str:
        return casing.plain(text, names)

    recipient = replace(brief.recipient, facts=tuple(replace(fact, text=set_plain(fact.text)) for fact in brief.recipient.facts))
    third = replace(brief.third, name=casing.name(brief.third.name), about=set_plain(brief.third.about)) if brief.third else None
    sender = replace(brief.sender, name=casing.name(brief.sender.name))
    return replace(
        brief, sender=sender, recipient=recipient, third=third, point=set_plain(brief.point), question=set_plain(brief.question),
        why_them=set_plain(brief.why_them), mutual=casing.name(brief.mutual),
    )


def material(brief: Brief) -> Material:
    """Everything of a brief that a template may use."""
    typed, brief = brief, _plain(brief)
    reader = reader_of(brief)
    facts = tuple(
        (fact.text, phrase_types.fact_phrase(plain.text, reader))
        for fact, plain in zip(typed.recipient.facts, brief.recipient.facts, strict=True) if fact.text.strip()
    )
    point = phrase_types.point_phrase(_SORRY.sub("", brief.point) if brief.purpose == "update" else brief.point, reader)
    if brief.purpose in _SEEKING and point.form == "noun" and person_names.is_role(noun_phrases.head(point.text)[0]):
        point = Phrase(articles.with_article(point.text, countable=True), "noun")
    if brief.purpose == "invite" and point.form == "verb" and noun_phrases.words_of(point.text)[0] not in _INVITES:
        point = Phrase(point.text, "verb_you")
    if brief.purpose == "decline" and point.form == "noun" and point.text.startswith("your "):
        point = Phrase(point.text, "your")
    if brief.purpose == "introduce" and brief.third is None and _ASKS_FOR_ONE.search(point.text):
        kind = {"noun": "intro_noun", "verb": "intro_verb", "sentence": "intro_sentence"}.get(point.form)
        point = Phrase(point.text, kind or point.form)
    question = phrase_types.question_phrase(brief.question, reader) if brief.question.strip() else None
    if question is None and point.form == "how" and noun_phrases.words_of(point.text)[0] in ("whether", "if"):
        question = Phrase(point.text, "indirect")
    if point.form == "ask" and question is None:
        question = Phrase(point.text, "direct" if point.text.endswith("?") else "indirect")
    if question is not None and _said_by(question, point):
        point = Phrase(asked(question), "ask")
    why = phrase_types.reason(brief.why_them, reader) if brief.why_them.strip() else None
    about = _third_about(brief)
    return Material(typed, facts, point, question, _fixed(brief, about), why, about)


def _said_by(question: Phrase, point: Phrase) -> bool:
    """Whether the question says the point already, so that a draft need not say it twice."""
    small = load_words().prepositions | noun_phrases.DETERMINERS | noun_phrases.HELPERS | {"a", "an", "you", "i", "and"}
    telling = set(noun_phrases.words_of(point.text)) - small
    asked_for = set(noun_phrases.words_of(question.text)) - small
    return bool(telling) and point.form != "sentence" and len(telling & asked_for) >= 0.75 * len(telling)


def _fixed(brief: Brief, about: Phrase | None) -> dict[str, Any]:
    sender, recipient = person_names.take_apart(brief.sender.name), person_names.take_apart(brief.recipient.name)
    handle = brief.recipient.handles.get("x", "").lstrip("@")
    reader = reader_of(brief)
    commercial = brief.commercial or brief.purpose == "sell"
    found: dict[str, Any] = {
        "name": recipient.short,
        "formal_name": recipient.formal,
        "full": recipient.full,
        "me": sender.short if brief.relationship == "friend" and brief.tone != "formal" else brief.sender.name,
        "my_name": brief.sender.name if brief.tone == "formal" else sender.short,
        "who": person_names.who(brief.sender.role, brief.sender.company),
        "who_said": person_names.who(brief.sender.role, brief.sender.company, spoken=True),
        "role": brief.sender.role,
        "company": brief.sender.company,
        "address": brief.sender.address if commercial else "",
        "commercial": "yes" if commercial else "",
        "mutual": brief.mutual,
        "their_company": brief.recipient.company,
        "handle": f"@{handle}" if handle else "",
        "source": brief.recipient.source,
        "facts": tuple(phrase_types.fact_phrase(fact.text, reader).text for fact in brief.recipient.facts),
        "third": "",
        "third_name": "",
    }
    if brief.third is not None and brief.third.name:
        found["third_name"] = brief.third.name
        found["third"] = _third(brief.third.name, about)
    return found


def _third(name: str, about: Phrase | None) -> str:
    """The third person with what is said of them, as it stands inside a sentence."""
    if about is None or about.form == "unsure":
        return name
    if about.form == "noun":
        return f"{name}, {articles.with_article(about.text)}"
    subject, _, rest = about.text.partition(" ")
    if subject.lower() in ("he", "she") and rest:
        return f"{name}, who {rest}"
    return f"{name} ({about.text})"


def _third_about(brief: Brief) -> Phrase | None:
    """What is said of the third person: their pronouns stay theirs."""
    if brief.third is None or not brief.third.about.strip():
        return None
    return phrase_types.description(brief.third.about)
