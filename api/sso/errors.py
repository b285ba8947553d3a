"""Errors of signing in by the office's own systems.

NotSignedIn (api.accounts.errors)
└── SsoError
    ├── Unwelcome      the system knows the person, the accounts do not let them in
    ├── BadReturn      what came back is not an answer to a sign-in that this browser began, or is not to be believed
    └── ProviderAway   the system cannot be reached, or is not the one that was configured

Every message is one Vietnamese sentence; `reason` is the short word of the audit log. Neither holds a code, a token or a secret.
"""

from api.accounts.errors import NotSignedIn


class SsoError(NotSignedIn):
    """`reason`: for the audit log; `who`: the sign-in name, as far as it is known; `status`: HTTP's."""

    status = 401

    def __init__(self, sentence: str, *, reason: str, who: str = "") -> None:
        super().__init__(sentence)
        self.reason = reason
        self.who = who[:64]


class Unwelcome(SsoError):
    """The office's system knows the person, the accounts do not let them in."""

    status = 403


class BadReturn(SsoError):
    """Not an answer to a sign-in that this browser began, or not to be believed."""

    status = 400


class ProviderAway(SsoError):
    """The office's system cannot be reached, or is not the one that was configured."""

    status = 502
