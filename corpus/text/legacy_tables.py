"""Tables of the old Vietnamese font encodings, as characters of Windows-1252 / Latin-1 → Unicode. Both keep every offset."""

_TCVN3_FROM = "µ¸¶·¹ ¨»¾¼½Æ ©ÇÊÈÉË ® ÌÐÎÏÑ ªÒÕÓÔÖ ×ÝØÜÞ ßãáâä «åèæçé ¬êíëìî ïóñòô \xadõøö÷ù úýûüþ ¡¢§£¤¥¦"  # font .VnTime (also called ABC)
_TCVN3_TO = "àáảãạ ăằắẳẵặ âầấẩẫậ đ èéẻẽẹ êềếểễệ ìíỉĩị òóỏõọ ôồốổỗộ ơờớởỡợ ùúủũụ ưừứửữự ỳýỷỹỵ ĂÂĐÊÔƠƯ"

TCVN3 = {ord(old): new for old, new in zip(_TCVN3_FROM, _TCVN3_TO, strict=True) if old != " "}
"""One byte, one letter: «Uû ban nh©n d©n» → «Uỷ ban nhân dân»."""

VNI_LETTERS = {ord(old): new for old, new in zip("ñÑôÔöÖíÍìÌæÆóÓòÒîÎ", "đĐơƠưƯíÍìÌỉỈĩĨịỊỵỴ", strict=True)}
"""VNI letters that stand alone."""

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT, _CIRCUMFLEX, _BREVE = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323", "\u0302", "\u0306"

VNI_TONES = {"ø": _GRAVE, "ù": _ACUTE, "û": _HOOK, "õ": _TILDE, "ï": _DOT, "â": _CIRCUMFLEX, "ê": _BREVE}
"""VNI marks that follow a letter: a base letter and one mark, two characters before and after."""

VNI_CIRCUMFLEX_TONES = {"á": _ACUTE, "à": _GRAVE, "å": _HOOK, "ã": _TILDE, "ä": _DOT}
VNI_BREVE_TONES = {"é": _ACUTE, "è": _GRAVE, "ú": _HOOK, "ü": _TILDE, "ë": _DOT}

WITH_CIRCUMFLEX = dict(zip("aeoAEO", "âêôÂÊÔ", strict=True))
WITH_BREVE = dict(zip("aA", "ăĂ", strict=True))

ENCODINGS = ("TCVN3", "VNI")
