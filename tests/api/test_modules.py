"""Pages name every module of their script beforehand, at the addresses at which the imports will ask for them."""

import re
from pathlib import Path

import pytest

from api.pages.files import FOLDER
from api.pages.modules import module, modules_of
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
def test_every_page_names_what_its_script_imports(entry: str) -> None:
    links = re.findall(r'modulepreload" href="/static/v-[0-9a-f]{12}/([^"]+)"', module(entry))
    assert entry not in links and len(links) == len(set(links))
    assert all((FOLDER / link).is_file() for link in links)
    imported = [name for path in [entry, *links] for name in re.findall(r'from "[./]*/([\w-]+\.js)"', (FOLDER / path).read_text(encoding="utf-8"))]
    assert set(imported) <= {link.rsplit("/", 1)[-1] for link in links}
    assert module(entry).endswith(f'/{entry}"></script>')


def test_all_pages_with_a_script_use_it() -> None:
    assert len(ENTRIES) >= 12
    assert not [page.name for page in TEMPLATES.glob("*.html") if 'type="module"' in page.read_text(encoding="utf-8")]
