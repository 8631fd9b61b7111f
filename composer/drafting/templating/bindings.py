"""What a template may say: the readings of a brief as plain words, each with the form that decides which wordings fit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from composer.drafting.language import casing, person_names
from composer.drafting.reading.brief_readings import BriefReadings, FactReading, read_brief
from composer.drafting.reading.facts import read_third
from composer.drafting.reading.points import PointReading
from composer.drafting.reading.questions import QuestionReading
from composer.drafting.language.content_words import words_of
from composer.model import Brief
from composer.word_forms import word_forms

_SENDERS: Final = re.compile(r"^(?:I|we|our|my)\b", re.IGNORECASE)
_WISH: Final = re.compile(r"^I(?:'d| would) (?:like|love) to (?!know\b)")
_NEEDS_NO_SELF: Final = frozenset({"colleague", "friend"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text as it stands inside a sentence to the reader, and its form."""

    text: str
    form: str


@dataclass(frozen=True, slots=True)
class Material:
    """A brief's words ready for templates: each fact with its form, the point, the question, and the fixed names."""

    brief: Brief
    readings: BriefReadings
    facts: tuple[tuple[str, Phrase], ...]  # as typed, and as said; those to ask about first are left out
    point: Phrase
    question: Phrase | None
    fixed: Mapping[str, Any]
    why: Phrase | None
    third_about: Phrase | None

    def values(self, fact: Phrase | None, *, formal: bool, fact_reading: FactReading | None = None,
               other: Phrase | None = None) -> dict[str, Any]:
        """The names of one draft that speaks of `fact` (and `other`); what is not there is "" or missing."""
        values = dict(self.fixed)
        values["name"] = values.pop("formal_name") if formal else values["name"]
        values.pop("formal_name", None)
        if fact is not None:
            values["fact"] = fact.text
            values["fact_is"] = "are" if _is_plural(fact.text) else "is"
        if other is not None:
            values["other_fact"] = other.text
        if fact_reading is not None:
            values["learned"] = fact_reading.learned
            values["detail"] = fact_reading.detail.said if fact_reading.detail else ""
            values["because"] = fact_reading.because.said if fact_reading.because else ""
        if self.point.text:
            values["point"] = self.point.text
            values["aim"] = aim(self.point)
        values.update(_point_values(self.readings.point))
        if self.question is not None:
            values["question"] = self.question.text
        values["asked"] = asked(self.readings.question)
        values["question_embedded"] = self.readings.question.embedded if self.readings.question else ""
        values["situation"] = self.readings.situation
        if self.why is not None:
            values["why"] = self.why.text
        if self.third_about is not None:
            values["third_about"] = self.third_about.text
        return values

    def forms(self, fact: Phrase | None, *, fact_reading: FactReading | None = None, other: Phrase | None = None) -> dict[str, str]:
        """The form of each word that has one."""
        forms = {"point": self.point.form}
        if fact is not None:
            forms["fact"] = fact.form
        if other is not None:
            forms["other_fact"] = other.form
        if fact_reading is not None and fact_reading.detail is not None:
            forms["detail"] = fact_reading.detail.form
        if self.question is not None:
            forms["question"] = self.question.form
        if self.why is not None:
            forms["why"] = self.why.form
        if self.third_about is not None:
            forms["third_about"] = self.third_about.form
        return forms


def material(brief: Brief) -> Material:
    """Everything of a brief that a template may use."""
    readings = read_brief(brief)
    facts = tuple((fact.typed, fact_phrase(fact)) for fact in readings.facts if not fact.reading.ask)
    why = readings.reason
    about = _third_about(brief)
    return Material(
        brief, readings, facts, point_phrase(readings.point), question_phrase(readings.question), _fixed(brief, readings, about),
        Phrase(why.said, "noun" if why.form == "noun" else why.who) if why else None, about,
    )


def fact_phrase(fact: FactReading) -> Phrase:
    """A fact as it stands in a sentence: `noun`, or a clause named by whose it is (reader, sender, both, other)."""
    return Phrase(fact.reading.said, "noun" if fact.reading.form == "noun" else fact.reading.who)


def point_phrase(point: PointReading | None) -> Phrase:
    """The point in its handiest form: ask (a question), noun or doing (after “about”), how, verb (after “to”), sentence."""
    if point is None or point.ask:
        return Phrase("", "unsure")
    if point.speech_act == "question":
        return Phrase(point.said, "ask")
    if point.form in ("how_what",) and point.embedded:
        return Phrase(point.embedded, "how")
    if point.infinitive and point.form not in ("sentence", "we_clause", "our_clause", "your_clause"):
        return Phrase(point.infinitive, "verb")
    if point.topic and point.form not in ("sentence", "we_clause", "our_clause", "your_clause", "news", "refusal"):
        return Phrase(point.topic, "doing" if point.form == "gerund" else "noun")
    return Phrase(point.said, "sentence")


def question_phrase(question: QuestionReading | None) -> Phrase | None:
    """The question as a sentence: direct (with its mark) or request."""
    if question is None or not question.said or question.ask:
        return None
    return Phrase(question.said, "direct" if question.said.endswith("?") else "request")


def asked(question: QuestionReading | None) -> str:
    """A question as a sentence of its own, whatever form it was typed in; "" where there is none."""
    return "" if question is None or question.ask else question.said


def aim(point: Phrase) -> str:
    """The point as a sentence of its own, whatever form it was typed in."""
    if point.form in ("sentence", "ask"):
        return point.text
    lead = "I'd like to" if point.form == "verb" else "It is about"
    return f"{lead} {point.text}."


def _point_values(point: PointReading | None) -> dict[str, str]:
    """What else a template may say of the point; each is "" where it is not so."""
    values = {"point_sentence": "", "point_clause": "", "wish": "", "embedded": "", "topic": ""}
    if point is None or point.ask:
        return values
    values["point_sentence"] = point.said
    values["embedded"] = point.embedded
    values["topic"] = point.topic
    single = point.said.count(".") + point.said.count("!") + point.said.count("?") == 1
    if single and _SENDERS.match(point.clause or "") and "?" not in point.said:
        values["point_clause"] = point.clause
        wish = _WISH.match(point.said)
        if wish:
            values["wish"] = f"would like to {point.clause[len(_WISH.match(point.clause).group()):]}" if _WISH.match(point.clause) else ""
    return values


def _is_plural(phrase: str) -> bool:
    """Whether a noun phrase takes “are”: by its head, the last word before a preposition or a relative clause."""
    forms = word_forms()
    head = ""
    for word in words_of(phrase):
        if head and word in ("on", "in", "at", "for", "about", "of", "with", "from", "to", "that", "which", "who", "by"):
            break
        head = word
    return head in forms.singulars and head not in forms.plurals


def _fixed(brief: Brief, readings: BriefReadings, about: Phrase | None) -> dict[str, Any]:
    handle = brief.recipient.handles.get("x", "").lstrip("@")
    commercial = brief.commercial or brief.purpose == "sell"
    sender = person_names.read_name(brief.sender.name)
    fixed: dict[str, Any] = {
        "name": person_names.greeting_name(readings.name, tone=brief.tone, relationship=brief.relationship, channel_group="chat"),
        "letter_name": person_names.greeting_name(readings.name, tone=brief.tone, relationship=brief.relationship, channel_group="letter"),
        "formal_name": person_names.greeting_name(readings.name, tone="formal", relationship=brief.relationship, channel_group="letter"),
        "full": readings.name.full,
        "me": person_names.signature(sender, tone=brief.tone, relationship=brief.relationship, channel_group="letter"),
        "my_name": person_names.signature(sender, tone=brief.tone, relationship=brief.relationship, channel_group="chat"),
        "who": person_names.self_introduction(brief.sender.role, brief.sender.company),
        "role": brief.sender.role,
        "company": person_names.company_name(brief.sender.company),
        "address": brief.sender.address if commercial else "",
        "commercial": "yes" if commercial else "",
        "mutual": casing.name(brief.mutual),
        "their_company": person_names.company_name(brief.recipient.company),
        "handle": f"@{handle}" if handle else "",
        "source": brief.recipient.source,
        "facts": tuple(fact.reading.said for fact in readings.facts if not fact.reading.ask),
        "new_to_them": "" if brief.relationship in _NEEDS_NO_SELF else "yes",
        "third": "",
        "third_name": "",
    }
    if brief.third is not None and brief.third.name:
        fixed["third_name"] = casing.name(brief.third.name)
        fixed["third"] = _third(fixed["third_name"], about)
    return fixed


def _third(name: str, about: Phrase | None) -> str:
    """The third person with what is said of them, as it stands inside a sentence."""
    if about is None:
        return name
    if about.form == "noun":
        return f"{name}, {about.text}"
    subject, _, rest = about.text.partition(" ")
    return f"{name}, who {rest}" if subject.lower() in ("he", "she", "they") and rest else f"{name} ({about.text})"


def _third_about(brief: Brief) -> Phrase | None:
    """What is said of the third person: their pronouns stay theirs."""
    if brief.third is None or not brief.third.about.strip():
        return None
    reading = read_third(brief.third.about)
    return None if reading.ask else Phrase(reading.said, "noun" if reading.form == "noun" else "clause")
