"""A rule of one's own as a few boxes: its words, what to say, how serious; to and from the file that the docs describe."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

import tomlkit

from composer.normalise import without_accents

_ENDS: Final = ": “{match}”."  # what a finding says last: the words it is about
_WHY: Final = "A rule of your own."
_QUIET: Final = ("Good morning.", "A quiet day.", "It rained again.")  # the first that holds none of the words stays silent
# What the boxes can show; a file with anything else in it is changed as a file.
_SIMPLE: Final = {
    "id", "criterion", "kind", "severity", "any", "message", "why", "evidence", "sources", "fix", "bad", "good", "channels",
}


@dataclass(frozen=True, slots=True)
class Form:
    """What the boxes hold: phrases one a line, what a finding says, its severity, the reason, a replacement, and its group."""

    words: str = ""
    says: str = ""
    severity: str = "warning"
    why: str = ""
    instead: str = ""
    criterion: str = "genuine"

    @property
    def phrases(self) -> tuple[str, ...]:
        """The phrases as rules hold them: small letters, single blanks, straight apostrophes, each once."""
        lines = (" ".join(line.casefold().replace("’", "'").split()) for line in self.words.splitlines())
        return tuple(dict.fromkeys(line for line in lines if line))

    def problem(self) -> str:
        """What is still missing, as a sentence; empty where nothing is."""
        if not self.phrases:
            return "Say which words to look for."
        if any(set(phrase) & set("()|[]{}") for phrase in self.phrases):
            return "Leave brackets and bars out of the words; a rule with those can be written as a file below."
        if not self.says.strip():
            return "Say what to tell you when those words turn up."
        if any(phrase in self.instead.casefold() for phrase in self.phrases):
            return "“What to write instead” contains the very words to look for."
        return ""


def to_toml(form: Form, rule: str) -> str:
    """The file of a rule with this id; its examples are made from its own words, so that they hold."""
    says = " ".join(form.says.split()).translate(str.maketrans("{}", "()")).rstrip(" .:")
    quiet = next((line for line in _QUIET if not any(phrase in line.casefold() for phrase in form.phrases)), _QUIET[0])
    table: dict[str, object] = {
        "id": rule, "criterion": form.criterion, "kind": "phrases", "severity": form.severity, "any": list(form.phrases),
        "message": f"{says}{_ENDS}", "why": " ".join(form.why.split()) or _WHY, "evidence": "convention",
        "sources": [{"title": "Own experience", "ref": "own"}],
    }
    if form.instead.strip():
        table["fix"] = {"replace": " ".join(form.instead.split())}
    table |= {"bad": [f"So: [[{phrase}]]." for phrase in form.phrases], "good": [quiet]}
    return tomlkit.dumps({"rule": [table]})


def from_toml(text: str) -> Form | None:
    """The boxes for a file; None where it holds more than they can show, or nothing that can be read."""
    try:
        rules = tomllib.loads(text).get("rule", [])
    except tomllib.TOMLDecodeError:
        return None
    rule = rules[0] if len(rules) == 1 and isinstance(rules[0], dict) else {}
    fix = rule.get("fix", {})
    simple = set(rule) <= _SIMPLE and rule.get("kind") == "phrases" and rule.get("channels", ["all"]) == ["all"]
    if not simple or not isinstance(rule.get("severity"), str) or set(fix) - {"replace"}:
        return None
    if re.search(r"[()|]", "".join(rule["any"])):
        return None
    why = str(rule.get("why", ""))
    return Form(
        "\n".join(rule["any"]), str(rule.get("message", "")).removesuffix(_ENDS), rule["severity"], "" if why == _WHY else why,
        str(fix.get("replace", "")), str(rule.get("criterion", "genuine")),
    )


def name_for(form: Form, taken: Collection[str]) -> str:
    """An id out of the first phrase that no other rule has."""
    bare = without_accents(form.phrases[0])
    start = "own-" + (re.sub(r"[^a-z0-9]+", "-", bare)[:40].strip("-") or "rule")
    numbered = (f"{start}-{number}" for number in range(2, len(taken) + 3))
    return start if start not in taken else next(name for name in numbered if name not in taken)
