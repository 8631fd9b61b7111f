"""Small words left out or at odds beside nouns: “I'm welder”, “bring own tools”, “my grandmothers recipes”, “our boats is”."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.grammar.lexicon import article, is_adjective, is_noun, is_person, is_plural, kind, words
from composer.drafting.reading.grammar.word_classes import closed
from composer.drafting.reading.wording.missing_articles import may_stand_bare
from composer.word_forms import word_forms

_ROLE: Final = re.compile(
    r"\b(?P<be>I am|I'm|(?:he|she|you|who) (?:is|are)|(?:he|she)'s|you're|as)"
    r"(?P<adverb> (?:now|still|also))? (?P<mods>(?:[a-z-]+ ){0,2}?)(?P<role>[a-z-]+)"
    r"(?=$|[,.;:!]| (?:and|at|in|from|with|for|on|by|who|but|since|now|here|too)\b)"
)
_OWN: Final = re.compile(r"\b(?P<who>I|we)\b(?P<mid>[^.;:!?]{0,50}? )(?P<before>[a-z]+) own (?=[a-z]+)", re.IGNORECASE)
_SOMEBODY_WITH: Final = re.compile(r"\b([a-z-]+) with own (?=[a-z])", re.IGNORECASE)
_KIN: Final = re.compile(
    r"\b(?P<whose>my|our|your|his|her|their) (?P<who>[a-z]{3,}s) (?P<what>[a-z]{3,})(?P<rest>[^.;!?]*)", re.IGNORECASE
)
_AGREES: Final = re.compile(
    r"(?P<lead>^|[,;.] |\b(?:and|but|because|so|that|if|when) )(?P<whose>my|our|your|their|these|those|the(?= [a-z]+ do)|"
    r"this|that) (?P<noun>[a-z]{3,}) "
    r"(?P<be>(?:is|was|has|are|were|have)(?=n't\b| )|don't|doesn't)",
    re.IGNORECASE,
)
# One at a time: “elected as president”.
_UNIQUE: Final = frozenset(
    "president chair chairman chairwoman head director captain mayor secretary treasurer principal leader rector dean chief "
    "deputy lead minister editor-in-chief".split()
)
_PAIRS: Final = frozenset(["parents", "grandparents", "godparents", "stepparents"])
_SINGULAR: Final = {"are": "is", "were": "was", "have": "has"}
_PLURAL: Final = {"is": "are", "was": "were", "has": "have"}


def with_their_own(text: str) -> str:
    """“we look for a driver with own van” → “with their own van”; for a text that is said to the reader already."""
    return _SOMEBODY_WITH.sub(lambda found: f"{found[1]} with their own " if is_person(found[1].lower()) else found.group(), text)


def with_owners(text: str) -> str:
    """The text with the article of a role, with “my own”, the apostrophe of kin and the number of “to be”."""
    text = _ROLE.sub(_role, text)
    if " own " in text:
        text = _OWN.sub(_own, text)
    return _AGREES.sub(_agreeing, _KIN.sub(_of_kin, text))


def _role(found: re.Match[str]) -> str:
    """“I'm welder”, “she is street artist”; “I'm vegan”, “I'm head of sales” stay."""
    role, modifiers = found["role"], found["mods"].split()
    if not is_person(role) or is_plural(role) or role.endswith(("ing", "ed")):
        return found.group()
    if role in _UNIQUE or (found["be"] == "as" and may_stand_bare("as", role)):
        return found.group()
    if is_adjective(role) and found["be"] != "as":
        return found.group()
    if (role in words("nouns", "kin") and not modifiers) or _UNIQUE & set(modifiers) or (found["be"] == "as" and role in _UNIQUE):
        return found.group()
    small = closed("adverb", "preposition", "determiner", "negative", "object_pronoun", "conjunction", "question_word")
    if modifiers[:1] and modifiers[0].endswith("ing"):
        return found.group()
    if any(word in small or word.endswith("ly") or not (is_noun(word) or is_adjective(word)) for word in modifiers):
        return found.group()
    phrase = f"{found['mods']}{role}"
    return f"{found['be']}{found['adverb'] or ''} {article(phrase)} {phrase}"


def _own(found: re.Match[str]) -> str:
    """“I bring own tools”; “we both own a van” and “her own” stay."""
    before = found["before"].lower()
    verb = any(item.form in ("base", "past", "gerund", "participle") for item in word_forms().read_verb(before))
    led = before in closed("preposition") or (verb and before not in closed("adverb", "auxiliary"))
    if not led or before in closed("possessive", "bare_subject"):
        return found.group()
    nearest = re.findall(r"[a-z-]+", found["mid"].lower())[-1:]
    if before == "with" and nearest and is_person(nearest[0]):
        return found.group()
    return f"{found['who']}{found['mid']}{found['before']} {'my' if found['who'].lower() == 'i' else 'our'} own "


def _of_kin(found: re.Match[str]) -> str:
    """“my grandmothers recipes”; “my sisters bake bread” and “her parents run a shop” stay."""
    who, what = found["who"].lower(), found["what"].lower()
    one = word_forms().singulars.get(who, "")
    small = closed("preposition", "adverb", "conjunction", "auxiliary")
    if one not in words("nouns", "kin") or not is_noun(what) or what in small:
        return found.group()
    forms = {item.form for item in word_forms().read_verb(what)}
    after = (re.findall(r"[a-z']+", found["rest"].lower()) or [""])[0]
    told = {item.form for item in word_forms().read_verb(after)} & {"past", "third"} and not is_plural(after)
    verb = not told and ("past" in forms or ("base" in forms and ("N" not in kind(what) or _takes_object(found["rest"]))))
    if verb and not (is_plural(what) and not _takes_object(found["rest"])):
        return found.group()
    if who in _PAIRS:
        return f"{found['whose']} {found['who']}' {found['what']}{found['rest']}"
    return f"{found['whose']} {found['who'][:-1]}'s {found['what']}{found['rest']}"


def _takes_object(rest: str) -> bool:
    following = re.match(r" ([a-z]+)", rest)
    return following is not None and following[1] in closed("determiner", "object_pronoun", "possessive", "particle")


def _with_do(found: re.Match[str], noun: str, *, plural: bool) -> str:
    """“our date don't work” → “doesn't”, “my knees doesn't” → “don't”."""
    single = noun in word_forms().plurals and noun not in word_forms().singulars and word_forms().plural(noun) != noun
    if not (plural or single) or (single and "G" in kind(noun)):
        return found.group()
    return found.group()[: -len(found["be"])] + ("don't" if plural else "doesn't")


def _agreeing(found: re.Match[str]) -> str:
    """“our boats is ready”, “my daughter are”; groups (“the team are”) and words of one form stay."""
    noun, be = found["noun"].lower(), found["be"].lower()
    forms = word_forms()
    plural = noun in forms.singulars and noun not in forms.plurals and noun not in ("news", "data", "media", "maths", "people")
    if be in ("don't", "doesn't"):
        return _with_do(found, noun, plural=plural)
    single = noun in forms.plurals and noun not in forms.singulars and is_person(noun) and not {"G"} & set(kind(noun))
    if plural and be in _PLURAL:
        return found.group()[: -len(be)] + _PLURAL[be]
    if single and be in _SINGULAR and found["whose"].lower() in ("my", "our", "your") and forms.plural(noun) != noun:
        return found.group()[: -len(be)] + _SINGULAR[be]
    return found.group()
