"""The claims of a person → the name they sign in with, as it is shown, and their role."""

from collections.abc import Mapping
from typing import Any

from api.accounts.account import shown
from api.people import Role
from api.sso.errors import Unwelcome
from api.sso.joining import Named
from api.sso.settings import Provider


def named_in(claims: Mapping[str, Any], provider: Provider) -> Named:
    """Raises Unwelcome where the claim of the sign-in name is missing, an address is not confirmed, or none of the roles is one of ours."""
    login = claims.get(provider.claim)
    if not isinstance(login, str) or not login.strip():
        raise Unwelcome(
            f"Hệ thống của cơ quan không gửi tên đăng nhập (trường «{provider.claim}»): hãy báo quản trị xem lại TROBUT_OIDC_CLAIM.", reason="no claim"
        )
    if provider.claim == "email" and claims.get("email_verified") is False:
        raise Unwelcome(f"Địa chỉ thư «{shown(login)}» chưa được hệ thống của cơ quan xác nhận: hãy xác nhận ở đó rồi đăng nhập lại.", reason="unverified")
    name = claims.get("name")
    return Named(login, name if isinstance(name, str) else "", _role(claims, provider, login))


def _role(claims: Mapping[str, Any], provider: Provider, login: str) -> Role | None:
    """The highest of the roles that the claim's values stand for; None where no claim was configured."""
    if not provider.role_claim:
        return None
    values = _values(claims, provider.role_claim)
    found = [role for value, role in provider.roles if value in values]
    if not found:
        sentence = f"Hệ thống của cơ quan không xếp «{shown(login)}» vào vai trò nào của Trợ Bút: hãy nhờ quản trị xem lại nhóm của người này."
        raise Unwelcome(sentence, reason="no role", who=shown(login))
    return max(found, key=list(Role).index)


def _values(claims: Mapping[str, Any], path: str) -> frozenset[str]:
    """Of a claim by its whole name, else by its parts: «realm_access.roles»."""
    found: object = claims.get(path)
    if found is None:
        found = claims
        for part in path.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
    if isinstance(found, str):
        return frozenset({found})
    return frozenset(each for each in found if isinstance(each, str)) if isinstance(found, list) else frozenset()
