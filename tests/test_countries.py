"""Countries: what people type, when they rest, where they are in time; the table is what the script makes of CLDR."""

from __future__ import annotations

import importlib.util
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from composer import countries, zones
from composer.advice.clock import add_working_days, place
from composer.data import rules_folder

SCRIPT = Path(__file__).resolve().parent.parent / "scripts" / "build_countries.py"


def test_the_table_is_what_the_script_makes_of_cldr() -> None:
    spec = importlib.util.spec_from_file_location("build_countries", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert (rules_folder() / "countries.toml").read_text(encoding="utf-8") == "\n".join(script.lines())


@pytest.mark.parametrize(("typed", "code"), [
    ("de", "DE"), ("Deutschland", "DE"), (" uk ", "GB"), ("USA", "US"), ("Türkiye", "TR"), ("turkey", "TR"), ("日本", "JP"), ("Suisse", "CH"),
    ("Holland", "NL"), ("Brasil", "BR"), ("Hong Kong", "HK"), ("Côte d’Ivoire", "CI"), ("Narnia", ""), ("", ""), ("  ", ""),
])
def test_a_country_is_known_by_its_code_and_by_what_people_type(typed: str, code: str) -> None:
    assert countries.code(typed) == code


def test_the_name_to_show_is_the_usual_one() -> None:
    assert [countries.name(code) for code in ("DE", "GB", "HK", "TR", "QQ")] == ["Germany", "United Kingdom", "Hong Kong", "Turkey", "QQ"]


def test_every_code_has_a_name_of_its_own_and_every_zone_is_one() -> None:
    table = countries._table()
    typed = [name.casefold() for names in table["names"].values() for name in names]
    assert len(typed) == len(set(typed))
    assert not {name.upper() for name in typed} & {code for code in table["names"] if code.casefold() not in typed} - {"UK"}
    assert all(ZoneInfo(zone) for zone in (*table["zone"].values(), *table["lies"]))
    assert set(table["weekend"]) == set(table["lies"].values())


@pytest.mark.parametrize(("land", "zone", "days"), [
    ("EG", "", {4, 5}), ("", "Africa/Cairo", {4, 5}), ("", "Egypt", {4, 5}), ("GB", "Africa/Cairo", {5, 6}), ("", "Europe/Paris", {5, 6}),
    ("", "", {5, 6}), ("IR", "", {3, 4}), ("NP", "", {5}), ("IN", "", {5, 6}), ("AE", "", {5, 6}),
])
def test_the_days_of_rest_are_those_of_the_country_or_of_the_zone(land: str, zone: str, days: set[int]) -> None:
    assert countries.weekend(land, zone) == days


def test_a_country_with_one_time_gives_its_zone() -> None:
    assert [countries.single_zone(land) for land in ("DE", "CN", "AR", "US", "BR", "QQ")] == [
        "Europe/Berlin", "Asia/Shanghai", "America/Argentina/Buenos_Aires", "", "", ""]


def test_nobody_is_reminded_on_a_friday_in_cairo_though_only_the_zone_is_known() -> None:
    thursday = datetime(2026, 11, 19, 9, tzinfo=UTC)
    assert add_working_days(thursday, 1, place("Africa/Cairo")).strftime("%A") == "Sunday"
    assert add_working_days(thursday, 1, place("Europe/Paris")).strftime("%A") == "Friday"


@pytest.mark.parametrize(("typed", "zone"), [
    ("Oslo", "Europe/Oslo"), ("new york", "America/New_York"), ("São Paulo", "America/Sao_Paulo"), ("europe/madrid", "Europe/Madrid"),
    ("Istanbul", "Europe/Istanbul"), ("Norway", "Europe/Oslo"), ("日本", "Asia/Tokyo"), ("UTC", "UTC"), ("USA", ""), ("Narnia", ""), (" ", ""),
])
def test_a_zone_is_told_by_its_name_a_city_or_a_country_with_one(typed: str, zone: str) -> None:
    assert zones.zone_of(typed) == zone


@pytest.mark.parametrize(("slip", "zone"), [("Europe/Madird", "Europe/Madrid"), ("Kopenhagen", "Europe/Copenhagen"), ("Xyzzy", "")])
def test_a_slip_in_a_zone_is_guessed(slip: str, zone: str) -> None:
    assert zones.near_zone(slip) == zone


@pytest.mark.parametrize(("zone", "said"), [
    ("Europe/Oslo", "Oslo time"), ("America/New_York", "New York time"), ("America/Argentina/Buenos_Aires", "Buenos Aires time"),
    ("UTC", "UTC"), ("Etc/GMT+1", "Etc/GMT+1"),
])
def test_a_zone_is_said_by_its_city(zone: str, said: str) -> None:
    assert zones.spoken(zone) == said
