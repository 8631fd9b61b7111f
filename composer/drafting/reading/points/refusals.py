"""Refusals and regrets: “no to the gala”, “sorry, no seats left”, “unfortunately not free”; the no is never lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from composer.drafting.reading.grammar.clauses import is_clause, opens_with_subject
from composer.drafting.reading.grammar.noun_phrases import noun_phrase, with_article
from composer.drafting.reading.grammar.tokens import first_words, lower_first, tokens
from composer.drafting.reading.grammar.verb_phrases import base_opening, gerund_opening
from composer.drafting.reading.grammar.word_classes import nouns
from composer.drafting.reading.points.parts import Parts
from composer.drafting.reading.points.point_forms import Typed
from composer.drafting.reading.wording import ellipsis
from composer.word_forms import word_forms

_REGRET: Final = re.compile(
    r"^(?P<word>(?:so |very |really |terribly )?sorry|unfortunately|sadly|regrettably|regretfully|alas|afraid)\b,?"
    r"(?P<but> but\b,?)?(?P<that> that\b| to say(?: that)?\b)?[ :–-]*(?P<rest>.*)$",
    re.IGNORECASE,
)
_NO_THANKS: Final = re.compile(r"^(?:no|nope)[, ]+(?:thanks|thank you)\b(?P<rest>.*)$", re.IGNORECASE)
_NO_TO: Final = re.compile(r"^no to (?P<np>.+)$", re.IGNORECASE)
_NOT_FOR_ME: Final = re.compile(r"^no (?P<np>[^,;:]+?) for (?P<who>me|us)\b(?! to\b)(?P<rest>.*)$", re.IGNORECASE)
_NO_CLAUSE: Final = re.compile(r"^no,? (?=(?:I|we|it|there|the|my|our|you)\b)(?P<rest>.+)$", re.IGNORECASE)
_NOT_NOW: Final = re.compile(r"(?:not|maybe|perhaps) (?:this|next|now|today|yet|at|for|in|another|until|before)\b")


def refusal(typed: Typed, purpose: str, single: Callable[[str, str], Parts]) -> Parts:
    """A text that opens with no or with a regret; `single` reads what follows."""
    text = typed.body
    regret = _REGRET.match(text)
    if regret:
        return _regretted(regret, purpose, single)
    thanks = _NO_THANKS.match(text)
    if thanks:
        return Parts("refusal", (f"no, thank you{thanks['rest']}",), "refusal")
    to = _NO_TO.match(text)
    if to:
        phrase = noun_phrase(to["np"])
        bare = not phrase.determined and not phrase.named and not gerund_opening(to["np"])  # “being on your podcast”
        said = with_article(phrase, "the") if bare else to["np"]
        return Parts("refusal", (f"I have to say no to {said}", f"I'm saying no to {said}"), "refusal", f"say no to {said}", said)
    mine = _NOT_FOR_ME.match(text)
    if mine and purpose == "decline" and noun_phrase(mine["np"]).head not in nouns("mine"):
        phrase = noun_phrase(mine["np"])
        bare = phrase.plural or phrase.determined or phrase.named or mine["np"].lower().startswith(("more ", "further "))
        said = (mine["np"] if bare else with_article(phrase, "the")) + mine["rest"]
        have = "we have" if mine["who"].lower() != "me" else "I have"
        return Parts("refusal", (f"{have} to say no to {said}",), "refusal", f"say no to {said}", said)
    if re.match(r"no,? (?:because|since|as|due to)\b", text):
        return Parts("refusal", (re.sub(r"^no,? ", "no, ", text),), "refusal")
    plain = _NO_CLAUSE.match(text)
    if plain and is_clause(plain["rest"]):
        return Parts("refusal", (f"no, {plain['rest']}",), "refusal")
    return Parts("refusal", (_no_such(text),), "refusal")


def _no_such(text: str) -> str:
    """“no more places on the course” → “there are no more places on the course”."""
    if text.lower().startswith("no longer "):
        rest = text[len("no longer ") :]
        who = ellipsis.speaker(rest)
        forms = {item.form for item in word_forms().read_verb(first_words(rest)[0])}
        own_verb = "base" in forms and "gerund" not in forms and base_opening(rest)
        return f"{who} {text}" if own_verb else f"{ellipsis.am(who)} {text}"
    if re.match(r"no (?:for now|from (?:me|us)|this time|right now)\b", text, re.IGNORECASE):
        return f"it's a {text}"
    if re.match(r"^no more than\b", text, re.IGNORECASE):
        return text
    adverb = re.match(r"(?:still|again|currently) ", text, re.IGNORECASE)
    if adverb:
        return re.sub(r"^(there (?:is|are))", rf"\1 {adverb.group().strip().lower()}", _no_such(text[adverb.end() :]))
    phrase = noun_phrase(text)
    if phrase.head in nouns("mine"):
        return f"{ellipsis.speaker(text)} have {text}"
    return f"there {'are' if phrase.plural else 'is'} {text}"


def _regretted(found: re.Match[str], purpose: str, single: Callable[[str, str], Parts]) -> Parts:
    word, rest = found["word"].lower(), found["rest"].strip()
    sorry = "sorry" in word
    if not rest:
        return Parts("refusal", (f"I'm {word}" if sorry else found.string,), "refusal")
    comma = "," in found.string[: found.start("rest")] and is_clause(rest)
    governed = re.match(r"(?:for|about|to)\b", rest) or found["that"] or opens_with_subject(tokens(rest))
    if sorry and governed and not found["but"] and not comma:
        that = f"{found['that'].strip()} " if found["that"] else ""
        return Parts("refusal", (f"I'm {word} {that}{rest}",), "refusal")
    if rest.lower().rstrip(".!") in ("no", "nope", "not", "not possible", "no way"):
        return Parts("refusal", (f"I'm {word}, but {rest.lower()}" if sorry else f"{word}, {rest.lower()}",), "refusal")
    later = _NOT_NOW.match(rest) and not is_clause(rest)
    said = rest if later else lower_first(single(rest, purpose).sayings[0].rstrip("."))
    if first_words(rest)[0] in ("decline", "refuse", "cancel", "turn", "pass", "withdraw", "say"):
        said = re.sub(r"^I'd like to ", "I have to ", said)
    if sorry:
        return Parts("refusal", (f"I'm {word}, but {said}",), "refusal")
    if word == "afraid":
        return Parts("refusal", (f"I'm afraid {said}",), "refusal")
    return Parts("refusal", (f"{word} {said}", f"I'm sorry, but {said}"), "refusal")
