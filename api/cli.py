"""`trobut`: the command line. Errors go to stderr as one sentence; exit codes as in the contract."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from api.commands import grammar
from api.settings import from_environment

FAILED = 2
_EXPECTED = ("CorpusError", "AssistantError", "RetrievalError", "AccessError", "UnknownPeriod", "CommandError")
_LONG_RUNNING = ("serve", "ingest", "eval")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one Vietnamese sentence."""

    def error(self, message: str) -> NoReturn:
        self.exit(FAILED, f"Lệnh chưa đúng ({message}): hãy xem «{self.prog} --help».\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = _parser().parse_args(arguments)
    if options.command not in _LONG_RUNNING:
        gc.disable()  # a command of a second or two is done before a collection would pay
    try:
        options.settings = from_environment(os.environ, data=options.data)
        return int(options.run(options))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if not _is_expected(error):
            raise
        sys.stderr.write(f"{error}\n")
        return FAILED


def _is_expected(error: Exception) -> bool:
    """Errors whose text is a sentence for the officer."""
    return any(
        kind.__name__ in ("CorpusError", "AssistantError", "RetrievalError", "AccessError", "UnknownPeriod", "CommandError") for kind in type(error).__mro__
    )


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="trobut", description="Trợ Bút: soạn báo cáo kỳ này từ báo cáo kỳ trước, hỏi cái đã đổi, kiểm tra từng viện dẫn.")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--data", type=Path, default=argparse.SUPPRESS, metavar="DIR", help="thư mục dữ liệu (mặc định: TROBUT_DATA hoặc ./trobut-data)")
    parser.add_argument("--data", type=Path, default=None, metavar="DIR", help=argparse.SUPPRESS)
    commands = parser.add_subparsers(dest="command", required=True, metavar="LỆNH", parser_class=_Parser)
    grammar.add_commands(commands, common)
    return parser


if __name__ == "__main__":
    sys.exit(main())
