"""Bodies of requests about accounts, sessions and tokens."""

from typing import Literal

from pydantic import Field

from api.messages import Wire

RoleName = Literal["officer", "reviewer", "admin"]


class SignInBody(Wire):
    login: str = Field(max_length=200)
    password: str = Field(max_length=1000)


class AccountLinkBody(Wire):
    """The one-time link of the first start, and the admin's account that it makes."""

    secret: str = Field(max_length=200)
    name: str = Field(max_length=200)
    login: str = Field(max_length=200)
    password: str = Field(max_length=1000)


class PasswordLinkBody(Wire):
    """A link that an admin handed over, and the password chosen with it."""

    secret: str = Field(max_length=200)
    password: str = Field(max_length=1000)


class PasswordBody(Wire):
    current: str = Field(max_length=1000)
    password: str = Field(max_length=1000)


class TokenBody(Wire):
    """`role`: no higher than one's own, which it is when left out; `days`: how long it is good, for ever when left out."""

    name: str = Field(max_length=200)
    role: RoleName | None = None
    days: int | None = Field(default=None, ge=1, le=3650)


class AccountBody(Wire):
    name: str = Field(max_length=200)
    login: str = Field(max_length=200)
    role: RoleName = "officer"


class AccountChangeBody(Wire):
    """What is left out stays as it is."""

    name: str | None = Field(default=None, max_length=200)
    role: RoleName | None = None
    locked: bool | None = None


class PeopleBody(Wire):
    """Account ids of the people who draft a report together; `owner` left out stays."""

    owner: str | None = Field(default=None, max_length=64)
    members: list[str] = Field(default_factory=list, max_length=100)
