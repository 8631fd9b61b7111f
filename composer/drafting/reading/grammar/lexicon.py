"""What is known of single words: how common they are, what kind of noun, and the word lists of templates/en/reading/facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, Final

from composer import data
from composer.drafting.language import name_data
from composer.sorted_table import sorted_table
from composer.word_forms import word_forms

_AGENT: Final = re.compile(
    r"(?:[a-z]{3,}(?:er|ers|or|ors|ist|ists|ian|ians|eer|eers|maker|makers|keeper|keepers|smith|smiths|wright|man|woman|men|women|person"
    r"|friend|friends|mate|mates|worker|workers|herd|monger|master|ographer|ologist))$",
)


@cache
def lists(name: str) -> dict[str, Any]:
    """One file of word lists."""
    return data.read_toml(data.templates_folder() / "en" / "reading" / "facts" / f"{name}.toml")


@cache
def words(name: str, key: str) -> frozenset[str]:
    """One list of words, written as text."""
    return frozenset(str(lists(name)[key]).split())


@lru_cache(maxsize=16384)
def _known(word: str) -> tuple[int, str] | None:
    """How common a word is and its letters, as the table has them."""
    line = sorted_table("word_kinds.en.txt").first(word)
    if line is None:
        return None
    common_, _, letters = line.partition(" ")
    return int(common_), letters


def words_with(first: str) -> Iterator[tuple[str, int, str]]:
    """Every word of the table that starts so, how common it is and its letters."""
    for line in sorted_table("word_kinds.en.txt").starting(first):
        word, common_, letters = line.split(" ")
        yield word, int(common_), letters


def common(word: str) -> int:
    """Ten times the Zipf frequency (the: 77, luthier: 21), 0 for a word that is hardly ever written."""
    return (_known(word) or (0, ""))[0]


def kind(word: str) -> str:
    """Letters of scripts/build_word_kinds.py: n, v, a, r for parts of speech, P person, W work, G group, L place, T time …"""
    return (_known(word) or (0, ""))[1]


@cache
def _closed() -> frozenset[str]:
    return frozenset(" ".join(str(item) for item in lists("grammar").values()).split())


@cache
def _function_words() -> frozenset[str]:
    keys = (
        "prepositions",
        "determiners",
        "conjunctions",
        "subordinators",
        "relatives",
        "before_verb",
        "modals",
        "auxiliaries",
        "pronouns",
    )
    return frozenset().union(*(words("grammar", key) for key in keys)) - {
        "half",
        "will",
        "may",
        "might",
        "like",
        "past",
        "round",
        "near",
    }


def is_function_word(word: str) -> bool:
    """Whether a word only holds others together (“the”, “never”, “without”)."""
    return word in _function_words() or word in words("grammar", "negatives")


@cache
def is_word(word: str) -> bool:
    """Whether a lower-case word is in the dictionary, in any form."""
    forms = word_forms()
    if word in _closed():
        return True
    found = _known(word)
    if found is not None:
        return not found[1].endswith(("x", "y")) or _is_plural_of_word(word)
    if not word.isascii() and len(word) > 3 and word != name_data.fold(word):
        return is_word(name_data.fold(word))
    if "-" in word and all(is_word(part) or part in ("co", "ex", "pre", "re", "non", "semi") for part in word.split("-")):
        return True
    return word in forms.plurals or word in forms.singulars or word in forms.verb_readings or word in forms.adjectives


def _is_plural_of_word(word: str) -> bool:
    """“fridges”: a plural that the dictionary has no line for."""
    letters = (_known(word[:-1]) or (0, ""))[1]
    return len(word) > 5 and word.endswith("s") and "n" in letters and not letters.endswith(("x", "y"))


@lru_cache(maxsize=4096)
def is_foreign(word: str) -> bool:
    """Whether a lower-case word is common in another language and rare in English."""
    return word in sorted_table("foreign_words.txt", "\n")


@cache
def is_compound(word: str) -> bool:
    """“boatbuilder”: two words of the dictionary written as one."""
    return any(_plain(word[:cut]) and _plain(word[cut:]) for cut in range(3, len(word) - 2))


def _plain(word: str) -> bool:
    common_, letters = _known(word) or (0, "x")
    return common_ > 34 and bool(letters) and not letters.endswith(("x", "y")) and len(word) > 2


def singular(word: str) -> str:
    """The singular of a noun; the word itself where it is one."""
    forms = word_forms()
    return forms.singular(word) if word in forms.singulars or word in forms.plurals else word


@cache
def is_plural(word: str) -> bool:
    """Whether a lower-case noun is a plural."""
    forms = word_forms()
    if word in ("people", "children", "men", "women", "others", "folk", "folks"):
        return True
    if word in forms.singulars:
        return word not in forms.plurals
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")) and word not in forms.plurals and len(word) > 3


def _bare(word: str) -> str:
    """Without “ex-”, “co-” and what stands before a hyphen (“pastry-chef”)."""
    for prefix in ("ex-", "co-", "vice-", "sub-", "non-", "semi-", "pro-", "deputy-"):
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            word = word[len(prefix) :]
    if word in words("nouns", "people") or "-in-" in word:
        return word
    return word.rpartition("-")[2] or word


def _is_comparative(word: str) -> bool:
    """“quieter”, which ends as a person does."""
    if not word.endswith("er"):
        return False
    stems = (word[:-2], word[:-1], word[:-3], f"{word[:-3]}y")
    adjectives = word_forms().adjectives
    return any(adjectives[stem][0] == word and "n" not in kind(word) for stem in stems if stem in adjectives)


@cache
def is_person(word: str) -> bool:
    """Whether a lower-case noun (singular or plural) names a person by what they do or are."""
    if word in _function_words():
        return False
    base = singular(_bare(word))
    if base in words("nouns", "people") or base in words("nouns", "kin"):
        return True
    if base in words("nouns", "no_people") or base in words("nouns", "works"):
        return False
    known = kind(base)
    if _is_comparative(base):
        return False
    if "P" in known:
        return "r" not in known  # “more”, the adverb
    if known and not known.endswith(("x", "y")):
        return "p" in known and bool(_AGENT.search(base)) and not set("WGLT") & set(known)
    return bool(_AGENT.search(base)) and not is_noun(base) and not is_foreign(base)


@cache
def is_noun(word: str) -> bool:
    """Whether a lower-case word can be a noun."""
    if word in _function_words():
        return False
    return word_forms().is_noun(word) or "n" in kind(word) or word in words("nouns", "works") or word in words("nouns", "people")


@cache
def is_adjective(word: str) -> bool:
    """Whether a lower-case word can be an adjective."""
    return word in word_forms().adjectives or "a" in kind(word)


@cache
def is_given_name(word: str) -> bool:
    """Whether a word is somebody's given name, and no word that is common beside that."""
    if not name_data.known(word).given or word in words("nouns", "people") or word in _closed() or is_adjective(word):
        return False
    return (
        not _plain(word) or not {"n", "v"} & set(kind(word)) or (common(word_forms().plural(word)) < 30 and "v" not in kind(word))
    )


def is_work(word: str) -> bool:
    """Whether a noun names what somebody makes, writes or gives."""
    return singular(word) in words("nouns", "works") or word in words("nouns", "works")


_LONGEST_ENDING: Final = 6  # letters; “woman” and “human” are no trades


def gender(word: str) -> str:
    """“she” for grandmother, “he” for uncle, “they” for a plural, empty where either may be."""
    if is_plural(word):
        return "they"
    base = _bare(word) if "-in-law" not in word else word
    if base in words("nouns", "female") or (base.endswith("woman") and len(base) > _LONGEST_ENDING):
        return "she"
    trade = base.endswith("sman") and len(base) > _LONGEST_ENDING  # “lengthsman”
    return "he" if base in words("nouns", "male") or trade else ""


def is_prefixed(word: str) -> bool:
    """“repoint”, “rewilds”, “underfloor”: a lower-case word that is known behind a prefix."""
    prefixes = ("re", "un", "mis", "pre", "out", "over", "under")
    return any(word.startswith(prefix) and is_word(word.removeprefix(prefix)) for prefix in prefixes)


def article(text: str) -> str:
    """“a” or “an”, by how the next word sounds."""
    first = text.split(maxsplit=1)[0].strip("\"'“‘(") if text.split() else ""
    if re.match(r"[A-Z]\.?[A-Z][a-z]\b", first):  # “MSc”, “M.Sc.”
        return "an" if first[0] in "AEFHILMNORSX" else "a"
    lower = first.lower()
    if first.isupper() and len(first) > 1 and not re.search(r"[AEIOU]", first[1:]):
        return "an" if first[0] in "AEFHILMNORSX" else "a"
    if first.isupper() and 1 < len(first) <= 4 and lower not in ("nato", "nasa", "unesco", "fifa", "uefa", "lego"):
        return "an" if first[0] in "AEFHILMNORSX" else "a"
    if lower.startswith(("uni", "use", "usu", "eu", "one", "once", "ubi", "ute", "uro", "ufo")) and not lower.startswith(
        ("unin", "unim", "unid")
    ):
        return "a"
    if lower.startswith(("hour", "honest", "heir", "honour", "honor")):
        return "an"
    if re.match(r"8|11\b|18\b|11th|18th", lower):
        return "an"
    return "an" if lower[:1] in tuple("aeiouáéíóúäöüåæø") and lower[:1] else "a"


@cache
def pattern(name: str) -> re.Pattern[str]:
    """One of the patterns of patterns.toml."""
    return re.compile(str(lists("patterns")["phrase"][name]), re.VERBOSE | re.IGNORECASE)


@cache
def telling_questions() -> tuple[re.Pattern[str], ...]:
    """Questions that tell something."""
    return tuple(re.compile(str(item), re.VERBOSE | re.IGNORECASE) for item in lists("patterns")["question"]["telling"])
