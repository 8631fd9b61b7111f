"""Reads the question of a brief: the direct question it asks, whether it is one, and its indirect form."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from composer.drafting.reading.addressing.addressed import addressed, in_ordinary_letters, in_other_language
from composer.drafting.reading.addressing.second_person import Reader
from composer.drafting.reading.grammar.clauses import finite_verb, is_clause, opens_with_subject
from composer.drafting.reading.grammar.details import with_clause_details
from composer.drafting.reading.grammar.inversion import direct, embedded, is_inverted
from composer.drafting.reading.grammar.tokens import first_words, lower_first, sentence, tokens, words
from composer.drafting.reading.grammar.verb_phrases import base_opening
from composer.drafting.reading.grammar.well_formed import is_question
from composer.drafting.reading.points.point_doubts import OTHER_LANGUAGE, question_doubt
from composer.drafting.reading.points.question_reading import WH, QuestionKind, QuestionReading, question_kind
from composer.drafting.reading.points.question_scraps import scrap_question
from composer.drafting.reading.points.second_clauses import SUBORDINATE
from composer.drafting.reading.wording import ellipsis
from composer.drafting.reading.wording.headlinese import with_subject_article
from composer.drafting.reading.wording.question_slips import asked_in_order
from composer.drafting.reading.wording.shorthand import written_out
from composer.word_forms import word_forms

_ENDS: Final = re.compile(r"(?<=[.!?])\s+(?=\S)")
_HEDGE: Final = re.compile(
    r"^(?:I(?:'d| would) (?:like|love) to (?:know|hear|ask|learn|understand)|I(?:'m| am)? ?(?:wonder|wondering|curious)(?: "
    r"about)?|(?:just )?(?:wondering|curious(?: about| to know)?|asking myself))(?:,| -|:)? (?=(?:how|what|why|which|who|"
    r"where|when|whether|if)\b)",
    re.IGNORECASE,
)


# “I can give him your number?”, “you are free then?”: asked by the mark alone.
_SUBJECT_FIRST: Final = re.compile(
    r"(?:You|I|We) |(?:Your [a-z-]+(?: [a-z-]+)?|It|This|That) (?:is|are|was|has|can|will) "
)  # “You have time?” stands in the order of a statement
_STATED: Final = re.compile(r"^(?P<who>I|we|you) (?P<verb>can|could|may|shall|should|are|were) (?!not\b)(?=[a-z])")
# “who decides, and may I send him a price?”: he is whoever decides.
_WHO_THEN: Final = re.compile(
    r"(?i)who (?!\w+ (?:she|he|they)\b)[^,;?]+[,;?] ?(?:and |so |or )?[^,;]*\b(?:him|her|he|she|them|they)\b"
)
_BEHIND_PREPOSITION: Final = re.compile(
    r"^(?P<led>on|at|in|for|to|with|by|from|about|until) (?=(?:which|what|whom|how many|how much)\b)"
)
# “how many km a week did you run”: in the order of a question, behind a long first part.
_INSIDE: Final = re.compile(
    r"(?:how many|how much|which|what|whose|what kind of) "
    r"(?:(?!\b(?:you|I|we|they|he|she|it|do|does|did|is|are|was|were|can|will|that|who)\b)[\w'-]+ ){1,6}"
    r"(?:do|does|did|can|could|would|will|should|have|are|were) (?:you|I|we|they)\b"
)
# “what makes you climb down”: asked of what does it.
_WHAT_MAKES: Final = re.compile(r"(?:what|who) (?:makes|made|lets|keeps|kept|drives|helps|helped|stops|stopped) (?:you|me|us) ")
_LONGEST: Final = 1200
_THEY: Final = re.compile(r"\b(?:they|them|their|theirs)\b", re.IGNORECASE)
_SOMEBODY: Final = re.compile(r"\b(?:she|he|her|his|him)\b", re.IGNORECASE)


def read_question(text: str, reader: Reader) -> QuestionReading:
    """The question that was typed, said to the reader; several of them stay several."""
    if len(text) <= _LONGEST and in_other_language(written_out(text), reader):
        return QuestionReading(text, ask=True, because=OTHER_LANGUAGE)
    typed = in_ordinary_letters(written_out(text[: _LONGEST * 2]), reader)
    unknown = (
        reader.pronoun != "they" and _THEY.search(typed) and not _SOMEBODY.search(typed)
    )  # “they” may be those the point speaks of
    plain = typed if unknown or _WHO_THEN.match(typed) else addressed(typed, reader)
    pieces = [piece for piece in _ENDS.split(plain) if words(piece)]
    if not pieces:
        return QuestionReading(text, ask=True, because="no words at all")
    if len(text) > _LONGEST:
        return QuestionReading(text, ask=True, because="longer than a message; ask one thing")
    doubt = question_doubt(written_out(text))
    if doubt:
        return QuestionReading(text, ask=True, because=doubt)
    if is_question(text) and not _SUBJECT_FIRST.match(text):
        return _as_typed(text, pieces[0])
    read = [_one(piece) for piece in pieces]
    read = [read[0], *(_left(item, piece) for item, piece in zip(read[1:], pieces[1:], strict=True))]
    kinds = [item.kind for item in read]
    asking = [item for item in read if item.kind in ("yes_no", "open", "choice")]
    kind = asking[-1].kind if asking else kinds[-1]
    return QuestionReading(text, " ".join(item.said for item in read), kind, read[0].embedded if len(read) == 1 else "")


def _left(read: QuestionReading, piece: str) -> QuestionReading:
    """A scrap behind a question (“remember me? third row”) as typed."""
    scrap = not piece.endswith("?") and read.said.startswith("May I ask about ")
    return replace(read, said=sentence(piece)) if scrap else read


def _as_typed(text: str, said: str) -> QuestionReading:
    """A question typed with care, as it stands; its kind and its indirect form are read as of any other."""
    read = _one(said)
    same = words(read.said) == words(said)
    return replace(read, typed=text, said=said.strip(), embedded=read.embedded if same else "")


def _one(text: str) -> QuestionReading:
    typed_mark = text.rstrip().endswith("?")
    body = lower_first(text.strip().rstrip("?.!,; "))
    body = _joining(body)
    body = re.sub(r" please$", ", please", body)
    body = re.sub(
        r"^(?:to |I want to |want to )?(?:know|ask|hear|learn|find out|understand)(?: from)?(?: you)? (?=(?:how|what|why|"
        r"which|who|where|when|whether|if)\b)",
        "",
        body,
        flags=re.IGNORECASE,
    )
    hedge = _HEDGE.match(body)
    if hedge and is_inverted(body[hedge.end() :]):
        body, hedge, typed_mark = body[hedge.end() :], None, True
    body = asked_in_order(_STATED.sub(r"\g<verb> \g<who> ", body) if typed_mark else body)
    apart = _apart(body)
    if apart is not None:
        return apart
    turned = _turned(body)
    if turned is not None:
        return QuestionReading(text, sentence(turned[0], "?"), turned[1], turned[2])
    if hedge and not typed_mark:
        said = body if opens_with_subject(tokens(body)) else f"I'm {body.removeprefix('just ')}"
        return QuestionReading(text, sentence(said), "request", _indirect(body[hedge.end() :]))
    first = first_words(body)[0]
    led = _BEHIND_PREPOSITION.match(body)
    made = direct(body[led.end() :]) if led else ""
    if led and made:
        return QuestionReading(text, sentence(f"{led['led']} {made}", "?"), "open", body)
    if is_inverted(body) or _INSIDE.match(body) or _WHAT_MAKES.match(body):
        return _asked(text, body)
    if first in WH or first.partition("'")[0] in WH:
        return _wh(text, body, marked=typed_mark)
    if first in ("whether", "if") and (
        first == "whether" or not typed_mark or (is_clause(body.partition(" ")[2]) and "," not in body)
    ):
        made = direct(body)
        return QuestionReading(
            text, sentence(made, "?") if made else sentence(f"I wonder {body}"), "yes_no" if made else "request", body
        )
    lead = re.match(r"^(?P<lead>[^,?]+), (?P<rest>.+)$", body)
    if lead and is_inverted(lead["rest"]):
        return _led(text, lead["lead"], lead["rest"])
    if lead and typed_mark and _is_told(lead["lead"]) and not is_clause(lead["rest"]):
        last = _one(lead["rest"] + "?")
        if last.said.endswith("?"):
            return QuestionReading(text, f"{_led_by(lead['lead'])} {last.said}", last.kind, last.embedded)
    return scrap_question(text, body, marked=typed_mark)


def _joining(body: str) -> str:
    """“and how long”, “so is it open” without the word that joins them to nothing; “and the second one” keeps it."""
    rest = re.sub(r"^(?:and|so|but)\s+", "", body, flags=re.IGNORECASE)
    return rest if rest and (is_inverted(rest) or first_words(rest)[0] in WH or is_clause(rest)) else body


_COMMA: Final = re.compile(r", (?!or\b|and\b|but\b)")


def _apart(body: str) -> QuestionReading | None:
    """“why does it crack, I tried everything”, “where do you buy it, is it local”: a question, then what goes with it."""
    for found in _COMMA.finditer(body):
        left, right = body[: found.start()], body[found.end() :]
        if first_words(left)[0] not in WH and not is_inverted(left):
            return None
        if is_inverted(right) and not re.search(r"\bor\b", right):
            asked, other = _one(f"{left}?"), _one(f"{right}?")
            return QuestionReading(body, f"{asked.said} {other.said}", asked.kind)
        if first_words(right)[0].partition("'")[0] in ("i", "we", "my", "our") and is_clause(right) and is_inverted(left):
            asked = _one(f"{left}?")
            return QuestionReading(body, f"{asked.said} {sentence(right)}", asked.kind, asked.embedded)
    return None


_WOULD_DO: Final = re.compile(
    r"^(?P<would>would|will|could|can|might) (?P<np>(?!(?:i|we|you|it|they|he|she|there|that|this|be|do)\b)[\w'-]+"
    r"(?: [\w'-]+){0,4}?) "
    r"(?P<vp>(?:do|help|work|suffice|fit|suit|be)\b.*)$",
    re.IGNORECASE,
)
_IS_WHEN: Final = re.compile(
    r"^(?P<np>[\w'-]+(?: [\w'-]+){0,5}?) (?P<be>is|are|was|were) (?P<wh>when|where|what|who|how (?:much|long|many|far|often))$"
)
_GOES_WHERE: Final = re.compile(r"^(?P<np>[\w'-]+(?: [\w'-]+){0,4}?) (?P<verb>[a-z]+) (?P<wh>when|where)$")
_NEEDS_THE: Final = re.compile(r"^(?:next|first|last|old|new|other|opening|closing|latest)\b", re.IGNORECASE)


def _turned(body: str) -> tuple[str, QuestionKind, str] | None:
    """“would written answers do”, “next one is when”, “it starts when”: the order that a question has."""
    would = _WOULD_DO.match(body)
    if would and not is_inverted(body) and not base_opening(would["np"]):
        return body, "yes_no", f"whether {would['np']} {would['would']} {would['vp']}"
    when = _IS_WHEN.match(body)
    if when and first_words(body)[0] not in WH:
        np = f"the {when['np']}" if _NEEDS_THE.match(when["np"]) else when["np"]
        return f"{when['wh']} {when['be']} {np}", "open", f"{when['wh']} {np} {when['be']}"
    goes = _GOES_WHERE.match(body)
    forms = {item.form: item.lemma for item in word_forms().read_verb(goes["verb"])} if goes else {}
    if goes and first_words(body)[0] not in WH and ("third" in forms or "past" in forms):
        np = f"the {goes['np']}" if _NEEDS_THE.match(goes["np"]) else goes["np"]
        lemma, do = (forms["third"], "does") if "third" in forms else (forms["past"], "did")
        return f"{goes['wh']} {do} {np} {lemma}", "open", f"{goes['wh']} {np} {goes['verb']}"
    return None


def _is_told(lead: str) -> bool:
    """Whether what stands before a question states something that the sender did or is."""
    return not SUBORDINATE.match(lead) and first_words(lead)[0] not in ("so", "and", "ok", "well") and bool(_led_by(lead))


def _led_by(lead: str) -> str:
    found = tokens(lead)
    said = (
        lead
        if opens_with_subject(found)
        else ""
        if first_words(lead)[0] in ("you", "any", "still")
        else ellipsis.completed(lead, "connect")
    )
    return sentence(with_subject_article(said)) if said else ""


def _led(text: str, lead: str, rest: str) -> QuestionReading:
    """“saw your note, is it free” → “I saw your note. Is it free?”; “if you come, could we meet” stays one question."""
    if len(rest.split()) == len("do you".split()):  # “…, do you?”
        return QuestionReading(text, sentence(f"{lead}, {rest}", "?"), "yes_no")
    said = lead if opens_with_subject(tokens(lead)) or (is_clause(lead) and not SUBORDINATE.match(lead)) else ""
    said = said or ("" if SUBORDINATE.match(lead) else ellipsis.completed(lead, "connect"))
    if said and not SUBORDINATE.match(lead):
        told = sentence(with_subject_article(said))
        return QuestionReading(text, f"{told} {sentence(rest, '?')}", question_kind(rest), embedded(rest))
    return QuestionReading(text, sentence(f"{lead}, {rest}", "?"), question_kind(rest), "")


def _asked(text: str, body: str) -> QuestionReading:
    body = with_clause_details(body, loose=False)
    said = sentence(body, "?")
    polite = re.match(r"(?:could|would|can|will) you\b", body, re.IGNORECASE)
    kind = question_kind(body)
    clause = embedded(body)
    return QuestionReading(
        text,
        said,
        "request"
        if polite
        and re.match(
            r"(?:could|can|would|will) you (?:please |kindly |possibly )?(?:send|tell|introduce|put|give|help|share|let|"
            r"show|forward|pass|read|call|recommend|connect|refer)\b",
            body,
            re.IGNORECASE,
        )
        else kind,
        clause,
    )


def _indirect(clause: str) -> str:
    return embedded(clause) if is_inverted(clause) else clause


def _wh(text: str, body: str, *, marked: bool) -> QuestionReading:
    """“how you plan rotas” asks indirectly, “what made you leave” directly, “which projection to use” neither."""
    found = tokens(body)
    first = first_words(body)[0]
    amount = first == "how" and first_words(body)[1] in ("many", "much", "long", "often", "far", "old", "big") and not any(
        token.tag[:2] in ("VV", "VB", "VH", "VD", "VM")
        or any(item.form == "base" for item in word_forms().read_verb(token.lower))
        for token in found[2:]
    )
    clitic = "'" in first and first.partition("'")[0] in ("who", "what", "where", "when", "how")
    scrap = len(found) < 5 and finite_verb(found) is None and not any(token.tag[:1] == "V" for token in found)
    about = first in ("what", "how") and first_words(body)[1] == "about"
    if len(found) == 1 or amount or clitic or about or (scrap and first_words(body)[1] != "to"):
        return QuestionReading(text, sentence(body, "?"), "open")
    if re.match(r"^(?:how|what|which|where|when|who|whom)(?: \w+){0,3}? to \w+", body) and not finite_verb(found):
        if first == "how":
            rest = body[len("how to ") :]
            return QuestionReading(
                text,
                sentence(f"how does one {rest}", "?") if body.startswith("how to ") else sentence(f"I'd like to know {body}"),
                "open",
                body,
            )
        return QuestionReading(text, sentence(f"I'd like to know {body}"), "request", body)
    subject = any(token.lower in ("you", "i", "we", "they") for token in found[2:5])
    if first.startswith("which") and not is_clause(body) and marked and not subject:
        return QuestionReading(text, sentence(body, "?"), "open")
    made = direct(body)
    if made:
        return QuestionReading(text, sentence(made, "?"), question_kind(body), body)
    acts = {item.form for item in word_forms().read_verb(first_words(body)[1])} & {"third", "past"}
    asks = first in ("what", "which", "who") and acts and "," in body  # “what goes first, heel or strap”
    if marked or asks:
        return QuestionReading(text, sentence(body, "?"), question_kind(body), "")
    return QuestionReading(text, sentence(f"I'd like to know {body}"), "request", body)
