"""A .yaml file of answers: «q01: 14» a line, or a list of {id, name, value, unit}. Values are read as written: «05» stays «05»."""

import yaml

from assistant.errors import RejectedRows, RowProblem
from assistant.fact_files.rows import MOST_ROWS, FactRow

_EMPTY = ("", "null", "Null", "NULL", "~")
_FIELDS = ("id", "name", "value", "unit")


def rows_of_yaml(text: str) -> tuple[FactRow, ...]:
    """Rows in the order of the file, numbered by line. Raises RejectedRows."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise RejectedRows((RowProblem(line, f"Dòng {line} chưa đúng dạng YAML: hãy ghi «q01: 14», mỗi dòng một câu."),)) from error
    if root is None:
        return ()
    if isinstance(root, yaml.MappingNode):
        rows = [_of_pair(name, value) for name, value in root.value]
    elif isinstance(root, yaml.SequenceNode):
        rows = [_of_record(node) for node in root.value]
    else:
        raise RejectedRows((RowProblem(1, "Tệp cần dạng YAML «mã câu hỏi: giá trị», mỗi dòng một câu."),))
    if len(rows) > MOST_ROWS:
        raise RejectedRows((RowProblem(MOST_ROWS, f"Tệp có hơn {MOST_ROWS} dòng: hãy chỉ gửi các dòng của biểu số liệu."),))
    return tuple(row for row in rows if row.value)


def _of_pair(name: yaml.Node, value: yaml.Node) -> FactRow:
    return FactRow(_line(name), _scalar(name), _scalar(value))


def _of_record(node: yaml.Node) -> FactRow:
    if not isinstance(node, yaml.MappingNode):
        raise RejectedRows((RowProblem(_line(node), f"Dòng {_line(node)} cần dạng «id: q01, value: 14»."),))
    fields = {_scalar(name): _scalar(value) for name, value in node.value}
    unknown = [name for name in fields if name not in _FIELDS]
    if unknown:
        raise RejectedRows((RowProblem(_line(node), f"Dòng {_line(node)} có trường lạ «{unknown[0]}»: chỉ dùng {', '.join(_FIELDS)}."),))
    question, name = fields.get("id", ""), fields.get("name", "")
    return FactRow(_line(node), question or name, fields.get("value", ""), fields.get("unit", ""), name if question else "")


def _scalar(node: yaml.Node) -> str:
    """The words of a plain value; nothing for an empty one."""
    if not isinstance(node, yaml.ScalarNode):
        raise RejectedRows((RowProblem(_line(node), f"Dòng {_line(node)} cần một giá trị đơn, không phải một danh sách."),))
    return "" if node.style is None and node.value in _EMPTY else " ".join(node.value.split())


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
