"""The conversation: messages in Vietnamese act on a report, or are answered with quoted sources. No model is needed."""

from assistant.conversation.conversing import converse
from assistant.conversation.replies import Action, Outcome, Reply, SourceQuote, reply_to_json
from assistant.conversation.turn import Focus, ReviewRight

__all__ = ["Action", "Focus", "Outcome", "Reply", "ReviewRight", "SourceQuote", "converse", "reply_to_json"]
