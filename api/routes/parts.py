"""What a route is given: the open parts of the data folder, and who is asking."""

from typing import Annotated

from fastapi import Depends, Request

from api.parts import Parts

OFFICER = "Cán bộ"


def _parts(request: Request) -> Parts:
    parts = request.app.state.parts
    assert isinstance(parts, Parts)  # noqa: S101 -- set by the application's start
    return parts


Open = Annotated[Parts, Depends(_parts)]
