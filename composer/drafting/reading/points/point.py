"""Reads the point of a brief: what the sender wants to say, as plain sentences to the reader, and pieces to build others from."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from composer.drafting.reading.addressing.addressed import in_ordinary_letters, in_other_language
from composer.drafting.reading.addressing.second_person import Reader
from composer.drafting.reading.doubts import doubt_about_marks
from composer.drafting.reading.grammar.clauses import is_clause
from composer.drafting.reading.grammar.inversion import is_inverted
from composer.drafting.reading.grammar.noun_phrases import noun_phrase, with_article
from composer.drafting.reading.grammar.tokens import capital, clause, lower_first, sentence, sentences_of, words
from composer.drafting.reading.grammar.verb_phrases import base_opening
from composer.drafting.reading.grammar.well_formed import has_main_verb, is_well_formed
from composer.drafting.reading.points.asked_behind import asked_behind, asked_last, clause_asked
from composer.drafting.reading.points.behind_first import (
    is_told,
    left_as_typed,
    named_after,
    with_scraps,
    with_subjects,
    with_terms,
    with_thanks,
)
from composer.drafting.reading.points.point_doubts import MAX_LENGTH, MISSING_SUBJECT, OTHER_LANGUAGE, point_doubt
from composer.drafting.reading.points.point_openings import opened
from composer.drafting.reading.points.point_parts import parted
from composer.drafting.reading.points.point_reading import PointReading, clause_of, who_of
from composer.drafting.reading.points.question import read_question
from composer.drafting.reading.points.run_on import run_on_parted
from composer.drafting.reading.points.turned import turned_to
from composer.drafting.reading.wording.articles import with_articles, with_clause_articles
from composer.drafting.reading.wording.shorthand import written_out
from composer.drafting.reading.wording.splices import with_semicolons

# “…, maybe something for your paper?”: asked of what was stated before it.
_MAYBE: Final = re.compile(
    r"^(?P<told>[^?]+?)\s*[,;–-] (?P<maybe>maybe|perhaps|anything|something)(?P<rest> [^,?]+\?)$", re.IGNORECASE
)
# “…, review copy?”: what one would like to give.
_GIVEN: Final = re.compile(
    r",? (?:an? |the |some )?(?P<np>(?:[a-z-]+ ){0,2}(?:copy|copies|samples?|seats?|tickets?|place|taste|look|visit|tour|trial|"
    r"photos|pictures|slice|link|preview|peek|pdf))\?$",
    re.IGNORECASE,
)
# What opens so is said in the frame of its purpose (“I wish to meet you” → “I'd like to meet you”).
_REFRAMED: Final = re.compile(r"(?:Congratulations|To|For|About|Because|That|Would|Could|Can|Please)\b")
_WISHED: Final = re.compile(r"^(?P<who>I|We) wish to\b")
_OURS: Final = re.compile(r"(?:our|my|your) ", re.IGNORECASE)
# Sentences about somebody or something else; what opens with the sender may be led in or joined in many ways.
_TOLD: Final = re.compile(r"(?!(?:To|I|We|I'm|We're|I'd|My|Our|You|Your|Thank|Thanks|Please|Let|No|Not|Sorry)\b)[A-Z0-9“\"]")
_EXCLAIMED: Final = ("congratulation", "thanks", "news")
_REMEMBER: Final = re.compile(r"(?:do you |you )?(?:still )?remember me\b", re.IGNORECASE)
# “20 min call this week”: asked for, wherever it stands.
_CALL: Final = re.compile(
    r"(?:an? )?\d+[- ]min(?:ute)?s? (?:call|chat|meeting|demo|video call|phone call)(?: (?!about\b|on\b|with\b)|[.!?]|$)"
)
# A long way round to saying something, which is said as it was typed: “what I have in mind, and it is only an idea, is that …”.
_AT_LENGTH: Final = re.compile(
    r"(?:so |well,? |basically,? )*(?:what (?:I|we)|the (?:idea|plan|thing)|(?:my|our) (?:idea|plan|thought)|where (?:I|we))\b"
    r"(?=.{80,}[^.!?…]$)[^|•]*$", re.IGNORECASE,
)
_BRING: Final = re.compile(r"(?:please |just |do )?(?:bring|wear|take|come (?:hungry|early|late|as)|don't bring) ", re.IGNORECASE)
_PLEASE_LAST: Final = re.compile(r",? (?:pretty )?please$", re.IGNORECASE)
_NO_SUBJECT: Final = re.compile(r"(?:isn't|aren't|wasn't|weren't|hasn't|doesn't|is|are|has) (?!that\b)", re.IGNORECASE)


def read_point(text: str, reader: Reader, sender_name: str = "", purpose: str = "connect") -> PointReading:
    """What a typed point says, or why one would ask first."""
    if _AT_LENGTH.match(text) and is_well_formed(whole := f"{capital(text.strip())}."):
        return replace(read_point(whole, reader, sender_name, purpose), typed=text)
    if len(text) <= MAX_LENGTH and in_other_language(text, reader, sender_name):
        return PointReading(text, ask=True, because=OTHER_LANGUAGE)
    written = written_out(text[: MAX_LENGTH * 4])
    doubt = doubt_about_marks(text) or point_doubt(written, purpose)
    doubt = doubt or ("" if len(text) <= MAX_LENGTH else point_doubt(text, purpose))
    if doubt:
        return PointReading(text, ask=True, because=doubt)
    plain = in_ordinary_letters(written, reader, sender_name)
    plain = turned_to(reader, plain, purpose)
    thanked = purpose == "thank" and re.match(r"for (?:the|your|all|that|those|this|these)\b", plain, re.IGNORECASE)
    if is_well_formed(text) and "?" not in text and not thanked and (told := _as_typed(text, plain)) is not None:
        return told
    pieces = [part for piece in sentences_of(plain) for part in sentences_of(_parted(opened(piece, purpose), purpose))]
    if not pieces:
        return PointReading(text, ask=True, because=point_doubt("", purpose))
    pieces, named = named_after(with_terms(with_subjects(pieces), purpose))
    read = [(_as_it_is(piece) if at else None) or _one(piece, reader, purpose) for at, piece in enumerate(pieces)]
    read = [read[0], *(left_as_typed(item) if is_told(item) else item for item in read[1:])]
    if _REMEMBER.match(pieces[0]):
        read = [read[0], *(left_as_typed(item) for item in read[1:])]
    doubted = next((item for item in read if item.ask), None)
    if doubted is not None:
        return replace(doubted, typed=text)
    if named:
        said = f"{read[0].said[:-1]}{named}"
        read[0] = replace(read[0], said=said, sayings=(said,), clause="")
    read = with_scraps(read)
    first = read[0]
    if purpose == "thank":
        read[-1] = with_thanks(read)
        first = read[0]
    if len(read) > 1:
        rest = " ".join(item.said for item in read[1:])
        first = replace(first, said=f"{first.said} {rest}", sayings=tuple(f"{item} {rest}" for item in first.sayings))
    first = replace(first, typed=text, clause="" if len(read) > 1 else first.clause)
    return _kept(first, plain) if is_well_formed(text) and "?" not in text and not thanked else first


def _kept(read: PointReading, plain: str) -> PointReading:
    """A point typed in whole sentences, read by its parts: where a word was put in or a sentence parted, it stands as typed."""
    typed = with_semicolons(" ".join(sentence(item, "") for item in sentences_of(plain)))
    count = len(sentences_of(typed))
    kept = [saying for saying in read.sayings if words(saying) == words(typed) and len(sentences_of(saying)) == count]
    if read.said in kept:
        return read
    if _REFRAMED.match(typed) or base_opening(lower_first(typed)):
        return read
    typed = _WISHED.sub(r"\g<who>'d like to", typed)
    told = clause(typed) if len(sentences_of(typed)) == 1 else ""
    said = sentence(typed) if not kept else kept[0]
    return replace(read, said=said, sayings=(said,), infinitive="", topic="", embedded="", clause=told)


def _parted(text: str, purpose: str) -> str:
    """Clauses that only a comma joins, apart; behind a no they stay, as its reason."""
    return text if purpose == "decline" else run_on_parted(text)


def _as_typed(text: str, plain: str) -> PointReading | None:
    """A point typed in whole sentences, as it stands; None where its first words make it a wish, a thanks or a plan."""
    said = with_semicolons(" ".join(sentences_of(plain)))
    if not _TOLD.match(said) or base_opening(lower_first(said)):
        return None
    told = clause(said) if len(sentences_of(plain)) == 1 else ""
    return PointReading(text, said, (said,), who=who_of(said), clause=told)


def _one(text: str, reader: Reader, purpose: str) -> PointReading:
    """The reading of one sentence."""
    if _OURS.match(text) and not text.rstrip().endswith("?") and not is_clause(text) and has_main_verb(text.partition(",")[0]):
        said = sentence(text)  # “our village voted to …”: a verb that word tables take for a noun or a participle
        return PointReading(text, said, (said,), who=who_of(said), clause=clause(said))
    tail = _MAYBE.match(text.rstrip())
    if tail and is_clause(tail["told"]) and not is_inverted(tail["told"]):
        told = _one(tail["told"], reader, purpose)
        maybe = f"{capital(tail['maybe'].lower())}{tail['rest']}"
        sayings = tuple(f"{item} {maybe}" for item in told.sayings)
        return told if told.ask else replace(told, said=f"{told.said} {maybe}", sayings=sayings, clause="")
    if _CALL.match(text):
        return _as_question(f"{text.rstrip(' .!?')}?", reader)
    asked = asked_last(text) or asked_behind(text)
    if asked:
        told, last = _one(text[:asked].rstrip(" ,;–-"), reader, purpose), _as_question(text[asked:].rstrip(" .!?") + "?", reader)
        if not told.ask and not last.ask:
            sayings = tuple(f"{item} {last.said}" for item in told.sayings)
            return replace(told, said=sayings[0], sayings=sayings, clause="")
    given = _GIVEN.search(text.rstrip())
    if given and given.start() and purpose in ("press", "sell", "invite", "partner") and "," in given.group()[:1]:
        told = _one(text[: given.start()], reader, purpose)
        offer = f"Would you like {with_article(noun_phrase(given['np']), 'a')}?"
        return told if told.ask else replace(told, said=f"{told.said} {offer}", sayings=(f"{told.said} {offer}",), clause="")
    asked = clause_asked(text)
    if asked:
        told, last = _one(text[:asked].rstrip(" ,;–-"), reader, purpose), _as_question(text[asked:], reader)
        if not told.ask and not last.ask:
            return replace(told, said=f"{told.said} {last.said}", sayings=(f"{told.said} {last.said}",), clause="")
    if text.rstrip().endswith("?"):
        return _as_question(text, reader)
    mark = "!" if text.rstrip().endswith("!") else "."
    body = _please_before(text.strip().rstrip(".!;:, "))
    if _NO_SUBJECT.match(body) and not is_inverted(lower_first(body)):
        return PointReading(text, ask=True, because=MISSING_SUBJECT)
    made = parted(with_clause_articles(with_articles(body, purpose)), purpose)
    if made.form == "question":
        return _as_question(text, reader)
    sayings = tuple(
        dict.fromkeys(run_on_parted(sentence(item, mark if made.act in _EXCLAIMED else ".")) for item in made.sayings)
    )
    said = sayings[0]
    return PointReading(
        text,
        said,
        sayings[:3],
        who=who_of(said),
        form=made.form,
        act=made.act,
        infinitive=made.infinitive,
        topic=made.topic,
        embedded=made.embedded,
        clause=made.clause or clause_of(said),
    )


def _as_it_is(text: str) -> PointReading | None:
    """“Bring nothing but your rolling pin”, behind an invitation: told as it was typed."""
    if not _BRING.match(text):
        return None
    said = sentence(text.strip().rstrip(".!, "))
    return PointReading(text, said, (said,), form="news")


def _please_before(text: str) -> str:
    """“keep me posted pls” → without it, “not now, but keep me posted please” → “…, but please keep me posted”."""
    body = _PLEASE_LAST.sub("", text)
    last = re.search(r"[,;] (?:but |and |so )?(?=[a-z])", body)
    if body != text and last and base_opening(body[last.end() :]) and not is_clause(body[last.end() :]):
        return f"{body[: last.end()]}please {body[last.end() :]}"
    return body


def _as_question(text: str, reader: Reader) -> PointReading:
    read = read_question(text, reader)
    if read.ask:
        return PointReading(text, ask=True, because=read.because, form="question", act="question")
    others = (f"I'd like to know {read.embedded}.",) if read.embedded and read.kind in ("yes_no", "open") else ()
    return PointReading(
        text, read.said, (read.said, *others), who=who_of(read.said), form="question", act="question", embedded=read.embedded
    )
