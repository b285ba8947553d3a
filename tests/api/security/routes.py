"""Every route of the application with the role that it declares, read off the application itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

from api.accounts.doors import ROUTES
from api.people import Role
from api.routes.parts import Needs

PUBLIC = "public"
UNDECLARED = "undeclared"


@dataclass(frozen=True, slots=True)
class Declared:
    """`needs`: a role, «public» (before sign-in) or «undeclared»."""

    method: str
    path: str
    needs: str

    @property
    def names(self) -> list[str]:
        return [part.split("}")[0].split(":")[0] for part in self.path.split("{")[1:]]

    def address(self, **values: str) -> str:
        path = self.path
        for name in self.names:
            path = path.replace(f"{{{name}}}", values.get(name, "khong-co"))
        return path

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


def routes_of(app: FastAPI) -> list[Declared]:
    """In the order in which they are asked; HEAD goes with GET. Static files are a mount, not a route."""
    found = []
    for route in iter_route_contexts(app.routes):
        if route.path is None or route.path == "/openapi.json" or route.methods is None:
            continue
        found += [Declared(method, route.path, _needs(method, route)) for method in sorted(route.methods - {"HEAD"})]
    return found


def _needs(method: str, route: Any) -> str:
    if (method, route.path) in ROUTES:
        return PUBLIC
    roles = [each.call.role for each in _all(route.dependant) if isinstance(each.call, Needs)]
    return max(roles, key=list(Role).index).value if roles else UNDECLARED


def _all(dependant: Any) -> Iterator[Any]:
    for each in dependant.dependencies:
        yield each
        yield from _all(each)
