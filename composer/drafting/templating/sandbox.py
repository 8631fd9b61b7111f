"""Runs a template's text: an allow-list over what it may do, checked before any of it is run.

What a template may do: say names from the brief, pass them through the filters listed here, ask if/else, and loop over the
facts. Nothing is called, calculated or looked up by attribute, so a template of the user's own can neither run code nor hang
the program; Jinja's own sandbox stands behind that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, Final

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.exceptions import TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from composer import data
from composer.drafting.reading.grammar.tokens import lower_first
from composer.errors import BadFile

NAMES: Final = (
    "name", "letter_name", "full", "fact", "fact_tailed", "fact_is", "fact_brief", "facts", "other_fact", "other_taken_in",
    "learned", "opening", "told_by", "seen", "distant", "linked", "taken_in", "has_taken_in", "is_work",
    "detail", "detail_subject", "detail_was", "liked", "tail", "one_breath",
    "because", "because_linked", "because_verb", "situation", "point", "point_sentence", "point_spoken", "point_clause",
    "aim_clause",
    "self_clause", "self_doing", "we_clause", "no_said", "thanks_rest", "thanks_whole", "thanks_told", "told_more", "kindness",
    "kindness_rest", "point_asked",
    "wonders", "wish", "embedded", "topic", "topic_title", "thing", "fact_thing", "news", "third_trade",
    "aim", "question", "question_embedded", "asked", "me", "my_name", "who", "role", "short_role", "role_line", "company",
    "address", "mutual", "third", "third_name", "third_about", "why", "their_company", "new_to_them", "handle", "source",
    "commercial", "on", "family", "private", "circle", "contacts", "to_on", "invite", "there", "gladly", "work", "came",
    "said", "offer", "they", "them", "first", "other", "described", "thanked", "thanks_for", "proposed", "reply", "network",
    "policy_network", "when", "agreed", "done", "next_step", "human", "here",
)
_MAX_OUTPUT: Final = 6_000
_TWO_STOPS: Final = re.compile(r"(?<!\.)\.\.(?!\.)")  # “We both know Anjali R.” ends with one
_SURPLUS_COMMA: Final = re.compile(r",(?=[.,;:!?])")  # a phrase that ends with a comma may end a sentence, too


def _cap(text: str) -> str:
    """Upper-case the first letter."""
    return text[:1].upper() + text[1:]


def _stop(text: str) -> str:
    """End with a full stop where no mark ends the text."""
    return text if text.endswith((".", "!", "?", "…")) else text + "."


def _bare(text: str) -> str:
    """Without the closing mark."""
    return text.rstrip(".!?… ")


FILTERS: Final = {"cap": _cap, "lower_first": lower_first, "stop": _stop, "bare": _bare}


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


_DEEPEST: Final = 40  # parts inside parts; a wording has a handful
_ALLOWED: Final = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Filter, nodes.If, nodes.For, nodes.Const, nodes.Not,
    nodes.And, nodes.Or, nodes.Compare, nodes.Operand,
)


def check_source(source: str, where: str) -> None:
    """Raise BadFile where a template does more than say names, use listed filters, ask if/else or loop over the facts."""
    try:
        tree = _environment().parse(source)
    except TemplateSyntaxError as problem:
        raise BadFile(where, f"not a template: {problem.message}", problem.lineno) from problem
    except RecursionError as problem:
        raise BadFile(where, "nested too deeply") from problem
    if _is_deep(tree):
        raise BadFile(where, "nested too deeply")
    looped = {node.target.name for node in tree.find_all(nodes.For) if isinstance(node.target, nodes.Name)}
    for node in [tree, *tree.find_all(nodes.Node)]:
        refused = _refused(node, looped)
        if refused:
            raise BadFile(where, refused, getattr(node, "lineno", None))


def _is_deep(tree: nodes.Node) -> bool:
    """Whether a template nests deeper than Python can compile; told without recursion, which would fail itself."""
    level: list[nodes.Node] = [tree]
    for _ in range(_DEEPEST):
        level = [child for node in level for child in node.iter_child_nodes()]
        if not level:
            return False
    return True


def _refused(node: nodes.Node, looped: set[str]) -> str:
    if not isinstance(node, _ALLOWED):
        used = type(node).__name__.lower()
        return f"a template may not use “{used}”: only names, listed filters, if/else and loops over the facts"
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
        plain = isinstance(node.target, nodes.Name) and not node.recursive and node.test is None
        if not over_facts or not plain:
            return "a loop may only go over the facts: {% for item in facts %}"
        if any(True for _ in node.find_all(nodes.For)):
            return "a loop may not stand inside a loop"
    return ""


@lru_cache(maxsize=4096)
def _compiled(source: str) -> Any:
    return _environment().from_string(source)


def render(source: str, values: Mapping[str, Any], where: str, *, formal: bool = False) -> str:
    """The text of a checked template; raises BadFile where it asks for a name that has no value."""
    plain = {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}
    try:
        text = str(_compiled(source).render(plain))
    except TemplateError as problem:
        raise BadFile(where, str(problem)) from problem
    if len(text) > _MAX_OUTPUT:
        raise BadFile(where, f"gives more than {_MAX_OUTPUT} characters")
    text = _TWO_STOPS.sub(".", _SURPLUS_COMMA.sub("", text)).strip()
    return in_full(text) if formal else text


@lru_cache(maxsize=4096)
@cache
def _contractions() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Short forms as patterns, each with what is said in full (templates/en/contractions.toml)."""
    found = data.read_toml(data.templates_folder() / "en" / "contractions.toml")["in_full"]
    return tuple((re.compile(short), str(whole)) for short, whole in found)


def in_full(source: str) -> str:
    """The wording with “I'm” and its like written out, for a formal tone."""
    for short, whole in _contractions():
        source = short.sub(whole, source)
    return source
