"""What is half said keeps the program from starting, with one sentence that names the variable."""

import os
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from api.commands.output import CommandError
from api.commands.serving import serve
from api.people import Role
from api.settings import from_environment

PROXY = {"TROBUT_TRUSTED_HEADER": "Remote-User", "TROBUT_TRUSTED_PROXY": "10.0.0.5, 10.1.0.0/24,fd00::/8"}
OIDC = {"TROBUT_OIDC_ISSUER": "https://sso.so.gov.vn/realms/so/", "TROBUT_OIDC_CLIENT_ID": "trobut"}
ROLES = {**OIDC, "TROBUT_OIDC_ROLE_CLAIM": "groups"}


def test_nothing_said_is_nothing_on() -> None:
    settings = from_environment({})
    assert not settings.sso.is_on and settings.is_one_persons


def test_the_proxy_is_an_address_or_a_network() -> None:
    header = from_environment(PROXY).sso.header
    assert header is not None and header.name == "remote-user"
    trusted = ["10.0.0.5", "10.1.0.77", "::ffff:10.0.0.5", "fd00::5"]
    others = ["10.0.0.6", "10.2.0.1", "::ffff:10.0.0.6", "127.0.0.1", "", "testclient", "10.0.0.5, 10.0.0.5"]
    assert [each for each in trusted + others if header.trusts(each)] == trusted


def test_roles_are_read_with_the_offices_own_words() -> None:
    provider = from_environment({**ROLES, "TROBUT_OIDC_ROLES": "cn=phòng TH=officer, lanh-dao=reviewer"}).sso.provider
    assert provider is not None and provider.roles == (("cn=phòng TH", Role.OFFICER), ("lanh-dao", Role.REVIEWER))
    plain = from_environment(ROLES).sso.provider
    assert plain is not None and dict(plain.roles) == {role.value: role for role in Role}
    assert plain.issuer == "https://sso.so.gov.vn/realms/so" and plain.claim == "preferred_username"


def test_a_secret_is_not_shown() -> None:
    assert "s3cret" not in repr(from_environment({**OIDC, "TROBUT_OIDC_CLIENT_SECRET": "s3cret"}))


def test_whoever_is_at_the_machine_is_not_let_in_where_the_office_signs_people_in() -> None:
    assert not from_environment(PROXY).is_one_persons and not from_environment(OIDC).is_one_persons


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        ({"TROBUT_TRUSTED_HEADER": "Remote-User"}, "TROBUT_TRUSTED_PROXY"),
        ({"TROBUT_TRUSTED_PROXY": "10.0.0.5"}, "TROBUT_TRUSTED_HEADER"),
        ({**PROXY, "TROBUT_TRUSTED_PROXY": "cong.so.gov.vn"}, "cong.so.gov.vn"),
        ({**PROXY, "TROBUT_TRUSTED_PROXY": "0.0.0.0/0"}, "0.0.0.0/0"),
        ({**PROXY, "TROBUT_TRUSTED_PROXY": "10.0.0.5,::/0"}, "::/0"),
        ({**PROXY, "TROBUT_TRUSTED_HEADER": "Cookie"}, "Cookie"),
        ({**PROXY, "TROBUT_TRUSTED_HEADER": "X-Forwarded-For"}, "X-Forwarded-For"),
        ({**PROXY, "TROBUT_TRUSTED_HEADER": "Remote User"}, "Remote User"),
        ({**PROXY, "TROBUT_SSO_NEW": "admin"}, "TROBUT_SSO_NEW"),
        ({"TROBUT_SSO_NEW": "officer"}, "TROBUT_OIDC_ISSUER"),
        ({"TROBUT_OIDC_ISSUER": OIDC["TROBUT_OIDC_ISSUER"]}, "TROBUT_OIDC_CLIENT_ID"),
        ({"TROBUT_OIDC_CLIENT_SECRET": "x"}, "TROBUT_OIDC_ISSUER"),
        ({**OIDC, "TROBUT_OIDC_ISSUER": "http://sso.so.gov.vn"}, "https://"),
        ({**OIDC, "TROBUT_OIDC_ISSUER": "sso.so.gov.vn"}, "https://"),
        ({**OIDC, "TROBUT_OIDC_CLIENT_SECRET": "bí mật"}, "TROBUT_OIDC_CLIENT_SECRET"),
        ({**OIDC, "TROBUT_OIDC_ROLES": "a=officer"}, "TROBUT_OIDC_ROLE_CLAIM"),
        ({**ROLES, "TROBUT_OIDC_ROLES": "lanh-dao=giám đốc"}, "lanh-dao=giám đốc"),
        ({**ROLES, "TROBUT_OIDC_ROLES": "lanh-dao"}, "lanh-dao"),
    ],
)
def test_what_is_half_said_is_refused(environment: dict[str, str], named: str) -> None:
    with pytest.raises(CommandError) as refused:
        from_environment(environment)
    assert named in str(refused.value) and str(refused.value).count(". ") == 0


def test_a_password_in_the_issuers_address_is_not_repeated() -> None:
    with pytest.raises(CommandError) as refused:
        from_environment({**OIDC, "TROBUT_OIDC_ISSUER": "https://an:matkhau@sso.so.gov.vn"})
    assert "matkhau" not in str(refused.value) and "sso.so.gov.vn" in str(refused.value)


def test_the_issuer_must_know_where_to_send_people_back(tmp_path: Path) -> None:
    """Not wherever a request says it was sent to."""
    options = Namespace(settings=from_environment(OIDC, data=tmp_path), host="0.0.0.0", port=0)
    with pytest.raises(CommandError, match="TROBUT_URL"):
        serve(options)


def test_the_server_does_not_start(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "api.cli", "--data", str(tmp_path), "serve", "--port", "0"]
    environment = {**os.environ, "TROBUT_TRUSTED_HEADER": "Remote-User"}
    done = subprocess.run(command, cwd=Path(__file__).parents[3], env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 2 and done.stdout == ""
    assert done.stderr.count("\n") == 1 and "TROBUT_TRUSTED_PROXY" in done.stderr
