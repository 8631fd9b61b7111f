"""A visitor of the page without a browser: speaks Streamlit's own protocol over a real websocket and posts to the check route."""

from __future__ import annotations

import asyncio
import http.client
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlsplit

import websockets
from google.protobuf.message import Message
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState, ContextInfo
from streamlit.proto.Common_pb2 import FileUploaderState, FileURLsRequest, UploadedFileInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates

_FINISHED = ForwardMsg.ScriptFinishedStatus


class Failed(Exception):
    """The page showed an error, or did not end its run."""


@dataclass(slots=True)
class Visitor:
    """One tab: what stands on the page, what was typed into it, and how to act on it."""

    url: str
    cookie: str
    state: dict[str, WidgetState] = field(default_factory=dict)
    elements: list[Any] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    session: str = ""
    _socket: Any = None
    _page: str = ""
    _seen: dict[str, ForwardMsg] = field(default_factory=dict)
    _wire: Any = None

    async def connect(self) -> None:
        """Open the websocket as the page's own script does."""
        self._socket = await websockets.connect(
            self.url.replace("http", "ws", 1) + "/_stcore/stream", origin=self.url, max_size=None,  # type: ignore[arg-type]
            subprotocols=["streamlit", "PLACEHOLDER_AUTH_TOKEN"], additional_headers={"Cookie": self.cookie},  # type: ignore[list-item]
        )

    async def close(self) -> None:
        """Close the tab."""
        if self._socket is not None:
            await self._socket.close()
        if self._wire is not None:
            self._wire[1].close()

    async def open(self, path: str) -> float:
        """Go to a page; milliseconds until its run has ended."""
        self._page = path
        self.state = {}
        return await self._run(None)

    async def press(self, label: str) -> float:
        """Press a button; milliseconds until the run that it starts has ended."""
        made = self.find("button", label)
        return await self._run(WidgetState(id=made.id, trigger_value=True))

    async def fill(self, kind: str, label: str, said: str) -> float:
        """Type into a field and leave it."""
        made = self.find(kind, label)
        self.state[made.id] = WidgetState(id=made.id, string_value=said)
        return await self._run(None)

    def find(self, kind: str, label: str) -> Any:
        """The element of a kind whose label holds these words; raises Failed."""
        for one in self.elements:
            if one.WhichOneof("type") == kind and label in getattr(getattr(one, kind), "label", ""):
                return getattr(one, kind)
        raise Failed(f"no {kind} “{label}” on /{self._page}; there are {sorted(set(self.labels()))}")

    def labels(self) -> Iterator[str]:
        """The kind and label of everything that can be acted on."""
        for one in self.elements:
            kind = one.WhichOneof("type")
            said = getattr(getattr(one, kind), "label", None)
            if said:
                yield f"{kind}: {said}"

    def words(self) -> str:
        """All text that stands on the page, raw."""
        return " ".join(str(one) for one in self.elements)

    async def _run(self, trigger: WidgetState | None) -> float:
        states = [*self.state.values(), *([trigger] if trigger else [])]
        context = ContextInfo(timezone="UTC", timezone_offset=0, locale="en-GB", url=f"{self.url}/{self._page}")
        asked = ClientState(
            query_string="", widget_states=WidgetStates(widgets=states), page_name=self._page, context_info=context,
            cached_message_hashes=list(self._seen),
        )
        began = time.perf_counter()
        await self._socket.send(BackMsg(rerun_script=asked).SerializeToString())
        try:
            async with asyncio.timeout(60):
                await self._listen()
        except TimeoutError:
            raise Failed(f"/{self._page} did not end its run within a minute") from None
        return 1000 * (time.perf_counter() - began)

    async def _listen(self) -> None:
        """Take what the page sends until its run has ended and what it wanted shown anew has been."""
        self.elements = []
        while True:
            message = ForwardMsg.FromString(await self._socket.recv())
            if message.WhichOneof("type") == "ref_hash":
                message = self._seen[message.ref_hash]
            elif message.hash:
                self._seen[message.hash] = message
            kind = message.WhichOneof("type")
            if kind == "delta":
                self._take(message.delta)
            elif kind == "new_session":
                self.elements = []
                self.session = message.new_session.initialize.session_id
            elif kind == "script_finished" and message.script_finished in {
                _FINISHED.FINISHED_SUCCESSFULLY, _FINISHED.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
            }:
                return
            elif kind == "script_finished" and message.script_finished == _FINISHED.FINISHED_WITH_COMPILE_ERROR:
                raise Failed(f"/{self._page} did not compile")

    def _take(self, delta: Any) -> None:
        if delta.WhichOneof("type") != "new_element":
            return
        made: Message = delta.new_element
        self.elements.append(made)
        kind = made.WhichOneof("type")
        if kind == "exception" or (kind == "alert" and getattr(made, kind).format == 1):
            self.errors.append(str(getattr(made, kind))[:200])

    # --- files ---------------------------------------------------------------------------------------------------------

    async def upload(self, label: str, name: str, size: int) -> int:
        """Send a file of so many bytes to a box for files and let the page look at it; the status of the answer."""
        await self._socket.send(BackMsg(file_urls_request=FileURLsRequest(
            request_id="1", file_names=[name], session_id=self.session)).SerializeToString())
        while True:
            message = ForwardMsg.FromString(await self._socket.recv())
            if message.WhichOneof("type") == "file_urls_response":
                break
        place = message.file_urls_response.file_urls[0]
        status = await asyncio.to_thread(self._put, place.upload_url, name, size)
        if status < 300:
            made = self.find("file_uploader", label)
            info = UploadedFileInfo(name=name, size=size, file_id=place.file_id, file_urls=place)
            self.state[made.id] = WidgetState(id=made.id, file_uploader_state_value=FileUploaderState(uploaded_file_info=[info]))
            await self._run(None)
        return status

    def _put(self, path: str, name: str, size: int) -> int:
        asked = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=300)
        try:
            asked.request("GET", "/_stcore/health", headers={"Cookie": self.cookie})
            answer = asked.getresponse()
            answer.read()
            token = SimpleCookie(answer.headers.get("Set-Cookie", "")).get("_streamlit_xsrf")
            value = token.value if token else ""
            head = f'--b\r\nContent-Disposition: form-data; name="f"; filename="{name}"\r\nContent-Type: text/plain\r\n\r\n'.encode()
            tail = b"\r\n--b--\r\n"
            step = b"x" * 2**20

            def body() -> Iterator[bytes]:
                yield head
                for _ in range(size // len(step)):
                    yield step
                yield step[: size % len(step)]
                yield tail

            asked.request("PUT", path, body=body(), headers={
                "Cookie": f"{self.cookie}; _streamlit_xsrf={value}", "X-Xsrftoken": value, "Origin": self.url,
                "Content-Type": "multipart/form-data; boundary=b", "Content-Length": str(len(head) + size + len(tail)),
            })
            return asked.getresponse().status
        except ConnectionError:  # refused before all of it was sent
            return 413
        finally:
            asked.close()

    # --- the check route -------------------------------------------------------------------------------------------

    async def check(self, number: int, text: str) -> float:
        """Ask for the findings of a text, as the editor does after a key; milliseconds."""
        place = urlsplit(self.url)
        if self._wire is None or self._wire[0].at_eof():  # the server closes a connection that is not used
            self._wire = await asyncio.open_connection(place.hostname, place.port)
        reader, writer = self._wire
        body = json.dumps({"n": number, "text": text, "channel": "email"}).encode()
        head = (
            f"POST /api/check HTTP/1.1\r\nHost: {place.netloc}\r\nOrigin: {self.url}\r\nSec-Fetch-Site: same-origin\r\n"
            f"Cookie: {self.cookie}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        began = time.perf_counter()
        writer.write(head.encode() + body)
        first = await reader.readline()
        length = 0
        while (line := await reader.readline()) not in (b"\r\n", b""):
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        answer = json.loads(await reader.readexactly(length))
        if b" 200 " not in first or answer.get("n") != number or "check" not in answer:
            raise Failed(f"the check answered {first!r}: {str(answer)[:100]}")
        return 1000 * (time.perf_counter() - began)
