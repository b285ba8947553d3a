"""A page asks for its script in one packed file, or for every module of it at once where a source is newer."""

import hashlib
import re
from pathlib import Path

import pytest

from api.pages.files import FOLDER
from api.pages.modules import module, modules_of, packed_of
from api.pages.templates import FOLDER as TEMPLATES

ENTRIES = sorted({match for page in TEMPLATES.glob("*.html") for match in re.findall(r'module\("([^"]+)"\)', page.read_text(encoding="utf-8"))})


def _tree(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.with_suffix(".js").write_text(text, encoding="utf-8")


def test_modules_are_followed_through_folders_once_each(tmp_path: Path) -> None:
    spread = 'import {\n  d,\n  e,\n} from "../c/d.js";\nimport "./main.js";\n'
    _tree(tmp_path, a__main='import { b } from "./b.js";\nimport "../c/d.js";\n', a__b=spread, c__d="")
    assert modules_of("a/main.js", tmp_path) == ["a/b.js", "c/d.js"]


def test_what_is_imported_later_or_only_spoken_of_is_left_out(tmp_path: Path) -> None:
    _tree(tmp_path, main='// import "./no.js";\nexport const load = () => import("./later.js");\nexport * from "./b.js";\n', b="")
    assert modules_of("main.js", tmp_path) == ["b.js"]


def test_a_module_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    _tree(tmp_path, main='import "./gone.js";\n')
    with pytest.raises(FileNotFoundError):
        modules_of("main.js", tmp_path)


@pytest.mark.parametrize("entry", ENTRIES)
def test_every_script_is_packed_as_it_is_now(entry: str) -> None:
    """If this fails: `make editor`, and commit what it wrote."""
    packed = packed_of(entry)
    assert packed is not None
    assert re.fullmatch(rf'<script type="module" src="/static/v-[0-9a-f]{{12}}/{packed}"></script>', module(entry))


def test_a_packed_file_older_than_a_source_is_not_used(tmp_path: Path) -> None:
    for path in ("js/registry.js", "js/core/dom.js"):
        _tree(tmp_path, **{path.removesuffix(".js").replace("/", "__"): 'import "./core/dom.js";\n' if path == "js/registry.js" else "export const a = 1;\n"})
    told = hashlib.sha256()
    for path in ("js/core/dom.js", "js/registry.js"):
        told.update(f"{path}\n".encode() + (tmp_path / path).read_bytes())
    (tmp_path / "js" / "packed").mkdir()
    (tmp_path / "js" / "packed" / "registry.js").write_text(f"/* {told.hexdigest()} */\n", encoding="utf-8")
    assert packed_of("js/registry.js", tmp_path) == "js/packed/registry.js"
    (tmp_path / "js" / "core" / "dom.js").write_text("export const a = 2;\n", encoding="utf-8")
    assert packed_of("js/registry.js", tmp_path) is None


def test_a_page_with_a_newer_source_asks_for_its_modules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.pages.modules.packed_of", lambda _: None)
    monkeypatch.setattr("api.pages.modules.state_of_files", lambda: "0" * 12)
    tags = module("js/review/main.js").splitlines()
    assert tags[-1] == '<script type="module" src="/static/v-000000000000/js/review/main.js"></script>'
    links = re.findall(r'modulepreload" href="/static/v-0{12}/([^"]+)"', "\n".join(tags))
    assert len(links) == len(tags) - 1 == len(set(links)) > 10
    assert all((FOLDER / link).is_file() for link in links)


def test_all_pages_with_a_script_use_it() -> None:
    assert len(ENTRIES) >= 12
    assert not [page.name for page in TEMPLATES.glob("*.html") if 'type="module"' in page.read_text(encoding="utf-8")]
