"""What a point that is only a noun phrase means, by its head and the purpose: an event, a role, an offer, a topic."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.grammar import lexicon
from composer.drafting.reading.grammar.calendar_names import A_DAY
from composer.drafting.reading.grammar.noun_phrases import NounPhrase
from composer.drafting.reading.grammar.tokens import tokens
from composer.drafting.reading.grammar.word_classes import nouns, verbs

_DEFINITE: Final = re.compile(r"^(?:the|this|that|these|those|my|our|your|his|her|their|its)\b", re.IGNORECASE)
_SENDER: Final = re.compile(r"^(?:my|our)\b", re.IGNORECASE)
_SINCE: Final = re.compile(
    r"^(?:\d+|almost \w+|over \w+|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|many|so many|a few) (?:years|"
    r"months|weeks)(?: now)? since\b",
    re.IGNORECASE,
)
# Whom both have spoken of: “the roofer I mentioned”, “the translator you asked for”.
_SPOKEN_OF: Final = re.compile(
    r"\b(?:(?:I|we)(?:'ve| have|'d| had)? (?:mentioned|told|talked|spoke|spoken|wrote|promised|said|discussed|named|"
    r"recommended|raved)\b|you(?:'ve| have)? "
    r"(?:asked|wanted|needed|wished|were|are looking|met|heard|read)\b)"
)
# What tells that a title in capitals is a post: its hours, its contract, its beginning.
_HOURS: Final = re.compile(
    r"%|\b(?:contract|permanent|part-time|full-time|hours|shifts?|salary|maternity|starts?|audition|nights|days a week)\b"
)


def is_role(phrase: NounPhrase) -> bool:
    """Whether the phrase names a person by what they do."""
    head = phrase.head.rpartition("-")[2] or phrase.head
    if phrase.head in nouns("job") or head in ("group", "number"):
        return False
    return phrase.head in nouns("person") or head in nouns("person") or lexicon.is_person(phrase.head)


def frame_name(phrase: NounPhrase, purpose: str) -> str:
    """The frame of frames.toml for a noun phrase."""
    if _SINCE.match(phrase.text):
        return "since"
    definite = bool(_DEFINITE.match(phrase.text))
    own = bool(_SENDER.match(phrase.text))
    general = _any_purpose(phrase, purpose, definite=definite)
    if general and not (purpose in ("thank", "update", "decline", "hire") and general != "reason"):
        return general
    if purpose in _BY_PURPOSE:
        return _BY_PURPOSE[purpose](phrase, definite, own)
    return "noun"


def _any_purpose(phrase: NounPhrase, purpose: str, *, definite: bool) -> str:
    head, first = phrase.head, (phrase.text.split() or [""])[0].lower()
    if definite and head not in nouns("wanted"):
        return ""
    if head == "question" and purpose not in ("thank", "press", "hire", "invite"):
        return "question"
    if set(phrase.modifiers) & nouns("shared") and head in nouns("feeling"):
        return "shared"
    if purpose == "connect" and is_role(phrase) and re.search(r"\bfor (?:my|our)\b", phrase.text) and not definite:
        return "sought"
    if first == "fellow" or (first in nouns("contact") and is_role(phrase)) or (
        purpose == "connect" and is_role(phrase) and not phrase.named and not phrase.plural and not definite
    ):
        return "fellow"
    if purpose == "connect" and is_role(phrase) and phrase.plural and re.match(r"(?:two|both) ", phrase.text, re.IGNORECASE):
        return "pair"
    if head in nouns("meeting") and _is_meeting(phrase, purpose):
        return "outing" if head in ("walk", "stroll", "drink", "beer", "pint") and purpose != "invite" else "meeting"
    if head in ("look", "glimpse", "peek", "glance") and purpose in ("learn", "connect", "job", "reconnect"):
        return "wanted"
    if (
        head in nouns("wanted")
        and purpose in ("learn", "connect", "job", "introduce", "partner")
        and not phrase.text.lower().startswith(("my ", "our ", "the ", "his ", "their "))
    ):
        return "wanted"
    if (
        head in nouns("information")
        and purpose in ("learn", "connect", "job", "press", "reconnect")
        and not definite
        and not phrase.text.lower().startswith(("a ", "an "))
    ):
        return "information"
    return ""


def _is_meeting(phrase: NounPhrase, purpose: str) -> bool:
    """“a quick beer” is a meeting, “strong beer from your barley” is none, nor is “a weekly walk” that partners would hold."""
    if purpose in ("press", "thank", "decline", "update", "sell"):
        return False
    planned = purpose == "partner" and phrase.head in nouns("event", "drink")
    brewed = phrase.head in nouns("drink") and bool(set(phrase.modifiers) - nouns("meeting_modifier"))
    return not planned and not brewed


def _connect(phrase: NounPhrase, definite: bool, own: bool) -> str:
    del own
    return "joint" if not definite and _is_joint(phrase) else "noun"


def _is_joint(phrase: NounPhrase) -> bool:
    if set(phrase.modifiers) & verbs("joint"):
        return True
    return phrase.head in nouns("joint_plan") or (phrase.head.endswith(("tion", "ship", "-up")) and not phrase.plural)


def _job(phrase: NounPhrase, definite: bool, own: bool) -> str:
    head = phrase.head
    if phrase.text.lower().startswith("any "):
        return "any_chance" if head in ("chance", "hope", "way") else "any"
    if definite and (head in nouns("opening") or head == "job"):
        return "applied"  # “the three-day post”
    if definite or own:
        return "noun"
    if re.match(r"(?:any|some)thing (?:with|in|at|near|around|to do with|outdoors)\b", phrase.text, re.IGNORECASE):
        return "seek"
    if head in nouns("learner") or (phrase.modifiers[:1] and phrase.modifiers[0] in nouns("self_adjective") and is_role(phrase)):
        return "self"
    tried = bool({"trial", "taster", "practice"} & set(phrase.modifiers))  # “a trial week in March”
    if tried or (phrase.modifiers[:1] and phrase.modifiers[0] in nouns("hours") and not is_role(phrase)):
        return "seek"
    if head == "phd" and re.match(r"(?:an? )?phd (?:on|in|about)\b", phrase.text, re.IGNORECASE):
        return "seek"
    last = (phrase.text.split() or [""])[-1]
    if (head.endswith("ing") or last.endswith("ing")) and not phrase.plural and head not in nouns("job") and not is_role(phrase):
        return "trade"
    if head in nouns("job"):
        return "opening" if head in nouns("opening") and phrase.bare else "seek"
    unknown = phrase.bare and phrase.details and not lexicon.is_word(phrase.head)  # “barback, weekends”
    return "role" if (is_role(phrase) and not phrase.plural) or unknown else "noun"


def _hire(phrase: NounPhrase, definite: bool, own: bool) -> str:
    if re.match(r"(?:your|you and the) ", phrase.text, re.IGNORECASE):
        asked = nouns("wanted", "offer", "meeting", "information") | {"price", "offer", "rate", "ad", "advert"}
        return "noun" if phrase.head in asked else "yours"
    if is_role(phrase) or (own and is_role(phrase)):
        return "role" if not phrase.text.lower().startswith(("the ", "this ", "that ")) else "noun"
    if phrase.head in nouns("meeting") and not definite:
        return "meeting"
    if definite:
        return "noun"
    if phrase.named and _HOURS.search(" ".join(phrase.details)):
        return "role"
    if phrase.head in nouns("hire_seek"):
        return "role"
    if re.match(r"(?:\d+|an?|two|three|four|five|six) (?:weeks?|months?|years?|days?) with us\b", phrase.text):
        return "with_us"
    if re.match(r"\d[\d,.]* ?(?:m|metres?|km|acres?|hectares?|rooms?|roofs?|trees?|windows?|pages?)\b", phrase.text):
        return "work"  # “300 m of wall on a slope”
    if phrase.head in nouns("offer"):
        return "offered"
    if phrase.head in nouns("job"):
        return "job"
    counted = re.match(r"(?:an?|\d+|one|two|three|four|five|six|some) ", phrase.text, re.IGNORECASE)
    return "role" if counted or (not phrase.plural and not phrase.named and phrase.bare) else "noun"


def _sell(phrase: NounPhrase, definite: bool, own: bool) -> str:
    free = bool({"free", "complimentary"} & set(phrase.modifiers)) and phrase.head in nouns("event", "compound_head", "work")
    if (free or phrase.head in nouns("offer")) and not definite and not phrase.plural:
        return "offered"
    trade = phrase.head.endswith(("er", "or", "ist", "ian", "man", "woman")) or phrase.head in nouns("person")
    if trade and is_role(phrase) and phrase.bare and phrase.head not in nouns("thing_too"):
        return "self"
    if phrase.named or (definite and not own):
        return "named"
    served = phrase.head in nouns("service", "event") or phrase.head.endswith("ing")
    return "service" if served else "noun"


def _partner(phrase: NounPhrase, definite: bool, own: bool) -> str:
    if definite or own or phrase.text.lower().startswith(("your ", "any ")):
        return "noun"
    if is_role(phrase) and not phrase.named:
        return "role"
    return "joint" if not phrase.named else "noun"


def _invite(phrase: NounPhrase, definite: bool, own: bool) -> str:
    head = phrase.head
    if head == "keynote":
        return "keynote"
    if head in nouns("performed") and not definite:
        ours = re.search(r"\b(?:for|to|at|in) (?:our|my)\b", phrase.text)
        return "given" if ours and head in nouns("given") else "performed"
    if is_role(phrase) and not definite and not phrase.plural and head not in nouns("event"):
        return "role"
    if head in nouns("bare_meal") and not phrase.determined:
        return "event"
    if head in nouns("offer") - nouns("event") and not definite:
        return "offered"
    at_place = bool({"L", "G"} & set(lexicon.kind(head)))
    plain = definite or own or phrase.named or phrase.text.lower().startswith("your ")
    return "event" if plain or at_place or head in nouns("event", "work", "joint_plan", "company") else "occasion"


def _press(phrase: NounPhrase, definite: bool, own: bool) -> str:
    del own
    if re.search(rf"\bby (?:noon|\d|tonight|tomorrow|{A_DAY})", " ".join((phrase.text, *phrase.details))) and (
        phrase.head in nouns("comment") or set(phrase.text.lower().split()[:3]) & nouns("comment")
    ):
        return "sought"
    if definite:
        return "noun"
    told = " ".join((phrase.text, *phrase.details))
    if phrase.head in ("quote", "comment", "statement", "reaction") and re.search(r"\b(?:on|about)\b", told):
        return "sought"
    if phrase.head in nouns("have"):
        return "have"
    return "offered" if phrase.head in nouns("offer") else "noun"


def _introduce(phrase: NounPhrase, definite: bool, own: bool) -> str:
    if phrase.text.lower().startswith("your "):
        return "noun"
    if own or _SPOKEN_OF.search(phrase.text):
        return "own"
    if phrase.named and not phrase.head.isupper() and _looks_like_name(phrase):
        return "person"
    if phrase.head in nouns("relation") or "K" in lexicon.kind(phrase.head):
        return "own"
    if phrase.head in nouns("company"):
        return "company"
    if is_role(phrase) and not phrase.plural:
        return "role" if not re.match(r"^(?:this|that)\b", phrase.text, re.IGNORECASE) else "person"
    if phrase.head in nouns("company") and not definite:
        return "company"
    return "noun"


def _looks_like_name(phrase: NounPhrase) -> bool:
    found = [token for token in tokens(phrase.text) if token.is_word]
    return bool(found) and found[0].is_name and len(found) <= 8


def _decline(phrase: NounPhrase, definite: bool, own: bool) -> str:
    del own
    first = phrase.modifiers[:1]
    if phrase.head in nouns("occasion") and set(phrase.modifiers) & {"bad", "wrong", "poor"}:
        return "untimely"
    if (
        phrase.head in nouns("reason")
        and not definite
        and (
            not first
            or first[0]
            in ("prior", "previous", "another", "other", "a", "an", "too", "existing", "family", "scheduling", "earlier")
        )
    ):
        return "reason"
    return "noun"


def _update(phrase: NounPhrase, definite: bool, own: bool) -> str:
    """“new number: 555 0142” tells a value; anything else is a topic."""
    del definite, own
    valued = phrase.head in nouns("value") and re.search(r": \S", phrase.text)
    return "value" if valued else "noun"


_BY_PURPOSE: Final = {
    "connect": _connect,
    "job": _job,
    "hire": _hire,
    "sell": _sell,
    "partner": _partner,
    "invite": _invite,
    "press": _press,
    "introduce": _introduce,
    "decline": _decline,
    "update": _update,
}
