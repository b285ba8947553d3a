"""Which addresses are printed, and where links of commands lead."""

from pathlib import Path

import pytest

from api.commands.addresses import address_for_links, addresses_of, remember
from api.settings import Settings


@pytest.mark.parametrize(
    ("host", "url", "expected"),
    [
        ("127.0.0.1", "", ("http://127.0.0.1:8000",)),
        ("10.1.2.3", "", ("http://10.1.2.3:8000",)),
        ("::1", "", ("http://[::1]:8000",)),
        ("0.0.0.0", "", ("http://10.0.0.5:8000", "http://192.168.1.7:8000", "http://127.0.0.1:8000")),
        ("0.0.0.0", "https://trobut.so.gov.vn", ("https://trobut.so.gov.vn",)),
    ],
)
def test_addresses_are_those_by_which_the_program_is_reached(host: str, url: str, expected: tuple[str, ...]) -> None:
    assert addresses_of(host, 8000, url, own=lambda: ("10.0.0.5", "192.168.1.7")) == expected


def test_machine_without_a_network_is_reached_at_itself() -> None:
    assert addresses_of("0.0.0.0", 9000, own=tuple) == ("http://127.0.0.1:9000",)


def test_link_of_a_command_leads_to_where_the_program_serves(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    assert address_for_links(settings) == "http://127.0.0.1:8000"
    remember(tmp_path, ("http://10.0.0.5:9000", "http://127.0.0.1:9000"))
    assert address_for_links(settings) == "http://10.0.0.5:9000"
    assert address_for_links(Settings(data=tmp_path, url="https://trobut.so.gov.vn")) == "https://trobut.so.gov.vn"


def test_damaged_note_of_the_address_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "serving.json").write_text("{", encoding="utf-8")
    assert address_for_links(Settings(data=tmp_path)) == "http://127.0.0.1:8000"
