"""What speaks for a word being the verb where it stands: its tag, what follows it, what else the text tells."""

from __future__ import annotations

from collections.abc import Sequence

from composer.drafting.reading.grammar.lexicon import is_adjective, is_noun, is_person, is_plural, is_work, kind, words
from composer.drafting.reading.grammar.pieces import Piece
from composer.drafting.reading.grammar.verb_words import at, forms_of, lemma_of, tag_after_subject, tag_of


def lists_nouns(pieces: Sequence[Piece], place: int) -> bool:
    """“timetables, queues, patience”: one noun after the other, and no verb among them."""
    later = pieces[place + 1 :]
    return all(piece.text == "," or piece.lower == "and" or is_noun(piece.lower) for piece in later) and len(later) > 1


def verb_before_preposition(pieces: Sequence[Piece], place: int, letters: str) -> bool:
    """“works at the mill”: whether a word in -s before a preposition is the verb rather than a plural."""
    word, following = at(pieces, place), at(pieces, place + 1)
    if "V" in letters or word in words("verbs", "mostly_verbs"):
        return True
    tagged = tag_after_subject(pieces, place).startswith("VV")
    if "N" in letters:
        return not is_work(word) and following not in ("of", "on", "about") and tagged
    return not is_work(word) or tagged


def verb_later(pieces: Sequence[Piece]) -> bool:
    """“welds by day and sings at night”: a plain third person joined by “and”."""
    return any(
        at(pieces, later - 1) in ("and", "but", ",")
        and "third" in forms_of(at(pieces, later))
        and at(pieces, later + 1) in words("grammar", "determiners")
        for later in range(2, len(pieces))
    )


def base_of_many(pieces: Sequence[Piece], place: int) -> bool:
    """“her goats follow the bus”, “most shops take cash”: the verb of a plural subject."""
    word, before = at(pieces, place), at(pieces, place - 1)
    bare = place == 1 and is_plural(before) and is_person(before)
    if bare and at(pieces, 2) in words("grammar", "pronouns") | words("grammar", "determiners") | {"from", "to"}:
        return "V" in kind(word) or word in words("verbs", "telling")  # “customers say he …”
    if (
        at(pieces, 0) in words("grammar", "determiners")
        and place == 2
        and is_plural(before)
        and is_person(before)
        and "v" in kind(word)
    ):
        return word not in words("grammar", "prepositions") | words("grammar", "conjunctions") | words("grammar", "adverbs")
    many = is_plural(before) or before in words("nouns", "groups")
    subject = at(pieces, 0) in words("grammar", "determiners") and many and not forms_of(before) & {"gerund"}
    if not subject or word in words("grammar", "prepositions") | words("grammar", "conjunctions") | words("grammar", "adverbs"):
        return False
    following = pieces[place + 1] if place + 1 < len(pieces) else None
    if following is None or following.kind == "mark":
        return not is_noun(word) and not is_adjective(word)
    objects = words("grammar", "determiners") | words("grammar", "pronouns") | words("grammar", "numbers") | {"that", "how"}
    if following.lower in objects or following.kind in ("quoted", "number"):
        return True
    return not is_noun(word) and not is_adjective(word)


def verb_by_tag(pieces: Sequence[Piece], place: int, tag: str, *, sure: bool) -> bool:
    """Whether the tag of a word, or what follows it, shows it to be the verb."""
    if sure or _classes(pieces, place):
        return True
    following = pieces[place + 1] if place + 1 < len(pieces) else None
    if following is None:
        return tag_of(pieces, place) == tag
    if following.lower in words("grammar", "determiners") | {"how", "what", "why", "whether"} or following.kind in (
        "quoted",
        "number",
    ):
        return True
    return tag_of(pieces, place) == tag or "V" in kind(lemma_of(at(pieces, place)))


def _classes(pieces: Sequence[Piece], place: int) -> bool:
    """“the report names foam as its largest waste”: a verb, though its words could be plurals."""
    before = at(pieces, place - 1)
    named = is_noun(before) and not is_plural(before) and (is_work(before) or before in words("nouns", "groups"))
    later = [piece.lower for piece in pieces[place + 2 :]]
    return named and lemma_of(at(pieces, place)) in words("verbs", "classing") and "as" in later


def _tagged_past(pieces: Sequence[Piece], place: int) -> bool:
    """“her bees swarmed onto our scaffold”: no participle by its tag, and no other verb before the next mark."""
    end = next((later for later in range(place, len(pieces)) if pieces[later].kind == "mark"), len(pieces))
    helping = words("grammar", "auxiliaries") | words("grammar", "modals")
    later = any(at(pieces, other) in helping for other in range(place + 1, end))
    return not later and place > 1 and tag_of(pieces, place) == "VVD" and not is_adjective(at(pieces, place))


def past_not_reduced(pieces: Sequence[Piece], place: int) -> bool:
    """“called their show” is finite; “built by hand”, “published in May” is short for “that was …”."""
    word, following = at(pieces, place), pieces[place + 1] if place + 1 < len(pieces) else None
    if following is None or following.kind == "mark":
        return lemma_of(word) in words("verbs", "happening")
    lower = following.lower
    if lemma_of(word) in words("verbs", "never_passive"):
        return True
    if lower in ("by", "as"):
        return False
    if lower in ("that", "how", "why", "me", "us", "him", "her", "them", "you", "up", "out", "off") or lower in words(
        "grammar", "determiners"
    ):
        return True
    if following.kind in ("number", "quoted") or following.is_name:
        return True
    owned = at(pieces, 0) in ("her", "his", "their", "my", "our", "your", "the")
    if lower in words("grammar", "adverbs") and owned and lemma_of(word) in words("verbs", "happening"):
        return True
    if owned and lower in words("grammar", "prepositions") and _tagged_past(pieces, place):
        return True
    apposed = at(pieces, place - 1) == ","  # “her exhibition, "Salt", closed in April”
    if owned and apposed and lemma_of(word) in words("verbs", "happening"):
        return True
    states = words("verbs", "passive_states") | words("verbs", "present_states") | words("verbs", "naming")
    if owned and place == 2 and is_person(at(pieces, 1)) and word not in states and lower in words("grammar", "prepositions"):
        return True  # “his apprentice fixed in two days what …”
    if lower in words("grammar", "prepositions") or lower in words("grammar", "adverbs"):
        owned = at(pieces, 0) in ("her", "his", "their", "my", "our", "your", "the")
        moved = lower in ("for", "to", "into", "through")
        return owned and lemma_of(word) in words("verbs", "happening") and (not is_adjective(word) or moved)
    return not is_plural(at(pieces, place - 1)) or is_noun(lower)
