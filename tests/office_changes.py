"""Run by a Python that can import uno: opens a document in a headless Writer, accepts or rejects every tracked change, stores the result.

    python3 office_changes.py PORT accept|reject IN.docx OUT.docx

Ends with 3 where the document holds changes still.
"""

import sys
import time
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found]  # of the system's Python
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found]

_COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}
_STARTS_WITHIN = 120.0


def _value(name: str, value: object) -> Any:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def _context(port: str) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    deadline = time.monotonic() + _STARTS_WITHIN
    while True:
        try:
            return resolver.resolve(f"uno:socket,host=127.0.0.1,port={port};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def main(port: str, what: str, source: str, target: str) -> int:
    context = _context(port)
    make = context.ServiceManager.createInstanceWithContext
    desktop = make("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL(Path(source).as_uri(), "_blank", 0, (_value("Hidden", True),))
    make("com.sun.star.frame.DispatchHelper", context).executeDispatch(document.CurrentController.Frame, _COMMANDS[what], "", 0, ())
    left = document.getRedlines().createEnumeration().hasMoreElements() if hasattr(document, "getRedlines") else False
    document.storeToURL(Path(target).as_uri(), (_value("FilterName", "MS Word 2007 XML"),))
    document.close(True)
    desktop.terminate()
    return 3 if left else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
