"""What an operator configures of the office's own sign-in."""

from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address

from api.people import Role

Network = IPv4Network | IPv6Network


@dataclass(frozen=True, slots=True)
class TrustedHeader:
    """`name`: of the header that holds the sign-in name, in small letters; `proxies`: the only addresses from which it counts."""

    name: str
    proxies: tuple[Network, ...]

    def trusts(self, address: str) -> bool:
        """Whether a connection from this address is one of the proxies'; an IPv4 address seen through an IPv6 socket is itself."""
        try:
            peer = ip_address(address)
        except ValueError:
            return False
        if isinstance(peer, IPv6Address) and peer.ipv4_mapped is not None:
            peer = peer.ipv4_mapped
        return any(peer in network for network in self.proxies)


@dataclass(frozen=True, slots=True)
class Provider:
    """An OpenID Connect issuer. `claim`: of the sign-in name; `role_claim` (parts of a path apart by dots) and `roles`: which of its values is which role.

    `secret` is empty for a public client, which is known by PKCE alone.
    """

    issuer: str
    client_id: str
    secret: str = field(default="", repr=False)
    claim: str = "preferred_username"
    role_claim: str = ""
    roles: tuple[tuple[str, Role], ...] = ()


@dataclass(frozen=True, slots=True)
class SsoSettings:
    """`takes_new`: people whom no account knows get one, as officers (or in the role that the issuer says)."""

    header: TrustedHeader | None = None
    provider: Provider | None = None
    takes_new: bool = False

    @property
    def is_on(self) -> bool:
        return self.header is not None or self.provider is not None
