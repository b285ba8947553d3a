"""An ID token and the issuer's keys → its claims, or why it is not to be believed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from api.sso.errors import BadReturn

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
"""Signatures with a key that only the issuer has: never «none», never one made with what the client knows as well."""
_LEEWAY_S = 60
_REASONS = {"iss": "issuer", "aud": "audience", "azp": "audience", "nonce": "nonce", "exp": "expired", "at_hash": "access token"}


class UnknownKey(Exception):
    """Signed with a key that is not among those we have: the issuer may have changed them."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What the token must say. `access_token`: that came along with it, empty for none."""

    issuer: str
    client_id: str
    nonce: str
    access_token: str = ""


def claims_of(token: str, keys: Mapping[str, Any], expected: Expected, *, now: int | None = None) -> dict[str, Any]:
    """The claims of a token whose signature, issuer, audience, times and nonce hold. Raises BadReturn, UnknownKey."""
    from authlib.oidc.core import CodeIDToken
    from joserfc import jwt
    from joserfc.errors import ExpiredTokenError, InvalidClaimError, InvalidKeyIdError, JoseError, MissingClaimError
    from joserfc.jwk import KeySet
    from joserfc.jws import JWSRegistry

    try:
        registry = JWSRegistry(algorithms=list(ALGORITHMS), strict_check_header=False)
        found = jwt.decode(token, KeySet.import_key_set(keys), registry=registry)  # type: ignore[arg-type]
        options = {"iss": {"essential": True, "value": expected.issuer}, "aud": {"essential": True, "value": expected.client_id}}
        params = {"nonce": expected.nonce, "client_id": expected.client_id, "access_token": expected.access_token}
        claims = CodeIDToken(found.claims, found.header, options, params)
        claims.validate(now, leeway=_LEEWAY_S)
    except InvalidKeyIdError as error:
        raise UnknownKey from error
    except ExpiredTokenError as error:
        raise disbelieved("expired") from error
    except (InvalidClaimError, MissingClaimError) as error:
        raise disbelieved(_REASONS.get(str(getattr(error, "claim", "")), "claims")) from error
    except (JoseError, ValueError, KeyError, TypeError) as error:
        raise disbelieved("signature") from error
    return dict(claims)


def disbelieved(reason: str) -> BadReturn:
    """One sentence for all of them: a person can do nothing else, and an attacker learns nothing."""
    sentence = "Trả lời của hệ thống đăng nhập cơ quan không hợp lệ nên không được chấp nhận: hãy đăng nhập lại; nếu vẫn vậy, hãy báo quản trị."
    return BadReturn(sentence, reason=reason)
