"""A noun phrase in the sentences of its frame: “We have a folding ramp”, “I'd be glad of your tips”."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.grammar import lexicon
from composer.drafting.reading.grammar.details import dated, with_details
from composer.drafting.reading.grammar.noun_phrases import NounPhrase, noun_phrase, plain_capitals, with_article
from composer.drafting.reading.grammar.tokens import lower_first
from composer.drafting.reading.grammar.word_classes import closed, frames, nouns
from composer.drafting.reading.points.noun_frames import frame_name

_PITCH: Final = re.compile(r"^(?:a |my |our )?(?:story )?(?:pitch|pitching)\s*[:–-]\s*", re.IGNORECASE)
_WITHOUT: Final = re.compile(r"^(?:an?|the|any|some)\s+", re.IGNORECASE)


def noun_sayings(text: str, purpose: str) -> tuple[str, tuple[str, ...], str]:
    """The frame's name, the sentences, and the phrase as a topic (“a panel on wind farms on 12 November”)."""
    pitch = _PITCH.match(text)
    if pitch:
        told = noun_phrase(text[pitch.end() :])
        rest = _said(told, _default_article(told, purpose)) if told.bare and not told.plural else text[pitch.end() :]
        return "pitch", tuple(item.format(np=rest) for item in frames(purpose, "pitch")), rest
    if purpose == "thank" and text.lower() in ("thanks", "many thanks"):
        return "thanks", ("Thank you",), ""
    phrase = noun_phrase(text)
    name = frame_name(phrase, purpose)
    first = text.split(" ", maxsplit=1)[0].lower()
    compound = phrase.modifiers[:1] == (first,) and phrase.bare  # “booking app”
    deed = first.endswith("ing") and not compound  # “repairing bells without …”
    yours = re.search(r"\byours?\b" if purpose == "press" else r"^yours?\b", text, re.IGNORECASE)
    if name == "noun" and purpose in ("sell", "press") and (deed or yours):
        name = "noun_yours"
    if name == "noun" and purpose in ("press", "sell") and re.search(r" about\b", text):
        name = "noun_about"
    patterns = frames(purpose, name) or frames(purpose, "noun")
    sayings = tuple(_filled(pattern, phrase, name, purpose) for pattern in patterns)
    return name, sayings, _said(phrase, _default_article(phrase, purpose))


def _default_article(phrase: NounPhrase, purpose: str) -> str:
    """“the launch of our atlas”, “the annual fair”, but “a booking tool”."""
    if purpose in ("thank", "update", "decline", "reconnect"):
        return "the"
    of = (
        re.search(rf"\b{re.escape(phrase.head)}s? (?:of|that|which|where|when)\b", phrase.text, re.IGNORECASE)
        if phrase.head
        else None
    )
    unique = phrase.modifiers[:1] and (
        phrase.modifiers[0] in closed("ordinal") or phrase.modifiers[0] in ("annual", "closing", "opening", "upcoming", "final")
    )
    return (
        "the"
        if phrase.bare
        and (
            unique
            or (
                of
                and " of a " not in phrase.text
                and phrase.head.endswith(("ing", "tion", "launch", "change", "end", "start", "night", "day"))
            )
        )
        else "a"
    )


def _said(phrase: NounPhrase, article: str) -> str:
    text = (
        with_article(phrase, article)
        if phrase.bare or (article == "the" and not phrase.determined and not phrase.named and phrase.plural is False)
        else plain_capitals(phrase.text, phrase)
    )
    return with_details(dated(text), phrase.details, named=phrase.named)


def _filled(pattern: str, phrase: NounPhrase, name: str, purpose: str) -> str:
    a = with_article(phrase, "a")
    if name == "role" and phrase.named and not phrase.determined:
        a = f"{lexicon.article(a)} {a}"  # “a Principal Oboe”
    values = {
        "np": _said(phrase, _default_article(phrase, purpose)),
        "a": with_details(dated(a), phrase.details),
        "the": with_details(dated(_the(phrase)), phrase.details),
        "your": _your(phrase),
        "own": _own(phrase),
        "we": "I" if re.search(r"\b(?:my|I)\b", phrase.text, re.IGNORECASE) else "we",
        "with_you": with_details(dated(_with_you(phrase)), phrase.details),
        "untimely": with_article(phrase, "the" if "wrong" in phrase.modifiers else "a"),
        "value": re.sub(r": ", f" {'are' if phrase.plural else 'is'} ", _the(phrase), count=1),
        "role": with_details(_WITHOUT.sub("", plain_capitals(phrase.text, phrase)), phrase.details),
    }
    del name
    return pattern.format(**values)


def _own(phrase: NounPhrase) -> str:
    """What the sender has: “our folding ramp” → “a folding ramp”."""
    bare = noun_phrase(re.sub(r"^(?:my|our) (?:own )?", "", phrase.text, flags=re.IGNORECASE))
    return with_details(dated(with_article(bare, "a") if bare.bare else bare.text), phrase.details)


def _the(phrase: NounPhrase) -> str:
    meal = phrase.head in nouns("bare_meal") and not phrase.modifiers
    if meal or re.match(r"^an?\b", phrase.text, re.IGNORECASE) or phrase.determined or phrase.named:
        return plain_capitals(phrase.text, phrase)
    return with_article(phrase, "the")


def _your(phrase: NounPhrase) -> str:
    """“your feedback on my draft”, but “a reference” and “some tips”."""
    text = re.sub(r"^(?:any|some|a bit of|a piece of|a little)\s+", "", phrase.text, flags=re.IGNORECASE)
    if phrase.head in ("reference", "referral", "introduction", "recommendation") and not phrase.plural:
        return with_details(with_article(phrase, "a"), phrase.details)
    if re.search(r"\bfrom you\b", text):
        return with_details(with_article(phrase, "a"), phrase.details)
    if re.match(r"^(?:an?|the|my|our|your|\d|two|three|one)\b", text, re.IGNORECASE):
        return with_details(lower_first(text), phrase.details)
    return with_details(f"your {lower_first(text)}", phrase.details)


def _with_you(phrase: NounPhrase) -> str:
    text = with_article(phrase, "a")
    if phrase.head in nouns("bare_meal") and not phrase.determined and not phrase.modifiers:
        text = lower_first(phrase.text)
    if re.search(
        r"\b(?:with|you|your|us|together)\b", re.split(r"\b(?:next time|when|whenever|if|while|once)\b", text)[0], re.IGNORECASE
    ):
        return text
    found = re.search(rf"\b{re.escape(phrase.head)}s?\b", text, re.IGNORECASE)
    if found is None:
        return f"{text} with you"
    return f"{text[: found.end()]} with you{text[found.end() :]}"
