"""Words in the order of another language: “always was laughing”, “opened last spring a bakery”, “ask when is the deadline”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from composer.drafting.reading.grammar.calendar_names import A_DAY, A_MONTH
from composer.drafting.reading.grammar.lexicon import is_adjective, is_noun, is_person, is_plural
from composer.drafting.reading.grammar.tokens import Token, capital, tokens
from composer.drafting.reading.grammar.word_classes import closed, reading_table
from composer.word_forms import word_forms

_EARLY: Final = re.compile(
    r"\b(?P<adverb>always|never|often|usually|sometimes|just) (?P<aux>am|is|are|was|were|have|has|had) (?P<verb>[a-z]+)\b",
    re.IGNORECASE,
)
_LATE: Final = re.compile(
    r"\b(?P<before>(?:[\w']+ )?)(?P<verb>[a-z]+) (?P<adverb>always|never|often|also|still|now|already|really) "
    r"(?=(?P<after>[\w'-]+))"
)
_BY_HEART: Final = re.compile(
    r"\b(?P<verb>knows?|knew|speaks?|understands?|sings?|plays?|reads?) (?P<what>[^,.;:!?]{3,40}?) already\b"
    r"(?= (?:by|since|from|for|well|in|very)\b)"
)
_ADVERB: Final = re.compile(r"\b(?:always|never|often|also|usually|sometimes|just|still|now|already|really)\b")
_CLAUSE_FIRST: Final = re.compile(
    r"\b(?P<lead>why|when|how|because|that) (?P<adverb>always|never|often) (?P<who>(?:the|my|our|your|their|these) [a-z]+|I|we"
    r"|you|they|he|she|it) "
    r"(?P<verb>[a-z]+)\b"
)
_TIME: Final = (
    rf"(?:yesterday|today|last (?:night|week|weekend|month|year|spring|summer|autumn|winter|\w+day|{A_MONTH})|"
    r"this (?:week|month|year|morning|spring|summer|autumn|winter)|(?:\w+|\d+) (?:days|weeks|months|years) ago|"
    r"every (?:day|week|month|year|morning|evening|night|\w+day)"
    r"|in (?:19|20)\d\d|"
    rf"in {A_MONTH}|"
    r"for (?:one|an?|the whole) (?:day|week|night|evening|afternoon|month|year|hour)|for (?:you|me|us|him|her|them)|"
    r"in (?:the )?(?:spring|summer|autumn|winter|morning|evening)|everywhere|together|alone|of (?:it|them)|(?:till|until"
    rf"|by) {A_DAY}(?! \d)|each (?:day|week|month|year|morning"
    r"|evening)|on the (?:local |old )?(?:radio|television|phone|train)|on TV|in the (?:paper|newspaper|magazine)|on "
    rf"{A_DAY}s?(?! \d)|since \d{{4}}|since (?:yesterday|spring|summer|autumn|winter"
    rf"|then|last [a-z]+|{A_MONTH})|from (?:you|him"
    r"|them|us|me)|in (?:my|our|the) (?:house|village|town|school|shop|kitchen|garden|office|club|workshop)|"
    r"(?:for|since) (?:\d+|[a-z]+) (?:years"
    r"|months|weeks|days|generations))"
)
_BETWEEN: Final = re.compile(
    rf"\b(?P<verb>[a-z]+) (?P<time>{_TIME}) (?!the \d)(?=(?:an?|the|my|our|your|his|her|their|its|this|some|one|two|three|four"
    rf"|five|six|ten"
    rf"|\d+) [a-z\d]|(?:somebody|someone|anybody)\b|[a-z]{{3,}}s(?:$|[.,;]| (?:in|for|with|of|from|about|and|but)\b))",
    re.IGNORECASE,
)
_GIVEN: Final = re.compile(
    r"\b(?P<verb>give|gives|gave|giving|hold|held|write|wrote|bake|baked|build|built|play|played|prepare|prepared|cook|cooked"
    r"|sew|sewed|knit|knitted) "
    r"(?P<whom>for (?:my|our|your|his|her|the) [a-z]+) (?P<what>(?:an?|some|two|three) [^,.;:!?]+)"
)
_ABOUT: Final = re.compile(r"\bdiscuss(?P<form>ed|ing)? with (?P<whom>you|her|him|them|us|me) about (?P<what>[^,.;:!?]+)")
_LEFT: Final = 4  # words of an indirect question that ends a sentence
_LONG: Final = 7  # words behind which a time would be lost
_CLAUSE_ENDS: Final = re.compile(r"[,.;:!?–—()]|\b(?:and|but|because|so that|which|who|that|where|when|while|if|to)\b")
_ASKED: Final = re.compile(
    r"(?P<wh>\b(?:how (?:much|many|often|long|old|big|far)|(?:what|which) (?:kind|sort|type) of [a-z]+|what|which [a-z]+|when"
    r"|where|why|how|who)(?: [a-z]+)?) "
    r"(?P<be>is|are|was|were|costs?|do|does|did|can|should|has|have) (?=(?P<after>[a-z]+))",
    re.IGNORECASE,
)
_LIVING: Final = re.compile(
    r"(?P<lead>^|[,;.] |\b(?:and|but|because) )(?P<place>(?:[Ii]n|[Oo]n|[Aa]t|[Nn]ear) (?:my|our|the"
    r"|this) [a-z]+(?: [a-z]+)?) (?:is|are) "
    r"(?P<verb>living|working|standing) (?P<who>(?:(?:only|about|almost|some|more than) )?[\w-]+(?: [a-z]+){0,2}?)(?P<end>$"
    r"|[,.;!]| and\b| but\b)"
)


def in_english_order(text: str) -> str:
    """The text with its adverbs, objects and indirect questions where English has them."""
    lower = text.lower()
    if _ADVERB.search(lower):
        text = _CLAUSE_FIRST.sub(_inside_clause, _LATE.sub(_before_verb, _EARLY.sub(_behind_auxiliary, text)))
    if " already" in lower:
        text = _BY_HEART.sub(_already, text)
    if " about " in lower:
        text = _ABOUT.sub(lambda found: f"discuss{found['form'] or ''} {found['what']} with {found['whom']}", text)
    if " for " in lower:
        text = _GIVEN.sub(r"\g<verb> \g<what> \g<whom>", text)
    text = _objects_first(text)
    text = _LIVING.sub(_there, text)
    return _indirect(text)


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(str(reading_table("grammar")["order"][key]).split())


def _forms(word: str) -> dict[str, str]:
    return {item.form: item.lemma for item in word_forms().read_verb(word.lower())}


def _behind_auxiliary(found: re.Match[str]) -> str:
    """“always was laughing” → “was always laughing”, “never had asked” → “had never asked”."""
    forms = _forms(found["verb"])
    be = found["aux"].lower() in ("am", "is", "are", "was", "were")
    fits = "gerund" in forms if be else "participle" in forms and ("past" not in forms or not is_noun(found["verb"].lower()))
    if not fits or found["adverb"][0].isupper() or (not be and "base" in forms and is_noun(found["verb"].lower())):
        return found.group()
    return f"{found['aux']} {found['adverb']} {found['verb']}"


def _before_verb(found: re.Match[str]) -> str:
    """“we sell also the wax” → “we also sell the wax”; “she is also the cook” stays."""
    verb, adverb = found["verb"], found["adverb"]
    before = found["before"].strip().lower()
    forms = _forms(verb)
    does = adverb == "really" and verb in ("do", "does", "did")
    does = does or (verb in ("do", "does", "did") and found["after"] in closed("determiner", "possessive"))
    if not forms or (verb in closed("auxiliary", "preposition", "conjunction") and not does) or not before:
        return found.group()
    known = before in closed("bare_subject") | {"and"} or (is_person(before) and "third" in forms)
    if not _opens_what_is_done(found, known=known):
        return found.group()
    if adverb == "also" and set(forms.values()) & _listed("telling"):
        return found.group()
    if before in ("am", "is", "are") and "gerund" in forms and adverb != "also":
        return f"{found['before']}{adverb} {verb} "
    if (
        before in closed("auxiliary")
        or before == "to"
        or before in ("'ve",)
        or before.endswith(("'ve", "'d", "'m", "'re", "'ll"))
    ):
        return found.group() if before == "to" else f"{found['before']}{adverb} {verb} "
    if adverb == "now" and (before not in closed("bare_subject") or set(forms.values()) & _listed("telling")):
        return found.group()
    if adverb == "really" and verb not in ("does", "do", "did", "knows", "know", "understands", "understand"):
        return found.group()
    if adverb == "already" and not {"past", "third"} & set(forms) and found["after"] not in closed("determiner", "possessive"):
        return found.group()
    if before == "and" and adverb in ("also", "already", "often") and {"past", "third"} & set(forms):
        return f"{found['before']}{adverb} {verb} "
    subject = before in closed("bare_subject") | {"who", "which"} or (is_noun(before) and bool({"past", "third"} & set(forms)))
    if not subject or not {"past", "third", "base"} & set(forms):
        return found.group()
    return f"{found['before']}{adverb} {verb} "


def _opens_what_is_done(found: re.Match[str], *, known: bool) -> bool:
    """Whether an object or a place follows the adverb: “reads already whole books”, “works also in the bakery”."""
    after = found["after"].lower()
    if after in closed("determiner", "possessive", "quantity") | _listed("opens_object") or after[0].isdigit():
        return True
    if after in closed("preposition"):
        return known and found["adverb"] in ("also", "always", "often", "never")
    small = closed("adverb", "conjunction", "nominative", "particle")
    return known and found["adverb"] != "really" and after not in small and (is_noun(after) or is_adjective(after))


def _inside_clause(found: re.Match[str]) -> str:
    """“why always the adults decide” → “why the adults always decide”."""
    forms = _forms(found["verb"])
    if found["lead"] == "how" and found["adverb"] == "often":
        return found.group()
    if found["verb"] in closed("auxiliary"):
        return f"{found['lead']} {found['who']} {found['verb']} {found['adverb']}"
    return f"{found['lead']} {found['who']} {found['adverb']} {found['verb']}" if forms else found.group()


def _already(found: re.Match[str]) -> str:
    """“knows the signs already by heart” → “already knows the signs by heart”."""
    if re.search(r"\b(?:and|but|who|that|which|is|are|was|has|have)\b", found["what"]):
        return found.group()
    return f"already {found['verb']} {found['what']}"


def _objects_first(text: str) -> str:
    """“opened last spring a small bakery” → “opened a small bakery last spring”; the same for “found for you a tent”."""
    for found in reversed(list(_BETWEEN.finditer(text))):
        forms = _forms(found["verb"])
        habit = found["verb"].lower() in ("is", "was", "are") and found["time"].startswith(("every ", "each "))
        owned = (found["verb"].lower() in ("have", "has", "had") and found["time"].startswith(("in ", "every ", "each "))) or (
            found["verb"].lower() in ("do", "did", "does") and found["time"] == "together"
        )
        if (
            not forms
            or (found["time"].startswith(("from ", "in ")) and not _surely_verb(text, found))
            or (found["time"] == "together" and set(forms.values()) & _listed("with_together"))
            or (found["verb"].lower() in closed("auxiliary", "preposition") and not habit and not owned)
            or (not habit and set(forms.values()) & _listed("no_object"))
        ):
            continue
        before = text[: found.start()].rstrip().rpartition(" ")[2].lower()
        if before in closed("determiner", "preposition") - {"to"} or ("gerund" in forms and not before):
            continue
        rest = text[found.end() :]
        bound = _CLAUSE_ENDS.search(rest)
        end = bound.start() if bound else len(rest)
        marked = bound is None or bound.group()[0] in ",.;:!?)"
        what, tail = rest[:end].rstrip(), rest[end:] if marked else f" {rest[end:]}"
        dated = re.match(r"(?:till|until|by)\b", found["time"]) and what[:1].isdigit()
        somebody = what in ("somebody", "someone", "anybody")
        if not what or dated or (_has_verb(what) if " " in what else not is_noun(what) and not somebody):
            continue
        time = found["time"]
        if bound is not None and bound.group() in ("that", "which", "who") and time != "together":
            who = re.search(r"\b(?:I|we|you|he|she|they)$", text[: found.start()].rstrip(), re.IGNORECASE)
            if who:
                opens = who.group()[0].isupper() and (who.group() != "I" or not who.start())
                time = capital(time) if opens else time
                lead = who.group() if who.group() == "I" else who.group().lower()
                text = f"{text[: who.start()]}{time} {lead} {found['verb']} {text[found.end() :]}"
            continue
        if time.endswith(" her") and tokens(what)[0].tag[:2] in ("NN", "AJ"):
            continue  # “she needs for her thesis”
        near = time.startswith(("for ", "from ")) and time.split(" ")[1] in ("you", "me", "us", "him", "her", "them")
        first = near or len(what.split()) > _LONG or (time == "together" and not marked)
        cut = _first_phrase(what) if first else len(what)
        text = f"{text[: found.start()]}{found['verb']} {what[:cut].rstrip()} {time}{what[cut:]}{tail}"
    return text


def _surely_verb(text: str, found: re.Match[str]) -> bool:
    """“we bought from you five chairs”; “borrowed bean seed from us the way …” stays."""
    before = text[: found.start()].rstrip().rpartition(" ")[2].lower()
    subject = before in closed("bare_subject", "auxiliary") | {"to", "who", "please", "and"} or not before
    return subject and not re.match(r"the (?:way|day|moment|same)\b", text[found.end() :])


def _has_verb(text: str) -> bool:
    """Whether what looks like an object holds a clause: “last week the roof fell in”."""
    return any(token.tag in ("VVD", "VVZ", "VBZ", "VBB", "VBD", "VHZ", "VHD", "VHB", "VM0") for token in tokens(text))


def _first_phrase(text: str) -> int:
    """Where the first noun phrase ends: before a preposition other than “of”."""
    place = next((token.start for token in tokens(text)[1:] if token.lower in closed("preposition") - {"of"}), len(text))
    return len(text[:place].rstrip())


def _there(found: re.Match[str]) -> str:
    """“in our village are living only forty people” → “only forty people live in our village”."""
    who = found["who"]
    plural = is_plural(who.split(" ")[-1].lower())
    lemma = found["verb"][:-3] if found["verb"] != "living" else "live"
    place = found["place"][0].lower() + found["place"][1:]
    who = who[0].upper() + who[1:] if found["place"][0].isupper() else who
    return f"{found['lead']}{who} {lemma if plural else word_forms().third(lemma)} {place}{found['end']}"


def _indirect(text: str) -> str:
    """“I'd like to know when is the deadline” → “… when the deadline is”."""
    place = 0
    while (found := _ASKED.search(text, place)) is not None:
        place = found.end()
        if not _is_indirect(text, found):
            continue
        said = _turned(text, found)
        if said:
            text = text[: found.start()] + said
    return text


def _is_indirect(text: str, found: re.Match[str]) -> bool:
    """Whether a verb of asking stands right before the question word, or another indirect question joined by “and”."""
    lead = re.findall(r"[\w']+|[^\w\s]", text[: found.start()])
    lead = lead[:-2] if [word.lower() for word in lead[-2:]] in (["to", "me"], ["to", "us"], ["to", "you"]) else lead
    if lead and lead[-1].lower() in ("about", "down", "out", "of"):
        return True
    behind = lead[:-1] if lead and lead[-1].lower() in ("me", "us", "you", "them", "him", "her", "exactly") else lead
    if len(lead) > 2 and lead[-2].lower() in closed("possessive") | {"the"} and is_noun(lead[-1].lower()):
        behind = lead[:-2]  # “I never asked my patients how …”
    if not behind or behind[-1].lower() not in _listed("asking"):
        earlier = re.search(
            r"\b(?:know|ask|tell (?:me|us)|wonder|learn|decide|understand) (?:how|what|when|where|why|who)\b[^.?!:]*$",
            text[: found.start()],
        )
        near = {word.lower() for word in behind[-6:]}
        asked = near & _listed("explaining") and not near & {",", "that", "which", "who", "what", "how"}
        if asked and len(text[found.end() :].split()) <= _LEFT:
            return True
        return earlier is not None and lead[-1:] in (["and"], ["or"])
    return True


def _turned(text: str, found: re.Match[str]) -> str:
    """The rest of the text from the question word on, in the order of a statement; "" where it has it already."""
    wh, be = found["wh"], found["be"]
    rest = text[found.end() :]
    items = tokens(rest)
    end = _subject_end(items)
    bare = items[0].lower not in closed("determiner", "nominative", "possessive") if items else True
    named = len(items) == 1 and items[0].tag.startswith("NN") and not is_adjective(items[0].lower)
    if not end or (bare and not named and re.fullmatch(r"(?i)what|who|how many [a-z]+|what [a-z]+", wh)):
        return ""
    if (
        wh.lower() in ("who", "what")
        and be in ("is", "are", "was", "were")
        and end < len(items)
        and items[end].is_word
        and items[end].tag[:2] not in ("AV", "CJ")
    ):
        return ""  # “who is the man in the photo”, “what is the best way to …”
    if wh.lower().split()[-1] in closed("preposition", "nominative"):
        return ""
    subject, tail = rest[: items[end - 1].end], rest[items[end - 1].end :]
    if be in ("do", "does", "did"):
        after = items[end] if end < len(items) else None
        if (after is None or "base" not in _forms(after.lower)) and end > 2 and "base" in _forms(items[end - 1].lower):
            after, subject = items[end - 1], rest[: items[end - 2].end]  # “how does the grant work”
        if after is None or "base" not in _forms(after.lower):
            return ""
        verb = after.lower if be == "do" else word_forms().third(after.lower) if be == "does" else word_forms().past(after.lower)
        verb = "has" if be == "does" and after.lower == "have" else verb
        return f"{wh} {subject} {verb}{rest[after.end :]}"
    if be in ("cost", "costs"):
        return f"{wh} {subject} {be}{tail}" if wh.lower() == "how much" else ""
    return f"{wh} {subject} {be}{tail}"


def _subject_end(items: Sequence[Token]) -> int:
    """How many tokens the subject behind an inverted verb has; 0 where none is clear."""
    if not items:
        return 0
    first = items[0].lower
    if first in closed("bare_subject") or first in ("this", "that", "these", "those"):
        after = items[1] if len(items) > 1 else None
        return 1 if after is None or first in closed("bare_subject") or not is_noun(after.lower) else _noun_end(items, 1)
    if first in closed("determiner", "possessive"):
        return _noun_end(items, 1)
    if items[0].tag == "NN2" and len(items) > 1 and "base" in _forms(items[1].lower):
        return 1
    alone = len(items) == 1 or not items[1].is_word
    return 1 if alone and items[0].tag in ("NN1", "NN2") and is_noun(first) else 0


def _noun_end(items: Sequence[Token], place: int) -> int:
    last = 0
    while place < len(items) and items[place].tag[:2] in ("NN", "AJ", "NP", "CR", "OR") and items[place].is_word:
        last = place + 1 if items[place].tag[:2] in ("NN", "NP") or is_noun(items[place].lower) else last
        place += 1
    if last and last + 1 < len(items) and items[last].lower == "of":
        inner = last + 1 + (items[last + 1].lower in closed("determiner", "possessive"))
        return _noun_end(items, inner) or last
    return last
