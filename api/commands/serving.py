"""`trobut serve`: the workbench and the program interface on one address."""

import socket
from argparse import Namespace
from dataclasses import replace

from api.commands.output import CommandError, say

_ENDS_WITHIN = 3  # seconds for open answers: a page that watches a run must not keep the program from ending


def serve(options: Namespace) -> int:
    """Serve until stopped."""
    settings = replace(options.settings, host=options.host, port=options.port)
    if not settings.is_local:
        raise CommandError(f"Chưa có tài khoản người dùng nên chỉ mở được trên máy này, không mở tại «{options.host}»: hãy dùng --host 127.0.0.1.")
    _refuse_taken_port(options.host, options.port)
    import uvicorn

    from api.app import create_app

    app = create_app(settings)
    say(f"Trợ Bút đang mở dữ liệu tại {settings.data.resolve()} …")
    say(f"Mở trình duyệt tại: http://{options.host}:{options.port}   (dừng: Ctrl+C)")
    uvicorn.run(app, host=options.host, port=options.port, log_level="warning", server_header=False, timeout_graceful_shutdown=_ENDS_WITHIN)
    return 0


def _refuse_taken_port(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(f"Cổng {port} của {host} đang bận hoặc không dùng được ({error.strerror}): hãy chọn cổng khác bằng --port.") from error
