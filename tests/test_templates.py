"""Templates: examples, the allow-list, refused files, the user's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2.sandbox import ImmutableSandboxedEnvironment

from composer import data
from composer.drafting.templating import sandbox
from composer.drafting.templating.template_loader import MOVES, example_failures, load_templates, read_template
from composer.errors import BadFile, BadValue, ComposerError, UnknownKey
from composer.settings import Settings

FRONT = '+++\nmove = "fact"\nforms = { fact = ["noun"] }\n+++\n'


def own(settings: Settings, name: str, text: str) -> Path:
    path = settings.own_templates / "learn" / f"{name}.j2"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_every_shipped_template_gives_what_its_example_says() -> None:
    assert example_failures(load_templates()) == ()


def test_every_first_contact_can_tell_a_fact_say_the_point_and_ask() -> None:
    book = load_templates()
    for purpose in ("connect", "learn", "job", "hire", "sell", "partner", "invite", "press", "introduce", "reconnect"):
        for move in ("greeting", "fact", "point", "question", "signoff", "subject"):
            assert book.for_move(move, purpose, "email"), (purpose, move)


@pytest.mark.parametrize("source", [
    "{{ fact.__class__ }}",
    "{{ fact['x'] }}",
    "{{ fact.upper() }}",
    "{{ range(99) }}",
    "{{ lipsum() }}",
    "{{ fact|attr('x') }}",
    "{{ fact|cap(1) }}",
    "{{ fact|upper }}",
    "{{ 1 + 1 }}",
    "{{ fact * 9 }}",
    "{{ fact ~ point }}",
    "{% set x = 1 %}",
    "{% for item in facts %}{% for other in facts %}{{ other }}{% endfor %}{% endfor %}",
    "{% for item in point %}{{ item }}{% endfor %}",
    "{% for item in facts if item %}{{ item }}{% endfor %}",
    "{% for item in facts recursive %}{{ item }}{% endfor %}",
    "{% for item in [1, 2] %}{{ item }}{% endfor %}",
    "{% include 'x' %}",
    "{% import 'x' as y %}",
    "{% macro m() %}{% endmacro %}",
    "{% block b %}{% endblock %}",
    "{{ cycler }}",
    "{{ self }}",
    "{{ loop }}",
    "{{ fact if point else question }}{{ (fact) }}{{ namespace }}",
    "{{ {'a': 1} }}",
    "{{ fact is string }}",
    "{{ unknown_name }}",
    "{{ fact",
    "{% if fact %}",
])
def test_a_template_that_does_more_than_say_names_is_refused(source: str) -> None:
    with pytest.raises(BadFile):
        sandbox.check_source(source, "own.j2")


@pytest.mark.parametrize("source", [
    "{{ fact|cap }} and {{ point|bare|stop }}",
    "{% if who %}I'm {{ who }}.{% else %}Hello.{% endif %}",
    "{% for item in facts %}{{ item|cap }} {% endfor %}",
    "{% if not mutual and third %}x{% endif %}",
])
def test_names_listed_filters_conditions_and_one_loop_are_allowed(source: str) -> None:
    sandbox.check_source(source, "own.j2")


def test_rendering_is_sandboxed_behind_the_allow_list() -> None:
    environment = sandbox._environment()
    assert isinstance(environment, ImmutableSandboxedEnvironment)
    assert not environment.globals
    assert set(environment.filters) == set(sandbox.FILTERS)


def test_text_of_the_brief_is_never_run_as_a_template() -> None:
    assert sandbox.render("{{ fact }}", {"fact": "{{ point }} {% if x %}"}, "here") == "{{ point }} {% if x %}"


def test_a_name_without_a_value_is_an_error_and_no_empty_slot() -> None:
    with pytest.raises(BadFile, match="point"):
        sandbox.render("{{ fact }} {{ point }}", {"fact": "x"}, "here")


def test_a_formal_tone_writes_short_forms_out() -> None:
    assert sandbox.render("I'm sure it's fine, and I'd say so: I can't and won't.", {}, "x", formal=True) == (
        "I am sure it is fine, and I would say so: I cannot and will not."
    )


def test_own_templates_are_added_and_come_first(settings: Settings) -> None:
    own(settings, "mine", FRONT + "I stopped at {{ fact }}.\n---\nSo: {{ fact }}.\n")
    book = load_templates(settings)
    first = book.for_move("fact", "learn", "email")[0]
    assert (first.id, first.own, first.purposes) == ("own/learn/mine.1", True, ("learn",))
    assert book.problems == ()


@pytest.mark.parametrize(("text", "said"), [
    ("Hello {{ fact }}.", "front matter"),
    ('+++\nmove = "fakt"\n+++\nx', "did you mean “fact”"),
    ('+++\nmove = "fact"\nneds = ["fact"]\n+++\nx', "unknown key “neds”; did you mean “needs”"),
    ('+++\nmove = "fact"\nchannels = ["pigeon"]\n+++\nx', "pigeon"),
    ('+++\nmove = "fact"\nforms = { fakt = ["noun"] }\n+++\nx', "fakt"),
    ('+++\nmove = "fact"\n+++\n{{ fact.x }}', "getattr"),
    ('+++\nmove = "fact"\n+++\n{{ fakt }}', "did you mean “fact”"),
    ('+++\nmove = "fact"\n+++\n\n---\nx', "empty"),
    ("+++\nmove = \n+++\nx", "line 1"),
    ('+++\nmove = "fact"\n+++\n' + "x" * 70_000, "64 KB"),
])
def test_a_bad_own_template_is_named_with_its_reason_and_stops_no_other(settings: Settings, text: str, said: str) -> None:
    path = own(settings, "bad", text)
    own(settings, "good", FRONT + "I stopped at {{ fact }}.")
    book = load_templates(settings)
    assert "own/learn/good.1" in book.templates
    assert len(book.problems) == 1
    assert str(path) in book.problems[0]
    assert said in book.problems[0]


def test_a_shipped_template_without_an_example_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "learn" / "x.j2"
    path.parent.mkdir()
    path.write_text(FRONT + "x {{ fact }}", encoding="utf-8")
    with pytest.raises(BadValue, match="example"):
        read_template(path, tmp_path, own=False)


def test_an_example_that_differs_is_reported(settings: Settings) -> None:
    folder = data.templates_folder() / "en" / "first"
    path = own(settings, "off", FRONT.replace("+++\nmove", '+++\nexample = { expected = ["Another text."] }\nmove') + "I stopped at {{ fact }}.")
    (path.parent / "example.toml").write_text((folder / "example.toml").read_text(encoding="utf-8").replace("talk on", "hives on"), encoding="utf-8")
    failures = example_failures(load_templates(settings))
    assert len(failures) == 1
    assert "I stopped at your hives on dbt tests" in failures[0]


def test_unknown_keys_are_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "x.j2"
    path.write_text('+++\nmove = "fact"\nchanels = ["email"]\n+++\nx', encoding="utf-8")
    with pytest.raises(UnknownKey) as caught:
        read_template(path, tmp_path, own=True)
    assert caught.value.nearest == "channels"
    assert isinstance(caught.value, ComposerError)


def test_moves_are_known_by_name() -> None:
    assert {template.move for template in load_templates().templates.values()} <= set(MOVES)
