"""The closed lists of names.toml and laws.tsv, read once into the forms the matchers need."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from corpus.text.folding import key, plain


@dataclass(frozen=True, slots=True)
class Names:
    """`types` maps a plain type word (or abbreviation as written) to its canonical form; the rest mirrors names.toml."""

    types: dict[str, str]
    abbreviations: dict[str, str]
    symbol_types: dict[str, str]
    party_types: frozenset[str]
    issuers: dict[str, str]
    organ_heads: frozenset[str]
    organ_stops: frozenset[str]
    organ_runs_on: frozenset[str]
    title_openings: frozenset[str]


@cache
def names() -> Names:
    """The closed lists of the grammar."""
    data = tomllib.loads(resources.files("corpus.citations").joinpath("names.toml").read_text("utf-8"))
    return Names(
        types={plain(word): word for word in data["types"]} | {plain(words): word for words, word in data["type_variants"].items()},
        abbreviations={abbreviation: word for word, short in data["types"].items() for abbreviation in short},
        symbol_types=data["symbol_types"],
        party_types=frozenset(data["party"]["types"]),
        issuers=data["issuers"],
        organ_heads=frozenset(data["organs"]["heads"]),
        organ_stops=frozenset(data["organs"]["stops"]),
        organ_runs_on=frozenset(data["organs"]["runs_on"]),
        title_openings=frozenset(data["titles"]["openings"]),
    )


@dataclass(frozen=True, slots=True)
class ClosedLists:
    """`organ_stops` and `organ_runs_on`; `first_words` are the words that a stop begins with."""

    stops: frozenset[str]
    runs_on: frozenset[str]
    first_words: frozenset[str]


@cache
def organ_lists() -> ClosedLists:
    """The words at which the name of an organ ends, and the exceptions."""
    stops = names().organ_stops
    return ClosedLists(stops, names().organ_runs_on, frozenset(stop.split()[0] for stop in stops))


@cache
def plain_organ_lists() -> ClosedLists:
    """The same without marks, for text written without any."""
    stops = frozenset(map(plain, names().organ_stops))
    return ClosedLists(stops, frozenset(map(plain, names().organ_runs_on)), frozenset(stop.split()[0] for stop in stops))


@cache
def law_names() -> dict[str, tuple[str, str]]:
    """Plain words of a law's name («thi dua khen thuong») → (type word, official name)."""
    laws: dict[str, tuple[str, str]] = {}
    for line in resources.files("corpus.citations").joinpath("laws.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            type_word, name = line.split("\t")
            laws.setdefault(key(name), (type_word, name))
    aliases = tomllib.loads(resources.files("corpus.citations").joinpath("names.toml").read_text("utf-8"))["law_aliases"]
    laws.update({alias: ("Luật", name) for alias, name in aliases.items()})
    return laws


@cache
def law_prefixes() -> frozenset[str]:
    """Every word-wise beginning of a law's name: where a longest match may stop reading."""
    prefixes: set[str] = set()
    for name in law_names():
        words = name.split()
        prefixes.update(" ".join(words[: i + 1]) for i in range(len(words)))
    return frozenset(prefixes)


@cache
def type_before() -> re.Pattern[str]:
    """A type word and «số» at the end of a plain window: «…ke hoach so ». Example: `Kế hoạch số |12/KH-UBND`."""
    words = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(names().types, key=len, reverse=True))
    return re.compile(rf"(?<![^\W\d_])(?P<type>{words})(?P<so>[\s,:]{{0,4}}so(?:\s+so)?\s*:?)?\s*$")


@cache
def distant_type_before() -> re.Pattern[str]:
    """A type word, some words and «số» at the end of a plain window. Example: `Báo cáo kết quả giám sát số |166/BC-ĐGS`."""
    words = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(names().types, key=len, reverse=True))
    return re.compile(rf"(?<![^\W\d_])(?P<type>{words})(?P<between>(?:\s[^\W\d_]{{1,7}}){{1,9}}?)\s{{1,2}}so\s?:?\s{{0,2}}$")


@cache
def abbreviation_before() -> re.Pattern[str]:
    """An abbreviated type word before a number: `QĐ số |12/QĐ-UBND`, `NĐ |98/2023/NĐ-CP`."""
    words = "|".join(sorted(names().abbreviations, key=len, reverse=True))
    return re.compile(rf"(?<![\w/-])(?P<type>{words})(?P<so>\s+[sS]ố\s*:?)?\s*$")
