"""How the first word of a part without a subject may be its verb."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from composer.drafting.reading.grammar.lexicon import is_adjective, is_noun, is_person, is_plural, is_work, kind, words
from composer.drafting.reading.grammar.noun_heads import head_place
from composer.drafting.reading.grammar.pieces import Piece
from composer.drafting.reading.grammar.predicates import is_third, main_verb
from composer.drafting.reading.grammar.verb_words import at, forms_of, is_only_past, lemma_of

_STATES: Final = frozenset(
    "in on at of for between out off to with about from as among into under by near within through until before after".split()
)


def verb_reading(rest: list[Piece]) -> str:
    """How the first word may be the verb of a clause without a subject (“third”, “passive”, “gerund” …); empty for none."""
    if not rest or rest[0].kind != "word":
        return ""
    word = at(rest, 0)
    if word in words("grammar", "auxiliaries") - {"'s", "'m"} and not (word in ("do", "did", "does") and len(rest) == 1):
        return "auxiliary"
    if word in words("grammar", "modals"):
        return "modal"
    forms = forms_of(word)
    if not forms or (
        rest[0].is_name
        and len(rest) > 1
        and rest[1].is_name
        and at(rest, 2) != "'s"
        and not is_only_past(word)
        and "third" not in forms
        and is_noun(word)
    ):
        return ""
    following = at(rest, 1)
    if "third" in forms and is_third(rest, 0):
        return "third"
    if "gerund" in forms and not _gerund_noun(rest):
        return "gerund"
    if "past" in forms or "participle" in forms:
        return _past_reading(rest, word, following, forms)
    if "base" in forms and not (rest[1:2] and rest[1].kind == "number" and is_noun(word)) and _base_reading(rest):
        return "base"
    return ""


def _gerund_noun(rest: Sequence[Piece]) -> bool:
    """“painting of a heron”, “lighting designer”, “visiting professor”: no verb."""
    word, following = at(rest, 0), at(rest, 1)
    if following == "of" and is_noun(word):
        return True
    if following == "," and all(piece.text == "," or is_noun(piece.lower) or "gerund" in forms_of(piece.lower) for piece in rest):
        return True  # “plumbing, tiling, patience”
    if word == "looking" and following == "forward":
        return False
    place = head_place(rest)
    person = place > 0 and is_person(at(rest, place)) and not is_plural(at(rest, place))
    if person and following not in words("grammar", "determiners") and rest[1].kind == "word":
        return (is_noun(word) and place <= 2) or word in words("verbs", "describing_gerunds")
    if word in words("verbs", "noun_like_gerunds"):
        if is_noun(following) and main_verb(rest) > 1:  # “reading group did …”
            return True
        return len(rest) == 1 or following in words("grammar", "prepositions") or rest[1].kind in ("quoted", "mark")
    return False


def _past_reading(rest: list[Piece], word: str, following: str, forms: frozenset[str]) -> str:
    place = head_place(rest)
    head = at(rest, place)
    others = words("grammar", "determiners") | words("grammar", "pronouns") | {"'s"}
    bare_role = (
        place > 0
        and is_person(head)
        and not is_plural(head)
        and not any(at(rest, later) in others or rest[later].kind == "number" for later in range(1, place + 1))
        and (rest[0].is_name or not rest[1].is_name)
    )
    passive = word in words("verbs", "passive_states")
    post = word in words("verbs", "passive_of_post")
    after = rest[2] if len(rest) > 2 else None
    measured = after is not None and (
        after.kind == "number"
        or (
            after.lower in words("grammar", "numbers") | {"hand", "mistake", "accident", "chance", "far", "a"}
            and not (after.lower == "a" and len(rest) > 3 and is_person(at(rest, 3)))
        )
    )
    sure = _surely(rest, word, following)
    if sure:
        return sure
    if following == "by" and "participle" in forms and not (measured and lemma_of(word) in words("verbs", "measured")):
        return "passive"
    if following == "to" and passive and word not in ("taught", "posted", "signed"):
        return "passive"
    if passive and (following in _STATES and (word not in words("verbs", "passive_only_by"))):
        return "passive"
    named = following not in words("grammar", "prepositions") | {"his", "her", "their", "my", "our", ""}
    if (post and named and rest[1].kind == "word") or word == "born" or (passive and len(rest) == 1):
        return "passive"
    stands = following in _STATES or len(rest) == 1
    if word in words("verbs", "present_states") and stands and not is_only_past(word):
        return "state"
    if bare_role and "participle" in forms and not is_only_past(word):
        return ""
    if "past" not in forms:
        return "participle" if following else ""
    if "base" in forms and is_noun(word) and following in words("grammar", "prepositions"):
        return "past" if word in words("verbs", "unchanged") else ""
    return "past"


def _surely(rest: list[Piece], word: str, following: str) -> str:
    """“recommended to me by …”, “fell in the dock”, “built by hand a boat”, “fed up with …”; empty for others."""
    if word == "asked" and following == "to" and at(rest, 2) in words("verbs", "asked_for_oneself"):
        return "past"
    if following == "to" and at(rest, 2) in ("me", "us") and at(rest, 3) == "by":
        return "passive"
    if word in words("verbs", "naming") and "after" in [piece.lower for piece in rest[2:]]:
        return "past"
    if word in words("verbs", "naming") and "by" in [piece.lower for piece in rest[2:]]:
        return "passive"
    if following == "by" and at(rest, 2) == "hand" and at(rest, 3) in words("grammar", "determiners"):
        return "past"
    if len(rest) > 1 and rest[1].kind == "number" and at(rest, 2) == "times" and word in words("verbs", "passive_states"):
        return "passive"  # “cited 900 times for …”
    dated = any(piece.kind == "number" and len(piece.text) == len("2019") for piece in rest)
    if word == "retired" and (following == "from" or dated):
        return "past"
    sent_off = word in ("voted", "thrown", "kicked", "locked", "pushed", "shut") and following in ("out", "off")
    if sent_off and at(rest, 2) in ("of", "by", ""):
        return "passive"  # “voted out of the committee”
    if word == "fed" and following == "up":
        return "state"
    keys = ("prepositions", "determiners", "adverbs", "pronouns")
    opens = any(following in words("grammar", key) for key in keys) and word in words("verbs", "past_rather")
    return "past" if opens and rest[1].kind == "word" else ""


def _base_reading(rest: list[Piece]) -> bool:
    word = at(rest, 0)
    following = rest[1] if len(rest) > 1 else None
    if following is None:
        return not is_noun(word)
    if "same" in [piece.lower for piece in rest[1:5]]:
        return True
    if following.lower == "of" and is_person(word):
        return False
    head = head_place(rest)
    ends = head == len(rest) - 1 or at(rest, head + 1) in words("grammar", "prepositions")
    role = is_person(at(rest, head)) and not is_plural(at(rest, head)) and 0 < head < 3
    if "V" in kind(word) and is_person(following.lower) and is_plural(following.lower):
        return True  # “help farmers in need”
    if (is_noun(word) or rest[0].is_name) and ends and role:
        return any(at(rest, place) in words("grammar", "determiners") for place in range(1, head))  # “Excel trainer”
    if word in words("verbs", "apart") and "apart" in [piece.lower for piece in rest[2:6]]:
        return True
    determined = (
        following.lower in words("grammar", "determiners") | words("grammar", "pronouns") - {"mine"} or following.kind == "number"
    )
    if word in words("grammar", "prepositions") | words("grammar", "adverbs") | words("grammar", "determiners"):
        return False
    if determined and not is_person(word):
        return True
    if word in words("verbs", "with_gerund") and "gerund" in forms_of(following.lower):
        return True
    if not is_noun(word) and not is_adjective(word):
        return True
    return (
        bool({"his", "her", "their", "him", "them"} & {piece.lower for piece in rest[1:4]})
        and lemma_of(word) in words("verbs", "experience")
        and following.lower in ("to", "from", "about", "with", "for", "at", "of")
        and "v" in kind(word)
        and not is_work(word)
    )
