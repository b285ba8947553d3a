"""What each hostile file cost, for the note that closes the work: printed with `pytest -s`."""

from dataclasses import dataclass, field

from corpus.preparing import Cost

_MEGABYTE = 1024 * 1024


@dataclass
class Table:
    """One line a file: outcome, seconds, peak memory of the child, the sentence."""

    costs: dict[str, Cost] = field(default_factory=dict)
    rows: list[str] = field(default_factory=list)

    def observe(self, name: str, cost: Cost) -> None:
        self.costs[name] = cost

    def add(self, case: str, name: str, sentence: str | None) -> None:
        cost = self.costs.pop(name, Cost(0, 0))
        outcome = "refused" if sentence else "read"
        self.rows.append(f"{case:34} {outcome:8} {cost.seconds:6.2f} s {cost.peak_bytes / _MEGABYTE:6.0f} MB  {sentence or ''}")

    def printed(self) -> str:
        return "\n".join(["", f"{'file':34} {'outcome':8} {'time':>8} {'peak':>9}", *self.rows])
