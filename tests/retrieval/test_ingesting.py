"""Files into the library: each answered for, nothing twice, changes followed, failures kept."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from corpus.gathering import Item, gather
from corpus.library_failures import FailedFiles
from corpus.preparing import Preparer
from retrieval.errors import DocumentInUse
from retrieval.indexing import Incoming, Ingestion
from retrieval.ingesting import Intake, Progress, Prune, Summary
from retrieval.opening import Retrieval
from tests.corpus.gathering.archives import zipped
from tests.retrieval.builders import PLAN, REPORT

USED: set[str] = set()


@pytest.fixture(scope="module")
def preparer() -> Iterator[Preparer]:
    with Preparer(workers=2) as opened:
        yield opened


@pytest.fixture
def intake(retrieval: Retrieval, preparer: Preparer) -> Intake:
    USED.clear()
    return retrieval.intake(preparer, in_use=lambda: USED)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    kho = tmp_path / "kho"
    (kho / "sau").mkdir(parents=True)
    (kho / "bc.txt").write_text(REPORT, encoding="utf-8")
    (kho / "sau" / "kh.txt").write_text(PLAN, encoding="utf-8")
    return kho


def run(intake: Intake, folder: Path, *, prune: bool = False, everything: bool = False) -> Summary:
    return intake.run(gather([folder]), prune=Prune((str(folder),), everything=everything) if prune else None)


def statuses(summary: Summary) -> list[tuple[str, str]]:
    return [(outcome.name, outcome.status) for outcome in summary.outcomes]


def ids(retrieval: Retrieval) -> list[str]:
    assert retrieval.ingestion().verify().ok, retrieval.ingestion().verify().lines
    return sorted(document.id for document in retrieval.library.list())


def test_a_folder_comes_in_and_a_second_time_changes_nothing(retrieval: Retrieval, intake: Intake, folder: Path) -> None:
    assert statuses(run(intake, folder)) == [("bc.txt", "added"), ("kh.txt", "added")]
    generation = retrieval.library.generation()
    assert statuses(run(intake, folder)) == [("bc.txt", "unchanged"), ("kh.txt", "unchanged")]
    assert (ids(retrieval), retrieval.library.generation()) == (["bc", "kh"], generation)


def test_the_same_content_at_two_places_is_one_document(retrieval: Retrieval, intake: Intake, folder: Path) -> None:
    (folder / "ban sao.txt").write_text(REPORT, encoding="utf-8")
    assert statuses(run(intake, folder)) == [("ban sao.txt", "added"), ("bc.txt", "unchanged"), ("kh.txt", "added")]
    assert [source.path for source in retrieval.library.sources("ban-sao")] == [str(folder / "ban sao.txt"), str(folder / "bc.txt")]


def test_a_changed_file_updates_its_document(retrieval: Retrieval, intake: Intake, folder: Path) -> None:
    run(intake, folder)
    before = {passage.text: passage.id for passage in retrieval.library.passages_of("bc")}
    (folder / "bc.txt").write_text(REPORT.replace("12 cá nhân", "15 cá nhân"), encoding="utf-8")
    assert statuses(run(intake, folder)) == [("bc.txt", "updated"), ("kh.txt", "unchanged")]
    after = {passage.text: passage.id for passage in retrieval.library.passages_of("bc")}
    assert ids(retrieval) == ["bc", "kh"] and "15 cá nhân" in retrieval.library.text("bc")
    assert all(after[text] == number for text, number in before.items() if text in after) and before.keys() & after.keys()


def test_corrections_survive_a_changed_file(retrieval: Retrieval, intake: Intake, folder: Path) -> None:
    run(intake, folder)
    retrieval.ingestion().correct("bc", kind="news", period="2023")
    (folder / "bc.txt").write_text(REPORT.replace("12 cá nhân", "15 cá nhân"), encoding="utf-8")
    run(intake, folder)
    stored = retrieval.library.get("bc")
    assert (stored.kind, stored.period, {passage.kind for passage in retrieval.library.passages_of("bc")}) == ("news", "2023", {"news"})
    assert ids(retrieval) == ["bc", "kh"]


def test_a_file_that_becomes_another_takes_the_older_document_out(retrieval: Retrieval, intake: Intake, folder: Path) -> None:
    run(intake, folder)
    (folder / "bc.txt").write_text(PLAN, encoding="utf-8")
    assert statuses(run(intake, folder)) == [("bc.txt", "updated"), ("kh.txt", "unchanged")]
    assert ids(retrieval) == ["kh"] and len(retrieval.library.sources("kh")) == 2


def test_a_moved_and_a_changed_file_do_not_get_mixed_up(retrieval: Retrieval, intake: Intake, folder: Path) -> None:
    run(intake, folder)
    (folder / "a-cu.txt").write_text(REPORT, encoding="utf-8")
    (folder / "bc.txt").write_text(REPORT.replace("12 cá nhân", "15 cá nhân"), encoding="utf-8")
    assert statuses(run(intake, folder)) == [("a-cu.txt", "unchanged"), ("bc.txt", "added"), ("kh.txt", "unchanged")]
    assert ids(retrieval) == ["bc", "bc-2", "kh"]
    assert [source.path for source in retrieval.library.sources("bc")] == [str(folder / "a-cu.txt")]


def test_a_document_in_use_stays_and_the_new_version_comes_beside_it(retrieval: Retrieval, intake: Intake, folder: Path) -> None:
    run(intake, folder)
    USED.add("bc")
    (folder / "bc.txt").write_text(REPORT.replace("12 cá nhân", "15 cá nhân"), encoding="utf-8")
    added = run(intake, folder).outcomes[0]
    assert (added.status, added.document and added.document.id) == ("added", "bc-2")
    assert "đang dùng để soạn báo cáo" in (added.reason or "") and "12 cá nhân" in retrieval.library.text("bc")
    with pytest.raises(DocumentInUse, match="đang dùng để soạn"):
        retrieval.ingestion(in_use=lambda: USED).remove("bc")
    assert ids(retrieval) == ["bc", "bc-2", "kh"]


def test_a_vanished_file_is_pruned_only_when_asked_and_only_under_the_folder(retrieval: Retrieval, intake: Intake, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "ngoai.txt").write_text(REPORT.replace("12/BC", "99/BC"), encoding="utf-8")
    (folder / "them.txt").write_text(PLAN.replace("05/KH", "06/KH"), encoding="utf-8")
    intake.run(gather([folder, tmp_path / "ngoai.txt"]))
    (folder / "bc.txt").unlink()
    (tmp_path / "ngoai.txt").unlink()
    assert run(intake, folder).count("removed") == 0
    summary = run(intake, folder, prune=True)
    assert statuses(summary)[-1] == ("bc.txt", "removed") and ids(retrieval) == ["kh", "ngoai", "them"]


def test_pruning_stops_when_most_would_go(retrieval: Retrieval, intake: Intake, folder: Path) -> None:
    run(intake, folder)
    (folder / "bc.txt").unlink()
    (folder / "sau" / "kh.txt").unlink()
    refusal = run(intake, folder, prune=True).refusal
    assert refusal and "--prune=all" in refusal and ids(retrieval) == ["bc", "kh"]
    assert run(intake, folder, prune=True, everything=True).count("removed") == 2
    assert ids(retrieval) == []


def test_pruning_keeps_what_is_in_use_and_what_also_lies_elsewhere(retrieval: Retrieval, intake: Intake, folder: Path) -> None:
    (folder / "sau" / "ban sao.txt").write_text(REPORT, encoding="utf-8")
    run(intake, folder)
    USED.add("kh")
    (folder / "bc.txt").unlink()
    (folder / "sau" / "kh.txt").unlink()
    summary = run(intake, folder, prune=True, everything=True)
    assert statuses(summary)[-1] == ("kh.txt", "unchanged") and "giữ lại" in (summary.outcomes[-1].reason or "")
    assert ids(retrieval) == ["bc", "kh"]


def test_the_members_of_an_archive_that_cannot_be_opened_have_not_vanished(retrieval: Retrieval, intake: Intake, folder: Path) -> None:
    path = zipped(folder / "a.zip", {"bc2.txt": REPORT.replace("12/BC", "13/BC").encode()})
    run(intake, folder)
    path.write_bytes(b"hong" * 99)
    assert run(intake, folder, prune=True).count("removed") == 0
    assert ids(retrieval) == ["bc", "bc2", "kh"]


def test_failures_are_listed_with_their_reason_and_tried_again(retrieval: Retrieval, intake: Intake, folder: Path) -> None:
    (folder / "hong.docx").write_bytes(b"PK\x03\x04 khong phai zip")
    failed = next(outcome for outcome in run(intake, folder).outcomes if outcome.status == "failed")
    (noted,) = retrieval.library.failures()
    assert (noted.id, noted.path, noted.attempts) == (failed.failure, str(folder / "hong.docx"), 1) and noted.reason == failed.reason
    assert intake.retry(noted.id).status == "failed" and retrieval.library.failures()[0].attempts == 2
    (folder / "hong.docx").unlink()
    assert "Không còn thấy" in (intake.retry(noted.id).reason or "")


def test_a_failed_upload_is_kept_and_tried_again_from_its_bytes(retrieval: Retrieval, intake: Intake) -> None:
    (failed,) = intake.run([Item("hong.docx", lambda: b"PK\x03\x04 khong phai zip")]).outcomes
    (noted,) = retrieval.library.failures()
    assert noted.kept and noted.path is None and noted.id == failed.failure
    assert intake.retry(noted.id).failure == noted.id
    intake.forget(noted.id)
    assert retrieval.library.failures() == ()


def test_a_repaired_file_leaves_the_list_of_failures(retrieval: Retrieval, intake: Intake, folder: Path) -> None:
    (folder / "hong.txt").write_bytes(b"")
    run(intake, folder)
    assert len(retrieval.library.failures()) == 1
    (folder / "hong.txt").write_text(REPORT.replace("12/BC", "14/BC"), encoding="utf-8")
    run(intake, folder)
    assert retrieval.library.failures() == ()


def test_a_failed_file_that_has_vanished_leaves_the_list_when_pruned(retrieval: Retrieval, intake: Intake, folder: Path) -> None:
    (folder / "hong.txt").write_bytes(b"")
    run(intake, folder)
    (folder / "hong.txt").unlink()
    run(intake, folder, prune=True)
    assert retrieval.library.failures() == ()


def test_an_upload_has_no_place(retrieval: Retrieval, intake: Intake) -> None:
    (outcome,) = intake.run([Item("BC 6T.txt", REPORT.encode, notes=("lấy từ tệp nén",))]).outcomes
    assert outcome.document is not None and retrieval.library.sources(outcome.document.id) == ()
    assert outcome.document.notes[0] == "lấy từ tệp nén"


def test_progress_counts_every_file(intake: Intake, folder: Path) -> None:
    told: list[Progress] = []
    (folder / "hong.txt").write_bytes(b"")
    intake.run(gather([folder]), progress=told.append)
    assert [progress.done for progress in told] == [1, 2, 3] and told[-1].total == 3


def test_a_cancelled_run_keeps_what_came_in_and_prunes_nothing(retrieval: Retrieval, intake: Intake, folder: Path) -> None:
    run(intake, folder)
    (folder / "bc.txt").unlink()
    summary = intake.run(gather([folder]), prune=Prune((str(folder),), everything=True), cancelled=lambda: True)
    assert summary.cancelled and summary.outcomes == () and ids(retrieval) == ["bc", "kh"]


def test_what_was_kept_of_a_failure_may_be_gone(retrieval: Retrieval, intake: Intake) -> None:
    FailedFiles(retrieval.library.database, retrieval.data / "failed").note("to.docx", "hỏng", path=None, size=9)
    (noted,) = retrieval.library.failures()
    assert "hãy nạp lại tệp" in (intake.retry(noted.id).reason or "")


def test_a_file_that_no_database_takes_fails_alone(retrieval: Retrieval, intake: Intake, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Ingestion.take_in

    def strict(self: Ingestion, files: Sequence[Incoming]) -> object:
        if any(file.prepared and file.prepared.name == "kh.txt" for file in files):
            raise UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates not allowed")
        return whole(self, files)

    monkeypatch.setattr(Ingestion, "take_in", strict)
    summary = run(intake, folder)
    assert statuses(summary) == [("bc.txt", "added"), ("kh.txt", "failed")] and "Không lưu được" in (summary.outcomes[1].reason or "")
    assert ids(retrieval) == ["bc"]
