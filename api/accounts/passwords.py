"""Passwords: which may be taken, and their hashes (scrypt of the standard library, 32 MiB and about a fifth of a second each)."""

import hashlib
import hmac
import secrets
import unicodedata
from functools import cache
from importlib.resources import files

from api.accounts.errors import BadAccount
from corpus.text.folding import plain

SHORTEST, LONGEST = 10, 200
_LOG_N, _R, _P = 15, 8, 3
_MEMORY = 64 * 1024 * 1024


def checked(password: str, *, login: str = "", name: str = "") -> str:
    """The password as it is hashed (NFC). Raises BadAccount for one that is too short, too long, common, or made of the person's own name."""
    password = unicodedata.normalize("NFC", password)
    if len(password) < SHORTEST:
        raise BadAccount(f"Mật khẩu có {len(password)} ký tự: hãy đặt ít nhất {SHORTEST} ký tự, một câu dễ nhớ cũng được.")
    if len(password) > LONGEST:
        raise BadAccount(f"Mật khẩu dài quá {LONGEST} ký tự: hãy đặt ngắn hơn.")
    letters = _letters(password)
    if len(set(password)) < 5 or letters & _common() or _is_run(password):
        raise BadAccount("Mật khẩu này thuộc loại hay bị đoán nhất: hãy đặt một câu riêng của mình.")
    if letters & (_letters(login) | _letters(name)):
        raise BadAccount("Mật khẩu trùng với tên: hãy đặt một câu khác.")
    return password


def hashed(password: str) -> str:
    """`scrypt$15$8$3$salt$hash`, the parameters written along so that they can grow."""
    salt = secrets.token_bytes(16)
    return f"scrypt${_LOG_N}${_R}${_P}${salt.hex()}${_scrypt(password, salt, _LOG_N, _R, _P).hex()}"


def matches(password: str, stored: str | None) -> bool:
    """Whether a password is the stored one; where there is none it takes as long to say no."""
    scheme, log_n, r, p, salt, wanted = (stored or _nobody()).split("$")
    assert scheme == "scrypt"  # noqa: S101 -- the only one ever written
    given = _scrypt(unicodedata.normalize("NFC", password)[:LONGEST], bytes.fromhex(salt), int(log_n), int(r), int(p))
    return hmac.compare_digest(given.hex(), wanted) and stored is not None


def _scrypt(password: str, salt: bytes, log_n: int, r: int, p: int) -> bytes:
    return hashlib.scrypt(password.encode("utf-8", "surrogatepass"), salt=salt, n=2**log_n, r=r, p=p, maxmem=_MEMORY, dklen=32)


@cache
def _nobody() -> str:
    return hashed(secrets.token_hex(16))


def _letters(text: str) -> frozenset[str]:
    """What is left of a word without accents, digits and signs; and with «@», «0», «$» between letters read as the letters they stand for."""
    bare = plain(text)
    core = bare.strip("".join({letter for letter in bare if not letter.isalpha()}))
    swapped = core.translate(str.maketrans("@0134$5", "aolease"))
    return frozenset(filter(None, ("".join(letter for letter in each if letter.isalpha()) for each in (bare, swapped))))


def _is_run(password: str) -> bool:
    """«1234567890», «abcdefghij», «qwertyuiop»."""
    rows = ("01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "98765432109876543210")
    return any(password.lower() in row for row in rows)


@cache
def _common() -> frozenset[str]:
    """Letters of passwords that are tried first; digits and signs around them make them no better."""
    text = files("api.accounts").joinpath("common-passwords.txt").read_text(encoding="utf-8")
    words = [word for line in text.splitlines() if not line.startswith("#") for word in line.split()]
    return frozenset(letters for word in words for letters in _letters(word))
