"""Drafts for tests: a brief made ready for a channel, and candidates put together by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from composer.brief import brief_from_table
from composer.drafting.search.candidates import Choice, Core, Piece
from composer.drafting.search.order import Order
from composer.drafting.templating.bindings import material
from composer.drafting.templating.template_loader import Template, load_templates
from composer.etiquette.check_context import CheckContext

TABLE: Final[dict[str, Any]] = {
    "relationship": "stranger", "purpose": "learn", "point": "how to keep a wall of bees warm", "question": "Which wood do you use?",
    "sender": {"name": "Ana Ruiz", "role": "roofer", "company": "Reed & Straw Ltd"},
    "recipient": {"name": "Tom Berg", "facts": [{"text": "his talk on thatching with reed in Aarhus"}, {"text": "he thatches barns in Jutland"}]},
}
TEMPLATE: Final[Template] = next(iter(load_templates().templates.values()))


def choice(channel: str = "email", **changes: Any) -> Choice:
    """What is written, from a brief of this table."""
    return Choice(material(brief_from_table({**TABLE, **changes})), load_templates(), channel)


def order(channel: str = "email", **changes: Any) -> Order:
    """What its drafts are checked against."""
    return Order(CheckContext(channel, brief_from_table({**TABLE, **changes})))


def piece(move: str, text: str, *uses: str, facts: tuple[int, ...] = (), wording: str = "", worn: int = 0, source: str = "") -> Piece:
    """A sentence of a move that speaks of these names of the brief."""
    template = replace(TEMPLATE, move=move, id=wording or f"first/{move}.1", source=source or text, kinds=(), relationships=(), own=False)
    return Piece(template, text, frozenset(uses), facts, worn)


def core(*pieces: Piece, question: Piece | None = None, facts: tuple[str, ...] = (), score: float = 0.0, shape: str = "") -> Core:
    """A candidate."""
    return Core(pieces, question, facts, score, shape)
