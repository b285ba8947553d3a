"""Settings → what the guard and the pages ask: the proxy's names, the issuer, the sign-ins under way."""

from dataclasses import dataclass, field

from api.accounts.access import Access
from api.sso.attempts import Attempts
from api.sso.provider import IdentityProvider
from api.sso.proxied import Proxied, Seldom
from api.sso.settings import SsoSettings

RETURN = "/dang-nhap/tra-loi"


@dataclass(frozen=True, slots=True)
class Sso:
    """`address`: at which people open the program; it is not read from requests, which anybody can write."""

    address: str
    takes_new: bool
    proxied: Proxied | None
    provider: IdentityProvider | None
    attempts: Attempts = field(default_factory=Attempts)
    noted: Seldom = field(default_factory=Seldom)


def open_sso(settings: SsoSettings, access: Access, address: str) -> Sso:
    proxied = Proxied(settings.header, access, takes_new=settings.takes_new) if settings.header else None
    provider = IdentityProvider(settings.provider, address + RETURN) if settings.provider else None
    return Sso(address, settings.takes_new, proxied, provider)
