"""Finds the second clause behind a point's first part (“…, I'm staying at the school”) and completes it."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.grammar.clauses import finite_verb, is_clause, opens_with_subject
from composer.drafting.reading.grammar.details import dated
from composer.drafting.reading.grammar.inversion import is_inverted
from composer.drafting.reading.grammar.noun_phrases import noun_phrase
from composer.drafting.reading.grammar.tokens import capital, first_words, sentence, tokens
from composer.drafting.reading.grammar.verb_phrases import base_opening, gerund_opening
from composer.drafting.reading.grammar.word_classes import closed, verbs
from composer.drafting.reading.points.notes import bidding, is_bidding, state_clause
from composer.drafting.reading.points.noun_frames import is_role
from composer.drafting.reading.wording import ellipsis
from composer.drafting.reading.wording.headlinese import GOING_ON, with_subject_article, with_verb
from composer.word_forms import word_forms

_CUT: Final = re.compile(r"\s*(?:,|;|:|\s[–—-])\s+|\s+(?=(?:but|so) (?:I|we|you|they|it|there|I'm|we're|it's)\b)")
SUBORDINATE: Final = re.compile(
    r"^(?:if|when|because|as|since|after|before|while|although|though|unless|until|once|whenever|where|wherever|now that|"
    r"given)\b",
    re.IGNORECASE,
)
JOINED: Final = re.compile(
    r"^(?:and|but|or|so|yet|which|who|as|since|because|where|when|while|though|although|if|until|unless)\b", re.IGNORECASE
)
DAY: Final = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d|January|February|March|April|May|June|July|August|Sept|Oct|Nov|Dec)"
)
ONLY_GOES_ON: Final = re.compile(rf"(?:not|and|or|but not|nor|then) (?:on |in |at |until |before |after )?{DAY}", re.IGNORECASE)
OF_PERSON: Final = re.compile(
    r"^(?:too |so |very |still |already |fully |currently )*(?:busy|away|booked|tired|abroad|committed|unavailable|"
    r"overwhelmed|swamped|"
    r"snowed|travelling|traveling|retired|moving|(?:double|fully)[- ]booked)\b",
    re.IGNORECASE,
)
_THING: Final = re.compile(
    r"^(?:too|not|already|out of|beyond|above|below|outside|over|far too|a bit too|way too|much too|just too|slightly too|"
    r"no longer)\b",
    re.IGNORECASE,
)
_LONE: Final = re.compile(
    r"(?:(?:so |very |really )?sorry|no|nope|no,? (?:thanks|thank you)|unfortunately|sadly|thanks|thank you|well|ok|okay|yes)",
    re.IGNORECASE,
)
_COURTESY: Final = re.compile(r"(?:sorry|unfortunately|sadly|thank|thanks|no)\b", re.IGNORECASE)
_WISHING: Final = re.compile(
    r"(?:want|need|hope|hoping|love|wish|looking for|keen on|happy|glad|ready|willing|able) (?:an?|the|to|some|my|our|more|in)\b"
)
# “no smell, no water, no chemicals”: a row of what is not there.
_NONE: Final = re.compile(r"no [a-z]+(?: [a-z]+)?(?:$|,)")
_NONE_BEFORE: Final = re.compile(r"[,;:] no [a-z]+(?: [a-z]+)?$")
_NOT_SO: Final = re.compile(
    r"(?:just|only) (?:for|because|to)\b|not (?:an?|one|even|the|just|only|alone|for|to|in|on|with|at|from)\b"
)
_TO_BE_DONE: Final = re.compile(r"(?:must|can|should|has to|needs to|could|will) be (?:[a-z]+ed|done|made|cut|built)\b")
_LATE: Final = frozenset(["never", "also", "still", "just", "finally"])
_INTRODUCED: Final = re.compile(r"(?:(?:introduce|meet) )?(?:(?:my|our) |[A-ZÀ-Þ])")
_STARTING: Final = frozenset(
    [
        "starts",
        "opens",
        "closes",
        "ends",
        "begins",
        "runs",
        "needs",
        "lasts",
        "costs",
        "works",
        "pays",
        "includes",
        "comes",
        "takes",
    ]
)


def stated_apart(text: str) -> str:
    """Two clauses as two sentences: “I can't feed 40, we've got two stoves” → “We can't feed 40. We've got two stoves.”"""
    cut = second_clause(text)
    if cut is None:
        return sentence(with_subject_article(text))
    left, right = text[: cut[0]].strip(), text[cut[1] :].strip()
    left = of_us(left, text)
    right = with_subject_article(completed_second(right, left, "connect"))
    return sentence(joined(with_subject_article(left), right, colon=False))


def of_us(left: str, whole: str) -> str:
    """“I can't feed 40” as “we can't feed 40” where the rest speaks of “we” and nothing of “I”."""
    if not re.match(r"I (?:can't|cannot|won't|couldn't|don't|didn't|haven't|am not)\b|I'm not\b", left) or re.search(
        r"\bI\b|\b(?:my|me|mine|myself)\b", whole.replace(left, "", 1) + left[1:]
    ):
        return left
    if not re.search(r"\b(?:we|we've|we're|we'd|we'll)\b", whole, re.IGNORECASE):
        return left
    return re.sub(
        r"^I(?:'m| am)\b", "we're", re.sub(r"^I was\b", "we were", re.sub(r"^I(?=(?:'ve|'d|'ll)?\b(?!'m| am| was))", "we", left))
    )


def second_clause(text: str) -> tuple[int, int, str] | None:
    """Where the first part ends, where a second clause begins, and the mark between them."""
    if SUBORDINATE.match(text):
        return None
    for found in _CUT.finditer(text):
        left, right = text[: found.start()], text[found.end() :]
        whole = left.count("(") == left.count(")") and left.count('"') % 2 == 0 and left.count("“") == left.count("”")
        if whole and not _LONE.fullmatch(left) and _is_second(text, left, right):
            return found.start(), found.end(), found.group().strip()
    return None


def _is_second(text: str, left: str, right: str) -> bool:
    if re.match(r"(?:please|pls|kindly)\b", right):
        return not re.match(r"(?:please|kindly)\b", text, re.IGNORECASE)
    if right.startswith("and ") and is_inverted(right[4:]) and first_words(left)[0] in closed("question_word"):
        return True
    row = _NONE.match(right) and (_NONE_BEFORE.search(left) or ", no " in right)
    if row or ONLY_GOES_ON.match(right) or (_NOT_SO.match(right) and finite_verb(tokens(right)) is None):
        return False
    if (state_clause(right) or is_bidding(right)) and not JOINED.match(right):
        return True
    if opens_clause(right) and not JOINED.match(right):
        return not (re.search(r",? and (?:we|I|they|you|she|he|it)\b", right) and is_clause(left))  # three clauses in a row
    if re.match(r"(?:as|because|since|for)\b", right) and is_clause(right.partition(" ")[2]) and not is_clause(left):
        return True
    if re.match(r"(?:but|so|and)\b", right) and is_clause(right.partition(" ")[2]) and not is_clause(left):
        return not _COURTESY.match(left)
    state = right.partition(",")[0]
    if with_verb(state) and len(right.split()) < 7 and re.search(r"\b(?:fine|welcome|included|free|open|ready)\b", state):
        return True
    if is_clause(left):
        return _opens_predicate(right)
    if _WISHING.match(right):
        return bool(is_clause(left) or gerund_opening(left) or is_role(noun_phrase(left)))
    if _opens_predicate(right) and not right.startswith("just ") and not left.lower().startswith(("no ", "not ")):
        return True
    told = _THING.match(right) or OF_PERSON.match(right)
    return bool(told) and not right.startswith("just ") and not finite_verb(tokens(right))


def opens_clause(text: str) -> bool:
    """Whether a part opens with a subject, bare or not, and its verb."""
    found = tokens(text)
    if opens_with_subject(found):
        return True
    if re.match(r"(?:pp?\.|nos?\.|pages?|items?|points?|chapters?) ?\S+ [a-z]+ \w", text):
        return finite_verb(found) is not None or bool(
            re.match(r"\S+ [\d–-]+ (?:concern|are|is|show|need|have|tell|deal)\b", text)
        )
    first = found[0].lower if found else ""
    if first in closed("determiner") | {"no"} and finite_verb(found) is not None:
        return True
    bare = first not in closed("preposition", "subordinator", "conjunction", "adverb") and word_forms().is_noun(first)
    place = finite_verb(found) if bare and not base_opening(text) else None
    sure = place is not None and found[place].tag in ("VVZ", "VBZ", "VBD", "VHZ")  # “house with a garden comes with it”
    far = sure and place is not None and place < 6
    return place is not None and (place < 4 or far) and all(token.is_word for token in found[:place])


def _opens_predicate(text: str) -> bool:
    """“…, opened on 2 May”, “…, goes live in June”: the same subject, or “it”."""
    found = [token for token in tokens(text) if token.is_word]
    if len(found) < 2:
        return False
    if found[0].lower == "not":
        return True
    forms = {item.form for item in word_forms().read_verb(found[0].lower)}
    done = (
        "past" in forms
        and found[0].lower not in word_forms().adjectives
        and not word_forms().is_noun(found[0].lower)
        and found[1].tag[:1] == "N"
    )
    follows = (
        done
        or found[1].lower in closed("preposition", "determiner", "particle", "object_pronoun") | {"everything", "nothing"}
        or found[1].tag == "AV0"
    )
    if found[0].lower in closed("modal"):
        return any(item.form == "base" for item in word_forms().read_verb(found[1].lower)) or found[1].lower == "be"
    starts = found[0].lower in _STARTING | GOING_ON and (
        follows or found[1].tag == "CRD" or (found[0].lower in GOING_ON and found[1].tag[:2] in ("AJ", "AV", "NN"))
    )
    noun = word_forms().is_noun(found[0].lower) and "past" not in forms and found[0].tag != "VVZ" and not starts
    if found[0].lower in _LATE:
        after = {item.form for item in word_forms().read_verb(found[1].lower)}
        return "past" in after and found[1].tag in ("VVD", "VVN")
    passive = (
        "past" in forms
        and "third" not in forms
        and not done
        and found[0].lower not in closed("auxiliary")
        and found[1].lower in closed("preposition")
    )
    if passive and not any(item.lemma in verbs("intransitive") for item in word_forms().read_verb(found[0].lower)):
        return not is_clause(text) and "participle" not in forms  # “welded in Graz”
    return bool(forms & {"past", "third"}) and (follows or starts) and not noun


def completed_second(text: str, left: str, purpose: str) -> str:
    """The second part with the subject that it lacks: “too long for us” → “it is too long for us”."""
    if JOINED.match(text) or re.match(r"(?:please|kindly)\b", text):
        return text
    if state_clause(text):
        return state_clause(text)
    if is_bidding(text):
        return bidding(text)
    if opens_clause(text):
        return dated(with_subject_article(text)) if purpose in ("update", "invite", "press") else with_subject_article(text)
    if purpose == "hire" and _TO_BE_DONE.match(text):
        return f"it {text}"  # the work, not the worker
    if purpose == "hire" and first_words(text)[0] in closed("modal") and is_role(noun_phrase(left)):
        return f"who {text}"
    if first_words(text)[0] in closed("modal") and (said := ellipsis.completed(text, purpose)).startswith("it "):
        return said  # “would be great to see you”
    if first_words(text)[0] in closed("modal") and re.match(r"(?:I|we)\b", left):
        return f"and {text}"
    if first_words(text)[0] in closed("modal") and purpose in ("job", "connect"):
        return f"I {text}"
    if OF_PERSON.match(text):
        return f"{'we are' if ellipsis.speaker(left) == 'we' else 'I am'} {text}"
    if _THING.match(text):
        return f"it is {text}"
    return _with_subject(text, left, purpose)


def _with_subject(text: str, left: str, purpose: str) -> str:
    """A second part that opens with its verb, with “which”, “who”, “and” or “it” before it."""
    first = next(token for token in tokens(text) if token.is_word)
    forms = {item.form for item in word_forms().read_verb(first.lower)}
    own = purpose in ("job", "connect", "introduce") and is_role(noun_phrase(left))
    if "third" in forms and "past" not in forms:
        if purpose == "invite" and is_role(noun_phrase(left)):
            lemma = next(item.lemma for item in word_forms().read_verb(first.lower) if item.form == "third")
            return f"you {lemma}{text[first.end :]}"
        if _INTRODUCED.match(left) and purpose == "introduce":
            return f"who {text}"
        if own:
            lemma = next(item.lemma for item in word_forms().read_verb(first.lower) if item.form == "third")
            return f"and {'am' if lemma == 'be' else lemma}{text[first.end :]}"
        return f"which {text}" if not is_clause(left) and not noun_phrase(left).plural else f"it {text}"
    if ("past" in forms or first.lower in _LATE) and re.match(r"(?:I|we)\b", left):
        return f"and {text}"
    if "past" in forms and own:
        return f"I {text}"
    if with_verb(text):
        return with_subject_article(with_verb(text))
    return ellipsis.completed(text, purpose) or text


def joined(left: str, right: str, *, colon: bool) -> str:
    """The two as one text: a conjunction keeps its comma, a colon gives the reason, else two sentences."""
    if left.endswith("?"):
        return f"{left} {capital(right)}"
    left, right = left.rstrip(".!"), re.sub(r"^pp\. (?=\d)", "pages ", right)
    if JOINED.match(right):
        return f"{left}, {right}" if not right.startswith("and ") else f"{left} {right}"
    return f"{left}: {right}" if colon and not left.lower().startswith("thank you") else f"{left}. {capital(right)}"
