"""The code of docs/langchain.md runs as it stands, beside a data folder."""

import re
import shutil
from pathlib import Path

import pytest

from tests.model_server.running import ROOT

_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_code_of_the_page_runs_in_order(library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(library, tmp_path / "trobut-data")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    blocks = _BLOCK.findall((ROOT / "docs" / "langchain.md").read_text(encoding="utf-8"))
    for block in blocks:
        exec(compile(block, "docs/langchain.md", "exec"), names)
    said = capsys.readouterr().out
    names["retriever"].searcher.close()  # type: ignore[attr-defined]
    assert len(blocks) == 2
    assert "bc-6t-2024" in said.splitlines()[0]
    assert "[05/KH-SVH, 2024] " in said
    assert {document.metadata["document"] for document in names["plans"]} == {"kh-2024"}  # type: ignore[attr-defined]


def test_page_names_every_key_of_the_metadata(library: Path) -> None:
    from assistant.langchain.data_folder import DataFolder
    from assistant.langchain.retriever import TrobutRetriever

    folder = DataFolder(library)
    page = (ROOT / "docs" / "langchain.md").read_text(encoding="utf-8")
    keys = TrobutRetriever(searcher=folder, k=1).invoke("thi đua")[0].metadata
    folder.close()
    assert [key for key in keys if f"`{key}`" not in page] == []
