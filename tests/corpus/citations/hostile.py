"""Texts made to be slow to read: one unit each, repeated to any size. Tests read them to the end, the benchmark times them."""

import unicodedata

UNITS = {
    "slashes": "/",
    "digits": "1",
    "digits and slashes": "12/",
    "no spaces": "a",
    "capitals": "12/AAAAAAAAAAAAAAAAAAAAAAAA",
    "brackets": "(",
    "quotation marks": '"',
    "unclosed quotes": "Kế hoạch số 1/KH-UBND về “",
    "straight quotes": 'Kế hoạch số 12/KH-UBND về "a ',
    "titles in titles": "Quyết định số 12/QĐ-UBND ngày 01/02/2024 của Ủy ban nhân dân tỉnh về việc thực hiện ",
    "titles without end": "Kế hoạch số 12/KH-UBND về ",
    "law words": "Luật ",
    "laws": "Luật Xây dựng ",
    "laws by year": "Luật Xây dựng tốt năm 2024 ",
    "amending": "Luật sửa đổi, bổ sung một số điều của ",
    "provisions": "điều 1 khoản 1 ",
    "points": "điểm a, b, c và d khoản 1, 2 Điều 5, ",
    "annexes": "Điều 5 Quy chế ban hành kèm theo ",
    "lead-ins": "các Kế hoạch do Ủy ban nhân dân tỉnh ",
    "lists": "các Kế hoạch do Ủy ban nhân dân tỉnh ban hành như: Kế hoạch số 1/KH-UBND; ",
    "members": "Công văn số 12/SNV-VP, 13/SNV-VP; ",
    "congresses": "Nghị quyết Đại hội Đảng bộ tỉnh ",
    "titled": "theo Kế hoạch tuyên truyền năm 2024 ",
    "line ends": "\n",
    "blank lines": " \t\r\n",
    "page numbers": "trang\n\n7\n\n",
    "blanks": " ",
    "zero width": "a\u200b",
    "combining marks": "\u0301",
    "decomposed letters": "e\u0301",
    "decomposed citations": unicodedata.normalize("NFD", "Kế hoạch số 12/KH-UBND ngày 01/02/2024 của Ủy ban nhân dân tỉnh về việc thực hiện. "),
    "symbols": "12/A1-A1-A1-",
    "ampersands": "12/A&A&",
    "damage": "OlI/",
    "party numbers": "34-CT/TW ",
    "glued numbers": "số1/KH-",
    "parts of documents": "điểm a khoản 1 Điều 5 Nghị định số 1/NĐ-CP ",
    "one line": "Kế hoạch số 1/KH-UBND ngày 01/01/2024 của Ủy ban nhân dân tỉnh ",
}


def hostile(name: str, *, size: int) -> str:
    """About `size` bytes of UTF-8 made of one unit."""
    unit = UNITS[name]
    return unit * (size // len(unit.encode()))
