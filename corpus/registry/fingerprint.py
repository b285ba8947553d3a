"""A registry → a short name of its contents: the same entries and scopes give the same name, on any machine."""

from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from weakref import WeakKeyDictionary

from corpus.registry.entry import Coverage, Entry
from corpus.registry.snapshot import Registry

_MADE: WeakKeyDictionary[Registry, str] = WeakKeyDictionary()


def fingerprint(registry: Registry) -> str:
    """Twelve hexadecimal digits; made once for a snapshot."""
    known = _MADE.get(registry)
    if known is None:
        known = _MADE[registry] = _digest(registry)
    return known


def _digest(registry: Registry) -> str:
    digest = blake2b(digest_size=6)
    for line in _lines(registry):
        digest.update(line.encode())
    return digest.hexdigest()


def _lines(registry: Registry) -> Iterator[str]:
    """Every fact of every entry, then every scope; of a database its state. Row ids and batches decide nothing and are left out."""
    state = registry.source.state()
    if state is not None:
        yield state
        return
    facts, scope = _facts(Entry), _facts(Coverage)
    for entry in registry.entries:
        yield f"{facts(entry)}\n"
    for coverage in registry.coverage:
        yield f"{scope(coverage)}\n"


@cache
def _facts(kind: type) -> "attrgetter[tuple[object, ...]]":
    return attrgetter(*(field.name for field in fields(kind) if field.name not in ("id", "origin")))
