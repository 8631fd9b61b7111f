"""What must never be written in this program, looked for in its syntax tree; ruff's own rules (S) run beside it.

Each ban is here because it was found, or because a peer fell for it: docs/trust.md.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "composer"
MODULES = {".".join(path.relative_to(PACKAGE).with_suffix("").parts): ast.parse(path.read_text()) for path in sorted(PACKAGE.rglob("*.py"))}


def called(node: ast.AST) -> str:
    """`smtplib.SMTP` for a call of it; "" for anything else."""
    if not isinstance(node, ast.Call):
        return ""
    parts, part = [], node.func
    while isinstance(part, ast.Attribute):
        parts.append(part.attr)
        part = part.value
    return ".".join(reversed([*parts, part.id if isinstance(part, ast.Name) else "?"]))


def given(node: ast.AST) -> set[str]:
    return {word.arg for word in node.keywords if word.arg} if isinstance(node, ast.Call) else set()


def tls_without_rules(module: str, node: ast.AST) -> bool:
    """Python's mail libraries accept any certificate where they get no context."""
    name = called(node)
    if name.endswith(("starttls", "start_tls")):
        return not (given(node) & {"context", "ssl_context"} or node.args)  # type: ignore[attr-defined]
    if name.rpartition(".")[2] in ("SMTP_SSL", "IMAP4_SSL", "LetterboxTls"):
        return not given(node) & {"context", "ssl_context"}
    return name.endswith(("_create_unverified_context", "ssl.SSLContext")) or getattr(node, "attr", "") in ("CERT_NONE", "check_hostname")


def bare_mail_connection(module: str, node: ast.AST) -> bool:
    """Only the bounded kinds have a deadline and a size."""
    return called(node) in ("smtplib.SMTP", "smtplib.SMTP_SSL", "IMAPClient", "imaplib.IMAP4", "imaplib.IMAP4_SSL", "SMTP", "SMTP_SSL")


def web_without_a_line(module: str, node: ast.AST) -> bool:
    """The model's line is the only way out over HTTP: one deadline, one size, no redirects."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        names = {alias.name for alias in node.names} | {getattr(node, "module", "") or ""}
        return bool(names & {"requests", "urllib.request", "http.client", "urllib3", "aiohttp"})
    return called(node).endswith(("DefaultHttpxClient", "httpx2.Client")) and "follow_redirects" not in given(node)


def programs_run(module: str, node: ast.AST) -> bool:
    """No setting names a program, and no text becomes code."""
    return called(node) in ("eval", "exec", "os.system", "os.popen", "__import__", "pickle.loads", "pickle.load", "marshal.loads", "shelve.open",
                            "yaml.load", "compile", "webbrowser.open") or called(node).startswith("subprocess.")


def unpacks(module: str, node: ast.AST) -> bool:
    """Archives are read member by member, never written out by the names in them."""
    return called(node).endswith((".extractall", "shutil.unpack_archive")) or called(node).startswith("tarfile.")


def free_templates(module: str, node: ast.AST) -> bool:
    """Jinja's plain environment runs programs of whoever writes the template."""
    return called(node) in ("Environment", "jinja2.Environment", "Template", "jinja2.Template")


def xml_with_entities(module: str, node: ast.AST) -> bool:
    """Python's parsers expand entities; exports are read by a parser that is told not to."""
    return called(node) in ("minidom.parse", "minidom.parseString", "ElementTree.fromstring", "etree.fromstring", "etree.parse") and "parser" not in given(node)


def predictable(module: str, node: ast.AST) -> bool:
    """Names of files and keys that somebody else could guess."""
    return called(node) in ("tempfile.mktemp", "random.random", "random.choice", "random.randint", "uuid.uuid1", "uuid1")


def users_pattern_by_re(module: str, node: ast.AST) -> bool:
    """A pattern from a rule of the user's goes to re2, which is linear; `re` compiles only what stands in the code or the lexicon."""
    if not module.startswith("etiquette.") or called(node) not in ("re.compile", "re.search", "re.match", "re.fullmatch", "re.finditer", "re.sub"):
        return False
    pattern = node.args[0]  # type: ignore[attr-defined]
    return isinstance(pattern, ast.Attribute) and pattern.attr in ("any", "pattern", "patterns", "needs", "except_")


BANS: tuple[Callable[[str, ast.AST], bool], ...] = (
    tls_without_rules, bare_mail_connection, web_without_a_line, programs_run, unpacks, free_templates, xml_with_entities, predictable, users_pattern_by_re,
)
# (module, ban): why it is right there.
REASONS = {("drafting.templating.template_loader", "free_templates"): "a dataclass of ours that is called so"}
NODES = [(module, node) for module, tree in MODULES.items() for node in ast.walk(tree) if isinstance(node, ast.Call | ast.Import | ast.ImportFrom | ast.Attribute)]


def found(ban: Callable[[str, ast.AST], bool]) -> Iterator[tuple[str, int]]:
    for module, node in NODES:
        if ban(module, node) and (module, ban.__name__) not in REASONS:
            yield module, getattr(node, "lineno", 0)


@pytest.mark.parametrize("ban", BANS, ids=lambda ban: ban.__name__)
def test_it_is_nowhere(ban: Callable[[str, ast.AST], bool]) -> None:
    assert list(found(ban)) == []


@pytest.mark.parametrize(("ban", "code"), [
    (tls_without_rules, "server.starttls()"), (tls_without_rules, "smtplib.SMTP_SSL('x')"), (tls_without_rules, "ssl._create_unverified_context()"),
    (bare_mail_connection, "smtplib.SMTP('x')"), (web_without_a_line, "import requests"), (web_without_a_line, "openai.DefaultHttpxClient()"),
    (programs_run, "subprocess.run(['x'])"), (programs_run, "eval('1')"), (unpacks, "archive.extractall('.')"), (free_templates, "jinja2.Environment()"),
    (xml_with_entities, "etree.fromstring(b'')"), (predictable, "tempfile.mktemp()"),
])
def test_each_ban_finds_what_it_bans(ban: Callable[[str, ast.AST], bool], code: str) -> None:
    assert any(ban("x", node) for node in ast.walk(ast.parse(code)))


def test_every_reason_is_still_needed() -> None:
    used = {(module, ban.__name__) for ban in BANS for module, node in NODES if ban(module, node)}
    assert REASONS.keys() <= used
