"""Where a model is and how to get in: addresses as people paste them, the key, and what the server is known to take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from composer.credentials import secret
from composer.errors import BadValue
from composer.settings import Settings, check_model_address

SECONDS: Final = 120.0  # for a whole answer where the user set nothing; models that think first take most of it
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_TAILS: Final = ("/chat/completions", "/completions", "/models", "/responses")


@dataclass(frozen=True, slots=True)
class Server:
    """Where the model is and how to get in; `key` is a password and stays out of every message and representation.

    `tokens` and `seconds` are the user's limits of one answer (0: ours), `effort` what a thinking model is asked to spend,
    `form` whole or slots (empty: tried), `refused` the parameters that it was found not to take, `query` what its address needs.
    """

    base_url: str
    name: str
    key: str = ""
    tokens: int = 0
    seconds: float = 0.0
    effort: str = ""
    form: str = ""
    refused: frozenset[str] = frozenset()
    query: tuple[tuple[str, str], ...] = ()

    def __repr__(self) -> str:
        return f"Server({self.base_url!r}, {self.name!r})"

    @property
    def local(self) -> bool:
        """Whether nothing leaves this machine."""
        return urlsplit(self.base_url).hostname in _LOOPBACK

    @property
    def own_header(self) -> bool:
        """Whether the key goes into the header `api-key`, as Azure's deployments want it."""
        parts = urlsplit(self.base_url)
        return (parts.hostname or "").endswith(".azure.com") or "/openai/deployments/" in parts.path


def server_of(settings: Settings) -> Server | None:
    """The server that the user set up, or None; raises BadValue for an address that may not be used."""
    held = settings.model
    if not (held.base_url and held.name):
        return None
    return server_at(
        held.base_url, held.name, tokens=held.tokens, seconds=float(held.seconds), effort=held.effort, form=held.form,
        refused=frozenset(held.refused),
    )


def server_at(
    base_url: str, name: str, *, tokens: int = 0, seconds: float = 0.0, effort: str = "", form: str = "",
    refused: frozenset[str] = frozenset(),
) -> Server:
    """A server by address and model name, with the key from environment or keyring; raises BadValue.

    An address may be pasted with its last part (`/chat/completions`) or its query (`?api-version=…`); both are understood.
    """
    check_model_address(base_url.strip(), "model")
    key = secret("OPENAI_API_KEY")
    if not key.isascii() or any(char.isspace() for char in key):
        raise BadValue("model", "OPENAI_API_KEY", "holds characters that no key has; paste it again")
    parts = urlsplit(base_url.strip())
    path = parts.path.rstrip("/")
    for tail in _TAILS:
        path = path.removesuffix(tail)
    address = parts._replace(path=path, query="", fragment="").geturl().rstrip("/")
    return Server(address, name.strip(), key, tokens, seconds, effort, form, refused, tuple(parse_qsl(parts.query)))
