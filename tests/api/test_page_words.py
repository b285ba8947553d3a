"""What the scripts of a page take from its templates is there: a phrase or a piece that a merge lost would be noticed only when somebody needs it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

API = Path(__file__).parents[2] / "api"
SCRIPTS, TEMPLATES = API / "static" / "js", API / "templates"
MODULE = re.compile(r'module\("js/([^"]+)"\)')
ELSEWHERE = {("sign_in.html", "copied"), ("sign_in.html", "not-copied"), ("sign_in.html", "not-same"), ("one_time.html", "copied")}
ELSEWHERE |= {("one_time.html", "not-copied"), ("administration.html", "not-same"), ("start.html", "undone"), ("start.html", "undo-nothing")}
"""(page, phrase) that a module of several pages uses only on another page."""


def template(name: str) -> str:
    """A template with what it extends and includes."""
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    return text + "".join(template(other) for other in re.findall(r'{% (?:include|extends) "([^"]+)"', text))


def modules(path: Path, known: set[Path]) -> Iterator[Path]:
    """A script and what it imports."""
    if path in known:
        return
    known.add(path)
    yield path
    for other in re.findall(r'(?:from|import\() ?"(\.[^"]+)"', path.read_text(encoding="utf-8")):
        yield from modules((path.parent / other).resolve(), known)


def pages() -> dict[str, str]:
    """Template → its script."""
    found = {path.name: MODULE.search(path.read_text(encoding="utf-8")) for path in sorted(TEMPLATES.glob("[!_]*.html"))}
    return {name: match[1] for name, match in found.items() if match}


def taken(name: str, function: str) -> set[str]:
    """What the scripts of a page ask a function of core/templates.js for by a name that stands in the script."""
    scripts = modules((SCRIPTS / pages()[name]).resolve(), set())
    code = "\n".join(line for path in scripts for line in path.read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith(("//", "/**", "*")))
    return set(re.findall(rf'\b{function}\("([^"]+)"', code))


@pytest.mark.parametrize("name", pages())
def test_phrases_of_a_page_are_in_its_templates(name: str) -> None:
    said = {phrase for phrase in taken(name, "say") if (name, phrase) not in ELSEWHERE}
    assert said - set(re.findall(r'data-w="([^"]+)"', template(name))) == set()


@pytest.mark.parametrize("name", pages())
def test_pieces_of_a_page_are_in_its_templates(name: str) -> None:
    assert taken(name, "stamp") - set(re.findall(r'<template id="t-([^"]+)"', template(name))) == set()


def test_names_are_found_in_the_scripts() -> None:
    assert len(taken("workbench.html", "say")) > 100
    assert len(taken("workbench.html", "stamp")) > 50


@pytest.mark.parametrize("name", sorted(path.name for path in TEMPLATES.glob("[!_]*.html")))
def test_no_name_stands_twice_on_a_page(name: str) -> None:
    """Two dialogs of one id: the second would never open."""
    text = template(name)
    identities = re.findall(r'\bid="([^"{}]+)"', text)
    assert sorted(each for each in set(identities) if identities.count(each) > 1) == []


@pytest.mark.parametrize("name", pages())
def test_elements_that_scripts_look_for_are_on_the_page(name: str) -> None:
    sought = {each.removeprefix("#") for each in taken(name, "one") if re.fullmatch(r"#[\w-]+", each)}
    there = set(re.findall(r'\bid="([^"{}]+)"', template(name))) | set(re.findall(r'\bhead\("([^"]+)"', template(name)))
    assert sought - there == set()
    assert sought or name in {"rule.html", "rules.html"}
