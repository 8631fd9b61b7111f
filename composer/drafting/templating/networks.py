"""How answers and summaries speak of a network: the phrases of `templates/<language>/networks.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache

from composer import data
from composer.channel_facts import CHANNEL_FACTS, NETWORKS
from composer.errors import BadValue


@dataclass(frozen=True, slots=True)
class Network:
    """One network's phrases; what each is for stands at the top of the file."""

    title: str
    channel: str
    on: str
    said: str
    came: str
    family: str
    private: str
    circle: str
    contacts: str
    invite: str
    there: str
    gladly: str
    work: str


@cache
def load_networks(language: str = "en") -> Mapping[str, Network]:
    """All networks by name; raises BadFile, UnknownKey for a key that is not known, BadValue for one that is missing."""
    path = data.templates_folder() / language / "networks.toml"
    known = [item.name for item in fields(Network)]
    found: dict[str, Network] = {}
    for name, table in data.read_toml(path).items():
        where = f"{path}: {name}"
        data.refuse_unknown(table, known, where)
        for key in known:
            if not isinstance(table.get(key), str):
                raise BadValue(where, key, "is missing")
        found[name] = Network(**table)
    for facts in CHANNEL_FACTS.values():  # a channel of the user's own is spoken of as the one it is like
        if facts.like and facts.network not in found:
            base = found[NETWORKS[facts.like]]
            phrases = {key: getattr(base, key).replace(base.title, facts.title) for key in known}
            found[facts.network] = Network(**{**phrases, "channel": facts.name})
    return found


def network_of(channel: str) -> str:
    """The network that a channel belongs to: “linkedin” for `linkedin_note`."""
    return NETWORKS.get(channel, channel)


def network(name: str) -> Network:
    """A network's phrases by its name; raises BadValue for an unknown one."""
    found = load_networks().get(name)
    if found is None:
        raise BadValue("network", name, f"one of {', '.join(load_networks())}")
    return found
