"""A language is a folder: an invented one, with its words, five rules and two templates, works without a line of code."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from composer import data, lexicon
from composer.brief import load_brief
from composer.drafting.search.compose import compose
from composer.drafting.templating import template_loader
from composer.drafting.templating.template_loader import example_failures, load_templates
from composer.errors import BadValue
from composer.etiquette import examples
from composer.etiquette.check import check
from composer.etiquette.document import language_detection
from composer.etiquette.document.message import Message
from composer.etiquette.rulebook import rule_loader
from composer.etiquette.rulebook.rule_loader import RuleBook, load_rule_files, load_rules
from composer.lexicon import Lexicons, default_lexicon, with_own
from composer.model import Brief
from composer.settings import Settings

FOLDER = Path(__file__).resolve().parent / "data" / "own_language"
LETTER = "Selo Ada,\n\nmi oru ta vel ke ti lumo ne dara. Ka ti oru ta vel?\n\nVelo mira,\nBo"


@pytest.fixture
def own(settings: Settings) -> Settings:
    """The folder laid into the user's own folders."""
    shutil.copytree(FOLDER / "rules", settings.own_rules / "tl", dirs_exist_ok=True)
    shutil.copytree(FOLDER / "templates", settings.own_templates / "tl", dirs_exist_ok=True)
    return settings


@pytest.fixture
def brief() -> Brief:
    return load_brief(FOLDER / "templates" / "learn" / "example.toml")


def read(text: str, book: RuleBook) -> Message:
    return language_detection.read(text, "email", book.lexicons)


def test_a_text_is_told_to_be_in_the_language_and_its_greeting_and_sign_off_are_found(own: Settings) -> None:
    message = read(LETTER, load_rules(own))
    assert message.language == "tl"
    assert message.greeting is not None
    assert message.greeting_name is not None
    assert message.signoff is not None
    assert message.signoff_name is not None
    assert (message.says(message.greeting_name), message.says(message.signoff_name)) == ("Ada", "Bo")
    assert [message.says(sentence) for sentence in message.sentences] == ["mi oru ta vel ke ti lumo ne dara.", "Ka ti oru ta vel?"]


def test_without_the_folder_the_same_text_is_in_no_language_known_here() -> None:
    message = language_detection.read(LETTER, "email", load_rules().lexicons)
    assert message.language != "tl"
    assert message.greeting_name is not None
    assert message.says(message.greeting_name) == "Selo Ada"  # two words with a capital and a comma


def test_all_five_rules_pass_their_examples(own: Settings) -> None:
    book = load_rules(own)
    assert book.problems == ()
    rules = [rule for rule in book.rules.values() if rule.language == "tl"]
    assert len(rules) == 5
    assert [failure for rule in rules for failure in examples.try_rule(rule, book.lexicons)] == []
    assert load_rule_files([own.own_rules / "tl" / "clear.toml"], own).problems == ()


def test_the_checker_finds_what_their_examples_say_and_no_english_rule_speaks(own: Settings) -> None:
    book = load_rules(own)
    for rule in book.rules.values():
        for example in rule.bad if rule.language == "tl" else ():
            found = check(example.text, "email", rules=book)
            assert found.language == "tl", example.text
            assert rule.id in {finding.rule for finding in found.findings}, example.text
            assert {book.rules[finding.rule].language for finding in found.findings} <= {"tl", "any"}
            assert found.readability.graded is False


def test_english_texts_are_checked_as_before(own: Settings) -> None:
    text = "Hi Ada,\n\nI hope this email finds you well. Our platform helps you grow!!\n\nBest,\nBo"
    assert check(text, "email", rules=load_rules(own)) == check(text, "email")


def test_a_brief_in_the_language_gets_the_drafts_of_its_two_templates(own: Settings, brief: Brief) -> None:
    book = load_templates(own)
    assert book.problems == ()
    assert example_failures(book) == ()
    made = compose(brief, "email", rules=load_rules(own), templates=book)
    assert made.missing == ()
    assert [draft.template for draft in made.drafts] == ["own/tl/learn/letter.1", "own/tl/learn/letter.2"]
    assert all("Selo Ada" in draft.text and "lumo ne dara" in draft.text for draft in made.drafts)
    assert {draft.check.language for draft in made.drafts} == {"tl"}
    assert made.drafts[0].facts_used == ("lumo ne dara",)


def test_a_brief_in_a_language_without_templates_says_where_to_put_them(own: Settings, brief: Brief) -> None:
    made = compose(replace(brief, language="xx"), "email", rules=load_rules(own), templates=load_templates(own))
    assert made.drafts == ()
    assert "templates/xx" in made.missing[0]


def test_an_english_brief_gets_no_template_of_the_language(own: Settings, brief: Brief) -> None:
    english = replace(brief, language="en", point="cheap tests", question="Which test caught the most bugs?")
    made = compose(english, "email", rules=load_rules(own), templates=load_templates(own))
    assert not any("Selo" in draft.text for draft in made.drafts)


def test_a_rule_may_be_for_a_language_that_has_no_folder_but_not_for_one_that_nobody_can_tell(settings: Settings) -> None:
    settings.own_rules.mkdir(parents=True)
    text = examples.scaffold("kein-wort", "genuine")
    (settings.own_rules / "de.toml").write_text(text.replace('kind = "phrases"', 'kind = "phrases"\nlanguage = "de"'))
    (settings.own_rules / "qq.toml").write_text(text.replace("kein-wort", "qq-rule").replace('kind = "phrases"', 'kind = "phrases"\nlanguage = "dee"'))
    book = load_rules(settings)
    assert book.rules["kein-wort"].language == "de"
    (problem,) = book.problems
    assert "did you mean “de”" in problem


@pytest.fixture
def shipped_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data root that ships the language beside English."""
    for name, target in (("rules", "etiquette_rules"), ("templates", "templates")):
        shutil.copytree(getattr(data, f"{name}_folder")(), tmp_path / target)
        shutil.copytree(FOLDER / name, tmp_path / target / "tl")
    monkeypatch.setattr(data, "_ROOT", tmp_path)
    caches = (lexicon.shipped_lexicons, lexicon.default_lexicon, rule_loader._shipped, rule_loader._plain_book, template_loader._shipped)
    for cached in caches:
        cached.cache_clear()
    yield tmp_path
    for cached in caches:
        cached.cache_clear()


def test_the_same_folder_works_where_it_is_shipped(shipped_root: Path, brief: Brief) -> None:
    book = load_rules()
    assert book.problems == ()
    assert book.lexicons.languages == ("en", "tl")
    message = read(LETTER, book)
    assert (message.language, message.greeting_name is not None) == ("tl", True)
    assert sum(rule.language == "tl" for rule in book.rules.values()) == 5
    assert len(compose(brief, "email").drafts) == 2


def test_a_shipped_file_that_begins_with_a_criterion_is_of_it(shipped_root: Path) -> None:
    text = re.sub(r"(?m)^criterion = .*\n", "", examples.scaffold("no-kind-reminder", "calm"))
    (shipped_root / "etiquette_rules" / "en" / "calm-reminders.toml").write_text(text)
    book = load_rules()
    assert book.problems == ()
    assert book.rules["no-kind-reminder"].criterion == "calm"


def test_the_words_of_a_language_are_its_own(own: Settings) -> None:
    lexicons, refused = with_own(own.own_rules)
    assert refused == ()
    assert isinstance(lexicons, Lexicons)
    words = lexicons.of("tl")
    assert "selo" in words.words["parts", "hello"]
    assert "hello" not in words.words["parts", "hello"]
    assert "bonjour" in words.words["parts", "hello"]  # greetings for all languages
    assert words.words["topic", "noun"] == frozenset()
    assert default_lexicon().words["topic", "noun"]
    with pytest.raises(BadValue):
        words.words["topic", "nonsense"]


def expressions(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The texts handed to `re`, and the word lists that are split or made a set."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called.startswith("re.") or called in ("frozenset", "set") or called.endswith(".split"):
                held = (*node.args, node.func)
                for text in (part for argument in held for part in ast.walk(argument) if isinstance(part, ast.Constant)):
                    if isinstance(text.value, str):
                        yield node.lineno, text.value


@pytest.mark.parametrize("room", ["etiquette", "advice", "record"])
def test_no_expression_and_no_list_in_code_holds_english_words(room: str) -> None:
    """Words are data (`etiquette_rules/<language>/words/`); what must be code of English stands in a folder that says so."""
    small = default_lexicon().words["languages", "en"] - {"a", "i", "no", "to", "so", "do", "he", "el"}
    held = [
        (str(path), line, text[:60])
        for path in sorted((Path(data.__file__).parent / room).rglob("*.py")) if "english" not in path.parts
        for line, text in expressions(ast.parse(path.read_text()))
        if small & set(re.findall(r"(?<!_)\b[a-z]+\b(?!_)", re.sub(r"\\[a-zA-Z]", " ", text)))
    ]
    assert held == []


@pytest.mark.parametrize("room", ["drafting", "imports", "mail", "reports"])
def test_no_expression_and_no_list_elsewhere_holds_words_of_english_sentences(room: str) -> None:
    """Two small words tell a list of English; one alone may be the name of a field. What reads typed texts has rooms of its own."""
    small = default_lexicon().words["languages", "en"] - {"a", "i", "no", "to", "so", "do", "he", "el"}
    held = []
    for path in sorted((Path(data.__file__).parent / room).rglob("*.py")):
        if "reading" not in path.parts:
            by_line: dict[int, list[str]] = {}
            for line, text in expressions(ast.parse(path.read_text())):
                by_line.setdefault(line, []).append(re.sub(r"\\[a-zA-Z]", " ", text))
            held += [
                (str(path), line) for line, texts in by_line.items()
                if len(small & set(re.findall(r"(?<![_-])\b[a-z]+\b(?![_-])", " ".join(texts)))) > 1
            ]
    assert held == []
