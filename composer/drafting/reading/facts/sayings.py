"""How a part is said once it is read: as a clause or a noun phrase to the reader, with its small letters, stops and articles."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from composer.drafting.reading.addressing.second_person import Reader, turned
from composer.drafting.reading.grammar.lexicon import article as _article
from composer.drafting.reading.grammar.lexicon import (
    is_adjective,
    is_noun,
    is_person,
    is_plural,
    is_word,
    lists,
    pattern,
    singular,
    words,
)
from composer.drafting.reading.grammar.pieces import Piece, put_together, take_apart
from composer.drafting.reading.grammar.verb_words import at, forms_of
from composer.drafting.reading.reading import Reading, Tense, Who

# “the birth of your daughter”, “the new sign on your van”
_OWNED_TWICE: Final = re.compile(
    r"^your (?:(\w+ of) (?=your\b)|((?:[\w-]+ ){1,2}(?:on|in|behind|outside|for|under|below)) "
    rf"(?=your (?:\w+ )?(?:{'|'.join(sorted(words('nouns', 'own_surfaces')))}|photo|picture|post|video)\b))"
)
# “you have made for ten years the maps”: how long, between the verb and its object.
_SPAN_FIRST: Final = re.compile(
    r"^(?P<told>(?:you|we|I) (?:have )?[a-z]+) "
    r"(?P<span>(?:for|since) (?:(?:\w+ )?(?:years|months|weeks|decades|\d{4})|a (?:year|month|decade|while))),? "
    r"(?P<object>(?:the|a|an|your|my|our|his|her|their|all) [^,.;:]+)$"
)
# “your talk "Slow is smooth", said you cut pages”
_TOLD_THERE: Final = re.compile(
    r"^(?P<work>(?:your|the) .*?\b"
    r"(?:talk|article|post|interview|lecture|thread|piece|podcast|episode|book|paper|essay|video|film|keynote)\b[^,]*),"
    r" (?P<said>(?:said|showed|explained|argued|described|admitted|told|wrote|claimed) .+)$"
)
# “your 4 minutes stretch reel”
_MEASURED: Final = re.compile(
    r"^(?P<owner>your|the) (?P<number>\d+) (?P<unit>minute|hour|day|week|month|year|page|metre|mile)s "
    r"(?=[a-z]+\b)(?!(?:of|in|on|at|with|for|that|from|by|ago|later|before|after|and|or|to)\b)"
)
# “you are allergic to jargon, good at tables”
_TWO_STATES: Final = re.compile(r"^(you are [a-z]+ (?:to|at|in|with|of|about) [^,]+), ([a-z]+ (?:at|with|of|about|to) [^,]+)$")
LASTING: Final = pattern("lasting")
PAST_TIME: Final = pattern("past_time")


@dataclass(frozen=True, slots=True)
class Setting:
    """What reading a part needs to know beside its text."""

    reader: Reader
    own: bool = False  # “I” is the reader
    headline: bool = False
    typed: str = ""
    read: Callable[[str, Setting], Reading] | None = None  # reads a part of the part; handed in, so that no module imports itself

    elided: Callable[[list[Piece], Setting], Reading] | None = None  # reads pieces without a subject; handed in, too

    def without_subject(self, pieces: list[Piece]) -> Reading:
        """The reading of pieces whose subject was left out."""
        assert self.elided is not None  # `facts` hands it in
        return self.elided(pieces, self)

    def part(self, text: str) -> Reading:
        """The reading of a part within the part."""
        assert self.read is not None  # `facts` hands it in
        return self.read(text, self)


_DATED_WORK: Final = re.compile(
    r"^your (?P<work>(?:[a-z-]+ )?(?:paper|article|book|essay|study|report|talk|lecture|film|novel|album|thesis|series) "
    r"(?:on|about|of|for|in) [^,]+) from (?P<year>(?:19|20)\d\d)$"
)


def clause(said: Sequence[Piece] | str, setting: Setting, who: Who = "reader", tense: str = "") -> Reading:
    """A clause said to the reader."""
    pieces = take_apart(said) if isinstance(said, str) else list(said)
    text = put_together(turned(pieces, setting.reader))
    known: Tense = tense if tense in ("past", "present", "future") else ""  # type: ignore[assignment]  # one of the three
    return Reading(setting.typed, finished(text), who, "clause", tense=known)


def noun_phrase(said: Sequence[Piece] | str, setting: Setting, who: Who = "reader") -> Reading:
    """A noun phrase said to the reader."""
    pieces = take_apart(said) if isinstance(said, str) else list(said)
    text = finished(put_together(turned(pieces, setting.reader)))
    text = re.sub(r"^your over (?=\d)", "your more than ", text)
    text = _TOLD_THERE.sub(r"\g<work>, in which you \g<said>", text)
    text = _MEASURED.sub(r"\g<owner> \g<number>-\g<unit> ", text)
    text = _DATED_WORK.sub(r"your \g<year> \g<work>", text)
    line = pattern("line_in").match(text)
    if line and singular(line["place"]) in words("nouns", "own_places") | words("nouns", "own_surfaces"):
        where = "on" if line["place"] in words("nouns", "own_surfaces") else "in"
        text = f"the words {line['line']} {where} your {line['where']}"
    text = re.sub(r"^your ((?:episode|issue|part|chapter|season|volume|number) \d+) of (?=your\b)", r"\1 of ", text)
    part = pattern("of_title").match(text)
    if part:
        name = lists("abbreviations")["parts_of_works"].get(part["part"], part["part"])
        more = f", {part['more']}" if part["more"] else ""
        text = f"{name} {part['number']} of your {part['what']}{part['title']}{more}"
    return Reading(setting.typed, _OWNED_TWICE.sub(lambda found: f"the {found[1] or found[2]} ", text), who, "noun")


def _with_article(found: re.Match[str]) -> str:
    """“you are specialist in bridges” gets its “a”; posts (“you are head of …”) go without."""
    role = found["role"]
    of_one = words("nouns", "makers") | words("nouns", "unique_roles") | words("nouns", "bare_posts")
    if found["more"].strip() == "of" and role in of_one:
        return found.group()
    if (
        (is_adjective(role) and role not in words("nouns", "people"))
        or role in words("nouns", "posts")
        or not is_person(role)
        or is_plural(role)
        or forms_of(role) & {"participle", "gerund"}
        or found["more"].strip() == "and"
    ):
        return found.group()
    if found["more"].strip() == "in" and role in ("artist", "poet", "writer", "scientist"):
        return found.group()
    return f"{found['be']} {_article(role)} {role}{found['more']}"


def _quoted(found: re.Match[str]) -> str:
    """“said third time we bring cake” with the words in quotation marks, as no sentence follows."""
    first = found["words"].split(" ", maxsplit=1)[0]
    orders = "base" in forms_of(first) and not is_noun(first) and first not in words("grammar", "determiners")
    said = first in words("grammar", "ordinals") or orders
    return f'{found["verb"]} "{found["words"]}"' if said else found.group()


def finished(text: str) -> str:
    """The text without a capital or marks at its ends, and with the article that a post lacks."""
    text = re.sub(r"\s+", " ", text).strip(" ,;:–—-")
    text = re.sub(r"\s+([,.;:!?)])", r"\1", text)
    text = re.sub(r"^(you work(?:ed)? with [^,]+), ([^,]+), ([^,]+)$", r"\1, \2 and \3", text)
    if '"' not in text:
        text = re.sub(r":(?= (?:a|an|the|his|her|your)\b)", ",", text)
    text = _SPAN_FIRST.sub(r"\g<told> \g<object> \g<span>", text)
    if pattern("speaker_of_line").search(text):
        text = re.sub(r':(?= ")', ",", text)
    text = re.sub(r'(\w)\."$', r'\1"', text)
    if re.match(r"(?:you|we|I|your|my|our|the) ", text) and text.count(",") == 1:
        text = pattern("splice").sub(r", and \g<clause>", text)
    text = pattern("then_did").sub(r"\g<told> and \g<then>", text)
    text = _TWO_STATES.sub(r"\1 and \2", text)
    text = pattern("said_so").sub(_quoted, text)
    text = pattern("the_body").sub(r"\g<before> the \g<body> of", text)
    text = pattern("predicate").sub(_with_article, text)
    return re.sub(
        r"^(You|Your|I'm|In|At|The|A|An|After|Before|Since|When|On|We|My|Our)\b",
        lambda found: found[1] if found[1].startswith("I'") else found[1].lower(),
        text,
    )


def tense_of(rest: Sequence[Piece]) -> str:
    """The tense of a clause that starts with its verb."""
    first = at(rest, 0)
    if first in ("was", "were", "had", "did", "didn't", "wasn't", "weren't") or (
        "past" in forms_of(first) and "base" not in forms_of(first)
    ):
        return "past"
    return "future" if first in ("will", "'ll", "won't") else "present"


def in_small(pieces: Sequence[Piece]) -> list[Piece]:
    """Words of the dictionary in small letters."""
    return [piece.said(piece.lower) if piece.is_name and is_word(piece.lower) else piece for piece in pieces]


def small_first(pieces: Sequence[Piece]) -> list[Piece]:
    """The first word in small letters, unless it is a name."""
    from composer.drafting.reading.grammar.gazetteer import keeps_capital

    if (
        pieces
        and pieces[0].is_name
        and is_word(pieces[0].lower)
        and not keeps_capital(pieces[0].text)
        and not (len(pieces) > 1 and pieces[1].is_name)
    ):
        return [pieces[0].said(pieces[0].text[0].lower() + pieces[0].text[1:]), *pieces[1:]]
    return list(pieces)
