"""What officers type, turn by turn: what comes of it is what must, and no letter of a report is ever lost."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus.database import open_database
from tests.evaluation.conversation import Stage, Turn, read_turns, stage_in
from tests.evaluation.conversation_judge import destroyed, judge

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Judged:
    """A turn with what is wrong with it, and what it destroyed."""

    turn: Turn
    wrong: tuple[str, ...]
    lost: tuple[str, ...]
    reply: str


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    folder = tmp_path_factory.mktemp("talk")
    database = open_database(folder)
    yield stage_in(folder, database)
    database.close()


def judged(stage: Stage, turns: list[Turn]) -> list[Judged]:
    found = []
    for turn in turns:
        played = stage.play(turn)
        wrong = tuple(judge(stage, played))
        found.append(Judged(turn, wrong, tuple(destroyed(stage, played)), played.reply.text))
    return found


def share(rows: list[Judged]) -> float:
    return sum(not row.wrong for row in rows) / len(rows)


def table(rows: list[Judged]) -> str:
    """Right of all, by kind of typing and by outcome, and every failure with its complaints."""
    kinds, outcomes = Counter(row.turn.kind for row in rows), Counter(row.turn.outcome for row in rows)
    failed = [row for row in rows if row.wrong]
    bad_kinds, bad_outcomes = Counter(row.turn.kind for row in failed), Counter(row.turn.outcome for row in failed)
    lines = [f"{len(rows) - len(failed)}/{len(rows)} turns right ({share(rows):.3f}), destroyed: {sum(bool(row.lost) for row in rows)}"]
    lines += [f"  {kind}: {count - bad_kinds[kind]}/{count}" for kind, count in kinds.items()]
    lines += [f"  {outcome}: {outcomes[outcome] - bad}/{outcomes[outcome]}" for outcome, bad in bad_outcomes.items()]
    lines += [f"  {row.turn.kind} {row.turn.outcome}: {row.turn.say[:90]}\n      {'; '.join(row.wrong)}" for row in failed]
    return "\n".join(lines)


@pytest.mark.parametrize(("name", "count", "enough"), [("conversation_turns.yaml", 134, 0.95), ("conversation_turns_unseen.yaml", 100, 0.9)])
def test_what_officers_say_is_done(stage: Stage, name: str, count: int, enough: float, capsys: pytest.CaptureFixture[str]) -> None:
    rows = judged(stage, read_turns(HERE / name))
    with capsys.disabled():
        print(f"\n{name}: {table(rows)}")
    assert len(rows) == count
    assert [(row.turn.say, row.lost) for row in rows if row.lost] == []
    assert share(rows) >= enough
