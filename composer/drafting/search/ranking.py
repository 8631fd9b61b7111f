"""How good a candidate is: the figures are our judgement of what reads best, kept in this one place."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from composer.drafting.reading.brief_readings import FactReading
from composer.drafting.reading.grammar.content_words import lemmas_of, words_of
from composer.drafting.reading.points.same_question import says_the_same
from composer.drafting.reading.remarks.referents import leans_back
from composer.drafting.search.candidates import NEW_PEOPLE, Choice, Piece, group_of
from composer.drafting.templating.bindings import About
from composer.lexicon import Group, Wording

_SENDERS: Final = Group("told_whose", "of_sender")
_READERS: Final = Group("told_whose", "of_reader_plain")
_SENDERS_FIRST: Final = Group("told_whose", "opens_as_sender")
_THANKS: Final = Wording("told_whose", "thanking")
_ROLE: Final = Wording("told_whose", "is_role")
_OCCASION: Final = Wording("told_whose", "occasion")
_SAID: Final = Wording("told_whose", "reader_said")
_LEANING: Final = Group("told_whose", "leaning")  # words of a fact that mean what the news has named
_DATING: Final = Group("told_whose", "dating")
_LONG_NEWS: Final = 30  # words of news behind which what the reader once said would be lost
_LONG_THANKS: Final = 20  # words of thanks behind which what the reader did would hang
_OPENING: Final = 6  # words in which a sentence shows whose it is
_LONG_SENTENCE: Final = 28  # words, from which on a sentence is hard to take in at once
_CARRIED: Final = 0.75  # share of what the point tells from which on a question says it too
_RETOLD: Final = 0.6  # share of what a fact tells from which on it only repeats the point
_LONG_JOINED: Final = 24  # words that a fact and the point may have in one sentence
_SENTENCE: Final = re.compile(r"[^.!?]+[.!?]?")
# Names of templates by which the point is said.
POINTS: Final = frozenset(
    "point_sentence point_spoken point embedded wish point_clause aim_clause self_clause self_doing we_clause point_asked "
    "no_said thanks_rest thanks_whole".split(),
)
_SECOND_FACT: Final = 0.5  # what was typed is said, where there is room for it
_STRAY_FACT: Final = 1.5  # a second fact that has to do with nothing else in the message leads nowhere
_SOURCE_TOLD: Final = 0.7  # where it was seen was typed, so it is said
_WORN: Final = 1.0  # what a wording loses each time that it went to somebody else


def fact_worth(fact: FactReading, aim: frozenset[str]) -> float:
    """How well a fact serves to open: it leads to the point, it is something between us, the user made something
    of it, it stood first, it says an act."""
    shared = len(lemmas_of(fact.reading.said) & aim)
    worth = 1.5 * min(shared, 2) + 2.0 * bool(fact.because) + 1.0 * bool(fact.detail) - 0.8 * fact.number
    return worth + 2.0 * is_between_us(fact) - 2.0 * is_role(fact) - 0.5 * (len(words_of(fact.reading.said)) < 3)


def is_between_us(fact: FactReading) -> bool:
    """Whether a fact speaks of the sender, too: “we met …”, “you sent me …”."""
    return fact.reading.who in ("both", "sender") or bool(_SENDERS.for_all & set(words_of(fact.reading.said)))


def belong_together(one: FactReading, two: FactReading) -> bool:
    """Whether two facts make one opening: both happened between us, or both speak of the same thing."""
    if is_between_us(one) and is_between_us(two):
        return True
    return bool(lemmas_of(one.reading.said) & lemmas_of(two.reading.said))


def _belongs(about: About, choice: Choice) -> bool:
    """Whether a second fact has to do with the first, with us, or with what the message is about."""
    one, two = about.reading, about.remarked
    if one is None or two is None or one is two or choice.material.brief.purpose == "reconnect":
        return True
    readings = choice.material.readings
    aim = f"{readings.point.said if readings.point else ''} {readings.question.said if readings.question else ''}"
    tied = is_between_us(two) or leans_back(two.reading.said) or belong_together(one, two)
    return tied or bool(two.detail or two.because) or bool(lemmas_of(two.reading.said) & lemmas_of(aim))


def is_role(fact: FactReading) -> bool:
    """Whether a fact only tells readers what they are: “you are head of unit in Kigali”."""
    return bool(fact.reading.role or _ROLE.for_all.match(fact.reading.said)) and not fact.detail and not fact.because


def says_once(middle: Sequence[Piece], question: Piece | None, choice: Choice) -> bool:
    """Whether the point is said, and said once; a question in which it stands whole counts."""
    point = choice.material.readings.point
    pieces = (*middle, question) if question else tuple(middle)
    times = sum(bool(piece.uses & POINTS) for piece in pieces)
    owed = choice.material.brief.purpose == "decline" and any("thanks_for" in piece.uses for piece in choice.say("thanks"))
    if owed and not any("thanks_for" in piece.uses for piece in pieces):
        return False
    if point is None or point.ask:
        return times == 0
    if choice.material.readings.introduces:
        return times == 0 and any("third" in piece.uses for piece in pieces)
    return times == 1 or (times == 0 and carried_by_question(choice))


def carried_by_question(choice: Choice) -> bool:
    """Whether the question says the point already: nearly all that the point tells stands in it, too."""
    point, question = choice.material.readings.point, choice.material.readings.question
    if point is None or question is None:
        return False
    told = lemmas_of(point.embedded or point.topic or point.infinitive or point.said)
    return (bool(told) and len(told & lemmas_of(question.said)) >= _CARRIED * len(told)) or says_the_same(point, question)


def score(middle: Sequence[Piece], question: Piece | None, choice: Choice, weight: float, about: About) -> float:
    """Points for a candidate."""
    brief, group = choice.material.brief, group_of(choice.channel)
    pieces = (*middle, question) if question else tuple(middle)
    text = " ".join(piece.text for piece in pieces)
    points: float = weight
    if about.reading is not None:
        readings = choice.material.readings
        aim = lemmas_of(f"{readings.point.said if readings.point else ''} {readings.question.said if readings.question else ''}")
        points += 0.6 * fact_worth(about.reading, aim)
    moves = {piece.template.move for piece in pieces}
    worth = {"mutual": 2.0, "because": 1.5, "detail": 1.0, "situation": 1.5, "why": 1.0}
    tells_fact = about.reading is not None and not is_role(about.reading)
    points -= 2.0 * (about.reading is not None and not tells_fact)
    points += 2.0 * tells_fact + sum(points_of for move, points_of in worth.items() if move in moves)
    if group in ("letter", "chat") and any("other_fact" in piece.uses for piece in pieces):
        points += _SECOND_FACT if _belongs(about, choice) else -_STRAY_FACT
    points += worth["detail"] * any("fact_tailed" in piece.uses for piece in pieces)
    tells_self = any(piece.uses & {"who", "company"} for piece in pieces)
    if brief.relationship in NEW_PEOPLE and group in ("letter", "chat"):
        signed = any(choice.material.fixed[name] for name in ("company", "role_line"))
        points += 1.0 if tells_self else 0.8 * signed - 1.0
    elif group == "note":
        points -= 0.3 * tells_self
    points -= 2.5 * _breaks_off(pieces)
    points -= 4.0 * (sum(bool(_THANKS.for_all.search(piece.text)) for piece in pieces) > 1)
    points -= 3.0 * any("no_said" in piece.uses and " asked " in before.text for before, piece in pairwise(pieces))
    points += 1.2 * any("kindness" in piece.uses or piece.template.id.startswith("first/fact-thanks-noun") for piece in pieces)
    points += _place_of_reason(pieces) + _place_of_fact(pieces, brief.purpose)
    points -= 2.0 * _offered_before(pieces)
    sentences = [sentence.strip() for sentence in _SENTENCE.findall(text) if sentence.strip()]
    points -= 0.7 * sum(len(sentence.split()) > _LONG_SENTENCE for sentence in sentences)
    starts = [sentence.split(" ", 1)[0].split("’")[0].split("'")[0] for sentence in sentences]
    points -= 0.6 * sum(one == two == "I" for one, two in pairwise(starts))
    points -= 0.5 * sum(one == two == "You" for one, two in pairwise(starts))
    opening = next((piece for piece in pieces if piece.template.move != "mutual"), pieces[0])
    points -= 2.0 * (_tells_their_own(opening, about) and brief.relationship in NEW_PEOPLE - {"met"})
    placed = about.reading is not None and bool(about.reading.framing.source.where)
    points += _SOURCE_TOLD * (placed and any("opening" in piece.uses for piece in pieces))
    points -= 1.5 * _repeats(pieces)
    points -= 2.5 * _retold(pieces)
    points -= 3.0 * _reason_told(pieces)
    points -= 3.0 * (brief.third is not None and _named_before(pieces, brief.third.name))
    points -= 6.0 * (brief.third is not None and brief.purpose == "introduce" and "third" not in moves)
    if brief.mutual and _mutual_told(pieces, brief.mutual):
        points += worth["mutual"] * (-1 if "mutual" in moves else 1)
    points -= 4.0 * (carried_by_question(choice) and any(piece.uses & POINTS for piece in middle))
    points -= 3.0 * any(piece.template.move == "fact_point" and len(piece.text.split()) > _LONG_JOINED for piece in pieces)
    points -= _WORN * sum(min(piece.worn, 3) for piece in pieces)
    points += 5 * sum(piece.template.own for piece in pieces)
    taste: float = sum(_taste(brief.recipient.name + brief.point, piece.template.id) for piece in pieces)
    return points + taste


def _tells_their_own(opening: Piece, about: About) -> bool:
    """Whether a message opens by telling readers flatly what they did or do: one says how one knows."""
    told = about.reading is not None and about.reading.framing.kind in ("deed", "state")
    plainly = opening.template.id.startswith(("first/fact-clause", "first/facts-two-plain"))
    return told and plainly and opening.text.startswith(("You ", "Your "))


def _breaks_off(pieces: Sequence[Piece]) -> bool:
    """Whether who I am stands alone between two thoughts: it leads to what I am in the middle of, and to nothing else."""
    return any(one.template.move == "self" and (two.uses & POINTS or not _is_mine(two.text)) for one, two in pairwise(pieces))


def _is_mine(text: str) -> bool:
    """Whether a sentence opens with the sender: “We lost two hedges”, “Since March I have been on my own”."""
    words = words_of(text)
    dated = words[0] in _DATING.for_all
    return bool(_SENDERS_FIRST.for_all & set(words[: _OPENING if dated else 1]))


def _place_of_fact(pieces: Sequence[Piece], purpose: str) -> float:
    """A thing that is named behind the request hangs; what the reader had asked to be done opens the news of it.

    Short thanks for something come first; long ones, and those that name nothing, close what happened.
    """
    facts = [place for place, piece in enumerate(pieces) if piece.template.move in ("fact", "facts")]
    point = next((place for place, piece in enumerate(pieces) if piece.uses & POINTS), len(pieces))
    if not facts:
        return 0.0
    if purpose == "update":
        long = point < len(pieces) and len(words_of(pieces[point].text)) > _LONG_NEWS
        opens = _OCCASION.for_all.match(pieces[facts[0]].text) or (long and _SAID.for_all.match(pieces[facts[0]].text))
        apart = facts[0] > point + 1 and _LEANING.for_all & set(words_of(pieces[facts[0]].text))
        return 2.5 * bool(opens) * (facts[0] < point) - 1.5 * bool(apart)
    if purpose == "thank":
        told = [piece.text for piece in pieces[point : point + 1]]
        closes = any(len(words_of(text)) > _LONG_THANKS or " for " not in text for text in told)
        return 1.5 if closes == (facts[0] < point) else -1.5
    return -1.5 * (facts[0] > point)


def _offered_before(pieces: Sequence[Piece]) -> bool:
    """Whether what goes with an offer (“two days, unpaid”) stands before the offer itself."""
    moves = [piece.template.move for piece in pieces]
    if "situation" not in moves:
        return False
    place = moves.index("situation")
    leans = words_of(pieces[place].text)[0] in ("mine", "ours")
    return (leans or not _is_mine(pieces[place].text)) and any(piece.uses & POINTS for piece in pieces[place + 1 : -1])


def _place_of_reason(pieces: Sequence[Piece]) -> float:
    """What speaks for this reader stands beside the fact, or is led in by “I'm asking you because”; alone at the end it hangs."""
    moves = [piece.template.move for piece in pieces]
    if "why" not in moves:
        return 0.0
    piece = pieces[moves.index("why")]
    ahead = any(later.uses & (POINTS | {"third"}) for later in pieces[moves.index("why") + 1 : -1])
    led_in = piece.text.startswith("I'm asking")
    if ahead:
        facts = [lemmas_of(other.text) for other in pieces if other.template.move in ("fact", "facts", "detail")]
        told = frozenset().union(*facts)
        if not led_in and not _READERS.for_all & set(words_of(piece.text)) and not told & lemmas_of(piece.text):
            return -1.0  # of others: “everybody else would want scores”
        return -3.0 if led_in or leans_back(piece.text) or "it" in words_of(piece.text) else 0.8
    return 0.0 if led_in or not piece.text.startswith("You") else -2.0


def _named_before(pieces: Sequence[Piece], name: str) -> bool:
    """Whether the third person's name stands in a sentence before the one that introduces them."""
    place = next((place for place, piece in enumerate(pieces) if "third" in piece.uses), 0)
    given = name.split(" ", 1)[0].lower()
    return any(given in words_of(piece.text) for piece in pieces[:place])


def _reason_told(pieces: Sequence[Piece]) -> bool:
    """Whether the reason why this reader only says again what another sentence has said."""
    reasons = [lemmas_of(piece.text) - lemmas_of("asking") for piece in pieces if piece.template.move == "why"]
    others = frozenset().union(*(lemmas_of(piece.text) for piece in pieces if piece.template.move != "why"))
    return any(reason and len(reason & others) >= _RETOLD * len(reason) for reason in reasons)


def _retold(pieces: Sequence[Piece]) -> bool:
    """Whether a fact says in other words what the point has said: “thank you for the soup. You left soup …”."""
    point = frozenset().union(*(lemmas_of(piece.text) for piece in pieces if piece.uses & POINTS))
    facts = [lemmas_of(piece.text) for piece in pieces if piece.template.move == "fact" and not piece.uses & POINTS]
    return any(fact and len(fact & point) >= _RETOLD * len(fact) for fact in facts)


def _mutual_told(pieces: Sequence[Piece], mutual: str) -> bool:
    """Whether another sentence speaks of the mutual acquaintance by name, so that one of their own says nothing new."""
    names = set(words_of(mutual)[:1])
    others = " ".join(piece.text for piece in pieces if "mutual" not in piece.uses)
    return bool(names & set(words_of(others)))


def _repeats(pieces: Sequence[Piece]) -> int:
    """How often “I saw”, “I'm” or “I'd like” opens two sentences of one message."""
    opened = [" ".join(words_of(piece.text)[:2]) for piece in pieces]
    return len(opened) - len(set(opened))


def _taste(brief: str, wording: str) -> float:
    """A small liking of one wording over its equals that differs from brief to brief, so that not everybody gets the same."""
    return (zlib.crc32(f"{brief}|{wording}".encode()) % 1000) / 1000 * 0.8
