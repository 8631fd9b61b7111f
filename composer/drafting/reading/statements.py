"""One part of a typed fact (a clause, a bare verb, a noun phrase, a preposition …) read into what it says to the reader."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from composer.drafting.reading import predicates
from composer.drafting.reading.doubts import EITHER, NO_MEANING, ONLY_NAME, QUESTION, UNREAD, WHOSE
from composer.drafting.reading.lexicon import article as _article
from composer.drafting.reading.lexicon import common
from composer.drafting.reading.lexicon import is_adjective, is_given_name, is_noun, is_person, is_plural, is_word, is_work, kind, singular, words
from composer.drafting.reading.nouns import counted, head_place, laid_by_reader, lists_of_things, noun_saying, noun_special, role_saying
from composer.drafting.reading.pieces import Piece, put_together, take_apart
from composer.drafting.reading.predicates import at, forms_of, lemma_of, main_verb
from composer.drafting.reading.reading import Reading, Who, asked
from composer.drafting.reading.second_person import Reader, families_of, turned
from composer.drafting.reading.subjects import is_either, verb_place, whose
from composer.word_forms import word_forms

_LASTING: Final = re.compile(
    r"\bsince (?:\w+ )?(?:\d{4}|\w+)|\bfor (?:(?:over|about|almost|nearly|more than|the (?:last|past)) )?(?:[\w-]+ ){0,2}?(?:years?|months?|decades?|seasons?|weeks?|generations?)\b",
    re.IGNORECASE,
)
_PAST_TIME: Final = re.compile(r"\b(?:last (?:week|year|month|night|summer|winter|spring|autumn|fall|season|\w+day)|yesterday|ago|in (?:19|20)[0-2]\d|this morning)\b")
_STATES: Final = frozenset("in on at of for to with about from as among into under by near within through until before after".split())


@dataclass(frozen=True, slots=True)
class Setting:
    """What reading a part needs to know beside its text."""

    reader: Reader
    own: bool = False  # “I” is the reader
    headline: bool = False
    typed: str = ""


def read_part(text: str, setting: Setting) -> Reading:
    """The reading of one part."""
    text = _trimmed(text)
    if setting.own:
        text = _own_words(text)
    pieces = take_apart(_without_clitic(text))
    if not pieces or not any(piece.kind != "mark" for piece in pieces):
        return asked(setting.typed, UNREAD)
    if pieces[0].is_name and (pieces[0].lower in words("grammar", "prepositions") | words("grammar", "determiners") | words("grammar", "adverbs") | words("grammar", "auxiliaries")
                              or pieces[0].lower in ("not", "no", "nor")) and not (len(pieces) > 1 and pieces[1].is_name and pieces[0].lower in ("the", "near", "round")):
        pieces[0] = pieces[0].said(pieces[0].lower)
    pieces = _spliced(pieces)
    reading = _by_opening(pieces, setting)
    if setting.own and not reading.ask and reading.who in ("other", "sender"):
        return Reading(reading.typed, reading.said, "reader", reading.form, tense=reading.tense)
    return reading


def _trimmed(text: str) -> str:
    text = re.sub(r"^[\s,.;:!–—*•>-]+", "", text)
    text = re.sub(r"[\s,.;:!…–—-]+$", "", text) if not text.endswith("?") else text
    text = re.sub(r"!+", "", text)
    found = re.match(r"^[A-Z][\w ]{2,20}: (?P<verb>[a-z]+) ", text)
    if found and "third" in forms_of(found["verb"]) and predicates.is_third(take_apart(text[found.start("verb") :]), 0):
        text = text[found.start("verb") :]
    found = re.match(r"^(\w+): (?=\w)", text)
    if found and "third" in forms_of(found[1].lower()):
        text = f"{found[1]} {text[found.end():]}"
    return re.sub(r"^(?:and|but|so|also,|plus,?|oh,?|well,|ok,|yes,|btw,?|ps:?|fun fact:|fyi,?)\s+", "", text, flags=re.IGNORECASE)


def _without_clitic(text: str) -> str:
    text = re.sub(r"^'ve\b", "have", text)
    text = re.sub(r"^'re\b", "are", text)
    found = re.match(r"^'s (\w+)", text)
    if found:
        return ("has" if "participle" in forms_of(found[1]) and "gerund" not in forms_of(found[1]) else "is") + text[2:]
    return re.sub(r"^'m\b", "am", text)


def _own_words(text: str) -> str:
    """A text by the reader about the reader: “I” becomes “you”."""
    text = re.sub(r"\byou\b", "people", text)
    text = re.sub(r"\byour\b", "their", text) if re.search(r"\bI\b|\bmy\b", text) else text
    text = re.sub(r"\bI'm\b|\bI am\b", "you are", text)
    text = re.sub(r"\bI've\b", "you have", text)
    text = re.sub(r"\bI was\b", "you were", text)
    text = re.sub(r"\bam I\b", "are you", text)
    text = re.sub(r"\bI(?='|\b)", "you", text)
    for typed, said in (("my", "your"), ("me", "you"), ("mine", "yours"), ("myself", "yourself"), ("our", "your"), ("ours", "yours"), ("us", "you")):
        text = re.sub(rf"\b{typed}\b", said, text, flags=re.IGNORECASE)
    return re.sub(r"\bwe\b(?='|\b)", "you", text, flags=re.IGNORECASE)


def _spliced(pieces: list[Piece]) -> list[Piece]:
    """“was a diver, is now …”, “from Lagos, lives in Leeds” and “was at … then opened …” get their “and” (“but” after a “not”)."""
    joints = [place for place in range(1, len(pieces) - 1) if _is_joint(pieces, place)]
    last = joints[-1] if joints else -1
    joined = last > 0 and any(at(pieces, later) in ("and", "but") and forms_of(at(pieces, later + 1)) & {"third", "past"} for later in range(last + 1, len(pieces)))
    out: list[Piece] = []
    for place, piece in enumerate(pieces):
        following = pieces[place + 1] if place + 1 < len(pieces) else None
        if place in joints and (piece.text != "," or (place == last and not joined)):
            negative = any(at(pieces, earlier) in words("grammar", "negatives") for earlier in range(place))
            out.append(Piece("but" if negative else "and"))
            continue
        if piece.lower == "then" and place and following is not None and forms_of(following.lower) & {"past", "third"} and at(pieces, place - 1) not in (
                "and", "but", ",", "since", "by", "until") and out[-1].lower not in ("and", "but"):
            out.append(Piece("and"))
        out.append(piece)
    return out


def _is_joint(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a comma or a dash stands between two verbs of one subject that was left out."""
    if pieces[place].text not in (",", "–", "—", "-") or pieces[0].kind == "quoted":
        return False
    later = place + 1
    while at(pieces, later) in ("now", "then", "also", "still", "later", "currently", "recently", "previously", "formerly", "just", "once") and later < len(pieces) - 1:
        later += 1
    verb = at(pieces, later)
    if not verb or pieces[later].kind != "word" or pieces[later].is_name:
        return False
    if any(at(pieces, earlier) in ("who", "which", "that", "when", "while", "if", "because", "where", "how") for earlier in range(place)):
        return False
    after = at(pieces, later + 1)
    governed = after in words("grammar", "prepositions") | words("grammar", "determiners") | {"it", "them"}
    opens = at(pieces, 0) in words("grammar", "pronouns") | words("grammar", "auxiliaries") | words("grammar", "opening_prepositions") or bool(
        forms_of(at(pieces, 0)) & {"third", "past"})
    if not opens:
        return False
    if verb in ("is", "was", "has", "are", "were", "does", "isn't", "wasn't", "doesn't") or predicates.is_only_past(verb):
        return True
    if "third" in forms_of(verb):
        return (governed or verb not in word_forms().singulars) and predicates.is_third(pieces, later)
    return "past" in forms_of(verb) and (governed or later > place + 1) and not (is_adjective(verb) and not governed)


def _by_opening(pieces: list[Piece], setting: Setting) -> Reading:
    first = pieces[0].lower
    if pieces[0].kind == "quoted":
        return _quotation(pieces, setting)
    if _names_somebody_else(pieces, setting.reader):
        return asked(setting.typed, WHOSE)
    founded = re.match(r"^founded (?:and \w+ )?by (?P<who>[^,]+?)(?P<when> in \d{4})?, (?P<name>.+)$", put_together(pieces), re.IGNORECASE)
    if founded:
        named = take_apart(founded["name"])
        verb_at = main_verb(named)
        if verb_at > 0 and put_together(turned(take_apart(f"by {founded['who']}"), setting.reader)) == "by you":
            return _clause(f"you founded {put_together(named[:verb_at])}{founded['when'] or ''}", setting, "reader", "past")
    if pieces[-1].text == "?" or first in ("who", "what", "why", "how", "which", "whose"):
        return _question(pieces, setting)
    if first in ("i", "me") or (first in ("us",)):
        return _first_person(pieces, setting)
    both = _both_subjects(pieces, setting)
    if both is not None:
        return both
    if first in ("my", "our"):
        return _of_sender(pieces, setting)
    if first in ("it", "this", "that", "there", "these", "those") and main_verb(pieces) == 1:
        return asked(setting.typed, WHOSE)
    if first in ("he", "she", "they", "you") or _named_first(pieces, setting.reader):
        return _subject_reader(pieces, setting)
    if first in ("his", "her", "their", "your", "hers"):
        return _owned(pieces, setting)
    named = turned(pieces, setting.reader)
    if named and named[0].lower == "your" and pieces[0].lower != "your":
        return _owned(named, setting)
    return _without_subject(pieces, setting)


def _names_somebody_else(pieces: Sequence[Piece], reader: Reader) -> bool:
    """“Ana told her she should …”: another person is named, and the pronouns after that may be either's."""
    for place, piece in enumerate(pieces):
        other = piece.is_name and is_given_name(piece.lower) and piece.lower not in reader.words and at(pieces, place + 1) != "'s"
        if not other or (place and at(pieces, place - 1) not in ("to", "told", "asked", "and", "met", "with", "by", "said", "says", "that", "from", "but")):
            continue
        later = [word.lower for word in pieces[place + 1 :]]
        families = families_of(pieces, reader)
        subjects = [word for word in later if word in ("he", "she", "they") and word in families]
        if subjects and (len([word for word in later if word in ("he", "she", "they", "him", "her", "them")]) > 1):
            return True
    return False


def _clause(said: Sequence[Piece] | str, setting: Setting, who: Who = "reader", tense: str = "") -> Reading:
    pieces = take_apart(said) if isinstance(said, str) else list(said)
    text = put_together(turned(pieces, setting.reader))
    return Reading(setting.typed, _finished(text), who, "clause", tense=tense if tense in ("past", "present", "future") else "")  # type: ignore[arg-type]


def _noun(said: Sequence[Piece] | str, setting: Setting, who: Who = "reader") -> Reading:
    pieces = take_apart(said) if isinstance(said, str) else list(said)
    return Reading(setting.typed, _finished(put_together(turned(pieces, setting.reader))), who, "noun")


_PREDICATE: Final = re.compile(r"\b(?P<be>are|were|been|became|become|work as|works as|worked as|working as) (?P<role>[a-z-]+)(?P<more> (?:in|at|for|with|and|since|on|by|from)\b|$)")


def _with_article(found: re.Match[str]) -> str:
    """“you are specialist in bridges” gets its “a”; posts (“you are head of …”) go without."""
    role = found["role"]
    if (is_adjective(role) and role not in words("nouns", "people")) or role in words("nouns", "posts") or not is_person(role) or is_plural(role) or forms_of(role) & {"participle", "gerund"} or found["more"].strip() == "and":
        return found.group()
    if found["more"].strip() == "in" and role in ("artist", "poet", "writer", "scientist"):
        return found.group()
    return f"{found['be']} {_article(role)} {role}{found['more']}"


def _finished(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip(" ,;:–—-")
    text = re.sub(r"\s+([,.;:!?)])", r"\1", text)
    text = re.sub(r":(?= (?:a|an|the|his|her|your)\b)", ",", text)
    text = re.sub(r":(?= \")", ",", text) if re.search(r"\b(?:line|motto|slogan|quote|advice|rule|about you|words)\b", text) else text
    text = re.sub(r'(\w)\."$', r'\1"', text)
    text = _PREDICATE.sub(_with_article, text)
    return re.sub(r"^(You|Your|I'm|In|At|The|A|An|After|Before|Since|When|On|We|My|Our)\b", lambda found: found[1] if found[1].startswith("I'") else found[1].lower(), text)


def _question(pieces: list[Piece], setting: Setting) -> Reading:
    """A question that tells something (“who else grows saffron?”) says it; a real one is asked about."""
    text = put_together(pieces).rstrip("?! ")
    asked_for = pieces[-1].text == "?"
    for pattern in (r"^(?:did|do) you know (?:that )?(?P<rest>.+)$", r"^(?:have you|did you) (?:heard|hear|read|seen?) (?:that )?(?P<rest>(?:he|she|they|[A-Z]).+)$",
                    r"^(?:who else|who other than (?:him|her|them)|who|how many (?:people|others))(?: (?:do|would|could|can))? (?P<rest>(?!is\b|are\b|was\b|knows?\b)\w+.*)$",
                    r"^(?:isn't|wasn't|aren't) (?:he|she|they|this|that) (?P<rest>the (?:one|woman|man|person|guy) (?:who|that) .+)$",
                    r"^why (?:does|do|did|has|is|are) (?:nobody|no one|noone|hardly anyone|so few(?: people)?|not more people|everyone not) (?:else )?(?:talks?|talking|speaks?|writes?|know|knows?|knew|hear|heard|discuss|mention|mentions?|uses?|reads?|buys?|cites?)(?: about| of)? (?P<rest>.+)$",
                    r"^(?:how cool is|how great is|how good is|what about|who (?:knows|has seen|has read|remembers)|why (?:haven't|hadn't) i (?:known|heard|read|seen)(?: about| of)?|how did i (?:not know|miss)(?: about| of)?) (?P<rest>.+)$",
                    r"^what (?:a|an) (?:\w+ )?(?P<rest>\w+ (?:on|about|in|at|for|by|of) .+)$"):
        found = re.match(pattern, text, re.IGNORECASE)
        if found:
            rest = found["rest"]
            if rest.split(" ")[0].lower() in ("is", "are", "was") or (asked_for and re.match(r"(?i)(?:he|she|they) (?:would|could|might|may)", rest)):
                break
            if pieces[0].lower == "who" and not asked_for and at(pieces, 1) in ("i", "we", "you"):
                break
            return _by_opening(take_apart(rest), setting)
    if pieces[0].lower == "how" and not asked_for and at(pieces, 1) in ("she", "he", "they", "his", "her", "their"):
        return _noun([*take_apart("the way"), *pieces[1:]], setting)
    return asked(setting.typed, QUESTION if asked_for else UNREAD)


def _first_person(pieces: list[Piece], setting: Setting) -> Reading:
    if main_verb(pieces) < 0 and len(pieces) < 3:
        return asked(setting.typed, UNREAD)
    known = re.match(r"^I (?P<verb>know|follow|read|use|admire|support|work with|teach|buy) (?P<rest>.+ for (?:\w+ ){0,2}(?:years|months).*)$", put_together(pieces))
    if known and " " not in known["verb"]:
        return _clause(f"I have {word_forms().participle(known['verb'])} {known['rest']}", setting, "sender", "present")
    return _clause(_yesterday(_second_clause(pieces)), setting, "sender", "past" if "past" in forms_of(at(pieces, 1)) else "present")


def _yesterday(pieces: list[Piece]) -> list[Piece]:
    """“I have heard him yesterday” as “I heard him yesterday”."""
    text = put_together(pieces)
    found = re.match(r"^I(?: have|'ve) (?P<verb>\w+) (?P<rest>.*\b(?:yesterday|last (?:week|year|month|night|summer|winter|spring|autumn|\w+day)|ago|in (?:19|20)\d\d)\b.*)$", text)
    if found and "participle" in forms_of(found["verb"]):
        return take_apart(f"I {word_forms().past(lemma_of(found['verb']))} {found['rest']}")
    return pieces


def _second_clause(pieces: list[Piece]) -> list[Piece]:
    """“I was his student, he taught us” gets an “and”."""
    out: list[Piece] = []
    for place, piece in enumerate(pieces):
        out.append(piece)
        if piece.text == "," and place > 1 and at(pieces, place + 1) in ("he", "she", "they", "i", "we") and at(pieces, 0) in words("grammar", "pronouns"):
            opener = any(at(pieces, earlier) in words("grammar", "subordinators") for earlier in range(2))
            if not opener:
                out.append(Piece("and"))
    return out


def _both_subjects(pieces: list[Piece], setting: Setting) -> Reading | None:
    """“we …”, “she and I …”, “both …”, “in the same choir”."""
    text = put_together(pieces)
    name = "|".join(re.escape(part) for part in {setting.reader.given, setting.reader.family, setting.reader.full} if part)
    found = re.match(rf"(?i)^(?:(?:he|she|they|you|him|her{'|' + name if name else ''}) (?:and|&) (?:i|me|myself)|(?:me|i|myself) (?:and|&) (?:he|she|they|him|her|them|you{'|' + name if name else ''}))\b(?P<rest>.*)$", text)
    if found:
        rest = take_apart(found["rest"].strip())
        if not rest:
            return asked(setting.typed, UNREAD)
        if forms_of(at(rest, 0)) or at(rest, 0) in words("grammar", "auxiliaries") | words("grammar", "modals") | words("grammar", "before_verb") | {"both"}:
            return _clause(f"you and I {_plural_verb(found['rest'].strip())}", setting, "both")
        return _clause(f"you and I are {found['rest'].strip()}", setting, "both")
    friend = re.match(r"(?i)^(?:a |our )?(?:mutual|common|shared) (?:friend|contact|acquaintance|connection|colleague)s?\s*(?:[:,–—(-]|is|are|called|named|with)?\s*(?P<names>[A-Z][^)]*)\)?$", text)
    if friend:
        return _clause(f"we both know {friend['names']}", setting, "both", "present")
    first = at(pieces, 0)
    if first == "we":
        refers = any(piece.lower in ("his", "her", "him", "them", "their", "your") for piece in pieces)
        mutual = any(piece.lower in ("same", "both", "together", "met", "shared", "share", "were", "each", "connected") for piece in pieces)
        who: Who = "sender" if refers and not mutual else "both"
        return _clause(pieces, setting, who)
    if first == "both":
        return _both(pieces[1:], setting)
    if "same" in [piece.lower for piece in pieces[:4]] and (first in words("grammar", "opening_prepositions") or first in ("same", "the")) and main_verb(pieces) < 0:
        return _same(pieces, setting)
    return None


def _plural_verb(text: str) -> str:
    return re.sub(r"^(was|is|has)\b", lambda found: {"was": "were", "is": "are", "has": "have"}[found[1]], text)


def _both(rest: list[Piece], setting: Setting) -> Reading:
    if not rest:
        return asked(setting.typed, UNREAD)
    first = at(rest, 0)
    if first in ("a", "an") or (is_person(at(rest, head_place(rest))) and not is_plural(at(rest, head_place(rest))) and "and" in [piece.lower for piece in rest]):
        return _clause([*take_apart("you are both"), *rest], setting, "reader", "present")
    if forms_of(first) & {"past", "base"} or first in words("grammar", "auxiliaries"):
        return _clause([*take_apart("we both"), *rest], setting, "both")
    return _clause([*take_apart("we are both"), *rest], setting, "both")


def _same(pieces: list[Piece], setting: Setting) -> Reading:
    lower = [piece.lower for piece in pieces]
    head = at(pieces, head_place(pieces[lower.index("same") :]) + lower.index("same"))
    text = re.sub(r" as (?:me|i|us|mine)\b", "", put_together(pieces))
    past = singular(head) in words("nouns", "past_ties") or bool(re.search(r"\b(?:19|20)\d\d\b|\bas (?:kids|children|students)\b|\b(?:years|long) ago\b", text))
    if at(pieces, 0) in words("grammar", "opening_prepositions"):
        return _clause(f"we {'were' if past else 'are'} {text}", setting, "both", "past" if past else "present")
    the = "" if at(pieces, 0) == "the" else "the "
    if singular(head) in words("nouns", "groups") | {"class", "course", "cohort", "year", "league", "union", "forum", "regiment"} and at(pieces, 0) in ("same", "the"):
        return _clause(f"we {'were' if past else 'are'} in {the}{text[0].lower() + text[1:]}", setting, "both", "past" if past else "present")
    return _clause(f"we {'had' if past else 'have'} {the}{text[0].lower() + text[1:]}", setting, "both", "past" if past else "present")


def _of_sender(pieces: list[Piece], setting: Setting) -> Reading:
    """“our dentist recommended her”: somebody of the writer's; “my old neighbour”: the reader."""
    if main_verb(pieces) > 0:
        return _clause(_second_clause(pieces), setting, "other")
    place = head_place(pieces)
    text = put_together(pieces)
    if place > 0 and is_person(at(pieces, place)) and not is_plural(at(pieces, place)):
        past = bool(re.match(r"(?i)(?:my|our) (?:ex-|ex |former |old )", text)) or bool(_PAST_TIME.search(text)) or bool(re.search(r"\b(?:19|20)\d\d\b|\bat (?:school|university|uni)\b", text))
        text = re.sub(r"(?i)^(my|our) (?:ex-|ex |former )", r"\1 ", text)
        lasts = bool(_LASTING.search(text))
        return _clause(f"you {'have been' if lasts and not past else 'were' if past else 'are'} {text[0].lower() + text[1:]}", setting, "reader")
    if {"his", "her", "their", "him", "them", "your"} & {piece.lower for piece in pieces}:
        return _noun(pieces, setting, "other")
    return asked(setting.typed, UNREAD)


def _named_first(pieces: Sequence[Piece], reader: Reader) -> bool:
    from composer.drafting.reading.second_person import _name_length

    length = _name_length(pieces, 0, reader)
    return length > 0 and at(pieces, length) != "'s"


def _subject_reader(pieces: list[Piece], setting: Setting) -> Reading:
    first = pieces[0].lower
    families = families_of(pieces, setting.reader)
    careless = first == "they" and setting.reader.pronoun in ("he", "she") and re.search(r"\b(?:she|he|her|his|him)\b", setting.typed.lower())
    if first in ("he", "she", "they") and (first not in families or careless):
        return asked(setting.typed, WHOSE)
    from composer.drafting.reading.second_person import _name_length

    length = _name_length(pieces, 0, setting.reader) or 1
    rest = pieces[length:]
    if rest and rest[0].text in (",", ":", "–", "—", "-", "("):
        inner = rest[1:]
        if rest[0].text == "(":
            end = next((place for place, piece in enumerate(rest) if piece.text == ")"), -1)
            if 0 < end < len(rest) - 1 and (predicates.finite_at(rest, end + 1) or at(rest, end + 1) == "'s"):
                return _subject_reader([Piece("you"), *rest[end + 1 :]], setting)
        close = next((place for place, piece in enumerate(inner) if piece.text == ","), -1)
        spoken = close > 0 and close + 1 < len(inner) and bool(predicates.finite_at(inner, close + 1))
        if spoken and rest[0].text == "," and at(inner, 0) in ("a", "an", "the"):
            return _clause([*take_apart("you are"), *inner[:close], Piece("and"), *_lasting(inner[close + 1 :])], setting, "reader", _tense(inner[close + 1 :]))
        if not spoken and inner:
            return _without_subject([piece for piece in inner if piece.text != ")"], setting)
    if not rest:
        return asked(setting.typed, UNREAD)
    if at(rest, 0) in ("and", "&"):
        verb_at = main_verb([Piece("the"), *rest[1:]])
        if at(rest, 1) in ("his", "her", "their", "a", "the") and verb_at > 0:
            return _clause([Piece("you"), *rest], setting, "reader", _tense(rest[verb_at:]))
        return asked(setting.typed, WHOSE)
    if rest[0].text != "," and not (forms_of(at(rest, 0)) or at(rest, 0) in words("grammar", "auxiliaries") | words("grammar", "modals") | words("grammar", "adverbs") | {",", "both"} or at(rest, 0).endswith("ly")):
        return _without_subject(rest, setting)
    head = [Piece("you")] if length > 1 or first not in ("he", "she", "they", "you") else pieces[:1]
    if "gerund" in forms_of(at(rest, 0)) and not is_noun(at(rest, 0)):
        rest = [Piece("is"), *rest]
    return _clause(_second_clause([*head, *_lasting(rest)]), setting, "reader", _tense(rest))


def _lasting(rest: list[Piece]) -> list[Piece]:
    """“works here since 2019” as “has worked …”, “is living … since” as “has been living …”."""
    text = put_together(rest)
    since = re.search(r"\bsince \d{4}\b|\bfor (?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|many|several) (?:years|months|weeks)\b", text)
    if not since:
        return rest
    found = re.match(r"^(?P<adverb>(?:also|still|now) )?(?P<verb>is|are|am)\b(?P<rest>.*)$", text)
    if found:
        return take_apart(f"has {found['adverb'] or ''}been{found['rest']}")
    verb = at(rest, 0)
    if "base" in forms_of(verb) and re.match(r"^(?:work|live|teach|play|run|study|sing|know|write|coach|lead)\b", text) and re.search(r"\bfor (?:\d+|\w+) years\b|\bsince \d{4}\b", text):
        return [Piece("has"), Piece(word_forms().participle(verb)), *rest[1:]]
    if "third" in forms_of(verb) and verb not in ("has", "does", "is") and predicates.is_third(rest, 0) and re.search(r"\bsince \d{4}\b|\bfor \w+ years\b", text) and " and " not in text:
        return [Piece("has"), Piece(word_forms().participle(lemma_of(verb))), *rest[1:]]
    return rest


def _tense(rest: Sequence[Piece]) -> str:
    first = at(rest, 0)
    if first in ("was", "were", "had", "did", "didn't", "wasn't", "weren't") or ("past" in forms_of(first) and "base" not in forms_of(first)):
        return "past"
    return "future" if first in ("will", "'ll", "won't") else "present"


def _owned(pieces: list[Piece], setting: Setting) -> Reading:
    first = pieces[0].lower
    owners = {"his": "he", "her": "she", "hers": "she", "their": "they", "your": "you"}
    if owners[first] != "you" and owners[first] not in families_of(pieces, setting.reader):
        return asked(setting.typed, WHOSE)
    if len(pieces) == 1:
        return asked(setting.typed, UNREAD)
    place = main_verb(pieces)
    if place > 0:
        head = at(pieces, head_place(pieces[:place]))
        who: Who = "other" if first != "your" and ( singular(head) in words("nouns", "groups") or is_person(head) or is_person(singular(head)) or _a_place(head)) else "reader"
        return _clause(_second_clause(pieces), setting, who)
    return _noun(_with_aside(pieces), setting)


def _a_place(word: str) -> bool:
    return "L" in kind(singular(word)) and not is_work(word)


def _with_aside(pieces: Sequence[Piece]) -> list[Piece]:
    """“his patent (a quieter hand dryer)” with a comma; “(2022)” as “from 2022”."""
    text = put_together(pieces)
    found = re.match(r"^(?P<core>[^()]+?)\s*\((?P<aside>[^()]+)\)\s*(?P<rest>[^()]*)$", text)
    if not found:
        return list(pieces)
    core, aside, rest = found["core"], found["aside"].strip(), found["rest"].strip()
    if rest and not re.match(r"[,.]", rest):
        return take_apart(f"{core} {rest}")
    if re.fullmatch(r"(?:19|20)\d\d", aside):
        return take_apart(f"{core} from {aside}")
    if re.fullmatch(r"(?:[A-Z][a-z]+ )?(?:\d{1,2} )?[A-Z]?[a-z]* ?(?:19|20)\d\d", aside):
        return take_apart(f"{core} in {aside}")
    if re.match(r"(?:for|in|at|with|from|on|about|by|near|under|of|to|since|until)\b", aside):
        return take_apart(f"{core} {aside}")
    if re.match(r"(?:a|an|the|his|her|their|about|now|still|also|with)\b", aside):
        return take_apart(f"{core}, {aside}")
    if re.fullmatch(r"[A-Z][\w'-]+(?:,? [A-Z][\w'-]+)*", aside) and not aside.isupper():
        return take_apart(f"{core} in {aside}")
    return take_apart(core)


def _without_subject(pieces: list[Piece], setting: Setting) -> Reading:
    """A part that does not say who: verb, noun, adjective, preposition."""
    first = at(pieces, 0)
    text = put_together(pieces)
    if at(pieces, 0) in ("now", "today", "currently", "recently", "then", "later", "also", "still") and at(pieces, 1 + (at(pieces, 1) == ",")) in ("he", "she", "they"):
        start = 2 + (at(pieces, 1) == ",")
        return _subject_reader([pieces[start - 1], pieces[0].said(first), *pieces[start:]], setting)
    if re.match(r"(?i)ex[- ]|former", text):
        said = noun_saying(pieces, headline=setting.headline)
        if said.text:
            return _clause(said.text, setting, said.who, said.tense)
    opened = _opening_time(pieces, setting)
    if opened is not None:
        return opened
    if first in ("not", "no") and len(pieces) > 1:
        return _negated(pieces, setting)
    adverbs = verb_place(pieces)
    if first in ("now", "currently", "also", "still", "formerly", "previously", "recently", "once", "originally", "today", "just") and adverbs == 0:
        adverbs = 1 if len(pieces) > 1 else 0
    adverb, rest = pieces[:adverbs], pieces[adverbs:]
    if rest and rest[0].text == ",":
        rest = rest[1:]
    spoken = ("currently", "formerly", "previously", "recently", "originally")
    if adverb and adverb[-1].lower.endswith("ly") and adverb[-1].lower not in spoken and rest and (
            (is_adjective(at(rest, 0)) and not forms_of(at(rest, 0)) & {"third", "gerund", "past"}) or is_person(at(rest, head_place(rest)))):
        adverb, rest = adverb[:-1], pieces[adverbs - 1 :]
    generic = 1 if first in ("the", "a", "an") else 0
    if at(pieces, generic) in ("someone", "somebody", "person", "woman", "man", "guy", "lady", "one") and at(pieces, generic + 1) in ("who", "that") and len(pieces) > generic + 3:
        return _without_subject(pieces[generic + 2 :], setting)
    if first == "the" and at(pieces, 1) in words("nouns", "said_of_people") and len(pieces) > 2:
        return _clause([Piece("you"), Piece("are"), *pieces], setting)
    if first == "the" and at(pieces, 1) in ("woman", "man", "person", "one", "guy", "lady", "girl", "boy", "artist", "author", "people") and at(pieces, 2) in ("who", "that", "behind"):
        if at(pieces, 2) == "behind":
            return _clause([Piece("you"), Piece("are"), *pieces], setting)
        return _without_subject(pieces[3:], setting)
    if first in ("who", "that", "which") and len(pieces) > 1:
        return _without_subject(pieces[1:], setting)
    if adverb and adverb[-1].lower == "first" and rest and not forms_of(at(rest, 0)) & {"third", "past", "gerund"}:
        adverb, rest = adverb[:-1], pieces[adverbs - 1 :]
    if not adverb:
        said = noun_special(rest)
        if said is not None:
            return _noun(said.text, setting) if said.form == "noun" else _clause(said.text, setting, said.who, said.tense)
    if counted(rest):
        return _nominal(adverb, rest, setting)
    verb = _verb_reading(rest, setting)
    if verb:
        return _elided(adverb, rest, verb, setting)
    if at(rest, 0) in words("grammar", "opening_prepositions") | {"as", "like", "of", "to"}:
        return _prepositional(adverb, rest, setting)
    if _predicate_adjective(rest):
        have = bool(_LASTING.search(text))
        return _clause([Piece("you"), *take_apart("have been" if have else "are"), *_small(adverb), *_small_first(rest)], setting, tense="present")
    return _nominal(adverb, rest, setting)


def _small(pieces: Sequence[Piece]) -> list[Piece]:
    return [piece.said(piece.lower) if piece.is_name and is_word(piece.lower) else piece for piece in pieces]


def _small_first(pieces: Sequence[Piece]) -> list[Piece]:
    from composer.drafting.reading.letters import keeps_capital

    if pieces and pieces[0].is_name and is_word(pieces[0].lower) and not keeps_capital(pieces[0].text) and not (len(pieces) > 1 and pieces[1].is_name):
        return [pieces[0].said(pieces[0].text[0].lower() + pieces[0].text[1:]), *pieces[1:]]
    return list(pieces)


def _opening_time(pieces: list[Piece], setting: Setting) -> Reading | None:
    """“In his spare time, he umpires …”, “after law school moved to …”, “since 2019 head gardener of …”."""
    from composer.drafting.reading.second_person import _name_length

    first = at(pieces, 0)
    if len(pieces) < 4:
        return None
    found = re.match(r"^from (?:[\w-]+ ){1,3}to (?:[\w-]+ ?){1,3}$", put_together(pieces), re.IGNORECASE)
    if found and not re.search(r"\d", found.group()):
        return _clause([Piece("you"), Piece("went"), *_small(pieces[:1]), *pieces[1:]], setting, "reader", "past")
    subjects = [place for place in range(1, min(16, len(pieces))) if at(pieces, place) in ("he", "she", "they", "you", "i", "we") or _name_length(pieces, place, setting.reader)]
    start = next((place for place in subjects if pieces[place - 1].text == ","), -1)
    opening = first in words("grammar", "opening_prepositions") | {"when", "while", "as", "now", "today", "once", "prior", "besides", "apart"} or first.endswith("ly")
    if start < 0 and opening and subjects and not any(piece.text == "," for piece in pieces[:12]) and first not in ("when", "while"):
        start = subjects[0]
    if start > 0 and len(pieces) > start + 1 and (opening or "gerund" in forms_of(first) or "participle" in forms_of(first)):
        who: Who = "sender" if at(pieces, start) == "i" else "both" if at(pieces, start) == "we" else "reader"
        opener = [piece for piece in _small_first(pieces[:start]) if piece.text != ","]
        main = read_part(put_together(pieces[start:]), setting)
        if main.ask:
            return None
        return Reading(setting.typed, _finished(f"{put_together(turned(opener, setting.reader))} {main.said}"), who if main.who == "reader" else main.who, "clause", tense=main.tense)
    time = re.match(r"^(?P<time>(?:since|in|after|before|until|from|for|during) (?:(?:\w+ )?\d{4}|(?:\w+ ){1,3}?(?:years?|months?)|law school|university|college|school))[, ]+(?P<rest>.+)$", put_together(pieces), re.IGNORECASE)
    if time:
        rest = take_apart(time["rest"])
        if is_person(at(rest, head_place(rest))) or forms_of(at(rest, 0)) & {"past", "gerund"} or at(rest, 0) in ("at", "with"):
            return read_part(f"{time['rest']} {time['time'][0].lower() + time['time'][1:]}", setting)
    return None


def _negated(pieces: list[Piece], setting: Setting) -> Reading:
    """“not a fan of …”, “no longer on the board”, “not only …”."""
    first, second = at(pieces, 0), at(pieces, 1)
    if first == "no" and second == "longer":
        rest = pieces[2:]
        if not rest:
            return asked(setting.typed, UNREAD)
        if _verb_reading(rest, setting) and "gerund" not in forms_of(at(rest, 0)):
            return _clause([Piece("you"), Piece("no"), Piece("longer"), *rest], setting)
        if is_person(at(rest, head_place(rest))) and at(rest, 0) not in words("grammar", "determiners") | words("grammar", "prepositions"):
            said = role_saying(rest, head_place(rest))
            return _clause(said.text.replace("you are", "you are no longer", 1).replace("you have been", "you are no longer", 1), setting)
        return _clause([Piece("you"), Piece("are"), Piece("no"), Piece("longer"), *rest], setting)
    if first == "not":
        if "gerund" in forms_of(second) or second in words("grammar", "determiners") | words("grammar", "prepositions") | {"only", "just", "really", "very", "yet", "from"} or is_adjective(second):
            return _clause([Piece("you"), Piece("are"), *pieces], setting)
        if is_person(at(pieces[1:], head_place(pieces[1:]))):
            return _clause(role_saying(pieces[1:], head_place(pieces[1:])).text.replace("you are", "you are not", 1), setting)
        return asked(setting.typed, UNREAD)
    if first == "no":
        place = head_place(pieces)
        if place > 0 and main_verb(pieces) < 0:
            return _clause([Piece("you"), Piece("have"), *pieces], setting)
    return asked(setting.typed, UNREAD)


def _verb_reading(rest: list[Piece], setting: Setting) -> str:
    """How the first word may be the verb of a clause without a subject: aux, third, past, passive, base, gerund, participle or empty."""
    if not rest or rest[0].kind != "word":
        return ""
    word = at(rest, 0)
    if word in words("grammar", "auxiliaries") - {"'s", "'m"} and not (word in ("do", "did", "does") and len(rest) == 1):
        return "auxiliary"
    if word in words("grammar", "modals"):
        return "modal"
    forms = forms_of(word)
    if not forms or (rest[0].is_name and len(rest) > 1 and rest[1].is_name and not predicates.is_only_past(word) and "third" not in forms and is_noun(word)):
        return ""
    following = at(rest, 1)
    if "third" in forms and predicates.is_third(rest, 0) and not _title_like(rest):
        return "third"
    if "gerund" in forms and not _gerund_noun(rest):
        return "gerund"
    if "past" in forms or "participle" in forms:
        return _past_reading(rest, word, following, forms)
    if "base" in forms and not (rest[1:2] and rest[1].kind == "number" and is_noun(word)) and _base_reading(rest, setting):
        return "base"
    return ""


def _title_like(rest: Sequence[Piece]) -> bool:
    return False


def _gerund_noun(rest: Sequence[Piece]) -> bool:
    word, following = at(rest, 0), at(rest, 1)
    if following == "of" and is_noun(word):
        return True
    if word in words("verbs", "noun_like_gerunds"):
        return len(rest) == 1 or following in words("grammar", "prepositions") or rest[1].kind in ("quoted", "mark")
    if is_noun(word) and len(rest) > 1 and rest[1].kind == "word" and head_place(rest) > 0 and is_person(at(rest, head_place(rest))) and not is_plural(at(rest, head_place(rest))) and (
            following not in words("grammar", "determiners")) and head_place(rest) <= 2:
        return True  # “leading hand”, “visiting professor”
    return (word in ("visiting", "practising", "practicing", "aspiring", "founding", "managing", "budding", "upcoming", "rising", "outgoing", "incoming", "acting", "leading",
                     "recovering", "traveling", "travelling", "touring", "working", "performing", "wandering", "rowing", "climbing", "swimming", "sewing", "singing", "dancing", "flying", "boxing",
                     "running", "skating", "riding", "cooking", "knitting", "fencing", "sailing")
            and is_person(at(rest, head_place(rest))) and not is_plural(at(rest, head_place(rest))) and following not in words("grammar", "determiners"))


def _past_reading(rest: list[Piece], word: str, following: str, forms: frozenset[str]) -> str:
    place = head_place(rest)
    head = at(rest, place)
    bare_role = place > 0 and is_person(head) and not is_plural(head) and not any(
        at(rest, later) in words("grammar", "determiners") | {"'s"} or rest[later].kind == "number" for later in range(1, place + 1)) and not rest[1].is_name
    passive = word in words("verbs", "passive_states")
    post = word in words("verbs", "passive_of_post")
    after = rest[2] if len(rest) > 2 else None
    measured = after is not None and (after.kind == "number" or after.lower in words("grammar", "numbers") | {"hand", "mistake", "accident", "chance", "far", "a"}
                                      and not (after.lower == "a" and len(rest) > 3 and is_person(at(rest, 3))))
    if following == "by" and "participle" in forms and not (measured and lemma_of(word) in ("lose", "win", "grow", "rise", "fall", "cut", "make", "do")):
        return "passive"
    if following == "to" and passive and word not in ("taught", "posted", "signed"):
        return "passive"
    if passive and (following in _STATES and (word not in words("verbs", "passive_only_by"))):
        return "passive"
    if post and following not in ("his", "her", "their", "my", "our", "") and (rest[1].kind == "word"):
        return "passive"
    if word == "born" or (passive and len(rest) == 1):
        return "passive"
    if word in words("verbs", "present_states") and (following in _STATES or len(rest) == 1) and not predicates.is_only_past(word):
        return "state"
    if bare_role and "participle" in forms and not predicates.is_only_past(word):
        return ""
    if "past" not in forms:
        return "participle" if following else ""
    if is_adjective(word) and place > 0 and is_noun(head) and not bare_role and _adjectival(rest, place):
        return ""
    if "base" in forms and is_noun(word) and following in words("grammar", "prepositions"):
        return "past" if word in ("read", "put", "set", "cut", "hit", "beat", "split", "shut", "bid", "quit", "let", "spread") else ""
    return "past"


def _adjectival(rest: Sequence[Piece], place: int) -> bool:
    """“published papers on …”, “printed zines”: what was made, not the making; only where no determiner stands and an adjective fits."""
    return at(rest, 0) in ("upcoming", "unpublished", "talented", "gifted", "skilled", "limited", "illustrated", "animated", "collected", "selected") and place > 0


def _base_reading(rest: list[Piece], setting: Setting) -> bool:
    word = at(rest, 0)
    following = rest[1] if len(rest) > 1 else None
    if following is None:
        return not is_noun(word)
    if "same" in [piece.lower for piece in rest[1:5]]:
        return True
    determined = following.lower in words("grammar", "determiners") | words("grammar", "pronouns") - {"mine"} or following.kind == "number"
    if word in words("grammar", "prepositions") | words("grammar", "adverbs") | words("grammar", "determiners"):
        return False
    if determined and not is_person(word):
        return True
    if not is_noun(word) and not is_adjective(word):
        return True
    return bool({"his", "her", "their", "him", "them"} & {piece.lower for piece in rest[1:4]}) and lemma_of(word) in words("verbs", "experience") and following.lower in (
        "to", "from", "about", "with", "for", "at", "of") and "v" in kind(word) and not is_work(word)


def _elided(adverb: list[Piece], rest: list[Piece], verb: str, setting: Setting) -> Reading:
    adverb, rest = _small(adverb), [rest[0].said(rest[0].lower), *rest[1:]]
    text = put_together(rest)
    if verb in ("passive", "state") and whose(rest, setting.reader) == "both":
        return _clause([Piece("we"), Piece("were"), *adverb, *rest], setting, "both", "past")
    if verb in ("passive", "state"):
        return _stative(adverb, rest, verb, text, setting)
    if verb == "gerund":
        return _ongoing(adverb, rest, setting)
    who = whose([*adverb, *rest], setting.reader)
    if is_either([*adverb, *rest], setting.reader):
        return asked(setting.typed, EITHER)
    if verb == "participle":
        subject = {"sender": "I have", "both": "we have"}.get(who, "you have")
        return _clause([*take_apart(subject), *adverb, *rest], setting, who, "present")
    if who == "both":
        return _clause(_we(adverb, rest), setting, "both", "past" if verb == "past" else "present")
    if who == "sender":
        return _clause(_second_clause([Piece("I"), *adverb, *_yours(rest)]), setting, "sender", "past" if verb == "past" else "present")
    if _ambiguous_pronouns([*adverb, *rest], setting.reader):
        return asked(setting.typed, WHOSE)
    if at(rest, 0) == "founded" and at(rest, 1) in ("in", "on", ""):
        return asked(setting.typed, UNREAD)
    rest = _lasting(rest) if not adverb else rest
    reading = _clause([Piece("you"), *adverb, *_clean_tail(rest)], setting, "reader", _tense(rest))
    by_mine = re.search(r"\b(?:recommended|introduced|referred|suggested|mentioned)(?: to (?:me|us))?(?: \w+)? by (?:my|our)\b", text)
    if by_mine:
        return Reading(reading.typed, reading.said, "other", "clause", tense=reading.tense)
    return reading


def _clean_tail(rest: list[Piece]) -> list[Piece]:
    text = put_together(rest)
    if "(" in text:
        return take_apart(put_together(_with_aside(rest)))
    return rest


def _ambiguous_pronouns(pieces: Sequence[Piece], reader: Reader) -> bool:
    """A subject and an object pronoun of one family in one clause cannot be the same person."""
    lower = [piece.lower for piece in pieces]
    pairs = (("he", "him"), ("she", "her"), ("they", "them"))
    return any(lower[place] == one and other in lower[place + 1 : place + 4] for one, other in pairs for place in range(len(lower)) if one != "she") and reader.full != ""


def _stative(adverb: list[Piece], rest: list[Piece], verb: str, text: str, setting: Setting) -> Reading:
    lasts = bool(_LASTING.search(text))
    by_sender = re.search(r"\b(?:recommended|introduced|referred|suggested)(?: to (?:me|us))?(?: \w+)? by (?:my|our)\b", text)
    who: Who = "other" if by_sender else "reader"
    if verb == "state":
        subject = "you have been" if lasts else "you are"
        tense = "present"
    else:
        subject, tense = ("you have been", "present") if lasts and "since" in text else ("you were", "past")
    head, *be = subject.split(" ")
    middle = [*take_apart(be[0]), *adverb, *take_apart(" ".join(be[1:]))] if len(be) > 1 else [*take_apart(be[0]), *adverb]
    return _clause([Piece(head), *middle, *_clean_tail(rest)], setting, who, tense)


def _ongoing(adverb: list[Piece], rest: list[Piece], setting: Setting) -> Reading:
    word = at(rest, 0)
    lemma = lemma_of(word)
    if word == "being":
        return asked(setting.typed, UNREAD)
    who = whose([Piece(word_forms().past(lemma)), *rest[1:]], setting.reader)
    if who == "sender":
        return _clause([*take_apart("I am"), *adverb, *rest], setting, "sender", "present")
    if who == "both":
        return _clause([*take_apart("we are"), *adverb, *rest], setting, "both", "present")
    text = put_together(rest)
    if _LASTING.search(text):
        return _clause([*take_apart("you have been"), *adverb, *rest], setting, "reader", "present")
    if setting.headline and lemma in words("verbs", "habitual") and not adverb and not re.search(r"\b(?:currently|now|this (?:week|month|year|summer|autumn|spring|winter)|in (?:" + "|".join(
            words("grammar", "months")) + r"|\d{4}))\b", text, re.IGNORECASE):
        return _clause([Piece("you"), Piece(lemma), *rest[1:]], setting, "reader", "present")
    return _clause([*take_apart("you are"), *adverb, *_clean_tail(rest)], setting, "reader", "present")


def _we(adverb: list[Piece], rest: list[Piece]) -> list[Piece]:
    """“met her at the fair” as “we met at the fair”."""
    if lemma_of(at(rest, 0)) in ("meet", "connect", "chat", "bond", "bump", "run") and at(rest, 1) in ("him", "her", "them", "you"):
        rest = [rest[0], *rest[2:]]
    elif lemma_of(at(rest, 0)) in ("connect", "chat", "talk", "bond", "meet") and at(rest, 1) == "with" and at(rest, 2) in ("him", "her", "them", "you"):
        rest = [rest[0], *rest[3:]]
    elif lemma_of(at(rest, 0)) == "meet" and len(rest) > 1 and rest[1].is_name:
        cut = 2 if not (len(rest) > 2 and rest[2].is_name) else 3
        rest = [rest[0], *rest[cut:]]
    first = rest[0]
    if first.lower in ("was", "is", "has"):
        first = first.said({"was": "were", "is": "are", "has": "have"}[first.lower])
    elif "third" in forms_of(first.lower):
        first = first.said(predicates.base_of(first.lower))
    return [Piece("we"), *adverb, first, *rest[1:]]


def _yours(rest: list[Piece]) -> list[Piece]:
    """“loved the talk” as “loved your talk” where nothing else points to the reader."""
    if {"his", "her", "their", "him", "them", "your", "you"} & {piece.lower for piece in rest}:
        return rest
    for place in range(1, min(6, len(rest))):
        if at(rest, place) in ("the", "this", "that", "those", "these"):
            later = place + 1
            while later < len(rest) and singular(at(rest, later)) not in words("nouns", "given") and later < place + 4:
                later += 1
            if singular(at(rest, later)) in words("nouns", "given"):
                return [*rest[:place], rest[place].said("your"), *rest[place + 1 :]]
    return rest


def _prepositional(adverb: list[Piece], rest: list[Piece], setting: Setting) -> Reading:
    first, text = at(rest, 0), put_together([*_small(rest[:1]), *rest[1:]])
    if first in ("to", "of", "as", "like", "for", "by", "about", "during", "until", "per", "via", "than") and not (first == "about" and at(rest, 1) == "to") and not (
            first == "for" and False):
        return asked(setting.typed, UNREAD)
    if len(rest) < 2:
        return asked(setting.typed, UNREAD)
    found = re.match(r"^without (?P<what>.+?) in (?P<time>[\w-]+ (?:years|months|seasons|decades)) as (?P<role>.+)$", text)
    if found:
        return _clause(f"you have been {found['role']} for {found['time']} without {found['what']}", setting, tense="present")
    words_ = [*_small(adverb)]
    who = "both" if re.search(r"\bsame\b", text) else "reader"
    subject = "we" if who == "both" else "you"
    if _LASTING.search(text):
        return _clause([Piece(subject), Piece("have"), *words_, Piece("been"), *take_apart(text)], setting, "both" if who == "both" else "reader", "present")
    past = bool(_PAST_TIME.search(text)) or bool({"formerly", "previously", "once"} & {piece.lower for piece in adverb}) or bool(
        re.search(r"\b(?:19|20)\d\d[-–]\d\d|\b(?:until|till|from (?:19|20)\d\d (?:to|until)) (?:19|20)?\d\d", text))
    return _clause([Piece(subject), Piece("were" if past else "are"), *words_, *take_apart(text)], setting, "both" if who == "both" else "reader", "past" if past else "present")


def _predicate_adjective(rest: list[Piece]) -> bool:
    """“fluent in Welsh”, “left-handed”: an adjective of which no noun follows."""
    word = at(rest, 0)
    if not rest or rest[0].kind != "word":
        return False
    state = word in words("verbs", "present_states")
    if not state and not (is_adjective(word) and "n" not in kind(word)):
        return False
    following = at(rest, 1)
    if len(rest) == 1:
        return state or ("-" in word)
    if following in ("in", "for", "about", "to", "with", "at", "of", "on", "from", "by", "near"):
        return state or not is_noun(word)
    return following in ("and", ",") and _predicate_adjective(rest[2:])


def _nominal(adverb: list[Piece], rest: list[Piece], setting: Setting) -> Reading:
    """A noun phrase, perhaps with a verb of its own."""
    if not rest:
        return asked(setting.typed, UNREAD)
    place = main_verb(rest) if not counted(rest) or any(at(rest, later) in words("grammar", "auxiliaries") for later in range(len(rest))) else -1
    if at(rest, 0) in ("nobody", "everybody", "everyone", "somebody", "someone") and len(rest) > 2:
        return _clause(rest, setting, "other")
    if place > 0 and not (is_person(at(rest, head_place(rest))) and at(rest, head_place(rest) + 1) in ("who", "that", "turned")):
        return _other_subject(rest, place, setting)
    first = at(rest, 0)
    adverbial = put_together(_small(adverb))
    if first in ("the", "a", "an") and len(rest) > 1:
        return _determined(adverb, rest, setting)
    laid = laid_by_reader(rest)
    if laid:
        return _clause([Piece("you"), *take_apart(laid)], setting, "reader", "past")
    ready = rest if first in ("class",) else rest
    follows = _follower(rest, setting)
    if follows is not None:
        return follows
    said = noun_saying(_role_with_aside(ready), adverb=adverbial, headline=setting.headline)
    if said.text:
        return _clause(said.text, setting, said.who, said.tense)
    if adverb and not counted(rest):
        return _clause([Piece("you"), Piece("have"), *_small(adverb), *_small_first(rest)], setting) if is_plural(at(rest, head_place(rest))) else asked(setting.typed, UNREAD)
    return _bare_noun(rest, setting)


def _follower(rest: list[Piece], setting: Setting) -> Reading | None:
    """“big fan of his cartoons”, “long-time reader of her blog”: the writer is."""
    place = head_place(rest)
    if singular(at(rest, place)) not in words("nouns", "followers") or at(rest, place + 1) not in ("of", "at", "in", "to", "on"):
        return None
    if at(rest, place + 2) not in ("his", "her", "their", "your") and at(rest, place + 2) not in setting.reader.words:
        return None
    if is_person(at(rest, place + 3)) or at(rest, place + 3) in words("nouns", "kin"):
        return None
    text = put_together(_small_first(rest))
    be = "have been" if _LASTING.search(text) else "am"
    return _clause(f"I {be} {'' if rest[0].lower in words('grammar', 'determiners') else _article(text) + ' '}{text}", setting, "sender", "present")


def _role_with_aside(rest: list[Piece]) -> list[Piece]:
    """A post with something in brackets: “(ret.)”, “(raw milk)”, “(Sydney 2000)”."""
    text = put_together(rest)
    found = re.match(r"^(?P<core>[^()]+?)\s*\((?P<aside>[^()]+)\)\s*(?P<rest>[^()]*)$", text)
    if not found or re.match(r"(?i)(?:hons?)\b", found["aside"]):
        return rest
    core, aside, more = found["core"], found["aside"].strip(" ."), found["rest"].strip()
    if re.fullmatch(r"(?i)ret(?:d|ired)?", aside):
        core, aside = f"retired {core[0].lower() + core[1:]}", ""
    elif re.fullmatch(r"[A-Z][\w' -]+ (?:19|20)\d\d", aside):
        aside = f"at {aside}"
    elif re.match(r"(?:for|in|at|with|from|on|since|near|until)\b", aside):
        pass
    elif re.fullmatch(r"(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?", aside):
        aside = f"in {aside}" if len(aside) == 4 else f"from {aside}"
    elif re.fullmatch(r"[A-Z][\w&.'-]*(?: [A-Z&][\w&.'-]*)*", aside) and not (aside.isupper() and len(aside) <= 3):
        aside = f"at {aside}"
    else:
        aside = ""
    return take_apart(" ".join(part for part in (core, aside, more) if part))


def _other_subject(rest: list[Piece], place: int, setting: Setting) -> Reading:
    """A clause about a team, a review, a firm: said as it is, with the article that it lacks."""
    first = rest[0]
    head = at(rest, head_place(rest[:place]))
    lower = first.lower
    reader_too = bool({"his", "her", "their", "him", "them", "your"} & {piece.lower for piece in rest})
    if lower == "the" and at(rest, 1) in ("team", "company", "lab", "group", "department", "crew", "shop", "firm", "studio", "clinic", "restaurant", "band", "choir") and not reader_too:
        return _clause([Piece("your"), *rest[1:]], setting, "other")
    if lower in words("grammar", "determiners") or first.kind == "number" or is_plural(head) or (first.is_name and (not is_word(lower) or rest[1:2] and rest[1].is_name)):
        return _clause(_second_clause(rest), setting, "other")
    if any(piece.text == "'s" for piece in rest[:place]):
        return _clause(rest, setting, "other")
    if not reader_too and (is_work(head) or singular(head) in words("nouns", "groups")):
        return _clause([Piece("your"), *_small_first(rest)], setting, "reader" if is_work(head) else "other")
    return _clause([Piece("the"), *_small_first(rest)], setting, "other")


def _determined(adverb: list[Piece], rest: list[Piece], setting: Setting) -> Reading:
    """“the face of …”, “a coach that …”, “a film about …”, “the lab where she …”."""
    place = head_place(rest)
    head = at(rest, place)
    first = at(rest, 0)
    if is_person(head) and not is_plural(head):
        if "and" not in [piece.lower for piece in rest] and any(piece.text == "," and at(rest, later + 1) in ("a", "an", "the") for later, piece in enumerate(rest)):
            last = max(later for later, piece in enumerate(rest) if piece.text == "," and at(rest, later + 1) in ("a", "an", "the"))
            rest = [*rest[:last], Piece("and"), *rest[last + 1 :]]
        relative = at(rest, place + 1) in ("who", "that", "whom", "whose", "which")
        be = "you have been" if _LASTING.search(put_together(rest)) and not relative else "you are"
        return _clause([*take_apart(be), *_small(adverb), *_relative_kept(rest)], setting)
    said = noun_saying(rest, headline=setting.headline)
    if said.text:
        return _clause(said.text, setting, said.who, said.tense)
    mentions = {"his", "her", "their", "him", "them", "he", "she", "they"} & {piece.lower for piece in rest}
    turned_text = put_together(turned([Piece(":"), *rest], setting.reader)).lstrip(": ")
    speaks = bool(mentions) and bool(re.search(r"\byou(?:r|rs|rself)?\b", turned_text))
    if first in ("a", "an"):
        if speaks:
            return Reading(setting.typed, _finished(turned_text), "other", "noun")
        return _noun([Piece("your"), *rest[1:]], setting)
    where = re.search(r"\b(?:where|that|which|when) you\b|\w you (?:\w+)(?:$| (?:with|in|at|for|on|from|by|and|about)\b)", turned_text)
    if speaks:
        return Reading(setting.typed, _finished(turned_text), "reader" if where else "other", "noun")
    if singular(head) in words("nouns", "about_others") and at(rest, place + 1) in ("in", "from", "by"):
        return _noun(rest, setting, "other")
    if is_work(head) or "W" in kind(singular(head)):
        return _noun([Piece("your"), *rest[1:]], setting)
    return _noun([Piece("your"), *rest[1:]], setting)


def _relative_kept(rest: list[Piece]) -> list[Piece]:
    return rest


def _bare_noun(rest: list[Piece], setting: Setting) -> Reading:
    """“podcast about rivers”: what the reader made or has."""
    place = head_place(rest)
    head = at(rest, place)
    if len(rest) == 1 and not _tells_alone(rest[0]):
        return asked(setting.typed, ONLY_NAME if rest[0].is_name else UNREAD)
    if all(piece.kind == "word" and piece.text.islower() and not is_word(piece.lower) and common(piece.lower) < 25 for piece in rest):
        return asked(setting.typed, NO_MEANING)
    text = put_together(_with_aside(_small_first(rest)))
    if place < 0 or (len(rest) == 1 and rest[0].is_name and not is_word(head)):
        return asked(setting.typed, UNREAD)
    if any(piece.text == "'s" for piece in rest[: place + 1]) and not counted(rest):
        return _noun(rest, setting, "other")
    if not re.search(r"\b(?:line|motto|slogan|quote|advice|rule|words):", text):
        text = re.sub(r":\s*(?=\")", " ", text)
    if text.count(",") and counted(take_apart(text)):
        text = lists_of_things(text)
    pieces = take_apart(text)
    turned_text = put_together(turned([Piece(":"), *pieces], setting.reader)).lstrip(": ")
    about = re.search(r"\b(?:about|on|with|of|by|for|to|from|calling|featuring) you\b", turned_text)
    if about and not counted(rest):
        colon = re.sub(r" you \"", ' you, "', re.sub(r" you: \"", ' you, "', turned_text))
        article_ = "" if is_plural(head) else "the "
        return Reading(setting.typed, _finished(f"{article_}{colon}"), "other", "noun")
    unknown = rest[0].kind == "word" and not is_noun(head) and not is_word(head) and rest[place].is_name
    if unknown and place == len(rest) - 1 and not any(piece.kind == "quoted" for piece in rest):
        return asked(setting.typed, UNREAD)
    if rest[0].kind == "quoted":
        return _quotation(rest, setting)
    return _noun([Piece("your"), *pieces], setting)


def _tells_alone(piece: Piece) -> bool:
    """Whether a single noun may be said as the reader's (“podcast”), not “blue” or “Python”."""
    from composer.drafting.reading.letters import may_be_name

    word = singular(piece.lower)
    if piece.is_name and may_be_name(piece.text) and not is_work(word):
        return False
    return is_work(word) or word in words("nouns", "groups") or word in words("nouns", "achievements") or bool(set("WGL") & set(kind(word)))


def _quotation(rest: list[Piece], setting: Setting) -> Reading:
    """A line in quotation marks, with where it is from."""
    quote = rest[0].text.strip()
    inner = quote.strip('"「」«»')
    tail = put_together(rest[1:]).strip(" ()-–—,:.")
    if re.match(r"(?:his|her|their|your|the|a|an) ", tail):
        return _noun(f"{re.sub('^(?:the|a|an) ', 'your ', tail)} \"{inner}\"", setting)
    found = re.match(r"^(?:from|in|at|on) (?P<where>(?:his|her|their|your) .+)$", tail)
    if found:
        inner = inner.rstrip(".")
        where = put_together(turned(take_apart(found["where"]), setting.reader))
        return Reading(setting.typed, f'your line "{inner}" from {where}', "reader", "noun")
    if tail and re.match(r"(?:creator|author|founder|maker|maintainer|host|editor|inventor|developer|designer|director)\b", tail):
        role, _, aside = tail.partition(" ")
        extra = aside.strip(" ()")
        return Reading(setting.typed, f"you are the {role} of {quote}{', ' + _an(extra) if extra else ''}", "reader", "clause")
    if not tail and len(inner.split()) >= 3:
        return Reading(setting.typed, f'your line "{inner.rstrip(".")}"', "reader", "noun")
    return asked(setting.typed, UNREAD)


def _an(text: str) -> str:
    return text if text.split(" ")[0] in words("grammar", "determiners") or is_plural(text.split(" ")[-1]) else f"{_article(text)} {text}"
