"""Reads the point of a brief: what the sender wants to say, as plain sentences to the reader, and pieces to build others from."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final, Literal

from composer.drafting.reading.addressing.addressed import addressed, in_ordinary_letters, in_other_language, with_their_side
from composer.drafting.reading.addressing.second_person import Reader
from composer.drafting.reading.doubts import doubt_about_marks
from composer.drafting.reading.grammar.clauses import is_clause
from composer.drafting.reading.grammar.inversion import is_inverted
from composer.drafting.reading.grammar.lexicon import gender, is_noun, is_person, is_plural
from composer.drafting.reading.grammar.noun_phrases import noun_phrase, with_article
from composer.drafting.reading.grammar.tokens import (
    capital,
    clause,
    first_words,
    is_common,
    lower_first,
    sentence,
    sentences_of,
    words,
)
from composer.drafting.reading.grammar.verb_phrases import base_opening
from composer.drafting.reading.grammar.well_formed import has_main_verb, is_well_formed
from composer.drafting.reading.grammar.word_classes import closed, nouns
from composer.drafting.reading.points.notes import state_clause, time_clause
from composer.drafting.reading.points.of_somebody import goes_on
from composer.drafting.reading.points.parts import SpeechAct
from composer.drafting.reading.points.point_doubts import MAX_LENGTH, MISSING_SUBJECT, OTHER_LANGUAGE, point_doubt
from composer.drafting.reading.points.point_forms import PointForm
from composer.drafting.reading.points.point_openings import opened
from composer.drafting.reading.points.point_parts import parted
from composer.drafting.reading.points.question import read_question
from composer.drafting.reading.points.run_on import run_on_parted
from composer.drafting.reading.points.second_clauses import SUBORDINATE
from composer.drafting.reading.points.terms import term
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
_MY_OLD: Final = re.compile(
    r"\b(?P<verb>(?:tell|ask|thank|greet|see|meet|visit|find|surprise|write to|speak to|talk to|say to|hear from|"
    r"be in touch with|"
    r"get in touch with|reach|catch up with) )(?:to )?(?:my|our) (?:(?:old|former|first|favourite|favorite|dear|once|best|ex) )+"
    r"(?P<who>[a-z]+)(?P<what> [a-z]+)?",
    re.IGNORECASE,
)
_SCRAP_ASKED: Final = re.compile(
    r"(?:,|;| [–-]) (?:and |but |so )?(?=(?:you|still|up for|free|fancy|want|wanna|any|OK|ok|maybe|interested|join|coming|keen|"
    r"tempted|deal)\b)"
)
_THEY: Final = re.compile(r"\b(?:they|them|their|theirs)\b", re.IGNORECASE)
_SHE_HE: Final = re.compile(r"\b(?:she|he|her|his|him|hers)\b", re.IGNORECASE)
_SHOULD_MEET: Final = re.compile(r"(?P<who>she|he|they) (?:should|must|could) (?:meet|know|call|talk to|see) ", re.IGNORECASE)
# “his nephew starts on Monday, he did great”: he is the nephew.
_RELATIVE: Final = re.compile(
    r"(?P<whose>his|her|their) (?:[a-z]+ )?(?P<who>[a-z]+) (?!says?\b|said\b|told\b|tells\b)[^.;]*[,;.] (?:and |but )?"
    r"(?P<then>he|she)\b",
    re.IGNORECASE,
)
_NEXT_TIME: Final = re.compile(r"(?:next|this) (?:week|month|weekend|year|time)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
# “so that you can see … their own laundry”: those who can see own it.
_SO_THEIR: Final = re.compile(r"(\bso (?:that )?you (?:can |could |may |see )[^.;,]*?\b)their( own\b)")
_BOTH_OF_YOU: Final = re.compile(r"^(?:her|him|them|she|he) and (?=(?:my|our) )", re.IGNORECASE)
_OWNERS: Final = {"she": ("her", "he"), "he": ("his", "she")}
_MINE_OR_OURS: Final = re.compile(r"\b(?:mine|ours)\b", re.IGNORECASE)
_HIS_DOES: Final = re.compile(
    r"\b(?:his|hers|theirs) (?=(?:is|are|was|has|have|does|do|learns|goes|runs|needs|works|starts|stays|comes|gets|in|on|at|with)\b)"
)
_ASKS: Final = re.compile(r"(?:is|are|was|do|does|did|can|could|would|should|will) (?:it|that|this|you|I|we|there)\b")
_ANYBODY: Final = re.compile(r"\b(?:an?|any|every|each|no) (?:[a-z]+ )??([a-z]+)\b")
_SCRAP: Final = 6
# What opens so is said in the frame of its purpose (“I wish to meet you” → “I'd like to meet you”).
_REFRAMED: Final = re.compile(r"(?:Congratulations|To|For|About|Because|That|Would|Could|Can|Please)\b")
_WISHED: Final = re.compile(r"^(?P<who>I|We) wish to\b")
_OURS: Final = re.compile(r"(?:our|my|your) ", re.IGNORECASE)
# Sentences about somebody or something else; what opens with the sender may be led in or joined in many ways.
_TOLD: Final = re.compile(r"(?!(?:I|We|I'm|We're|I'd|My|Our|You|Your|Thank|Thanks|Please|Let|No|Not|Sorry)\b)[A-Z0-9“\"]")
# “our trainee Jon, he …”: “he” is the one who is introduced.
_SOMEBODY_OF_MINE: Final = re.compile(
    r"^(?:to )?(?:(?:introduce|meet) )?(?:my|our|the|an?) [^,–(:]+(?:[,–(:]| -) ?(?:he|she|they)\b", re.IGNORECASE
)
_BRINGS: Final = re.compile(r"(?:this is|here is|here's|please meet|meet) (?!you\b)[A-ZÀ-Þ][\w'-]+", re.IGNORECASE)
_EXCLAIMED: Final = ("congratulation", "thanks", "news")
# “we got it! the grant …”: what “it” is follows.
_POINTING: Final = re.compile(r"\b(?:it|them|one|this|that|her|him)[.!]$")
_REMEMBER: Final = re.compile(r"(?:do you |you )?(?:still )?remember me\b", re.IGNORECASE)
_PLEASE_LAST: Final = re.compile(r",? (?:pretty )?please$", re.IGNORECASE)
_NO_SUBJECT: Final = re.compile(r"(?:isn't|aren't|wasn't|weren't|hasn't|doesn't|is|are|has) (?!that\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PointReading:
    """A point as one or two sentences to the reader (`said`), in other constructions (`sayings`, best first), and in pieces.

    `infinitive` follows “I'd like to”, `topic` follows “about”, `embedded` follows “I wonder”, `clause` follows “because” or
    “and”; each is empty where it would not be grammatical. Where `ask` is true nothing may be said, and `because` tells why.
    """

    typed: str
    said: str = ""
    sayings: tuple[str, ...] = ()
    ask: bool = False
    because: str = ""
    who: Literal["reader", "sender", "both", "other"] = "sender"
    form: PointForm = "sentence"
    act: SpeechAct = "statement"
    infinitive: str = ""
    topic: str = ""
    embedded: str = ""
    clause: str = ""


def read_point(text: str, reader: Reader, sender_name: str = "", purpose: str = "connect") -> PointReading:
    """What a typed point says, or why one would ask first."""
    if len(text) <= MAX_LENGTH and in_other_language(text, reader, sender_name):
        return PointReading(text, ask=True, because=OTHER_LANGUAGE)
    written = written_out(text[: MAX_LENGTH * 4])
    doubt = doubt_about_marks(text) or point_doubt(written, purpose)
    doubt = doubt or ("" if len(text) <= MAX_LENGTH else point_doubt(text, purpose))
    if doubt:
        return PointReading(text, ask=True, because=doubt)
    plain = in_ordinary_letters(written, reader, sender_name)
    plain = _turned_to(reader, plain, purpose)
    thanked = purpose == "thank" and re.match(r"for (?:the|your|all|that|those|this|these)\b", plain, re.IGNORECASE)
    if is_well_formed(text) and "?" not in text and not thanked and (told := _as_typed(text, plain)) is not None:
        return told
    pieces = [part for piece in sentences_of(plain) for part in sentences_of(_parted(opened(piece, purpose), purpose))]
    if not pieces:
        return PointReading(text, ask=True, because=point_doubt("", purpose))
    pieces, named = _named_after(_with_terms(pieces, purpose))
    read = [_one(piece, reader, purpose) for piece in pieces]
    read = [read[0], *(_left(item) if _is_told(item) else item for item in read[1:])]
    if _REMEMBER.match(pieces[0]):
        read = [read[0], *(_left(item) for item in read[1:])]
    doubted = next((item for item in read if item.ask), None)
    if doubted is not None:
        return replace(doubted, typed=text)
    if named:
        said = f"{read[0].said[:-1]}{named}"
        read[0] = replace(read[0], said=said, sayings=(said,), clause="")
    read = _with_scraps(read)
    first = read[0]
    if purpose == "thank":
        read[-1] = _thanked(read)
        first = read[0]
    if len(read) > 1:
        rest = " ".join(item.said for item in read[1:])
        first = replace(first, said=f"{first.said} {rest}", sayings=tuple(f"{item} {rest}" for item in first.sayings))
    first = replace(first, typed=text, clause="" if len(read) > 1 else first.clause)
    return _kept(first, plain) if is_well_formed(text) and "?" not in text and not thanked else first


def _turned_to(reader: Reader, text: str, purpose: str) -> str:
    """A point with “you” for the reader; who is introduced, and those who were named, keep their “he” and “they”."""
    if purpose in ("reconnect", "thank"):
        text = _to_them(text, reader)
    if purpose in ("partner", "sell", "hire", "invite"):
        text = with_their_side(text)
    text = _BOTH_OF_YOU.sub("you and ", text)
    should = _SHOULD_MEET.match(text) if purpose == "introduce" else None
    if should and not _SHE_HE.search(text[should.end() :]):
        text = f"you {text[should.end('who') :].lstrip()}"
    theirs = _RELATIVE.match(text) if reader.pronoun in ("she", "he") else None
    if theirs and is_person(theirs["who"].lower()) and gender(theirs["who"].lower()) in ("", theirs["then"].lower()):
        return f"{'Your' if theirs['whose'][0].isupper() else 'your'}{text[theirs.end('whose') :]}"
    introduced = _opens_with_name(text, reader) or _SOMEBODY_OF_MINE.match(text) or _BRINGS.match(text)
    if (purpose == "introduce" and introduced) or _of_others(text, reader):
        return text
    if _MINE_OR_OURS.search(text):  # “mine learns gilding, his learns carving”
        text = _HIS_DOES.sub("yours ", text)
    said = _SO_THEIR.sub(r"\1your\2", addressed(text, reader))
    owner, other = _OWNERS.get(reader.pronoun, ("", ""))
    if purpose == "introduce" and owner and re.search(rf", {other}\b", said):  # “my boss Leo, he plans a trip to her island”
        return re.sub(rf"\b{owner} (?=[a-z])", "your ", said)
    return said


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


def _of_one_told(text: str) -> bool:
    """“A baker of 84 and her apprentice have won”: the apprentice is the baker's."""
    return re.match(r"(?:an?|the|our|one) (?:[\w-]+ ){1,6}?and (?:her|his) ", text, re.IGNORECASE) is not None


def of_animal(text: str) -> bool:
    """“a goat became mayor and she begins on Monday”: she is the goat."""
    pronoun = _SHE_HE.search(text)
    if pronoun is None:
        return False
    before = text[: pronoun.start()].rstrip()
    named = words(before) if before.endswith((",", ";", ".")) else words(before)[:-1]  # “the dog he found”: he is not the dog
    kinds = nouns("animal") - (nouns("vessel") if pronoun.group().lower() in ("he", "him", "his") else frozenset())
    return any(word in kinds and not is_noun(after) for word, after in zip(named, [*named, ""][1:], strict=True))


def _of_others(text: str, reader: Reader) -> bool:
    """“our twins are four and they never sit”: “they” of those who were named, where nothing else speaks of the reader."""
    if of_animal(text) or _of_one_told(text):
        return True
    they = _THEY.search(text)
    if they is None or reader.pronoun == "they" or _SHE_HE.search(text):
        return False
    before = text[: they.start()]
    people = (found[1] for found in _ANYBODY.finditer(before.lower()))
    anybody = any(is_person(who) or who.endswith(("er", "or", "ist", "ee")) for who in people)
    return anybody or any(is_plural(word) for word in words(before))


def _to_them(text: str, reader: Reader) -> str:
    """“tell my old teacher that her advice was right”: the one to whom all this is written is spoken of as her or him."""
    found = _MY_OLD.search(text)
    if found is None or re.search(r"\byou(?:r|rs)?\b", text):
        return text
    ends = next((found.end(name) for name in ("who", "what") if _is_somebody((found[name] or "").strip().lower())), 0)
    if not ends:
        return text
    told = re.search(r"\b(?:she|her|he|his|him)\b", text[ends:], re.IGNORECASE)
    pronoun = reader.pronoun or ("" if told is None else "she" if told.group().lower() in ("she", "her") else "he")
    if pronoun not in ("she", "he"):
        return text
    return f"{text[: found.start()]}{found['verb']}{'her' if pronoun == 'she' else 'him'}{text[ends:]}"


def _is_somebody(word: str) -> bool:
    return is_person(word) or word in nouns("person")


def _with_scraps(read: list[PointReading]) -> list[PointReading]:
    """The sentences with the scraps behind the first in brackets; behind a question they stand as typed."""
    first, scraps = read[0], list(takewhile(_is_scrap, read[1:]))
    if first.said.endswith("?"):
        return [first, *(_left(item) if _is_scrap(item) else item for item in read[1:])]
    if scraps and first.said.endswith((".", "!")):
        beside = ", ".join(lower_first(item.typed.strip().rstrip(".!,; ")) for item in scraps)
        sayings = tuple(_beside(item, beside) for item in first.sayings)
        first = replace(first, said=_beside(first.said, beside), sayings=sayings, clause="")
    return [first, *(_left(item) if _is_scrap(item) else item for item in read[1 + len(scraps) :])]


def _beside(said: str, scraps: str) -> str:
    """“We'd like a cake.” with “14 June” in brackets, in those that stand there already where there are some."""
    return f"{said[:-2]}, {scraps})." if said.endswith(").") else f"{said[:-1]} ({scraps}){said[-1]}"


def _named_after(pieces: list[str]) -> tuple[list[str], str]:
    """“We got it!”, “the grant” → the first, and what names it behind a colon; “it worked”, “your trick” behind a comma."""
    if len(pieces) < 2:
        return pieces, ""
    done = re.match(r"(?:it|they|he|she) \w+[.!]$", pieces[0], re.IGNORECASE)
    body = pieces[1].strip().rstrip(".!")
    named = re.match(r"(?:the|a|an|our|my|your) ", body, re.IGNORECASE) and not is_clause(body) and not body.endswith("?")
    if not named or not (done or _POINTING.search(pieces[0])):
        return pieces, ""
    said = sentence(body)
    return [pieces[0], *pieces[2:]], f"{',' if done else ':'} {said[0].lower()}{said[1:]}"


def _parted(text: str, purpose: str) -> str:
    """Clauses that only a comma joins, apart; behind a no they stay, as its reason."""
    return text if purpose == "decline" else run_on_parted(text)


def _with_terms(pieces: list[str], purpose: str) -> list[str]:
    """“a baker, nights. 14 euros an hour”: what is only a note of the sentence before it stands in its row."""
    out: list[str] = []
    for piece in pieces:
        note = piece.strip().rstrip(".!")
        told = bool(out) and not out[-1].rstrip().endswith("?")
        theirs = told and purpose == "introduce" and goes_on(out[-1].rstrip().rstrip(".!"), lower_first(note))
        first = note.partition(", ")[0]
        said = told and (term(first, purpose) or state_clause(note) or (purpose == "update" and time_clause(note)))
        noted = theirs or said
        if noted:
            out[-1] = f"{out[-1].rstrip().rstrip('.!')}, {lower_first(piece)}"
        else:
            out.append(piece)
    return out


def _as_typed(text: str, plain: str) -> PointReading | None:
    """A point typed in whole sentences, as it stands; None where its first words make it a wish, a thanks or a plan."""
    said = with_semicolons(" ".join(sentences_of(plain)))
    if not _TOLD.match(said) or base_opening(lower_first(said)):
        return None
    told = clause(said) if len(sentences_of(plain)) == 1 else ""
    return PointReading(text, said, (said,), who=_who(said), clause=told)


def _thanked(read: list[PointReading]) -> PointReading:
    """The last sentence with thanks behind it where none of them gives thanks: “My edges don't crumble any more. Thank you.”"""
    last = read[-1]
    told = " ".join(item.said for item in read).lower()
    if any(word in told for word in ("thank", "grateful", "appreciat", "cheers", "owe you")) or last.said.endswith("?"):
        return last
    return replace(last, said=f"{last.said} Thank you.", sayings=tuple(f"{item} Thank you." for item in last.sayings), clause="")


def _left(item: PointReading) -> PointReading:
    """What one reminds somebody of (“third row, always late”) as typed."""
    if item.form != "noun_phrase":
        return item
    said = sentence(item.typed.rstrip(".!, "))
    return PointReading(item.typed, said, (said,), who="sender", form="news")


def _is_scrap(item: PointReading) -> bool:
    """“first run of 300” behind a sentence: a note that goes into brackets."""
    return item.form == "noun_phrase" and len(item.typed.split()) <= _SCRAP


def _is_told(item: PointReading) -> bool:
    """Whether a later sentence is no topic (“the calendar we keep as it is”): only the first names what one writes about."""
    return item.form == "noun_phrase" and not _is_scrap(item)


def _opens_with_name(text: str, reader: Reader) -> bool:
    """“Ravi Menon – he makes sitars”: he is the one who is introduced."""
    found = re.match(r"(?P<name>[A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+)*)(?=\s*(?:,|–|-|\(|:| who\b))", text)
    if found is None or is_common(found["name"].lower()):
        return False
    return found["name"] not in (reader.full, reader.given, reader.family)


def _one(text: str, reader: Reader, purpose: str) -> PointReading:
    """The reading of one sentence."""
    if _OURS.match(text) and not text.rstrip().endswith("?") and not is_clause(text) and has_main_verb(text.partition(",")[0]):
        said = sentence(text)  # “our village voted to …”: a verb that word tables take for a noun or a participle
        return PointReading(text, said, (said,), who=_who(said), clause=clause(said))
    tail = _MAYBE.match(text.rstrip())
    if tail and is_clause(tail["told"]) and not is_inverted(tail["told"]):
        told = _one(tail["told"], reader, purpose)
        maybe = f"{capital(tail['maybe'].lower())}{tail['rest']}"
        sayings = tuple(f"{item} {maybe}" for item in told.sayings)
        return told if told.ask else replace(told, said=f"{told.said} {maybe}", sayings=sayings, clause="")
    asked = _asked_last(text) or _asked_behind(text)
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
    asked = _clause_asked(text)
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
        who=_who(said),
        form=made.form,
        act=made.act,
        infinitive=made.infinitive,
        topic=made.topic,
        embedded=made.embedded,
        clause=made.clause or _clause_of(said),
    )


def _please_before(text: str) -> str:
    """“keep me posted pls” → without it, “not now, but keep me posted please” → “…, but please keep me posted”."""
    body = _PLEASE_LAST.sub("", text)
    last = re.search(r"[,;] (?:but |and |so )?(?=[a-z])", body)
    if body != text and last and base_opening(body[last.end() :]) and not is_clause(body[last.end() :]):
        return f"{body[: last.end()]}please {body[last.end() :]}"
    return body


def _asked_last(text: str) -> int:
    """Where a question begins behind a statement (“I'm 17, is it too late”); 0 where none does."""
    for found in re.finditer(r"(?:,|;| [–-]) (?:and |but |so )?(?=[a-z])", text, re.IGNORECASE):
        left, right = text[: found.start()], text[found.end() :]
        if not is_inverted(right) or is_inverted(left) or SUBORDINATE.match(left):
            continue
        if not text.rstrip().endswith("?") and re.match(r"(?:will|can|could|would|won't|can't) (?!\w+ \w+ \w)[a-z]+ ", right):
            continue  # “will ring Friday”
        if (_ASKS.match(right) and len(left.split()) > 1) or is_clause(left):
            return found.end()
    return 0


def _asked_behind(text: str) -> int:
    """Where a scrap of a question begins behind a statement (“it's been ten years, you still there?”); 0 where none does."""
    if not text.rstrip().endswith("?") or is_inverted(lower_first(text)):
        return 0
    for found in _SCRAP_ASKED.finditer(text):
        if is_clause(text[: found.start()]) and not SUBORDINATE.match(text):
            return found.end()
    return 0


def _clause_asked(text: str) -> int:
    """Where a clause begins that the mark at the end asks (“street party on 3 May, your band could play?”); 0 where none does."""
    cut = text.rfind(", ")
    if not text.rstrip().endswith("?") or cut < 0 or is_inverted(lower_first(text)) or SUBORDINATE.match(text):
        return 0
    last = text[cut + 2 :].rstrip("? ")
    first = first_words(text)[0]
    could = re.match(r"(?:(?:you|your|we|I|they|his|her|our|my|he|she)\b[^,]*? )(?:could|can|would|may|might|will) [a-z]+", last)
    return cut + 2 if (could or _NEXT_TIME.fullmatch(last)) and first not in closed("question_word", "auxiliary") else 0


def _as_question(text: str, reader: Reader) -> PointReading:
    read = read_question(text, reader)
    if read.ask:
        return PointReading(text, ask=True, because=read.because, form="question", act="question")
    others = (f"I'd like to know {read.embedded}.",) if read.embedded and read.kind in ("yes_no", "open") else ()
    return PointReading(
        text, read.said, (read.said, *others), who=_who(read.said), form="question", act="question", embedded=read.embedded
    )


def _clause_of(said: str) -> str:
    """One sentence that states something, as a clause."""
    if (
        said.endswith(("?", "!"))
        or len(sentences_of(said)) > 1
        or re.match(r"(?:Thank you|Let's|Please|No,|Congratulations)\b", said)
    ):
        return ""
    return clause(said)


def _who(said: str) -> Literal["reader", "sender", "both", "other"]:
    first = words(said)[:1]
    start = first[0].partition("'")[0] if first else ""
    if start in ("you", "your", "yours"):
        return "reader"
    return "sender" if start in ("i", "we", "my", "our", "thank", "let", "congratulations", "would", "could", "may") else "other"
