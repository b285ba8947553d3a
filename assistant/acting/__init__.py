"""What a model may do in a report on an officer's behalf: the officer's own commands, within the officer's rights, and no others."""

from assistant.acting.desk import Desk, Done, Refused
from assistant.acting.names import TOOLS, ToolName

__all__ = ["TOOLS", "Desk", "Done", "Refused", "ToolName"]
