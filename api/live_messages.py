"""Bodies of the requests by which pages follow a report together."""

from typing import Annotated

from pydantic import Field

from api.messages import Wire


class PresenceBody(Wire):
    """`client`: the page, as in the keys of its writes; `sections`: those it has open for editing (none: it has left)."""

    client: str = Field(min_length=1, max_length=60, pattern=r"^[\w-]+$")
    sections: list[Annotated[str, Field(max_length=200)]] = Field(default_factory=list, max_length=50)
