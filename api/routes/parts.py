"""What a route is given: the open parts of the data folder, its runs, and who is asking."""

from typing import Annotated

from fastapi import Depends, Request

from api.parts import Parts
from api.people import LOCAL, Person
from api.uploads.intakes import Intakes


def _parts(request: Request) -> Parts:
    parts = request.app.state.parts
    assert isinstance(parts, Parts)  # noqa: S101 -- set by the application's start
    return parts


def _intakes(request: Request) -> Intakes:
    intakes = request.app.state.intakes
    assert isinstance(intakes, Intakes)  # noqa: S101 -- set by the application's start
    return intakes


def _person() -> Person:
    return LOCAL


Running = Annotated[Intakes, Depends(_intakes)]
Open = Annotated[Parts, Depends(_parts)]
Who = Annotated[Person, Depends(_person)]
