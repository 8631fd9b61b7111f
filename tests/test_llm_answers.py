"""What servers answer, read into one shape: reasons, tools, broken objects, lists."""

from __future__ import annotations

import json
from typing import Any

import pytest

from composer.drafting.llm.answers import Answer, everything_of, last_object, lines_of, objects, reason_of, take


@pytest.mark.parametrize(("error", "said"), [
    ("out of credit", "out of credit"), ({"message": "no such model"}, "no such model"), ({"error": {"message": "busy"}}, "busy"), ({"error": "busy"}, "busy"),
    ([{"detail": "too long"}], "too long"), ({"errors": [{"reason": "no key"}]}, "no key"), ({"message": "", "detail": "slow  down\nplease"}, "slow down please"),
    ({"message": "<html>gone</html>"}, ""), ({"message": "<html>", "detail": "gone"}, "gone"), ({"message": ""}, ""), ({"code": 3}, ""), (None, ""), ("x" * 300, "x" * 200),
])
def test_the_servers_own_reason_is_found_in_any_shape(error: Any, said: str) -> None:
    assert reason_of(error) == said


def test_every_text_of_an_error_stands_on_one_line() -> None:
    assert everything_of({"error": {"message": "unknown", "param": "max_tokens"}, "list": ["a", 3, None]}) == "unknown max_tokens a  "


@pytest.mark.parametrize(("text", "found"), [
    ('thought {"a": 1} and {"b": 2}', '{"b": 2}'), ('{broken {"a": 1}', '{"a": 1}'), ('{"a": 1} {broken', '{"a": 1}'), ("no object", ""), ("{", ""),
])
def test_the_last_whole_object_is_taken(text: str, found: str) -> None:
    assert last_object(text) == found


def test_objects_are_looked_for_a_bounded_number_of_times() -> None:
    assert list(objects("{" * 49 + '{"a": 1}')) == [{"a": 1}]
    assert list(objects("{" * 50 + '{"a": 1}')) == []


def test_letters_that_are_cut_in_two_are_read_as_far_as_they_go() -> None:
    assert list(lines_of([b"data: a\r\nda", b"ta: b\xc3"])) == ["data: a", "data: b�"]
    assert list(lines_of([b"one\r"])) == ["one"]


@pytest.mark.parametrize(("body", "said", "error", "tools"), [
    ([], "", "", False), ([3, {"choices": [{"message": {"content": "hi"}}]}], "hi", "", False), ([3], "", "", False), ("text", "", "", False), ({"error": {}}, "", "", False),
    ({"error": {"code": 3}}, "", "it failed", False), ({"choices": [{"message": {"content": "hi", "function_call": {"name": "x"}}}]}, "hi", "", True),
    ({"choices": [{"message": {"content": None, "tool_calls": [{}]}}]}, "", "", True), ({"choices": [{"message": {"content": "hi", "tool_calls": []}}]}, "hi", "", False),
    ({"choices": [{"message": {"content": [{"type": "reasoning", "text": "hm"}, {"type": "text", "content": "hi"}]}}]}, "hi", "", False),
    ({"choices": [{"message": {"content": [{"type": "thinking", "thinking": [{"text": "hm"}]}, "hi"]}}]}, "hi", "", False),
    ({"choices": [{"error": {"message": "cut"}, "message": {}}]}, "", "cut", False), ({"choices": 3}, "", "", False), ({"choices": [3]}, "", "", False),
])
def test_a_body_of_any_shape_is_taken(body: Any, said: str, error: str, tools: bool) -> None:
    answer = Answer()
    take(answer, json.loads(json.dumps(body)))
    assert (answer.text, answer.error, answer.tools) == (said, error, tools)
