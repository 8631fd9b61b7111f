"""Typed clauses made whole: the “and” that a comma stands for, “I” in the reader's own words, “works here since …”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from composer.drafting.reading.grammar.bare_verbs import verb_reading
from composer.drafting.reading.grammar.lexicon import (
    article,
    common,
    is_adjective,
    is_noun,
    is_person,
    is_plural,
    is_work,
    lists,
    pattern,
    words,
)
from composer.drafting.reading.grammar.noun_heads import head_place
from composer.drafting.reading.grammar.pieces import Piece, put_together, take_apart
from composer.drafting.reading.grammar.predicates import is_third, main_verb
from composer.drafting.reading.grammar.verb_words import at, forms_of, is_only_past, lemma_of
from composer.word_forms import word_forms

_FEW: Final = 3
_RARER: Final = 12  # how much rarer the plural of what is not counted is


def trimmed(text: str) -> str:
    """A part without marks at its ends, “And …” and “Website: …”."""
    text = re.sub(r"^[\s,.;:!–—*•>-]+", "", text)
    text = re.sub(r"[\s,.;:!…–—<>-]+$", "", text) if not text.endswith("?") else text
    text = re.sub(r"\s*!+\s*", " ", text).strip()
    found = re.match(r"^[A-Z][\w ]{2,20}: (?P<verb>[a-z]+) ", text)
    if found and "third" in forms_of(found["verb"]) and is_third(take_apart(text[found.start("verb") :]), 0):
        text = text[found.start("verb") :]
    found = re.match(r"^(\w+): (?=[^\W\d])", text)
    if found and "third" in forms_of(found[1].lower()):
        text = f"{found[1]} {text[found.end() :]}"
    text = pattern("whole_brackets").sub(r"\g<inner>", text)
    return re.sub(
        r"^(?:(?:and|but|so|also,|plus,?|oh,?|well,|ok,|yes,|btw,?|ps:?|fun fact:|fyi,?|tbh,?|ngl,?|honestly,?"
        r"|bro|dude|yo|man,|guys,|legend:)\s+)+", "", text, flags=re.IGNORECASE
    )


def told_without(text: str) -> str:
    """“tunes by ear, no app” as “tunes by ear without an app”, where a clause with a verb stands before it."""
    found = re.match(r"^(?P<told>[^,:]+(?:,[^,:]+)?), no (?P<what>[a-z]+)$", text)
    if found is None:
        return text
    pieces = take_apart(found["told"])
    told = at(pieces, 0) in words("grammar", "pronouns") or verb_reading(pieces) in ("third", "past")
    if not told or not is_noun(found["what"]) or any(piece.lower in words("grammar", "negatives") for piece in pieces):
        return text
    what = found["what"]
    counted = not what.endswith("s") and common(word_forms().plural(what)) >= common(what) - _RARER
    bare = is_plural(what) or not counted
    return f"{found['told']} without {'' if bare else article(found['what']) + ' '}{found['what']}"


def without_clitic(text: str) -> str:
    """“\'ve lived …” as “have lived …”."""
    text = re.sub(r"^'ve\b", "have", text)
    text = re.sub(r"^'re\b", "are", text)
    found = re.match(r"^'s (\w+)", text)
    if found:
        return ("has" if "participle" in forms_of(found[1]) and "gerund" not in forms_of(found[1]) else "is") + text[2:]
    return re.sub(r"^'m\b", "am", text)


def own_words(text: str) -> str:
    """A text by the reader about the reader: “I” becomes “you”, and “you” people; quoted titles stay."""
    parts = re.split(r"(\"[^\"]*\")", text)
    return "".join(part if part.startswith('"') else _own_words(part) for part in parts)


def _own_words(text: str) -> str:
    if re.search(r"\b(?:I|my|My)\b", text):
        text = re.sub(r"\byour\b", "their", re.sub(r"\byou\b", "people", text))
    for typed, said in lists("own_words")["words"].items():
        text = re.sub(rf"\b{typed}\b", said, text)
    return text


def spliced(pieces: list[Piece]) -> list[Piece]:
    """“was a diver, is now …”, “from Lagos, lives in Leeds” and “was at … then opened …” get “and” (“but” after a “not”)."""
    joints = [place for place in range(1, len(pieces) - 1) if _is_joint(pieces, place)]
    last = joints[-1] if joints else -1
    joined = last > 0 and any(
        at(pieces, later) in ("and", "but") and forms_of(at(pieces, later + 1)) & {"third", "past"}
        for later in range(last + 1, len(pieces))
    )
    out: list[Piece] = []
    for place, piece in enumerate(pieces):
        following = pieces[place + 1] if place + 1 < len(pieces) else None
        if place in joints and (piece.text != "," or (place == last and not joined)):
            if _of_the_writer(pieces, place):
                out += [piece, Piece("and"), Piece("I")]
                continue
            if _of_the_work(pieces, place):
                out += [piece, Piece("and"), Piece("it")]
                continue
            negative = any(at(pieces, earlier) in words("grammar", "negatives") for earlier in range(place))
            if "that" in [earlier.lower for earlier in pieces[:place]]:
                out.append(piece)
            out.append(Piece("but" if negative else "and"))
            continue
        if (
            piece.lower == "then"
            and place
            and following is not None
            and forms_of(following.lower) & {"past", "third"}
            and at(pieces, place - 1) not in ("and", "but", ",", "since", "by", "until")
            and out[-1].lower not in ("and", "but")
        ):
            out.append(Piece("and"))
        out.append(piece)
    return out


def _of_the_writer(pieces: Sequence[Piece], place: int) -> bool:
    """“lent me the book in 2012, still have it”: no third person, so that it is the writer who has it."""
    adverb, verb = at(pieces, place + 1), at(pieces, place + 2)
    told = "past" in forms_of(at(pieces, 0)) and {"me", "us", "my", "our"} & {piece.lower for piece in pieces[1:place]}
    base = "base" in forms_of(verb) and "past" not in forms_of(verb)
    return bool(told) and base and adverb in ("still", "always", "often", "now")


def _of_the_work(pieces: Sequence[Piece], place: int) -> bool:
    """“wrote the proposal, was rejected twice”: the work was, not who made it."""
    done = at(pieces, place + 1) in ("was", "is", "got") and at(pieces, place + 2) in words("verbs", "done_to_works")
    return done and any(is_work(piece.lower) and not is_plural(piece.lower) for piece in pieces[1:place])


def _is_joint(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a comma or a dash stands between two verbs of one subject that was left out."""
    if pieces[place].text not in (",", "–", "—", "-") or pieces[0].kind == "quoted":
        return False
    later = place + 1
    while (
        at(pieces, later)
        in (
            "now",
            "then",
            "also",
            "still",
            "later",
            "currently",
            "recently",
            "previously",
            "formerly",
            "just",
            "once",
            "never",
            "always",
            "even",
            "only",
            "often",
        )
        and later < len(pieces) - 1
    ):
        later += 1
    verb = at(pieces, later)
    if not verb or pieces[later].kind != "word" or pieces[later].is_name:
        return False
    once = at(pieces, later - 1) in ("never", "always", "even", "just") and later > place + 1  # “when mine broke, never asked”
    once = once or (
        "third" in forms_of(at(pieces, later))
        and at(pieces, later + 1) in words("grammar", "determiners")
        and "that" in [piece.lower for piece in pieces[:place]]
    )  # “built a clock that survives, posts the videos”
    if not once and any(
        at(pieces, earlier) in ("who", "which", "that", "when", "while", "if", "because", "where", "how")
        for earlier in range(place)
    ):
        return False
    after = at(pieces, later + 1)
    governed = (
        after in words("grammar", "numbers")
        or after in ("only", "less", "more", "like", "so", "louder", "nothing")
        or after.endswith("ly")
        or (after.endswith("s") and is_noun(after))
        or after in words("grammar", "prepositions") | words("grammar", "determiners") | {"it", "them"}
    )
    passive = at(pieces, 0) in words("verbs", "passive_states") | words("verbs", "present_states")
    opens = (
        passive
        or at(pieces, 0)
        in words("grammar", "pronouns")
        | words("grammar", "auxiliaries")
        | words("grammar", "modals")
        | words("grammar", "opening_prepositions")
        or bool(forms_of(at(pieces, 0)) & {"third", "past"})
    )
    owned = at(pieces, 0) in ("his", "her", "their", "my", "our", "your") and main_verb(pieces[:place]) < 1
    if not opens or owned:  # “her show, "Salt", closed in April”
        return False
    if verb in ("is", "was", "has", "are", "were", "does", "isn't", "wasn't", "doesn't") or is_only_past(verb):
        return True
    if "third" in forms_of(verb):
        return (governed or later > place + 1 or verb not in word_forms().singulars) and is_third(pieces, later)
    if "base" in forms_of(verb) and later > place + 1 and "past" not in forms_of(verb):
        return not is_adjective(verb) and (not is_noun(verb) or governed or after == "")
    if _is_another_post(pieces[later:]) or (verb in words("verbs", "made_so") and after in words("grammar", "prepositions")):
        return False
    if "past" in forms_of(verb) and is_noun(after) and not is_noun(lemma_of(verb)):
        return True
    numbered = later + 1 < len(pieces) and pieces[later + 1].kind == "number"  # “…, found 3 mistakes”
    return "past" in forms_of(verb) and (governed or numbered or not is_adjective(verb))


def _is_another_post(told: Sequence[Piece]) -> bool:
    """“retired judge, | unretired cyclist”: a participle that describes what somebody is, too."""
    head = head_place(told)
    return head == len(told) - 1 > 0 and head < _FEW and is_person(at(told, head)) and not is_plural(at(told, head))


def yesterday(pieces: list[Piece]) -> list[Piece]:
    """“I have seen her yesterday” as “I saw her yesterday”."""
    text = put_together(pieces)
    found = pattern("heard_lately").match(text)
    if found and "participle" in forms_of(found["verb"]):
        return take_apart(f"I {word_forms().past(lemma_of(found['verb']))} {found['rest']}")
    return pieces


def second_clause(pieces: list[Piece]) -> list[Piece]:
    """“I was her pupil, she taught me” gets an “and”."""
    out: list[Piece] = []
    for place, piece in enumerate(pieces):
        out.append(piece)
        if (
            piece.text == ","
            and place > 1
            and at(pieces, place + 1) in ("he", "she", "they", "i", "we")
            and at(pieces, 0) in words("grammar", "pronouns")
        ):
            opener = any(at(pieces, earlier) in words("grammar", "subordinators") for earlier in range(2))
            if not opener:
                out.append(Piece("and"))
    return out


def plural_verb(text: str) -> str:
    """“was on the team” as “were on the team”."""
    return re.sub(r"^(was|is|has)\b", lambda found: {"was": "were", "is": "are", "has": "have"}[found[1]], text)


def lasting(rest: list[Piece]) -> list[Piece]:
    """“works here since 2019” as “has worked …”, “is living … since” as “has been living …”."""
    text = put_together(rest)
    if " that " in text.partition(" since ")[0]:
        return rest  # “told me that the room is empty since May”
    since = pattern("for_years").search(text) or pattern("since_then").search(text)
    if not since:
        return rest
    found = re.match(r"^(?P<adverb>(?:also|still|now) )?(?P<verb>is|are|am)\b(?P<rest>.*)$", text)
    if found:
        return take_apart(f"has {found['adverb'] or ''}been{found['rest']}")
    verb = at(rest, 0)
    done = "past" in forms_of(verb) and not forms_of(verb) & {"base", "third"}
    if done and pattern("since_then").search(text) and " and " not in text and "," not in text:
        return [Piece("has"), Piece(word_forms().participle(lemma_of(verb))), *rest[1:]]
    if (
        "base" in forms_of(verb)
        and re.match(r"^(?:work|live|teach|play|run|study|sing|know|write|coach|lead)\b", text)
        and re.search(r"\bfor (?:\d+|\w+) years\b|\bsince \d{4}\b", text)
    ):
        return [Piece("has"), Piece(word_forms().participle(verb)), *rest[1:]]
    if (
        "third" in forms_of(verb)
        and verb not in ("has", "does", "is")
        and is_third(rest, 0)
        and (re.search(r"\bsince \d{4}\b|\bfor \w+ years\b", text) or pattern("since_then").search(text))
        and " and " not in text
        and since.start() < (text.find(",") % (len(text) + 1))
    ):
        return [Piece("has"), Piece(word_forms().participle(lemma_of(verb))), *rest[1:]]
    return rest
