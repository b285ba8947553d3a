"""Where a program that serves is reached: the addresses printed at the start, remembered in the data folder for the commands that print links."""

import json
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from api.settings import Settings

_EVERYWHERE = ("0.0.0.0", "::", "")  # noqa: S104  compared with, not bound to
_FILE = "serving.json"
_ELSEWHERE = ("192.0.2.1", 9)  # of no machine (RFC 5737); a datagram socket that is connected sends nothing


def own_addresses() -> tuple[str, ...]:
    """IPv4 addresses of this machine that others may know it by, the one of its usual way out first; none where it has no network."""
    found: list[str] = []
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way_out:
        way_out.connect(_ELSEWHERE)
        found.append(str(way_out.getsockname()[0]))
    with suppress(OSError):
        found += [str(each[4][0]) for each in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    return tuple(address for address in dict.fromkeys(found) if not address.startswith(("127.", "0.")))


def addresses_of(host: str, port: int, url: str = "", *, own: Callable[[], Sequence[str]] = own_addresses) -> tuple[str, ...]:
    """The addresses to open, the best first: the configured one, the one listened at, or all of a program that listens everywhere."""
    if url:
        return (url,)
    if host not in _EVERYWHERE:
        return (_at(host, port),)
    return (*(_at(each, port) for each in own()), _at("127.0.0.1", port))


def remember(data: Path, addresses: Sequence[str]) -> None:
    """For commands that are run beside the program that serves."""
    data.mkdir(parents=True, exist_ok=True)
    (data / _FILE).write_text(json.dumps({"addresses": list(addresses)}), encoding="utf-8")


def address_for_links(settings: Settings) -> str:
    """Where a link printed by a command leads: the configured address, the one served at last, else the usual one."""
    if settings.url:
        return settings.url
    with suppress(OSError, ValueError, KeyError, IndexError):
        return str(json.loads((settings.data / _FILE).read_text(encoding="utf-8"))["addresses"][0])
    return addresses_of(settings.host, settings.port)[0]


def _at(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
