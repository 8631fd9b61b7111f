"""What was typed around a fact, in plain spelling: apostrophes, shortened words, days and months, and the sentences of it."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from composer.drafting.reading import doubts
from composer.drafting.reading.facts import headlines
from composer.drafting.reading.grammar.calendar_names import A_MONTH
from composer.drafting.reading.grammar.lexicon import is_adjective, is_noun, kind, singular
from composer.drafting.reading.grammar.word_classes import closed, reading_table
from composer.drafting.reading.wording import abroad, letters, spelling
from composer.drafting.reading.wording.shorthand import written_out
from composer.word_forms import word_forms

_QUOTED: Final = re.compile(r"\"[^\"]*\"")
_WORD: Final = re.compile(r"(?<![\w@./'-])[A-Za-z]+(?![\w@/'-]|\.\w)")
_WITHOUT: Final = re.compile(r"(?<!\w)w/\s?out\b|(?<!\w)w/o(?!\w)", re.IGNORECASE)
_ARROW: Final = re.compile(r"\s*(?:->|=>|→|⇒)\s*")
_DOTS: Final = re.compile(r"\s*(?:\.{2,}|…)\s*(?=\S)")
_BREAK: Final = re.compile(r"\s*\n\s*|\s+//\s+")
_PLUS: Final = re.compile(r"(?<=[a-z]) [+&] (?=[a-z0-9])")
_SOUND_DAY: Final = re.compile(r"\b(tues|weds|thurs|thur|tue|thu)\b\.?", re.IGNORECASE)
_DAY: Final = re.compile(
    r"(?P<lead>\b(?:on|last|next|this|every|until|since|till|from|by|not|or|each) )(?P<day>mon|wed|fri|sat|sun)\b\.?|"
    r"\b(?P<early>mon|wed|fri|sat|sun)\b\.?(?= (?:morning|afternoon|evening|night|not|the \d|\d))",
    re.IGNORECASE,
)
_MONTH: Final = re.compile(r"\b(jan|feb|apr|aug|sept|oct|nov|dec)\b\.?(?=$|[ ,;!?)])")
_SORRY: Final = re.compile(
    r"(?<=\w) (sorry)(?=$|[.,;!])(?<!so sorry)(?<!am sorry)(?<!'m sorry)(?<!be sorry)(?<!was sorry)"
    r"(?<!very sorry)(?<!say sorry)(?<!said sorry)(?<!feel sorry)(?<!felt sorry)"
)
_JUST: Final = re.compile(r"(n't|not) (\w+) just (?=\w+ing\b)")
_ENDS: Final = re.compile(r"(?<=[.!?])\s+(?=[\w\"“(])|\s*;\s+|\s+[–—-]{1,2}\s+(?=\w)")
_NO_END: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|Nr|vs|e\.g|i\.e|approx|ca|a\.m|p\.m|Inc|Ltd|Co|Rev|etc|[A-Z])\.)$",
    re.IGNORECASE,
)
_EVERY: Final = re.compile(r"\b(every|each) ([a-z]{3,}s) (?=[a-z]{3,})")
_KIN: Final = re.compile(r"\b(my|our|his|her|their|your|the) ([a-z]{3,}s) (?=[a-z]{3,})", re.IGNORECASE)
_BARE_KIN: Final = re.compile(r"(?<!\bthe )\b(mum|mom|dad|grandma|grandpa|granny|grandad|granddad|nan|gran)s (?=[a-z]{3,})")
_I: Final = re.compile(r"(?<![\w.@/'-])i(?![\w'.@/-]|\s?\d)|(?<![\w.@/'-])i(?=\.$|\.\s)")
_ITS: Final = re.compile(r"\b([Ii])ts (?=([\w'-]+)(?:\s+([\w'-]+))?)")
_THAN: Final = re.compile(r"\b(more|less|better|worse|rather|other|bigger|smaller|longer|faster|cheaper) then (?=\w)")
# “never rude”, “not one is rude”: what is denied hurts nobody.
_NEGATED: Final = re.compile(
    r"\b(?:never|isn't|wasn't|aren't|not one is|none is|nobody is|no one is|without being) (?:once |too )?"
    r"(?:felt |feel |feels |seem |seemed |sounded )?\w+|n't want to (?:leave|quit)\b|\b(?:their|whose) (?:illness|disease"
    r"|cancer|disability|pain|grief|"
    r"medication)\b|\b(?:stupid|dumb|silly) (?:questions?|mistakes?|jokes?|ideas?)\b",
    re.IGNORECASE
)
_END_OF: Final = re.compile(
    r"(?<=[a-z] )(?<!\bthe )(?<!\bby )(?<!\btill )(?<!\buntil )(?<!\bat )end of "
    rf"(?=(?:the (?:month|year|week|quarter|term|season)|{A_MONTH})\b)"
)
_FIRST_TIME: Final = re.compile(
    r"(?<=[a-z] )(?<!\bthe )(?<!\bmy )(?<!\bour )(?<!\bis )(?<!\bwas )(?<!'s )first time "
    r"(?=in (?:\d|\w+ (?:years|months|weeks|days))|since\b)"
)
_FEW: Final = 4  # words


@cache
def table(name: str) -> frozenset[str]:
    """One word list of remarks.toml."""
    return frozenset(str(reading_table("remarks")["tables"][name]).split())


def tidy(text: str, names: frozenset[str], *, own: bool) -> str:
    """The text in plain spelling, "" where nothing sayable was typed; `names` are small-letter words that stay.

    What is private or hurtful is refused of others; what the user says of themselves (`own`) is theirs to say.
    """
    if doubts.too_long(text):
        return ""
    plain = _DOTS.sub(". ", _BREAK.sub(". ", _ARROW.sub(", ", spelling.plain_marks(_WITHOUT.sub("without", text)))))
    plain = headlines.without_links(plain)[0] if re.search(r"(?i)https?:|www\.", plain) else plain
    plain = re.sub(r"\.(?:\s*\.)+", ".", plain).strip(" .,;:-–—*•|/")
    if not _says_something(plain):
        return ""
    quotes = _QUOTED.findall(plain)
    if quotes and plain.strip() == quotes[0]:
        return f"“{_quoted(quotes[0])}”"
    plain = _outside(plain)
    supposed = re.search(r"\b(?:if|when|whether) (?:it|something|they|I|we)\b", plain)
    kinds = _EMPTY if own or supposed else _REFUSED
    if len(plain.split()) > _FEW:  # a placeholder is a word or two
        kinds -= _EMPTY
    if doubts.doubt_about(_NEGATED.sub("", plain), kinds)[0] or abroad.is_abroad(plain, names):
        return ""
    plain = letters.ordinary(spelling.mend(plain, names), names)
    plain = _apostrophes(_I.sub("I", plain))
    plain = _END_OF.sub("at the end of ", plain)
    plain = _JUST.sub(r"\1 \2, just ", _SORRY.sub(r", \1", plain))
    plain = _QUOTED.sub(lambda found: f"“{_quoted(found.group())}”", plain)
    return re.sub(r" {2,}", " ", re.sub(r"\s+([,;:.!?])(?!\w)", r"\1", plain)).strip(" ,;:")


_EMPTY: Final = frozenset(["meaningless"])
_REFUSED: Final = frozenset(["sensitive", "private", "hurtful", "meaningless"])


def sentences(text: str) -> list[str]:
    """The sentences of a text, each without its stop (a question keeps its mark)."""
    out: list[str] = []
    for piece in _ENDS.split(text):
        if out and (_NO_END.search(out[-1]) or out[-1].count("“") > out[-1].count("”")):
            out[-1] = f"{out[-1]} {piece}"
        elif any(char.isalnum() for char in piece):
            out.append(piece)
    return [item.strip().rstrip(".!,;: ") for item in out]


def _says_something(text: str) -> bool:
    words = re.findall(r"[^\W_]+(?:['/][^\W_]+)*", text.lower())
    if not any(char.isalpha() for char in text):
        return False
    return not all(word in table("empty") | table("laughter") for word in words)


def _quoted(text: str) -> str:
    inner = text.strip().strip('"').strip()
    return _WORD.sub(lambda found: _contraction(found.group()), inner)


def _contraction(word: str) -> str:
    said = reading_table("shorthand")["contractions"].get(word) if word not in ("id", "lets") else None
    return str(said) if said else word


def _outside(text: str) -> str:
    """Everything outside quotation marks written out."""
    out, end = [], 0
    for found in _QUOTED.finditer(text):
        out += [_written(text[end : found.start()]), found.group()]
        end = found.end()
    said = written_out("".join([*out, _written(text[end:])]))
    if text[:5].lower() == "lets " and re.match(
        r"let's (?:the|an?|her|his|their|my|our|your|every|all|any|people|kids|children|them|him|you|us|me|new|nobody|it)\b",
        said,
        re.IGNORECASE,
    ):
        said = re.sub(r"^let's", "lets", said, flags=re.IGNORECASE)
    return said


def _written(text: str) -> str:
    text = _FIRST_TIME.sub("for the first time ", text)
    text = _THAN.sub(r"\1 than ", re.sub(r"\s?:-?\)|\s?<3", "", text))
    text = _PLUS.sub(" and ", text)
    text = _WORD.sub(lambda found: _spelled(found, text), text)
    text = re.sub(r"\s{2,}", " ", text)
    days, months = reading_table("shorthand")["days"], reading_table("shorthand")["months"]
    text = _SOUND_DAY.sub(lambda found: _on(text, found) + str(days.get(found[1].lower(), found[1])), text)
    text = _DAY.sub(lambda found: f"{found['lead'] or ''}{days[(found['day'] or found['early']).lower()]}", text)
    text = re.sub(r"\b(christmas|easter|ramadan|diwali|hanukkah)\b", lambda found: found[1].capitalize(), text)
    return _MONTH.sub(lambda found: str(months[found[1]]), text)


def _on(text: str, found: re.Match[str]) -> str:
    """“tried it tues” as “tried it on Tuesday”."""
    before = text[: found.start()].split()[-1:]
    if (
        not before
        or before[0].endswith((",", ".", ";"))
        or before[0].lower() in closed("preposition", "determiner", "ordinal", "conjunction") | {"not", "til"}
    ):
        return ""
    return "on "


def _spelled(found: re.Match[str], text: str) -> str:
    word = found.group()
    lower = word.lower()
    if lower in table("laughter"):
        return ""
    said = reading_table("remarks")["shorthand"].get(lower)
    if said is None or (word[0].isupper() and found.start()):
        return word
    before = text[: found.start()].split()[-1:] or [""]
    if lower == "yr" and (
        before[0][:1].isdigit() or before[0].lower() in ("last", "next", "this", "a", "one", "every", "per", "each", "the")
    ):
        return "year"
    if lower in ("sec", "secs") and before[0].lower() in ("1", "a", "one"):
        return "second"
    if lower in ("n", "r") and (not found.start() or not text[found.end() :].strip()):
        return word
    return str(said)


def _apostrophes(text: str) -> str:
    text = _ITS.sub(_its, text)
    text = _EVERY.sub(
        lambda found: f"{found[1]} {found[2][:-1]}'s " if _is_owner(found[2], text, found.end()) else found.group(), text
    )
    text = _KIN.sub(lambda found: f"{found[1]} {_owner(found[2], text, found.end())} ", text)
    text = _BARE_KIN.sub(lambda found: f"{found[1]}'s " if _noun_at(text, found.end(), base=True) else found.group(), text)
    for pair in str(reading_table("remarks")["tables"]["always_owner"]).split():
        wrong, right = pair.split("=")
        text = re.sub(rf"(?<=\w )\b{wrong}\b(?= [a-z])|^{wrong}\b(?= [a-z])", right, text)
    text = re.sub(r"^(?:were) (?=(?:just |still |now |also )?\w+ing\b)", "we're ", text)
    text = re.sub(r"^were (?=(?:an?|the|on|in|at|both|all|not|still|just|new|about|now|\d+)\b)", "we're ", text)
    return re.sub(r"(?<=, )were (?=(?:just |still |now |also )?\w+ing\b)", "we're ", text)


def _its(found: re.Match[str]) -> str:
    following, second = found[2].lower(), (found[3] or "").lower()
    forms = {item.form for item in word_forms().read_verb(following)}
    is_verb = (
        following in table("after_its")
        or following in closed("preposition")
        or (
            forms & {"participle", "gerund"}
            and (
                not second
                or second in closed("preposition", "adverb", "determiner", "object_pronoun", "particle")
                or second in ("how", "what", "to")
            )
        )
        or (
            is_adjective(following)
            and not is_noun(second)
            and (
                not second or second in closed("preposition", "conjunction", "subordinator", "adverb") or second in ("to", "that")
            )
            and not is_noun(following)
        )
    )
    if following == "own" or (following == "only" and is_noun(second)):
        is_verb = False
    return f"{found[1]}t's " if is_verb else found.group()


def _is_owner(word: str, text: str, end: int) -> bool:
    return word.endswith("s") and not word.endswith("ss") and singular(word) == word[:-1] and _noun_at(text, end)


def _noun_at(text: str, place: int, *, base: bool = False) -> bool:
    """Whether a noun stands at a place; one that may be a verb (“use”) where it is more often a noun, or `base` allows it."""
    found = re.match(r"[a-z'-]+", text[place:])
    if found is None:
        return False
    word = found.group()
    forms = {item.form for item in word_forms().read_verb(word)}
    after = re.match(r" ([a-z]+)", text[place + found.end() :])
    if "base" in forms and after and after[1] in closed("determiner", "object_pronoun", "possessive"):
        return False  # “my neighbours hate me”
    return (
        is_noun(word)
        and word not in closed("preposition", "adverb", "conjunction", "auxiliary", "subordinator")
        and not forms & ({"third"} if base else {"third", "past"})
        and (base or "base" not in forms or "N" in kind(word))
    )


def _owner(word: str, text: str, end: int) -> str:
    """“parents cellar” as “parents'”, “mums garden” as “mum's”; any other word stays."""
    if word in table("many_kin") and _noun_at(text, end):
        return f"{word}'"
    one = word[:-1]
    if one in table("single_kin") and _noun_at(text, end, base=True):
        return f"{one}'s"
    return f"{one}'s" if one in table("some_kin") and _noun_at(text, end) else word
