"""The child process that fills in a template: reads {template, values} as JSON, writes the .docx, or «kind|detail» on the error stream.

It may use a few seconds of the processor and one gigabyte; past that the system ends it.
"""

import base64
import io
import json
import sys
from contextlib import suppress

from docxtpl import DocxTemplate  # type: ignore[import-untyped]
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

_SECONDS, _BYTES = 8, 1024 * 1024 * 1024


class _Plain(ImmutableSandboxedEnvironment):
    """No attribute of any value, no call, no global: placeholders are words."""

    def is_safe_attribute(self, _obj: object, _attr: str, _value: object) -> bool:
        return False

    def is_safe_callable(self, _obj: object) -> bool:
        return False


def main() -> int:
    """The exit code: 0, or 1 with the reason on the error stream."""
    _bound()
    sent = json.loads(sys.stdin.buffer.read())
    environment = _Plain(autoescape=True, undefined=StrictUndefined)
    environment.globals.clear()
    template = DocxTemplate(io.BytesIO(base64.b64decode(sent["template"])))
    unknown: list[str] = []
    reason = ""
    try:
        unknown = sorted(template.get_undeclared_template_variables(environment) - set(sent["values"]))
        if not unknown:
            template.render(sent["values"], environment, autoescape=True)
    except SecurityError as error:
        reason = f"unsafe|{error}"
    except TemplateSyntaxError as error:
        reason = f"syntax|{error.message}"
    except UndefinedError as error:
        reason = f"unsafe|{error.message}"
    except TemplateError as error:
        reason = f"syntax|{error}"
    reason = f"unknown|{', '.join(unknown[:5])}" if unknown else reason
    if reason:
        sys.stderr.write(" ".join(reason.split()) + "\n")
        return 1
    buffer = io.BytesIO()
    template.save(buffer)
    sys.stdout.buffer.write(buffer.getvalue())
    return 0


def _bound() -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))


if __name__ == "__main__":
    sys.exit(main())
