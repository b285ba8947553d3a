"""The office's OpenID Connect server over HTTP: what it is, its keys, a code for a token. Nothing but the configured issuer is ever reached."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from api.sso.attempts import Attempt
from api.sso.claims import named_in
from api.sso.errors import BadReturn, ProviderAway
from api.sso.id_token import Expected, UnknownKey, claims_of, disbelieved
from api.sso.joining import Named
from api.sso.settings import Provider

if TYPE_CHECKING:
    from authlib.integrations.httpx_client import AsyncOAuth2Client

_WITHIN_S = 8.0
_KEPT_S = 3600.0
_KEYS_AGAIN_AFTER_S = 60.0
_SCOPE = "openid profile email"
_WELL_KNOWN = "/.well-known/openid-configuration"


@dataclass(frozen=True, slots=True)
class Described:
    """What the issuer says of itself. `leave`: where one signs out of it, empty where it says nothing; `by_post`: it takes our secret in the body only."""

    issuer: str
    authorize: str
    token: str
    keys: str
    leave: str
    by_post: bool


class IdentityProvider:
    """`redirect`: the address to which it sends people back. `clock`: seconds, for what is remembered of it."""

    def __init__(self, settings: Provider, redirect: str, clock: Callable[[], float] = monotonic) -> None:
        self._settings = settings
        self._redirect = redirect
        self._clock = clock
        self._tls = ssl.create_default_context()
        self._described: tuple[float, Described] | None = None
        self._keys: tuple[float, dict[str, Any]] | None = None

    async def address_for(self, attempt: Attempt) -> str:
        """Where a browser goes to sign in. Raises ProviderAway."""
        async with self._client() as client:
            described = await self._description(client)
            url, _ = client.create_authorization_url(described.authorize, state=attempt.state, nonce=attempt.nonce, code_verifier=attempt.verifier)
        return str(url)

    async def named(self, code: str, attempt: Attempt) -> Named:
        """Whom a code stands for. Raises ProviderAway, BadReturn, Unwelcome."""
        async with self._client() as client:
            described = await self._description(client)
            text, access = await self._tokens(client, described, code, attempt)
            expected = Expected(described.issuer, self._settings.client_id, attempt.nonce, access)
            return named_in(await self._claims(client, described, text, expected), self._settings)

    def confirm(self, issuer: str) -> None:
        """Where the answer names who gave it (RFC 9207), it must be this one. Raises BadReturn."""
        if issuer and issuer.rstrip("/") != self._settings.issuer:
            raise disbelieved("issuer")

    async def leaving(self, back: str) -> str | None:
        """Where a browser goes to sign out of the office's system as well, None where that is not offered. Raises ProviderAway."""
        from authlib.common.urls import add_params_to_uri

        async with self._client() as client:
            described = await self._description(client)
        params = {"client_id": self._settings.client_id, "post_logout_redirect_uri": back}
        return str(add_params_to_uri(described.leave, params)) if described.leave else None

    async def _tokens(self, client: "AsyncOAuth2Client", described: Described, code: str, attempt: Attempt) -> tuple[str, str]:
        """The ID token and the access token (empty for none) that a code is exchanged for."""
        if described.by_post and self._settings.secret:
            client.token_endpoint_auth_method = "client_secret_post"  # noqa: S105 -- the name of a method
        try:
            token = await client.fetch_token(described.token, grant_type="authorization_code", code=code, code_verifier=attempt.verifier)
            text, access = token.get("id_token"), token.get("access_token")
        except (TypeError, AttributeError) as error:  # what should be an object is something else
            raise disbelieved("no token") from error
        if not isinstance(text, str):
            raise disbelieved("no token")
        return text, access if isinstance(access, str) else ""

    async def _claims(self, client: "AsyncOAuth2Client", described: Described, token: str, expected: Expected) -> dict[str, Any]:
        """With keys fetched anew, once, when the issuer has changed them."""
        keys, fetched = await self._key_set(client, described, older_than=_KEPT_S)
        try:
            return claims_of(token, keys, expected)
        except UnknownKey:
            if fetched:
                raise disbelieved("key") from None
        keys, _ = await self._key_set(client, described, older_than=_KEYS_AGAIN_AFTER_S)
        try:
            return claims_of(token, keys, expected)
        except UnknownKey:
            raise disbelieved("key") from None

    async def _description(self, client: "AsyncOAuth2Client") -> Described:
        if self._described and self._clock() - self._described[0] < _KEPT_S:
            return self._described[1]
        described = self._checked(await self._json(client, self._settings.issuer + _WELL_KNOWN))
        self._described = (self._clock(), described)
        return described

    async def _key_set(self, client: "AsyncOAuth2Client", described: Described, *, older_than: float) -> tuple[dict[str, Any], bool]:
        """The keys, and whether they were fetched just now."""
        if self._keys and self._clock() - self._keys[0] < older_than:
            return self._keys[1], False
        keys = await self._json(client, described.keys)
        self._keys = (self._clock(), keys)
        return keys, True

    def _checked(self, form: dict[str, Any]) -> Described:
        """Raises ProviderAway where it calls itself something else, or sends us elsewhere."""
        issuer = form.get("issuer")
        if not isinstance(issuer, str) or issuer.rstrip("/") != self._settings.issuer:
            raise misconfigured("issuer")
        places = [form.get(name) for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")]
        leave = form.get("end_session_endpoint")
        if not all(self._is_theirs(place) for place in places):
            raise misconfigured("elsewhere")
        methods = form.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
        authorize, token, keys = (str(place) for place in places)
        return Described(issuer, authorize, token, keys, str(leave) if self._is_theirs(leave) else "", "client_secret_basic" not in methods)

    def _is_theirs(self, url: object) -> bool:
        return isinstance(url, str) and _origin(url) == _origin(self._settings.issuer)

    async def _json(self, client: "AsyncOAuth2Client", url: str) -> dict[str, Any]:
        answer = await client.request("GET", url, withhold_token=True)
        answer.raise_for_status()
        form = answer.json()
        if not isinstance(form, dict):
            raise away("no object")
        return form

    @asynccontextmanager
    async def _client(self) -> "AsyncIterator[AsyncOAuth2Client]":
        """Follows nobody elsewhere, asks no proxy of the environment; whatever fails on the way is one sentence."""
        import httpx2
        from authlib.integrations.base_client import OAuthError
        from authlib.integrations.httpx_client import AsyncOAuth2Client

        settings = self._settings
        client = AsyncOAuth2Client(
            client_id=settings.client_id,
            client_secret=settings.secret or None,
            scope=_SCOPE,
            redirect_uri=self._redirect,
            code_challenge_method="S256",
            trust_env=False,
            follow_redirects=False,
            timeout=_WITHIN_S,
            verify=self._tls,
        )
        try:
            async with asyncio.timeout(_WITHIN_S), client:
                yield client
        except OAuthError as error:
            raise disbelieved("code") from error
        except (httpx2.HTTPError, httpx2.InvalidURL, TimeoutError) as error:
            raise away(type(error).__name__) from error
        except ValueError as error:
            raise away("no json") from error


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    try:
        return parts.scheme, parts.hostname, parts.port or {"https": 443, "http": 80}.get(parts.scheme)
    except ValueError:
        return "", None, None


def away(reason: str) -> ProviderAway:
    sentence = "Chưa liên hệ được hệ thống đăng nhập của cơ quan: hãy thử lại sau ít phút hoặc đăng nhập bằng mật khẩu riêng; nếu vẫn vậy, hãy báo quản trị."
    return ProviderAway(sentence, reason=f"away {reason}")


def misconfigured(reason: str) -> ProviderAway:
    sentence = "Hệ thống đăng nhập của cơ quan không đúng với cấu hình TROBUT_OIDC_ISSUER: hãy đăng nhập bằng mật khẩu riêng và báo quản trị."
    return ProviderAway(sentence, reason=reason)


def denied() -> BadReturn:
    """The system itself says no, or the person has turned back."""
    return BadReturn("Hệ thống của cơ quan không cho đăng nhập lần này: hãy thử lại, hoặc báo quản trị nếu vẫn vậy.", reason="denied")
