"""A stand-in identity provider over real HTTP, with a key of its own and a switch for everything that may go wrong there."""

import base64
import hashlib
import hmac
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "trobut", "secret-of-the-program-7310"
PERSON = {"sub": "u-1", "preferred_username": "an", "email": "an@so.gov.vn", "name": "Nguyễn Văn An"}


@dataclass(slots=True)
class Trouble:
    """What is wrong this time. `claims`: said instead of what is right (None: left out); `document`: the same of the discovery document."""

    claims: dict[str, Any] = field(default_factory=dict)
    document: dict[str, Any] = field(default_factory=dict)
    key: RSAKey | None = None
    algorithm: str = "RS256"
    refuses: str = ""
    status: int = 200
    text: str | None = None
    delay_s: float = 0.0


@dataclass(slots=True)
class StandIn:
    """`asked`: the paths that were asked for; `codes`: what was asked when they were given out, each good once."""

    port: int
    key: RSAKey
    person: dict[str, Any]
    secret: str = SECRET
    trouble: Trouble = field(default_factory=Trouble)
    asked: list[str] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    signed_in: bool = True

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def document(self) -> dict[str, Any]:
        places = {"authorization_endpoint": "/authorize", "token_endpoint": "/token", "jwks_uri": "/jwks", "end_session_endpoint": "/leave"}
        return {"issuer": self.issuer, **{name: self.issuer + path for name, path in places.items()}, **self.trouble.document}

    def keys(self) -> dict[str, Any]:
        return {"keys": [self.key.as_dict(private=False)]}

    def answer(self, asked: dict[str, str]) -> str:
        """Where /authorize sends the browser."""
        given = {"error": "access_denied", "state": asked["state"]}
        if not self.trouble.refuses:
            code = secrets.token_urlsafe(12)
            self.codes[code] = asked
            given = {"code": code, "state": asked["state"], "iss": self.issuer}
        return f"{asked['redirect_uri']}?{urlencode(given)}"

    def exchange(self, form: dict[str, str], authorization: str) -> tuple[int, dict[str, Any]]:
        asked = self.codes.pop(form.get("code", ""), None)
        if not self._is_client(form, authorization):
            return 401, {"error": "invalid_client"}
        if asked is None or form.get("redirect_uri") != asked["redirect_uri"] or _challenge(form.get("code_verifier", "")) != asked.get("code_challenge"):
            return 400, {"error": "invalid_grant", "error_description": "bí mật bên trong"}
        return 200, {"access_token": "a", "token_type": "Bearer", "expires_in": 300, "id_token": self.token(asked["nonce"])}

    def token(self, nonce: str) -> str:
        now = int(time.time())
        right = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": nonce, **self.person}
        claims = {name: value for name, value in {**right, **self.trouble.claims}.items() if value is not None}
        algorithm, key = self.trouble.algorithm, self.trouble.key or self.key
        if algorithm == "none":
            return ".".join(_part(json.dumps(part).encode()) for part in ({"alg": "none"}, claims)) + "."
        if algorithm == "HS256":  # signed with what everybody can read: the public key
            text = ".".join(_part(json.dumps(part).encode()) for part in ({"alg": "HS256", "kid": self.key.kid}, claims))
            return f"{text}.{_part(hmac.new(self.key.as_pem(private=False), text.encode(), hashlib.sha256).digest())}"
        return jwt.encode({"alg": algorithm, "kid": key.kid}, claims, key)

    def _is_client(self, form: dict[str, str], authorization: str) -> bool:
        if not self.secret:
            return form.get("client_id") == CLIENT and not authorization
        return authorization == "Basic " + base64.b64encode(f"{CLIENT}:{self.secret}".encode()).decode()


def new_key(kid: str = "k1") -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": kid, "use": "sig", "alg": "RS256"})


@contextmanager
def standing_in(key: RSAKey) -> Iterator[StandIn]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    stand_in = StandIn(server.server_address[1], key, dict(PERSON))
    server.RequestHandlerClass = _handler(stand_in)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield stand_in
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def _handler(stand_in: StandIn) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            address = urlsplit(self.path)
            asked = {name: values[0] for name, values in parse_qs(address.query).items()}
            stand_in.asked.append(address.path)
            if address.path == "/authorize":
                self._page(asked) if not stand_in.signed_in else self._away(stand_in.answer(asked))
            elif address.path == "/leave":
                self._away(asked["post_logout_redirect_uri"])
            else:
                self._say(200, stand_in.keys() if address.path == "/jwks" else stand_in.document())

        def do_POST(self) -> None:
            stand_in.asked.append(self.path)
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            form = {name: values[0] for name, values in parse_qs(body).items()}
            self._say(*stand_in.exchange(form, self.headers.get("authorization", "")))

        def _away(self, where: str) -> None:
            self.send_response(302)
            self.send_header("location", where)
            self.end_headers()

        def _page(self, asked: dict[str, str]) -> None:
            """The system's own sign-in: one button."""
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(f'<!doctype html><title>Cổng</title><h1>Cổng của sở</h1><a href="{stand_in.answer(asked)}">Tôi là An</a>'.encode())

        def _say(self, status: int, form: dict[str, Any]) -> None:
            time.sleep(stand_in.trouble.delay_s)
            text = stand_in.trouble.text if stand_in.trouble.text is not None else json.dumps(form)
            self.send_response(stand_in.trouble.status if stand_in.trouble.status != 200 else status)
            self.send_header("content-type", "application/json")
            self.end_headers()
            with suppress(BrokenPipeError):  # nobody waits any more
                self.wfile.write(text.encode())

        def log_message(self, *_: object) -> None:
            pass

    return Handler


def _challenge(verifier: str) -> str:
    return _part(hashlib.sha256(verifier.encode()).digest())


def _part(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
