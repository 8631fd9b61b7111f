"""Loads message templates: Jinja2 under TOML front matter, held to an allow-list before any of it is run.

A file is one move (or a whole message) in several wordings, divided by lines of three dashes. What a template may do: say
names from the brief, pass them through the filters listed here, ask if/else, and loop over the facts. Nothing is called,
calculated or looked up by attribute, so a template of the user's own can neither run code nor hang the program.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.exceptions import TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from composer import data
from composer.drafting import phrases
from composer.errors import BadFile, BadValue, ComposerError
from composer.model import CHANNELS, PURPOSES, RELATIONSHIPS, TONES
from composer.settings import Settings

MOVES: Final = (
    "greeting", "mutual", "hook", "opening", "bridge", "question", "close", "signoff", "subject", "message",
)
GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "all": CHANNELS,
    "note": ("linkedin_note", "sms", "x_post"),
    "chat": ("linkedin_message", "x_dm", "facebook", "instagram", "whatsapp", "telegram", "slack"),
    "letter": ("email", "inmail"),
    "spoken": ("phone", "in_person"),
    "written": tuple(name for name in CHANNELS if name not in ("phone", "in_person")),
}
NAMES: Final = (
    "name", "full", "fact", "facts", "other_fact", "point", "question", "me", "my_name", "who", "role", "company", "address", "mutual",
    "third", "third_name", "third_about", "why", "their_company", "handle", "network", "policy_network", "source", "when",
)
FORMS: Final = ("fact", "point", "question", "third_about", "why", "other_fact")
_KEYS: Final = (
    "move", "purposes", "channels", "language", "needs", "without", "forms", "relationships", "tones", "stances", "steps", "kinds", "rationale",
    "example",
)
_EXAMPLE_KEYS: Final = ("brief", "change", "expected")
_FRONT: Final = re.compile(r"\A\+\+\+\n(.*?)^\+\+\+\n", re.DOTALL | re.MULTILINE)
_DIVIDER: Final = re.compile(r"^---\s*$", re.MULTILINE)
_MAX_OUTPUT: Final = 6_000
_CONTRACTIONS: Final = (
    (r"\bI'm\b", "I am"), (r"\bI'd\b", "I would"), (r"\bI've\b", "I have"), (r"\bI'll\b", "I will"), (r"\bcan't\b", "cannot"),
    (r"\bwon't\b", "will not"), (r"\b(do|does|did|is|are|was|were|has|have|would|could|should)n't\b", r"\1 not"),
    (r"\b([Ii])t's\b", r"\1t is"), (r"\b([Tt])hat's\b", r"\1hat is"), (r"\b([Ww])hat's\b", r"\1hat is"), (r"\b([Yy])ou're\b", r"\1ou are"),
)


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


@dataclass(frozen=True, slots=True)
class TemplateBook:
    """All templates by id, and in words which files were refused and why."""

    templates: Mapping[str, Template]
    problems: tuple[str, ...] = ()

    def for_move(self, move: str, purpose: str, channel: str) -> tuple[Template, ...]:
        """The wordings of a move for a purpose on a channel, own ones first."""
        found = [
            item for item in self.templates.values()
            if item.move == move and channel in item.channels and purpose in item.purposes
        ]
        return tuple(sorted(found, key=lambda item: not item.own))


def _cap(text: str) -> str:
    """Upper-case the first letter."""
    return text[:1].upper() + text[1:]


def _stop(text: str) -> str:
    """End with a full stop where no mark ends the text."""
    return text if text.endswith((".", "!", "?", "…")) else text + "."


def _bare(text: str) -> str:
    """Without the closing mark."""
    return text.rstrip(".!?… ")


FILTERS: Final = {"cap": _cap, "lower_first": phrases.lower_first, "stop": _stop, "bare": _bare}


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=False,
    )
    environment.globals.clear()
    environment.filters.clear()
    environment.tests.clear()
    environment.filters.update(FILTERS)
    return environment


_ALLOWED: Final = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Filter, nodes.If, nodes.For, nodes.Const, nodes.Not, nodes.And,
    nodes.Or, nodes.Compare, nodes.Operand,
)


def check_source(source: str, where: str) -> None:
    """Raise BadFile where a template does more than say names, use listed filters, ask if/else or loop over the facts."""
    try:
        tree = _environment().parse(source)
    except TemplateSyntaxError as problem:
        raise BadFile(where, f"not a template: {problem.message}", problem.lineno) from problem
    except RecursionError as problem:
        raise BadFile(where, "nested too deeply") from problem
    looped = {node.target.name for node in tree.find_all(nodes.For) if isinstance(node.target, nodes.Name)}
    for node in [tree, *tree.find_all(nodes.Node)]:
        problem = _refused(node, looped)
        if problem:
            raise BadFile(where, problem, getattr(node, "lineno", None))


def _refused(node: nodes.Node, looped: set[str]) -> str:
    if not isinstance(node, _ALLOWED):
        return f"a template may not use “{type(node).__name__.lower()}”: only names, listed filters, if/else and loops over the facts"
    if isinstance(node, nodes.Name) and node.name not in NAMES and node.name not in looped:
        near = data.nearest(node.name, NAMES)
        return f"unknown name “{node.name}”" + (f"; did you mean “{near}”?" if near else "")
    if isinstance(node, nodes.Filter):
        if node.name not in FILTERS:
            return f"unknown filter “{node.name}”; there are {', '.join(FILTERS)}"
        if node.args or node.kwargs or node.dyn_args or node.dyn_kwargs:
            return f"the filter “{node.name}” takes nothing in brackets"
    if isinstance(node, nodes.For):
        over_facts = isinstance(node.iter, nodes.Name) and node.iter.name == "facts"
        if not over_facts or not isinstance(node.target, nodes.Name) or node.recursive or any(node.iter_child_nodes(only=["test"])):
            return "a loop may only go over the facts: {% for item in facts %}"
        if any(True for child in node.body for _ in child.find_all(nodes.For)):
            return "a loop may not stand inside a loop"
    return ""


def load_templates(settings: Settings | None = None) -> TemplateBook:
    """The shipped templates and the user's own; a wrong file of the user's is named in `problems` and left out."""
    shipped = _shipped()
    if settings is None or not settings.own_templates.is_dir():
        return TemplateBook(shipped)
    templates = dict(shipped)
    problems: list[str] = []
    for path in data.files(settings.own_templates, ".j2"):
        try:
            for template in read_template(path, settings.own_templates, own=True):
                templates[template.id] = template
        except ComposerError as problem:
            problems.append(str(problem))
    return TemplateBook(templates, tuple(problems))


@cache
def _shipped() -> Mapping[str, Template]:
    root = data.templates_folder() / "en"
    return {template.id: template for path in data.files(root, ".j2") for template in read_template(path, root, own=False)}


def read_template(path: Path, root: Path, *, own: bool) -> tuple[Template, ...]:
    """The wordings in one file; raises BadFile, BadValue or UnknownKey naming the file and what is wrong."""
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
        "language": str(front.get("language", "en")),
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
        check_source(source, where)
        prefix = "own/" if own else ""
        templates.append(Template(id=f"{prefix}{name}.{number}", source=source, wording=number, **shared))
    return tuple(templates)


def _one_of(front: Mapping[str, Any], key: str, known: tuple[str, ...], where: str) -> str:
    value = front.get(key)
    if value not in known:
        near = data.nearest(value, known) if isinstance(value, str) else None
        raise BadValue(where, key, f"must be one of {', '.join(known)}" + (f"; did you mean “{near}”?" if near else ""))
    return str(value)


def _many(front: Mapping[str, Any], key: str, known: Iterable[str] | None, where: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
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
    return tuple(dict.fromkeys(channel for name in names for channel in GROUPS.get(name, (name,))))


def _forms(table: Any, where: str) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(table, dict):
        raise BadValue(where, "forms", "must be a table such as { fact = [\"noun\"] }")
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


@lru_cache(maxsize=4096)
def _compiled(source: str) -> Any:
    return _environment().from_string(source)


def render(template: Template, values: Mapping[str, Any], *, formal: bool = False) -> str:
    """The text of a template; raises BadFile where it asks for a name that this brief does not give."""
    source = in_full(template.source) if formal else template.source
    plain = {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}
    try:
        text = _compiled(source).render(plain)
    except TemplateError as problem:
        raise BadFile(template.path, f"{template.id}: {problem}") from problem
    if len(text) > _MAX_OUTPUT:
        raise BadFile(template.path, f"{template.id}: gives more than {_MAX_OUTPUT} characters")
    return str(text).strip()


@lru_cache(maxsize=4096)
def in_full(source: str) -> str:
    """The wording with “I'm” and its like written out, for a formal tone."""
    for short, whole in _CONTRACTIONS:
        source = re.sub(short, whole, source)
    return source
