"""What a template may say: the readings of a brief as plain words, each with the form that decides which wordings fit."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from composer.drafting.language.self_introduction import tells_experience
from composer.drafting.reading.brief_readings import BriefReadings, FactReading, read_brief
from composer.drafting.reading.grammar.content_words import lemmas_of, words_of
from composer.drafting.reading.grammar.well_formed import has_main_verb
from composer.drafting.reading.points.question_reading import QuestionReading
from composer.drafting.reading.remarks.tidy import table
from composer.drafting.templating.noun_heads import head_of, taken_in_by, takes_plural
from composer.drafting.templating.people import fixed_values, third_about
from composer.drafting.templating.phrase import Phrase
from composer.drafting.templating.point_words import aim, answered, asked, point_phrase, point_values
from composer.drafting.templating.remark_words import as_subject, in_one_breath, is_liked, linked, tail, tailed
from composer.drafting.templating.titles import news_of, thing_in, thing_of, title_of
from composer.drafting.templating.told_facts import kindness, thanked_by_name, thanked_for, where_we_met
from composer.lexicon import Group, Wording
from composer.model import Brief
from composer.word_forms import word_forms

_INTRODUCE_ME: Final = Wording("bindings", "introduce_sender")
_WONDERS: Final = Wording("bindings", "wonders")
_FILMED: Final = Wording("bindings", "filmed", re.IGNORECASE)
_IT: Final = Wording("bindings", "it_acts")
_PREPOSITIONS: Final = Group("bindings", "hanging")
_SENDER_WORDS: Final = Group("bindings", "sender")
_WITH_NEWS: Final = frozenset({"update", "reconnect", "thank", "press"})
_BRIEF: Final = 9  # words that a noun phrase may have to be the subject of a sentence
_INTERRUPTED: Final = re.compile(r"[,;:(–—]")
_SAME_STEM: Final = 5  # letters by which a trade and what one does in it are known as the same: “photographer”, “I photograph”
_ASKED: Final = Wording("bindings", "reader_asked")


@dataclass(frozen=True, slots=True)
class About:
    """What a message speaks of: no fact, one, or two."""

    fact: Phrase | None = None
    reading: FactReading | None = None
    other: Phrase | None = None
    remarked: FactReading | None = None  # the fact said last: what the user makes of it may stand right behind it
    numbers: tuple[int, ...] = ()


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

    def values(self, about: About, *, formal: bool) -> dict[str, Any]:
        """The names of one draft that speaks of `about`; what is not there is "" or missing."""
        values = {**self.fixed, **self._of_facts(about), **self._of_remarks(about), **self._subjects(about.fact)}
        values["name"] = values.pop("formal_name") if formal else values["name"]
        values.pop("formal_name", None)
        point, question = self.readings.point, self.readings.question
        values["linked"] = self._linked(about.fact)
        if self.point.text:
            values["point"] = self.point.text
            values["aim"] = aim(self.point)
        values.update(point_values(None if self.readings.introduces else point))
        values.update(answered(point, self.brief.purpose))
        values["wonders"] = "yes" if point is not None and _WONDERS.for_all.search(point.said) else ""
        if point is not None and _INTRODUCE_ME.for_all.search(point.said):
            values["third"] = ""  # the reader introduces, not the sender
        told = self._told_by_point(values["who"]) and not tells_experience(values["who"])
        values["who"] = "" if told else values["who"]
        if self.question is not None:
            values["question"] = self.question.text
        values["asked"] = asked(question)
        values["question_embedded"] = question.embedded if question else ""
        values["situation"] = self.readings.situation
        if self.why is not None:
            values["why"] = self.why.text
        values["thanks_for"] = _thanks_for(self.why) if self.brief.purpose == "decline" else ""
        if self.third_about is not None:
            values["third_about"] = self.third_about.text
        return values

    def _of_facts(self, about: About) -> dict[str, str]:
        """What may be said of one fact or two: the words, and of what kind they are."""
        fact, other, reading = about.fact, about.other, about.reading
        names = ("learned", "opening", "told_by", "seen", "distant", "is_work", "taken_in", "has_taken_in", "thanks_whole")
        values = dict.fromkeys(names, "")
        if fact is None:
            return values
        values["fact"] = fact.text
        values["fact_brief"] = "yes" if len(fact.text.split()) <= _BRIEF and not _INTERRUPTED.search(fact.text) else ""
        values["fact_is"] = "are" if takes_plural(fact.text) else "is"
        asked_us = self.brief.purpose == "update" and "asked" in fact.text.split()  # a wish is met, not thanked for
        values["kindness"], values["kindness_rest"] = kindness(fact.text) if other is None and not asked_us else ("", "")
        if self.brief.purpose == "thank" and self.readings.point and other is None:
            said, named = self.readings.point.said, fact.text if fact.form == "noun" else ""
            values["thanks_whole"] = thanked_by_name(said, named, head_of(named)) if named else thanked_for(said, fact.text)
        if other is not None:
            values["other_fact"] = other.text
            values["other_taken_in"] = taken_in_by(other)
        values["distant"] = "" if _SENDER_WORDS.for_all & set(words_of(fact.text)) else "yes"
        if reading is not None:
            source = self.brief.recipient.facts[reading.number - 1].seen
            told = bool(lemmas_of(source)) and lemmas_of(source) <= lemmas_of(fact.text)  # “you told the Courier …”
            values["seen"] = "yes" if source else ""
            values["opening"] = reading.framing.opening
            values["told_by"] = reading.framing.source.teller
            values["learned"] = reading.learned if values["distant"] and not told else ""
        values["taken_in"] = taken_in_by(fact)
        if reading is not None and values["taken_in"] in ("heard", "saw") and source:
            announced = reading.framing.source.verb == "saw" and reading.framing.source.kind == "medium"  # on a site, say
            seen_in = "came across" if announced and values["taken_in"] == "heard" else values["taken_in"]
            values["taken_in"] = "watched" if _FILMED.for_all.search(source) else seen_in
        values["has_taken_in"] = _perfect(values["taken_in"])
        values["is_work"] = "yes" if values["taken_in"] else ""
        return values

    def _of_remarks(self, about: About) -> dict[str, str]:
        """What the user makes of the fact said last."""
        fact, remarked = about.fact, about.remarked
        detail = remarked.detail if remarked else None
        because = remarked.because.said if remarked and remarked.because else ""
        joined = tail(detail, fact) if detail and fact and about.other is None else ""
        return {
            "detail": detail.said if detail else "",
            "detail_was": "were" if detail and detail.form == "noun" and takes_plural(detail.said) else "was",
            "detail_subject": as_subject(detail.said) if detail else "",
            "liked": "yes" if detail and is_liked(detail.said) else "",
            "tail": joined,
            "fact_tailed": tailed(fact.text, joined) if fact and joined else "",
            "one_breath": "yes" if detail and fact and in_one_breath(fact, detail) else "",
            "because": because,
            "because_linked": linked(because),
            "because_verb": _IT.for_all.sub("", because) if _IT.for_all.match(because) else "",
        }

    def _subjects(self, fact: Phrase | None) -> dict[str, str]:
        """What a mail may be headed with."""
        point, purpose = self.readings.point, self.brief.purpose
        news = news_of(point) if purpose in _WITH_NEWS or (purpose == "introduce" and self.brief.third is None) else ""
        if purpose == "press" and news.startswith(("We ", "I ")):
            news = ""  # what happened is the matter, not that we did it
        memory = thing_in(fact.text) if fact is not None and purpose == "reconnect" else ""
        return {"topic_title": title_of(point), "thing": thing_of(point), "news": news, "fact_thing": memory}

    def forms(self, about: About) -> dict[str, str]:
        """The form of each word that has one."""
        fact, other = about.fact, about.other
        forms = {"point": self.point.form}
        if fact is not None:
            forms["fact"] = fact.form
        if about.reading is not None:
            forms["kind"] = about.reading.framing.kind
        if other is not None:
            forms["other_fact"] = other.form
        if about.remarked is not None and about.remarked.detail is not None:
            forms["detail"] = _detail_form(about)
        if self.question is not None:
            forms["question"] = self.question.form
        if self.why is not None:
            forms["why"] = self.why.form
        if self.third_about is not None:
            forms["third_about"] = self.third_about.form
        return forms

    def _told_by_point(self, who: str) -> bool:
        """Whether the user's own words say already what the sender does: “I'm a carillon tuner. I tune carillons”."""
        own = (self.readings.point, self.readings.reason)
        wished = self.brief.purpose != "job" and self.readings.point is not None and bool(self.readings.point.infinitive)
        told_of = [said.said for said in own if said and said.who == "sender" and not (wished and said is self.readings.point)]
        typed = " ".join([*told_of, self.readings.situation])
        trade = who.partition(" at ")[0]
        letters = {word for word in typed.split() if word.isupper() and len(word) > 1}  # “HR”
        told = {word[:_SAME_STEM] for word in lemmas_of(typed)} | letters
        return any(word[:_SAME_STEM] in told for word in {*lemmas_of(trade), *trade.split()})

    def _linked(self, fact: Phrase | None) -> str:
        """“yes” where a fact and the point speak of the same thing, so that the one may lead to the other."""
        point = self.readings.point
        return "yes" if fact and point and lemmas_of(fact.text) & lemmas_of(point.said) else ""


def _perfect(done: str) -> str:
    """“read”, “heard”, “came across” as they stand behind “I've”."""
    verb, _, rest = done.partition(" ")
    lemma = next((item.lemma for item in word_forms().read_verb(verb) if item.form == "past"), "")
    return f"{word_forms().participle(lemma)} {rest}".rstrip() if lemma else done


def about_facts(words: Material, numbers: Sequence[int]) -> About:
    """What a message speaks of that is about the facts of these numbers, two at most."""
    by_number = {fact.number: fact for fact in words.readings.facts}
    chosen = [by_number[number] for number in numbers if number in by_number][:2]
    if not chosen:
        return About()
    other = fact_phrase(chosen[1]) if len(chosen) > 1 else None
    return About(fact_phrase(chosen[0]), chosen[0], other, chosen[-1], tuple(fact.number for fact in chosen))


def _thanks_for(why: Phrase | None) -> str:
    """“you asked me first” as it stands after “Thank you for”: “asking me first”; "" for what one gives no thanks for."""
    found = _ASKED.for_all.match(why.text) if why else None
    if found is None:
        return ""
    lemmas = [item.lemma for item in word_forms().read_verb(found["verb"]) if item.form in ("past", "base")]
    thanked = next((lemma for lemma in lemmas if lemma in table("thanked_in_a_no")), "")
    return f"{word_forms().gerund(thanked)}{found['rest']}".replace(" very ", " so ") if thanked else ""


def _detail_form(about: About) -> str:
    """The form of a detail; one that joins a fact of words (“you told me …: “talk to it””) is a gloss there."""
    detail = about.remarked.detail if about.remarked else None
    if detail is None:
        return ""
    joins = detail.form in ("quote", "noun") and about.fact is not None and about.other is None and tail(detail, about.fact)
    return "gloss" if joins else detail.form


def material(brief: Brief) -> Material:
    """Everything of a brief that a template may use."""
    readings = read_brief(brief)
    facts = tuple((fact.typed, fact_phrase(fact)) for fact in readings.facts if not fact.reading.ask)
    why = readings.reason
    about = third_about(readings)
    return Material(
        brief, readings, facts, point_phrase(readings.point), question_phrase(readings.question),
        fixed_values(brief, readings, about),
        Phrase(why.said, "noun" if why.form == "noun" and not has_main_verb(why.said) else why.who) if why else None, about,
    )


def fact_phrase(fact: FactReading) -> Phrase:
    """A fact as it stands in a sentence: `noun`, or a clause named by whose it is (reader, sender, both, other)."""
    said = where_we_met(fact.reading.said)
    noun = fact.reading.form == "noun" or (bool(taken_in_by(Phrase(said, "noun"))) and _is_verbless(said))
    return Phrase(said, "noun" if noun else fact.reading.who)


def _is_verbless(said: str) -> bool:
    """Whether a phrase has no verb of its own: “your essay on the mills nobody asks for” has that of “nobody” only."""
    return not has_main_verb(said) or said.rpartition(" ")[2] in _PREPOSITIONS.for_all


def question_phrase(question: QuestionReading | None) -> Phrase | None:
    """The question as a sentence: direct (with its mark) or request."""
    if question is None or not question.said or question.ask:
        return None
    return Phrase(question.said, "direct" if question.said.endswith("?") else "request")
