"""Reads the question of a brief: the direct question it asks, whether it is one, and its indirect form."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final, Literal

from composer.drafting.reading.addressing.addressed import addressed, in_ordinary_letters, in_other_language
from composer.drafting.reading.addressing.second_person import Reader
from composer.drafting.reading.grammar.clauses import finite_verb, is_clause, opens_with_subject
from composer.drafting.reading.grammar.details import with_details
from composer.drafting.reading.grammar.inversion import direct, embedded, is_inverted
from composer.drafting.reading.grammar.noun_phrases import noun_phrase, with_article
from composer.drafting.reading.grammar.tokens import first_words, lower_first, sentence, tokens, words
from composer.drafting.reading.grammar.verb_phrases import base_opening, gerund_opening
from composer.drafting.reading.grammar.well_formed import is_question
from composer.drafting.reading.grammar.word_classes import closed, nouns, verbs
from composer.drafting.reading.points.point_doubts import OTHER_LANGUAGE, question_doubt
from composer.drafting.reading.points.second_clauses import SUBORDINATE, stated_apart
from composer.drafting.reading.points.short_questions import amount_question, elided_question, is_short_choice
from composer.drafting.reading.wording import ellipsis
from composer.drafting.reading.wording.headlinese import with_subject_article
from composer.drafting.reading.wording.question_slips import asked_in_order
from composer.drafting.reading.wording.shorthand import written_out
from composer.word_forms import word_forms

QuestionKind = Literal["yes_no", "open", "choice", "statement", "request"]
_ENDS: Final = re.compile(r"(?<=[.!?])\s+(?=\S)")
_ANY: Final = re.compile(r"^(?:any|some|got any|have any|got|a few)\s+(?P<np>.+)$", re.IGNORECASE)
_TIME: Final = re.compile(
    r"^(?:a |quick |short |maybe |perhaps |just |about |only )*(?:\d+|ten|fifteen|twenty|thirty|five|half an?|an?|one|"
    r"two)[\s-]*(?:minutes?|hours?|hour|quarter of an hour)\b.*$",
    re.IGNORECASE,
)
_OR: Final = re.compile(r"\bor\b", re.IGNORECASE)
_WH: Final = ("how", "what", "why", "which", "who", "whom", "whose", "where", "when")
_ADJECTIVE: Final = re.compile(
    r"^(?:worth|interested|free|up for|open to|possible|available|curious|willing|keen|able|ok|okay|happy|ready|good|fine|"
    r"too|still|allowed|around|familiar|comfortable|easy|hard|difficult|tempted|game|busy|aware|sure|happy)\b",
    re.IGNORECASE,
)
_PERSON: Final = re.compile(
    r"^(?:interested|free|up for|open to|available|curious|willing|keen|able|ready|still|around|familiar|comfortable|"
    r"tempted|game|busy|aware|sure|happy|allowed)\b",
    re.IGNORECASE,
)
_TELL: Final = re.compile(
    r"^(?:please |kindly )*(?P<vp>(?:tell|let|send|share|show|say|give|write|recommend|explain|point|suggest|pass|forward|"
    r"introduce|put|help|describe|name|reply|answer|call|ring|keep|check|ask|look|read|have a look)\b.+)$",
    re.IGNORECASE,
)
_HEDGE: Final = re.compile(
    r"^(?:I(?:'d| would) (?:like|love) to (?:know|hear|ask|learn|understand)|I(?:'m| am)? ?(?:wonder|wondering|curious)(?: "
    r"about)?|(?:just )?(?:wondering|curious(?: about| to know)?|asking myself))(?:,| -|:)? (?=(?:how|what|why|which|who|"
    r"where|when|whether|if)\b)",
    re.IGNORECASE,
)


# “I can give him your number?”, “you are free then?”: asked by the mark alone.
_STATED: Final = re.compile(r"^(?P<who>I|we|you) (?P<verb>can|could|may|shall|should|are|were) (?!not\b)(?=[a-z])")
_LONGEST: Final = 1200
_THEY: Final = re.compile(r"\b(?:they|them|their|theirs)\b", re.IGNORECASE)
_SOMEBODY: Final = re.compile(r"\b(?:she|he|her|his|him)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class QuestionReading:
    """A question as it may stand in a message; `kind` is “statement” where none was asked, and `embedded` follows “I wonder”."""

    typed: str
    said: str = ""
    kind: QuestionKind = "open"
    embedded: str = ""
    ask: bool = False
    because: str = ""


def read_question(text: str, reader: Reader) -> QuestionReading:
    """The question that was typed, said to the reader; several of them stay several."""
    if len(text) <= _LONGEST and in_other_language(written_out(text), reader):
        return QuestionReading(text, ask=True, because=OTHER_LANGUAGE)
    typed = in_ordinary_letters(written_out(text[: _LONGEST * 2]), reader)
    unknown = (
        reader.pronoun != "they" and _THEY.search(typed) and not _SOMEBODY.search(typed)
    )  # “they” may be those the point speaks of
    plain = typed if unknown else addressed(typed, reader)
    pieces = [piece for piece in _ENDS.split(plain) if words(piece)]
    if not pieces:
        return QuestionReading(text, ask=True, because="no words at all")
    if len(text) > _LONGEST:
        return QuestionReading(text, ask=True, because="longer than a message; ask one thing")
    doubt = question_doubt(written_out(text))
    if doubt:
        return QuestionReading(text, ask=True, because=doubt)
    if is_question(text) and not _STATED.match(lower_first(text)):
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
    if is_inverted(body):
        return _asked(text, body)
    if first in _WH or first.partition("'")[0] in _WH:
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
    return _verbless(text, body, marked=typed_mark)


def _joining(body: str) -> str:
    """“and how long”, “so is it open” without the word that joins them to nothing; “and the second one” keeps it."""
    rest = re.sub(r"^(?:and|so|but)\s+", "", body, flags=re.IGNORECASE)
    return rest if rest and (is_inverted(rest) or first_words(rest)[0] in _WH or is_clause(rest)) else body


_COMMA: Final = re.compile(r", (?!or\b|and\b|but\b)")


def _apart(body: str) -> QuestionReading | None:
    """“why does it crack, I tried everything”, “where do you buy it, is it local”: a question, then what goes with it."""
    for found in _COMMA.finditer(body):
        left, right = body[: found.start()], body[found.end() :]
        if first_words(left)[0] not in _WH and not is_inverted(left):
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
    if when and first_words(body)[0] not in _WH:
        np = f"the {when['np']}" if _NEEDS_THE.match(when["np"]) else when["np"]
        return f"{when['wh']} {when['be']} {np}", "open", f"{when['wh']} {np} {when['be']}"
    goes = _GOES_WHERE.match(body)
    forms = {item.form: item.lemma for item in word_forms().read_verb(goes["verb"])} if goes else {}
    if goes and first_words(body)[0] not in _WH and ("third" in forms or "past" in forms):
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
        return QuestionReading(text, f"{sentence(with_subject_article(said))} {sentence(rest, '?')}", _kind(rest), embedded(rest))
    return QuestionReading(text, sentence(f"{lead}, {rest}", "?"), _kind(rest), "")


def _asked(text: str, body: str) -> QuestionReading:
    said = sentence(body, "?")
    polite = re.match(r"(?:could|would|can|will) you\b", body, re.IGNORECASE)
    kind = _kind(body)
    clause = _indirect_of(body)
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


def _kind(body: str) -> QuestionKind:
    first = first_words(body)[0].partition("'")[0]
    if first in _WH:
        return "choice" if first == "which" and _OR.search(body) else "open"
    return (
        "choice" if _OR.search(body) and not re.search(r"\bor (?:not|so|something|two|anything|more|less)\b", body) else "yes_no"
    )


def _indirect_of(body: str) -> str:
    return embedded(body)


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
        return QuestionReading(text, sentence(made, "?"), _kind(body), body)
    if marked:
        return QuestionReading(text, sentence(body, "?"), _kind(body), "")
    return QuestionReading(text, sentence(f"I'd like to know {body}"), "request", body)


def _verbless(text: str, body: str, *, marked: bool) -> QuestionReading:
    """A text without the order of a question: a statement, a noun, a scrap of one (“any tips”, “worth a chat”, “30 minutes”)."""
    found = tokens(body)
    amount, indirect = amount_question(body, marked=marked)
    if amount:
        return QuestionReading(text, sentence(amount, "?"), "yes_no", indirect)
    if is_short_choice(body):
        return QuestionReading(text, sentence(body, "?"), "choice")
    some = _of_amount(text, body, marked=marked) if finite_verb(found) is None else None
    if some is not None:
        return some
    if opens_with_subject(found):
        return _stated(text, body, marked=marked)
    if re.match(r"happy (?:\d|birthday|anniversary|new year|easter)", body, re.IGNORECASE):
        return QuestionReading(text, sentence(body, "?"), "open")
    if _ADJECTIVE.match(body):
        return _about_adjective(text, body)
    yours = marked or re.match(r"want to [a-z]|(?:remember|recall|fancy|mind) [a-z]", body)
    said, clause = elided_question(body) if yours else ("", "")
    if said:
        return QuestionReading(text, sentence(said, "?"), "yes_no", clause)
    elided = "" if marked else ellipsis.completed(body, "connect")
    if elided and first_words(body)[0] in closed("modal", "elided_auxiliary"):
        return QuestionReading(text, stated_apart(elided), "statement")
    tell = _TELL.match(body)
    if tell and base_opening(re.sub(r"^(?:please|kindly) ", "", body)):
        return QuestionReading(text, sentence(f"could you {tell['vp']}", "?"), "request")
    if is_clause(body):
        return _stated(text, body, marked=marked)
    return _scrap(text, body, marked=marked)


def _of_amount(text: str, body: str, *, marked: bool) -> QuestionReading | None:
    """“any tips”, “any chance of a seat”, “anything new”, “half an hour”; None for others."""
    anything = _ANY.match(body)
    if anything:
        np = re.sub(r"^any\s+", "", anything["np"], flags=re.IGNORECASE)
        if re.match(r"(?:chance|hope|reason|way|point|risk|truth|sign|word|progress|danger)\b", np):
            return QuestionReading(text, sentence(f"is there any {np}", "?"), "yes_no", f"whether there is any {np}")
        return QuestionReading(text, sentence(f"do you have any {np}", "?"), "yes_no", f"whether you have any {np}")
    if first_words(body)[0] in ("anything", "anyone", "anybody", "somebody", "someone", "something", "anywhere"):
        return QuestionReading(text, sentence(f"is there {body}", "?"), "yes_no", f"whether there is {body}")
    if not _TIME.match(body):
        return None
    if _OR.search(body) and marked:
        return QuestionReading(text, sentence(body, "?"), "choice")
    return QuestionReading(text, sentence(f"would you have {body}", "?"), "yes_no", f"whether you would have {body}")


def _about_adjective(text: str, body: str) -> QuestionReading:
    body = re.sub("^OK", "ok", body)
    if body.startswith("worth"):
        said, clause = f"would it be {body}", f"whether it would be {body}"
    elif _PERSON.match(body):
        said, clause = f"are you {body}", f"whether you are {body}"
    elif body.startswith(("ok", "okay", "possible", "good", "fine", "too", "easy", "hard", "difficult")):
        said, clause = (
            f"is it {body}" if not body.startswith(("ok", "okay", "fine", "good", "possible")) else f"would it be {body}",
            "",
        )
    else:
        said, clause = body, ""
    return QuestionReading(text, re.sub(r"\bok\b", "OK", sentence(said, "?")), "yes_no", clause)


def _stated(text: str, body: str, *, marked: bool) -> QuestionReading:
    """“I can send photos” stays a statement; “you still tune organs?” is a question in the order of one."""
    if not marked:
        return QuestionReading(text, stated_apart(body), "statement")
    first = first_words(body)[0].partition("'")[0]
    if first in ("you", "your", "she", "he", "they", "it", "there", "the"):
        made = direct(f"whether {body}")
        if made:
            return QuestionReading(text, sentence(made, "?"), _kind(made), f"whether {body}")
    tag = re.search(
        r", (?:right|isn't it|aren't you|don't you|no|correct|wouldn't it|would you|do you|is it|are you|could you|can you)$",
        body,
    )
    del tag
    return QuestionReading(text, sentence(body, "?"), "yes_no")


def _scrap(text: str, body: str, *, marked: bool) -> QuestionReading:
    """A noun phrase or a verb phrase: “30 minutes”, “coffee on Friday”, “see a demo”."""
    if _OR.search(body) and marked:
        return QuestionReading(text, sentence(body, "?"), "choice")
    if body.startswith("see you"):
        return QuestionReading(text, sentence(f"will I {body}", "?"), "yes_no", f"whether I will {body}")
    if base_opening(body):
        vp = body
        return QuestionReading(text, sentence(f"would you like to {vp}", "?"), "yes_no", f"whether you would like to {vp}")
    doing = gerund_opening(body)
    if doing in verbs("asked_of_you"):
        return QuestionReading(text, sentence(f"are you {body}", "?"), "yes_no", f"whether you are {body}")
    if doing:
        return QuestionReading(text, sentence(f"how about {body}", "?"), "yes_no")
    elided = ellipsis.completed(body, "connect")
    if elided and not marked:
        return QuestionReading(text, stated_apart(elided), "statement")
    first = first_words(body)[0]
    forms = {item.form for item in word_forms().read_verb(first)}
    if "past" in forms and marked and not word_forms().is_noun(first):
        lemma = next(item.lemma for item in word_forms().read_verb(first) if item.form == "past")
        return QuestionReading(text, sentence(f"did you {lemma}{body[len(first) :]}", "?"), "yes_no", f"whether you {body}")
    phrase = noun_phrase(body)
    if phrase.head in nouns("meeting") and "group" not in phrase.modifiers:
        np = (
            body
            if phrase.head in nouns("bare_meal") and not phrase.determined and not phrase.modifiers
            else with_article(phrase, "a")
        )
        np = with_details(np.split(",", maxsplit=1)[0], phrase.details) if phrase.details else np
        return QuestionReading(
            text, sentence(f"would you have time for {np}", "?"), "yes_no", f"whether you would have time for {np}"
        )
    if phrase.head in nouns("wanted"):
        np = re.sub(r"^your ", "", body)
        return QuestionReading(text, sentence(f"do you have any {np}", "?"), "yes_no", f"whether you have any {np}")
    if first == "your" and marked:
        be = "are" if phrase.plural else "is"
        return QuestionReading(text, sentence(f"what {be} {body}", "?"), "open", f"what {body} {be}")
    if marked:
        return QuestionReading(text, sentence(body, "?"), "open")
    return QuestionReading(text, sentence(f"may I ask about {with_article(phrase, 'a')}", "?"), "request", "")
