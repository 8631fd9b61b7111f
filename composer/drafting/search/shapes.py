"""Plans of a first message: the orders in which it may say things (templates/<language>/shapes.toml), and what each gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Final

from composer import data
from composer.drafting.reading.brief_readings import FactReading
from composer.drafting.reading.grammar.content_words import lemmas_of
from composer.drafting.reading.remarks.referents import leans_back
from composer.drafting.search import ranking
from composer.drafting.search.candidates import Choice, Core, Piece, group_of
from composer.drafting.search.closings import with_closing_last
from composer.drafting.search.referents import ahead_of_its_matter, beside_their_fact, stands
from composer.drafting.templating.bindings import About, about_facts

_MOST_FACTS: Final = 3
_WAYS: Final = 3  # wordings tried of one move
_MOST_CANDIDATES: Final = 900
OPENS_WITH_FACT: Final = frozenset({"fact", "facts", "fact_point", "fact_thanks", "fact_wonder", "fact_detail", "fact_because"})
_FACT_MOVES: Final = OPENS_WITH_FACT | {"detail", "because"}
_WHERE_THERE_IS_CAUSE: Final = frozenset({"question", "thanks"})  # nothing is asked, and nobody thanked, for form's sake



@dataclass(frozen=True, slots=True)
class Shape:
    """One order of moves; `optional` ones may be left out to fit."""

    id: str
    moves: tuple[str, ...]
    optional: frozenset[str]
    weight: float
    purposes: tuple[str, ...]
    groups: tuple[str, ...]
    spare: bool  # said only where nothing else fits


@cache
def shapes(language: str) -> tuple[tuple[Shape, ...], tuple[str, ...]]:
    """The shapes of a language and the moves that may be dropped to fit, the first to go last."""
    path = data.templates_folder() / language / "shapes.toml"
    if not path.is_file():
        return (), ()
    table = data.read_toml(path)
    found = tuple(
        Shape(
            str(item["id"]), tuple(move.rstrip("?") for move in item["moves"]),
            frozenset(move.rstrip("?") for move in item["moves"] if move.endswith("?")), float(item["weight"]),
            tuple(item["purposes"]), tuple(item.get("groups", ("letter", "chat", "note", "spoken"))), bool(item.get("spare")),
        )
        for item in table["shape"]
    )
    return found, tuple(table["drop"])


def cores(choice: Choice, *, spare: bool = False) -> list[Core]:
    """Every way to say what the brief holds in one of the shapes, with its score; higher is better.

    With `spare` in those that leave out what there is no room for.
    """
    brief = choice.material.brief
    known, drop = shapes(brief.language)
    fitting = [shape for shape in known if brief.purpose in shape.purposes and group_of(choice.channel) in shape.groups]
    fitting = [shape for shape in fitting if shape.spare == spare]
    return _cores(choice, fitting, drop, in_order=True) or _cores(choice, fitting, drop, in_order=False)


def _cores(choice: Choice, fitting: Sequence[Shape], drop: Sequence[str], *, in_order: bool) -> list[Core]:
    """The candidates of some shapes; `in_order` without those that say “it” before what it means."""
    chosen: list[Core] = []
    for shape in fitting:
        for about in _subjects(choice, shape):
            versions = _reductions(shape, _sayable(choice, shape, about), drop)
            for kept in dict.fromkeys(beside_their_fact(moves, about) for moves in versions):
                chosen.extend(_say(choice, shape, about, kept, in_order=in_order))
            if len(chosen) >= _MOST_CANDIDATES:
                return chosen
    return chosen


def _subjects(choice: Choice, shape: Shape) -> list[About]:
    """What a shape may speak of: each of the best facts, two of them, or none."""
    facts = ranked_facts(choice)
    needed = OPENS_WITH_FACT & (set(shape.moves) - shape.optional)
    if not facts:
        return [] if needed else [About()]
    if "facts" in needed:
        acts = [fact for fact in facts if not ranking.is_role(fact)]
        roomy = group_of(choice.channel) in ("letter", "chat")
        both = [(one, two) for one in acts for two in acts if one.number < two.number]
        pairs = [(one, two) for one, two in both if roomy or ranking.belong_together(one, two) or leans_back(two.reading.said)]
        return [about_facts(choice.material, (one.number, two.number)) for one, two in pairs]
    first = min(fact.number for fact in facts)
    alone = [one for one in facts if one.number == first or not leans_back(one.reading.said)]
    singles = [about_facts(choice.material, (one.number,)) for one in alone]
    return singles if needed else [*singles, About()]


def ranked_facts(choice: Choice) -> list[FactReading]:
    """The facts that may be said, those first that lead to the point or the question."""
    readings = choice.material.readings
    aim = lemmas_of(f"{readings.point.said if readings.point else ''} {readings.question.said if readings.question else ''}")
    sayable = [fact for fact in readings.facts if not fact.reading.ask]
    return sorted(sayable, key=lambda fact: -ranking.fact_worth(fact, aim))[:_MOST_FACTS]


def _sayable(choice: Choice, shape: Shape, about: About) -> tuple[str, ...]:
    """The moves of a shape without the optional ones that the brief gives no words for."""
    return tuple(move for move in shape.moves if move not in shape.optional or _pieces(choice, move, about))


def _pieces(choice: Choice, move: str, about: About) -> list[Piece]:
    return choice.say(move, about=about if move in _FACT_MOVES else None)[: _WAYS * (1 + (move in OPENS_WITH_FACT))]


def _reductions(shape: Shape, moves: tuple[str, ...], drop: Sequence[str]) -> list[tuple[str, ...]]:
    """The moves whole, then with ever fewer of the optional ones, each with and without who is known to both."""
    kept = list(moves)
    versions = [tuple(kept)]
    for move in drop:
        if move in shape.optional and move in kept:
            kept.remove(move)
            versions.append(tuple(kept))
    if "mutual" in shape.optional:
        versions += [tuple(move for move in version if move != "mutual") for version in versions]
    return list(dict.fromkeys(versions))


def _say(choice: Choice, shape: Shape, about: About, moves: tuple[str, ...], *, in_order: bool) -> Iterator[Core]:
    columns: list[list[Piece]] = []
    spoken: list[str] = []
    for move in moves:
        pieces = _pieces(choice, move, about)
        if not pieces:
            if move in shape.optional or move in _WHERE_THERE_IS_CAUSE:
                continue
            return
        columns.append(pieces)
        spoken.append(move)
    if not columns:
        return
    has_question = spoken[-1] == "question"
    typed = tuple(fact.typed for fact in choice.material.readings.facts if fact.number in about.numbers)
    for said in product(*columns):
        middle, question = (said[:-1], said[-1]) if has_question else (said, None)
        if not ranking.says_once(middle, question, choice) or not stands(said, about):
            continue
        if not (in_order and ahead_of_its_matter(said, about)):
            middle = with_closing_last(middle, choice.material.brief.language)
            yield Core(tuple(middle), question, typed, ranking.score(middle, question, choice, shape.weight, about), shape.id)
