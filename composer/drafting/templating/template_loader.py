"""Loads message templates: Jinja2 under TOML front matter, held to an allow-list before any of it is run.

A file is one move (or a whole message) in several wordings, divided by lines of three dashes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from composer import data
from composer.channel_facts import KINDS_OF_CHANNEL, of_group, with_like
from composer.drafting.templating import as_typed, sandbox
from composer.drafting.templating.sandbox import NAMES
from composer.errors import BadFile, BadValue, ComposerError
from composer.lexicon import DEFAULT, with_own
from composer.model import CHANNELS, PURPOSES, RELATIONSHIPS, SPOKEN, TONES
from composer.settings import Settings

MOVES: Final = (
    "greeting", "mutual", "fact", "facts", "fact_point", "fact_thanks", "fact_wonder", "fact_detail", "fact_because",
    "detail", "because", "self", "self_point", "situation", "third", "point", "thanks", "thanks_no", "why", "question", "close",
    "stop", "signoff", "subject", "message",
)
GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "all": CHANNELS,
    **{group: of_group(group) for group in KINDS_OF_CHANNEL},
    "written": tuple(name for name in CHANNELS if name not in SPOKEN),
}
FORMS: Final = ("kind", "fact", "other_fact", "detail", "point", "question", "third_about", "why")
_KEYS: Final = (
    "move", "purposes", "channels", "language", "needs", "without", "forms", "relationships", "tones", "stances", "steps",
    "kinds", "rationale", "example",
)
# Told by the caller, not by the brief.
_EXTRA: Final = (  # what a caller adds to the brief for one kind of message
    "network", "policy_network", "when", "agreed", "done", "next_step", "human", "spot", "here", "on", "family", "private",
    "circle", "contacts", "to_on", "invite", "there", "gladly", "work", "came", "said", "offer", "they", "them", "first", "other",
    "described", "thanked", "reply",
)
_EXAMPLE_KEYS: Final = ("brief", "change", "expected")
_FRONT: Final = re.compile(r"\A\+\+\+\n(.*?)^\+\+\+\n", re.DOTALL | re.MULTILINE)
_DIVIDER: Final = re.compile(r"^---\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Example:
    """A brief beside the template, what is changed in it, and what each wording must give."""

    brief: str = "example.toml"
    change: Mapping[str, Any] = field(default_factory=dict)
    expected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Template:
    """One wording of one move; the empty tuple means any relationship, tone, stance, step or kind."""

    id: str
    path: str
    move: str
    source: str
    purposes: tuple[str, ...]
    channels: tuple[str, ...]
    language: str
    needs: tuple[str, ...]
    without: tuple[str, ...]
    forms: Mapping[str, tuple[str, ...]]
    relationships: tuple[str, ...]
    tones: tuple[str, ...]
    stances: tuple[str, ...]
    steps: tuple[str, ...]
    kinds: tuple[str, ...]
    rationale: str
    example: Example
    wording: int
    own: bool = False

    def summary(self) -> dict[str, Any]:
        """What a list of templates shows of this one."""
        purpose = "any" if len(self.purposes) == len(PURPOSES) else ", ".join(self.purposes)
        return {
            "id": self.id, "move": self.move, "purpose": purpose, "channels": list(self.channels), "language": self.language,
            "needs": list(self.needs), "forms": {key: list(value) for key, value in self.forms.items()}, "own": self.own,
            "rationale": self.rationale,
        }


@dataclass(frozen=True, slots=True)
class TemplateBook:
    """All templates by id, and in words which files were refused and why."""

    templates: Mapping[str, Template]
    problems: tuple[str, ...] = ()

    def for_move(self, move: str, purpose: str, channel: str, language: str = DEFAULT) -> tuple[Template, ...]:
        """The wordings of a move for a purpose on a channel in a language, own ones first."""
        found = [
            item for item in self.templates.values()
            if item.move == move and item.language == language and channel in item.channels and purpose in item.purposes
        ]
        return tuple(sorted(found, key=lambda item: not item.own))


def load_templates(settings: Settings | None = None) -> TemplateBook:
    """The shipped templates and the user's own; a wrong file of the user's is named in `problems` and left out."""
    shipped = _shipped()
    if settings is None or not settings.own_templates.is_dir():
        return TemplateBook(shipped)
    templates = dict(shipped)
    problems: list[str] = []
    root, languages = settings.own_templates, with_own(settings.own_rules)[0].languages
    for path in data.files(root, ".j2"):
        language = path.relative_to(root).parts[0]
        try:
            for template in read_template(path, root, own=True, language=language if language in languages else DEFAULT):
                templates[template.id] = template
        except ComposerError as problem:
            problems.append(str(problem))
    return TemplateBook(templates, tuple(problems))


@cache
def _shipped() -> Mapping[str, Template]:
    root = data.templates_folder()
    return {
        template.id: template for language in sorted(path.name for path in root.iterdir() if path.is_dir())
        for path in data.files(root / language, ".j2") for template in read_template(path, root, own=False, language=language)
    }


def read_template(path: Path, root: Path, *, own: bool, language: str = DEFAULT) -> tuple[Template, ...]:
    """The wordings in one file, of the language whose folder below the root it is in, if it is in one.

    Raises BadFile, BadValue or UnknownKey naming the file and what is wrong.
    """
    root = root / language if path.is_relative_to(root / language) else root
    where = str(path)
    text = data.read_text(path).replace("\r\n", "\n")
    found = _FRONT.match(text)
    if found is None:
        raise BadFile(where, "must begin with front matter between two lines of +++", 1)
    front = data.parse_toml(found.group(1), where)
    data.refuse_unknown(front, _KEYS, where)
    folder = path.parent.relative_to(root).parts
    default = folder[0] if folder and folder[0] in PURPOSES else "any"
    sources = [part.strip("\n") for part in _DIVIDER.split(text[found.end() :])]
    name = path.relative_to(root).with_suffix("").as_posix()
    shared: dict[str, Any] = {
        "path": where,
        "move": _one_of(front, "move", MOVES, where),
        "purposes": _many(front, "purposes", PURPOSES, where, default=(default,)),
        "channels": _channels(front, where),
        "language": str(front.get("language", language)),
        "needs": _many(front, "needs", NAMES, where),
        "without": _many(front, "without", NAMES, where),
        "forms": _forms(front.get("forms", {}), where),
        "relationships": _many(front, "relationships", RELATIONSHIPS, where),
        "tones": _many(front, "tones", TONES, where),
        "stances": _many(front, "stances", None, where),
        "steps": _many(front, "steps", None, where),
        "kinds": _many(front, "kinds", None, where),
        "rationale": str(front.get("rationale", "")),
        "example": _example(front.get("example", {}), where),
        "own": own,
    }
    if not own and not shared["example"].expected:
        raise BadValue(where, "example", "a shipped template needs an example with its expected results")
    templates = []
    for number, source in enumerate(sources, start=1):
        if not source.strip():
            raise BadValue(where, f"wording {number}", "is empty")
        sandbox.check_source(source, where)
        prefix = ("own/" if own else "") + ("" if language == DEFAULT else f"{language}/")
        templates.append(Template(id=f"{prefix}{name}.{number}", source=source, wording=number, **shared))
    return tuple(templates)


def _one_of(front: Mapping[str, Any], key: str, known: tuple[str, ...], where: str) -> str:
    value = front.get(key)
    if value not in known:
        near = data.nearest(value, known) if isinstance(value, str) else None
        raise BadValue(where, key, f"must be one of {', '.join(known)}" + (f"; did you mean “{near}”?" if near else ""))
    return str(value)


def _many(
    front: Mapping[str, Any], key: str, known: Iterable[str] | None, where: str, default: tuple[str, ...] = (),
) -> tuple[str, ...]:
    value = front.get(key, list(default))
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
        raise BadValue(where, key, "must be a list of words")
    if known is not None:
        if items == ["any"]:
            return tuple(known)
        for item in items:
            if item not in known:
                raise BadValue(where, key, f"does not know “{item}”; there are {', '.join(known)}")
    return tuple(items)


def _channels(front: Mapping[str, Any], where: str) -> tuple[str, ...]:
    names = _many(front, "channels", (*CHANNELS, *GROUPS), where, default=("all",))
    return tuple(dict.fromkeys(channel for name in names for channel in GROUPS.get(name) or with_like((name,))))


def _forms(table: Any, where: str) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(table, dict):
        raise BadValue(where, "forms", 'must be a table such as { fact = ["noun"] }')
    data.refuse_unknown(table, FORMS, f"{where}: forms")
    return {key: _many(table, key, None, f"{where}: forms") for key in table}


def _example(table: Any, where: str) -> Example:
    if not isinstance(table, dict):
        raise BadValue(where, "example", "must be a table")
    data.refuse_unknown(table, _EXAMPLE_KEYS, f"{where}: example")
    change = table.get("change", {})
    if not isinstance(change, dict):
        raise BadValue(where, "example.change", "must be a table")
    return Example(str(table.get("brief", "example.toml")), change, _many(table, "expected", None, f"{where}: example"))


def render(template: Template, values: Mapping[str, Any], *, formal: bool = False) -> str:
    """The text of a template; raises BadFile where it asks for a name that this brief does not give."""
    return sandbox.render(template.source, values, f"{template.path}: {template.id}", formal=formal)


def example_failures(book: TemplateBook) -> tuple[str, ...]:
    """For every template whose example does not give what it says: which, what came and what was expected."""
    return tuple(filter(None, (_example_failure(template) for template in book.templates.values())))


def _example_failure(template: Template) -> str:
    expected = template.example.expected
    if not expected:
        return "" if template.own else f"{template.id}: has no example"
    if template.wording > len(expected):
        return f"{template.id}: the example has no result for this wording"
    try:
        came = render_example(template)
    except ComposerError as problem:
        return f"{template.id}: {problem}"
    wanted = expected[template.wording - 1]
    return "" if came == wanted else f"{template.id}: gave “{came}”, expected “{wanted}”"


def render_example(template: Template) -> str:
    """What the template gives for its own example; raises BadFile, BadValue or UnknownKey where the example is wrong."""
    from composer.brief import brief_from_table
    from composer.drafting.templating.bindings import about_facts, material

    path = Path(template.path).parent / template.example.brief
    table = data.read_toml(path)
    _change(table, template.example.change)
    brief = brief_from_table(table, str(path))
    if template.language != DEFAULT:
        return render(template, as_typed.values(brief))
    words = material(brief)
    facts = [fact for fact in words.readings.facts if not fact.reading.ask]
    about = about_facts(words, [fact.number for fact in facts[:2]])
    extra = {key: value for key, value in template.example.change.items() if key in _EXTRA}
    formal = brief.tone == "formal"
    forms = words.forms(about)
    for key, wanted in template.forms.items():
        if forms.get(key) not in wanted:
            raise BadValue(template.path, f"example.{key}", f"has the form “{forms.get(key)}”, not {' or '.join(wanted)}")
    return render(template, {**words.values(about, formal=formal), **extra}, formal=formal)


def _change(table: dict[str, Any], change: Mapping[str, Any]) -> None:
    """Puts what an example changes into its brief: facts, what is said of the first, a situation, any key of a brief."""
    recipient, sender = table.setdefault("recipient", {}), table.setdefault("sender", {})
    for key, value in change.items():
        if key == "fact":
            recipient["facts"] = [{"text": value}] if value else []
        elif key == "facts":
            recipient["facts"] = [{"text": text} for text in value]
        elif key in ("seen", "detail", "because"):
            recipient["facts"][0][key] = value
        elif key == "situation":
            sender[key] = value
        elif key not in _EXTRA:
            table[key] = value
