"""Settings: strict to read, safe to write, private on disk."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from composer.credentials import keep_secret, secret
from composer.errors import BadFile, BadValue, OutsideFailed, UnknownKey
from composer.private_files import write_private
from composer.settings import Mail, Model, Settings, load_settings, save_settings


def write(home: Path, text: str) -> None:
    home.mkdir(parents=True, exist_ok=True)
    (home / "settings.toml").write_text(text)


def test_a_new_user_gets_the_defaults(home: Path) -> None:
    settings = load_settings()
    assert settings == Settings(home=home)
    assert settings.record_url == f"sqlite:///{home}/record.db"


def test_what_is_saved_is_read_back(settings: Settings) -> None:
    changed = replace(
        settings, name="Maya", premium=True, follow_up_days=(3, 6), friend_policy={"facebook": "redirect"},
        mail=Mail(imap_host="imap.example.com"), model=Model(base_url="http://127.0.0.1:8080/v1", name="m"),
        criteria_off={"clear": ("sms",)},
    )
    save_settings(changed)
    assert load_settings() == changed


def test_saving_keeps_the_comments_of_the_user(settings: Settings, home: Path) -> None:
    write(home, '# mine\nname = "Maya"  # me\n')
    save_settings(replace(load_settings(), premium=True))
    text = (home / "settings.toml").read_text()
    assert "# mine" in text
    assert "# me" in text
    assert load_settings().premium


def test_settings_behind_a_link_are_saved_where_it_leads(settings: Settings, home: Path, tmp_path: Path) -> None:
    home.mkdir()
    (tmp_path / "dotfiles").mkdir()
    (tmp_path / "dotfiles" / "overture.toml").write_text('name = "Maya"\n')
    (home / "settings.toml").symlink_to(tmp_path / "dotfiles" / "overture.toml")
    save_settings(replace(load_settings(), role="baker"))
    assert (home / "settings.toml").is_symlink()
    assert "baker" in (tmp_path / "dotfiles" / "overture.toml").read_text()
    assert load_settings().role == "baker"


def test_files_are_readable_by_their_owner_only(settings: Settings) -> None:
    save_settings(replace(settings, name="Maya"))
    assert stat.S_IMODE(settings.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(settings.home.stat().st_mode) == 0o700


@pytest.mark.parametrize(("text", "error", "said"), [
    ('nmae = "x"', UnknownKey, "did you mean “name”"),
    ('[mail]\nimap_hots = "x"', UnknownKey, "did you mean “imap_host”"),
    ('premium = "yes"', BadValue, "premium: must be true or false"),
    ("touches_a_day = true", BadValue, "must be a whole number"),
    ('follow_up_days = ["soon"]', BadValue, "must be a list"),
    ("mail = 3", BadValue, "write [mail] on one line"),
    ("name = ", BadFile, "line 1"),
])
def test_wrong_settings_name_file_and_field(home: Path, text: str, error: type[Exception], said: str) -> None:
    write(home, text)
    with pytest.raises(error) as caught:
        load_settings()
    assert said in str(caught.value)
    assert "settings.toml" in str(caught.value)


@pytest.mark.parametrize("url", ["http://example.com/v1", "ftp://127.0.0.1", "http://169.254.169.254/", "file:///etc/passwd"])
def test_a_model_server_is_https_or_on_this_machine(home: Path, url: str) -> None:
    write(home, f'[model]\nbase_url = "{url}"\nname = "m"')
    with pytest.raises(BadValue, match="https, or http on this machine"):
        load_settings()


def test_a_folder_that_cannot_be_made_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutsideFailed, match="cannot be created"):
        write_private(tmp_path / "file" / "sub" / "settings.toml", "x")


def test_a_failed_write_leaves_the_old_file(settings: Settings) -> None:
    save_settings(replace(settings, name="Maya"))
    with pytest.raises(BadValue):  # what could not be read again is never written
        save_settings(replace(settings, model=Model(base_url="http://example.com", name="m")))
    assert load_settings().name == "Maya"
    assert [path.name for path in settings.home.iterdir()] == ["settings.toml"]


def test_a_secret_comes_from_the_environment_and_is_never_written(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    assert secret("OPENAI_API_KEY") == ""
    monkeypatch.setenv("OPENAI_API_KEY", " \nsk-sentinel ")
    assert secret("OPENAI_API_KEY") == "sk-sentinel"
    save_settings(replace(settings, name="Maya"))
    assert "sentinel" not in settings.path.read_text()


def test_without_a_keyring_the_way_out_is_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring
    from keyring.backends.fail import Keyring

    before = keyring.get_keyring()
    keyring.set_keyring(Keyring())
    try:
        with pytest.raises(OutsideFailed, match="set OVERTURE_IMAP_PASSWORD in the environment"):
            keep_secret("OVERTURE_IMAP_PASSWORD", "x")
    finally:
        keyring.set_keyring(before)


@pytest.mark.parametrize(("text", "field"), [
    ('timezone = "Mars/Olympus"', "timezone"), ("quiet_hours = [20]", "quiet_hours"), ("quiet_hours = [20, 99]", "quiet_hours"),
    ("retention_months = -5", "retention_months"), ("follow_up_days = [4, -8]", "follow_up_days"),
    ("[mail]\nimap_port = 70000", "mail.imap_port"), ("touches_a_day = -1", "touches_a_day"),
])
def test_what_nothing_can_be_done_with_is_refused_by_its_name(home: Path, text: str, field: str) -> None:
    home.mkdir()
    (home / "settings.toml").write_text(text)
    with pytest.raises(BadValue) as problem:
        load_settings()
    assert problem.value.field == field


@pytest.mark.parametrize("key", ["a." * 60 + "a = 1", "  [" + "a.b . " * 40 + "c]", 'x = {"a"' + ".'a'" * 60 + " = 1}", '"a" . ' * 50 + "b = 2"])
def test_a_key_of_parts_without_end_is_refused_with_its_line(key: str) -> None:
    from composer.data import parse_toml
    from composer.errors import BadFile

    with pytest.raises(BadFile, match=r"line 2: a key nested deeper than 40 dots"):
        parse_toml(f'name = "Maya"\n{key}\n', "s.toml")
    prose = "One. Two more words. " * 60
    assert parse_toml(f'a.b.c = 1\ntext = """\n{prose}...\nwww.a.b.c.example\n"""\n', "s.toml")["a"] == {"b": {"c": 1}}


@pytest.mark.parametrize(("text", "field"), [
    ("accounts = {linkedin = 5}", "accounts"), ('accounts = {email = ["x"]}', "accounts"), ("rules_off = [1]", "rules_off"), ('rules_off = [["a"]]', "rules_off"),
    ("criteria_off = {grounding = 5}", "criteria_off"), ("criteria_off = {grounding = [5]}", "criteria_off"), ("friend_policy = {linkedin = []}", "friend_policy"),
    ("[model]\nrefused = [1]", "refused"), ("[mail]\nfolders = [1]", "folders"),
])
def test_what_stands_inside_a_list_or_a_table_is_looked_at_too(home: Path, text: str, field: str) -> None:
    home.mkdir()
    (home / "settings.toml").write_text(text)
    with pytest.raises(BadValue, match=field):
        load_settings()


@pytest.mark.parametrize("host", ["a..b", ".x", "a" * 70 + ".test", "a\\u0000b", "imap.example.org ", "me@example.org", "\u2026", "a/b"])
def test_a_name_that_nobody_could_look_up_is_no_server(home: Path, host: str) -> None:
    home.mkdir()
    for text in (f'[mail]\nimap_host = "{host}"', f'[mail]\nsmtp_host = "{host}"', f'[model]\nbase_url = "https://{host}/v1"\nname = "m"'):
        if "@" in host and "base_url" in text:
            continue  # a name before the server
        if "a/b" in host and "base_url" in text:
            continue  # a part of the address
        (home / "settings.toml").write_text(text)
        with pytest.raises(BadValue, match=r"host|base_url"):
            load_settings()


@pytest.mark.parametrize("host", ["imap.example.org", "imap.example.org.", "127.0.0.1", "::1", "localhost", "b\u00fccher.example"])
def test_names_of_servers_are_taken(home: Path, host: str) -> None:
    home.mkdir()
    (home / "settings.toml").write_text(f'[mail]\nimap_host = "{host}"')
    assert load_settings().mail.imap_host == host


@pytest.mark.parametrize("port", ["x", "99999", "0", "-1"])
def test_a_port_that_is_none_is_no_address(home: Path, port: str) -> None:
    home.mkdir()
    (home / "settings.toml").write_text(f'[model]\nbase_url = "http://127.0.0.1:{port}/v1"\nname = "m"')
    with pytest.raises(BadValue, match="base_url"):
        load_settings()
