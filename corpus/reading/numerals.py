"""List numbers as a word processor writes them."""

_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def superscript(number: int | str) -> str:
    """12 → ¹²; letters stay."""
    return str(number).translate(_SUPERSCRIPT)


def roman(number: int) -> str:
    """4 → IV; numbers that Roman numerals do not write come back in digits."""
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def letter(number: int) -> str:
    """1 → a, 26 → z, 27 → aa."""
    if number < 1:
        return str(number)
    repeat, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * min(repeat + 1, 9)


def numeral(number: int, style: str) -> str:
    """A number in one of WordprocessingML's formats; formats not known here are written in digits."""
    if style in {"upperRoman", "lowerRoman"}:
        return roman(number) if style == "upperRoman" else roman(number).lower()
    if style in {"upperLetter", "lowerLetter"}:
        return letter(number).upper() if style == "upperLetter" else letter(number)
    if style == "decimalZero":
        return f"{number:02d}"
    return "" if style == "none" else str(number)
