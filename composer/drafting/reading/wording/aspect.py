"""Verbs in a form that English does not use there: “is speaking Tigrinya”, “did not knew”, “I have 62 years”."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from composer.drafting.reading.grammar.lexicon import is_noun, is_person, singular
from composer.drafting.reading.grammar.word_classes import closed, reading_table
from composer.word_forms import word_forms

_ONGOING: Final = re.compile(
    r"(?P<who>\b[\w']+ )(?P<be>am|is|are|was|were|'m|'re|'s)(?P<not> not|n't)?(?P<adverb> (?:also|always|never|still|now"
    r"|really|all))? "
    r"(?P<verb>[a-z]+ing)\b(?P<after>(?: [\w'-]+){0,4})"
)
_SHORT: Final = re.compile(
    r"\b(?P<who>I'm|you're|we're|they're|he's|she's|it's)(?P<not> not)?(?P<adverb> (?:also|always|never|still|now))? "
    r"(?P<verb>[a-z]+ing)\b(?P<after>(?: [\w'-]+){0,4})",
    re.IGNORECASE,
)
_DEVICE: Final = re.compile(
    r"\b(?P<lead>an?|the|this|that|our|my|your) (?P<thing>(?:[a-z-]+ ){1,2})(?P<relative>which|that) (?:is"
    r"|are)(?P<adverb> (?:also|always|only))? (?P<verb>[a-z]+ing) "
    r"(?=(?:the|an?|my|our|your|his|her|their|its|how|whether|when|if|every|all|[a-z]+s)\b)"
)
_DID: Final = re.compile(
    r"\b(?P<lead>which|that|what|because|when|where|who|and|how) (?P<who>I|we|you|they|he|she"
    r"|it) did (?P<verb>[a-z]+)\b(?! (?:so|it|that|this)?$)",
    re.IGNORECASE,
)
_WHO_DID: Final = re.compile(
    r"\b(?P<lead>who|which) did (?P<verb>[a-z]+)\b (?=(?:the|an?|my|our|your|his|her|their|it|me|us|them|all)\b)"
)
_BARE: Final = re.compile(
    r"\b(?P<aux>did|do|does)(?P<not>n't| not| never)?(?P<who> (?:I|you|he|she|it|we|they))? (?P<verb>[a-z]+)\b", re.IGNORECASE
)
_MODAL: Final = re.compile(
    r"\b(?P<modal>must|can|could|should|will|would|may|might|cannot|can't|won't|couldn't|shouldn't"
    r"|wouldn't)(?P<not> not)?(?P<adverb> (?:very often|often|always|also|sometimes|first|now|still|only"
    r"|never))? (?:to (?P<to>[a-z]+)|(?P<verb>[a-z]+))\b"
)
_AGE: Final = re.compile(
    r"\b(?P<who>I|he|she|(?:my|our|his|her) [a-z]+) (?:have|has) (?P<age>1[2-9]|[2-9]\d|10\d) years(?: old)?"
    r"(?=$|[.;!,]| and (?:I|he|she|we|my|still|am|is)\b| now\b| but\b)"
)
_OLD: Final = re.compile(
    r"\b(?P<who>I|he|she|my [a-z]+) (?P<be>am|is) (?P<age>[1-9]\d) years(?=$|[.;!,]| and (?:I|he|she|we|my|still|have|live"
    r"|work)\b| but\b)"
)
_HE: Final = re.compile(
    r"(?P<lead>^|[,;.] |\b(?:and|but|because|so|when|if|where|who|how|what|why) )(?P<who>[Hh]e|[Ss]he) (?P<adverb>(?:also"
    r"|always|often|never|still|only) )?"
    r"(?P<verb>[a-z]+)(?= (?!or\b)[a-z\d]|$|[.,;])"
)
_SKILL: Final = re.compile(r"(?P<lead>^|\b(?:and|who|but) )is speaking (?=[A-Z][a-z]+\b(?! (?:at|on|in|to)\b))")
_HABIT: Final = re.compile(
    r"\b(?P<who>I|you|we|they|he|she|it|people|who) (?P<be>am|are|is)(?P<adverb> (?:also"
    r"|always))? (?P<verb>[a-z]+ing) (?P<what>(?:(?!(?:and|but|because|that|which|who|now|still|this|these|currently|moment)\b)"
    r"[\w'-]+ ){0,6}?)(?P<each>(?:in )?(?:every|each) (?:day|week|month|year|morning|evening|night|\w+day|spring|summer|autumn"
    r"|winter))(?! (?:now|since|this|until|more)\b)"
)
_DID_WALK: Final = re.compile(
    r"(?P<lead>^|[.;] )(?P<who>[Yy]ou|[Hh]e|[Ss]he|[Tt]hey) did (?P<verb>[a-z]+) (?=(?:to|the|an?|all|every|my|our|your|his"
    r"|her|their|from|in|on|with)\b)"
)
_WAS_BORN: Final = re.compile(r"\b(?P<who>I|he|she|you|we|they) (?:am|is|are|have been|has been) born\b")


def with_right_forms(text: str) -> str:
    """The text with states in the simple form, plain pasts without “did”, and base forms behind “did” and “must”."""
    text = _HE.sub(_he_does, text)
    if "ing" in text:
        text = _HABIT.sub(_habit, _SKILL.sub(lambda found: f"{found['lead']}speaks ", text))
        text = _DEVICE.sub(_made_for, _SHORT.sub(_short_state, _ONGOING.sub(_state, text)))
    if " d" in text or text[:1] in "dD":
        text = _DID_WALK.sub(_did_walk, text)
        text = _BARE.sub(_base, _WHO_DID.sub(_plain_past, _DID.sub(_plain_past, text)))
    text = _MODAL.sub(_behind_modal, text)
    text = _OLD.sub(r"\g<who> \g<be> \g<age>", text)
    text = _AGE.sub(lambda found: f"{found['who']} {'am' if found['who'] == 'I' else 'is'} {found['age']}", text)
    return _WAS_BORN.sub(lambda found: f"{found['who']} {'was' if found['who'] in ('I', 'he', 'she') else 'were'} born", text)


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(str(reading_table("grammar")["aspect"][key]).split())


def _lemma(word: str, form: str) -> str:
    return next((item.lemma for item in word_forms().read_verb(word.lower()) if item.form == form), "")


def _is_state(lemma: str, after: str) -> bool:
    """Whether a verb names what is and does not go on; “speaking Dari” is a skill, “having lots of time” is owning."""
    following = after.split()
    if lemma in _listed("states"):
        return (
            bool(following)
            and following[0].lower() not in ("for", "and", "or")
            and not (lemma == "like" and following[:1] == ["it"])
        )
    if lemma == "have":
        owned = next((word for word in following if singular(word.lower()) in _listed("owned")), "")
        return bool(owned) and not {"trouble", "fun", "lunch", "baby", "difficulty"} & set(following)
    return lemma == "speak" and (following[:1] or [""])[0] in _listed("languages")


def _simple(was: bool, negated: bool, adverb: str, lemma: str, *, plural: bool) -> str:
    """The verb in the simple form for its subject."""
    if negated:
        return f"{'did' if was else 'do' if plural else 'does'} not{adverb} {lemma}"
    if was:
        return f"{adverb.strip()} {word_forms().past(lemma)}".strip()
    form = lemma if plural else "has" if lemma == "have" else word_forms().third(lemma)
    return f"{adverb.strip()} {form}".strip()


def _state(found: re.Match[str]) -> str:
    lemma = _lemma(found["verb"], "gerund")
    who = found["who"].strip()
    if not lemma or found["be"].startswith("'") or not _is_state(lemma, found["after"]) or who.lower() in ("there", "here"):
        return found.group()
    plural = found["be"] in ("am", "are", "were")
    was = found["be"] in ("was", "were")
    if was and lemma == "want":
        return found.group()  # “I was wanting to ask”
    return f"{found['who']}{_simple(was, bool(found['not']), found['adverb'] or '', lemma, plural=plural)}{found['after']}"


def _short_state(found: re.Match[str]) -> str:
    lemma = _lemma(found["verb"], "gerund")
    if not lemma or not _is_state(lemma, found["after"]):
        return found.group()
    who, _, clitic = found["who"].partition("'")
    return f"{who} {_simple(False, bool(found['not']), found['adverb'] or '', lemma, plural=clitic != 's')}{found['after']}"


def _he_does(found: re.Match[str]) -> str:
    """“he buy from me” → “he buys from me”; “I suggested he go” and “does he go” stay."""
    verb = found["verb"]
    forms = {item.form for item in word_forms().read_verb(verb)}
    before = found.string[: found.start("who")].rstrip().rpartition(" ")[2].lower()
    asked = before in closed("auxiliary") or re.search(
        r"\b(?:suggest|recommend|insist|demand|ask|let|help|make|made|if)\w*\b", found.string[: found.start()]
    )
    if (
        asked
        or "base" not in forms
        or {"past", "third", "participle"} & forms
        or verb in closed("auxiliary", "preposition", "adverb")
    ):
        return found.group()
    if re.match(r".*\?$", found.string) and not found["lead"]:
        return found.group()
    third = "has" if verb == "have" else word_forms().third(verb)
    return f"{found['lead']}{found['who']} {found['adverb'] or ''}{third}"


def _habit(found: re.Match[str]) -> str:
    """“we are closing two days each year” → “we close two days each year”; “it is getting better every day” stays."""
    lemma = _lemma(found["verb"], "gerund")
    if not lemma or lemma in _listed("changing"):
        return found.group()
    plural = found["be"] != "is"
    verb = lemma if plural else "has" if lemma == "have" else word_forms().third(lemma)
    return f"{found['who']}{found['adverb'] or ''} {verb} {found['what']}{found['each']}"


def _did_walk(found: re.Match[str]) -> str:
    """“You did walk to every fountain” → “You walked …”; “You did say so”, “but it did work” stay."""
    lemma = _lemma(found["verb"], "base")
    if not lemma or lemma in _listed("stressed"):
        return found.group()
    return f"{found['lead']}{found['who']} {word_forms().past(lemma)} "


def _made_for(found: re.Match[str]) -> str:
    """“a rack which is drying the boots” → “a rack that dries the boots”: what a thing is for."""
    thing = found["thing"].split()[-1]
    lemma = _lemma(found["verb"], "gerund")
    if not lemma or thing not in _listed("devices"):
        return found.group()
    return f"{found['lead']} {found['thing']}that{found['adverb'] or ''} {word_forms().third(lemma)} "


def _plain_past(found: re.Match[str]) -> str:
    """“the boats which they did patch” → “which they patched”; “but it did work” stays."""
    lemma = _lemma(found["verb"], "base")
    before = found.string[: found.start()].lower()
    if not lemma or lemma == "well" or re.search(
        r"\b(?:but|though|although|yet|never|not|nobody|n't|whether|if|hoped|doubted|indeed)\b|n't", before[-60:]
    ):
        return found.group()
    who = f" {found['who']}" if "who" in found.re.groupindex else ""
    tail = " " if found.group().endswith(" ") else ""
    return f"{found['lead']}{who} {word_forms().past(lemma)}{tail}"


def _base(found: re.Match[str]) -> str:
    """“I did not knew” → “I did not know”; “did much”, “does works” of nouns stay."""
    verb = found["verb"]
    if not found["not"] and not found["who"]:
        return found.group()
    readings = word_forms().read_verb(verb.lower())
    forms = {item.form for item in readings}
    if verb.lower() in ("saw", "found", "felt") and found["aux"].lower() == "did" and found["not"]:
        lemma = next(item.lemma for item in readings if item.form == "past")
        return f"{found['aux']}{found['not']}{found['who'] or ''} {lemma}"
    if not readings or "base" in forms or not forms & {"past", "third"} or (is_noun(verb) and "past" not in forms):
        return found.group()
    return f"{found['aux']}{found['not'] or ''}{found['who'] or ''} {readings[0].lemma}"


def _behind_modal(found: re.Match[str]) -> str:
    """“I must to go” → “I must go”, “he can speaks” → “he can speak”."""
    verb = found["to"] or found["verb"]
    readings = word_forms().read_verb(verb)
    forms = {item.form for item in readings}
    before = found.string[: found.start()].rstrip().rpartition(" ")[2].lower()
    if found["to"]:
        if (
            "base" not in forms
            or before in closed("determiner")
            or found["modal"] in ("will", "can", "might", "may", "could", "would", "should")
        ):
            return found.group()
        return f"{found['modal']}{found['not'] or ''}{found['adverb'] or ''} {verb}"
    told = before in ("i", "we", "you", "he", "she", "it", "they", "who") or is_person(before)
    wrong = told and "base" not in forms and "third" in forms and "participle" not in forms and not is_noun(verb)
    return f"{found['modal']}{found['not'] or ''}{found['adverb'] or ''} {readings[0].lemma}" if wrong else found.group()
