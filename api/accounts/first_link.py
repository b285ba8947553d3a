"""The one-time link that makes an admin's account: at the first start, and for an admin who is locked out. Only its hash is kept, in the data folder."""

import hmac
from pathlib import Path

from api.accounts.secrets import digest, fresh_secret, write_private

FILE = "first-link"
PAGE = "/lan-dau/"


class FirstLink:
    """Replaced at each call of `fresh`, void once used."""

    def __init__(self, data: Path) -> None:
        self._path = data / FILE

    def fresh(self) -> str:
        """A new secret; an earlier one is void."""
        secret = fresh_secret()
        write_private(self._path, digest(secret))
        return secret

    def is_good(self, secret: str) -> bool:
        try:
            kept = self._path.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return False
        return hmac.compare_digest(kept, digest(secret))

    def use_up(self) -> None:
        self._path.unlink(missing_ok=True)

    def claim(self, secret: str) -> bool:
        """Use a secret up: true for one caller only, however many ask at once."""
        if not self.is_good(secret):
            return False
        try:
            self._path.unlink()
        except FileNotFoundError:
            return False
        return True
