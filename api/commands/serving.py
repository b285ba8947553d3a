"""`trobut serve`: the workbench and the program interface on one address."""

import socket
from argparse import Namespace
from dataclasses import replace

from api.commands.addresses import addresses_of, remember
from api.commands.output import CommandError, say
from api.settings import Settings

_ENDS_WITHIN = 3  # seconds for open answers: a page that watches a run must not keep the program from ending


def serve(options: Namespace) -> int:
    """Serve until stopped."""
    settings = replace(options.settings, host=options.host, port=options.port)
    _refuse_unknown_return(settings)
    _refuse_taken_port(options.host, options.port)
    import uvicorn

    from api.app import create_app

    app = create_app(settings)
    say(f"Trợ Bút đang mở dữ liệu tại {settings.data.resolve()} …")
    addresses = addresses_of(options.host, options.port, settings.url)
    remember(settings.data, addresses)
    say(f"Mở trình duyệt tại: {' hoặc '.join(addresses)}   (dừng: Ctrl+C)")
    _offer_first_account(settings, addresses[0])
    _tell_of_office_sign_in(settings)
    uvicorn.run(
        app,
        host=options.host,
        port=options.port,
        log_level="warning",
        server_header=False,
        proxy_headers=settings.sso.header is None,  # else read by ourselves, once the true address is kept
        timeout_graceful_shutdown=_ENDS_WITHIN,
    )
    return 0


def _tell_of_office_sign_in(settings: Settings) -> None:
    provider, header = settings.sso.provider, settings.sso.header
    if provider is not None:
        say(f"Đăng nhập bằng tài khoản cơ quan: {provider.issuer}, địa chỉ quay về {settings.address}/dang-nhap/tra-loi")
    if header is not None:
        say(f"Đăng nhập qua cổng: header {header.name}, chỉ nhận từ {', '.join(str(network) for network in header.proxies)}")


def _offer_first_account(settings: Settings, address: str) -> None:
    """While nobody has an account: the one-time link that makes the first, a new one at each start."""
    from api.accounts.first_link import PAGE, FirstLink
    from api.accounts.store import Accounts
    from corpus.database import open_database

    database = open_database(settings.data, settings.database_url)
    try:
        if Accounts(database).exist():
            return
        link = address + PAGE + FirstLink(settings.data).fresh()
    finally:
        database.close()
    say(f"Lập tài khoản quản trị (liên kết dùng một lần): {link}")
    if not settings.is_one_persons:
        say("Chưa có tài khoản nào: ngoài liên kết trên, mọi trang đều từ chối cho đến khi lập xong.")


def _refuse_unknown_return(settings: Settings) -> None:
    if settings.sso.provider is not None and not settings.is_local and not settings.url:
        raise CommandError("Thiếu TROBUT_URL: đăng nhập bằng tài khoản cơ quan phải biết địa chỉ để quay về, ví dụ https://trobut.so.gov.vn.")


def _refuse_taken_port(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(f"Cổng {port} của {host} đang bận hoặc không dùng được ({error.strerror}): hãy chọn cổng khác bằng --port.") from error
