"""The moves that fit a brief and a channel, said, and put together into candidate messages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import islice, product
from typing import Final

from composer.drafting.language.lexicon import word_text
from composer.drafting.language.noun_phrases import lower_first, words_of
from composer.drafting.language.phrase_types import Phrase
from composer.drafting.search.reuse import Worn
from composer.drafting.templating.bindings import Material
from composer.drafting.templating.template_loader import GROUPS, Template, TemplateBook, render

NEW_PEOPLE: Final = frozenset({"stranger", "follower", "mutual", "met"})
_TAG: Final = re.compile(r"\{[{%](.*?)[%}]\}", re.DOTALL)
_MOST_FACTS: Final = 4
_WORN: Final = 1.0  # what a wording loses each time that it went to somebody else
_REASON: Final = 2.5  # why this reader: worth more than any other sentence that may be left out
# Here the user's question says enough of why they write; an offer, a role or an event must be named.
_ASK_ALONE: Final = frozenset({"connect", "learn", "job", "reconnect"})
# What is heard at once when it stands twice in a short message.
_ONCE: Final = re.compile(
    r"thought of you|came to mind|think of you|(I'd like to)|(\b(?:saw|noticed|wrote|said|told me|tweeted) that )"
)
_LINES: Final = frozenset({"linkedin_message"})


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """One wording of a move, said; `uses` are the names of the brief that it speaks of.

    `kin` are the families of words in it that are heard when they stand twice, `own_kin` those in the template's own words;
    `worn` is how much oftener it was sent to others than the least used wording that could stand in its place.
    """

    template: Template
    text: str
    uses: frozenset[str]
    kin: tuple[str, ...] = ()
    own_kin: frozenset[str] = frozenset()
    worn: int = 0


@dataclass(frozen=True, eq=False)
class Core:
    """The middle of a message, between greeting and sign-off, and how good a choice it is."""

    pieces: tuple[Piece, ...]
    question: Piece | None
    fact: str
    score: float

    @cached_property
    def said(self) -> tuple[Piece, ...]:
        """The pieces with the question."""
        return (*self.pieces, self.question) if self.question else self.pieces

    @cached_property
    def text(self) -> str:
        """The sentences in order."""
        return " ".join(piece.text for piece in self.said)

    @property
    def name(self) -> str:
        """The ids of the wordings used."""
        return "+".join(piece.template.id for piece in self.said)


@lru_cache(maxsize=4096)
def names_in(source: str) -> frozenset[str]:
    """The words inside the tags of a template's source."""
    return frozenset(word for tag in _TAG.findall(source) for word in re.findall(r"[a-z_]+", tag))


def group_of(channel: str) -> str:
    """note, chat, letter or spoken."""
    return next(name for name in ("note", "chat", "letter", "spoken") if channel in GROUPS[name])


@dataclass(frozen=True, slots=True)
class Choice:
    """What is written: the material, the templates and the channel."""

    material: Material
    book: TemplateBook
    channel: str
    stance: str = ""
    step: str = ""
    kind: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
    worn: Worn = field(default_factory=lambda: Worn(()))
    _said: dict[tuple[str, Phrase | None], list[Piece]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def formal(self) -> bool:
        """Whether names and verbs are written out."""
        return self.material.brief.tone == "formal"

    def in_fact(self, fact: Phrase) -> bool:
        """Whether the fact says the point already (“your paper on peat sensors” and “peat sensors”)."""
        point = self.material.point
        if self.material.brief.purpose not in _ASK_ALONE:
            return False
        return point.form in ("noun", "doing") and " ".join(words_of(point.text)) in " ".join(words_of(fact.text))

    def say(self, move: str, fact: Phrase | None = None) -> list[Piece]:
        """All wordings of a move that fit, said; each move is said once."""
        if (move, fact) not in self._said:
            self._said[move, fact] = self._rested(self._say(move, fact))
        return self._said[move, fact]

    def _rested(self, pieces: list[Piece]) -> list[Piece]:
        """The pieces with how worn each is, compared with those that say the same."""
        times = [self.worn.times(piece.template.source) for piece in pieces]
        if not any(times):
            return pieces
        least: dict[frozenset[str], int] = {}
        for piece, count in zip(pieces, times, strict=True):
            least[piece.uses] = min(count, least.get(piece.uses, count))
        return [replace(piece, worn=count - least[piece.uses]) for piece, count in zip(pieces, times, strict=True)]

    def _say(self, move: str, fact: Phrase | None) -> list[Piece]:
        brief = self.material.brief
        values = {**self.material.values(fact, formal=self.formal), **self.extra}
        forms = self.material.forms(fact)
        said = []
        for template in self.book.for_move(move, brief.purpose, self.channel):
            uses = names_in(template.source)
            if self._fits(template, values, forms, uses):
                text = render(template, values, formal=self.formal)
                said.append(Piece(template, text, uses, _kin_in(text), frozenset(_kin_in(_TAG.sub(" ", template.source)))))
        return said

    def _fits(self, template: Template, values: dict[str, object], forms: dict[str, str], uses: frozenset[str]) -> bool:
        brief = self.material.brief
        if template.relationships and brief.relationship not in template.relationships:
            return False
        if (template.tones and brief.tone not in template.tones) or template.language != brief.language:
            return False
        special = ((template.stances, self.stance), (template.steps, self.step), (template.kinds, self.kind))
        if any(asked and wanted not in asked for asked, wanted in special):
            return False
        plain = not any(asked for asked, _ in special)
        if template.move in ("message", "subject") and plain and any(wanted for _, wanted in special):
            return False
        if any(not values.get(name) for name in template.needs):
            return False
        if any(values.get(name) for name in template.without if name not in ("point", "fact")):
            return False
        for key, wanted_forms in template.forms.items():
            if forms.get(key) not in wanted_forms:
                return False
        return all(name in values for name in uses & {"fact", "point", "question", "why", "third_about"})


def cores(choice: Choice) -> Iterator[Core]:
    """Every way to say the fact once, the point once and the question, with its score; higher is better."""
    usable = [(typed, said) for typed, said in choice.material.facts if said.form != "unsure"][:_MOST_FACTS]
    mutual: list[Piece] = choice.say("mutual")
    for number, (typed, said) in enumerate(usable):
        openings = choice.say("hook", said) + choice.say("opening", said)
        bridges: list[Piece | None] = [None, *choice.say("bridge", said)]
        reasons: list[Piece | None] = [None, *choice.say("reason", said)]
        questions = _questions(choice, said)
        for place, opening in enumerate(openings):
            first = (mutual[place % len(mutual)],) if mutual else ()
            for bridge, reason, question in product(bridges, reasons, questions):
                middle = (*first, opening, *(piece for piece in (bridge, reason) if piece))
                if _whole(middle, question, choice, said):
                    yield Core(middle, question, typed, _score(middle, question, choice, said) - 0.5 * number)


def _questions(choice: Choice, said: Phrase) -> list[Piece]:
    typed = choice.material.question is not None
    return [piece for piece in choice.say("question", said) if ("question" in piece.uses) == typed]


def _whole(middle: Sequence[Piece], question: Piece, choice: Choice, fact: Phrase) -> bool:
    """The point is said once, or not at all where the user's own question carries the purpose."""
    times = sum("point" in piece.uses for piece in (*middle, question))
    if times > 1:
        return False
    if times == 0 and not choice.in_fact(fact):
        open_about_it = choice.material.brief.purpose in _ASK_ALONE or choice.material.point.form == "ask"
        if choice.material.question is None or not open_about_it:
            return False
    for piece in middle:
        if piece.template.move == "bridge" and "point" not in piece.uses and "who" not in piece.uses:
            return False
    return sum("who" in piece.uses for piece in middle) <= 1


def _score(middle: Sequence[Piece], question: Piece, choice: Choice, fact: Phrase) -> float:
    """How good a choice of wordings is; the figures are our judgement of what reads best, kept in this one place."""
    channel, group = choice.channel, group_of(choice.channel)
    pieces = (*middle, question)
    score = 0.0
    says_point = any("point" in piece.uses for piece in pieces)
    if choice.in_fact(fact):
        score -= 3 * any("point" in piece.uses for piece in middle)
    elif not says_point and choice.material.point.form != "ask":
        score -= 4
    who = any("who" in piece.uses for piece in middle)
    if choice.material.brief.relationship in NEW_PEOPLE and group != "spoken":
        score += {"letter": 3.0, "chat": 3.0, "note": 0.5}[group] * (1 if who else -1)
        if channel in ("sms", "whatsapp", "telegram") and who:
            score += 2
        if channel == "x_post" and who:
            score -= 3
    if group in ("letter", "chat") and not any(piece.template.move == "bridge" for piece in middle):
        score -= 1.5
    score += _REASON * any(piece.template.move == "reason" for piece in middle)
    score -= 1.5 * _repeated(pieces)
    score -= sum(0.1 * piece.template.wording + _WORN * min(piece.worn, 3) for piece in pieces)
    score += 5 * sum(piece.template.own for piece in pieces)
    if middle[0].text.startswith("I"):
        score -= 0.4
    plain = choice.material.question
    if question.text == plain.text if plain is not None else question.template.wording == 1:
        score += 0.5
    text = " ".join(piece.text for piece in pieces)
    heard = [found.lastindex for found in _ONCE.finditer(text)]
    return score - 3.0 * (len(heard) - len(set(heard)))


def _repeated(pieces: Sequence[Piece]) -> int:
    """How often a word (or its kin: write, wrote) that our own wording uses stands in the text once more."""
    ours = frozenset().union(*(piece.own_kin for piece in pieces))
    said = [family for piece in pieces for family in piece.kin if family in ours]
    return len(said) - len(set(said))


@lru_cache(maxsize=4096)
def _kin_in(text: str) -> tuple[str, ...]:
    families = _families()
    return tuple(families[word] for word in words_of(text) if word in families)


@lru_cache(maxsize=1)
def _families() -> Mapping[str, str]:
    return {word: kin.split()[0] for kin in word_text("not_twice").split(";") if kin.strip() for word in kin.split()}


def assemble(choice: Choice, core: Core, turn: int, *, sign: bool = True) -> str:
    """The whole text of a candidate; `turn` takes another greeting, closing line and sign-off for each draft."""
    greeting, signoff = _turned(choice, "greeting", turn), _turned(choice, "signoff", turn)
    stop = _turned(choice, "stop", turn)
    ends_asking = core.question is not None and core.question.text.endswith("?")
    close = _turned(choice, "close", turn, apart_from=core.text) if ends_asking and sign and not stop else ""
    body = [piece.text for piece in core.pieces]
    asked = [text for text in (core.question.text if core.question else "", stop or close) if text]
    name = signoff if sign else ""
    group = group_of(choice.channel)
    if group == "spoken":
        return "\n".join(line for line in (greeting, *body, *asked) if line)
    if group == "letter" or choice.channel in _LINES:
        paragraphs = (greeting, " ".join(body), " ".join(asked), name)
        return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
    text = " ".join([*body, *asked])
    opened = f"{greeting} {lower_first(text)}" if greeting.endswith(",") else f"{greeting} {text}".strip()
    return f"{opened}\n{name}" if name else opened


def _turned(choice: Choice, move: str, turn: int, *, apart_from: str = "") -> str:
    said = set(words_of(apart_from)) & {"short", "line", "lines", "hurry"}
    pieces = [piece for piece in choice.say(move) if not said & set(words_of(piece.text))]
    if any("handle" in piece.uses for piece in pieces):
        pieces = [piece for piece in pieces if "handle" in piece.uses]
    pieces.sort(key=lambda piece: piece.worn)
    return pieces[turn % len(pieces)].text if pieces else ""


def subjects(choice: Choice, fact: Phrase | None) -> list[str]:
    """Subject lines from best to plainest, without those too long to be seen whole."""
    said = [piece.text.rstrip(",") for piece in choice.say("subject", fact)]
    short = [text for text in said if len(text) <= 55 and 2 <= len(text.split()) <= 9]
    return short or list(islice(sorted(said, key=len), 1))
