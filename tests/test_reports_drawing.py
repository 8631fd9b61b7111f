"""How the charts look: nothing by colour alone, and no shape made twice."""

from __future__ import annotations

from typing import Any

import pytest

from composer.reports import drawing
from composer.reports.drawing import COLOURS, DASHES, ROWS, curves, rates, weeks


def parts(shape: Any) -> list[dict[str, Any]]:
    """Every layer, those within layers too."""
    return [layer for one in shape["layer"] for layer in (parts(one) if "layer" in one else [one])]


def layers(shape: Any, mark: str) -> list[dict[str, Any]]:
    return [layer for layer in parts(shape) if layer["mark"]["type"] == mark]


def dashes(encoding: dict[str, Any]) -> tuple[Any, Any, Any]:
    """What decides, the dash where it holds, and the dash where it does not."""
    condition = encoding["strokeDash"]["condition"]
    return condition["test"], condition["value"], encoding["strokeDash"]["value"]


@pytest.mark.parametrize("shape", [rates("answered within a day"), weeks()])
def test_too_few_and_still_counting_are_dashed_and_hollow(shape: Any) -> None:
    (line,), (dot,) = layers(shape, "rule"), layers(shape, "point")
    assert dashes(line["encoding"]) == ("datum.solid", [1, 0], [4, 4])
    fill = dot["encoding"]["fill"]
    assert (fill["condition"]["test"], fill["condition"]["value"], fill["value"]) == ("datum.solid", COLOURS[0], "transparent")
    assert (line["mark"]["color"], dot["mark"]["color"]) == (COLOURS[0], COLOURS[0])


def test_rates_run_from_nothing_to_all_in_the_order_that_was_given() -> None:
    shape = rates("answered within a day")
    (line,), (dot,) = layers(shape, "rule"), layers(shape, "point")
    assert (line["encoding"]["x"]["field"], line["encoding"]["x2"]["field"], dot["encoding"]["x"]["field"]) == ("low", "high", "rate")
    for layer in (line, dot):
        assert layer["encoding"]["x"]["scale"] == {"domain": [0, 1]}
        assert layer["encoding"]["y"]["field"] == "label"
        assert layer["encoding"]["y"]["sort"] == {"field": "place", "op": "min", "order": "ascending"}
        assert [tip["field"] for tip in layer["encoding"]["tooltip"]] == ["group", "answered", "counted", "interval", "enough"]
    assert (line["encoding"]["x"]["title"], line["encoding"]["x"]["axis"]["format"]) == ("answered within a day", "%")
    assert (shape["width"], shape["height"]) == ("container", {"step": 34})


def test_a_curve_has_its_own_colour_and_its_own_dash_in_the_order_of_the_names() -> None:
    names = ("mail", "calls", "notes", "letters")
    (line,) = layers(curves(names, 1.0), "line")
    colour, dash = line["encoding"]["color"], line["encoding"]["strokeDash"]
    assert (colour["scale"]["domain"], colour["scale"]["range"]) == (list(names), list(COLOURS[:4]))
    assert (dash["scale"]["domain"], dash["scale"]["range"]) == (list(names), [list(pattern) for pattern in DASHES[:4]])
    assert (line["encoding"]["x"]["field"], line["encoding"]["y"]["field"], line["mark"]["interpolate"]) == ("days", "unanswered", "step-after")
    assert line["encoding"]["y"]["scale"] == {"domain": [0, 1]}
    assert len(set(COLOURS)) == len(set(DASHES)) == 6


@pytest.mark.parametrize(("count", "bands"), [(1, 1), (3, 1), (4, 0)])
def test_more_bands_than_three_would_hide_each_other(count: int, bands: int) -> None:
    shape = curves(tuple(f"n{place}" for place in range(count)), 1.0)
    found = layers(shape, "area")
    assert len(found) == bands
    if found:
        assert (found[0]["encoding"]["y"]["field"], found[0]["encoding"]["y2"]["field"]) == ("low", "high")


@pytest.mark.parametrize(("name", "columns"), [("x" * 18, 2), ("x" * 19, 1)])
def test_long_names_stand_below_each_other(name: str, columns: int) -> None:
    (line,) = layers(curves((name, "b"), 1.0), "line")
    assert line["encoding"]["color"]["legend"]["columns"] == columns


def test_the_window_is_marked() -> None:
    shape = curves(("mail",), 3.0)
    (mark,) = layers(shape, "rule")
    assert shape["datasets"][mark["data"]["name"]] == [{"days": 3.0}]
    assert (mark["mark"]["color"], mark["encoding"]["x"]["field"]) == (drawing.GREY, "days")


def test_weeks_still_counting_have_a_shape_of_their_own() -> None:
    (line,), (dot,) = layers(weeks(), "rule"), layers(weeks(), "point")
    assert dot["encoding"]["shape"]["scale"] == {"domain": ["complete", "still counting"], "range": ["circle", "diamond"]}
    assert (line["encoding"]["y"]["field"], line["encoding"]["y2"]["field"], dot["encoding"]["y"]["field"]) == ("low", "high", "rate")
    assert line["encoding"]["y"]["scale"] == {"domain": [0, 1]}
    assert (line["encoding"]["x"]["field"], line["encoding"]["x"]["type"]) == ("week", "temporal")
    assert [tip["field"] for tip in dot["encoding"]["tooltip"]] == ["week", "answered", "counted", "interval", "state"]


@pytest.mark.parametrize("shape", [rates("x"), curves(("a",), 1.0), weeks()])
def test_a_shape_is_clear_has_no_data_and_fits_its_place(shape: Any) -> None:
    assert (shape["config"]["background"], shape["config"]["view"]["stroke"], shape["width"]) == ("transparent", None, "container")
    assert shape["config"]["axis"]["labelFontSize"] == shape["config"]["legend"]["labelFontSize"] == 13
    assert {layer.get("data", shape.get("data", {"name": ROWS}))["name"] for layer in parts(shape)} - {ROWS} <= shape.get("datasets", {}).keys()


def test_a_shape_is_made_once() -> None:
    assert rates("x") is rates("x")
    assert curves(("a",), 1.0) is curves(("a",), 1.0)
    assert weeks() is weeks()
