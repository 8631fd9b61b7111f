"""Whether “her” is the one something is done to (“met her once”) or the one who owns (“met her boss”)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from composer.drafting.reading.grammar.lexicon import is_adjective, is_noun, is_work, kind, words
from composer.drafting.reading.grammar.noun_phrases import is_unknown_plural
from composer.drafting.reading.grammar.pieces import Piece
from composer.drafting.reading.grammar.verb_words import at, forms_of, lemma_of, tag_of

_OBJECT_TAG: Final = "PNP"  # CLAWS: a personal pronoun, where an owner is DPS
_ALSO_BEFORE_NOUNS: Final = frozenset(["past", "like", "inside", "near", "round"])  # “her inside knowledge”
_MORE: Final = frozenset(["more", "less"])
_VERY: Final = frozenset(["very", "so", "too", "quite", "really"])


def her_is_object(pieces: Sequence[Piece], place: int) -> bool:
    """Whether “her” at a place is the object, not the owner.

    What follows decides: no noun phrase goes on with “whether”, “our”, a pronoun or a lone adverb; a number or “some”
    behind a verb of giving is what is given (“owe her three lessons”); a verb behind a preposition ends the phrase before it.
    """
    following = pieces[place + 1] if place + 1 < len(pieces) else None
    if following is None or (following.kind == "mark" and following.text not in '("'):
        return True
    if place == 0:
        return False
    if following.kind in ("quoted", "number"):
        return following.kind == "number" and _gives(at(pieces, place - 1))
    word, before = following.lower, at(pieces, place - 1)
    lone = following.is_name and not (place + 2 < len(pieces) and pieces[place + 2].is_name)
    if lone and lemma_of(before) in words("verbs", "calling"):
        return True  # “everyone calls her Captain”
    if word in words("grammar", "ordinals"):
        return _first(pieces, place)
    if word in words("grammar", "after_object") | words("grammar", "prepositions") | words("grammar", "pronouns"):
        ends = place + 2 == len(pieces) and word in words("grammar", "prepositions")  # “add the module to her till”
        return not (ends and is_noun(word)) and (word not in _ALSO_BEFORE_NOUNS or not is_noun(at(pieces, place + 2)))
    told = at(pieces, place + 2) if is_adjective(word) else word  # “give her bad news”
    if word in words("grammar", "numbers") | words("grammar", "quantities") | _MORE or told in words("grammar", "told_things"):
        return _gives(before)
    if word in _VERY and is_adjective(at(pieces, place + 2)):
        return _ends(pieces, place + 3)  # “found her very kind”
    way = word in words("grammar", "only_predicative") or (word in words("grammar", "ways") and _ends(pieces, place + 2))
    if way or _is_adverb(pieces, place + 1):
        return True  # “keeps her awake”, “thank her properly”, “drive her home”
    if before in words("grammar", "with_bare_infinitive"):
        return _does(pieces, place)
    if before in words("grammar", "prepositions") and place > 1:
        verb = bool(forms_of(word) & {"third", "past"}) and not (word.endswith("ed") and is_noun(at(pieces, place + 2)))
        verb = verb and at(pieces, place - 2) != "thanks"  # “thanks to her tables the lock opens”
        acts = verb and (at(pieces, place + 2) in words("grammar", "determiners") or not (is_noun(word) or is_adjective(word)))
        return acts or _is_pictured(pieces, place)
    named = is_unknown_plural(word) or is_noun(word)
    return tag_of(pieces, place).startswith(_OBJECT_TAG) and not named and not is_adjective(word)


def _is_pictured(pieces: Sequence[Piece], place: int) -> bool:
    """“reel of her throwing cups”: whom a picture shows at work."""
    pictured = at(pieces, place - 1) == "of" and at(pieces, place - 2) in words("quoting", "pictures")
    return pictured and "gerund" in forms_of(at(pieces, place + 1)) and at(pieces, place + 2) not in ("of", "")


def _first(pieces: Sequence[Piece], place: int) -> bool:
    """“ask her first”, “tell her only one thing”, “met her last week”; not “her first boat”."""
    word, after = at(pieces, place + 1), at(pieces, place + 2)
    if word == "only" and after in words("grammar", "numbers"):
        return True
    return _ends(pieces, place + 2) or (word in ("last", "next") and not _owns_last(pieces, place))


def _gives(verb: str) -> bool:
    return lemma_of(verb) in words("verbs", "giving")


def _ends(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a phrase is over at a place: the end, a mark, a preposition, “and”, a conjunction."""
    if place >= len(pieces) or pieces[place].kind == "mark":
        return True
    word = at(pieces, place)
    return word in words("grammar", "prepositions") | words("grammar", "conjunctions") | words("grammar", "subordinators") or (
        word in words("grammar", "after_object") and word != "to"
    )


def _owns_last(pieces: Sequence[Piece], place: int) -> bool:
    """“with her last landlord” and “her last book”, where “with her last year” and “saw her last week” name a time."""
    times = words("grammar", "time_units") | words("grammar", "days") | {"night", "weekend", "spring", "autumn", "fall", "time"}
    noun = at(pieces, place + 2)
    if noun in times or "T" in kind(noun):
        return at(pieces, place + 3) == "of"
    return is_noun(noun) or is_adjective(noun)


def _is_adverb(pieces: Sequence[Piece], place: int) -> bool:
    """“thank her properly”, not “her newly built boat” nor “her early songs”."""
    word = at(pieces, place)
    if word in ("straight", "right"):
        return at(pieces, place + 1) in ("away", "now", "after", "on", "off")
    if not word.endswith("ly") or is_noun(word):
        return False
    following = at(pieces, place + 1)
    return not (is_adjective(following) or is_noun(following) or "participle" in forms_of(following))


def _does(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a verb behind “hear her”, “made her” is what she does, not a noun that she has."""
    word, before = at(pieces, place + 1), at(pieces, place - 1)
    if "gerund" in forms_of(word) and at(pieces, place + 2) != "of":
        return lemma_of(before) not in ("make", "let", "help")
    if "base" not in forms_of(word):
        return False
    if "n" not in kind(word):
        return True
    if at(pieces, place + 2) == "of":
        return False
    after = pieces[place + 2] if place + 2 < len(pieces) else None
    if after is not None and (after.is_name or after.lower in words("grammar", "determiners")):
        return True
    if (
        after is not None
        and after.kind == "word"
        and is_noun(after.lower)
        and after.lower not in words("grammar", "prepositions")
        and after.lower != "on"
    ):
        return True
    done = "N" not in kind(word) and not is_work(word) and at(pieces, place + 2) in words("grammar", "placing_in")
    return done or "V" in kind(word)
