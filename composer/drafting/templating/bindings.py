"""What a template may say: the readings of a brief as plain words, each with the form that decides which wordings fit."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from composer.drafting.language.addressing import greeting_name, signature
from composer.drafting.language.firms import in_sentence, without_legal_form
from composer.drafting.language.person_names import read_name
from composer.drafting.language.self_introduction import self_introduction
from composer.drafting.reading.brief_readings import BriefReadings, FactReading, read_brief
from composer.drafting.reading.content_words import lemmas_of, words_of
from composer.drafting.reading.points import PointReading
from composer.drafting.reading.questions import QuestionReading
from composer.drafting.reading.remarks import Remark
from composer.drafting.reading.remarks_referents import is_telling
from composer.drafting.reading.remarks_tidy import table
from composer.drafting.reading.tokens import capital
from composer.drafting.reading.word_classes import frames_spoken, word_class
from composer.drafting.templating.titles import news_of, thing_of, title_of
from composer.model import Brief
from composer.word_forms import word_forms

_SENDERS: Final = re.compile(r"^(?:I|we|our|my)\b", re.IGNORECASE)
_WISH: Final = re.compile(r"^I(?:'d| would) (?:like|love) to (?!know\b)")
_WHO_I_AM: Final = re.compile(r"^(?:I'm|I am|I was) (?:an? |the |\d|new |also |another |one |not )")
_THANKED: Final = re.compile(r"\bthank|\bgrateful", re.IGNORECASE)
_INTRODUCE_ME: Final = re.compile(r"\b(?:introduce|connect|make) me\b|\bput me in (?:touch|contact)\b")
_ANNOUNCED: Final = re.compile(r"^(?:I'm|I am|we're|we are) (?:writing|calling)\b")
_TOGETHER: Final = re.compile(r"\b(?:with you|us|together|each other|suggest|meet you|invite|offer)\b")
_IT: Final = re.compile(r"^it (?=\w+ )")
_AFTER_HEAD: Final = frozenset(
    "on in at for about of with from to that which who by where when under over between across without after before as".split(),
)
_SENDER_WORDS: Final = frozenset("i me my mine we us our ours i'm i've i'd".split())
_BRIEF: Final = 9  # words that a noun phrase may have to be the subject of a sentence
_INTERRUPTED: Final = re.compile(r"[,;:(–—]")
_SHORT_ROLE: Final = 3  # words
_ONE_BREATH: Final = 24  # words that a fact and its detail may have in one sentence
_ASKED: Final = re.compile(r"you (?:have |had )?(?P<verb>\w+)(?P<rest>[^.;:?!]*)$")
_REASON: Final = re.compile(r" (?:because|so that|when|while|after|before|until|although|since (?!\d|[A-Z]))\b")
_GOES_ON: Final = re.compile(r"[,.;:] (?:and|but|so) (?:I|we|it|you|they|nobody|my|our)\b|[.;:] ")
_NEEDS_NO_SELF: Final = frozenset({"colleague", "friend"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text as it stands inside a sentence to the reader, and its form."""

    text: str
    form: str


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
        fact, other, reading = about.fact, about.other, about.reading
        values = dict(self.fixed)
        values["name"] = values.pop("formal_name") if formal else values["name"]
        values.pop("formal_name", None)
        if fact is not None:
            values["fact"] = fact.text
            brief = len(fact.text.split()) <= _BRIEF and not _INTERRUPTED.search(fact.text)
            values["fact_brief"] = "yes" if brief else ""
            values["fact_is"] = "are" if _is_plural(fact.text) else "is"
        if other is not None:
            values["other_fact"] = other.text
        distant = fact is not None and not _SENDER_WORDS & set(words_of(fact.text))
        values["distant"] = "yes" if distant else ""
        values["learned"] = reading.learned if reading and distant else ""
        detail = about.remarked.detail if about.remarked else None
        values["detail"] = detail.said if detail else ""
        values["detail_was"] = "were" if detail and detail.form == "noun" and _is_plural(detail.said) else "was"
        values["detail_subject"] = _as_subject(detail.said) if detail else ""
        values["tail"] = tail(detail, about.fact.text) if detail and about.fact and other is None else ""
        values["fact_tailed"] = _tailed(about.fact.text, values["tail"]) if about.fact and values["tail"] else ""
        values["one_breath"] = "yes" if detail and about.fact and _in_one_breath(about.fact, detail) else ""
        values["because"] = about.remarked.because.said if about.remarked and about.remarked.because else ""
        values["linked"] = self._linked(fact)
        values["because_verb"] = _IT.sub("", values["because"]) if _IT.match(values["because"]) else ""
        work = _work(fact) if fact is not None and fact.form == "noun" else ""
        values["is_work"] = "yes" if work else ""
        values["taken_in"] = work if reading and (reading.detail or reading.because or reading.learned) else ""
        if self.point.text:
            values["point"] = self.point.text
            values["aim"] = aim(self.point)
        values.update(_point_values(None if self.readings.introduces else self.readings.point))
        if self.readings.point is not None and _INTRODUCE_ME.search(self.readings.point.said):
            values["third"] = ""  # the reader introduces, not the sender
        values["topic_title"] = title_of(self.readings.point)
        values["thing"] = thing_of(self.readings.point)
        values["news"] = news_of(self.readings.point) if self.brief.purpose in ("update", "reconnect", "thank") else ""
        values["who"] = "" if self._told_by_point(values["who"]) else values["who"]
        if self.question is not None:
            values["question"] = self.question.text
        values["asked"] = asked(self.readings.question)
        values["question_embedded"] = self.readings.question.embedded if self.readings.question else ""
        values["situation"] = self.readings.situation
        if self.why is not None:
            values["why"] = self.why.text
        said = self.readings.point.said if self.readings.point else ""
        values["thanks_told"] = "yes" if _THANKED.search(said) else ""
        values["thanks_for"] = _thanks_for(self.why) if self.brief.purpose == "decline" else ""
        if self.third_about is not None:
            values["third_about"] = self.third_about.text
        return values

    def forms(self, about: About) -> dict[str, str]:
        """The form of each word that has one."""
        fact, other = about.fact, about.other
        forms = {"point": self.point.form}
        if fact is not None:
            forms["fact"] = fact.form
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
        """Whether the point says already what the sender does: “I'm a carillon tuner. I tune carillons”."""
        point = self.readings.point
        typed = f"{point.said if point and point.who == 'sender' else ''} {self.readings.situation}"
        return len(lemmas_of(who.partition(" at ")[0]) & lemmas_of(typed)) > 0

    def _linked(self, fact: Phrase | None) -> str:
        """“yes” where a fact and the point speak of the same thing, so that the one may lead to the other."""
        point = self.readings.point
        return "yes" if fact and point and lemmas_of(fact.text) & lemmas_of(point.said) else ""


def about_facts(words: Material, numbers: Sequence[int]) -> About:
    """What a message speaks of that is about the facts of these numbers, two at most."""
    by_number = {fact.number: fact for fact in words.readings.facts}
    chosen = [by_number[number] for number in numbers if number in by_number][:2]
    if not chosen:
        return About()
    other = fact_phrase(chosen[1]) if len(chosen) > 1 else None
    return About(fact_phrase(chosen[0]), chosen[0], other, chosen[-1], tuple(fact.number for fact in chosen))


def tail(detail: Remark, fact: str) -> str:
    """A detail that is no sentence with the mark that joins it to its fact: “, signed in capitals”, “: no mirror”; else ""."""
    if detail.form == "tail":
        return f", {detail.said}"
    if detail.form == "gloss" or (detail.form == "quote" and is_telling(fact)):
        return f", {detail.said}" if ":" in fact or fact.endswith(("”", '"', ")")) else f": {detail.said}"
    return ""


def _thanks_for(why: Phrase | None) -> str:
    """“you asked me first” as it stands after “Thank you for”: “asking me first”; "" for what one gives no thanks for."""
    found = _ASKED.match(why.text) if why else None
    if found is None:
        return ""
    lemmas = [item.lemma for item in word_forms().read_verb(found["verb"]) if item.form in ("past", "base")]
    thanked = next((lemma for lemma in lemmas if lemma in table("thanked_in_a_no")), "")
    return f"{word_forms().gerund(thanked)}{found['rest']}".replace(" very ", " so ") if thanked else ""


def _tailed(fact: str, joined: str) -> str:
    """A fact with its tail: at the end, or before the clause that gives its reason or its time."""
    reason = _REASON.search(fact)
    if reason is None or not joined.startswith(","):
        return f"{fact}{joined}"
    return f"{fact[: reason.start()]}{joined}, {fact[reason.start() + 1 :]}"


def _detail_form(about: About) -> str:
    """The form of a detail; one that joins a fact of words (“you told me …: “talk to it””) is a gloss there."""
    detail = about.remarked.detail if about.remarked else None
    if detail is None:
        return ""
    joins = detail.form == "quote" and about.fact is not None and about.other is None and tail(detail, about.fact.text)
    return "gloss" if joins else detail.form


def _as_subject(detail: str) -> str:
    """A noun phrase before its verb: what stands apart in it is closed by a comma, too; "" where it goes on with a clause."""
    if _GOES_ON.search(detail):
        return ""
    return f"{detail}," if ", " in detail and not re.search(r", [^,]* (?:and|or) [^,]*$", detail) else detail


def _in_one_breath(fact: Phrase, detail: Remark) -> bool:
    """Whether a fact and a detail that is a clause read well as one sentence."""
    if detail.form not in ("reader", "other", "that") or re.search(r"[,.:;“\"]", detail.said):
        return False
    words = len(words_of(fact.text)) + len(words_of(detail.said))
    joined = r"[.:;“\"]" if fact.form == "noun" else r"[.,:;“\"]| (?:and|but|so|because(?! of)|while) "
    return words <= _ONE_BREATH and not re.search(joined, fact.text)


def material(brief: Brief) -> Material:
    """Everything of a brief that a template may use."""
    readings = read_brief(brief)
    facts = tuple((fact.typed, fact_phrase(fact)) for fact in readings.facts if not fact.reading.ask)
    why = readings.reason
    about = _third_about(readings)
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
    if point.act == "question":
        return Phrase(point.said, "ask")
    if point.form in ("how_what",) and point.embedded:
        return Phrase(point.embedded, "how")
    if point.topic and point.form == "gerund":
        return Phrase(point.topic, "doing")
    if point.infinitive and point.form not in ("sentence", "we_clause", "our_clause", "your_clause"):
        return Phrase(point.infinitive, "verb")
    if point.topic and point.form not in ("sentence", "we_clause", "our_clause", "your_clause", "news", "refusal"):
        return Phrase(point.topic, "noun")
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
    names = ("point_sentence", "point_clause", "aim_clause", "self_clause", "we_clause", "point_asked", "wish", "embedded")
    values = dict.fromkeys((*names, "topic", "point_spoken", "proposed"), "")
    if point is None or point.ask:
        return values
    values["point_sentence"] = point.said
    values["point_spoken"] = _spoken(point)
    values["point_asked"] = point.said if point.act == "question" else ""
    values["embedded"] = point.embedded if point.act != "question" else ""
    values["topic"] = point.topic
    values["proposed"] = "yes" if _is_proposed(point) else ""
    single = point.said.count(".") + point.said.count("!") + point.said.count("?") == 1
    if single and _SENDERS.match(point.clause or "") and "?" not in point.said:
        values["point_clause"] = point.clause
        values["aim_clause"] = "" if _ANNOUNCED.match(point.clause) else point.clause
        values["self_clause"] = "" if _WHO_I_AM.match(point.clause) else point.clause
        values["we_clause"] = point.clause if point.clause.startswith("we ") else ""
        wish = _WISH.match(point.clause)
        values["wish"] = f"would like to {point.clause[wish.end() :]}" if wish else ""
    return values


def _is_proposed(point: PointReading) -> bool:
    """Whether a point names something to do with the reader (“compare notes with you”), so that one may ask for a yes."""
    return point.act in ("wish", "offer") and bool(_TOGETHER.search(point.said))


def _spoken(point: PointReading) -> str:
    """The point as one says it by telephone or face to face: “I'm writing about the boxes” → “It's about the boxes”."""
    for typed, spoken in frames_spoken():
        found = re.match(typed, point.said)
        if found:
            return f"{spoken}{found['rest']}" if spoken else capital(found["rest"])
    return point.said


def _work(fact: Phrase) -> str:
    """How a work is taken in (“read”, “heard”, “saw”); "" where the phrase names no work of the reader's."""
    if not fact.text.startswith("your "):
        return ""
    noun = word_forms().singular(_head(fact.text))
    return next((verb for verb in ("read", "heard", "saw") if noun in word_class("works", verb)), "")


def _head(phrase: str) -> str:
    """The head of a noun phrase: its last word before a preposition, a relative clause or a mark."""
    head = ""
    for word in words_of(re.split(r"[,(:“\"]", phrase)[0]):
        if head and word in _AFTER_HEAD:
            break
        head = word
    return head


def _is_plural(phrase: str) -> bool:
    """Whether a noun phrase takes “are”."""
    head, forms = _head(phrase), word_forms()
    before = re.split(rf"\b(?:{'|'.join(_AFTER_HEAD)})\b", phrase)[0]
    return " and " in before or (head in forms.singulars and (head not in forms.plurals or head.endswith("s")))


def _fixed(brief: Brief, readings: BriefReadings, about: Phrase | None) -> dict[str, Any]:
    handle = brief.recipient.handles.get("x", "").lstrip("@")
    commercial = brief.commercial or brief.purpose == "sell"
    fixed: dict[str, Any] = {
        "name": _greeted(brief, readings, brief.tone, "chat"),
        "letter_name": _greeted(brief, readings, brief.tone, "letter"),
        "formal_name": _greeted(brief, readings, "formal", "letter"),
        "full": readings.name.full,
        "me": _signed(brief, "letter"),
        "my_name": _signed(brief, "chat"),
        "who": self_introduction(brief.sender.role, brief.sender.company),
        "role": brief.sender.role,
        "short_role": _short_role(brief.sender.role),
        "company": without_legal_form(brief.sender.company),
        "address": brief.sender.address if commercial else "",
        "commercial": "yes" if commercial else "",
        "mutual": read_name(brief.mutual).full if brief.mutual else "",
        "their_company": in_sentence(brief.recipient.company) if brief.recipient.company else "",
        "handle": f"@{handle}" if handle else "",
        "source": brief.recipient.source,
        "facts": tuple(fact.reading.said for fact in readings.facts if not fact.reading.ask),
        "new_to_them": "" if brief.relationship in _NEEDS_NO_SELF else "yes",
        "third": "",
        "third_name": "",
    }
    if brief.third is not None and brief.third.name:
        fixed["third_name"] = read_name(brief.third.name).full or brief.third.name
        fixed["third"] = _third(fixed["third_name"], about)
    return fixed


def _short_role(role: str) -> str:
    """A trade that fits behind a name (“Ada Byrne, pharmacist”); "" for a headline."""
    article, _, said = self_introduction(role, "").partition(" ")
    return said if article in ("a", "an") and len(said.split()) <= _SHORT_ROLE else ""


def _greeted(brief: Brief, readings: BriefReadings, tone: str, group: str) -> str:
    if brief.relationship == "client" and readings.name.titled:
        group = "letter"  # a customer who gave their title keeps it, in a chat too
    name = greeting_name(
        readings.name, tone=tone, relationship=brief.relationship, channel_group=group, role=brief.recipient.role,
    )
    return name or brief.recipient.name


def _signed(brief: Brief, group: str) -> str:
    """The lines of the signature; a mail of business says the firm where the text does not."""
    lines = signature(brief.sender.name, tone=brief.tone, relationship=brief.relationship, channel_group=group)
    return "\n".join(lines) or brief.sender.name


def _third(name: str, about: Phrase | None) -> str:
    """The third person with what is said of them, as it stands inside a sentence."""
    if about is None:
        return name
    return f"{name}, {about.text}" if about.form == "noun" else f"{name}, who {about.text}"


def _third_about(readings: BriefReadings) -> Phrase | None:
    """What is said of the third person: a noun phrase, or what stands after “who”; their pronouns stay theirs."""
    remark = readings.third_about
    return Phrase(remark.said, "noun" if remark.form == "noun" else "clause") if remark else None
