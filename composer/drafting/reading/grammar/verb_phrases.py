"""Phrases that open with a verb: “compare notes”, “comparing notes”; one turned into the other, the reader named in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from composer.drafting.reading.grammar import lexicon
from composer.drafting.reading.grammar.tokens import Token, tokens
from composer.drafting.reading.grammar.word_classes import closed, nouns, verbs
from composer.word_forms import word_forms

_LIGHT: Final = frozenset(["be", "have", "do", "get", "go", "make", "take", "put", "keep", "let", "become", "come"])


def base_opening(text: str) -> str:
    """The lemma of the base-form verb that opens a text (“compare notes”, “visit our mill”); "" where a noun opens it."""
    found = [token for token in tokens(text) if token.is_word or token.text in ",:–-("]
    if not found or (found[0].is_name and len(found[0].text) > 1 and found[0].text[1:] != found[0].lower[1:]):
        return ""
    if found[0].lower in ("never", "also", "finally") and len(found) > 2:
        found = found[1:]
    word = found[0].lower
    if word == "be":
        return "be" if len(found) > 1 else ""
    if word in verbs("always_verb") and len(found) > 1 and found[1].is_word and found[1].lower not in ("of", "is", "was"):
        return word
    if "-" in word and word.partition("-")[0] not in verbs("prefix"):
        return ""  # “part-time”
    if not any(reading.form == "base" for reading in word_forms().read_verb(word)):
        return ""
    if word in closed("preposition", "modal", "determiner", "ordinal"):
        return ""
    return word if _is_base(found, word) else ""


def _is_base(found: Sequence[Token], word: str) -> bool:
    """Whether the first word, which can be a base form, is one here; the next words tell."""
    after = found[1] if len(found) > 1 else None
    noun = word_forms().is_noun(word) or word in word_forms().adjectives
    if after is None:
        return not noun or ("V" in lexicon.kind(word) and found[0].tag in ("VVB", "VVI") and word not in nouns("meeting"))
    if not after.is_word:
        return not noun and after.text != ":"
    lower = after.lower
    if lower == "of" and word not in verbs("governs_of"):
        return False
    if lower in closed("preposition") or lower in closed("moved_along") or f"{word}:{lower}" in verbs("phrasal"):
        return _before_preposition(found, word, lower, noun=noun)
    if lower in closed("determiner", "object_pronoun"):
        return lower not in ("what", "which") or not noun
    if lower == "and" and len(found) > 2:  # “come and judge”
        return not noun or _is_base(found[2:], found[2].lower)
    last = _last_of_phrase(found, 1)
    if last is not None and len(found) > 2 and last is after and lower in nouns("performed", "event") and word not in _LIGHT:
        return word in verbs("before_plurals") and last.tag == "NN2"  # “zoom talk for our club”
    if not noun or word in _LIGHT:
        return True
    if after.tag == "CRD" or lower[0].isdigit():
        return word in verbs("offering", "together", "before_plurals", "takes_article") and word not in (
            "start",
            "film",
            "book",
            "test",
            "map",
        )
    if lower == "to":
        return _opens_infinitive(found, 2)
    return lower in closed("question_word", "particle") or lower == "that" or _before_object(found, word)


def _before_preposition(found: Sequence[Token], word: str, lower: str, *, noun: bool) -> bool:
    """“talk with you about”, “apply for”, “tag along on”, but “talk on rotas”, “help with my thesis”."""
    third = found[2].lower if len(found) > 2 else ""
    if lower in closed("moved_along") and third in closed("preposition") and word not in nouns("joint_plan"):
        return True
    if word == "help" and lower == "with" and third in ("my", "our", "this"):
        return False  # help for the sender
    if f"{word}:{lower}" in verbs("phrasal"):
        return _phrasal(found, word, lower)
    if not noun or word in _LIGHT or (lower in closed("particle") and lower not in closed("preposition")):
        return True
    classes = ("meeting", "event", "wanted", "have", "offer", "job", "joint_plan", "work")
    noun_too = lexicon.is_person(word) or word in nouns(*classes)
    return lower in ("up", "out") or ("V" in lexicon.kind(word) and "N" not in lexicon.kind(word) and not noun_too)


def _phrasal(found: Sequence[Token], word: str, lower: str) -> bool:
    """“talk about rotas” is meant as a verb; “talk on rotas” and “work on salt” need somebody: “work with you on …”."""
    if word in ("talk", "chat", "work") and lower in ("about", "with", "to", "together", "over"):
        return True
    return not word_forms().is_noun(word) or len(found) > 2


def _opens_infinitive(found: Sequence[Token], place: int) -> bool:
    after = found[place] if len(found) > place else None
    return (
        after is not None
        and after.tag in ("VVI", "VBI", "VHI", "VDI", "VVB")
        and any(reading.form == "base" for reading in word_forms().read_verb(after.lower))
        and after.lower not in closed("determiner")
    )


def _before_object(found: Sequence[Token], word: str) -> bool:
    """“swap seeds”, “host young readers”: a verb before a plural or a mass noun; “swap shop” is a noun."""
    if word in closed("ordinal") or word in ("open", "live", "free", "clean", "double", "slow", "dry", "cool"):
        return False
    last = _last_of_phrase(found, 1)
    if last is None or last.lower in nouns("meeting", "event", "performed"):
        return False
    plural = last.lower in word_forms().singulars or last.tag == "NN2"
    if word == "work" and plural and "T" in lexicon.kind(word_forms().singular(last.lower)):
        return True  # “work weekends”
    mass = last.lower in nouns("mass")
    if word in verbs("before_plurals") and (plural or mass or last.is_name):
        return True
    mostly = lexicon.kind(word)
    verbal = "V" in mostly and "N" not in mostly
    return verbal and found[0].tag in ("VVB", "VVI") and (plural or mass or found[1].tag in ("AJ0", "AV0", "NP0") or last.is_name)


def _last_of_phrase(found: Sequence[Token], place: int) -> Token | None:
    last = None
    for token in found[place:]:
        if not token.is_word or token.lower in closed("preposition") | {"to", "who", "that", "which", "when", "and", "or"}:
            break
        last = token
    return last


def gerund_opening(text: str) -> str:
    """The lemma of the verb in -ing that opens a text (“comparing notes”); "" for “painting of a barn”, “working conditions”."""
    found = [token for token in tokens(text) if token.is_word or token.text in ",:–-("]
    if not found or found[0].lower in ("evening", "morning"):
        return ""
    word = found[0].lower
    lemma = next((item.lemma for item in word_forms().read_verb(word) if item.form == "gerund"), "")
    if not lemma and word.endswith("ing") and len(word) > 6 and not word_forms().is_noun(word) and not word.endswith("thing"):
        lemma = _lemma_of(word)
    if not lemma:
        return ""
    after = found[1] if len(found) > 1 else None
    noun = word in nouns("ing_noun")
    if after is None or not after.is_word:
        return "" if noun or word in nouns("mass") else lemma
    lower = after.lower
    shared = lemma in verbs("together") and after.tag == "NN2"  # “swapping lists of lichens”
    own = lower in closed("determiner", "object_pronoun", "question_word") or lower.partition("'")[0] in closed("bare_subject")
    if own or shared:
        return lemma
    if lower == "of" and word not in ("thinking", "hearing", "dreaming", "speaking"):
        return ""
    if lower == "to" and base_opening(text[found[2].start :] if len(found) > 2 else ""):
        return lemma  # “writing to thank you”
    if lower in closed("preposition") | {"and", "or"}:
        return lemma if not noun or lower in ("up", "out", "off") or f"{lemma}:{lower}" in verbs("phrasal") else ""
    if (
        noun
        and {item.form for item in word_forms().read_verb(lower)} & {"past", "participle", "third"}
        and not word_forms().is_noun(lower)
    ):
        return ""  # “meeting cancelled”
    last = _last_of_phrase(found, 1)
    if last is not None and (last.lower in nouns("compound_head") or word_forms().singular(last.lower) in nouns("compound_head")):
        return "" if word not in ("offering", "looking", "organising", "organizing", "starting", "hosting") else lemma
    if (
        noun
        and after.tag in ("NN1",)
        and last is not None
        and last.lower not in nouns("mass")
        and last.lower not in word_forms().singulars
    ):
        return ""
    return lemma


def is_thing_in_ing(text: str) -> bool:
    """“listening devices for kitchens”, where goods are offered: a word in -ing before a bare noun, not a verb of selling."""
    found = [token for token in tokens(text) if token.is_word]
    if len(found) < 2 or found[0].lower.removesuffix("ing") in ("offer", "show", "sell"):
        return False
    lemma = next((item.lemma for item in word_forms().read_verb(found[0].lower) if item.form == "gerund"), "")
    named = lemma in verbs("sender_sell") | verbs("offering") and lemma not in (
        "hear",
        "bake",
        "print",
        "repair",
        "talk",
        "learn",
        "speak",
        "meet",
    )
    if lemma in nouns("done_for") and found[1].lower in ("for", "at", "in", "by", "of"):
        return True  # “cleaning for three dentists”
    return not named and found[1].tag[:1] == "N" and found[1].lower not in closed("determiner", "object_pronoun")


def _lemma_of(word: str) -> str:
    """“dockerizing” → “dockerize”, “co-hosting” → “co-host”."""
    prefix, hyphen, rest = word.rpartition("-")
    known = next((item.lemma for item in word_forms().read_verb(rest) if item.form == "gerund"), "") if hyphen else ""
    if known:
        return f"{prefix}-{known}"
    root = word[:-3]
    return root + "e" if root.endswith(("iz", "is", "at", "v", "c", "s")) else root


def infinitive(text: str) -> str:
    """“comparing notes and tasting cheese” → “compare notes and taste cheese”."""
    lemma = gerund_opening(text) or _lemma_of_gerund(text)
    found = tokens(text)
    out = lemma + text[found[0].end :]
    shift = len(out) - len(text)
    for place, token in enumerate(found[2:], start=2):
        if found[place - 1].lower not in ("and", "or") or token.tag != "VVG":
            continue
        also = next((item.lemma for item in word_forms().read_verb(token.lower) if item.form == "gerund"), "")
        if also and not word_forms().is_noun(token.lower):
            out = out[: token.start + shift] + also + out[token.end + shift :]
            shift += len(also) - len(token.text)
    return out


def _lemma_of_gerund(text: str) -> str:
    word = tokens(text)[0].lower
    return next((item.lemma for item in word_forms().read_verb(word) if item.form == "gerund"), _lemma_of(word))


def gerund(text: str) -> str:
    """“come and judge our pies” → “coming and judging our pies”; “not miss it” → “not missing it”."""
    found = tokens(text)
    at = 1 if len(found) > 1 and found[0].lower in ("not", "never", "also") else 0
    out, shift = text, 0
    for place, token in enumerate(found):
        joined = (
            place > at
            and found[place - 1].lower in ("and", "or")
            and token.tag in ("VVI", "VVB")
            and any(item.form == "base" for item in word_forms().read_verb(token.lower))
        )
        if place != at and not joined:
            continue
        said = word_forms().gerund(token.lower) if "-" not in token.lower else _gerund_of_compound(token.lower)
        out = out[: token.start + shift] + said + out[token.end + shift :]
        shift += len(said) - len(token.text)
    return out


def _gerund_of_compound(word: str) -> str:
    prefix, _, rest = word.rpartition("-")
    return f"{prefix}-{word_forms().gerund(rest)}"


def gerund_of_past(text: str) -> str:
    """“looked after our cat and fed it” → “looking after our cat and feeding it”; "" where no verb opens it."""
    found = tokens(text)
    if not found:
        return ""
    at = 1 if len(found) > 1 and (found[0].lower in closed("adverb") or found[0].lower in ("have", "had")) else 0
    adverb = f"{found[0].text} " if at and found[0].lower in ("always", "never", "not") else ""
    out, shift, changed = text[found[at].start :], -found[at].start, False
    for place, token in enumerate(found):
        joined = place > at and (found[place - 1].lower in ("and", "or", "but"))
        if place != at and not joined:
            continue
        lemma = next(
            (item.lemma for item in word_forms().read_verb(token.lower) if item.form in ("past", "participle", "base", "gerund")),
            "",
        )
        if token.lower in ("were", "was", "are"):
            lemma = "be"
        if not lemma or (joined and (not changed or token.tag not in ("VVD", "VVN"))):
            continue
        said = word_forms().gerund(lemma)
        out = out[: token.start + shift] + said + out[token.end + shift :]
        shift += len(said) - len(token.text)
        changed = changed or place == at
    return adverb + out if changed else ""
