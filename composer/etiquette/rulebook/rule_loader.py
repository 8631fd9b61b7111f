"""Loads the shipped and the user's own rules; a bad rule is refused with file, line and field while the others load."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from composer import data
from composer.errors import BadFile, BadValue, ComposerError, NotFound
from composer.etiquette.rule import Rule
from composer.etiquette.rulebook import rule_cache
from composer.lexicon import EVERY, Lexicons, shipped_lexicons, with_own
from composer.model import CRITERIA
from composer.settings import Settings

__all__ = ["MAX_RULES", "Rule", "RuleBook", "load_rule_files", "load_rules", "rule_json"]

MAX_RULES: Final = 1_000  # of one user; far beyond need, so that a huge folder is refused and not read
MAX_FILES: Final = 200
MAX_WEIGHT: Final = 20_000  # instructions of all of one's own patterns: a fifth of a second for a hostile text of a page
_HEADER: Final = re.compile(r"^[ \t]*\[\[[ \t]*rule[ \t]*\]\]", re.MULTILINE)


@dataclass(frozen=True, eq=False)
class RuleBook:
    """All rules by id, what was refused (each with file, line and field), and what is switched off."""

    rules: Mapping[str, Rule]
    problems: tuple[str, ...] = ()
    off: frozenset[str] = frozenset()
    criteria_off: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    lexicons: Lexicons = field(default_factory=shipped_lexicons)

    def named(self, name: str) -> Rule:
        """The rule of an id or an old id; raises NotFound naming the nearest."""
        rule = self.rules.get(name) or self.rules.get(self.aliases.get(name, ""))
        if rule is None:
            near = data.nearest(name, self.rules)
            raise NotFound("rule", name, f"did you mean “{near}”?" if near else "see `rules list`")
        return rule

    def is_on(self, rule: Rule, channel: str) -> bool:
        """Whether a rule is to run on a channel: not switched off, nor its criterion there."""
        if rule.id in self.off or rule.severity_on(channel) == "off":
            return False
        channels = self.criteria_off.get(rule.criterion)
        return channels is None or (bool(channels) and channel not in channels)


def load_rules(settings: Settings | None = None) -> RuleBook:
    """The shipped rules and, with settings, the user's own from `settings.own_rules`; never raises for a bad rule."""
    if settings is None:
        return _plain_book()
    lexicons, refused = with_own(settings.own_rules)
    shipped, problems = _shipped(lexicons)
    rules, off = dict(shipped), set(settings.rules_off)
    own_problems = list(refused)
    for table, where in _own_tables(settings.own_rules, lexicons, own_problems):
        _take_own(table, where, rules, off, own_problems, lexicons=lexicons)
    _refuse_heavy(rules, shipped, own_problems)
    aliases = _aliases(rules)
    off |= {aliases[name] for name in off if name in aliases}
    criteria = {name: tuple(on) for name, on in settings.criteria_off.items() if name in CRITERIA}
    own_problems += [
        f"{settings.path}: criteria_off: “{name}” is no criterion" for name in settings.criteria_off if name not in CRITERIA]
    if not own_problems and not off and not criteria and rules == shipped and lexicons is shipped_lexicons():
        return _plain_book()
    return RuleBook(MappingProxyType(rules), (*problems, *own_problems), frozenset(off), criteria, aliases, lexicons)


def _refuse_heavy(rules: dict[str, Rule], shipped: Mapping[str, Rule], problems: list[str]) -> None:
    """Leave out the own rules from the one on with which their patterns together would hold up every check."""
    total = 0
    for name in [name for name, rule in rules.items() if rule.own]:
        total += rules[name].trigger.weight()
        if total > MAX_WEIGHT:
            where = f"{rules[name].file}: rule “{name}”"
            problems.append(str(BadValue(where, "any", "too much for all patterns of yours together")))
            del rules[name]
            if name in shipped:
                rules[name] = shipped[name]


@cache
def _plain_book() -> RuleBook:
    shipped, problems = _shipped(shipped_lexicons())
    return RuleBook(shipped, problems, aliases=_aliases(shipped))


@lru_cache(maxsize=4)
def _shipped(lexicons: Lexicons) -> rule_cache.Read:
    read = partial(_read_shipped, lexicons)
    return rule_cache.remembered(read) if lexicons is shipped_lexicons() else read()  # own words make other rules of them


def _read_shipped(lexicons: Lexicons) -> rule_cache.Read:
    problems: list[str] = []
    rules: dict[str, Rule] = {}
    folder = data.rules_folder()
    for part in (EVERY, *shipped_lexicons().languages):
        for path in _files(folder / part, "words"):
            for table, where in read_file(path, problems, max_bytes=SHIPPED_BYTES):
                table.setdefault("language", part)
                table.setdefault("criterion", named) if (named := path.stem.partition("-")[0]) in CRITERIA else None
                rule = _built(table, where, problems, own=False, lexicons=lexicons)
                if rule is None:
                    continue
                if rule.id in rules:
                    problems.append(f"{where}: id: “{rule.id}” is also in {rules[rule.id].file}")
                    continue
                rules[rule.id] = rule
    return MappingProxyType(rules), tuple(problems)


SHIPPED_BYTES: Final = 256 * 1024


def read_file(path: Path, problems: list[str], *, max_bytes: int = data.MAX_BYTES) -> Iterator[tuple[dict[str, Any], str]]:
    """(table, "file, line N") for every rule of a TOML file; what is wrong with the file goes to `problems`."""
    try:
        text = data.read_text(path, max_bytes=max_bytes)
        raw = data.parse_toml(text, str(path))
        data.refuse_unknown(raw, ("rule", "name", "version", "licence", "author"), str(path))
        tables = raw.get("rule", [])
        if not isinstance(tables, list) or any(not isinstance(table, dict) for table in tables):
            raise BadValue(str(path), "rule", "rules are written as [[rule]]")
    except ComposerError as problem:
        problems.append(str(problem))
        return
    lines = [text.count("\n", 0, header.start()) + 1 for header in _HEADER.finditer(text)]
    for index, table in enumerate(tables):
        yield table, f"{path}, line {lines[index]}" if index < len(lines) else str(path)


def _built(
    table: dict[str, Any], where: str, problems: list[str], *, own: bool, lexicons: Lexicons | None = None
) -> Rule | None:
    from composer.etiquette.rulebook import rule_schema  # not needed where the shipped rules are remembered

    name = table.get("id")
    try:
        return rule_schema.build(table, f"{where}: rule “{name}”" if isinstance(name, str) else where, own=own, lexicons=lexicons)
    except (ComposerError, RecursionError) as problem:
        problems.append(str(problem) or f"{where}: cannot be read")
        return None


def _files(folder: Path, words: str) -> Iterator[Path]:
    """The files of rules below a folder; those in its folders of words are no rules."""
    return (path for path in data.files(folder, ".toml") if not path.parent.relative_to(folder).match(words))


def _own_tables(folder: Path, lexicons: Lexicons, problems: list[str]) -> Iterator[tuple[dict[str, Any], str]]:
    if not folder.is_dir():
        return
    taken = 0
    for number, path in enumerate(_files(folder, "*/words")):
        if number >= MAX_FILES:
            problems.append(f"{folder}: more than {MAX_FILES} files; the rest was not read")
            return
        language = path.relative_to(folder).parts[0]
        for table, where in read_file(path, problems):
            if "kind" in table and language in (EVERY, *lexicons.languages):
                table.setdefault("language", language)
            taken += 1
            if taken > MAX_RULES:
                problems.append(f"{where}: more than {MAX_RULES} rules; the rest was not read")
                return
            yield table, where


def _take_own(
    table: dict[str, Any], where: str, rules: dict[str, Rule], off: set[str], problems: list[str], *, lexicons: Lexicons
) -> None:
    name = table.get("id")
    if not isinstance(name, str):
        problems.append(str(BadValue(where, "id", "is missing")))
        return
    enabled = table.get("enabled", True)
    if not isinstance(enabled, bool):
        problems.append(str(BadValue(f"{where}: rule “{name}”", "enabled", "must be true or false")))
        return
    if not enabled:
        off.add(name)
        if set(table) <= {"id", "enabled"}:
            if name not in rules:
                problems.append(f"{where}: rule “{name}”: there is no such rule to switch off")
            return
    if name in rules and "kind" not in table:
        table = _merged(rules[name], table, where)
    rule = _built(table, where, problems, own=True, lexicons=lexicons)
    if rule is not None:
        wrong = rule.trigger.problem()
        if wrong:
            problems.append(str(BadValue(f"{where}: rule “{name}”", "any", wrong)))
        else:
            rules[name] = rule


def _merged(rule: Rule, table: Mapping[str, Any], where: str) -> dict[str, Any]:
    """A shipped rule's own table with some fields changed by the user's."""
    path = Path(rule.file.partition(", line ")[0])
    quiet: list[str] = []
    for shipped, _ in read_file(path, quiet, max_bytes=SHIPPED_BYTES):
        if shipped.get("id") == rule.id:
            return {"criterion": rule.criterion, "language": rule.language, **shipped, **table}
    raise BadFile(where, f"the rule “{rule.id}” that it changes cannot be read again")


def _aliases(rules: Mapping[str, Rule]) -> dict[str, str]:
    return {alias: rule.id for rule in rules.values() for alias in rule.aliases}


def load_rule_files(paths: Iterable[Path], settings: Settings | None = None) -> RuleBook:
    """The rules of some files alone, as `rules test` tries them, with the user's own words; what is wrong is in `problems`."""
    lexicons, refused = with_own(settings.own_rules) if settings else (shipped_lexicons(), ())
    problems = list(refused)
    rules: dict[str, Rule] = {}
    off: set[str] = set()
    for path in paths:
        for table, where in read_file(path, problems, max_bytes=SHIPPED_BYTES):
            if path.absolute().parent.name in (EVERY, *lexicons.languages):
                table.setdefault("language", path.absolute().parent.name)
            rule = _built(table, where, problems, own=True, lexicons=lexicons)
            wrong = rule.trigger.problem() if rule else ""
            if rule and wrong:
                problems.append(str(BadValue(rule.file, "any", wrong)))
            elif rule and rule.id in rules:
                problems.append(f"{where}: id: “{rule.id}” is also in {rules[rule.id].file}")
            elif rule:
                rules[rule.id] = rule
                off |= {rule.id} if table.get("enabled") is False else set()
    return RuleBook(MappingProxyType(rules), tuple(problems), frozenset(off), aliases=_aliases(rules), lexicons=lexicons)


def rule_json(rule: Rule) -> dict[str, Any]:
    """A rule as plain values for lists, pages and `rules explain`."""
    return {
        "id": rule.id, "criterion": rule.criterion, "kind": rule.kind, "severity": dict(rule.severity),
        "channels": sorted(rule.channels) if rule.channels else ["all"], "message": rule.message, "why": rule.why,
        "evidence": rule.evidence, "sources": [dict(source) for source in rule.sources],
        "fix": rule.fix.hint if rule.fix else "", "bad": [example.text for example in rule.bad],
        "good": [example.text for example in rule.good], "language": rule.language, "own": rule.own, "file": rule.file,
    }
