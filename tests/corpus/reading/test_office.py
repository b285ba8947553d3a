"""Reading .doc, .rtf and .odt through LibreOffice."""

import http.server
import shutil
import socketserver
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import UnreadableFile
from corpus.reading import office, read_bytes
from corpus.reading.office_program import find_program
from tests.corpus.reading.old_files import made_by_office, odt, odt_with_macro, rtf

pytestmark = pytest.mark.office

_PAGE = """<p>I. KẾT QUẢ</p><ol><li>Khen thưởng</li><li>Thi đua</li></ol>
<table border="1"><tr><td>Hình thức</td><td>Số lượng</td></tr><tr><td>Giấy khen</td><td>12</td></tr></table>"""


@pytest.fixture(autouse=True)
def installed() -> None:
    if find_program() is None:
        pytest.skip("needs LibreOffice Writer (Debian: libreoffice-writer)")


@pytest.mark.parametrize("to", ["doc:MS Word 97", "rtf:Rich Text Format", "odt"])
def test_old_and_open_formats_are_read(tmp_path: Path, to: str) -> None:
    kind = to.partition(":")[0]
    reading = read_bytes(f"a.{kind}", made_by_office(tmp_path, _PAGE, to))
    assert reading.format == kind
    assert "I. KẾT QUẢ" in reading.text
    assert "1. Khen thưởng\n\n2. Thi đua" in reading.text
    assert "Hình thức | Số lượng\nGiấy khen | 12" in reading.text
    assert "qua LibreOffice" in reading.notes[0]


def test_old_font_in_a_doc_is_converted_run_by_run(tmp_path: Path) -> None:
    page = '<p><font face=".VnTime">B¸o c¸o kÕt qu¶ n¨m 2005</font></p><p>Chữ mới giữ nguyên: µm</p>'
    reading = read_bytes("a.doc", made_by_office(tmp_path, page, "doc:MS Word 97"))
    assert reading.text == "Báo cáo kết quả năm 2005\n\nChữ mới giữ nguyên: µm"
    assert any("TCVN3" in note for note in reading.notes)


def test_damaged_file_is_refused_and_the_next_is_read() -> None:
    with pytest.raises(UnreadableFile, match=r"«a\.odt».*: hãy "):
        read_bytes("a.odt", odt("<text:p>chữ"))
    assert read_bytes("b.rtf", rtf("Nội dung")).text == "Nội dung"


def test_conversion_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "SECONDS", 0.05)
    with pytest.raises(UnreadableFile, match="quá lâu"):
        read_bytes("a.rtf", rtf("Nội dung"))


def test_without_the_program_the_officer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_program", lambda: None)
    with pytest.raises(UnreadableFile, match=r"chưa có LibreOffice để đọc: hãy cài LibreOffice hoặc lưu tệp thành \.docx"):
        read_bytes("a.rtf", rtf("Nội dung"))


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """A web server on this machine: its address and the paths it was asked for."""
    paths: list[str] = []

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_GET  # noqa: N815 - names of the library

        def log_message(self, *_: object) -> None:
            pass

    with socketserver.TCPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}", paths
        server.shutdown()
        thread.join()


def test_nothing_is_fetched(asked: tuple[str, list[str]]) -> None:
    address, paths = asked
    picture = f'<draw:frame><draw:image xlink:href="{address}/a.png" xlink:type="simple" xlink:actuate="onLoad"/></draw:frame>'
    source = f'<text:section-source xlink:href="{address}/b.odt" xlink:type="simple" xlink:show="embed"/>'
    section = f'<text:section text:name="s">{source}<text:p>cũ</text:p></text:section>'
    assert "chữ" in read_bytes("a.odt", odt(f"<text:p>chữ{picture}</text:p>{section}")).text
    field = f'{{\\field{{\\*\\fldinst INCLUDEPICTURE "{address}/c.png" \\\\d}}{{\\fldrslt}}}}'
    template = f"{{\\*\\template {address}/t.dot}}"
    assert "chữ" in read_bytes("a.rtf", rtf("chữ", head=template + field)).text
    assert paths == []


def test_macro_of_a_document_does_not_run(tmp_path: Path) -> None:
    trace = tmp_path / "ran"
    macro = f'Sub Main\nOpen "{trace}" For Output As #1\nPrint #1, "x"\nClose #1\nEnd Sub'
    assert "chữ" in read_bytes("a.odt", odt_with_macro(macro)).text
    assert not trace.exists()


def test_profile_is_made_once_and_without_macros() -> None:
    read_bytes("a.rtf", rtf("Nội dung"))
    folder = office._PROFILE.folder()
    settings = (folder / "user" / "registrymodifications.xcu").read_text(encoding="utf-8")
    assert "DisableMacrosExecution" in settings and "MacroSecurityLevel" in settings
    read_bytes("a.rtf", rtf("Nội dung"))
    assert office._PROFILE.folder() == folder
    shutil.rmtree(folder)
    assert read_bytes("a.rtf", rtf("Nội dung")).text == "Nội dung"
