"""A candidate as a whole text: greeting, paragraphs or talking points, question, way out and sign-off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from composer.channel_facts import CHANNEL_FACTS
from composer.drafting.reading.grammar.content_words import lemmas_of, words_of
from composer.drafting.reading.grammar.tokens import lower_first, sentences_of
from composer.drafting.search.candidates import Choice, Core, Piece, group_of

_TRADE: Final = frozenset({"company", "short_role", "role_line"})
_ABOUT_READER: Final = frozenset(
    "mutual fact facts fact_because fact_detail fact_point fact_thanks fact_wonder detail because thanks".split(),
)
_ONE_PARAGRAPH: Final = 40  # words from which on a letter's middle is parted where it turns from the reader to the sender
_FEWEST_IN_PARAGRAPH: Final = 12  # words; less would stand alone
_ONE_POINT: Final = 20  # words that a talking point may have


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
