"""A verdict can be given again from what it says of itself."""

import json
import tomllib
from datetime import date
from pathlib import Path

from assistant.checker.check import check
from assistant.checker.json_form import to_json
from assistant.checker.profiles import profile_from, profile_named
from assistant.checker.suppression import Suppression
from assistant.checker.suppression_file import suppression_from
from assistant.checker.version import VERSION
from corpus.registry.fingerprint import fingerprint
from corpus.registry.snapshot import Registry
from corpus.registry.starting import starter_registry
from corpus.structure import parse
from tests.assistant.checker.days import TODAY

TEXT = (
    "SỞ CÔNG THƯƠNG TỈNH LAM GIANG\n\nSố: /BC-SCT\n\nLam Giang, ngày  tháng  năm 2024\n\nBÁO CÁO\n\nKết quả công tác 6 tháng đầu năm 2024\n\nI. KẾT QUẢ\n\n"
    "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 30/12/2023 của Chính phủ, Sở tổ chức […số cuộc (kỳ trước: 01)…] cuộc.\n"
)
SUPPRESSIONS = (Suppression("NB11", text="[…số cuộc (kỳ trước: 01)…]", reason="chờ phòng nghiệp vụ", author="Hạnh", date=date(2024, 6, 20)),)


def test_the_same_values_give_the_same_answer() -> None:
    first = to_json(check(parse(TEXT), registry=starter_registry(), today=TODAY, profile=profile_named("strict"), suppressions=SUPPRESSIONS))
    kept = json.loads(json.dumps(first, ensure_ascii=False))
    given = kept["replay"]
    again = to_json(
        check(
            parse(kept["document"]["text"]),
            registry=starter_registry(),
            today=date(2030, 1, 1),
            on=date.fromisoformat(given["as_of"]),
            home=given["office"],
            stage=given["stage"],
            profile=profile_from(given["profile"], name="", where=""),
            suppressions=[suppression_from(each, where="") for each in given["suppressions"]],
        )
    )
    assert again["summary"].pop("as_of_source") == "given"
    assert first["summary"].pop("as_of_source") == "period"
    assert again == first
    assert len(first["suppressed"]) == 1 and first["findings"]


def test_the_fingerprint_names_the_contents_of_the_registry() -> None:
    starter = starter_registry()
    assert fingerprint(Registry(starter.entries, starter.coverage)) == fingerprint(starter)
    assert fingerprint(Registry(starter.entries[1:], starter.coverage)) != fingerprint(starter)
    assert fingerprint(Registry(starter.entries, ())) != fingerprint(Registry(starter.entries, starter.coverage)) or not starter.coverage


def test_the_version_is_that_of_the_package() -> None:
    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == VERSION
