"""A model's answer taken apart into slots, what is wrong with them, and the message that code builds around them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any, Final

from composer.drafting.llm import answers, names
from composer.drafting.reading.grammar.content_words import words_of
from composer.drafting.search.assembly import assemble
from composer.drafting.search.candidates import NEW_PEOPLE, Choice, Core, Piece
from composer.etiquette.grounding.figures import figures
from composer.etiquette.grounding.sources import said_by_any, sources, telling
from composer.lexicon import Wording, default_lexicon
from composer.model import Brief
from composer.word_forms import word_forms

MOST_SLOT: Final = 400  # characters; a longer slot is a monologue
_LINK: Final = re.compile(
    r"https?://|www\.|\b[\w-]+\.(?:com|net|org|io|example|dev|app|ai|co)\b|@\w|\+\d[\d ()/-]{6,}|\b\d{3}[ -]\d{3}[ -]\d{4}\b",
    re.IGNORECASE,
)
_LEFTOVER: Final = Wording("model_answers", "left_of_slots", re.IGNORECASE)
_GREETS: Final = Wording("model_answers", "greets", re.IGNORECASE)
_WHO: Final = Wording("model_answers", "says_who")
ORDERS: Final = Wording("model_answers", "orders", re.IGNORECASE)
STOCK: Final = Wording("model_answers", "stock", re.IGNORECASE)
_DASH: Final = re.compile(r"\s*—\s*|\s+–\s+")  # between clauses; such runs of dashes are a machine's
_RUN: Final = 5  # words in a row that nobody says twice in one message
# A sign of a verb: an ending, or one of the small verbs that have none; irregular pasts are in the table of word forms.
_VERB: Final = Wording("model_answers", "verb_sign", re.IGNORECASE)
_PASTS: Final = frozenset({"past", "plural"})


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
    for found in answers.objects(text):
        if any(key in found for key in ("hook", "question")):
            return _slots(found)
    return None


def _slots(found: dict[str, Any]) -> Slots:
    used = found.get("facts_used")
    ids = tuple(str(item) for item in used if isinstance(item, str)) if isinstance(used, list) else ()
    return Slots(one_line(found.get("hook")), one_line(found.get("bridge")), one_line(found.get("question")), ids)


def one_line(value: Any) -> str:
    """A text of an answer on one line, without quotation marks around it; "" for anything else."""
    text = _DASH.sub(", ", " ".join(str(value).split())) if isinstance(value, str) else ""
    return text[1:-1].strip() if len(text) > 1 and (text[0], text[-1]) in (('"', '"'), ("“", "”")) else text


def partial(text: str) -> str:
    """The readable part of an answer that is still coming: the slot sentences so far, without the JSON around them."""
    found = re.findall(r'"(?:hook|bridge|question)"\s*:\s*"((?:[^"\\]|\\.)*)', text)
    return " ".join(piece.replace('\\"', '"').replace("\\n", " ") for piece in found if piece)


def filled(slots: Slots, brief: Brief) -> Slots:
    """Slots with what their placeholders stand for."""
    known = names.placeholders(brief)
    hook, bridge, question = (names.filled(text, known) for text in slots.as_dict().values())
    return Slots(hook, bridge, question, slots.facts_used)


def faults(slots: Slots, brief: Brief) -> list[str]:
    """What is wrong with slots before any rule of etiquette is asked, in words that a model can act on."""
    found: list[str] = []
    if not slots.hook:
        found.append("hook is empty: say one fact.")
    if not slots.question.endswith("?") or slots.question.count("?") > 1:
        found.append("question must be one question that ends with “?”.")
    for name, text in slots.as_dict().items():
        found += [f"{name}: {problem}" for problem in _slot_faults(text, brief)]
    if _says_twice(slots):
        found.append("the slots repeat each other: say each thing once.")
    if slots.hook and not _has_a_verb(slots.hook):
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


def _has_a_verb(text: str) -> bool:
    """Whether a sentence has a sign of a verb: “you chose larch” has, “your talk about dbt” has none."""
    pasts = (reading.form in _PASTS for word in words_of(text) for reading in word_forms().read_verb(word))
    return _VERB.for_all.search(text) is not None or any(pasts)


def _slot_faults(text: str, brief: Brief) -> list[str]:
    said = []
    if _GREETS.for_all.search(text):
        said.append("leave out the greeting.")
    if any(found.group().casefold() not in told(brief) for found in _LINK.finditer(text)):
        said.append("leave out links, addresses and telephone numbers.")
    if _LEFTOVER.for_all.search(text) or ORDERS.for_all.search(text):
        said.append("write a sentence to the reader, nothing about the task.")
    if STOCK.for_all.search(text):
        said.append("leave out stock phrases such as “I came across”.")
    if _WHO.for_all.search(text):
        said.append("do not say who the writer is.")
    if len(text) > MOST_SLOT:
        said.append("far too long.")
    words = words_of(text)
    if len(words) >= 12 and len(set(words)) * 3 < len(words):
        said.append("it repeats itself.")
    return said


def told(brief: Brief) -> str:
    """All that the user typed, in small letters: “ASP.NET” of a fact and “Booking.com” of a firm are no links."""
    return " ".join((
        brief.recipient.company, brief.sender.company, brief.point, brief.question, brief.why_them, brief.sender.situation,
        *(f"{fact.text} {fact.detail} {fact.because}" for fact in brief.recipient.facts),
    )).casefold()


def uses_a_fact(text: str, brief: Brief) -> bool:
    """Whether a text says two telling words of one fact (one, where that has no more), in any form."""
    words = set(telling(text, default_lexicon()))
    facts = [one for one in sources(brief, default_lexicon()) if one.name.startswith("fact:")]
    enough = (sum(one.holds(word) for word in words) >= min(2, len(one.stems)) for one in facts if one.stems)
    return not brief.recipient.facts or any(enough) or any(figure.value in one.values for one in facts for figure in figures(
        text, default_lexicon()))


def _on_topic(question: str, brief: Brief) -> bool:
    """Whether a question asks about anything that the brief speaks of."""
    asked = telling(question, default_lexicon())
    return not asked or any(said_by_any(word, sources(brief, default_lexicon())) for word in asked)


def message(choice: Choice, slots: Slots, turn: int, *, sign: bool = True, bridge: bool = True) -> str:
    """The whole text: code's greeting, mutual friend, sender and sign-off around the model's sentences."""
    return assemble(choice, core(choice, slots, bridge=bridge), turn, sign=sign)


def core(choice: Choice, slots: Slots, *, bridge: bool = True) -> Core:
    """The slots as the middle of a message, with the sentences that only code may write."""
    pieces = [*choice.say("mutual")[:1], model_piece(choice, "hook", slots.hook)]
    who = str(choice.material.fixed.get("who", "") or "")
    if bridge and who and choice.material.brief.relationship in NEW_PEOPLE:
        pieces.append(model_piece(choice, "bridge", f"I'm {who}."))
    if bridge and slots.bridge:
        pieces.append(model_piece(choice, "bridge", slots.bridge))
    known = {f"f{place}": fact.text for place, fact in enumerate(choice.material.brief.recipient.facts, 1)}
    fact = next((known[name] for name in slots.facts_used if name in known), "")
    return Core(tuple(pieces), model_piece(choice, "question", slots.question), (fact,) if fact else (), 0.0)


def model_piece(choice: Choice, move: str, text: str) -> Piece:
    """A sentence of the model's in the place of a template's wording."""
    ended = text if not text or text[-1] in ".?!…" else f"{text}."
    stand_in = next(iter(choice.book.templates.values()))
    template = replace(stand_in, id=f"model-{move}", move=move, source="", wording=0)
    return Piece(template, ended[:1].upper() + ended[1:], frozenset())
