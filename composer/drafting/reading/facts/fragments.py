"""Parts without a subject: told by their first word whether verb, preposition, adjective or noun."""

from __future__ import annotations

import re

from composer.drafting.reading.doubts import UNREAD
from composer.drafting.reading.facts.awards import noun_special
from composer.drafting.reading.facts.elided import elided
from composer.drafting.reading.facts.explicit import subject_reader
from composer.drafting.reading.facts.nouns import noun_saying
from composer.drafting.reading.facts.openers import opening_time
from composer.drafting.reading.facts.posts import post_saying
from composer.drafting.reading.facts.sayings import LASTING, PAST_TIME, Setting, clause, in_small, noun_phrase, small_first
from composer.drafting.reading.facts.subjects import verb_place
from composer.drafting.reading.grammar.bare_verbs import verb_reading
from composer.drafting.reading.grammar.lexicon import is_adjective, is_noun, is_person, is_plural, is_word, kind, pattern, words
from composer.drafting.reading.grammar.noun_heads import counted, head_place
from composer.drafting.reading.grammar.pieces import Piece, put_together, take_apart
from composer.drafting.reading.grammar.predicates import is_share, main_verb
from composer.drafting.reading.grammar.verb_words import at, forms_of, is_only_past
from composer.drafting.reading.reading import Reading, asked


def without_subject(pieces: list[Piece], setting: Setting) -> Reading:
    """A part that does not say who: verb, noun, adjective, preposition."""
    first = at(pieces, 0)
    if first in ("first", "once") and at(pieces, 1) in ("a", "an"):
        return clause([Piece("you"), Piece("were"), *pieces], setting, tense="past")
    about = _about_somebody(pieces, setting) or _told_first(pieces, setting)
    if about is not None:
        return about
    if is_share(pieces) and main_verb(pieces) > 0:
        return _by_class([], pieces, setting)
    if first in ("not", "no") and len(pieces) > 1:
        return _negated(pieces, setting)
    adverb, rest = _adverbs(pieces)
    if not adverb:
        said = noun_special(rest)
        if said is not None:
            return noun_phrase(said.text, setting) if said.form == "noun" else clause(said.text, setting, said.who, said.tense)
    return _by_class(adverb, rest, setting)


def _by_class(adverb: list[Piece], rest: list[Piece], setting: Setting) -> Reading:
    from composer.drafting.reading.facts.bare_nouns import nominal

    if counted(rest) or is_share(rest) or (at(rest, 1) == "of" and at(rest, 0) in words("grammar", "quantities")):
        return nominal(adverb, rest, setting)
    verb = verb_reading(rest)
    subject = main_verb(rest)  # “billing backlog went from 300 to 40”: a noun that names what went
    many = is_plural(at(rest, 1)) and not forms_of(at(rest, subject)) & {"third", "gerund"}  # “weighing disputes cost them a day”
    compound = verb == "gerund" and subject >= 2 and is_noun(at(rest, 1)) and (many or is_only_past(at(rest, 2)))
    made = verb == "third" and is_plural(at(rest, 0)) and is_noun(at(rest, 0)) and at(rest, 1) in words("verbs", "came_about")
    if made:
        return noun_phrase([Piece("your"), *small_first(rest)], setting)  # “kites made out of umbrellas”
    if compound and is_word(at(rest, 0)):
        rest = small_first(rest)
    if verb and not compound:
        return elided(adverb, rest, verb, setting)
    if at(rest, 0) in words("grammar", "opening_prepositions") | {"as", "like", "of", "to"}:
        return _prepositional(adverb, rest, setting)
    back = at(rest, 0) in ("back", "home", "away", "abroad") and at(rest, 1) in words("grammar", "prepositions")
    if back or (at(rest, 0) == "the" and at(rest, 1) in words("grammar", "ordinals") and not is_noun(at(rest, 2))):
        return clause([*take_apart("you are"), *in_small(adverb), *rest], setting, tense="present")
    if at(rest, 0) in ("first", "last", "only") and at(rest, 1) == "to" and "base" in forms_of(at(rest, 2)):
        return clause([*take_apart("you were the"), *in_small(adverb), *rest], setting, tense="past")
    known = at(rest, 0) in ("best", "well", "widely") and at(rest, 1) == "known"
    ends = len(rest) == 1 or (len(rest) > 1 and rest[1].text == ",")
    often = at(adverb, 0) in ("always", "never", "often") and len(rest) > 1
    lone = bool(adverb) and ends and is_adjective(at(rest, 0)) and (often or not is_noun(at(rest, 0)))
    if known or lone or _predicate_adjective(rest):
        be = "have been" if LASTING.search(put_together(rest)) else "are"
        return clause([Piece("you"), *take_apart(be), *in_small(adverb), *small_first(rest)], setting, tense="present")
    return nominal(adverb, rest, setting)


def _told_first(pieces: list[Piece], setting: Setting) -> Reading | None:
    """“Now she makes …”, “ex-Siemens”, “In his free hours he …”: what comes before the rest."""
    place = 1 + (at(pieces, 1) == ",")
    if at(pieces, 0) == "today" and at(pieces, place) in ("he", "she", "they"):
        return subject_reader([*pieces[place:], pieces[0].said("today")], setting)
    if at(pieces, 0) in words("grammar", "adverbs_of_state") | {"then", "later"} and at(pieces, place) in ("he", "she", "they"):
        return subject_reader([pieces[place], pieces[0].said(at(pieces, 0)), *pieces[place + 1 :]], setting)
    if at(pieces, 0).endswith("ly") and (told := opening_time(pieces, setting)) is not None:
        return told
    left = re.match(r"(?i)(?:formerly|previously|once) (?:of|with) (?P<where>.+)$", put_together(pieces))
    if left and not main_verb(take_apart(left["where"])) > 0:
        return clause(f"you used to be at {left['where']}", setting, "reader", "past")
    text = put_together(pieces)
    if pattern("it_says").match(text):
        return clause(pieces, setting, "other", "present")
    if re.match(r"(?i)ex[- ]|former", text) and not re.search(r"\bof (?:his|hers|theirs)\b", text):
        said = noun_saying(pieces)
        if said.text:
            return clause(said.text, setting, said.who, said.tense)
    return opening_time(pieces, setting)


def _about_somebody(pieces: list[Piece], setting: Setting) -> Reading | None:
    """“the woman who built …”, “who taught …”, “the reason our library is open”."""
    first = at(pieces, 0)
    if first == "that" and is_noun(at(pieces, 1)) and len(pieces) > 2:
        return without_subject([pieces[0].said("the"), *pieces[1:]], setting)
    if first in ("who", "whoever", "that", "which") and len(pieces) > 1:
        return without_subject(pieces[1:], setting)
    noun = int(first in ("the", "a", "an"))
    if at(pieces, noun) in words("nouns", "anybody") and at(pieces, noun + 1) in ("who", "that") and len(pieces) > noun + 3:
        told = pieces[noun + 2 :]
        return clause(pieces, setting, "other") if _has_main_verb(told) else without_subject(told, setting)
    called = at(pieces, 1) in words("nouns", "said_of_people") or at(pieces, 2) == "behind"
    lone = first in words("nouns", "unique_roles") - words("grammar", "ordinals") and not is_person(first)
    if lone and at(pieces, 1) == "of" and len(pieces) > 2:
        return clause([*take_apart("you are the"), *in_small(pieces[:1]), *pieces[1:]], setting, tense="present")
    people = any(is_person(piece.lower) or piece.lower == "who" for piece in pieces[2:])
    among = at(pieces, 1) == "of" and main_verb(pieces) < 0 and people
    if among and first in ("one", "first", "last"):
        lead = "you are" if first == "one" else "you were the"
        return clause([*take_apart(lead), *pieces], setting, tense="present" if first == "one" else "past")
    if first in ("0", "zero") and len(pieces) > 1:
        lasts = re.search(r"\bin \w+ (?:years|months|seasons|weeks)\b", put_together(pieces))
        return clause([*take_apart("you have had no" if lasts else "you have no"), *pieces[1:]], setting, tense="present")
    if first == "to" and at(pieces, 1) == "be" and "participle" in forms_of(at(pieces, 2)):
        return clause([*take_apart("you are"), *pieces], setting, tense="future")
    if first == "the" and called and len(pieces) > 2:
        return clause([Piece("you"), Piece("are"), *pieces], setting)
    return None


def _has_main_verb(told: list[Piece]) -> bool:
    """Whether a relative clause is followed by what its person did (“who crossed the strait | bought her boat”)."""
    objects = words("grammar", "determiners") | words("grammar", "pronouns")
    return any(
        is_noun(at(told, place - 1))
        and forms_of(at(told, place)) & {"past", "third"}
        and (not is_adjective(at(told, place)) or at(told, place + 1) in ("he", "she", "they", "that"))
        and at(told, place + 1) in objects | {"that"}
        for place in range(3, len(told) - 1)
    )


def _adverbs(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The adverbs that stand before the rest (“recently joined …”), and the rest; “highly paid pilot” keeps its own."""
    place = verb_place(pieces)
    if not place and at(pieces, 0) in words("grammar", "adverbs_of_state") and len(pieces) > 1:
        place = 1
    adverb, rest = pieces[:place], pieces[place:]
    if rest and rest[0].text == ",":
        rest = rest[1:]
    if not adverb or not rest:
        return adverb, rest
    last, word = adverb[-1].lower, at(rest, 0)
    verbal = forms_of(word) & {"third", "past", "gerund"}
    acts = bool(verbal) and at(rest, 1) in words("grammar", "determiners")
    described = (is_adjective(word) and not verbal) or (is_person(at(rest, head_place(rest))) and not acts)
    degree = last.endswith("ly") and last not in words("grammar", "state_ly") and described
    if degree or (last == "first" and not verbal):
        return adverb[:-1], pieces[place - 1 :]
    return adverb, rest


def _negated(pieces: list[Piece], setting: Setting) -> Reading:
    """“not a friend of …”, “no longer in the band”, “not only …”."""
    first, second = at(pieces, 0), at(pieces, 1)
    if first == "no" and second == "longer":
        rest = pieces[2:]
        if not rest:
            return asked(setting.typed, UNREAD)
        if verb_reading(rest) and "gerund" not in forms_of(at(rest, 0)):
            return clause([Piece("you"), Piece("no"), Piece("longer"), *rest], setting)
        if is_person(at(rest, head_place(rest))) and at(rest, 0) not in words("grammar", "determiners") | words(
            "grammar", "prepositions"
        ):
            said = post_saying(rest, head_place(rest))
            return clause(
                said.text.replace("you are", "you are no longer", 1).replace("you have been", "you are no longer", 1), setting
            )
        return clause([Piece("you"), Piece("are"), Piece("no"), Piece("longer"), *rest], setting)
    if first == "not":
        if (
            "gerund" in forms_of(second)
            or second
            in words("grammar", "determiners")
            | words("grammar", "prepositions")
            | {"only", "just", "really", "very", "yet", "from"}
            or is_adjective(second)
        ):
            return clause([Piece("you"), Piece("are"), *pieces], setting)
        if is_person(at(pieces[1:], head_place(pieces[1:]))):
            return clause(post_saying(pieces[1:], head_place(pieces[1:])).text.replace("you are", "you are not", 1), setting)
        return asked(setting.typed, UNREAD)
    if first == "no":
        place = head_place(pieces)
        if place > 0 and main_verb(pieces) < 0:
            denied = any(piece.text == "," and at(pieces, later + 1) == "no" for later, piece in enumerate(pieces))
            if denied:
                listed = re.sub(r",(?= no [^,]+$)", " and", put_together(pieces))
                return clause(f"you {'have had' if LASTING.search(listed) else 'have'} {listed}", setting)
            has = [Piece("but") if piece.text == "," else piece for piece in pieces]
            return clause([Piece("you"), Piece("have"), *has], setting)
    return asked(setting.typed, UNREAD)


def _prepositional(adverb: list[Piece], rest: list[Piece], setting: Setting) -> Reading:
    first, text = at(rest, 0), put_together([*in_small(rest[:1]), *rest[1:]])
    if first in ("to", "of", "as", "like", "for", "by", "during", "until", "per", "via", "than") or (
        first == "about" and at(rest, 1) != "to"
    ):
        return asked(setting.typed, UNREAD)
    if len(rest) < 2:
        return asked(setting.typed, UNREAD)
    found = pattern("without_in_years").match(text)
    if found:
        return clause(f"you have been {found['role']} for {found['time']} without {found['what']}", setting, tense="present")
    words_ = [*in_small(adverb)]
    who = "both" if re.search(r"\bsame\b", text) and not LASTING.search(text) else "reader"
    subject = "we" if who == "both" else "you"
    if LASTING.search(text):
        return clause(
            [Piece(subject), Piece("have"), *words_, Piece("been"), *take_apart(text)],
            setting,
            "both" if who == "both" else "reader",
            "present",
        )
    past = (
        bool(PAST_TIME.search(text))
        or bool({"formerly", "previously", "once"} & {piece.lower for piece in adverb})
        or bool(pattern("past_place").search(text))
    )
    return clause(
        [Piece(subject), Piece("were" if past else "are"), *words_, *take_apart(text)],
        setting,
        "both" if who == "both" else "reader",
        "past" if past else "present",
    )


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
    if following in ("in", "for", "about", "to", "with", "at", "of", "on", "from", "by", "near", "under"):
        return state or not is_noun(word)
    return following in ("and", ",") and _predicate_adjective(rest[2:])
