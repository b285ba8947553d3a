"""Terms of elected and Party bodies at the national level: which years belong to which ordinal. Facts of public record."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """From the year of the congress or election to the year of the next one."""

    first: int
    last: int

    @property
    def words(self) -> str:
        return f"{self.first} - {self.last}"


PARTY_CONGRESSES = {
    "VI": Term(1986, 1991), "VII": Term(1991, 1996), "VIII": Term(1996, 2001), "IX": Term(2001, 2006), "X": Term(2006, 2011),
    "XI": Term(2011, 2016), "XII": Term(2016, 2021), "XIII": Term(2021, 2026), "XIV": Term(2026, 2031),
}  # fmt: skip
"""Ordinal of the national congress of the Party → its term; the five-year plans begin in its first year."""

ASSEMBLIES = {
    "IX": Term(1992, 1997), "X": Term(1997, 2002), "XI": Term(2002, 2007), "XII": Term(2007, 2011), "XIII": Term(2011, 2016), "XIV": Term(2016, 2021),
    "XV": Term(2021, 2026), "XVI": Term(2026, 2031),
}  # fmt: skip
"""Ordinal of the National Assembly → its term."""

COUNCILS = (Term(1994, 1999), Term(1999, 2004), Term(2004, 2011), Term(2011, 2016), Term(2016, 2021), Term(2021, 2026), Term(2026, 2031))
"""Terms of people's councils of all levels."""
