"""A model's answer taken apart into slots, what is wrong with them, and the message that code builds around them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import Any, Final

from composer.drafting.reading.content_words import words_of
from composer.drafting.search.candidates import NEW_PEOPLE, Choice, Core, Piece, assemble
from composer.model import Brief

MOST_SLOT: Final = 400  # characters; a longer slot is a monologue
_FENCE: Final = re.compile(r"\A\s*```[a-z]*\s*\n?|\n?\s*```\s*\Z", re.IGNORECASE)
_LINK: Final = re.compile(
    r"https?://|www\.|\b[\w-]+\.(?:com|net|org|io|example|dev|app|ai|co)\b|@\w|\+\d[\d ()/-]{6,}|\b\d{3}[ -]\d{3}[ -]\d{4}\b",
    re.IGNORECASE,
)
_LEFTOVER: Final = re.compile(
    r"[\[\]{}<>|*_#`]|\b(?:hook|bridge|question|facts_used|json|slot)s?\s*[:=]|\bas an ai\b|\blanguage model\b", re.IGNORECASE
)
_GREETS: Final = re.compile(r"\A\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))\b", re.IGNORECASE)
_WHO: Final = re.compile(r"\b(?:I['’]m|I am|my name is|this is)\s+(?:an?\s|the\s)?[^\s,.]+", re.IGNORECASE)
_ORDERS: Final = re.compile(
    r"\b(?:ignore|disregard|forget)\b.{0,40}\b(?:instruction|above|previous|prompt|rules?)\b|\bsystem prompt\b|\breply only\b|"
    r"\byou must (?:now )?(?:reply|write|say|answer)\b|\brewrite the (?:note|slots?|message)\b|\bnew note only\b",
    re.IGNORECASE,
)
_RUN: Final = 5  # words in a row that nobody says twice in one message
# A sign of a verb: an ending, or one of the verbs that have none.
_VERB: Final = re.compile(
    r"\w(?:ed|es|s)\b|['’](?:m|ve|re|d|ll)\b|\b(?:am|are|be|been|did|do|had|have|made|make|gave|give|got|get|sent|kept|keep|told|"
    r"tell|taught|teach|brought|bring|came|come|saw|see|seen|read|heard|hear|met|meet|went|go|took|take|stuck|stayed|led|lead|left|"
    r"leave|found|find|felt|feel|thought|think|wrote|write|spoke|speak|built|build|won|win|ran|run|know|knew|like|love|hope|want|"
    r"wonder|try|use|need|work|live|grew|grow|put|let|set|cut|hit|caught|bought|drew|began|started|became|meant|mean|sound|look|"
    r"were|could|would|can|may|might|will|should|must)\b",
    re.IGNORECASE,
)
_SMALL: Final = frozenset(re.findall(
    r"\w+",
    "about after again also because been before being between could does doing from have into just like make more most much only "
    "other over really some such than that their them then there these they thing things this those through very want well were "
    "what when where which while will with would your yours",
))


@dataclass(frozen=True, slots=True)
class Slots:
    """The three sentences a model may write, and the ids of the facts that it says it used."""

    hook: str
    bridge: str
    question: str
    facts_used: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, str]:
        """For showing the model what it wrote."""
        return {"hook": self.hook, "bridge": self.bridge, "question": self.question}


def parse(text: str) -> Slots | None:
    """The slots in an answer, with code fences and talk around the object left out; None where there is no such object."""
    bare = _FENCE.sub("", text)
    start = bare.find("{")
    while start >= 0:
        try:
            found, _ = json.JSONDecoder().raw_decode(bare, start)
        except (ValueError, RecursionError):
            found = None
        if isinstance(found, dict) and any(key in found for key in ("hook", "question")):
            return _slots(found)
        start = bare.find("{", start + 1) if found is None else -1
    return None


def _slots(found: dict[str, Any]) -> Slots:
    used = found.get("facts_used")
    ids = tuple(str(item) for item in used if isinstance(item, str)) if isinstance(used, list) else ()
    return Slots(_line(found.get("hook")), _line(found.get("bridge")), _line(found.get("question")), ids)


def _line(value: Any) -> str:
    text = " ".join(str(value).split()) if isinstance(value, str) else ""
    return text[1:-1].strip() if len(text) > 1 and (text[0], text[-1]) in (('"', '"'), ("“", "”")) else text


def partial(text: str) -> str:
    """The readable part of an answer that is still coming: the slot sentences so far, without the JSON around them."""
    found = re.findall(r'"(?:hook|bridge|question)"\s*:\s*"((?:[^"\\]|\\.)*)', text)
    return " ".join(piece.replace('\\"', '"').replace("\\n", " ") for piece in found if piece)


def faults(slots: Slots, brief: Brief) -> list[str]:
    """What is wrong with slots before any rule of etiquette is asked, in words that a model can act on."""
    found: list[str] = []
    if not slots.hook:
        found.append("hook is empty: say one fact.")
    if not slots.question.endswith("?") or slots.question.count("?") > 1:
        found.append("question must be one question that ends with “?”.")
    for name, text in slots.as_dict().items():
        found += [f"{name}: {problem}" for problem in _slot_faults(text)]
    if _says_twice(slots):
        found.append("the slots repeat each other: say each thing once.")
    if slots.hook and not _VERB.search(slots.hook):
        found.append("hook: write a whole sentence, with a verb.")
    if slots.hook and not uses_a_fact(slots.hook + " " + slots.bridge, brief):
        found.append("hook does not speak of any of the facts.")
    if slots.question and not _on_topic(slots.question, brief):
        found.append("question is about something else than the point, the question or the facts.")
    return found


def _says_twice(slots: Slots) -> bool:
    """Whether five words in a row come twice in hook, bridge and question together."""
    words = words_of(" ".join(slots.as_dict().values()))
    runs = [tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]
    return len(set(runs)) < len(runs)


def _slot_faults(text: str) -> list[str]:
    said = []
    if _GREETS.search(text):
        said.append("leave out the greeting.")
    if _LINK.search(text):
        said.append("leave out links, addresses and telephone numbers.")
    if _LEFTOVER.search(text) or _ORDERS.search(text):
        said.append("write a sentence to the reader, nothing about the task.")
    if _WHO.search(text):
        said.append("do not say who the writer is.")
    if len(text) > MOST_SLOT:
        said.append("far too long.")
    words = words_of(text)
    if len(words) >= 12 and len(set(words)) * 3 < len(words):
        said.append("it repeats itself.")
    return said


def stems(text: str) -> frozenset[str]:
    """The telling words of a text by their first five letters."""
    return frozenset(word[:5] for word in words_of(text) if len(word) > 3 and word not in _SMALL)


def uses_a_fact(text: str, brief: Brief) -> bool:
    """Whether a text holds at least a third of the telling words of one fact (one at least)."""
    said = stems(text)
    for fact in brief.recipient.facts:
        telling = stems(fact.text)
        if telling and 3 * len(said & telling) >= len(telling):
            return True
    return not brief.recipient.facts


def _on_topic(question: str, brief: Brief) -> bool:
    asked = stems(question)
    if brief.question:
        own = stems(brief.question)
        return not own or bool(asked & own)
    topic = stems(" ".join((brief.point, brief.why_them, *(fact.text for fact in brief.recipient.facts))))
    return not asked or bool(asked & topic)


def message(choice: Choice, slots: Slots, turn: int, *, sign: bool = True, bridge: bool = True) -> str:
    """The whole text: code's greeting, mutual friend, sender and sign-off around the model's sentences."""
    return assemble(choice, core(choice, slots, bridge=bridge), turn, sign=sign)


def core(choice: Choice, slots: Slots, *, bridge: bool = True) -> Core:
    """The slots as the middle of a message, with the sentences that only code may write."""
    pieces = [*choice.say("mutual")[:1], _piece(choice, "hook", slots.hook)]
    who = str(choice.material.fixed.get("who", "") or "")
    if bridge and who and choice.material.brief.relationship in NEW_PEOPLE:
        pieces.append(_piece(choice, "bridge", f"I'm {who}."))
    if bridge and slots.bridge:
        pieces.append(_piece(choice, "bridge", slots.bridge))
    known = {f"f{place}": fact.text for place, fact in enumerate(choice.material.brief.recipient.facts, 1)}
    fact = next((known[name] for name in slots.facts_used if name in known), "")
    return Core(tuple(pieces), _piece(choice, "question", slots.question), (fact,) if fact else (), 0.0)


def _piece(choice: Choice, move: str, text: str) -> Piece:
    """A sentence of the model's in the place of a template's wording."""
    ended = text if not text or text[-1] in ".?!…" else f"{text}."
    stand_in = next(iter(choice.book.templates.values()))
    template = replace(stand_in, id=f"model-{move}", move=move, source="", wording=0)
    return Piece(template, ended[:1].upper() + ended[1:], frozenset())
