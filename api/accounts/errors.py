"""Errors of accounts.

AccessError
├── NotSignedIn      nobody is signed in, or the session, token or link is no longer good
├── NotAllowed       the role does not cover what was asked
├── BadAccount       a name, sign-in name, password or role that cannot be taken
├── UnknownAccount   no account (or token) of that id
└── TooOften         too many tries; `limit` of them are allowed, `wait_s` seconds until the next

Every message is one Vietnamese sentence: what happened, where, what to do.
"""


class AccessError(Exception):
    """Base of the errors of this package."""


class NotSignedIn(AccessError):
    """Nobody is signed in, or what they showed is no longer good."""


class NotAllowed(AccessError):
    """The role does not cover what was asked."""


class BadAccount(AccessError):
    """A name, sign-in name, password or role that cannot be taken."""


class UnknownAccount(AccessError):
    """No account or token of that id."""


class TooOften(AccessError):
    """Too many tries."""

    def __init__(self, sentence: str, *, limit: int, wait_s: int) -> None:
        super().__init__(sentence)
        self.limit = limit
        self.wait_s = wait_s
