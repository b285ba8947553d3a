"""How an open slot stands in the text."""


def slot_text(name: str, previous: str) -> str:
    """«[…số cuộc họp (kỳ trước: 02)…]»; a blank («……») is no value of the period before."""
    known = f" (kỳ trước: {' '.join(previous.split())})" if any(letter.isalnum() for letter in previous) else ""
    return f"[…{name}{known}…]"
