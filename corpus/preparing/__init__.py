"""A file → PreparedDocument in a child process, so that a hostile file kills only itself."""

from corpus.preparing.limits import Limits
from corpus.preparing.preparer import Preparer
from corpus.preparing.worker import Cost

__all__ = ["Cost", "Limits", "Preparer"]
