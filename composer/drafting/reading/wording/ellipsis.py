"""Gives a clause that was typed without its subject the one that was meant: “looking for a cook” → “I'm looking for a cook”."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.grammar import lexicon
from composer.drafting.reading.grammar.clauses import finite_verb
from composer.drafting.reading.grammar.tokens import Token, tokens
from composer.drafting.reading.grammar.verb_phrases import gerund_opening
from composer.drafting.reading.grammar.word_classes import closed, nouns, verbs
from composer.word_forms import VerbReading, word_forms

_OURS: Final = re.compile(r"\b(?:our|us|we|ours|ourselves)\b", re.IGNORECASE)
_US: Final = re.compile(r"\b(?:us|we|ourselves)\b", re.IGNORECASE)
_MINE: Final = re.compile(r"\b(?:I|my|me|mine|myself|I'm|I've|I'd)\b")
_IMPERSONAL: Final = re.compile(
    r"(?:would|will|could|might) (?:also )?be (?:so |very |really )?(?:great|cool|nice|lovely|good|fun|wonderful|useful|helpful|"
    r"an honou?r|a (?:joy|pleasure|treat)|"
    r"fantastic|brilliant|easy|possible|better|best|worth)\b",
    re.IGNORECASE,
)
_WAY: Final = frozenset(["to", "from", "into", "here", "out", "back", "house", "away", "over", "home", "in"])
_LATE: Final = re.compile(
    r"^(?:just|recently|finally|already|now|also|never|still|always|once|only|really|first|even|both|soon|currently|long|"
    r"\w{3,}ly)\b"
)


def speaker(text: str) -> str:
    """“we” where the text speaks of “our” and “us”, else “I”."""
    return "we" if _OURS.search(text) and not _MINE.search(text) else "I"


def am(who: str) -> str:
    """“I'm” or “we're”."""
    return "we're" if who == "we" else "I'm"


_BIDS: Final = re.compile(r"(?:don't|do not) [a-z]+ (?:the|your|any|anything|it|them)\b.*\b(?:till|until|before|yet|for now)\b")
_MET_AT: Final = re.compile(r"met (?:once |briefly |last [a-z]+ )?(?:at|in|on|during|through) ")


def completed(text: str, purpose: str) -> str:
    """The clause with its subject, without a capital and a stop of its own; "" where nothing is missing or it cannot be told."""
    said = _completed(text, purpose)
    shared = purpose == "reconnect" and re.match(r"we(?:'ve)? ", said) and not _US.search(text) and not _MET_AT.match(text)
    return f"I{said[2:]}" if shared else said  # “found our photo”: it is the reader's, too


def _completed(text: str, purpose: str) -> str:
    found = [token for token in tokens(text) if token.is_word]
    if len(found) < 2 or (found[0].lower == "only" and found[1].lower in closed("determiner", "possessive")):
        return ""
    if found[0].lower in ("maybe", "perhaps", "possibly") and finite_verb(found) is None:
        return text
    if _MET_AT.match(text):
        return f"we {text}"
    adverb = _LATE.match(text)
    skipped = 1 if adverb and len(found) > 2 and found[1].lower not in closed("preposition") else 0
    word = found[skipped].lower
    if word in closed("modal", "elided_auxiliary"):
        return _with_auxiliary(text, found, skipped, purpose)
    moved = word == "moved" and len(found) > skipped + 1 and found[skipped + 1].lower in _WAY
    said = "" if moved else _described(text, found, skipped)
    if said:
        return said
    for reading in word_forms().read_verb(word):
        said = _by_form(text, found, skipped, reading, purpose)
        if said:
            return said
    return ""


def _with_auxiliary(text: str, found: list[Token], place: int, purpose: str) -> str:
    """“can't host you”, “have a question”, “was thinking of you”, “not free in May”."""
    word, who = found[place].lower, speaker(text)
    if _IMPERSONAL.match(text):
        return f"it {text}"
    if _BIDS.match(text):
        return f"please {text}"
    if word in ("am", "was", "wasn't", "been"):
        return _with_be(text, who, word)
    if word == "not":
        return _negated(text, found, who)
    if word in ("have", "has") and not place and _is_plan(found, purpose):
        return ""
    return "" if _is_question(found, place) else f"{who} {text}"


def _described(text: str, found: list[Token], place: int) -> str:
    """“open to freelance work”, “now a diver”, “on schedule”, “too far for us”."""
    word, who = found[place].lower, speaker(text)
    after = found[place + 1] if len(found) > place + 1 else None
    if re.match(r"[\w' -]{3,30}: ", text):
        return ""  # “free for reprint: 40 recipes”
    if text.lower().startswith(("on schedule", "on track", "on time", "on board", "behind schedule", "ahead of schedule")):
        return f"we are {text}"
    if (word in ("a", "an", "the") and place) or _is_predicate(found, place):
        return f"{am(who)} {text}"
    if word == "rather" and after is not None:
        return f"{who}'d {text}"
    if word == "too" and after is not None and after.lower in word_forms().adjectives:
        return f"it is {text}"
    return ""


def _is_plan(found: list[Token], purpose: str) -> bool:
    """“have dinner with us”, “have a coffee”: what one would like to do, not what one owns."""
    if _is_wished(found, purpose):
        return True
    meeting = any(token.lower in nouns("meeting", "event") for token in found[1:4])
    return meeting and (purpose in ("invite", "connect", "reconnect") or any(token.lower == "with" for token in found))


def _is_wished(found: list[Token], purpose: str) -> bool:
    """“have a contact in your office”, “have a proper phone call”, “have your choir on our boat”: not yet so."""
    if purpose not in ("connect", "reconnect", "learn", "invite", "partner", "job"):
        return False
    ends = closed("preposition") | {"to", "who", "like", "again", "soon"}
    end = next(
        (
            place
            for place in range(1, len(found))
            if found[place].lower in ends or (place > 1 and found[place].lower in closed("determiner", "nominative") | {"one"})
        ),
        len(found),
    )
    phrase, rest = found[1:end], {token.lower for token in found[end:]}
    if not phrase or any(token.lower in ("who", "already", "had", "mutual", "common") for token in found):
        return False
    first, head = phrase[0].lower, phrase[-1].lower
    if first == "your":
        return bool(rest & {"our", "my", "us"})
    if first in ("somebody", "someone"):
        return True
    return first in ("a", "an", "one", "another", "some") and head in nouns("to_have", "meeting")


def _is_taken_in(found: list[Token], place: int, lemma: str, purpose: str) -> bool:
    """“hear your voice again”: what one would like to, not what one has heard."""
    after = [token.lower for token in found[place + 1 : place + 2]]
    wanted = lemma in ("hear", "feel", "live") and purpose in ("connect", "reconnect", "learn", "invite", "partner", "job")
    return wanted and bool(set(after) & {"your", "the", "a", "an", "more"}) and finite_verb(found[place + 1 :]) is None


def _is_question(found: list[Token], place: int) -> bool:
    after = found[place + 1].lower if len(found) > place + 1 else ""
    if found[place].lower in ("have", "had"):
        return after in ("i", "we", "you", "they", "he", "she")
    return after in (
        "i",
        "we",
        "you",
        "they",
        "he",
        "she",
        "it",
        "your",
        "yours",
        "the",
        "anyone",
        "somebody",
        "any",
        "these",
        "there",
    )


def _with_be(text: str, who: str, word: str) -> str:
    if word == "been":
        ago = re.match(r"been (?:an? |too |so |quite |ages|\w+ (?:years|months|weeks))", text)
        return f"it has {text}" if ago else f"{who}'ve {text}"
    return f"{who} {text}" if who == "I" else f"we {'were' if word == 'was' else text}{text[3:] if word == 'was' else ''}"


def _negated(text: str, found: list[Token], who: str) -> str:
    rest = found[1:]
    if not rest:
        return ""
    if rest[0].lower in ("this", "next", "now", "yet", "at", "for", "until", "before", "today") and not any(
        token.tag[:2] == "VV" for token in rest
    ):
        return f"{text}, I'm afraid"
    if rest[0].lower in closed("determiner", "possessive"):
        return f"it is {text}"
    if rest[0].lower in ("enough", "much", "many"):
        return f"there is {text}"
    readings = word_forms().read_verb(rest[0].lower)
    if any(item.form == "gerund" for item in readings) or _is_predicate(found, 1) or rest[0].tag in ("AJ0", "AV0"):
        return f"{am(who)} {text}"
    if any(item.form in ("participle", "past") for item in readings):
        active = rest[0].tag == "VVN" and len(rest) > 1 and rest[1].lower in closed("determiner")
        return f"{who} have {text}" if active else f"it is {text}"
    return f"{am(who)} {text}"


def _is_predicate(found: list[Token], place: int) -> bool:
    """“open to freelance work”, “happy to help”, “away in May”: an adjective about oneself, not one before its noun."""
    word = found[place].lower
    after = found[place + 1].lower if len(found) > place + 1 else ""
    if word in verbs("predicate"):
        follows = closed("preposition", "subordinator", "after_predicate", "object_pronoun", "question_word") | {""}
        return after in follows or (
            word in verbs("emotion") and after in closed("nominative", "determiner", "bare_subject", "object_pronoun")
        )
    return word in closed("intensifier") and after in verbs("predicate")


def _by_form(text: str, found: list[Token], place: int, reading: VerbReading, purpose: str) -> str:
    form, lemma = reading.form, reading.lemma
    after = found[place + 1] if len(found) > place + 1 else None
    word = found[place].lower
    who = speaker(text)
    if form == "gerund":
        return _ongoing(text, found, place, lemma, purpose)
    if after is None:
        return ""
    if form == "base":
        if (found[0].lower == "never" and purpose in ("sell", "invite", "hire")) or _is_taken_in(found, place, lemma, purpose):
            return ""
        asking = after.lower in closed("question_word") | {"if"} and lemma in verbs("wondering")
        opens = _opens_object(after) or after.lower in ("to", "that", "more") or asking
        mine = lemma in verbs("stative") and (opens or not word_forms().is_noun(word))
        mine = mine and (asking or after.lower not in closed("question_word"))
        mine = mine or lemma in verbs("stative_transitive")
        return f"{who} {text}" if mine or (place and _opens_object(after)) else ""
    if form == "past" and word != lemma and lemma not in ("lead", "rend") and not (word == "lay" and _opens_object(after)):
        return _in_the_past(text, found, place, lemma, purpose)
    if form == "participle" and word == lemma:  # “become”, “come”, “run”: as likely the base
        return ""
    if form == "participle" and word != word_forms().past(lemma) and _opens_object(after):
        return f"{who}'ve {text}"
    if (
        form == "participle"
        and word != word_forms().past(lemma)
        and (after.lower in closed("preposition") | {"part-time", "back"})
    ):
        return f"{who}'ve {text}"
    return _third(text, found, place, lemma, purpose) if form == "third" and not place else ""


def _third(text: str, found: list[Token], place: int, lemma: str, purpose: str) -> str:
    """“works without wifi”, “wants to become a pilot”; “mistakes he made” is a noun."""
    word, after = found[place].lower, found[place + 1]
    noun = word_forms().is_noun(word)
    if (noun and after.lower in closed("bare_subject")) or after.lower in ("that", "which", "who"):
        return ""
    if purpose != "sell" and lemma in verbs("of_person") - ({"need"} if purpose in ("update", "press", "decline") else set()):
        return f"{speaker(text)} {lemma}{text[found[0].end :]}"
    return f"it {text}" if _opens_object(after) or lemma in verbs("product") or not noun else ""


def _ongoing(text: str, found: list[Token], place: int, lemma: str, purpose: str) -> str:
    if (not place and not gerund_opening(text)) or (place and found[place - 1].tag == "ORD"):
        return ""  # “first heating of the sauna”
    if re.match(r"[^,.;]{1,40}: ", text):
        return ""  # “billing export: done”
    now = purpose in ("update", "decline") and lemma not in verbs("telling") | {
        "let",
        "thank",
        "apologise",
        "apologize",
        "congratulate",
        "ask",
        "share",
    }
    planned = purpose == "partner" and lemma in ("work", "start", "run", "move")
    listed = (lemma in verbs("ongoing") and not planned) or (purpose == "job" and lemma in verbs("ongoing_of_career"))
    if purpose == "job" and lemma in ("work", "start") and re.search(r"\byour?\b", text):
        return ""  # “working on your farm” is what one hopes for
    if purpose == "decline" and lemma in verbs("declined"):
        return ""  # “speaking at your congress” is what one says no to
    listed = listed or (purpose == "reconnect" and lemma in ("remember", "reminisce", "miss"))
    coming = purpose in ("reconnect", "connect", "update") and lemma in ("come", "visit", "travel", "fly", "pass", "drive")
    listed = listed or (coming and re.match(r"\w+ (?:to|through|over|by|up|down|back|home|[A-Z])", text) is not None)
    listed = listed or (purpose == "press" and lemma in verbs("ongoing_of_news"))
    if lemma == "want":
        return f"{speaker(text)} want{text[7:]}"
    if lemma in ("hire", "recruit") and len(found) > place + 1 and found[place + 1].lower in ("you", "him", "her", "them"):
        return ""
    if (
        lemma in ("run", "work", "move", "start")
        and place == 0
        and purpose in ("learn", "thank", "invite", "press", "partner", "hire")
    ):
        return ""
    if (
        purpose in ("introduce", "reconnect")
        and len(found) > place + 1
        and found[place + 1].lower in ("over", "as", "at")
        and lemma in ("take", "start", "hand", "work", "teach", "live")
    ):
        listed = True
    if listed or now or place:
        we = speaker(text) == "we" and (now or lemma in ("hire", "recruit"))
        return f"{'we are' if we else chr(73) + chr(39) + 'm'} {text}"
    return ""


def _in_the_past(text: str, found: list[Token], place: int, lemma: str, purpose: str) -> str:
    """“saw your name”, “moved to Oslo”; “promoted to head nurse” was done to one; “used looms” is a noun phrase."""
    word, after = found[place].lower, found[place + 1]
    who = speaker(text)
    if lemma == "meet" and after.lower in ("at", "in", "on", "through", "via", "by", "last", "once", "during", "over"):
        return f"we {text}"
    if not place and after.lower in ("us", "me"):
        return f"{'you' if purpose == 'thank' else 'it'} {text}"  # “helped me carry it”, “saved us a night”
    if word == "got" and not place and lemma == "get" and after.tag[:1] in "NAC":
        return f"{who}'ve {text}"
    if lemma in verbs("manufacture") and word == word_forms().participle(lemma) and after.lower in closed("preposition"):
        return f"it is {text}"
    if lemma in verbs("undergone") and (after.lower in closed("preposition")):
        return f"{who}{chr(39)}ve been {text}"
    if "-" in word and not _opens_object(after):  # “hand-knitted fenders”
        return ""
    if place and found[0].lower in ("just", "recently", "finally", "already") and _opens_object_or_way(after):
        return (
            f"{who}'ve {text[: found[place].start]}{word_forms().participle(lemma)}{text[found[place].end :]}"
            if found[0].lower != "recently"
            else f"{who} {text}"
        )
    if _opens_object(after) or word != word_forms().participle(lemma) or after.lower in closed("bare_subject"):
        return f"{'I' if after.lower in closed('bare_subject') else who} {text}"
    if after.lower in closed("preposition", "particle") | {"to", "that", "how", "what", "why"}:
        return (
            f"{who} {text}"
            if (found[place].tag in ("VVD", "VVN", "VVB") and "a" not in lexicon.kind(word))
            or lemma in verbs("intransitive")
            or lemma in ("want", "love", "talk", "live")
            else ""
        )
    if after.is_name:
        return f"{who} {text}"
    if place and found[place].tag == "VVD":
        return f"{who} {text}"
    return ""


def _opens_object_or_way(after: Token) -> bool:
    return _opens_object(after) or after.lower in closed("preposition", "particle") | {"to"}


def _opens_object(after: Token) -> bool:
    return after.lower in closed("determiner", "object_pronoun") or after.tag in ("CRD",)
