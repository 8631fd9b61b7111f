"""Errors: one sentence each, fields kept, exit status 2 or 3, safe to send between processes."""

from __future__ import annotations

import pickle

import pytest

from composer import errors

EXAMPLES = [
    (errors.UnknownKey("brief", "nmae", "name"), "brief: unknown key “nmae”; did you mean “name”?", 2),
    (errors.UnknownKey("brief", "zzz"), "brief: unknown key “zzz”", 2),
    (errors.BadValue("brief", "purpose", "is not known"), "brief: purpose: is not known", 2),
    (errors.BadFile("a.toml", "broken", 3), "a.toml, line 3: broken", 2),
    (errors.BadFile("a.toml", "missing"), "a.toml: missing", 2),
    (errors.BadUsage("say whose"), "say whose", 2),
    (errors.Ambiguous("Ana", ((1, "Ana, Lisbon"), (2, "Ana, Porto"))),
     "“Ana” fits several people; give the number instead of the name (1: Ana, Lisbon; 2: Ana, Porto)", 2),
    (errors.NotFound("rule", "x", "see rules list"), "there is no rule “x”; see rules list", 2),
    (errors.Stopped("Ana", "2026-01-02"), "Ana asked not to be contacted (since 2026-01-02); nothing was written or sent", 2),
    (errors.OutsideFailed("model", "busy", 7.0), "model: busy; try again in 7 s", 3),
    (errors.RecordFailed("record.db", "is locked"), "record.db: is locked", 3),
    (errors.RecordBusy("record.db", "is busy"), "record.db: is busy", 3),
    (errors.RecordDamaged("record.db", "is no database"), "record.db: is no database", 3),
]


@pytest.mark.parametrize(("error", "said", "status"), EXAMPLES, ids=lambda value: type(value).__name__)
def test_each_error_is_one_sentence_with_its_status(error: errors.ComposerError, said: str, status: int) -> None:
    assert str(error) == said
    assert "\n" not in said
    assert error.exit_status == status


@pytest.mark.parametrize("error", [example[0] for example in EXAMPLES], ids=lambda value: type(value).__name__)
def test_each_error_survives_the_way_to_another_process(error: errors.ComposerError) -> None:
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), str(copy), vars(copy)) == (type(error), str(error), vars(error))


def test_every_error_type_has_an_example() -> None:
    def children(kind: type) -> set[type]:
        return {kind}.union(*(children(child) for child in kind.__subclasses__()))

    defined = {kind for kind in children(errors.ComposerError) if kind.__module__ == "composer.errors"}
    assert defined == {type(example[0]) for example in EXAMPLES} | {errors.ComposerError}
