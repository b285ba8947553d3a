"""Citations of legal and administrative documents in Vietnamese text."""

from corpus.citations.find import find_citations
from corpus.citations.model import Citation

__all__ = ["Citation", "find_citations"]
