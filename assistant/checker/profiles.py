"""A name or a TOML file → Profile. The shipped ones are files too: default («mặc định»), strict («chặt»), brief («gọn»)."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from assistant.checker.catalogue import RULES
from assistant.checker.finding import Severity
from assistant.checker.profile import EVERY, Profile, Wish
from assistant.checker.rule import is_always
from assistant.errors import UnknownProfile
from corpus.text.folding import plain

SHIPPED = ("default", "strict", "brief")
_KEYS = {"title", "base", "least", "rules", "name"}
_ALWAYS = {rule.code for rule in RULES if is_always(rule)}
_CODES = {rule.code for rule in RULES}


def profile_named(name: str) -> Profile:
    """One of the shipped profiles, by its name or its Vietnamese title. Raises UnknownProfile."""
    if name == "default":
        return Profile()
    wanted = "-".join(plain(name).split())
    found = next((each for each in SHIPPED if wanted in (each, "-".join(plain(_shipped(each).title).split()))), None)
    if found is None:
        offered = ", ".join(f"{each} ({_shipped(each).title})" for each in SHIPPED)
        raise UnknownProfile(f"Không có hồ sơ kiểm tra «{name}»: hãy chọn {offered}, hoặc chỉ một tệp .toml.")
    return _shipped(found)


def profile_of(name_or_file: str) -> Profile:
    """A shipped profile by name, or an own one from its file. Raises UnknownProfile."""
    return read_profile(Path(name_or_file)) if name_or_file.lower().endswith(".toml") else profile_named(name_or_file)


def read_profile(path: Path) -> Profile:
    """An own profile. Raises UnknownProfile, saying file and place."""
    try:
        form = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UnknownProfile(f"Không đọc được hồ sơ kiểm tra «{path}» ({error.strerror}): hãy kiểm tra lại đường dẫn.") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UnknownProfile(f"Hồ sơ kiểm tra «{path}» không đúng dạng TOML ({error}): hãy sửa lại chỗ đó.") from error
    return profile_from(form, name=path.stem, where=str(path))


def profile_from(form: Mapping[str, Any], *, name: str, where: str) -> Profile:
    """A profile from its table: `base`, `least`, `title`, and `rules` = {code: true | false | "error" | …}. Raises UnknownProfile."""
    strange = sorted(set(form) - _KEYS)
    if strange:
        raise UnknownProfile(f"Hồ sơ kiểm tra {where} có khóa lạ «{strange[0]}»: chỉ dùng base, title, least và bảng rules.")
    base = profile_named(str(form["base"])) if form.get("base") else Profile()
    rules = form.get("rules", {})
    if not isinstance(rules, Mapping):
        raise UnknownProfile(f"Hồ sơ kiểm tra {where}: «rules» phải là bảng gồm mã quy tắc và giá trị true, false hoặc mức.")
    return Profile(
        name=str(form.get("name") or name),
        title=str(form.get("title") or name),
        least=_severity(form["least"], "least", where) if "least" in form else base.least,
        rules={**base.rules, **{code: _wish(code, wish, where) for code, wish in rules.items()}},
    )


def _wish(code: str, wish: object, where: str) -> Wish:
    if code not in _CODES and code != EVERY:
        raise UnknownProfile(f"Hồ sơ kiểm tra {where} nêu mã quy tắc «{code}» không có: hãy xem các mã ở trang Quy tắc (/quy-tac).")
    if code in _ALWAYS and wish is False:
        raise UnknownProfile(f"Hồ sơ kiểm tra {where} tắt quy tắc {code}, là quy tắc luôn phải bật: hãy bỏ dòng đó.")
    if code == EVERY and not isinstance(wish, bool):
        raise UnknownProfile(f"Hồ sơ kiểm tra {where}: «*» chỉ nhận true hoặc false.")
    return wish if isinstance(wish, bool) else _severity(wish, code, where)


def _severity(word: object, place: str, where: str) -> Severity:
    try:
        return Severity(str(word))
    except ValueError:
        offered = ", ".join(severity.value for severity in Severity)
        raise UnknownProfile(f"Hồ sơ kiểm tra {where}, «{place}»: không có mức «{word}», hãy dùng {offered}.") from None


@cache
def _shipped(name: str) -> Profile:
    text = files("assistant.checker").joinpath(f"profiles/{name}.toml").read_text(encoding="utf-8")
    return profile_from(tomllib.loads(text), name=name, where=name)
