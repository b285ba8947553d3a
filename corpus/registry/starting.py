"""The registry that the program is shipped with: official documents, and the fictional ones of the sample library."""

from functools import cache
from importlib.resources import as_file, files

from corpus.registry.entry import Coverage, Entry
from corpus.registry.importing import read_coverage, read_entries
from corpus.registry.snapshot import Registry

_FILES = ("registry/starter/documents.csv", "samples/registry.csv")
_COVERAGE = ("samples/coverage.csv",)


@cache
def starter_entries() -> tuple[Entry, ...]:
    """Entries of the shipped files, in their order."""
    return tuple(entry for name in _FILES for entry in _read(name))


@cache
def starter_coverage() -> tuple[Coverage, ...]:
    """Coverage that the shipped files declare: none for official documents (they are a starter, not a complete register)."""
    found: list[Coverage] = []
    for name in _COVERAGE:
        resource = files("corpus") / name
        if resource.is_file():
            with as_file(resource) as path:
                found += read_coverage(path)
    return tuple(found)


@cache
def starter_registry() -> Registry:
    """A snapshot of the shipped files alone."""
    return Registry(starter_entries(), starter_coverage())


def _read(name: str) -> tuple[Entry, ...]:
    resource = files("corpus") / name
    if not resource.is_file():
        return ()
    with as_file(resource) as path:
        return read_entries(path)
