"""Questions without the order of one: a statement, a noun, a scrap (“any tips”, “worth a chat”, “30 minutes”, “lunch Friday”)."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.grammar.calendar_names import A_DAY, A_MONTH
from composer.drafting.reading.grammar.clauses import finite_verb, is_clause, opens_with_subject
from composer.drafting.reading.grammar.details import dated, with_clause_details, with_details
from composer.drafting.reading.grammar.inversion import direct
from composer.drafting.reading.grammar.noun_phrases import noun_phrase, with_article
from composer.drafting.reading.grammar.tokens import first_words, sentence, tokens
from composer.drafting.reading.grammar.verb_phrases import base_opening, gerund_opening
from composer.drafting.reading.grammar.word_classes import closed, nouns, verbs
from composer.drafting.reading.points.question_reading import OR, QuestionReading, question_kind
from composer.drafting.reading.points.second_clauses import stated_apart
from composer.drafting.reading.points.short_questions import amount_question, elided_question, is_short_choice
from composer.drafting.reading.wording import ellipsis
from composer.word_forms import word_forms

_ANY: Final = re.compile(r"^(?:any|some|got any|have any|got|a few)\s+(?P<np>.+)$", re.IGNORECASE)
_TIME: Final = re.compile(
    r"^(?:a |quick |short |maybe |perhaps |just |about |only )*(?:\d+|ten|fifteen|twenty|thirty|five|half an?|an?|one|"
    r"two)[\s-]*(?:minutes?|hours?|hour|quarter of an hour)\b.*$",
    re.IGNORECASE,
)
_ADJECTIVE: Final = re.compile(
    r"^(?:worth|interested|free|up for|open to|possible|available|curious|willing|keen|able|ok|okay|happy|ready|good|fine|"
    r"too|still|allowed|around|familiar|comfortable|easy|hard|difficult|tempted|game|busy|aware|sure|happy)\b",
    re.IGNORECASE,
)
_PERSON: Final = re.compile(
    r"^(?:interested|free|up for|open to|available|curious|willing|keen|able|ready|still|around|familiar|comfortable|"
    r"tempted|game|busy|aware|sure|happy|allowed)\b",
    re.IGNORECASE,
)
_DAY: Final = rf"(?:{A_DAY}(?: (?:morning|afternoon|evening|night))?)"
_BARE_DAY: Final = re.compile(
    rf"(?<=[a-z])(?<!\bon)(?<!\bis)(?<!\bwould)(?<!\bdoes)(?<!\bthe)(?<!\bor)(?<!\band)(?<!\bto)(?<!\bnext)"
    r"(?<!\bthis)(?<!\bby)(?<!\bbefore)(?<!\bafter) "
    rf"(?={_DAY})"
)
_WHEN: Final = re.compile(
    rf"(?:^|(?<= ))(?:(?:on|at|in|from|for) (?:the )?)?(?:{_DAY}|\d{{1,2}}(?:st|nd|rd|th)? {A_MONTH}|{A_MONTH} \d|"
    r"(?:next|this) (?:week|month|year|spring|summer|autumn|winter|weekend|morning|afternoon|evening|\w+day)|"
    r"today|tomorrow|tonight|(?:the )?(?:first|second|third|last) week (?:of|in) [A-Z]|the week of \d|week of \d|"
    r"\d{1,2}(?:[:.]\d\d ?(?:[ap]m)?| ?[ap]m)\b)"
)
_ONLY_TIMES: Final = re.compile(
    rf"^(?:,? ?(?:the|of|on|at|or|and|from|to|till|until|after|before|around|about|next|this|week|in|either|{_DAY}|{A_MONTH}|"
    r"\d{1,2}(?:st|nd|rd|th)?(?:[:.]\d\d)? ?(?:[ap]m|o'clock)?|noon|midday|lunch|morning|afternoon|evening|night|s)\b)*$"
)
_TELL: Final = re.compile(
    r"^(?:please |kindly )*(?P<vp>(?:tell|let|send|share|show|say|give|write|recommend|explain|point|suggest|pass|forward|"
    r"introduce|put|help|describe|name|reply|answer|call|ring|keep|check|ask|look|read|have a look)\b.+)$",
    re.IGNORECASE,
)


def scrap_question(text: str, body: str, *, marked: bool) -> QuestionReading:
    """A text without the order of a question: a statement, a noun, a scrap of one (“any tips”, “worth a chat”, “30 minutes”)."""
    found = tokens(body)
    short = _short(text, body, marked=marked)
    if short is not None:
        return short
    if opens_with_subject(found):
        return _stated(text, body, marked=marked)
    if re.match(r"happy (?:\d|birthday|anniversary|new year|easter)", body, re.IGNORECASE):
        return QuestionReading(text, sentence(body, "?"), "open")
    if _ADJECTIVE.match(body) and not _is_given(body):
        return _about_adjective(text, body)
    yours = marked or re.match(r"want to [a-z]|(?:remember|recall|fancy|mind) [a-z]", body)
    said, clause = elided_question(body) if yours else ("", "")
    if said:
        return QuestionReading(text, sentence(said, "?"), "yes_no", clause)
    elided = "" if marked else ellipsis.completed(body, "connect")
    if elided and first_words(body)[0] in closed("modal", "elided_auxiliary"):
        return QuestionReading(text, stated_apart(elided), "statement")
    tell = _TELL.match(body)
    if tell and base_opening(re.sub(r"^(?:please|kindly) ", "", body)):
        return QuestionReading(text, sentence(f"could you {tell['vp']}", "?"), "request")
    if is_clause(body):
        return _stated(text, body, marked=marked)
    return _scrap(text, body, marked=marked)


def _short(text: str, body: str, *, marked: bool) -> QuestionReading | None:
    """What is asked in a few words: how much, which of two, a thing, a time; None for others."""
    amount, indirect = amount_question(body, marked=marked)
    if amount:
        return QuestionReading(text, sentence(_BARE_DAY.sub(" on ", amount), "?"), "yes_no", _BARE_DAY.sub(" on ", indirect))
    if is_short_choice(body):
        return QuestionReading(text, sentence(body, "?"), "choice")
    some = _of_amount(text, body, marked=marked) if finite_verb(tokens(body)) is None else None
    if some is not None:
        return some
    wanted = _wanted(body) if marked else ""
    if wanted:
        return QuestionReading(text, sentence(f"could I have {wanted}, please", "?"), "request")
    timed = _timed(body) if marked else ""
    if timed:
        return QuestionReading(text, sentence(f"would {timed} suit you", "?"), "yes_no", f"whether {timed} would suit you")
    return None


def _wanted(body: str) -> str:
    """“photo of the label, please” → “a photo of the label”; "" for others."""
    found = re.match(r"(?P<np>[^,]+)(?:, ?,|,)? please$", body)
    if found is None or finite_verb(tokens(body)) is not None or base_opening(body) or _TELL.match(body):
        return ""
    phrase = noun_phrase(found["np"].rstrip())
    return with_article(phrase, "a") if phrase.head and not _ADJECTIVE.match(body) else ""


def _timed(body: str) -> str:
    """“demo Thursday 3 December at 10” → “a demo on Thursday 3 December at 10”, “next week” as it is; "" for others."""
    found = _WHEN.search(body)
    if found is None or finite_verb(tokens(body)) is not None or not _ONLY_TIMES.match(body[found.end() :]):
        return ""
    what, when = body[: found.start()].rstrip(" ,"), body[found.start() :]
    if not what:
        return re.sub(r"^(?:on|at) ", "", when)
    phrase = noun_phrase(what)
    meeting = phrase.head in nouns("meeting", "event", "work", "offer")
    deed = base_opening(what) and not meeting
    small = closed("preposition", "question_word", "adverb", "modal", "auxiliary", "object_pronoun", "quantity")
    if deed or gerund_opening(what) or first_words(what)[0] in small or _ADJECTIVE.match(what) or _TIME.match(what):
        return ""
    if not (phrase.head and (meeting or phrase.determined or word_forms().is_noun(phrase.head))):
        return ""
    if phrase.head in nouns("meeting") - nouns("given_away") - {"call"} and "group" not in phrase.modifiers:
        return ""  # “would you have time for lunch on Friday”
    plain = with_article(phrase, "a") if phrase.bare and phrase.head not in nouns("bare_meal") else phrase.text
    beside = f" ({', '.join(phrase.details)})" if phrase.details else ""
    return _BARE_DAY.sub(" on ", dated(f"{plain}{beside} {when}"))


def _is_given(body: str) -> bool:
    """“free sample”: a thing, not whether one is free."""
    phrase = noun_phrase(body)
    return first_words(body)[0] == "free" and phrase.head in nouns("given_away", "offer")


def _of_amount(text: str, body: str, *, marked: bool) -> QuestionReading | None:
    """“any tips”, “any chance of a seat”, “anything new”, “half an hour”; None for others."""
    anything = _ANY.match(body)
    if anything:
        np = re.sub(r"^any\s+", "", anything["np"], flags=re.IGNORECASE)
        if re.match(r"(?:chance|hope|reason|way|point|risk|truth|sign|word|progress|danger)\b", np):
            return QuestionReading(text, sentence(f"is there any {np}", "?"), "yes_no", f"whether there is any {np}")
        return QuestionReading(text, sentence(f"do you have any {np}", "?"), "yes_no", f"whether you have any {np}")
    if first_words(body)[0] in ("anything", "anyone", "anybody", "somebody", "someone", "something", "anywhere"):
        return QuestionReading(text, sentence(f"is there {body}", "?"), "yes_no", f"whether there is {body}")
    if not _TIME.match(body):
        return None
    body = _BARE_DAY.sub(" on ", with_clause_details(body, loose=False))
    if OR.search(re.split(r" on | at ", body)[0]) and marked:
        return QuestionReading(text, sentence(body, "?"), "choice")
    return QuestionReading(text, sentence(f"would you have {body}", "?"), "yes_no", f"whether you would have {body}")


def _about_adjective(text: str, body: str) -> QuestionReading:
    body = re.sub("^OK", "ok", body)
    if body.startswith("worth"):
        said, clause = f"would it be {body}", f"whether it would be {body}"
    elif _PERSON.match(body):
        said, clause = f"are you {body}", f"whether you are {body}"
    elif body.startswith(("ok", "okay", "possible", "good", "fine", "too", "easy", "hard", "difficult")):
        said, clause = (
            f"is it {body}" if not body.startswith(("ok", "okay", "fine", "good", "possible")) else f"would it be {body}",
            "",
        )
    else:
        said, clause = body, ""
    said = _BARE_DAY.sub(" on ", said)
    return QuestionReading(text, re.sub(r"\bok\b", "OK", sentence(said, "?")), "yes_no", clause)


def _stated(text: str, body: str, *, marked: bool) -> QuestionReading:
    """“I can send photos” stays a statement; “you still tune organs?” is a question in the order of one."""
    if not marked:
        return QuestionReading(text, stated_apart(body), "statement")
    first = first_words(body)[0].partition("'")[0]
    if first in ("you", "your", "she", "he", "they", "it", "there", "the"):
        made = direct(f"whether {body}")
        if made:
            return QuestionReading(text, sentence(made, "?"), question_kind(made), f"whether {body}")
    tag = re.search(
        r", (?:right|isn't it|aren't you|don't you|no|correct|wouldn't it|would you|do you|is it|are you|could you|can you)$",
        body,
    )
    del tag
    return QuestionReading(text, sentence(body, "?"), "yes_no")


def _scrap(text: str, body: str, *, marked: bool) -> QuestionReading:
    """A noun phrase or a verb phrase: “30 minutes”, “coffee on Friday”, “see a demo”."""
    if OR.search(body) and marked:
        return QuestionReading(text, sentence(body, "?"), "choice")
    if body.startswith("see you"):
        return QuestionReading(text, sentence(f"will I {body}", "?"), "yes_no", f"whether I will {body}")
    given = re.match(r"(?P<what>[a-z]+) (?:from|to|home)\b", body)
    if base_opening(body) and not (given and given["what"] in nouns("given_away")):
        vp = body
        return QuestionReading(text, sentence(f"would you like to {vp}", "?"), "yes_no", f"whether you would like to {vp}")
    doing = gerund_opening(body)
    if doing in verbs("asked_of_you"):
        return QuestionReading(text, sentence(f"are you {body}", "?"), "yes_no", f"whether you are {body}")
    if doing:
        return QuestionReading(text, sentence(f"how about {body}", "?"), "yes_no")
    elided = ellipsis.completed(body, "connect")
    if elided and not marked:
        return QuestionReading(text, stated_apart(elided), "statement")
    first = first_words(body)[0]
    forms = {item.form for item in word_forms().read_verb(first)}
    if "past" in forms and marked and not word_forms().is_noun(first):
        lemma = next(item.lemma for item in word_forms().read_verb(first) if item.form == "past")
        return QuestionReading(text, sentence(f"did you {lemma}{body[len(first) :]}", "?"), "yes_no", f"whether you {body}")
    return _noun(text, body, marked=marked)


def _noun(text: str, body: str, *, marked: bool) -> QuestionReading:
    """“lunch on Friday”, “any tips”, “sample copy”, “your rate”: what one asks for, by its head."""
    first, phrase = first_words(body)[0], noun_phrase(body)
    whole = not OR.search(body) and ":" not in body
    if marked and whole and phrase.head in nouns("given_away") and first != "your" and not phrase.plural:
        np = with_details(with_article(phrase, "a"), phrase.details)
        return QuestionReading(text, sentence(f"would you like {np}", "?"), "yes_no", f"whether you would like {np}")
    if phrase.head in nouns("meeting") and "group" not in phrase.modifiers:
        np = (
            body
            if phrase.head in nouns("bare_meal") and not phrase.determined and not phrase.modifiers
            else with_article(phrase, "a")
        )
        np = with_details(np.split(",", maxsplit=1)[0], phrase.details) if phrase.details else np
        np = _BARE_DAY.sub(" on ", np)
        return QuestionReading(
            text, sentence(f"would you have time for {np}", "?"), "yes_no", f"whether you would have time for {np}"
        )
    if phrase.head in nouns("wanted"):
        np = re.sub(r"^your ", "", body)
        return QuestionReading(text, sentence(f"do you have any {np}", "?"), "yes_no", f"whether you have any {np}")
    if marked and phrase.bare and phrase.head in nouns("value", "point_in_time"):
        return QuestionReading(text, sentence(f"what is {with_article(phrase, 'the')}", "?"), "open", f"what {body} is")
    if first == "your" and marked:
        be = "are" if phrase.plural else "is"
        return QuestionReading(text, sentence(f"what {be} {body}", "?"), "open", f"what {body} {be}")
    if marked:
        return QuestionReading(text, sentence(body, "?"), "open")
    return QuestionReading(text, sentence(f"may I ask about {with_article(phrase, 'a')}", "?"), "request", "")
