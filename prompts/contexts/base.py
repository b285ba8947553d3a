"""The base of every context: a frozen slotted dataclass whose class name names its template."""


class Context:
    """What one template needs. `ChatNotFound` is rendered by `templates/chat_not_found.j2`; add a pair to add a text."""

    __slots__ = ()
