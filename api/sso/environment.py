"""`TROBUT_TRUSTED_*`, `TROBUT_OIDC_*`, `TROBUT_SSO_NEW` → settings; whatever is half said keeps the program from starting, with one sentence."""

import re
from collections.abc import Mapping
from ipaddress import ip_network
from urllib.parse import urlsplit

from api.commands.output import CommandError
from api.people import Role
from api.sso.settings import Network, Provider, SsoSettings, TrustedHeader

_HEADER = re.compile(r"[A-Za-z0-9-]{1,64}")
_TAKEN = ("authorization", "cookie", "host", "origin", "referer", "content-length", "content-type", "user-agent", "forwarded", "x-real-ip")
_OURS = ("sec-", "x-forwarded-", "accept")
_HERE = ("127.0.0.1", "localhost", "::1")
_OF_PROVIDER = ("CLIENT_ID", "CLIENT_SECRET", "CLAIM", "ROLE_CLAIM", "ROLES")


def sso_from(environment: Mapping[str, str]) -> SsoSettings:
    """Raises CommandError."""
    header, provider = _header(environment), _provider(environment)
    new = environment.get("TROBUT_SSO_NEW", "").strip()
    if new not in ("", Role.OFFICER.value):
        raise CommandError(f"TROBUT_SSO_NEW là «{new}»: chỉ nhận «officer» (người chưa có tài khoản được lập tài khoản người soạn), hoặc để trống.")
    if new and header is None and provider is None:
        raise CommandError("TROBUT_SSO_NEW chỉ có nghĩa khi đặt TROBUT_OIDC_ISSUER hoặc TROBUT_TRUSTED_HEADER: hãy đặt thêm hoặc bỏ biến này.")
    return SsoSettings(header, provider, takes_new=bool(new))


def _header(environment: Mapping[str, str]) -> TrustedHeader | None:
    name, proxies = environment.get("TROBUT_TRUSTED_HEADER", "").strip(), environment.get("TROBUT_TRUSTED_PROXY", "").strip()
    if not name and not proxies:
        return None
    if not name or not proxies:
        missing = "TROBUT_TRUSTED_PROXY" if name else "TROBUT_TRUSTED_HEADER"
        raise CommandError(f"Thiếu {missing}: TROBUT_TRUSTED_HEADER (tên header) và TROBUT_TRUSTED_PROXY (địa chỉ cổng) phải đặt cùng nhau, hoặc bỏ cả hai.")
    if not _HEADER.fullmatch(name) or name.lower() in _TAKEN or name.lower().startswith(_OURS):
        raise CommandError(f"TROBUT_TRUSTED_HEADER là «{name}»: hãy ghi tên một header riêng của cổng, ví dụ Remote-User.")
    return TrustedHeader(name.lower(), tuple(_network(each.strip()) for each in proxies.split(",") if each.strip()))


def _network(text: str) -> Network:
    try:
        network = ip_network(text, strict=False)
    except ValueError as error:
        raise CommandError(
            f"TROBUT_TRUSTED_PROXY có «{text}»: hãy ghi địa chỉ IP hoặc dải mạng, cách nhau bằng dấu phẩy, ví dụ 10.0.0.5, 10.1.0.0/24."
        ) from error
    if network.prefixlen == 0:
        raise CommandError(f"TROBUT_TRUSTED_PROXY có «{text}», tức là mọi máy đều mạo danh được: hãy ghi đúng địa chỉ của cổng.")
    return network


def _provider(environment: Mapping[str, str]) -> Provider | None:
    given = {name: environment.get(f"TROBUT_OIDC_{name}", "").strip() for name in ("ISSUER", *_OF_PROVIDER)}
    if not any(given.values()):
        return None
    for name in ("ISSUER", "CLIENT_ID"):
        if not given[name]:
            raise CommandError(
                f"Thiếu TROBUT_OIDC_{name}: đăng nhập OpenID Connect cần TROBUT_OIDC_ISSUER và TROBUT_OIDC_CLIENT_ID, hoặc bỏ mọi biến TROBUT_OIDC_…."
            )
    if not (given["CLIENT_ID"] + given["CLIENT_SECRET"]).isascii():
        raise CommandError("TROBUT_OIDC_CLIENT_ID hoặc TROBUT_OIDC_CLIENT_SECRET có chữ có dấu: hãy chép lại đúng từ hệ thống của cơ quan.")
    if given["ROLES"] and not given["ROLE_CLAIM"]:
        raise CommandError("Thiếu TROBUT_OIDC_ROLE_CLAIM: TROBUT_OIDC_ROLES cần biết trường nào của hệ thống cơ quan chứa vai trò.")
    claim = given["CLAIM"] or "preferred_username"
    issuer, roles = _issuer(given["ISSUER"]), _roles(given["ROLES"], given["ROLE_CLAIM"])
    return Provider(issuer, given["CLIENT_ID"], given["CLIENT_SECRET"], claim, given["ROLE_CLAIM"], roles)


def _issuer(url: str) -> str:
    parts = urlsplit(url)
    safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _HERE)
    if not safe or not parts.hostname or parts.query or parts.fragment or parts.username is not None:
        raise CommandError(f"TROBUT_OIDC_ISSUER là «{parts._replace(netloc=parts.netloc.rpartition('@')[2]).geturl()}»: hãy ghi địa chỉ https:// của hệ thống.")
    return url.rstrip("/")


def _roles(text: str, claim: str) -> tuple[tuple[str, Role], ...]:
    """«lanh-dao=reviewer, cntt=admin»; without it the values are the roles' own names."""
    if not claim:
        return ()
    if not text:
        return tuple((role.value, role) for role in Role)
    pairs = []
    for each in filter(None, (part.strip() for part in text.split(","))):
        value, sign, role = (part.strip() for part in each.rpartition("="))
        if not sign or not value or role not in list(Role):
            raise CommandError(f"TROBUT_OIDC_ROLES có «{each}»: hãy ghi «giá trị=vai trò», vai trò là officer, reviewer hoặc admin, ví dụ «lanh-dao=reviewer».")
        pairs.append((value, Role(role)))
    return tuple(pairs)
