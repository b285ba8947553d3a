"""A check in the form that a caller of the program interface wants."""

import json

from fastapi import Response

from assistant.checker.report import Report

_ACCEPTED = (("application/sarif+json", "sarif"), ("text/html", "html"), ("text/plain", "text"))


def form_wanted(accept: str) -> str:
    """What an Accept header asks for; JSON unless it names another form and not JSON."""
    named = [part.split(";")[0].strip().lower() for part in accept.split(",")]
    return "json" if "application/json" in named else next((form for kind, form in _ACCEPTED if kind in named), "json")


def answer_in(form: str, report: Report) -> Response:
    """The check as SARIF, HTML or text."""
    if form == "sarif":
        from assistant.checker.sarif_form import to_sarif

        return Response(json.dumps(to_sarif(report), ensure_ascii=False), media_type="application/sarif+json")
    if form == "html":
        from api.check_page import POLICY, check_page

        return Response(check_page(report), media_type="text/html; charset=utf-8", headers={"content-security-policy": POLICY})
    from assistant.checker.text_form import render_text

    return Response(render_text(report), media_type="text/plain; charset=utf-8")
