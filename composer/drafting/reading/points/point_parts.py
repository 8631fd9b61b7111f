"""Puts one sentence of a point into the frame of its purpose; a second clause stays beside the first part."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from composer.drafting.reading.grammar.calendar_names import A_DAY, A_MONTH
from composer.drafting.reading.grammar.clauses import is_clause
from composer.drafting.reading.grammar.details import with_details
from composer.drafting.reading.grammar.inversion import is_inverted
from composer.drafting.reading.grammar.noun_phrases import noun_phrase, with_article
from composer.drafting.reading.grammar.tokens import capital, lower_first, tokens
from composer.drafting.reading.grammar.verb_phrases import base_opening
from composer.drafting.reading.grammar.word_classes import closed
from composer.drafting.reading.points import thanks, told, topics, wishes
from composer.drafting.reading.points.headlines import headlines, sought
from composer.drafting.reading.points.notes import now_clause
from composer.drafting.reading.points.noun_frames import is_role
from composer.drafting.reading.points.parts import Parts
from composer.drafting.reading.points.point_forms import PointForm, Typed, form_of
from composer.drafting.reading.points.refusals import refusal
from composer.drafting.reading.points.rows import notes_behind, row
from composer.drafting.reading.points.scraps import is_framed
from composer.drafting.reading.points.second_clauses import JOINED, completed_second, joined, of_us, second_clause
from composer.word_forms import word_forms

_LABEL: Final = re.compile(
    r"^(?:(?:an? |my |our |quick |small |good |some |great )*(?:updates?|news|questions?|ideas?|requests?|offers?|reminder|"
    r"topics?|subject|"
    r"purpose|note|reasons?|message|plan|proposal|press release|news release|media release|release|story|announcement|"
    r"heads[- ]up|ask|point|"
    r"goal|aim|intention|wish))\s*(?::|\s[–—-])\s+",
    re.IGNORECASE,
)
_NEW: Final = re.compile(r"^(?:new|now available|brand new)\s*:\s+", re.IGNORECASE)
_DATE_FIRST: Final = re.compile(
    rf"^(?P<date>(?:{A_DAY},? )?\d{{1,2}} {A_MONTH}(?: \d{{4}})?)\s*(?::|\s[–—-])\s+(?P<what>[^,]+)$"
)
_MYSELF: Final = re.compile(r"^(?:myself|me)(?:,| as| -| –) (?=(?:the|a|an|your|our)\b)", re.IGNORECASE)
_NEWS: Final = re.compile(r"(?:good|great|bad|sad|big|happy) news")
# “my friend Lone who …” → “my friend Lone, who …”.
_NAMED_WHO: Final = re.compile(r"\b((?:my|our) (?:[a-z-]+ ){1,3}[A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+)?)(?= who\b)")
_BOTH_SIDES: Final = re.compile(
    r"^(?P<one>(?:our|my|your) [\w-]+(?: [\w-]+)?(?:, (?:our|my|your) [\w-]+)?), (?P<other>(?:our|my|your|"
    r"one) [\w-]+(?: [\w-]+)?)$",
    re.IGNORECASE,
)
# “Runa Berg, who judged with me, has said yes”: what stands between the commas tells who she is.
_WHO_HAS: Final = re.compile(r"[A-ZÀ-Þ][^,]*, (?:who|which|whose) [^,]*, (?:has|is|was|will|can|would|had|may) ")
# “…, our lamps your stories” → “…: our lamps, your stories”.
_MINE_YOURS: Final = re.compile(
    r"\s*[,–—-]\s+(?P<one>(?:my|our|your) [\w'-]+(?: (?!and\b)[\w'-]+)?)(?P<and>,?(?: and)?) "
    r"(?P<other>(?:my|our|your) [\w'-]+(?: [\w'-]+)?)$",
    re.IGNORECASE,
)
# “a weekend - our puppets in your barn, your band in our theatre”, “mugs together, your drawings, our clay, 60 pieces”.
_SIDE_BY_SIDE: Final = re.compile(
    r"^(?P<what>[^,:;]+?)(?:,| [–—-]) (?P<one>(?:my|our|your) (?:[\w'-]+(?: [\w'-]+)?|[^,:;]+? (?:in|on|at|for|with) [^,:;]+)), "
    r"(?=(?:my|our|your|yours|mine|ours) (?:[\w'-]+(?: [\w'-]+)?(?:,|$)|[^,:;]+? (?:in|on|at|for|with) [^,:;]+(?:,|$)))"
)
# “a poem for our bridge, your poem” → “your poem for our bridge”.
_YOUR_OWN: Final = re.compile(
    r"\ban? (?P<kind>[\w'-]+)(?P<rest>\b[^,]*),(?: and| ideally| preferably| namely)? your(?: own)? (?P=kind)$", re.IGNORECASE
)
_PILOTED: Final = re.compile(
    r"(?:pilot|trial|test|swap|stock|design) (?!(?:projects?|runs?|phases?|schemes?|stud\w+|programmes?|period|for|in|with|of|at)"
    r"\b)\w",
    re.IGNORECASE,
)
# “my client, a mill, is after …”: a subject with its apposition.
_APPOSED: Final = re.compile(
    r"^(?:my|our|the) [^,]+, (?:an?|the|my|our) [^,]+, (?:is|are|was|were|has|have|wants|needs|looks|makes|runs|sells) \w",
    re.IGNORECASE,
)
_WITHOUT: Final = re.compile(r"no (?!one\b)[a-z]")
_DETAIL: Final = re.compile(r"no (?!one\b)[a-z]|[a-z]+ed (?!the|an?|my|our|it|them|you|your)\b")
_SHORT: Final = 3


def _mine_and_yours(found: re.Match[str]) -> str:
    """“a show, my puppets and your signing” → “a show: my puppets and your signing”."""
    return f": {found['one']}{' and' if 'and' in found['and'] else ','} {found['other']}"


def parted(text: str, purpose: str) -> Parts:
    """The sayings of one sentence as typed, without its closing mark."""
    if _WHO_HAS.match(text):
        return Parts("news", (text,), "news")
    if purpose == "partner" and _PILOTED.match(text) and noun_phrase(text.partition(" ")[2].split(",")[0]).plural:
        text = f"to {text}"
    text = _NEW.sub("new ", _MYSELF.sub("introduce myself as " if purpose == "introduce" else "", text))
    dated = _DATE_FIRST.match(text)
    if dated:
        text = f"{dated['what']}, {dated['date']}"
    text = re.sub(r",? (?:so|and|but|because|or)$", "", re.sub(r"; (?=no [a-z]+\b)", ", ", text))
    label = _LABEL.match(text)
    if label and len(text) - label.end() > _SHORT and not _NEWS.match(text):
        text = text[label.end() :]
    if _APPOSED.match(text):
        return single_sentence(lower_first(text), purpose)
    text = lower_first(sought(text, purpose))
    if purpose == "partner":
        text = _BOTH_SIDES.sub(r"\g<one> and \g<other>", text)
    text = _NAMED_WHO.sub(r"\1,", text)
    beside = _SIDE_BY_SIDE.sub(r"\g<what>: \g<one>, ", text)
    text = beside if beside != text else _MINE_YOURS.sub(_mine_and_yours, text)
    text = _YOUR_OWN.sub(lambda found: f"your {found['kind']}{found['rest']}", text)
    if re.match(r"(?:free|open|available|reserved|ready|wanted) (?:for|to|until|from) [^:,]{2,20}: ", text):
        return Parts("news", (text,), "statement")
    if re.match(r"too \w+, too \w+|not (?:this|next|now|today|yet|right now|at the moment)\b[^,]*, but ", text):
        return Parts("refusal" if purpose == "decline" else "news", (text,), "refusal" if purpose == "decline" else "statement")
    text = _own_details(text, purpose) if is_role(noun_phrase(text.split(",", maxsplit=1)[0])) else text
    told = _in_a_row(text, purpose)
    if told is not None:
        return told
    text = _joined_verbs(text)
    now = now_clause(text) if purpose in ("job", "learn", "connect", "introduce", "reconnect") else None
    if now is not None and not now[1]:
        return single(now[0], purpose)
    if now is not None:
        made = single(now[0], purpose)
        return replace(made, sayings=tuple(joined(item, now[1], colon=False) for item in made.sayings), clause="")
    cut = _second(text, purpose)
    return single(text, purpose) if cut is None else _with_second(text, cut, purpose)


def _second(text: str, purpose: str) -> tuple[int, int, str] | None:
    """Where a second clause stands; what goes with goods, a helper or a post (“no nuts”, “roasted on Tuesday”) is none."""
    cut = second_clause(text)
    details = {"hire": _DETAIL, "sell": _DETAIL, "job": _WITHOUT}.get(purpose)
    return None if cut is not None and details and details.match(text[cut[1] :]) else cut


def _in_a_row(text: str, purpose: str) -> Parts | None:
    """Headlines, and notes behind a first part; None for others."""
    told = headlines(text, purpose) if purpose in ("update", "press") else ()
    if told:
        return Parts("news", (". ".join(capital(item) for item in told),), "news")
    noted = notes_behind(text, purpose)
    made = single(noted[0], purpose) if noted else None
    if noted is None or made is None or made.form == "question":
        return None
    return replace(made, sayings=tuple(row(item, noted[1], purpose) for item in made.sayings), clause="")


def _with_second(text: str, cut: tuple[int, int, str], purpose: str) -> Parts:
    left, right = text[: cut[0]].strip(), text[cut[1] :].strip()
    if _NEWS.fullmatch(left):
        return Parts("news", (f"{left}: {right}",), "news")
    made = single(left, purpose)
    if made.form == "question":
        return Parts("question", (text,), "question")
    if purpose == "introduce" and re.match(r"(?:she|he|they)\b", right) and is_role(noun_phrase(left)) and not base_opening(left):
        said = with_article(noun_phrase(left), "a")
        return replace(made, sayings=(f"I'd like to introduce {said}. {capital(right)}",), clause="")
    asked = re.sub(r"^and ", "", right)
    if made.form == "how_what" and is_inverted(asked):
        return replace(made, sayings=tuple(f"{item.rstrip('.')}. {capital(asked)}?" for item in made.sayings), clause="")
    right = completed_second(right, made.sayings[0] if made.form == "sentence_elided" else left, purpose)
    if right.startswith("and ") and not is_clause(left) and not base_opening(left) and is_role(noun_phrase(left)):
        who = noun_phrase(left)
        return replace(made, sayings=(f"I'm {with_details(with_article(who, 'a'), who.details)} {right}",))
    colon = purpose == "decline" or cut[2] == ":" or made.form == "congratulation"
    colon = colon and not re.match(r"(?:please|there (?:is|are) no)\b", right)
    sayings = tuple(joined(of_us(item, f"{item} {right}"), right, colon=colon) for item in made.sayings)
    return replace(made, sayings=sayings, clause=made.clause if JOINED.match(right) else "")


def _joined_verbs(text: str) -> str:
    """“share one stand, split the cost” → “share one stand and split the cost”."""
    left, comma, right = text.partition(", ")
    if not comma or ", " in right or not base_opening(left) or is_clause(left):
        return text
    found = [token.lower for token in tokens(right) if token.is_word]
    objects = closed("determiner", "object_pronoun") | {"it", "out", "up"}
    base = len(found) > 1 and found[1] in objects and any(item.form == "base" for item in word_forms().read_verb(found[0]))
    return f"{left} and {right}" if base and base_opening(right) and not is_clause(right) else text


def _own_details(text: str, purpose: str) -> str:
    """“glazier, 9 years, moving to Graz” → “glazier with 9 years' experience, I'm moving to Graz”."""
    if purpose not in ("job", "connect", "introduce"):
        return text
    text = _EXPERIENCE.sub(
        lambda found: f" with {found['years']}{chr(39) if found['years'].endswith('s') else chr(39) + 's'} experience",
        text,
        count=1,
    )
    return _BOUND.sub(", I'm ", text, count=1)


_EXPERIENCE: Final = re.compile(
    r", (?P<years>(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|"
    r"thirty) years?)(?: (?:of )?experience| exp)?(?=,|$)",
    re.IGNORECASE,
)
_BOUND: Final = re.compile(
    r", (?=(?:now |soon |currently )?(?:relocating|moving|returning|coming|retiring|looking|hoping|seeking|finishing|"
    r"graduating|living) )",
    re.IGNORECASE,
)


def single_sentence(text: str, purpose: str) -> Parts:
    """A whole sentence, as typed."""
    return told.stated(Typed("sentence", text), purpose)


def single(text: str, purpose: str) -> Parts:
    """One part of a point: its form, then the reader of that form."""
    typed = form_of(text, purpose)
    if typed.form == "refusal":
        return refusal(typed, purpose, single)
    if typed.form == "noun_phrase" and not is_framed(typed.body):
        return Parts("news", (typed.body,), "news" if purpose == "update" else "statement")
    return _READERS[typed.form](typed, purpose)


def _question(typed: Typed, purpose: str) -> Parts:
    del purpose
    return Parts("question", (typed.body,), "question")


_READERS: Final[dict[PointForm, Callable[[Typed, str], Parts]]] = {
    "question": _question,
    "how_what": told.embedded,
    "because": told.reason,
    "to": wishes.wish,
    "for": topics.for_what,
    "about": topics.about,
    "that_clause": told.that,
    "thanks": thanks.thanks,
    "congratulation": thanks.congratulation,
    "imperative": wishes.suggestion,
    "request": wishes.request,
    "sentence": told.stated,
    "sentence_elided": told.stated,
    "news": told.news,
    "gerund": wishes.doing,
    "infinitive": wishes.wish,
    "noun_phrase": topics.noun,
    "for_to": wishes.for_to,
}
