"""Facts typed as questions: “who else carves pipes?” tells something, “does he still …?” does not."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.doubts import QUESTION, UNREAD
from composer.drafting.reading.facts.sayings import Setting, noun_phrase
from composer.drafting.reading.grammar.lexicon import telling_questions
from composer.drafting.reading.grammar.pieces import Piece, put_together, take_apart
from composer.drafting.reading.grammar.verb_words import at
from composer.drafting.reading.reading import Reading, asked

_FEWEST: Final = 3  # pieces of “what she said”, which tells nothing


def question(pieces: list[Piece], setting: Setting) -> Reading:
    """A question that tells something (“who else carves pipes?”) says it; a real one is asked about."""
    text = put_together(pieces).rstrip("?! ")
    asked_for = pieces[-1].text == "?"
    for pattern in telling_questions():
        found = pattern.match(text)
        if found:
            rest = found["rest"]
            if rest.split(" ")[0].lower() in ("is", "are", "was") or (
                asked_for and re.match(r"(?i)(?:he|she|they) (?:would|could|might|may)", rest)
            ):
                break
            if pieces[0].lower == "who" and not asked_for and at(pieces, 1) in ("i", "we", "you"):
                break
            return setting.part(rest)
    if pieces[0].lower == "how" and not asked_for and at(pieces, 1) in ("she", "he", "they", "his", "her", "their"):
        return noun_phrase([*take_apart("the way"), *pieces[1:]], setting)
    if pieces[0].lower == "what" and not asked_for and at(pieces, 1) in ("she", "he", "they") and len(pieces) > _FEWEST:
        return noun_phrase(pieces, setting)  # “what she said about apprentices”
    return asked(setting.typed, QUESTION if asked_for else UNREAD)
