"""Recognises the form of a fact, a point and a question, and turns each into correct English to the reader.

Fact forms: work and noun (noun phrases), clause (about the reader or another), mine (starts with I), ours (starts with we),
sentences (several). Point forms: noun, doing, how, verb, sentence, ask (a question). Question forms: direct, indirect, topic,
request. `unsure` is a form that no move takes, so that nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from composer.drafting.language import articles, inflection, noun_phrases
from composer.drafting.language.elided_subjects import role, subject_added
from composer.drafting.language.lexicon import load_words, word_list
from composer.drafting.language.second_person import Reader, facing, to_reader

FACT_FORMS: Final = ("work", "noun", "clause", "mine", "ours", "sentences")
POINT_FORMS: Final = ("noun", "doing", "how", "verb", "sentence", "ask")
QUESTION_FORMS: Final = ("direct", "indirect", "topic", "request")

_DEGREES: Final = word_list("degrees")
_BEFORE_PLURALS: Final = word_list("before_plurals")
_SENTENCE_ADVERBS: Final = word_list("sentence_adverbs")
_SEVERAL: Final = re.compile(r"[.!?]\s+(?=[A-ZÀ-Þ“\"])")
_BY_SOMEBODY: Final = re.compile(r"^\w+ed (?:to \w+ )?by\b", re.IGNORECASE)  # “introduced by Ellen”: who was?
# “Your http://…” is no sentence, nor is “your jen.example/blog”.
_ADDRESS: Final = re.compile(r"^(?:(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?)$", re.IGNORECASE)
_APART: Final = re.compile(r", (?!\d{3}\b)")  # “our first release, the one that …”, “the organ at Turku, finished in 2024”
_PLEASE: Final = re.compile(r"^(?:please |kindly )?(?:tell|let|send|share|show|say|give|write)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text as it stands inside a sentence to the reader, and its form."""

    text: str
    form: str


def fact_phrase(text: str, reader: Reader) -> Phrase:
    """The form of a fact, as one of FACT_FORMS or “unsure”."""
    typed = noun_phrases.natural(re.sub(r"^(?:that)\s+(?=(?:she|he|they|I|we|you)\b)", "", text.strip(), flags=re.IGNORECASE))
    if not noun_phrases.words_of(typed) or _BY_SOMEBODY.match(typed) or is_address(text):
        return Phrase(typed, "unsure")
    if _SEVERAL.search(typed) or "?" in typed:
        return Phrase(_stop(to_reader(text.strip(), facing(text, reader))), "sentences")
    reader = facing(typed, reader)
    typed = subject_added(typed, reader)
    said = to_reader(typed, reader)
    words = noun_phrases.words_of(said)
    first = words[0]
    if first in ("i", "i'm", "i've", "i'd") or (first == "my" and noun_phrases.finite_verb(said)):
        return Phrase(said, "mine")
    if first in ("we", "we're", "we've") or (words[:2] in (["you", "and"], ["both", "of"]) and _is_us(words)):
        return Phrase(said, "ours")
    if first == "our" and noun_phrases.finite_verb(said):
        return Phrase(said, "ours")
    if first.partition("'")[0] == "you" or (first in ("it", "there") and len(words) > 2):
        return Phrase(said, "clause")
    doer = role(said)
    if doer:
        return Phrase(doer, "clause")
    if first not in noun_phrases.QUESTION_WORDS and (noun_phrases.finite_verb(said) or _later_you(said)):
        return Phrase(said, "clause")
    noun, _ = noun_phrases.head(said)
    owned = noun_phrases.with_your(said)
    if not owned:
        return Phrase(said, "unsure")
    work = inflection.singular(noun) in load_words().works or noun in load_words().works
    made_it = owned.startswith("your ") or (owned.startswith("the ") and "you" not in noun_phrases.words_of(owned))
    return Phrase(_closed(owned), "work" if work and made_it else "noun")


def holds_sender(words: list[str]) -> bool:
    """Whether the sender is in it, so that it is no news that they learned of."""
    return any(word in ("i", "me", "my", "we", "us", "our", "i've", "i'd", "we've") for word in words)


def is_address(text: str) -> bool:
    """Whether a text is nothing but a link or the name of a site."""
    return _ADDRESS.match(text.strip()) is not None


def _closed(text: str) -> str:
    """“our first release, the one with the broken printer,”: what stands apart is closed by a comma, too."""
    last = [found.end() for found in _APART.finditer(text)]
    return f"{text}," if last and not re.search(r"\b(?:and|or)\b", text[last[-1] :]) else text


def point_phrase(text: str, reader: Reader) -> Phrase:
    """The form of the point, as one of POINT_FORMS; a sentence keeps its full stop."""
    reader = facing(text, reader)
    typed = noun_phrases.natural(re.sub(r"^that\s+(?=(?:the|a|an|my|our|we|I|it)\b)", "", text.strip(), flags=re.IGNORECASE))
    words = noun_phrases.words_of(typed)
    if not words:
        return Phrase("", "unsure")
    if text.strip().endswith("?"):
        return Phrase(question_phrase(text, reader).text, "ask")
    if _SEVERAL.search(typed):
        return Phrase(_stop(_capital(to_reader(text.strip(), reader))), "sentence")
    said = to_reader(typed, reader)
    words = noun_phrases.words_of(said)
    first = words[0]
    if first in noun_phrases.QUESTION_WORDS and first != "if":
        return Phrase(said, "how")
    if first == "to" and len(words) > 2 and words[1] in load_words().bases:
        return Phrase(said.split(" ", 1)[1], "verb")
    if _starts_verb(words):
        return Phrase(said, "verb")
    if noun_phrases.is_doing(said):
        return Phrase(said, "doing")
    subject = first.partition("'")[0] in ("i", "we", "you", "it", "there", "she", "he", "they")
    opened = first in _SENTENCE_ADVERBS and len(words) > 3
    if opened or (subject and len(words) > 2) or noun_phrases.finite_verb(said) or _later_you(said):
        return Phrase(_stop(_capital(said)), "sentence")
    return Phrase(articles.with_article(said), "noun")


def question_phrase(text: str, reader: Reader) -> Phrase:
    """The form of the question; direct ones come back with capital and question mark, indirect ones without."""
    typed = re.sub(r"\s+", " ", text).strip()
    reader = facing(typed, reader, asking=True)
    bare = noun_phrases.lower_first(typed.rstrip("?.! "))
    if not noun_phrases.words_of(bare):
        return Phrase("", "unsure")
    if re.search(r"[.!?]\s+\S", typed):
        return Phrase(_capital(_end(to_reader(typed, reader))), "direct" if typed.endswith("?") else "request")
    said = to_reader(bare, reader)
    words = noun_phrases.words_of(said)
    if words[0] in noun_phrases.QUESTION_WORDS or words[0].partition("'")[0] in noun_phrases.QUESTION_WORDS:
        if _is_direct(said):
            return Phrase(_capital(said) + "?", "direct")
        return Phrase(said, "indirect")
    if words[0] in noun_phrases.HELPERS or (typed.endswith("?") and not _bare_noun(said)):
        return Phrase(_capital(said) + "?", "direct")
    if _PLEASE.match(said):
        return Phrase("Could you " + re.sub(r"^(?:please|kindly) ", "", said) + "?", "direct")
    subject = words[0].partition("'")[0] in ("i", "we", "you", "it")
    if subject or noun_phrases.finite_verb(said):
        return Phrase(_capital(said) + ("?" if typed.endswith("?") else "."), "request")
    owned = noun_phrases.with_your(said)
    return Phrase(owned or said, "topic")


def reason(text: str, reader: Reader) -> Phrase:
    """A reason (`why_them`) as a clause or a noun phrase, without “your” put in front."""
    typed = noun_phrases.natural(re.sub(r"^because\s+", "", text.strip(), flags=re.IGNORECASE))
    if not noun_phrases.words_of(typed):
        return Phrase("", "unsure")
    said = to_reader(subject_added(typed, reader), facing(typed, reader))
    return Phrase(said, _clause_or_noun(said))


def description(text: str) -> Phrase:
    """What is said of a third person (`third.about`): a noun phrase or a clause in which he and she stay."""
    typed = noun_phrases.natural(text)
    if not noun_phrases.words_of(typed):
        return Phrase("", "unsure")
    said = subject_added(typed, Reader("", "", "", frozenset({"she"})))
    if said != typed:
        return Phrase(said, "clause")
    return Phrase(said, _clause_or_noun(said))


def _clause_or_noun(said: str) -> str:
    first = noun_phrases.words_of(said)[0].partition("'")[0]
    subject = first in ("i", "we", "you", "it", "there", "she", "he", "they")
    return "clause" if subject or noun_phrases.finite_verb(said) else "noun"


def _is_us(words: list[str]) -> bool:
    return (words[:2] == ["both", "of"] and words[2:3] in (["us"], ["our"])) or words[:3] == ["you", "and", "i"]


def _later_you(text: str) -> bool:
    """“in 2019 you moved to Lyon”: a clause that opens with a time or a place."""
    words = noun_phrases.words_of(text)
    return words[0] in load_words().prepositions and any(word in ("you", "i", "we") for word in words[1:7])


def _starts_verb(words: list[str]) -> bool:
    lists = load_words()
    first, second = words[0], words[1] if len(words) > 1 else ""
    if first == "help":
        return bool(second) and second not in lists.prepositions
    if first in lists.noun_too | lists.works:
        objects = noun_phrases.DETERMINERS | noun_phrases.QUESTION_WORDS
        objects |= {"a", "an", "me", "you", "us", "more", "some", "together"}
        plural = first in _BEFORE_PLURALS and second.endswith("s") and second not in noun_phrases.HELPERS
        with_whom = first in ("talk", "work") and second in ("to", "with", "about", "together", "for", "at")
        return plural or with_whom or second in objects
    return first in lists.verbs and len(words) > 1


def _is_direct(text: str) -> bool:
    """Whether a text with a question word in front has the order of a question (“how do you”, not “how you”)."""
    words = noun_phrases.words_of(text)
    first = words[0]
    if "'" in first:
        return True
    second = words[1] if len(words) > 1 else ""
    if first in ("whether", "if"):
        return False
    if second in noun_phrases.HELPERS:
        return True
    wide = first in ("what", "which", "who", "whose") or second in _DEGREES
    if not wide:
        return False
    for place, word in enumerate(words[1:], start=1):
        if word in noun_phrases.HELPERS:
            return True
        before = words[place - 1]
        subject = word.partition("'")[0] in ("you", "i", "we", "they", "he", "she", "it")
        begins = (subject or word in noun_phrases.DETERMINERS) and before not in load_words().prepositions
        if begins and not _verb_before(words, place):
            return False
    return True


def _verb_before(words: list[str], place: int) -> bool:
    """Whether a finite verb stands between the question word and this place, so that the question word is the subject."""
    lists = load_words()
    between = words[1:place]
    return any(word in lists.past or word in lists.present or word.endswith("ed") for word in between)


def _bare_noun(text: str) -> bool:
    words = noun_phrases.words_of(text)
    said = any(word in noun_phrases.HELPERS or word in ("you", "i", "we") for word in words)
    return not said and not noun_phrases.finite_verb(text)


def _capital(text: str) -> str:
    for place, char in enumerate(text):
        if char.isalnum():
            return text[:place] + char.upper() + text[place + 1 :]
    return text


def _end(text: str) -> str:
    return text if text and text[-1] in ".!?…" else text + "."


def _stop(text: str) -> str:
    return _end(_capital(text))
