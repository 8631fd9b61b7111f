"""Short notes behind a point as clauses: “kids welcome”, “no auditions”, “bring a knife”, “now flute teacher”."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from composer.drafting.reading.grammar import lexicon
from composer.drafting.reading.grammar.calendar_names import A_DAY, A_MONTH
from composer.drafting.reading.grammar.clauses import finite_verb
from composer.drafting.reading.grammar.noun_phrases import noun_phrase, with_article
from composer.drafting.reading.grammar.tokens import tokens
from composer.drafting.reading.grammar.verb_phrases import base_opening
from composer.drafting.reading.grammar.word_classes import closed, nouns, verbs
from composer.drafting.reading.points.noun_frames import is_role
from composer.drafting.reading.wording.headlinese import GOING_ON, with_subject_article
from composer.word_forms import word_forms

_WHENEVER: Final = re.compile(r"\b(?:come|drop in|drop by|stop by) (?:whenever|when|anytime|any time)(?! you)\b")
_NOW: Final = re.compile(
    r",\s*(?:and )?(?:I'm |I am |am )?(?P<when>now|currently|at present|at the moment|presently|still)\s+(?P<what>[\w' -]+)$",
    re.IGNORECASE,
)
_CALENDAR: Final = f"(?:{A_DAY}|{A_MONTH})"
_DATED: Final = re.compile(
    rf"^(?P<np>(?:[a-z'-]+ ){{0,4}}?[a-z'-]+):? (?P<when>(?:on |at |from |by |until )?(?:(?:next |this )?{_CALENDAR}"
    rf"(?:,? (?:the )?\d{{1,2}}(?:st|nd|rd|th)?)?(?: {_CALENDAR})?|\d{{1,2}}(?:st|nd|rd|th)? {_CALENDAR}|"
    rf"\d{{1,2}}(?:[:.]\d\d| ?[ap]m)|tomorrow|today|tonight|"
    rf"in {_CALENDAR}|(?:in |)(?:early|mid|late)[ -]{_CALENDAR}|in (?:spring|summer|autumn|winter)|"
    rf"in (?:\d+|a few|two|three|four|six|ten) (?:days|weeks|months|hours)|"
    rf"next \w+))(?P<rest>(?: (?:at|from|to|until|till|in|on|with|not|or|and|morning|afternoon|evening)\b.*| \d.*)?)$"
)
_AMOUNT: Final = re.compile(r"(?:\d+|half an|an|one|ten|twenty|thirty) (?:minutes?|hours?|days?|weeks?)\b")
_STATE: Final = re.compile(
    r"^(?P<np>(?:[\w'-]+ ){1,4}?)(?P<state>(?:very |also |more than |all |not )*(?:welcome|fine|ok|okay|included|allowed|"
    r"provided|free|needed|required|paid|covered|refunded|unchanged|waived|enough|ready|"
    r"optional|essential|possible|available|guaranteed|limited)(?: (?:for|to|of|on|in|by|from|with|until|if)\b.*)?)$",
    re.IGNORECASE,
)


def state_clause(text: str) -> str:
    """A short note as a clause: “kids welcome” → “kids are welcome”, “no auditions” → “there are no auditions”; "" for others."""
    found = _STATE.match(text)
    if found and finite_verb(tokens(text)) is None and not re.search(r"\b(?:as|got|get|gets)\b", found["np"]):
        np = re.sub(r" for$", "", found["np"].strip())
        phrase = noun_phrase(np)
        several = re.search(r"\band\b|days$", np) or (np.endswith("s") and not lexicon.is_word(phrase.head))
        lot = found["state"].startswith("enough") and _AMOUNT.match(np)
        many = (phrase.plural or several or np.lower() == "all") and not lot
        if phrase.bare and not many and phrase.head not in nouns("bare_meal"):
            np = f"the {np}"
        return f"{np} {'are' if many else 'is'} {found['state']}"
    if re.match(r"no (?!one\b)\w+(?: \w+)?$", text) and finite_verb(tokens(text)) is None:
        phrase = noun_phrase(text)
        return f"there {'are' if phrase.plural else 'is'} {text}" if lexicon.is_noun(phrase.head) else ""
    if re.match(r"doors (?:at|from) \d", text):
        return f"doors open {text[6:]}"
    return ""


_BEGINNING: Final = re.compile(r"(?:starting|beginning)\b")  # “…, starting on 4 January” belongs to what stands before


def time_clause(text: str) -> str:
    """A thing with its day or hour as a clause: “kick-off 11 January” → “the kick-off is on 11 January”; "" for others."""
    found = _DATED.match(text)
    if found is None or finite_verb(tokens(text)) is not None or base_opening(text) or _BEGINNING.match(text):
        return ""
    np, when, rest = found["np"], found["when"], found["rest"]
    late = re.search(r" (?:still|now|again)$", np)
    np = np[: late.start()] if late else np
    phrase = noun_phrase(np)
    head = noun_phrase(re.split(r" (?:for|of|with|to|in|at) ", np)[0]).head
    small = closed("preposition", "particle", "object_pronoun", "modal")
    first, last = tokens(np)[0].lower, tokens(np)[-1].lower
    deed = any(
        token.tag[:2] in ("VV", "VB", "VM") and token.tag != "VVG" and (before.tag == "NN2" or not lexicon.is_noun(token.lower))
        for before, token in pairwise(tokens(f", {np}"))
    )
    opens = first in small | (closed("conjunction", "adverb") - closed("ordinal"))
    if deed or opens or last in small or np in verbs("predicate", "state") | GOING_ON | {"home"}:
        return ""
    if first in ("any", "every", "each") or last in nouns("numbered"):
        return ""
    if not (lexicon.is_noun(head) or head == "kick-off"):
        return ""
    be = "are" if phrase.plural else "follows" if head in ("rest", "remainder") else "is"
    if head in nouns("point_in_time"):
        when = re.sub(r"^(?:on|at) ", "", when)
    elif when[0].isupper() or re.match(r"\d{1,2}(?:st|nd|rd|th)? [A-Z]", when):
        when = f"on {when}"
    elif when[0].isdigit():
        when = f"at {when}"
    return with_subject_article(f"{np} {be}{late.group() if late else ''} {when}{rest}")


def now_clause(text: str) -> tuple[str, str] | None:
    """“become a piano teacher, now flute” → what is wished, and “I'm a flute teacher now”; None where no such end stands."""
    found = _NOW.search(text)
    if found is None:
        return None
    left, when, what = text[: found.start()], found["when"].lower(), found["what"]
    if re.match(r"(?:at|in|on|with|for|between|near)\b", what):
        return left, f"I'm {when} {what}"
    phrase = noun_phrase(what)
    if not is_role(phrase):
        if phrase.plural or phrase.determined:
            return None
        head = noun_phrase(left.rsplit(" ", maxsplit=1)[-1]).head
        if head not in nouns("worker_of") or len(what.split()) > 2:
            return f"{left} ({when} {what})", ""
        phrase = noun_phrase(f"{what} {head}")
    if phrase.plural or not is_role(phrase):
        return None
    role = with_article(phrase, "a")
    return left, f"I'm {role} now" if when == "now" else f"I'm {when} {role}"


def is_bidding(text: str) -> bool:
    """“…, bring a knife”, “…, come whenever you like”."""
    if re.match(r"have (?:fun|an? (?:good|great|nice|lovely) )", text):
        return True
    found = [token.lower for token in tokens(text) if token.is_word]
    if len(found) < 2 or found[0] not in verbs("invited_to") or finite_verb(tokens(text)) is not None:
        return False
    if found[0] in ("bring", "wear") and (word_forms().is_noun(found[1]) or found[1] in word_forms().singulars):
        return True
    return found[1] in closed("determiner", "preposition", "object_pronoun", "adverb", "particle", "bidden")


def bidding(text: str) -> str:
    """“come whenever after 10” → “come whenever you like after 10”."""
    return _WHENEVER.sub("come whenever you like", text)
