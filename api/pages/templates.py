"""Template name and values → an HTML answer."""

from functools import cache
from pathlib import Path

from fastapi import Request
from fastapi.responses import HTMLResponse
from fastapi.templating import Jinja2Templates
from markupsafe import Markup

from api.accounts.access import Identity
from api.pages.files import VersionedAddresses, state_of_files
from api.pages.modules import module
from api.people import LOCAL, Person, Role

FOLDER = Path(__file__).parent.parent / "templates"


def icon(name: str, small: bool = False) -> Markup:
    """`icon("check")` → a drawing from the sprite; decoration only, the words beside it carry the meaning."""
    size = "i s" if small else "i"
    return Markup('<svg class="{}" aria-hidden="true"><use href="/static/v-{}/icons.svg#{}"/></svg>').format(size, state_of_files(), name)


@cache
def _templates() -> Jinja2Templates:
    templates = Jinja2Templates(directory=FOLDER)
    templates.env.globals["icon"] = icon
    templates.env.globals["module"] = module
    templates.env.globals["state_of_files"] = state_of_files
    templates.env.globals["Role"] = Role
    templates.env.add_extension(VersionedAddresses)
    return templates


def _person(request: Request) -> Person:
    """Who looks; the one person of a machine where nobody signs in."""
    identity = getattr(request.state, "identity", None)
    return identity.person if isinstance(identity, Identity) else LOCAL


def _by_gateway(request: Request) -> bool:
    """Whether the office's gateway says who looks: then there is nothing here to sign out of."""
    identity = getattr(request.state, "identity", None)
    return isinstance(identity, Identity) and identity.via.startswith("proxy")


def page(request: Request, name: str, *, status: int = 200, **values: object) -> HTMLResponse:
    model = getattr(request.app.state, "model", None)
    told = {"user": _person(request), "model": model, "via_gateway": _by_gateway(request), **values}
    return _templates().TemplateResponse(request, name, told, status_code=status)
