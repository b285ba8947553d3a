"""Growing delays after wrong passwords; a rate for work that costs."""

import pytest

from api.accounts.errors import TooOften
from api.accounts.limits import ADDRESS, PAIR, SignInLimit, WorkLimit
from tests.api.office import Office, password_of


class Clock:
    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at


def let_in(limit: SignInLimit, login: str, address: str) -> bool:
    try:
        limit.begin(login, address)
    except TooOften:
        return False
    return True


def test_the_wait_doubles_with_each_wrong_password() -> None:
    clock = Clock()
    limit, waits = SignInLimit(clock), []
    for _ in range(PAIR):
        limit.begin("an", "10.0.0.1")
    for _ in range(5):
        with pytest.raises(TooOften) as refused:
            limit.begin("an", "10.0.0.1")
        waits.append(refused.value.wait_s)
        clock.at += refused.value.wait_s
        limit.begin("an", "10.0.0.1")
    assert waits == [3, 5, 9, 17, 33]


def test_a_right_password_ends_the_delay() -> None:
    limit = SignInLimit(Clock())
    for _ in range(PAIR - 1):
        limit.begin("an", "10.0.0.1")
    limit.succeeded("an", "10.0.0.1")
    assert [let_in(limit, "an", "10.0.0.1") for _ in range(PAIR + 1)] == [True] * PAIR + [False]


def test_somebody_elses_tries_do_not_lock_a_person_out() -> None:
    limit = SignInLimit(Clock())
    for _ in range(PAIR):
        limit.begin("an", "10.0.0.66")
    assert not let_in(limit, "an", "10.0.0.66")
    assert let_in(limit, "an", "10.0.0.1")


def test_one_address_cannot_try_every_name() -> None:
    limit = SignInLimit(Clock())
    for number in range(ADDRESS):
        limit.begin(f"n{number}", "10.0.0.66")
    with pytest.raises(TooOften):
        limit.begin("khac", "10.0.0.66")


def test_tries_are_forgotten_after_an_hour() -> None:
    clock = Clock()
    limit = SignInLimit(clock)
    for _ in range(PAIR):
        limit.begin("an", "10.0.0.1")
    assert not let_in(limit, "an", "10.0.0.1")
    clock.at += 4000
    assert [let_in(limit, "an", "10.0.0.1") for _ in range(PAIR + 1)] == [True] * PAIR + [False]


def test_wrong_passwords_over_http_are_answered_with_the_limit(small: Office) -> None:
    def tried(password: str) -> int:
        answer = small.stranger.post("/api/v1/session", json={"login": "an", "password": password})
        if answer.status_code == 429:
            assert answer.json()["limit"] == PAIR and answer.json()["retry_after"] >= 1
        return answer.status_code

    assert [tried("sai") for _ in range(PAIR + 1)] == [401] * PAIR + [429]
    assert tried(password_of("an")) == 429, "the right one must wait too, else guessing goes on"


def test_work_is_refused_when_the_bucket_is_empty_and_let_in_later() -> None:
    clock = Clock()
    limit = WorkLimit(size=3, each_s=1.0, clock=clock)
    for _ in range(3):
        limit.take("an")
    with pytest.raises(TooOften) as refused:
        limit.take("an")
    limit.take("binh")
    clock.at += refused.value.wait_s
    limit.take("an")


def test_costly_calls_over_http_are_limited_for_each_person(small: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = small.stranger.app.state.parts  # type: ignore[attr-defined]
    monkeypatch.setattr(parts.access.work, "_clock", Clock())  # else the bucket fills between the calls of a slow machine
    size = parts.access.work.size
    first = small.client("an").post("/api/v1/citations", json={"text": "a"})
    for _ in range(size + 20):
        try:
            parts.access.work.take(small.access.accounts.named("an").id)
        except TooOften:
            break
    refused = small.client("an").post("/api/v1/citations", json={"text": "a"})
    assert (first.status_code, refused.status_code) == (200, 429)
    assert refused.json()["limit"] == size
    assert small.client("binh").post("/api/v1/citations", json={"text": "a"}).status_code == 200
