"""A point typed as a row of notes (“oven late, comes Thursday, no charge”): each note behind the first as a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from composer.drafting.reading.grammar import lexicon
from composer.drafting.reading.grammar.clauses import finite_verb, is_clause, opens_with_subject
from composer.drafting.reading.grammar.details import dated, is_placed, with_details
from composer.drafting.reading.grammar.noun_phrases import noun_phrase
from composer.drafting.reading.grammar.tokens import Token, capital, tokens
from composer.drafting.reading.grammar.verb_phrases import base_opening
from composer.drafting.reading.grammar.word_classes import closed, nouns, verbs
from composer.drafting.reading.points.notes import bidding, is_bidding, state_clause, time_clause
from composer.drafting.reading.points.noun_frames import is_role
from composer.drafting.reading.points.of_somebody import continued
from composer.drafting.reading.points.own_notes import own_note
from composer.drafting.reading.points.row_states import PREDICATE, has_past, is_only_deed, state_note
from composer.drafting.reading.points.row_subjects import elided_note, subject_of_row
from composer.drafting.reading.points.second_clauses import DAY, JOINED, OF_PERSON, ONLY_GOES_ON, SUBORDINATE, opens_clause
from composer.drafting.reading.points.terms import placed, term, together
from composer.drafting.reading.wording.ellipsis import am, completed
from composer.drafting.reading.wording.headlinese import with_subject_article
from composer.word_forms import word_forms

_AND_THEN: Final = re.compile(r"^(?:and |but |so |also )+")
_OF_EACH: Final = re.compile(
    r"(?:each|all|both|half|some|one|two|none|most|every one)(?: of \w+)? (?:with|in|of|from|for|by|on|at)\b"
)
_SAME: Final = re.compile(r"(?<=ing) same ")
_WILL_DO: Final = re.compile(r"(?:will|won't|can|can't|could|couldn't) (?:not |also |still |only )?(?!be\b)[a-z]+\b")
_DID: Final = re.compile(r"(?:(?:thought|hoped|wished|knew|heard) (?:I|we)|got (?:home|here|back|there|through))\b")
_IS: Final = re.compile(
    r"^((?!it\b|that\b|he\b|she\b|there\b|what\b|who\b)(?:the |my |our )?[a-z]+)'s "
    r"(?=(?:fine|ok|okay|good|back|ready|done|gone|here|on|off|out|up|warm|dry)\b)"
)
_OF_THINGS: Final = frozenset(["update", "sell", "press"])  # purposes whose notes tell of things, not of the sender
_OPEN_HOURS: Final = re.compile(r"(?:re)?open (?:again )?(?:till|until|from|daily|every|\d)")
_REASON: Final = re.compile(r"(?:my|our|the) |(?:I'm|we're|I am|we are|I have|we have|there (?:is|are)) ")
_DUE: Final = re.compile(rf"[a-z]+ (?:by|before|on|from) (?:{DAY}|tomorrow|noon|the end)")
_TIMED: Final = frozenset(["update", "press", "decline", "reconnect", "thank", "hire", "invite"])
_PLACED: Final = frozenset(["hire", "sell", "invite"])  # purposes in which every day and place is that of the first part


def notes_behind(text: str, purpose: str) -> tuple[str, tuple[str, ...]] | None:
    """The first part of a point, and the notes behind it as clauses; None where they are no such row.

    What is no clause stays with the part before it, so that the frame of the first part can say it as its detail; where that
    is so, a clause behind it is a note, too (“clean with steam, no soap, the moss stays away”).
    """
    pieces = _split(text)
    if len(pieces) < 2 or SUBORDINATE.match(text):
        return None
    head, notes = pieces[0], list[str]()
    made_up = cut = False
    for place, piece in enumerate(pieces[1:], start=1):
        last = notes[-1] if notes else head
        more = continued(last, piece) if purpose not in ("sell", "hire") else ""
        if more:
            notes, head, cut = ([*notes[:-1], more], head, cut) if notes else (notes, more, True)
            continue
        put = placed(piece, purpose) or (piece if notes and purpose in _PLACED and is_placed(piece) else "")
        if put and notes and notes[-1].startswith("there will be "):
            notes[-1] = with_details(notes[-1], (put,))
            continue
        if put:
            head = f"{head}, {put}"
            continue
        shared = purpose == "partner" and base_opening(piece) and base_opening(last) and not is_clause(last)
        told = "" if shared else term(piece, purpose)  # “share a stand, split the cost”
        said, made = (dated(told), True) if told else _clause(piece, [head, *notes], purpose)
        cut = cut or (bool(said) and head != pieces[0])
        if not said:
            if notes:
                if _is_bare_thing(piece) and place < len(pieces) - 1 and purpose not in _PLACED:
                    return None
                notes[-1] = f"{notes[-1]}, {piece}"
            else:
                head = f"{head}, {piece}"
            continue
        notes.append(said)
        made_up = made_up or (made and bool(said))
    if not (made_up or cut):
        return None
    first, comma, rest = head.partition(", ")
    told = state_note(first, tokens(first)) if purpose == "update" else ""
    return (f"{dated(with_subject_article(told))}{comma}{rest}" if told else head), together(notes)


def row(said: str, notes: Sequence[str], purpose: str) -> str:
    """The first part as said, and each note as a sentence: “The oven is late. It comes on Thursday. There is no charge.”

    Behind a no the first note is its reason, after a colon.
    """
    told = said.lower().startswith("thank you") or ": " in said
    if notes and purpose == "decline" and _REASON.match(notes[0]) and not told:
        return ". ".join([f"{said.rstrip('. ')}: {notes[0]}", *(capital(note) for note in notes[1:])])
    return ". ".join([said.rstrip(". "), *(capital(note) for note in notes)])


def _split(text: str) -> list[str]:
    """At commas and dashes outside brackets and quotations; “Friday, not Monday” and “a, b and c” stay whole."""
    out, start, depth, quoted = list[str](), 0, 0, False
    for found in re.finditer(r"[()\"“”]|[,;] (?!(?<=\d[,;] )\d{3}\b)| [–—-] ", text):
        mark = found.group()
        if mark in "()":
            depth += 1 if mark == "(" else -1
        elif mark in '"“”':
            quoted = not quoted
        elif not depth and not quoted:
            out.append(text[start : found.start()])
            start = found.end()
    out.append(text[start:])
    joined: list[str] = []
    for piece in out:
        if joined and (ONLY_GOES_ON.match(piece) or (JOINED.match(piece) and not is_clause(_AND_THEN.sub("", piece)))):
            joined[-1] = f"{joined[-1]}, {piece}"
        else:
            joined.append(piece.strip())
    return [piece for piece in joined if piece]


def _clause(piece: str, before: Sequence[str], purpose: str) -> tuple[str, bool]:
    """A note as a clause, and whether anything had to be put in; "" where it is only a detail of what stands before."""
    if JOINED.match(piece) or SUBORDINATE.match(piece) or _OF_EACH.match(piece):
        return "", False
    piece = _IS.sub(r"\1 is ", piece)
    found = [token for token in tokens(piece) if token.is_word]
    if not found:
        return "", False
    if opens_with_subject(tokens(piece)):
        return piece, False
    mine = own_note(piece, before, purpose)
    if mine:
        return mine, True
    elided = elided_note(piece, found, before, purpose) if purpose not in ("introduce", "job", "hire") else ""
    if elided:
        return dated(elided), True
    due = _DUE.match(piece) if purpose == "update" else None
    who = subject_of_row(before, goods=False) if due and _is_done(found[0]) else ""
    if who:
        return f"{who} will be {piece}", True
    timed = time_clause(piece) if purpose in _TIMED else ""
    if timed:
        return timed, True
    if re.match(r"no (?!one\b|longer\b|more than\b)[a-z]", piece) and finite_verb(tokens(piece)) is None:
        return _none(piece, purpose), True
    if is_bidding(piece) and not piece.startswith("just "):
        return bidding(piece), True
    said = _of_sender(piece, found, before, purpose) or _of_thing(piece, before, purpose) or state_clause(piece)
    if said:
        return said, True
    if opens_clause(piece):
        return dated(with_subject_article(piece)), found[0].lower in nouns("kin_by_name")
    state = state_note(piece, found) if purpose not in ("job", "hire", "introduce") else ""
    return (dated(with_subject_article(state)), True) if state else ("", False)


def _none(piece: str, purpose: str) -> str:
    """“no charge” → “there is no charge”, where things are told; "" where one wishes for a cake with no nuts."""
    if purpose not in ("update", "thank", "decline", "press", "reconnect"):
        return ""
    plural = noun_phrase(re.split(r" (?:though|anymore|yet|either|till|until|on|in|at|for|before)\b", piece)[0]).plural
    return f"there {'are' if plural else 'is'} {piece}"


def _of_sender(piece: str, found: Sequence[Token], before: Sequence[str], purpose: str) -> str:
    """What the sender did or does without saying “I”: “saw your light on”, “I'm new in town, play viola”; "" for others."""
    if _OPEN_HOURS.match(piece) and purpose == "update":
        return f"we're {piece}"
    if re.match(r"back (?:on|at) it\b", piece) or (OF_PERSON.match(piece) and purpose not in _OF_THINGS):
        return f"{am('we' if before[0].startswith('we') else 'I')} {piece}"
    did = purpose not in _OF_THINGS and (has_past(found) or is_only_deed(found[0]))
    if purpose == "thank" and did and found[1].lower in ("us", "me"):
        return f"it {piece}"  # “saved us a night”
    own = completed(piece, purpose) if did else ""
    if own or _DID.match(piece):
        return own or f"I {piece}"
    theirs = re.match(r"you (?:can|could|may|would|will) ", before[-1])
    if theirs and re.match(r"(?:also )?(?:can|could|may|would|will) ", piece):
        return f"you {piece}"
    felt = purpose in ("reconnect", "connect") and found[0].lower in verbs("felt") and len(found) > 1
    if felt or (_WILL_DO.match(piece) and purpose not in ("sell", "press", "hire", "introduce")):
        return f"{'we' if before[0].startswith('we') else 'I'} {piece}"
    mine = re.match(r"(?:I|we)(?:'m|'re)? ", before[0]) or (purpose == "partner" and re.match(r"we ", before[-1]))
    role = purpose == "connect" and (is_role(noun_phrase(before[0])) or before[0].startswith("fellow "))
    if not (mine or role):
        return ""
    we = before[0].startswith("we")
    if found[0].tag == "VVG" and not lexicon.is_noun(found[0].lower) and purpose in ("connect", "job", "learn", "reconnect"):
        return f"{am('we' if we else 'I')} {_SAME.sub(' the same ', piece, count=1)}"
    doing = (mine or role) and _is_base(found) and found[0].lower not in verbs("invited_to", "favour")
    return f"{'we' if we else 'I'} {piece}" if doing else ""


def _of_thing(piece: str, before: Sequence[str], purpose: str) -> str:
    """“back on Thursday” of what was spoken of: “it is back on Thursday”; "" for others."""
    who = subject_of_row(before, goods=False) if purpose in _OF_THINGS and PREDICATE.match(piece) else ""
    return dated(f"{'they are' if who == 'they' else f'{who} is'} {piece}") if who else ""


def _is_base(found: Sequence[Token]) -> bool:
    """“play viola”, “cook for forty”: a base form with what belongs to it, no row of nouns."""
    forms = {item.form for item in word_forms().read_verb(found[0].lower)}
    after = found[1] if len(found) > 1 else None
    if "base" not in forms or after is None or after.lower in closed("auxiliary", "object_pronoun"):
        return False
    if after.lower == "of" and lexicon.is_noun(found[0].lower):
        return False  # “team of seven”
    return after.lower in closed("determiner", "preposition") or not word_forms().is_noun(found[0].lower) or after.tag == "NN0"


def _is_done(first: Token) -> bool:
    """“fitted by Friday”: a participle that names no thing."""
    return first.tag in ("VVN", "VVD") and any(item.form == "participle" for item in word_forms().read_verb(first.lower))


def _is_bare_thing(piece: str) -> bool:
    return finite_verb(tokens(piece)) is None and len(piece.split()) > 1
