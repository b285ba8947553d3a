"""Seeded faults: texts with one field of one citation changed. Shares no code with the extractor or the checker that they measure."""

from corpus.faults.drawing import Drawn, Source, draw
from corpus.faults.model import Change, Fault, Kind
from corpus.faults.records import Record, read_records

__all__ = ["Change", "Drawn", "Fault", "Kind", "Record", "Source", "draw", "read_records"]
