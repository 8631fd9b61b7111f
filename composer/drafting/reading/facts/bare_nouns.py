"""Noun phrases as facts: what the reader has, is or made, and clauses about somebody else."""

from __future__ import annotations

import re

from composer.drafting.reading.addressing.second_person import turned
from composer.drafting.reading.doubts import NO_MEANING, ONLY_NAME, UNREAD, WHOSE
from composer.drafting.reading.facts.asides import role_with_aside, with_aside
from composer.drafting.reading.facts.joints import lasting, second_clause
from composer.drafting.reading.facts.noun_sayings import Saying
from composer.drafting.reading.facts.nouns import noun_saying
from composer.drafting.reading.facts.posts import posts_saying
from composer.drafting.reading.facts.sayings import (
    LASTING,
    Setting,
    clause,
    finished,
    in_small,
    noun_phrase,
    small_first,
    tense_of,
)
from composer.drafting.reading.grammar.bare_verbs import verb_reading
from composer.drafting.reading.grammar.lexicon import article as _article
from composer.drafting.reading.grammar.lexicon import (
    common,
    is_given_name,
    is_noun,
    is_person,
    is_plural,
    is_word,
    is_work,
    kind,
    singular,
    words,
)
from composer.drafting.reading.grammar.noun_heads import counted, head_place, is_writing, laid_by_reader, with_and, years_spent
from composer.drafting.reading.grammar.pieces import Piece, put_together, take_apart
from composer.drafting.reading.grammar.predicates import is_share, main_verb
from composer.drafting.reading.grammar.verb_words import at
from composer.drafting.reading.reading import Reading, asked


def nominal(adverb: list[Piece], rest: list[Piece], setting: Setting) -> Reading:
    """A noun phrase, perhaps with a verb of its own."""
    if not rest:
        return asked(setting.typed, UNREAD)
    writing = is_writing(rest, head_place(rest))
    told = None if writing else _spent(adverb, rest, setting) or _posts(adverb, rest, setting)
    if told is not None:
        return told
    place = (
        main_verb(rest)
        if not counted(rest)
        or at(rest, 0) == "one"
        or at(rest, 1) == "of"
        or is_share(rest)
        or any(at(rest, later) in words("grammar", "auxiliaries") for later in range(len(rest)))
        else -1
    )
    named = _named_and_told(rest)
    if named is not None:
        return clause(named, setting, "other")
    if _of_anybody(rest):
        return clause(rest, setting, "other")
    head = head_place(rest)
    if (
        head > place > 0
        and is_person(at(rest, head))
        and not is_plural(at(rest, head))
        and at(rest, 0) not in words("grammar", "determiners")
    ):
        place = -1  # “darts player”
    told_who = is_person(at(rest, head_place(rest))) and at(rest, head_place(rest) + 1) in ("who", "that", "turned")
    if place > 0 and not told_who:
        return _other_subject(rest, place, setting)
    first = at(rest, 0)
    adverbial = put_together(in_small(adverb))
    if first in ("the", "a", "an") and len(rest) > 1:
        return _determined(adverb, rest, setting)
    laid = laid_by_reader(rest)
    if laid:
        return clause([Piece("you"), *take_apart(laid)], setting, "reader", "past")
    follows = _follower(rest, setting)
    if follows is not None:
        return follows
    said = Saying("") if writing else noun_saying(role_with_aside(rest), adverb=adverbial)
    if said.text:
        return clause(said.text, setting, said.who, said.tense)
    if adverb and not counted(rest):
        has = is_plural(at(rest, head_place(rest))) and at(adverb, 0) in ("still", "also", "always")
        owns = [Piece("you"), *in_small(adverb), Piece("have"), *small_first(rest)]
        return clause(owns, setting) if has else asked(setting.typed, UNREAD)
    return _bare_noun(rest, setting)


def _of_anybody(rest: list[Piece]) -> bool:
    """“nobody leaves hungry”, “every apprentice who left still writes to her”."""
    if at(rest, 0) in ("nobody", "everybody", "everyone", "somebody", "someone"):
        return len(rest) > 2
    head = head_place(rest)
    every = at(rest, 0) in ("every", "each", "no", "all", "most", "many", "some", "any")
    return every and is_person(at(rest, head)) and at(rest, head + 1) == "who"


def _spent(adverb: list[Piece], rest: list[Piece], setting: Setting) -> Reading | None:
    """“10 years running a hotline”; None for anything else."""
    spent = "" if adverb else years_spent(rest)
    return clause(spent, setting, "reader", "present" if spent.startswith("you have") else "past") if spent else None


def _named_and_told(rest: list[Piece]) -> list[Piece] | None:
    """“Kelp & Rye, the studio she founded, is hiring”: a name, who that is, and its verb; None for anything else."""
    commas = [place for place, piece in enumerate(rest) if piece.text == ","]
    if len(commas) < 2 or not all(piece.is_name or piece.lower in ("&", "-", "and") for piece in rest[: commas[0]]):
        return None
    told = rest[commas[1] + 1 :]
    apposed = at(rest, commas[0] + 1) in words("grammar", "determiners")
    if not told or not apposed or verb_reading(told) not in ("third", "auxiliary"):
        return None
    return [*rest[: commas[1] + 1], *lasting(told)]


def _posts(adverb: list[Piece], rest: list[Piece], setting: Setting) -> Reading | None:
    """“retired judge, amateur clown”, “vet and runs a rescue for owls”; None for anything else."""
    row = posts_saying(put_together(rest)) if not adverb and any(piece.text == "," for piece in rest) else None
    return clause(row.text, setting, row.who, row.tense) if row is not None else _post_and_verb(adverb, rest, setting)


def _post_and_verb(adverb: list[Piece], rest: list[Piece], setting: Setting) -> Reading | None:
    """“vet and runs a rescue for owls”: what somebody is, and what they do."""
    joint = next((place for place in range(1, len(rest) - 1) if at(rest, place) in ("and", ",")), 0)
    told = rest[joint + 1 :]
    told = told[1:] if at(told, 0) in ("and", "also", "now") else told
    place = head_place(rest[:joint]) if joint else -1
    head = at(rest, place)
    whole = place == joint - 1 or at(rest, place + 1) in ("of", "at", "in", "for", "from")
    post = joint and whole and is_person(head) and not is_plural(head)
    if adverb or not post or at(rest, 0) in words("grammar", "determiners") or not told or not _acts(told):
        return None
    said = noun_saying(rest[:joint])
    if not said.text.startswith("you "):
        return None
    return clause([*take_apart(said.text), Piece("and"), *told], setting, tense=said.tense)


def _acts(told: list[Piece]) -> bool:
    """Whether words without a subject say what somebody does or did: “runs a rescue”, “taught us to sail”."""
    objects = words("grammar", "determiners") | words("grammar", "pronouns")
    doing = at(told, 0) in ("does", "has") and len(told) > 1
    return verb_reading(told) == "third" or doing or (verb_reading(told) == "past" and at(told, 1) in objects)


def _on_roll(rest: list[Piece], setting: Setting) -> Reading:
    """“UN roster, 2 languages”, “jury of the Gravy Prize 2023”: the reader is or was on it."""
    text = put_together(rest)
    text = re.sub(r",\s*(?=[A-Z])", " of ", text) if re.search(r",\s*[A-Z]", text) else text.split(",", maxsplit=1)[0]
    past = re.search(r"\b(?:19|20)\d\d\b", text) and not LASTING.search(text)
    be = "were" if past else "have been" if LASTING.search(text) else "are"
    small = small_first(take_apart(text))
    return clause([*take_apart(f"you {be} on the"), *small], setting, tense="past" if past else "present")


def _follower(rest: list[Piece], setting: Setting) -> Reading | None:
    """“big fan of his cartoons”, “long-time reader of her blog”: the writer is."""
    place = head_place(rest)
    if is_plural(at(rest, place)) or main_verb(rest) > 0:
        return None
    if singular(at(rest, place)) not in words("nouns", "followers") or at(rest, place + 1) not in ("of", "at", "in", "to", "on"):
        return None
    theirs = at(rest, place + 1) == "of" and at(rest, place + 2) in ("his", "hers", "theirs", "yours")
    if theirs and (place + 3 == len(rest) or at(rest, place + 3) in words("grammar", "prepositions") | {","}):
        return _was_follower(put_together(small_first(rest)), setting)
    if at(rest, place + 2) not in ("his", "her", "their", "your") and at(rest, place + 2) not in setting.reader.words:
        return None
    if is_person(at(rest, place + 3)) or at(rest, place + 3) in words("nouns", "kin"):
        return None
    text = put_together(small_first(rest))
    be = "have been" if LASTING.search(text) else "am"
    return clause(
        f"I {be} {'' if rest[0].lower in words('grammar', 'determiners') else _article(text) + ' '}{text}",
        setting,
        "sender",
        "present",
    )


def _was_follower(text: str, setting: Setting) -> Reading:
    """“patient of hers”, “ex student of his”: what the writer is or was."""
    former = re.match(r"(?i)(?:ex|former|old)[ -](?P<what>.+)$", text)
    what = former["what"] if former else text
    dated = former or re.search(r"\b(?:19|20)\d\d\b", text)
    be = "used to be" if dated else "have been" if LASTING.search(text) else "am"
    return clause(f"I {be} {_article(what)} {what}", setting, "sender", "past" if dated else "present")


def _other_subject(rest: list[Piece], place: int, setting: Setting) -> Reading:
    """A clause about a team, a review, a firm: said as it is, with the article that it lacks."""
    first = rest[0]
    head = at(rest, head_place(rest[:place]))
    lower = first.lower
    if is_share(rest):
        return clause([first.said(lower), *rest[1:]], setting, "other")
    reader_too = bool({"his", "her", "their", "him", "them", "your", "he", "she", "they"} & {piece.lower for piece in rest})
    if (
        lower == "the"
        and place == 2
        and at(rest, 1) in words("nouns", "told_of")
        and not ({"him", "them"} & {piece.lower for piece in rest})
    ):
        return clause([Piece("you"), *rest[2:]], setting, "reader", tense_of(rest[2:]))
    if lower == "the" and at(rest, 1) in words("nouns", "groups") and not reader_too:
        return clause([Piece("your"), *rest[1:]], setting, "other")
    if (
        lower in words("grammar", "determiners") | {"one"}
        or first.kind == "number"
        or is_plural(head)
        or (at(rest, 1) == "of" and (counted(rest) or lower in words("grammar", "quantities")))
        or (first.is_name and (not is_word(lower) or is_given_name(lower) or (rest[1:2] and rest[1].is_name)))
    ):
        return clause(second_clause(rest), setting, "other")
    if any(piece.text == "'s" for piece in rest[:place]):
        return clause(rest, setting, "other")
    theirs = singular(head) in words("nouns", "groups") or "L" in kind(singular(head))  # “plant went down to one furnace”
    if not reader_too and (is_work(head) or theirs):
        return clause([Piece("your"), *small_first(rest)], setting, "reader" if is_work(head) else "other")
    return clause([Piece("the"), *small_first(rest)], setting, "other")


def _determined(adverb: list[Piece], rest: list[Piece], setting: Setting) -> Reading:
    """“the face of …”, “a coach that …”, “a film about …”, “the mill where she …”."""
    place = head_place(rest)
    head = at(rest, place)
    first = at(rest, 0)
    if is_person(head) and not is_plural(head) and not is_writing(rest, place):
        if "and" not in [piece.lower for piece in rest] and any(
            piece.text == "," and at(rest, later + 1) in ("a", "an", "the") for later, piece in enumerate(rest)
        ):
            last = max(
                later for later, piece in enumerate(rest) if piece.text == "," and at(rest, later + 1) in ("a", "an", "the")
            )
            rest = [*rest[:last], Piece("and"), *rest[last + 1 :]]
        relative = at(rest, place + 1) in ("who", "that", "whom", "whose", "which")
        if relative and re.search(r"\byou\b", put_together(turned([Piece(":"), *rest], setting.reader))):
            return clause(rest, setting, "other") if main_verb(rest) > 0 else asked(setting.typed, WHOSE)
        be = "you have been" if LASTING.search(put_together(rest)) and not relative else "you are"
        return clause([*take_apart(be), *in_small(adverb), *rest], setting)
    said = noun_saying(rest)
    if said.text:
        return clause(said.text, setting, said.who, said.tense)
    mentions = {"his", "her", "their", "him", "them", "he", "she", "they"} & {piece.lower for piece in rest}
    turned_text = put_together(turned([Piece(":"), *rest], setting.reader)).lstrip(": ")
    speaks = bool(mentions) and bool(re.search(r"\byou(?:r|rs|rself)?\b", turned_text))
    if at(rest, 1) in ("only", "first", "oldest", "largest", "smallest", "longest") and is_work(head) and not speaks:
        made = "wrote" if singular(head) in words("nouns", "written") else "made"
        return clause([Piece("you"), Piece(made), *rest], setting, "reader", "past")
    alone = at(rest, 1) in words("grammar", "ordinals") and at(rest, 1) not in ("next", "newest", "second", "third")
    placed = bool(set("LG") & set(kind(singular(head))))
    if first == "the" and alone and placed and not speaks and place > 1:
        # “the only bakery open on …”
        return clause([*take_apart("you have"), *in_small(adverb), *rest], setting, tense="present")
    if first in ("a", "an"):
        if speaks and re.search(r"\byou\b", turned_text):
            return Reading(setting.typed, finished(turned_text), "other", "noun")
        return noun_phrase([Piece("your"), *rest[1:]], setting)
    if head == "one":
        return asked(setting.typed, WHOSE)
    where = re.search(
        r"\b(?:where|that|which|when) you\b|\w you (?:\w+)(?:$| (?:with|in|at|for|on|from|by|and|about)\b)", turned_text
    )
    if speaks:
        return Reading(setting.typed, finished(turned_text), "reader" if where else "other", "noun")
    if singular(head) in words("nouns", "about_others") and at(rest, place + 1) in ("in", "from", "by"):
        return noun_phrase(rest, setting, "other")
    return noun_phrase([Piece("your"), *rest[1:]], setting)


def _bare_noun(rest: list[Piece], setting: Setting) -> Reading:
    """“podcast about rivers”: what the reader made or has."""
    if at(rest, head_place(rest)) in words("nouns", "rolls") and head_place(rest) < 3:
        return _on_roll(rest, setting)
    from composer.drafting.reading.facts.quotations import quotation

    place = head_place(rest)
    head = at(rest, place)
    if len(rest) == 1 and not _tells_alone(rest[0]):
        return asked(setting.typed, ONLY_NAME if rest[0].is_name else UNREAD)
    if all(
        piece.kind == "word" and piece.text.islower() and not is_word(piece.lower) and common(piece.lower) < 25 for piece in rest
    ):
        return asked(setting.typed, NO_MEANING)
    text = put_together(with_aside(small_first(rest)))
    if head == "generation" or place < 0 or (len(rest) == 1 and rest[0].is_name and not is_word(head)):
        return asked(setting.typed, UNREAD)
    if any(piece.text == "'s" for piece in rest[: place + 1]) and not counted(rest):
        return noun_phrase(rest, setting, "other")
    if not re.search(r"\b(?:line|motto|slogan|quote|advice|rule|words):", text):
        text = re.sub(r":\s*(?=\")", " ", text)
    acts = verb_reading(take_apart(text.rpartition(", ")[2])) == "third"
    if text.count(",") and counted(take_apart(text)) and not acts:
        text = with_and(text)
    pieces = take_apart(text)
    turned_text = put_together(turned([Piece(":"), *pieces], setting.reader)).lstrip(": ")
    about = re.search(r"\b(?:about|on|with|of|by|for|to|from|calling|featuring) you\b", turned_text)
    if about and not counted(rest):
        colon = re.sub(r" you \"", ' you, "', re.sub(r" you: \"", ' you, "', turned_text))
        article_ = "" if is_plural(head) else "the "
        return Reading(setting.typed, finished(f"{article_}{colon}"), "other", "noun")
    unknown = rest[0].kind == "word" and not is_noun(head) and not is_word(head) and rest[place].is_name
    if unknown and place == len(rest) - 1 and not any(piece.kind == "quoted" for piece in rest):
        return asked(setting.typed, UNREAD)
    if rest[0].kind == "quoted":
        return quotation(rest, setting)
    if re.match(r"(?:[A-Z][\w'&-]*(?: |, (?=the ))){1,4}the \w", text):  # “Boring Money, the podcast that …”
        return noun_phrase(pieces, setting)
    return noun_phrase([Piece("your"), *pieces], setting)


def _tells_alone(piece: Piece) -> bool:
    """Whether a single noun may be said as the reader's (“podcast”), not “blue” or “Python”."""
    from composer.drafting.reading.grammar.gazetteer import may_be_name

    word = singular(piece.lower)
    if piece.is_name and may_be_name(piece.text) and not is_work(word):
        return False
    return (
        is_work(word)
        or word in words("nouns", "groups")
        or word in words("nouns", "achievements")
        or bool(set("WGL") & set(kind(word)))
    )
