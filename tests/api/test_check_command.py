"""`trobut check` as a program: profiles, suppressions, forms, fixes."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import docx

TEXT = (
    "BÁO CÁO\r\n\r\nKết quả công tác 6 tháng đầu năm 2024\r\n\r\nI. KẾT QUẢ\r\n\r\nCăn cứ Nghị định số 98/2023/NĐ-CP ngày 30/12/2023 của Chính phủ, "
    "Sở thực hiện Kế hoạch số 12/KH-SCT ngày 05/3/2024 về việc về thi đua.\r\n"
)
BO_QUA = '[[suppressions]]\ncode = "VB301"\ntext = "ngày 30/12/2023"\nreason = "bản giấy ghi vậy"\nauthor = "Nguyễn Thị Hạnh"\n'


def check(*arguments: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "api.cli", "--data", str(cwd / "data"), "check", *map(str, arguments), "--as-of", "2024-06-30"]
    return subprocess.run(command, capture_output=True, cwd=Path(__file__).parents[2], env={**os.environ, **environment})


def written(folder: Path, text: str = TEXT) -> Path:
    path = folder / "bao-cao.txt"
    path.write_bytes(text.encode())
    return path


def codes(answer: subprocess.CompletedProcess[bytes]) -> list[str]:
    return [finding["code"] for finding in json.loads(answer.stdout)["findings"]]


def test_a_profile_is_chosen_by_option_environment_and_data_folder(tmp_path: Path) -> None:
    file = written(tmp_path)
    own = tmp_path / "rieng.toml"
    own.write_text('[rules]\nVB301 = "warning"\n', encoding="utf-8")
    assert check(file, cwd=tmp_path).returncode == 1
    assert check(file, "--profile", own, cwd=tmp_path).returncode == 0
    assert check(file, cwd=tmp_path, TROBUT_PROFILE=str(own)).returncode == 0
    (tmp_path / "data").mkdir()
    own.rename(tmp_path / "data" / "ho-so.toml")
    assert check(file, cwd=tmp_path).returncode == 0
    assert check(file, "--profile", "chặt", cwd=tmp_path).returncode == 1


def test_an_unknown_profile_is_one_sentence(tmp_path: Path) -> None:
    answer = check(written(tmp_path), "--profile", "nghiêm", cwd=tmp_path)
    assert (answer.returncode, answer.stdout) == (2, b"")
    assert answer.stderr.decode().count("\n") == 1 and "strict (chặt)" in answer.stderr.decode()


def test_the_list_beside_the_file_is_read_unless_another_is_given(tmp_path: Path) -> None:
    file = written(tmp_path)
    (tmp_path / "bao-cao.txt.bo-qua.toml").write_text(BO_QUA, encoding="utf-8")
    answer = check(file, "--format", "json", cwd=tmp_path)
    assert answer.returncode == 0 and [each["code"] for each in json.loads(answer.stdout)["suppressed"]] == ["VB301"]
    other = tmp_path / "khac.toml"
    other.write_text("", encoding="utf-8")
    assert check(file, "--suppressions", other, cwd=tmp_path).returncode == 1


def test_the_text_form_lists_and_counts_what_was_suppressed(tmp_path: Path) -> None:
    file = written(tmp_path)
    (tmp_path / "bao-cao.txt.bo-qua.toml").write_text(BO_QUA, encoding="utf-8")
    said = check(file, cwd=tmp_path).stdout.decode()
    assert "đã bỏ qua VB301 «ngày 30/12/2023»: bản giấy ghi vậy (Nguyễn Thị Hạnh)" in said
    assert "đã bỏ qua 1 chỗ có ghi lý do." in said


def test_sarif_and_html_are_all_that_stands_on_stdout(tmp_path: Path) -> None:
    file = written(tmp_path)
    assert json.loads(check(file, "--format", "sarif", cwd=tmp_path).stdout)["version"] == "2.1.0"
    assert check(file, "--format", "html", cwd=tmp_path).stdout.startswith(b"<!doctype html>")


def test_fix_changes_safe_places_only_and_keeps_every_other_byte(tmp_path: Path) -> None:
    file, out = written(tmp_path), tmp_path / "sua.txt"
    answer = check(file, "--fix", out, cwd=tmp_path)
    assert out.read_bytes() == TEXT.replace("về việc về", "về việc").encode()
    assert file.read_bytes() == TEXT.encode()
    assert "(VB110): «" in answer.stdout.decode() and f"Đã ghi «{out}» với 1 chỗ sửa." in answer.stdout.decode()
    again = tmp_path / "sua-2.txt"
    check(out, "--fix", again, cwd=tmp_path)
    assert again.read_bytes() == out.read_bytes()


def test_apply_names_an_unsafe_place(tmp_path: Path) -> None:
    out = tmp_path / "sua.txt"
    check(written(tmp_path), "--fix", out, "--apply", "VB301@7:35", cwd=tmp_path)
    assert out.read_bytes() == TEXT.replace("về việc về", "về việc").replace("30/12/2023", "31/12/2023").encode()


def test_apply_of_what_nobody_proposes_writes_nothing(tmp_path: Path) -> None:
    out = tmp_path / "sua.txt"
    answer = check(written(tmp_path), "--fix", out, "--apply", "VB301@1:1", cwd=tmp_path)
    assert answer.returncode == 2 and "Không có đề xuất sửa" in answer.stderr.decode() and not out.exists()


def test_apply_needs_fix(tmp_path: Path) -> None:
    assert "--fix OUT" in check(written(tmp_path), "--apply", "VB301@7:35", cwd=tmp_path).stderr.decode()


def test_the_input_is_never_overwritten(tmp_path: Path) -> None:
    file = written(tmp_path)
    link = tmp_path / "khac-ten.txt"
    link.symlink_to(file)
    for out in (file, link):
        answer = check(file, "--fix", out, cwd=tmp_path)
        assert answer.returncode == 2 and "Không ghi đè" in answer.stderr.decode()
    assert file.read_bytes() == TEXT.encode()


def test_a_folder_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    answer = check(written(tmp_path), "--fix", tmp_path / "khong-co" / "sua.txt", cwd=tmp_path)
    assert answer.returncode == 2 and "Không ghi được" in answer.stderr.decode()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bao-cao.txt"]


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk: the write breaks off in the middle."""
    file = written(tmp_path, TEXT + "Sở đã triển khai. " * 20_000)
    program = f"""
import resource, signal, sys
from api.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
sys.exit(main({["check", str(file), "--fix", str(tmp_path / "sua.txt")]!r}))
"""
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, cwd=Path(__file__).parents[2])
    assert answer.returncode == 2 and "Không ghi được" in answer.stderr.decode()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bao-cao.txt"]


def test_a_word_file_is_corrected_in_place_of_its_runs(tmp_path: Path) -> None:
    document = docx.Document()
    line = document.add_paragraph("Sở thực hiện Kế hoạch số 12/KH-SCT ngày 05/3/2024 ")
    line.add_run("về việc về").bold = True
    line.add_run(" thi đua.")
    buffer = io.BytesIO()
    document.save(buffer)
    file, out = tmp_path / "bao-cao.docx", tmp_path / "sua.docx"
    file.write_bytes(buffer.getvalue())
    check(file, "--fix", out, cwd=tmp_path)
    runs = docx.Document(str(out)).paragraphs[0].runs
    assert [(run.text, run.bold) for run in runs] == [("Sở thực hiện Kế hoạch số 12/KH-SCT ngày 05/3/2024 ", None), ("về việc", True), (" thi đua.", None)]
    refused = check(file, "--fix", tmp_path / "sua.pdf", cwd=tmp_path)
    assert refused.returncode == 2 and ".txt" in refused.stderr.decode()
