"""Random secrets shown once, their hashes, and the key of the data folder that signs session cookies."""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

KEY_FILE = "session-key"


def fresh_secret() -> str:
    """256 random bits, fit for an address."""
    return secrets.token_urlsafe(32)


def fresh_id() -> str:
    return secrets.token_hex(6)


def digest(secret: str) -> str:
    """What is stored of a random secret: it is long enough to need no salt."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def key_of(data: Path) -> bytes:
    """The signing key of a data folder, made at first use, readable by its owner only."""
    path = data / KEY_FILE
    if not path.exists():
        write_private(path, secrets.token_hex(32), only_if_absent=True)
    return bytes.fromhex(path.read_text(encoding="ascii").strip())


def signed(text: str, key: bytes) -> str:
    """`text.signature`."""
    return f"{text}.{_signature(text, key)}"


def unsigned(cookie: str, key: bytes) -> str | None:
    """The text that was signed; None when the signature is not ours."""
    text, _, signature = cookie.rpartition(".")
    ours = _signature(text, key).encode()
    return text if hmac.compare_digest(ours, signature.encode("utf-8", "surrogatepass")) else None


def write_private(path: Path, text: str, *, only_if_absent: bool = False) -> None:
    """A file of mode 600, on disk when this returns. `only_if_absent`: one that another process has just made stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    if only_if_absent:
        try:
            os.link(part, path)
        except FileExistsError:
            pass
        finally:
            part.unlink()
    else:
        part.replace(path)


def _signature(text: str, key: bytes) -> str:
    return hmac.new(key, text.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()
