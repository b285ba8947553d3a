"""Percentages that follow from a ratio: «30/31» is «96,77%»; «100%» only where both counts are equal."""


def counts_of(ratio: str) -> tuple[int, int]:
    """The two counts of «1.706/1.706»."""
    part, whole = (int(count.replace(".", "")) for count in ratio.replace(" ", "").split("/"))
    return part, whole


def share(ratio: str, *, decimals: int) -> str:
    """The percentage of a ratio, with no more decimals than asked for, unless it would round to 0 or 100 and is neither."""
    part, whole = counts_of(ratio)
    if whole == 0:
        return "0%"
    value = 100 * part / whole
    while decimals < 6 and 0 < part < whole and float(f"{value:.{decimals}f}") in (0.0, 100.0):
        decimals += 1
    text = f"{value:.{decimals}f}"
    return (text.rstrip("0").rstrip(".") if decimals else text).replace(".", ",") + "%"


def decimals_of(percent: str) -> int:
    """Decimals of a percentage as written: 2 in «96,77%», at least 1 where there is none to show."""
    digits = percent.replace("%", "").strip().replace(".", ",").partition(",")[2]
    return max(1, len(digits))


def decimals_like(percent: str) -> int:
    """Decimals in which this period's share is written: last period's, two at least, for «87,5%» and «100%» may be exact; zeros at the end are dropped."""
    return max(2, decimals_of(percent))


def states_share(percent: str, ratio: str) -> bool:
    """Whether a percentage is the one that a ratio gives, as it is rounded there."""
    part, whole = counts_of(ratio)
    stated = float(percent.replace("%", "").strip().replace(",", "."))
    return whole > 0 and abs(stated - 100 * part / whole) <= 0.5 * 10 ** -(decimals_of(percent) - 1)
