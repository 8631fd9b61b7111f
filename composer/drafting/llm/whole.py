"""A model's whole message: its sentences with what supports each, and the message that code builds around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from composer.drafting.llm import answers, names
from composer.drafting.llm.prompt import Frame
from composer.drafting.llm.slots import ORDERS, STOCK, model_piece, one_line, told
from composer.drafting.search.assembly import assemble
from composer.drafting.search.candidates import Choice, Core, Piece
from composer.drafting.search.order import Order
from composer.lexicon import Wording

MOST_SENTENCES: Final = 10
MOST_TEXT: Final = 2_000  # characters
MOST_QUESTIONS: Final = 2  # one asked of nobody in particular may lead to the real one
LAST_FEW: Final = 3  # sentences of which one asks, as the rule on closing questions has it
_NO_QUESTION: Final = frozenset({"thank", "update", "decline"})  # purposes that need none
_GREETS: Final = Wording("model_answers", "greeting_whole", re.IGNORECASE)
_SIGNS: Final = Wording("model_answers", "signs", re.IGNORECASE)
_LINK: Final = re.compile(
    r"https?://|www\.|\w@\w|\b\w+\.(?:com|net|org|io|example|dev|app|ai|co)\b|\+\d[\d ()/-]{6,}|\b\d{3}[ -]\d{3}[ -]\d{4}\b",
    re.IGNORECASE,
)
_LEFT: Final = Wording("model_answers", "left_of_whole", re.IGNORECASE)
_SAID_SO_FAR: Final = re.compile(r'"text"\s*:\s*"((?:[^"\\]|\\.)*)')


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and the ids that the model gave for it."""

    text: str
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Whole:
    """A message's subject and its sentences, in order."""

    subject: str
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The sentences as one text."""
        return " ".join(sentence.text for sentence in self.sentences)


def parse(answer: str, names_of_writer: frozenset[str] = frozenset()) -> Whole | None:
    """The whole message in an answer; None where there is none. A greeting and a sign-off are left out: code writes those.

    `names_of_writer` (words in small letters) tell a sign-off that is a name alone.
    """
    for found in answers.objects(answer):
        listed = found.get("sentences")
        if isinstance(listed, list):
            said = [one for one in map(_sentence, listed) if one is not None]
            return Whole(one_line(found.get("subject")), _bare(said, names_of_writer))
    return None


def _sentence(item: Any) -> Sentence | None:
    if isinstance(item, str):
        return Sentence(one_line(item)) if one_line(item) else None
    if isinstance(item, dict):
        text = one_line(item.get("text"))
        ids = item.get("by")
        listed = ids if isinstance(ids, list) else [ids]
        return Sentence(text, tuple(one for one in listed if isinstance(one, str))) if text else None
    return None


def _bare(said: list[Sentence], names_of_writer: frozenset[str]) -> tuple[Sentence, ...]:
    if said:
        said[0] = Sentence(_GREETS.for_all.sub("", said[0].text), said[0].by)
    while said and (_SIGNS.for_all.match(said[-1].text) or _names_only(said[-1].text, names_of_writer)):
        said.pop()
    return tuple(one for one in said if one.text)


def _names_only(text: str, names_of_writer: frozenset[str]) -> bool:
    """“{me}, {my_firm}”, or the same with the names written out."""
    words = frozenset(re.findall(r"[\w}{]+", text.casefold()))
    return words <= names_of_writer | {"{me}", "{my_firm}"}


def partial(answer: str) -> str:
    """The sentences of an answer that is still coming, without the JSON around them."""
    return " ".join(piece.replace('\\"', '"').replace("\\n", " ") for piece in _SAID_SO_FAR.findall(answer) if piece)


def faults(whole: Whole, choice: Choice) -> list[str]:
    """What is wrong with a whole message before any rule is asked, in words that a model can act on."""
    brief = choice.material.brief
    known = names.placeholders(brief)
    found: list[str] = []
    if not whole.sentences:
        found.append("there is no sentence.")
    if len(whole.sentences) > MOST_SENTENCES or len(whole.text) > MOST_TEXT:
        found.append("far too long: five sentences are enough.")
    asks = [one.text.rstrip("”\"') ").endswith("?") for one in whole.sentences]
    if whole.text.count("?") > MOST_QUESTIONS:
        found.append("ask one question, the last sentence.")
    if brief.purpose not in _NO_QUESTION and asks and not any(asks[-LAST_FEW:]):
        found.append("end with the question.")
    text = f"{whole.subject} {whole.text}"
    filled = names.filled(text, known)
    strange = re.findall(r"\{\w*\}", filled)
    if strange:
        found.append(f"{strange[0]} is no placeholder of the data.")
    elif _LEFT.for_all.search(filled) or ORDERS.for_all.search(filled):
        found.append("write sentences to the reader, nothing about the task and no marks.")
    if any(found.group().casefold() not in told(brief) for found in _LINK.finditer(filled)):
        found.append("leave out links, addresses and telephone numbers.")
    if STOCK.for_all.search(filled):
        found.append("leave out stock phrases such as “I came across”.")
    if _repeats(whole.text):
        found.append("it repeats itself: say each thing once.")
    return found


def _repeats(text: str) -> bool:
    """Whether six words in a row come twice, or few words come again and again."""
    words = re.findall(r"\w+", text.lower())
    runs = [tuple(words[at : at + 6]) for at in range(len(words) - 5)]
    return len(set(runs)) < len(runs) or (len(words) >= 12 and len(set(words)) * 3 < len(words))


def message(choice: Choice, whole: Whole, turn: int, *, sign: bool = True) -> str:
    """The whole text: code's greeting and sign-off around the model's sentences, its placeholders filled."""
    return assemble(choice, core(choice, whole), turn, sign=sign, close=False)


def core(choice: Choice, whole: Whole) -> Core:
    """The sentences as the middle of a message; a question that comes last stands by itself."""
    known = names.placeholders(choice.material.brief)
    said = [model_piece(choice, "hook", names.filled(one.text, known)) for one in whole.sentences]
    question: Piece | None = None
    if len(said) > 1 and said[-1].text.endswith("?"):
        question = said.pop()
    facts = [fact.text for place, fact in enumerate(choice.material.brief.recipient.facts, 1)
             if any(f"f{place}" in one.by for one in whole.sentences)]
    return Core(tuple(said), question, tuple(facts), 0.0)


def subject_of(choice: Choice, whole: Whole) -> str:
    """The subject with its placeholders filled."""
    return names.filled(whole.subject, names.placeholders(choice.material.brief)).strip(" .")


def frame(choice: Choice, order: Order) -> Frame:
    """What code writes around the sentences, and how much room is left for them on this channel."""
    greeting = names.hidden((choice.say("greeting") or [model_piece(choice, "greeting", "")])[0].text, choice.material.brief)
    around = message(choice, Whole("", (Sentence("x"),)), 0)
    left = max(40, 1 - order.excess(around)) if order.excess(around) < 0 else 700
    facts = order.channel
    words = facts.norm_unit == "words" and facts.limit_for(premium=order.context.premium) is None
    return Frame(greeting.strip(" ."), min(left, 110 if words else 700), "words" if words else "characters")
