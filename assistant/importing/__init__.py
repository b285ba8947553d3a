"""A .docx that was exported, edited elsewhere and comes back → the report with what was changed, sources kept where the words are."""

from assistant.importing.bringing import Given, bring
from assistant.importing.outcome import Answered, Brought, LeftOut, Reworded
from assistant.importing.paragraphs import FileContent, origin_of, read_file_content

__all__ = ["Answered", "Brought", "FileContent", "Given", "LeftOut", "Reworded", "bring", "origin_of", "read_file_content"]
