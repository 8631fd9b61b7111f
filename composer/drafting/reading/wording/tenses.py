"""Tenses that a second-language writer mixes up: “I work here since 9 years”, “we have moved last week”."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from composer.drafting.reading.grammar.calendar_names import A_MONTH
from composer.drafting.reading.grammar.lexicon import is_noun, is_plural
from composer.drafting.reading.grammar.tokens import tokens
from composer.drafting.reading.grammar.word_classes import closed, reading_table
from composer.word_forms import word_forms

_WHO: Final = r"(?:I|we|you|they|he|she|it)"
_NUMBER: Final = (
    r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twenty|thirty|forty|fifty)(?:-[a-z]+)?|many|several|"
    r"some|a few)"
)
_UNIT: Final = r"(?:years?|yrs?|months?|mths?|weeks?|wks?|days?|hours?|decades?|winters?|summers?|seasons?|generations?)"
_DAY: Final = (
    r"(?:\d{4}|(?:early|late|mid|last|this) [a-z]+|yesterday|childhood|then|I was (?:\d+|an? (?:child|boy|girl|student|kid"
    r"|teenager)|small|little|young|[a-z]+teen)|easter|christmas|school|birth|spring|summer|"
    r"autumn|winter|(?:\d{1,2} )?(?:january|february|march|april|may|june|july|august|september|october|november|december|monday"
    r"|tuesday|wednesday|thursday|"
    r"friday|saturday|sunday)(?: \d{4})?|the [a-z]+(?: of \d{4})?(?=$|[ ,.;]))"
)
_SINCE_SPAN: Final = re.compile(
    rf"\bsince (?P<much>(?:more than |over |about |almost |nearly |already )?{_NUMBER} {_UNIT})\b(?! ago)", re.IGNORECASE
)
_ALREADY: Final = re.compile(rf"\b(?:already (?:since|for)|(?:since|for) already) (?={_NUMBER} {_UNIT}\b)", re.IGNORECASE)
# Where a clause ends.
_BOUND: Final = re.compile(
    r"[.;:!?,()–—]|\b(?:and|but|so|because|that|which|who|whom|whose|if|when|while|or|where|"
    r"as(?! (?:an? )?[a-z-]+(?: [a-z-]+)? (?:since|for|here|in|at)\b)|than|though|although|before|"
    r"after|until)\b",
    re.IGNORECASE,
)
_SUBJECT: Final = re.compile(
    rf"\b(?P<who>{_WHO})(?P<clitic>'m|'re|'s)?(?P<adverb> (?:also|still|only|just|now|already|always))? (?P<verb>[a-z']+)",
    re.IGNORECASE,
)
_LED: Final = re.compile(r"\b(?:do|does|did|can|will|would|could|may|should|shall|let|if|when|how|make|help)\s$", re.IGNORECASE)
_BE: Final = re.compile(r"(?P<subject>\b[\w'-]+) (?P<be>is|are)(?P<not> not|n't)?(?= [a-z])", re.IGNORECASE)
_PERFECT_ALREADY: Final = re.compile(
    r" (?:also |always |already |just |only |both |all )*(?:been|\w+(?:ed|en|wn|ne)\b|to |not|never)"
)
_SINCE: Final = re.compile(rf"\bsince (?:{_NUMBER} {_UNIT}\b|(?:years|months|weeks|days|ages|decades)\b|{_DAY})", re.IGNORECASE)
_FIRST_SINCE: Final = re.compile(r"\b(?:first|last|only) (?:time|\w+) since\b", re.IGNORECASE)
_BARE_SINCE: Final = re.compile(r"\bsince (?P<much>years|months|weeks|days|ages|decades)\b", re.IGNORECASE)
_OF: Final = r"my|our|his|her|their|the|this|your|\d+|two|three|four|five|six|seven|eight|nine|ten"
_NOUN_SUBJECT: Final = re.compile(rf"\b(?P<who>(?:{_OF}) [a-z]+) (?P<verb>[a-z]+)(?=[ ,])", re.IGNORECASE)
_LONG_SUBJECT: Final = re.compile(rf"\b(?P<who>(?:{_OF}) [a-z-]+ [a-z]+) (?P<verb>[a-z]+)(?=[ ,])", re.IGNORECASE)
_FIRST_TIME: Final = re.compile(
    r"\b(?P<be>[Ii]t is|[Ii]t's|[Tt]his is) (?P<nth>the (?:first|second|third) time)(?P<that> that)? (?P<who>I|we|you|they|he"
    r"|she) (?P<verb>[a-z]+)\b"
)
_AFTER_EVENT: Final = re.compile(
    r"(?:after|in) the (?:flood|fire|war|storm|strike|lockdown|earthquake|accident|wedding|funeral|merger|move|divorce"
    r"|last [a-z]+)(?: of \d{4}| in [A-Za-z]+)?",
    re.IGNORECASE,
)
_BEEN: Final = re.compile(
    r"\b(?P<been>(?:have|has|had|'ve) been) (?P<span>(?:for|since) (?:\d{4}|(?:last )?[A-Z][a-z]+|(?:[\w-]+ ){1,2}(?:years"
    r"|months|weeks"
    r"|days))) (?P<where>(?:in|at|with|on|here|out|an?|the|retired|unemployed|married|ill|alone|closed|open|abroad)\b[^,.;:!?]*?)"
    r"(?=$|[,.;:!?]| (?:and|but|because|where|who|so)\b)"
)
_CAN: Final = re.compile(rf"\b(?P<who>{_WHO}) (?P<can>can not|cannot|can't|can) (?P<verb>[a-z]+)\b")
_RUN: Final = re.compile(
    rf"\b(?P<done>(?:have|has|'ve|had) (?:now |already |also )?(?:run|waited|worked|lived|been (?:open|closed|running|working"
    rf"|waiting|living|off|away|ill|here|there))) "
    rf"(?P<span>(?:more than |over |almost )?(?:\d+|[a-z]+) {_UNIT})(?=$|[.,;!?]| (?:and|but|now|without|in|on|at)\b)"
)
_BEEN_ALWAYS: Final = re.compile(r"\b(?P<have>have|has) been (?P<adverb>always|also|never|often)(?= [a-z]+ing\b)")
_NEGATED: Final = re.compile(
    rf"\b(?P<who>{_WHO}|(?:my|our|his|her|their|the) [a-z]+) (?P<do>do not|don't|does not|doesn't|did not|didn't"
    rf"|never) (?P<adverb>(?:really|even|often) )?(?P<verb>[a-z]+)\b",
    re.IGNORECASE,
)
_LONG: Final = re.compile(
    rf"(?P<for>\bfor )?(?<![\w-])(?P<much>(?:more than |over |about |almost |nearly )?(?!an? ){_NUMBER} (?:years|yrs|months|"
    r"decades|winters|summers))\b(?! (?:a|old|of|ago|later|before|after|from|younger|older|experience)\b)"
    r"(?P<now> (?:now|already)\b)?",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(
    r"^(?:$|[.;:!?,)]| (?:and|but|about|in|at|with|as|now|already|on|for|to|together|without|there|here|so|or)\b)"
)
_DONE: Final = re.compile(rf"\b{_WHO}(?:'ve| have| has)?\b|\b(?:have|has|had) (?:been |done |had |[a-z]+ed )", re.IGNORECASE)
_OVER: Final = re.compile(
    r"\b(?:yesterday|in the (?:storm|flood|fire|war|earthquake)|last (?:night|week|weekend|month|year|spring|summer|autumn"
    r"|winter|time|\w+day)|"
    rf"the (?:same|next|following) (?:day|night|evening|morning|week|afternoon)|that (?:day|night|evening|morning|summer"
    rf"|winter)|(?:{_NUMBER}) {_UNIT} ago|in (?:19|20)\d\d|in \w+ (?:19|20)\d\d|"
    r"when (?:I|we|you|he|she|they) (?:was|were|came|lived|worked|met|had))\b",
    re.IGNORECASE,
)
_PERFECT: Final = re.compile(
    rf"(?:\b(?P<inverted>have|has) (?P<asked>{_WHO})|(?:(?P<lead>\b[\w']+) |^)(?P<have>have|has)|"
    r"(?P<short>\b(?:I|we|you|they))'ve)(?P<adverb> (?:just|also|already|even|both|finally))? (?P<verb>[a-z]+)\b",
    re.IGNORECASE,
)
_MONTH_NEXT: Final = re.compile(
    rf" in {A_MONTH}(?=$|[.,;!?]| and\b| but\b| so\b)"
)
_NOT_YET: Final = re.compile(
    r"\b(?:since|ever|never|already|now|so far|yet|always|still|lately|recently|this|often|by)\b", re.IGNORECASE
)
_SCENE: Final = re.compile(
    r"(?P<first>.*\b(?:I|we)(?: \w+ly)? (?P<verb>[a-z]+)\b.*\b(?:at|in|on|during|after) (?:the|a|an|our|my|your|his|her) "
    r".*?)(?:,| and|, and|;) *",
    re.IGNORECASE,
)
_FINITE: Final = frozenset("VVZ VVD VBZ VBB VBD VHZ VHB VHD VM0 VDB VDZ VDD".split())
_MODAL: Final = frozenset("to would could should might must may will can not never".split())


def with_right_tenses(text: str) -> str:
    """The text with what goes on since then in the perfect, and what is over in the past."""
    lower = text.lower()
    if any(
        item in lower for item in ("since", " years", " months", " yrs", " decades", " winters", " summers", " days", " weeks")
    ):
        text = _lasting(text)
    if " time " in lower:
        text = _FIRST_TIME.sub(_for_the_first, text)
    if "'ve" in lower or "have " in lower or "has " in lower:
        text = _over(text)
    return text


@cache
def _ahead() -> frozenset[str]:
    return frozenset(str(reading_table("slips")["time"]["ahead"]).split())


@cache
def _taking() -> frozenset[str]:
    return frozenset(str(reading_table("slips")["time"]["taking"]).split())


def _lasting(text: str) -> str:
    """“I work here since 9 years” → “I have worked here for 9 years”; “we stay three weeks” stays."""
    text = _ALREADY.sub("since ", text)
    place = 0
    while (found := _SUBJECT.search(text, place)) is not None:
        place = found.end("who")
        tail = _clause_from(text, found.end())
        said = _perfect(text, found, tail)
        if said:
            text = f"{text[: found.start('who')]}{said}{text[found.end() :]}"
            place = found.start("who") + len(said)
    for subject in (_NOUN_SUBJECT, _LONG_SUBJECT):
        text = subject.sub(lambda found, told=text: _theirs(told, found), text)  # type: ignore[misc]  # bound now, not later
    text = _NEGATED.sub(lambda found: _not_since(text, found), text)
    text = _CAN.sub(lambda found: _has_been_able(text, found), text)
    text = _BE.sub(lambda found: _has_been(text, found), text)
    text = _BEEN.sub(r"\g<been> \g<where> \g<span>", text)
    text = _RUN.sub(r"\g<done> for \g<span>", text)
    text = _BEEN_ALWAYS.sub(r"\g<have> \g<adverb> been", text)
    text = _SINCE_SPAN.sub(_for_so_long, _BARE_SINCE.sub(_for_so_long, text))
    return _LONG.sub(lambda found: _for(text, found), text)


def _for_so_long(found: re.Match[str]) -> str:
    return f"{'For' if found.group()[0] == 'S' else 'for'} {found['much']}"


def _clause_from(text: str, start: int) -> str:
    bound = _BOUND.search(text, start)
    return text[start : bound.start() if bound else len(text)]


def _opening(text: str, place: int) -> str:
    """What stands before a subject in its clause: “Since August”, “For 9 years”."""
    ends = [found.end() for found in _BOUND.finditer(text[:place].rstrip(", "))]
    return text[ends[-1] if ends else 0 : place].strip(" ,")


def _opens(text: str, place: int, lead: str) -> bool:
    """Whether a lead opens its sentence; in “runs it now, since spring, I saw the note” it belongs to what stands before."""
    before = text[:place].rstrip(", ").removesuffix(lead).rstrip()
    return not before or before[-1] in ".;:!?" or before.lower().endswith((" and", " but"))


def _perfect(text: str, found: re.Match[str], tail: str) -> str:
    who, verb = found["who"], found["verb"].lower()
    if _FIRST_SINCE.search(tail):
        return ""  # “is singing for the first time since the yard closed”
    lead = _opening(text, found.start())
    since = _SINCE.search(tail) or (_opens(text, found.start(), lead) and _SINCE.fullmatch(lead))
    long = _LONG.search(tail)
    spanned = long is not None and bool(_ENDS.match(f"{tail}{text[found.end() + len(tail) :]}"[long.end() :]))
    if not since and not spanned and not re.fullmatch(_LONG, lead):
        return ""
    if _LED.search(text[: found.start()]):
        return ""
    has = "has" if who.lower() in ("he", "she", "it") else "have"
    adverb = (found["adverb"] or "").replace(" now", "").replace(" already", "")
    who = "I" if who.lower() == "i" else who
    if found["clitic"] == "'s" and any(item.form == "participle" for item in word_forms().read_verb(verb)):
        return ""  # “she's been”, “he's worked”
    if who.lower() == "it" and re.match(
        rf" [\w-]+ {_UNIT}\b", text[found.end() :] if not found["clitic"] else f" {found['verb']}{text[found.end() :]}"
    ):
        return ""  # “it's fourteen years since”
    if found["clitic"] or verb in ("am", "are", "is"):
        if not since and not (spanned and not verb.endswith("ing")):
            return ""
        return f"{who} {has}{adverb} been" + (f" {found['verb']}" if found["clitic"] else "")
    readings = {item.form: item.lemma for item in word_forms().read_verb(verb)}
    if verb in ("do", "does") and re.match(r" (?:not\b|n't|\w+$)|'", text[found.end() :]):
        return ""
    shape = "third" if has == "has" else "base"
    lemma = readings.get(shape, "")
    lemma = readings.get("past", lemma) if lemma else ""  # “saw” is of “see”
    if (
        not lemma
        or verb in closed("auxiliary", "preposition", "adverb") - {"have", "has", "do", "does"}
        or (not since and ("past" in readings or lemma in _ahead()))
    ):
        return ""
    if verb in ("have", "has") and (_PERFECT_ALREADY.match(text[found.end() :]) or _participle_next(text[found.end() :])):
        return ""
    return f"{who} {has}{adverb} {word_forms().participle(lemma)}"


def _participle_next(rest: str) -> bool:
    """“you have kept the maze since 1998” is the perfect already."""
    after = re.match(r" (?:\w+ly |also |always )?([a-z]+)", rest)
    return after is not None and any(item.form == "participle" for item in word_forms().read_verb(after[1]))


def _for_the_first(found: re.Match[str]) -> str:
    """“it is the first time that I organise this” → “… that I have organised this”."""
    lemma = next((item.lemma for item in word_forms().read_verb(found["verb"]) if item.form in ("base", "third")), "")
    if not lemma or found["verb"] in closed("auxiliary"):
        return found.group()
    have = "has" if found["who"] in ("he", "she") else "have"
    return f"{found['be']} {found['nth']}{found['that'] or ''} {found['who']} {have} {word_forms().participle(lemma)}"


def _has_been_able(text: str, found: re.Match[str]) -> str:
    """“since two years I cannot eat bread” → “since two years I have not been able to eat bread”."""
    since = _SINCE.fullmatch(_opening(text, found.start())) or _SINCE.search(_clause_from(text, found.end()))
    if not since or not any(item.form == "base" for item in word_forms().read_verb(found["verb"])):
        return found.group()
    have = "has" if found["who"].lower() in ("he", "she", "it") else "have"
    return f"{found['who']} {have}{'' if found['can'] == 'can' else ' not'} been able to {found['verb']}"


def _theirs(text: str, found: re.Match[str]) -> str:
    """“our club exists since 1950” → “our club has existed since 1950”."""
    tail = _clause_from(text, found.end())
    since = _SINCE.search(tail)
    if since is None or any(token.tag in _FINITE for token in tokens(tail[: since.start()])):
        return found.group()
    plural = is_plural(found["who"].split(" ")[-1].lower())
    shape = "base" if plural else "third"
    readings = {item.form: item.lemma for item in word_forms().read_verb(found["verb"].lower())}
    lemma = readings.get(shape, "")
    over = bool({"past", "participle"} & set(readings)) and lemma != "run"
    if not lemma or found["verb"] in closed("auxiliary", "preposition") or over:
        return found.group()
    if re.search(r"\bsince (?:I|we|you|he|she|they|it)\b(?! was)", since.group()) or not is_noun(
        found["who"].split(" ")[-1].lower()
    ):
        return found.group()
    return f"{found['who']} {'have' if plural else 'has'} {word_forms().participle(lemma)}"


def _not_since(text: str, found: re.Match[str]) -> str:
    """“since 2011 we did not speak” → “since 2011 we have not spoken”; “I never knew since …” stays."""
    lead, tail = _opening(text, found.start()), _clause_from(text, found.end())
    never = found["do"].lower() == "never"
    since = _SINCE.fullmatch(lead) or (_SINCE.search(tail) and not re.search(r"\bsince (?:I|we|you|he|she|they|it)\b", tail))
    shapes = ("past", "base") if never else ("base",)
    readings = {item.form: item.lemma for item in word_forms().read_verb(found["verb"].lower())}
    lemma = next((readings[shape] for shape in shapes if shape in readings), "")
    if not since or not lemma or (found["verb"].lower() in ("have", "had") and _PERFECT_ALREADY.match(text[found.end() :])):
        return found.group()
    who = found["who"]
    one = who.lower() in ("he", "she", "it") or (" " in who and not is_plural(who.split(" ")[1]))
    have = "has" if one else "have"
    participle = "been" if lemma == "be" else word_forms().participle(lemma)
    return f"{who} {have} {'never' if never else 'not'} {found['adverb'] or ''}{participle}"


def _has_been(text: str, found: re.Match[str]) -> str:
    """“my papers are with HR since 3 weeks” → “have been”."""
    tail = _clause_from(text, found.end())
    since = _SINCE.search(tail)
    asked = found["subject"].lower() in ("what", "how", "who", "it", "that", "this")
    if since is None or asked or re.match(rf" {_NUMBER} {_UNIT}", tail):
        return found.group()
    if re.search(r"\b(?:planned|expected|due|going)\b", tail):
        return found.group()
    return f"{found['subject']} {'has' if found['be'].lower() == 'is' else 'have'}{' not' if found['not'] else ''} been"


def _for(text: str, found: re.Match[str]) -> str:
    """“I have repaired lifts 9 years” with “for”; “9 years of work”, “a 9 years old horse” stay."""
    counted = re.search(r"\d [a-z ]*s $", text[: found.start()]) and found.group().startswith("over ")
    if found["for"] or counted:  # “14,000 journeys over five months”
        return found.group()
    before = re.findall(r"[\w'-]+", text[: found.start()])
    last = before[-1].lower() if before else ""
    clause = text[: found.start()]
    done = _DONE.search(clause)
    if not done or clause.rstrip().endswith((",", "(", ":")) or not _ENDS.match(text[found.end() :]):
        return found.group()
    governing = closed("preposition", "determiner", "auxiliary", "conjunction", "bare_subject") - {"off", "up"}
    if last in governing or last in ("than", "only", "just", "every", "next", "last", "another", "least", "most"):
        return found.group()
    if _taking() & {word.lower() for word in before[-3:]}:
        return found.group()
    if not any(item.form in ("past", "participle") for word in before for item in word_forms().read_verb(word.lower())):
        return found.group()
    return f"for {found.group()}"


def _over(text: str) -> str:
    """“we have moved last week” → “we moved last week”; “…, and you have opened it for me” after what happened there."""
    return _PERFECT.sub(lambda found: _in_the_past(text, found), text)


def _in_the_past(text: str, found: re.Match[str]) -> str:
    verb = found["verb"].lower()
    lemma = next((item.lemma for item in word_forms().read_verb(verb) if item.form == "participle"), "")
    lead = (found["lead"] or "").lower()
    if not lemma or lead in _MODAL or lead.endswith(("'d", "'ll", "n't")) or verb == "got":
        return found.group()
    tail = _clause_from(text, found.end())
    after = text[found.end() : found.end() + len(tail) + 60]
    opened = _opening(text, found.start("lead") if found["lead"] else found.start())
    gone = _AFTER_EVENT.match(opened) and lemma not in ("have", "be")
    month = _MONTH_NEXT.match(tail) and verb != "been"
    over = (
        month
        or gone
        or _OVER.match(opened)
        or _joined_to_past(text, found)
        or _OVER.search(tail)
        or _OVER.match(after[len(tail) :].lstrip(", "))
    )
    if _NOT_YET.search(tail) or (not over and not _in_scene(text, found)):
        return found.group()
    adverb = (found["adverb"] or "").replace(" already", "")
    if found["inverted"]:
        return f"{'Did' if found['inverted'][0].isupper() else 'did'} {found['asked']} {lemma}"
    who = found["short"] or found["lead"] or ""
    past = word_forms().past(lemma)
    if lemma == "be":
        past = "was" if who.lower() == "i" or (found["have"] or "").lower() == "has" else "were"
    return f"{who}{adverb} {past}".strip()


def _joined_to_past(text: str, found: re.Match[str]) -> bool:
    """“last week one pallet waited nine hours and we have thrown it away”: behind “and” what is over goes on."""
    sentence = re.split(r"[.;:!?] ", text[: found.start()])[-1]
    if not re.search(r"\band(?: then)?(?: (?:one of )?(?:the|our|my|his|her) [a-z]+)?(?: [a-z']+)?\s*$", sentence):
        return False
    past = re.search(r"\b(?:[a-z]+ed|was|were|went|came|took|had|lost|found|got|saw|said|told|broke|fell|sat|left)\b", sentence)
    return past is not None and _OVER.search(sentence) is not None and not _NOT_YET.search(sentence)


def _in_scene(text: str, found: re.Match[str]) -> bool:
    """“I asked you at the fair, and you have opened it”: somebody else's deed right after what happened at one place."""
    who = (found["lead"] or found["short"] or "").lower()
    if who not in ("you", "he", "she", "they"):
        return False
    before = _SCENE.fullmatch(text[: found.start("lead") if found["lead"] else found.start()])
    if before is None:
        return False
    forms = {item.form for item in word_forms().read_verb(before["verb"].lower())}
    return "past" in forms and "base" not in forms
