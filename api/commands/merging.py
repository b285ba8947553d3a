"""`trobut outline --merged`."""

from argparse import Namespace

from api.commands.editions import edition_of
from api.commands.output import say, say_json
from api.forms import merged_form
from assistant.outlines.merging import Expectation, merged
from corpus.periods import Period

_WORDS: dict[Expectation, str] = {
    "always": "kỳ nào cũng có",
    "half": "chỉ báo cáo 6 tháng",
    "year": "chỉ báo cáo năm",
    "since": "có liên tục từ khi xuất hiện",
    "sometimes": "khi có khi không",
    "former": "đã thôi",
    "once": "một lần",
}


def merged_outline(options: Namespace) -> int:
    """Print the outline of several periods of one office: where each heading stood and whether to expect it."""
    files = [*([options.file] if options.file else []), *options.merged]
    headings = merged([edition_of(name) for name in files])
    period = Period.parse(options.period) if options.period else None
    if options.json:
        say_json(merged_form(headings, period))
        return 0
    for heading in headings:
        periods = ", ".join(stood.code for stood in heading.periods)
        wanted = "" if period is None else "  [cần có]" if heading.is_expected(period) else "  [không chờ]"
        say(f"{'  ' * (heading.level - 1)}{heading.usual}  ({_WORDS[heading.expectation]}: {periods}){wanted}")
    return 0
