"""Noun phrases without an owner or a verb: what the reader is (“you are a vet”), and ties of both (“neighbours in Falun”)."""

from __future__ import annotations

import re

from composer.drafting.reading.facts.awards import noun_special
from composer.drafting.reading.facts.noun_sayings import Saying
from composer.drafting.reading.facts.posts import in_small_post, post_saying, posts_saying
from composer.drafting.reading.grammar.lexicon import is_person, is_plural, is_word, pattern, words
from composer.drafting.reading.grammar.noun_heads import head_place, names_post
from composer.drafting.reading.grammar.pieces import Piece, put_together, take_apart
from composer.drafting.reading.grammar.verb_words import at


def noun_saying(pieces: list[Piece], *, adverb: str = "") -> Saying:
    """What a noun phrase without an owner says; an empty text where it is something that the reader has."""
    special = noun_special(pieces)
    if special is not None:
        return special
    first = at(pieces, 0)
    if first in ("neighbour", "neighbor") and len(pieces) > 1 and at(pieces, 1) != "of":
        return Saying(f"you are my {put_together(pieces)}")
    risen = re.match(
        r"(?i)(?P<from>(?:[\w'-]+ ){1,4})to (?P<to>(?:[\w'-]+ ){0,3}[\w'-]+?)(?P<when>(?: in| within| over) .+)?$",
        put_together(pieces),
    )
    if risen and is_person(risen["from"].split()[-1].lower()) and is_person(risen["to"].split()[-1].lower()):
        known = [put_together(in_small_post(take_apart(risen[name]))) for name in ("from", "to")]
        return Saying(f"you went from {known[0]} to {known[1]}{risen['when'] or ''}", tense="past")
    place = 0 if first in ("vp", "svp", "evp", "avp", "gm") else head_place(pieces)
    if place < 0:
        return Saying("")
    head = at(pieces, place)
    row = posts_saying(put_together(pieces)) if not adverb and is_person(head) and not is_plural(head) else None
    if row is not None:
        return row
    if is_plural(head):
        tied = head in words("nouns", "mutual") or first == "fellow"
        others = words("grammar", "numbers") | {"the", "his", "her", "their"}
        return _tie(put_together(pieces)) if tied and first not in others else Saying("")
    return post_saying(pieces, place, adverb=adverb) if names_post(pieces, place) else Saying("")


def _tie(text: str) -> Saying:
    former = bool(pattern("former_tie").match(text)) or text.lower().startswith("old ")
    text = re.sub(r" (?:like|as|with) me$", "", pattern("former_tie").sub("", text))
    if is_word(text.split(" ", maxsplit=1)[0].lower()):
        text = text[0].lower() + text[1:]
    if former and not re.search(r"\b(?:19|20)\d\d", text):
        return Saying(f"we used to be {re.sub(r' from (?=[A-Z])', ' in ', text)}", "both", "clause", "past")
    lasting = pattern("lasting").search(text)
    if lasting:
        be = "have been" if lasting.group().startswith("since") else "were"
        return Saying(f"we {be} {text}", "both", "clause", "present" if be == "have been" else "past")
    past = former or bool(pattern("past_tie").search(text))
    return Saying(f"we {'were' if past else 'are'} {text}", "both", "clause", "past" if past else "present")
