"""Drafts in a language that is a folder of templates: whole messages, filled with what the brief holds as it was typed."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from composer.brief import load_brief
from composer.drafting.search.compose import compose
from composer.drafting.templating.template_loader import load_templates
from composer.etiquette.rulebook.rule_loader import load_rules
from composer.model import Brief, Composition
from composer.settings import Settings

FOLDER = Path(__file__).resolve().parent / "data" / "own_language"


@pytest.fixture
def own(settings: Settings) -> Settings:
    """The invented language laid into the user's own folders."""
    shutil.copytree(FOLDER / "rules", settings.own_rules / "tl", dirs_exist_ok=True)
    shutil.copytree(FOLDER / "templates", settings.own_templates / "tl", dirs_exist_ok=True)
    return settings


@pytest.fixture
def brief() -> Brief:
    return load_brief(FOLDER / "templates" / "learn" / "example.toml")


def with_template(own: Settings, name: str, front: str, *wordings: str, move: str = "message") -> None:
    (own.own_templates / "tl" / "learn" / f"{name}.j2").write_text(f'+++\nmove = "{move}"\n{front}\n+++\n' + "\n---\n".join(wordings), encoding="utf-8")


def written(own: Settings, brief: Brief, channel: str = "email", count: int = 3) -> Composition:
    return compose(brief, channel, rules=load_rules(own), templates=load_templates(own), count=count)


def ids(made: Composition) -> list[str]:
    return [draft.template for draft in made.drafts]


def test_each_wording_is_a_draft_with_the_facts_it_says(own: Settings, brief: Brief) -> None:
    made = written(own, brief)
    assert ids(made) == ["own/tl/learn/letter.1", "own/tl/learn/letter.2"]
    assert {(draft.channel, draft.origin, draft.subject) for draft in made.drafts} == {("email", "template", "")}
    assert all(draft.facts_used == ("lumo ne dara",) for draft in made.drafts)
    assert all(draft.check.language == "tl" for draft in made.drafts)
    assert made.missing == ()


def test_no_more_than_asked_for(own: Settings, brief: Brief) -> None:
    assert ids(written(own, brief, count=1)) == ["own/tl/learn/letter.1"]


def test_a_greeting_a_sign_off_and_a_subject_of_their_own_stand_around_the_message(own: Settings, brief: Brief) -> None:
    shutil.rmtree(own.own_templates / "tl" / "learn")
    (own.own_templates / "tl" / "learn").mkdir()
    with_template(own, "hello", "", "Selo {{ name }},", move="greeting")
    with_template(own, "end", "", "Velo,\n{{ my_name }}", move="signoff")
    with_template(own, "head", "", "{{ point }}", move="subject")
    with_template(own, "body", "", "Mi oru ta {{ fact }}. {{ question }}")
    made = written(own, brief)
    assert [draft.text for draft in made.drafts] == ["Selo Ada,\n\nMi oru ta lumo ne dara. Ka ti oru ta vel?\n\nVelo,\nBo"]
    assert made.drafts[0].subject == "vel ne dara"
    assert made.drafts[0].facts_used == ("lumo ne dara",)
    assert written(own, brief, "whatsapp").drafts[0].subject == ""


def test_a_wording_is_said_only_where_the_brief_has_what_it_needs(own: Settings, brief: Brief) -> None:
    with_template(own, "a-mutual", 'needs = ["mutual"]', "Selo {{ name }},\n\n{{ mutual }} oru {{ fact }}. {{ question }}\n\nVelo,\n{{ my_name }}")
    with_template(own, "b-alone", 'without = ["mutual"]', "Selo {{ name }},\n\nmi oru {{ fact }}. {{ question }}\n\nVelo,\n{{ my_name }}")
    with_template(own, "c-friends", 'relationships = ["friend"]', "Selo {{ name }},\n\nmi oru ta {{ fact }}. {{ question }}\n\nVelo,\n{{ my_name }}")
    with_template(own, "d-formal", 'tones = ["formal"]', "Selo {{ name }},\n\nmi oru na {{ fact }}. {{ question }}\n\nVelo,\n{{ my_name }}")

    def said(changed: Brief) -> set[str]:
        return {name.split("/")[-1][:1] for name in ids(written(own, changed, count=9))} - {"l"}

    assert said(brief) == {"b"}
    assert said(replace(brief, mutual="Ela Ran")) == {"a"}
    assert said(replace(brief, relationship="friend")) == {"b", "c"}
    assert said(replace(brief, tone="formal")) == {"b", "d"}


def test_what_is_too_long_for_the_channel_or_faulty_is_left_out_with_a_reason(own: Settings, brief: Brief) -> None:
    shutil.rmtree(own.own_templates / "tl" / "learn")
    (own.own_templates / "tl" / "learn").mkdir()
    with_template(own, "body", "", "Selo {{ name }},\n\n" + "mi oru ta vel ke ti {{ fact }}, e mi ta vel na ke ti oru" + ", ke ti oru ta vel, e mi oru na" * 4 + ". {{ question }}\n\nVelo,\n{{ my_name }}")
    assert written(own, brief).drafts
    short = written(own, brief, "linkedin_note")
    assert short.drafts == ()
    assert short.missing == ("a template that fits: those in “tl” ask for more than the brief holds, or are too long",)
    with_template(own, "body", "", "Selo {{ name }},\n\nmi oru [ta vel] {{ fact }}!!! {{ question }}\n\nVelo,\n{{ my_name }}")
    faulty = written(own, brief)
    assert faulty.drafts == ()
    assert faulty.missing[0].startswith("other words; every draft had this: ")
    with_template(own, "good", "", "Selo {{ name }},\n\nmi oru ta {{ fact }}. {{ question }}\n\nVelo,\n{{ my_name }}")
    mended = written(own, brief)
    assert ids(mended) == ["own/tl/learn/good.1"]
    assert mended.missing == ()


def test_a_wording_that_says_a_name_the_brief_lacks_is_passed_over(own: Settings, brief: Brief) -> None:
    with_template(own, "a-third", "", "Selo {{ name }},\n\n{{ third_about }} oru. {{ question }}\n\nVelo,\n{{ my_name }}")
    assert ids(written(own, brief)) == ["own/tl/learn/letter.1", "own/tl/learn/letter.2"]


def test_without_templates_it_says_where_to_put_them(own: Settings, brief: Brief) -> None:
    made = written(own, replace(brief, language="xx"))
    assert made.drafts == ()
    assert made.missing == (
        "templates in “xx” for this: the shipped ones are English; write your own into templates/xx (docs/templates.md)",
    )
    assert written(own, replace(brief, purpose="thank")).missing[0].startswith("templates in “tl” for this")
