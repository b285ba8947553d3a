"""Files named on the command line as editions of one document."""

from pathlib import Path

from api.commands.output import CommandError, read_text
from assistant.editions import Edition
from corpus.structure import parse


def edition_of(name: str) -> Edition:
    """A file as the edition of its period. Raises CommandError where the document tells no period."""
    document = parse(read_text(name))
    if document.period is None:
        raise CommandError(f"Không thấy kỳ báo cáo trong «{name}»: hãy chọn báo cáo hoặc kế hoạch có ghi kỳ ở trích yếu.")
    return Edition(Path(name).name, document.period, document)
