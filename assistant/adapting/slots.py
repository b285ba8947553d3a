"""How an open slot stands in the text."""


def slot_text(name: str, previous: str) -> str:
    """«[…số cuộc họp (kỳ trước: 02)…]»."""
    return f"[…{name} (kỳ trước: {' '.join(previous.split())})…]"
