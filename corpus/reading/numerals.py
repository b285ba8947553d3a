"""List numbers as a word processor writes them."""

from collections.abc import Callable

_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RAISED_LETTERS = str.maketrans("abcdegiklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᵍⁱᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")


def superscript(number: int | str) -> str:
    """12 → ¹²; letters stay."""
    return str(number).translate(_SUPERSCRIPT)


def note_mark(number: int, style: str) -> str:
    """The raised mark of a note: ¹², ⁱᵛ, ᵃ; signs such as * stay."""
    return superscript(numeral(number, style)).translate(_RAISED_LETTERS)


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


def vietnamese(number: int) -> str:
    """1 → một, 15 → mười lăm, 24 → hai mươi tư; from a hundred on in digits."""
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:
        return str(number)
    if tens == 0:
        return _WORDS[ones]
    if tens == 1:
        return "mười" + ("" if ones == 0 else " lăm" if ones == 5 else f" {_WORDS[ones]}")
    return f"{_WORDS[tens]} mươi" + {0: "", 1: " mốt", 4: " tư", 5: " lăm"}.get(ones, f" {_WORDS[ones]}")


def numeral(number: int, style: str) -> str:
    """A number in one of WordprocessingML's formats; formats not known here are written in digits."""
    form = _FORMS.get(style)
    return form(number) if form else str(number)


_WORDS = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SYMBOLS = "*†‡§"
_FORMS: dict[str, Callable[[int], str]] = {
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "upperLetter": lambda number: letter(number).upper(),
    "lowerLetter": letter,
    "decimalZero": lambda number: f"{number:02d}",
    "numberInDash": lambda number: f"- {number} -",
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedCircle": lambda number: chr(0x245F + number) if 0 < number <= 20 else str(number),
    "vietnameseCounting": vietnamese,
    "cardinalText": vietnamese,
    "chicago": lambda number: _SYMBOLS[(number - 1) % 4] * min((number - 1) // 4 + 1, 9) if number > 0 else str(number),
    "none": lambda _: "",
}
