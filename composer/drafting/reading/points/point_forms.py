"""Tells what form a typed point has: a wish with or without “to”, a topic, a reason, thanks, a refusal, a sentence …"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from composer.drafting.reading.grammar.calendar_names import A_DAY
from composer.drafting.reading.grammar.clauses import finite_verb, is_clause, opens_with_adverbial, opens_with_subject
from composer.drafting.reading.grammar.inversion import is_inverted
from composer.drafting.reading.grammar.tokens import Token, first_words, tokens
from composer.drafting.reading.grammar.verb_phrases import base_opening, gerund_opening, is_thing_in_ing
from composer.drafting.reading.grammar.word_classes import closed, verbs
from composer.drafting.reading.wording.ellipsis import completed
from composer.drafting.reading.wording.headlinese import with_verb
from composer.word_forms import word_forms

PointForm = Literal[
    "question",
    "how_what",
    "because",
    "to",
    "for",
    "about",
    "that_clause",
    "thanks",
    "congratulation",
    "refusal",
    "imperative",
    "request",
    "sentence",
    "sentence_elided",
    "news",
    "gerund",
    "infinitive",
    "noun_phrase",
    "for_to",
]


@dataclass(frozen=True, slots=True)
class Typed:
    """A point's form and its body, without the words that only lead to it (“about”, “because”, “to”)."""

    form: PointForm
    body: str


_BECAUSE: Final = re.compile(r"^(?:because|since|as|seeing that|given that|considering that)\s+(?=\S+ \S)", re.IGNORECASE)
# “because of you I kept the dog”: a whole sentence.
_OWING: Final = re.compile(
    r"^(?:(?:because of|thanks to|due to) [^.;:]+?|as (?:an?|the|your|our) [^,.;:]+?),? (?:I|we|my [a-z]+|our [a-z]+) [a-z]+",
    re.IGNORECASE,
)
_IN_ROLE: Final = re.compile(r"^as (?:an?|the|your|our|my|one of|another|fellow)\b", re.IGNORECASE)
_STEADY: Final = re.compile(
    r"^(?:always|never|not|still|so often|again and again|patiently|quietly|kindly) \w+ing\b", re.IGNORECASE
)
_LIKE_YOU: Final = re.compile(
    r"^(?P<like>(?:just )?(?:like|unlike) (?:you|them|him|her|many|most|everyone|others)),? (?P<rest>(?:I|we|my|our|I'm|"
    r"we're|I've|we've)\b.+)$"
)
_HOW_ODD: Final = re.compile(
    r"^how (?P<how>odd|funny|nice|strange|lovely|good|rare|lucky|wonderful|great|curious|sad|fitting|rare|cool|"
    r"amazing) that (?P<rest>.+)$",
    re.IGNORECASE,
)
_COMMENT: Final = re.compile(
    r"^(?:an? |your |short |quick )*(?:comment|quote|reply|reaction|statement|answer|response|line|word)s? (?:on|about|"
    r"from|for|to)\b.* by "
    rf"(?:noon|\d|tonight|tomorrow|{A_DAY}|the end)"
)
_ABOUT: Final = re.compile(
    r"^(?:about|re|regarding|concerning|with regard to|in regard to|on the (?:subject|topic) of|as regards|apropos|"
    r"reference|with reference to|w\.?r\.?t\.?)\b:?\s+",
    re.IGNORECASE,
)
_TO: Final = re.compile(r"^(?:in order )?to (?=(?:not |never |also )?[a-z])", re.IGNORECASE)
_FOR: Final = re.compile(r"^for\s+(?=\S)", re.IGNORECASE)
_THAT: Final = re.compile(
    r"^that\s+(?=(?:you|I|we|they|he|she|it|the|my|our|your|a|an|there|nobody|everyone|this|his|her|their)\b)", re.IGNORECASE
)
_ADD: Final = r"(?:a |my |our |with |very |so |big |huge |warm |many |sincere |heartfelt |deep |lots of |just |also )*"
_THANKS: Final = re.compile(
    rf"^{_ADD}(?:thank you|thanks|thank-you|thankyou|gratitude|appreciation|cheers|grateful)(?P<much>(?:,? (?:so much|very "
    rf"much|a lot|again|a million|a bunch|ever so much|indeed|too|once more))*)"
    r"(?: to you)?(?:[,:!]? ?for\s+|[:!,]\s+|\s+(?=(?:that|you|your|but)\b))(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_THANKING: Final = re.compile(
    r"^(?:to )?(?:(?:say|saying|give|send|express|expressing|show|showing) )?(?:(?:my|our|a|big|many|sincere|deep|some|you|"
    r"her|him|them|how) )*"
    r"(?:thanks|thank you|thank|thanking|gratitude|appreciation)(?: (?:you|her|him|them))?(?P<much>(?: (?:so much|very "
    r"much|a lot|again))*)(?: for| that) (?P<rest>\S.*)$",
    re.IGNORECASE,
)
_WISHES: Final = re.compile(
    r"^(?:(?:many|warm|warmest|hearty|heartiest|belated|big|huge|my|our|all) )*(?:congratulations|kudos|well done|bravo|"
    r"good luck|happy (?:\d+(?:st|nd|rd|th)|birthday|anniversary|new year|retirement|easter|holidays|diwali|eid)|"
    r"merry christmas|best wishes|all the best|welcome (?:back|to|home)|condolences|get well|long time no see|(?:hi|hello|"
    r"greetings|regards|warm regards|love) from|(?:good|"
    r"great|bad|sad|big|happy) news(?=\s*[:,–-]))\b",
    re.IGNORECASE,
)
_SORRY: Final = re.compile(
    r"^(?:(?:so |very |really |terribly )?sorry|unfortunately|sadly|regrettably|alas|afraid|regretfully)\b,?(?: but\b,?| "
    r"that\b| to say(?: that)?\b)?[ :–-]*",
    re.IGNORECASE,
)
_NO: Final = re.compile(r"^(?:(?:still|yet|again|currently) )?(?:no|none|nothing|nobody|neither)\b", re.IGNORECASE)
_PLEASE: Final = re.compile(r"^(?:(?:please|kindly|do) )+", re.IGNORECASE)
_SINCE: Final = re.compile(
    r"^(?:(?:almost|over|nearly|about|already) )?(?:\d+|\w+|a few|so many) (?:years|months|weeks)(?: now)? since\b", re.IGNORECASE
)
_HEARD: Final = re.compile(r"hear (?:you|your \w+)(?:'re|'ve| are| have| were| was| is| has| had| got| will)\b", re.IGNORECASE)
_GOES_ON: Final = re.compile(r"(?:goes|comes|looks|sounds) \w", re.IGNORECASE)
_FOR_THEN: Final = re.compile(r"for (?:[\w'-]+ ){1,3}?(?:I|we|it|you) (?:am|are|is|have|can|will|would|could)\b", re.IGNORECASE)
_DO_ONE: Final = re.compile(
    r"do (?:one|an?|two|three|some|something|half) |(?:don't|do not) (?!you\b|they\b|we\b|I\b|the\b|your\b|people\b)[a-z]+ ",
    re.IGNORECASE,
)  # what is to be done, no question
_FOR_TO: Final = re.compile(r"^for (?:you|us|me|our \w+|my \w+|the (?:two|three) of us|everyone) to [a-z]+\b", re.IGNORECASE)


def form_of(text: str, purpose: str) -> Typed:
    """The form of one point (no more than one sentence, addressed to the reader, without its closing mark)."""
    return _marked(text) or _led(text, purpose) or _bare(text, purpose)


def _marked(text: str) -> Typed | None:
    """What its first word gives away, whatever the purpose."""
    first = first_words(text)[0]
    if text.lower().startswith(("how about ", "what about ", "why not ", "what if ")):
        return Typed("question", text)
    if _SINCE.match(text):
        return Typed("sentence", f"it has been {text}")
    if first == "let's":
        return Typed("imperative", text)
    if _WISHES.match(text):
        return Typed("congratulation", text)
    if is_inverted(text) and not _DO_ONE.match(text):
        return Typed("question", text)
    whole = _whole(text)
    if whole:
        return Typed("sentence", whole)
    if first in closed("question_word") and not _is_noun_clause_subject(text):
        return Typed("how_what", text)
    if first == "if" and "," not in text and is_clause(text[3:]):
        return Typed("how_what", text)
    if _IN_ROLE.match(text) and not is_clause(text[3:]):
        return Typed("noun_phrase", text)
    found = _BECAUSE.match(text)
    if found and (first == "because" or (is_clause(text[found.end() :]) and "," not in text)):
        return Typed("because", text[found.end() :].removeprefix("of "))
    return None


def _whole(text: str) -> str:
    """A text that is a whole sentence though it opens like a part of one; "" for others."""
    alike, odd = _LIKE_YOU.match(text), _HOW_ODD.match(text)
    if alike:
        return f"{alike['like']}, {alike['rest']}"
    return f"it is {odd['how']} that {odd['rest']}" if odd else text if _OWING.match(text) else ""


def _is_noun_clause_subject(text: str) -> bool:
    """“when you are in town, visit us”, “when my bike broke you stopped”: the clause is only a part of a longer one."""
    if first_words(text)[0] not in ("when", "while", "where"):
        return False
    if ", " in text and is_clause(text.partition(", ")[2]):
        return True
    found = tokens(text)
    return any(
        found[place].lower.partition("'")[0] in ("i", "we", "you", "they", "it")
        and found[place - 1].lower not in closed("question_word", "conjunction")
        and opens_with_subject(found[place:])
        and is_clause(text[found[1].start : found[place].start])
        for place in range(3, len(found))
    )


def _led(text: str, purpose: str) -> Typed | None:
    """What its leading word says: thanks, about, for, to, that, sorry, no, please."""
    thanks = _THANKS.match(text) or (
        _THANKING.match(text)
        if purpose == "thank" or text.lower().startswith(("thank", "to thank", "say thank", "express"))
        else None
    )
    if (thanks and not text.lower().startswith("grateful")) or (thanks and purpose == "thank"):
        return Typed("thanks", _much(thanks))
    about = _ABOUT.match(text)
    if about and not opens_with_subject(tokens(text)):
        return Typed("about", text[about.end() :])
    if _FOR_TO.match(text):
        return Typed("for_to", text[4:])
    if _FOR_THEN.match(text):
        return Typed("sentence", text)
    lead = _FOR.match(text)
    if lead and (purpose == "thank" or not _FOR_TIME.match(text)) and not (purpose != "thank" and _FOR_PRICE.match(text)):
        return Typed("for", text[lead.end() :])
    lead = _TO.match(text)
    if lead and base_like(text[lead.end() :]):
        return Typed("to", text[lead.end() :])
    lead = _THAT.match(text)
    if lead and is_clause(text[lead.end() :]):
        return Typed("that_clause", text[lead.end() :])
    if _SORRY.match(text) or (_NO.match(text) and not is_clause(text)):
        return Typed("refusal", text)
    lead = _PLEASE.match(text)
    if lead and base_like(text[lead.end() :]):
        return Typed("request", text[lead.end() :])
    return None


def _much(found: re.Match[str]) -> str:
    """“so much|the seeds”: how warmly, and for what."""
    return f"{(found['much'] or '').strip(' ,').lower()}|{found['rest'].strip()}"


_FOR_TIME: Final = re.compile(
    r"^for (?:now|once|(?:the|this) (?:moment|time being|reason|year|season|month)|years|months|weeks|ages|a while|(?:\w+ "
    r")?\w+ (?:reasons?|years|months|weeks|days)|the record),? (?=(?:I|we|you|they|it|there|I'm|we're|I've|we've|my|our|"
    r"the)\b)",
    re.IGNORECASE,
)


def base_like(text: str) -> bool:
    """Whether a text can be what follows “to”: a base form stands first."""
    first, second = first_words(text)
    word = (
        second
        if first
        in ("not", "never", "also", "just", "finally", "really", "please", "kindly", "politely", "officially", "personally")
        or (first.endswith("ly") and not word_forms().read_verb(first))  # “apply”, “reply” are no adverbs
        else first
    )
    return (
        word == "be"
        or any(item.form == "base" for item in word_forms().read_verb(word))
        or ("-" in word and base_like(word.rpartition("-")[2]))
    )


# “for the price of a loaf we sharpen your knives”: the verb has its object, so that the clause is no relative one.
_FOR_PRICE: Final = re.compile(
    r"^for [^,.:;]+?,? (?:we|I) \w+ (?:the|a|an|all|your|our|my|any|every|some|two|three) ", re.IGNORECASE
)


def _bare(text: str, purpose: str) -> Typed:
    """A text without a leading word: a clause, one without its subject, a verb phrase or a noun phrase."""
    if _HEARD.match(text):
        return Typed("sentence_elided", f"I {text}")
    if re.match(r"(?:I|we) [a-z]+ (?:[a-z]+s|the|an?|my|our|in|on|at|for|with)\b", text):
        return Typed("sentence", text)  # “I tattoo names”: a verb that is a noun as well
    if purpose == "update" and _GOES_ON.match(text):
        return Typed("sentence_elided", f"it {text}")
    return _without_lead(text, purpose)


def _without_lead(text: str, purpose: str) -> Typed:
    if purpose == "press" and _COMMENT.match(text):
        return Typed("noun_phrase", text)
    found = tokens(text)
    if opens_with_subject(found) or opens_with_adverbial(found) or _is_noun_clause_subject(text) or _FOR_PRICE.match(text):
        return Typed("sentence", text)
    first = found[0].lower if found else ""
    if purpose == "thank" and _STEADY.match(text):
        return Typed("gerund", text)
    if purpose == "sell" and _are_goods(found):
        return Typed("noun_phrase", text)
    elided = completed(text, purpose)
    verbal = {item.form for item in word_forms().read_verb(first)} & {"past", "participle"} and not word_forms().is_noun(first)
    told = any(item.form == "past" and first != item.lemma for item in word_forms().read_verb(first)) and first_words(text)[
        1
    ] in closed("determiner", "object_pronoun", "bare_subject")
    if elided and (
        verbal
        or told
        or (first in closed("adverb") and first not in ("no", "there", "here", "all", "both"))
        or first.endswith("ly")
        or first in closed("modal")
        or first in ("have", "had", "haven't", "don't", "didn't", "not", "am", "was")
        or first in verbs("of_person", "emotion", "wondering", "predicate")
    ):
        return Typed("sentence_elided", elided)
    if gerund_opening(text) and not (purpose == "sell" and is_thing_in_ing(text)):
        return Typed("sentence_elided", elided) if elided else Typed("gerund", text)
    bare = first not in closed("determiner", "possessive", "quantity")
    noted = with_verb(text) if purpose == "update" and bare else ""
    if noted and (not base_opening(text) or noted.split(" ")[1] in ("is", "are")):
        return Typed("news", noted)
    if finite_verb(found) is not None:
        paired = finite_verb(found) == 1 and first in verbs("together") and purpose in ("connect", "partner", "learn", "invite")
        if base_opening(text) and finite_verb(found) and (paired or _verb_is_inside(text)):
            return Typed("infinitive", text)
        return Typed("news", text)
    if elided:
        return Typed("sentence_elided", elided)
    if base_opening(text):
        return Typed("infinitive", text)
    said = with_verb(text) if purpose in ("update", "decline", "reconnect", "thank", "connect") else ""
    said = said if purpose in ("update", "decline", "reconnect") or said == text else ""  # “engine runs like new”
    return Typed("news", said) if said else Typed("noun_phrase", text)


def _are_goods(found: Sequence[Token]) -> bool:
    """“refurbished scales”, “roasted coffee”: where goods are offered, what was done to them."""
    words = [token for token in found if token.is_word][:2]
    small = closed("determiner", "preposition", "object_pronoun")
    if len(words) < 2 or not words[0].lower.endswith("ed") or words[1].lower in small:
        return False
    done = any(item.form in ("past", "participle") for item in word_forms().read_verb(words[0].lower))
    return done and words[1].tag[:1] in "NAU"


def _verb_is_inside(text: str) -> bool:
    """“show how our sensor finds leaks”: the only finite verb belongs to a clause inside the verb phrase."""
    found = tokens(text)
    place = finite_verb(found) or 0
    inside = closed("question_word", "subordinator") | {"that", "who", "which"}
    before = [token.lower for token in found[1:place]]
    determined = any(word in closed("determiner", "object_pronoun") for word in before[:1])
    return determined or any(word in inside for word in before)
