"""The wordings that fit a brief and a channel, said, and how a message is put together from them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import islice
from typing import Any, Final

from composer.channel_facts import CHANNEL_FACTS
from composer.drafting.reading.grammar.content_words import lemmas_of, words_of
from composer.drafting.reading.grammar.tokens import lower_first, sentences_of
from composer.drafting.search.reuse import Worn
from composer.drafting.templating.bindings import About, Material
from composer.drafting.templating.phrase import Phrase
from composer.drafting.templating.template_loader import Template, TemplateBook, render
from composer.model import Place

NEW_PEOPLE: Final = frozenset({"stranger", "follower", "mutual", "met"})
_TAG: Final = re.compile(r"\{[{%](.*?)[%}]\}", re.DOTALL)
_TYPED: Final = frozenset({"fact", "other_fact", "point", "question", "why", "third_about", "detail"})
# Names of templates by which a fact, or what the user makes of it, is said.
_TELLS_FACT: Final = frozenset(
    "fact opening fact_tailed other_fact detail detail_subject tail because thanks_whole".split(),
)
_TRADE: Final = frozenset({"company", "short_role", "role_line"})
# Of what a subject may speak, best first.
_TELLING: Final = (
    "third_name", "fact_thing", "topic_title", "news", "fact", "thing", "letter_name", "question", "point_sentence",
)
_MOST_SUBJECT_WORDS: Final = 11
_ONE_POINT: Final = 20  # words that a talking point may have
_LONGEST_SUBJECT: Final = 60  # characters; what a phone shows of a subject line
_ABOUT_READER: Final = frozenset(
    "mutual fact facts fact_because fact_detail fact_point fact_thanks fact_wonder detail because thanks".split(),
)
_ONE_PARAGRAPH: Final = 40  # words from which on a letter's middle is parted where it turns from the reader to the sender
_FEWEST_IN_PARAGRAPH: Final = 12  # words; less would stand alone


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """One wording of a move, said; `uses` are the names of the brief that it speaks of, `facts` their numbers there.

    `worn` is how much oftener it was sent to others than the least used wording that could stand in its place.
    """

    template: Template
    text: str
    uses: frozenset[str]
    facts: tuple[int, ...] = ()
    worn: int = 0


@dataclass(frozen=True, eq=False)
class Core:
    """The middle of a message, between greeting and sign-off, and how good a choice it is."""

    pieces: tuple[Piece, ...]
    question: Piece | None
    facts: tuple[str, ...]  # as typed
    score: float
    shape: str = ""

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

    @property
    def plan(self) -> tuple[Place, ...]:
        """How it was put together."""
        return tuple(Place(piece.template.move, piece.template.id, piece.facts) for piece in self.said)


@lru_cache(maxsize=4096)
def names_in(source: str) -> frozenset[str]:
    """The words inside the tags of a template's source."""
    return frozenset(word for tag in _TAG.findall(source) for word in re.findall(r"[a-z_]+", tag))


def group_of(channel: str) -> str:
    """note, chat, letter or spoken."""
    return CHANNEL_FACTS[channel].group


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
    _said: dict[tuple[str, tuple[int, ...], str], list[Piece]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def formal(self) -> bool:
        """Whether names and verbs are written out."""
        return self.material.brief.tone == "formal"

    def say(self, move: str, fact: Phrase | None = None, about: About | None = None) -> list[Piece]:
        """All wordings of a move that fit, said; each move is said once."""
        about = about or About(fact)
        key = (move, about.numbers, about.fact.text if about.fact else "")
        if key not in self._said:
            self._said[key] = self._rested(self._say(move, about))
        return self._said[key]

    def _rested(self, pieces: list[Piece]) -> list[Piece]:
        """The pieces with how worn each is, compared with those that say the same."""
        times = [self.worn.times(piece.template.source) for piece in pieces]
        if not any(times):
            return pieces
        least: dict[frozenset[str], int] = {}
        for piece, count in zip(pieces, times, strict=True):
            least[piece.uses] = min(count, least.get(piece.uses, count))
        return [replace(piece, worn=count - least[piece.uses]) for piece, count in zip(pieces, times, strict=True)]

    def _say(self, move: str, about: About) -> list[Piece]:
        brief = self.material.brief
        values = {**self.material.values(about, formal=self.formal), **self.extra}
        forms = self.material.forms(about)
        said = []
        for template in self.book.for_move(move, brief.purpose, self.channel):
            uses = names_in(template.source)
            if self._fits(template, values, forms, uses):
                text = render(template, values, formal=self.formal)
                said.append(Piece(template, text, uses, about.numbers if uses & _TELLS_FACT else ()))
        return said

    def _fits(self, template: Template, values: dict[str, Any], forms: dict[str, str], uses: frozenset[str]) -> bool:
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
        return all(name in values for name in uses & _TYPED)


def assemble(choice: Choice, core: Core, turn: int, *, sign: bool = True, close: bool = True, firm: bool = True) -> str:
    """The whole text of a candidate; `turn` takes another greeting, closing line and sign-off for each draft.

    With `firm` the name is signed with the firm or the trade, where the message does not tell it.
    """
    greeting, signoff = _turned(choice, "greeting", turn), _signed(choice, turn, core.text, firm=firm)
    stop = _turned(choice, "stop", turn)
    ends_asking = core.question is not None and core.question.text.endswith("?")
    closing = _turned(choice, "close", turn, apart_from=core.text) if ends_asking and sign and close and not stop else ""
    body = [piece.text for piece in core.pieces]
    question = core.question.text if core.question else ""
    name = signoff if sign else ""
    group = group_of(choice.channel)
    if group == "spoken":
        said = (line for part in (*body, question) for line in _spoken(part))
        return "\n".join(line for line in (greeting, *said) if line)
    if group == "letter" or CHANNEL_FACTS[choice.channel].paragraphs:
        asked = f"{question} {closing}".strip()
        paragraphs = (greeting, *_paragraphs(core.pieces), asked, stop, name)
        return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
    text = " ".join(part for part in (*body, question, stop) if part)
    opened = f"{greeting} {lower_first(text)}" if greeting.endswith(",") else f"{greeting} {text}".strip()
    return f"{opened}\n{name}" if name else opened


def _paragraphs(pieces: Sequence[Piece]) -> list[str]:
    """The middle of a letter as one paragraph, or as two where a long one turns from the reader to the sender or back."""
    texts = [piece.text for piece in pieces]
    lengths = [len(text.split()) for text in texts]
    about_reader: list[bool] = []
    for piece in pieces:
        follows = piece.template.move == "why" and bool(about_reader)  # a reason stays with what it is a reason for
        about_reader.append(about_reader[-1] if follows else piece.template.move in _ABOUT_READER)
    turns = [
        place for place in range(1, len(pieces))
        if about_reader[place - 1] != about_reader[place]
        and min(sum(lengths[:place]), sum(lengths[place:])) >= _FEWEST_IN_PARAGRAPH
    ]
    if sum(lengths) < _ONE_PARAGRAPH or not turns:
        return [" ".join(texts)]
    turn = min(turns, key=lambda place: abs(sum(lengths[:place]) - sum(lengths[place:])))
    return [" ".join(texts[:turn]), " ".join(texts[turn:])]


def _spoken(part: str) -> list[str]:
    """A part as talking points: each sentence of a long one is a line of its own."""
    return sentences_of(part) if len(part.split()) > _ONE_POINT else [part]


def _signed(choice: Choice, turn: int, body: str, *, firm: bool) -> str:
    """A sign-off; with the firm or the trade only where the message does not tell it already."""
    pieces = choice.say("signoff")
    telling = [piece for piece in pieces if piece.uses & _TRADE]
    fresh = [piece for piece in telling if firm and not _trade_told(choice, piece, body)]
    most = max((len(piece.uses & _TRADE) for piece in fresh), default=0)
    kept = [piece for piece in fresh or pieces if len(piece.uses & _TRADE) == most]
    kept.sort(key=lambda piece: piece.worn)
    return kept[turn % len(kept)].text if kept else ""


def _trade_told(choice: Choice, piece: Piece, body: str) -> bool:
    """Whether the message names the firm, or speaks of the trade in one of its words."""
    named = {name: str(choice.material.fixed[name]) for name in piece.uses & _TRADE if choice.material.fixed[name]}
    told = lemmas_of(body)
    return any(text in body if name == "company" else told & lemmas_of(text) for name, text in named.items())


def _turned(choice: Choice, move: str, turn: int, *, apart_from: str = "") -> str:
    """One wording of a move, another one for each turn; a closing line does not say again what the message says."""
    said = set(words_of(apart_from)) & {"short", "line", "lines", "hurry", "help", "no"}
    pieces = [piece for piece in choice.say(move) if not said & set(words_of(piece.text))]
    if any("handle" in piece.uses for piece in pieces):
        pieces = [piece for piece in pieces if "handle" in piece.uses]
    pieces.sort(key=lambda piece: piece.worn)
    return pieces[turn % len(pieces)].text if pieces else ""


def subjects(choice: Choice, about: About) -> list[str]:
    """Subject lines from best to plainest: what it is about, what it asks, who writes; none too long to be seen whole."""
    pieces = sorted(choice.say("subject", about=about), key=lambda piece: _plainness(piece.uses))
    telling = [piece for piece in pieces if _plainness(piece.uses) < len(_TELLING)]
    for said in ([piece.text.rstrip(",") for piece in kept] for kept in (telling, pieces)):
        short = [text for text in said if len(text) <= _LONGEST_SUBJECT and len(text.split()) <= _MOST_SUBJECT_WORDS]
        if short:
            return short
    return list(islice(sorted((piece.text for piece in pieces), key=len), 1))


def _plainness(uses: frozenset[str]) -> int:
    """The place of what a subject speaks of in `_TELLING`; the occasion alone comes behind them, who writes last."""
    return next((place for place, name in enumerate(_TELLING) if name in uses), len(_TELLING) + ("me" in uses))
