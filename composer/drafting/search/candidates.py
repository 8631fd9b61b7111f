"""The wordings that fit a brief and a channel, said, and how a message is put together from them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import islice
from typing import Any, Final

from composer.channel_facts import CHANNEL_FACTS
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
    "fact opening fact_tailed other_fact detail detail_subject tail because because_linked thanks_whole".split(),
)
# Of what a subject may speak, best first.
_TELLING: Final = (
    "third_name", "fact_thing", "topic_title", "news", "fact", "thing", "letter_name", "question", "point_sentence",
)
_MOST_SUBJECT_WORDS: Final = 11
_LONGEST_SUBJECT: Final = 60  # characters; what a phone shows of a subject line


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
