"""The point and the question of a brief in the forms that wordings take."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.grammar.tokens import capital, lower_first
from composer.drafting.reading.grammar.word_classes import frames_spoken
from composer.drafting.reading.points.point_reading import PointReading
from composer.drafting.reading.points.question_reading import QuestionReading
from composer.drafting.templating.phrase import Phrase
from composer.lexicon import Wording

_POINT_NAMES: Final = (
    "point_sentence", "point_spoken", "point_clause", "aim_clause", "self_clause", "self_doing", "we_clause", "point_asked",
    "wish", "embedded", "topic", "proposed",
)
_SOFTENED: Final = Wording("point_words", "softened")
_SENDERS: Final = Wording("point_words", "of_sender", re.IGNORECASE)
_WISH: Final = Wording("point_words", "wish")
_DOING: Final = Wording("point_words", "looking")
_WHO_I_AM: Final = Wording("point_words", "who_sender_is")
_THANKED: Final = Wording("point_words", "thanks", re.IGNORECASE)
# A no that announces something answers nobody's question.
_UNASKED: Final = Wording("point_words", "announces")
_THANKS_FOR: Final = Wording("point_words", "thanks_for")
_TOGETHER: Final = Wording("point_words", "together")
_ANNOUNCED: Final = Wording("point_words", "says_that_it_writes")


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


def asked(question: QuestionReading | None) -> str:
    """A question as a sentence of its own, whatever form it was typed in; "" where there is none."""
    return "" if question is None or question.ask else question.said


def aim(point: Phrase) -> str:
    """The point as a sentence of its own, whatever form it was typed in."""
    if point.form in ("sentence", "ask"):
        return point.text
    lead = "I'd like to" if point.form == "verb" else "It is about"
    return f"{lead} {point.text}."


def point_values(point: PointReading | None) -> dict[str, str]:
    """What else a template may say of the point; each is "" where it is not so."""
    values = dict.fromkeys(_POINT_NAMES, "")
    if point is None or point.ask:
        return values
    values["point_sentence"] = point.said
    values["point_spoken"] = spoken(point)
    values["point_asked"] = point.said if point.act == "question" else ""
    values["embedded"] = point.embedded if point.act != "question" else ""
    values["topic"] = point.topic
    values["proposed"] = "yes" if _is_proposed(point) else ""
    single = point.said.count(".") + point.said.count("!") + point.said.count("?") == 1
    if single and _SENDERS.for_all.match(point.clause or "") and "?" not in point.said:
        values["point_clause"] = point.clause
        announced = _ANNOUNCED.for_all.match(point.clause)
        values["aim_clause"] = "" if announced else point.clause
        mine = point.clause.startswith("I") and not announced and not _WHO_I_AM.for_all.match(point.clause)
        doing = _DOING.for_all.match(point.clause)
        values["self_doing"] = point.clause[doing.end() :] if doing else ""
        values["self_clause"] = point.clause if mine and not doing else ""
        values["we_clause"] = point.clause if point.clause.startswith("we ") else ""
        wish = _WISH.for_all.match(point.clause)
        values["wish"] = f"would like to {point.clause[wish.end() :]}" if wish else ""
    return values


def _is_proposed(point: PointReading) -> bool:
    """Whether a point names something to do with the reader (“compare notes with you”), so that one may ask for a yes."""
    return point.act in ("wish", "offer") and bool(_TOGETHER.for_all.search(point.said))


def answered(point: PointReading | None, purpose: str) -> dict[str, str]:
    """A no behind “Thank you for asking, but”, and what stands behind “Many thanks for”; each "" where it is not so."""
    values = dict.fromkeys(("no_said", "thanks_rest", "thanks_told", "told_more"), "")
    if point is None or point.ask:
        return values
    thanked = _THANKED.for_all.search(point.said)
    values["thanks_told"] = "yes" if thanked else ""
    values["told_more"] = "yes" if re.search(r"[.!?:;] \w", point.said) else ""
    if purpose == "decline":
        soft = _SOFTENED.for_all.search(point.said) or _UNASKED.for_all.search(point.said)
        plain = not thanked and not soft and _SENDERS.for_all.match(point.said)
        values["no_said"] = lower_first(point.said) if plain else ""
    opened = _THANKS_FOR.for_all.match(point.said) if purpose == "thank" else None
    if opened and not _THANKED.for_all.match(point.typed):
        values["thanks_rest"] = point.said[opened.end() :]
    return values


def spoken(point: PointReading) -> str:
    """The point as one says it by telephone or face to face: “I'm writing about the boxes” → “It's about the boxes”."""
    for typed, spoken in frames_spoken():
        found = re.match(typed, point.said)
        if found:
            return f"{spoken}{found['rest']}" if spoken else capital(found["rest"])
    return point.said
