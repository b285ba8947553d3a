"""Files, folders and archives → a stream of items to read, nothing unpacked to disk."""

from corpus.gathering.bounds import Bounds
from corpus.gathering.gather import Gathering, gather, reopen
from corpus.gathering.item import Found, Item, Refused

__all__ = ["Bounds", "Found", "Gathering", "Item", "Refused", "gather", "reopen"]
