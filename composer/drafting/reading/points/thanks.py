"""Thanks and congratulations: “thx 4 the lift”, “that you stayed late”, “congrats on the medal”."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.grammar.clauses import is_clause
from composer.drafting.reading.grammar.tokens import first_words
from composer.drafting.reading.grammar.verb_phrases import gerund, gerund_of_past, gerund_opening
from composer.drafting.reading.grammar.well_formed import has_main_verb
from composer.drafting.reading.points.noun_sayings import noun_sayings
from composer.drafting.reading.points.parts import Parts, framed
from composer.drafting.reading.points.point_forms import PointForm, Typed

_YOU: Final = ("you", "you've", "you're")
_NEGATED: Final = re.compile(r"(?P<word>didn't|did not|don't|never) (?P<rest>.+)$", re.IGNORECASE)
_NOT_DONE: Final = re.compile(
    r"(?P<and>\b(?:and|but|,) )(?P<no>didn't|did not|never) (?P<even>(?:even |ever |really |once )?)(?P<verb>[a-z]+)"
)
# “sitting with my dad”: what was done, though “a sitting” is a thing.
_DOING: Final = re.compile(r"[a-z]+ing (?:with|for|through|by|up|down|in|on|at|to|over|out|me|us|him|her|them) ")
_MODAL: Final = re.compile(r"(?:could|can|would|will|may|might|should|wouldn't|couldn't|weren't|are)\b")
_CONGRATULATED: Final = re.compile(r"^(congratulations|kudos|well done|bravo)(?: for)? (?=(?:the|your) )", re.IGNORECASE)


def opens_with_you(text: str) -> bool:
    """Whether the reader is who did it."""
    return first_words(text)[0] in _YOU


def thanked(form: PointForm, text: str) -> Parts:
    """“you looked after our cat” → “Thank you for looking after our cat”."""
    topic = deed(text)
    if not topic:
        return Parts(form, (f"{text}. Thank you", f"I'd like to thank you, because {text}"), "thanks")
    return Parts(form, (*framed("thank", "doing", topic=topic), f"I'm grateful that {text}"), "thanks", topic=topic)


def deed(text: str) -> str:
    """What the reader did, in -ing: “you stayed late” → “staying late”; "" where that cannot be said."""
    rest = re.sub(r"^you(?:'ve| have| had)?\s+", "", text, flags=re.IGNORECASE)
    if rest == text or _MODAL.match(rest):
        return ""
    negated = _NEGATED.match(rest)
    if negated is None:
        return _NOT_DONE.sub(_not_done, gerund_of_past(rest))
    if negated["word"].lower() == "never":
        return f"never {gerund_of_past(negated['rest']) or gerund(negated['rest'])}"
    return f"not {gerund(negated['rest'])}"


def _not_done(found: re.Match[str]) -> str:
    """“… and never asked anything” → “… and never asking anything”, “… and didn't laugh” → “… and not laughing”."""
    never = found["no"] == "never"
    return f"{found['and']}{'never' if never else 'not'} {found['even']}{(gerund_of_past if never else gerund)(found['verb'])}"


def thanks(typed: Typed, purpose: str) -> Parts:
    """Typed thanks (“so much|the seeds”): how warmly, and for what."""
    del purpose
    much, _, rest = typed.body.partition("|")
    form: PointForm = typed.form if typed.form == "for" else "thanks"
    rest = re.sub(r"^(?:that )(?=you\b)", "", rest)
    thank = f"Thank you{' ' + much if much else ''}"
    if opens_with_you(rest) and is_clause(rest):
        topic = deed(rest)
        if not topic:
            return Parts(form, (f"{thank}: {rest}",), "thanks")
    elif gerund_opening(rest) or _DOING.match(rest):
        topic = re.sub(r"(?<![,;]) but (?=(?:I|we|it|there|my|our)\b)", ", but ", rest)
    elif re.match(r"(?:not|never) \w+ing\b", rest):
        topic = rest
    elif rest.lower().startswith("but "):
        return Parts(form, (f"{thank}, {rest}",), "refusal")
    elif is_clause(rest) and has_main_verb(rest):
        return Parts(form, (f"{thank}: {rest}",), "thanks")
    elif gerund_opening(rest) or rest.startswith(("not ", "never ")):
        topic = rest
    else:
        _, sayings, _ = noun_sayings(rest, "thank")
        topic = sayings[0].removeprefix("Thank you for ").rstrip(".")
    return Parts(form, (f"{thank} for {topic}", f"I'd like to thank you for {topic}"), "thanks", topic=topic)


def congratulation(typed: Typed, purpose: str) -> Parts:
    """Congratulations and good wishes stay as typed, but for the preposition."""
    del purpose
    text = _CONGRATULATED.sub(r"\1 on ", typed.body)
    return Parts("congratulation", (re.sub(r"\bthanks\b", "thank you", text),), "congratulation")
