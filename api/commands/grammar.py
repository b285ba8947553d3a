"""Names and options of the commands → the functions that run them."""

import argparse
from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[Any]
else:
    Subparsers = object

KINDS = ("legal", "report", "plan", "news", "request")


def add_commands(commands: Subparsers, common: argparse.ArgumentParser) -> None:
    """Add every command of the contract."""

    def add(name: str, run: str, words: str) -> argparse.ArgumentParser:
        command: argparse.ArgumentParser = commands.add_parser(name, parents=[common], help=words, description=words)
        command.set_defaults(run=_lazily(run))
        return command

    _reading(add)
    _library(add)
    _documents(add, common)
    _drafting(add)
    _model(add, common)
    _accounts(add, common)


def _lazily(place: str) -> Callable[[argparse.Namespace], int]:
    """`module:function`, imported when the command runs."""
    module, function = place.split(":")

    def run(options: argparse.Namespace) -> int:
        return int(getattr(import_module(f"api.commands.{module}"), function)(options))

    return run


Add = Callable[[str, str, str], argparse.ArgumentParser]


def _reading(add: Add) -> None:
    outline = add("outline", "reading:outline", "cây đề mục của một văn bản, hoặc đề cương chung của nhiều kỳ")
    outline.add_argument("file", metavar="FILE", nargs="?")
    outline.add_argument("--merged", nargs="+", metavar="FILE", default=[], help="gộp đề mục của các văn bản này (các kỳ của một cơ quan)")
    outline.add_argument("--period", metavar="P", help="cùng --merged: kỳ sắp soạn, để biết mục nào cần có")
    outline.add_argument("--json", action="store_true")
    cite = add("cite", "reading:cite", "các viện dẫn trong một văn bản")
    cite.add_argument("file", metavar="FILE|-")
    cite.add_argument("--json", action="store_true")
    check = add("check", "checking:check", "kiểm tra viện dẫn và số liệu của một văn bản")
    check.add_argument("file", metavar="FILE|-")
    check.add_argument("--as-of", type=_day, metavar="DATE", help="xét tại ngày này (YYYY-MM-DD)")
    check.add_argument("--office", metavar="NAME", help="cơ quan ban hành, ví dụ «Sở Du lịch tỉnh Kiên Giang»")
    check.add_argument("--registry", metavar="FILE.csv", help="thêm một sổ đăng ký")
    check.add_argument("--stage", choices=("draft", "issue"))
    check.add_argument("--profile", metavar="NAME|FILE.toml", help="hồ sơ kiểm tra: default, strict («chặt»), brief («gọn») hoặc tệp của cơ quan")
    check.add_argument("--suppressions", metavar="FILE.toml", help="danh sách bỏ qua; mặc định là FILE.bo-qua.toml nếu có")
    check.add_argument("--format", choices=("text", "json", "sarif", "html"), default="text")
    check.add_argument("--fix", metavar="OUT", help="ghi ra OUT bản đã sửa mọi chỗ sửa an toàn; không bao giờ ghi đè FILE")
    check.add_argument("--apply", metavar="CODE@LINE:COL", action="append", default=[], help="sửa thêm chỗ này (CODE@OFFSET cũng được, =2: đề xuất thứ hai)")


def _library(add: Add) -> None:
    serve = add("serve", "serving:serve", "mở bàn soạn thảo và giao diện lập trình")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8000)
    ingest = add("ingest", "ingesting:ingest", "nạp tệp, thư mục hoặc tệp nén vào thư viện")
    ingest.add_argument("paths", nargs="*", metavar="PATH")
    ingest.add_argument("--prune", nargs="?", const="yes", choices=("yes", "all"), help="bỏ văn bản mà tệp không còn trong thư mục (all: kể cả quá nửa)")
    ingest.add_argument("--retry", action="store_true", help="nạp lại các tệp lần trước bị lỗi")
    ingest.add_argument("--workers", type=_count, metavar="N", help="số tiến trình đọc tệp cùng lúc (mặc định: số nhân của máy)")
    ingest.add_argument("--json", action="store_true")
    _searching(add("search", "searching:search", "tìm đoạn văn trong thư viện"))
    registry = add("registry", "registry:registry", "tra, nạp, xuất sổ đăng ký văn bản")
    registry.add_argument("action", choices=("lookup", "import", "export"))
    registry.add_argument("target", metavar="NUMBER|FILE")
    registry.add_argument("--on", type=_day, metavar="DATE", help="tra cứu hiệu lực tại ngày này (YYYY-MM-DD)")
    registry.add_argument("--mapping", metavar="FILE.toml", help="nhập: bảng ánh xạ cột của sổ khác (tên có sẵn hoặc tệp .toml)")
    registry.add_argument("--strict", action="store_true", help="nhập: có một dòng lỗi thì không nạp dòng nào")
    registry.add_argument("--json", action="store_true")


def _searching(search: argparse.ArgumentParser) -> None:
    search.add_argument("query", nargs="?", metavar="QUERY", help="có dấu hay không dấu; số văn bản («98/2023/NĐ-CP điều 5») cũng được")
    search.add_argument("-k", type=int, default=10, metavar="N", help="số đoạn một trang")
    search.add_argument("--page", type=int, default=1, metavar="N", help="trang thứ mấy, từ 1")
    search.add_argument("--kind", choices=KINDS)
    search.add_argument("--agency", metavar="NAME", help="cơ quan: cả tên hoặc phần đầu («Sở Y tế»)")
    search.add_argument("--period", metavar="P", help="kỳ, ví dụ 2024H1")
    search.add_argument("--year", type=int, metavar="Y", help="năm của kỳ, hoặc năm ban hành")
    search.add_argument("--exclude", metavar="ID", action="append", default=[], help="bỏ qua văn bản này (dùng được nhiều lần)")
    search.add_argument(
        "--in-force",
        nargs="?",
        const="today",
        type=_day_or_today,
        metavar="DATE",
        help="bỏ văn bản pháp luật mà sổ đăng ký biết là không có hiệu lực vào ngày này (không ghi ngày: hôm nay)",
    )
    search.add_argument("--similar", type=_number, metavar="PASSAGE", help="các đoạn tương tự đoạn mang số này (số đoạn ở kết quả tìm)")
    search.add_argument("--elsewhere", action="store_true", help="cùng --similar: chỉ tìm ở văn bản khác")
    search.add_argument("--json", action="store_true")


def _documents(add: Add, common: argparse.ArgumentParser) -> None:
    library = add("library", "library:library", "xem và sửa thư viện")
    actions: Subparsers = library.add_subparsers(dest="action", required=True, metavar="VIỆC", parser_class=type(library))

    def action(name: str, words: str) -> argparse.ArgumentParser:
        command: argparse.ArgumentParser = actions.add_parser(name, parents=[common], help=words, description=words)
        command.add_argument("--json", action="store_true")
        return command

    listing = action("list", "các văn bản của thư viện")
    listing.add_argument("--kind", choices=KINDS)
    listing.add_argument("--agency", metavar="NAME")
    listing.add_argument("--period", metavar="P")
    listing.add_argument("--failed", action="store_true", help="các tệp chưa nạp được và lý do")
    show = action("show", "một văn bản: thông tin, đề mục, nơi lưu tệp")
    show.add_argument("document", metavar="ID")
    show.add_argument("--text", action="store_true", help="in toàn văn")
    remove = action("remove", "bỏ văn bản khỏi thư viện, sổ đăng ký và hai chỉ mục")
    remove.add_argument("documents", nargs="+", metavar="ID")
    reindex = action("reindex", "đọc lại cấu trúc từ nội dung đã lưu (không nêu mã: tất cả)")
    reindex.add_argument("documents", nargs="*", metavar="ID")
    verify = action("verify", "đối chiếu thư viện, sổ đăng ký và hai chỉ mục")
    verify.add_argument("--repair", action="store_true", help="sửa chỗ lệch")
    correct = action("correct", "sửa loại, cơ quan hoặc kỳ mà máy đọc nhầm; để trống là trở lại như văn bản ghi")
    correct.add_argument("document", metavar="ID")
    correct.add_argument("--kind", choices=(*KINDS, ""))
    correct.add_argument("--agency", metavar="NAME")
    correct.add_argument("--period", metavar="P")


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 64:
        raise argparse.ArgumentTypeError(f"«{text}» không phải số từ 1 đến 64")
    return int(text)


def _drafting(add: Add) -> None:
    draft = add("draft", "drafting:draft", "soạn văn bản kỳ này từ văn bản kỳ trước")
    draft.add_argument("origin", metavar="FROM", nargs="?", help="tệp hoặc mã văn bản trong thư viện; bỏ trống khi dùng --template")
    draft.add_argument("--period", required=True, metavar="P", help="2025H1, 2025, 2025Q3, 2025M04, 2025M01-M09, 2021-2025")
    draft.add_argument("--kind", choices=("report", "plan", "news"))
    draft.add_argument("--outline", metavar="FILE", help="công văn yêu cầu kèm đề cương")
    draft.add_argument("--template", metavar="NAME", help="bắt đầu từ mẫu đề cương có sẵn, không cần văn bản kỳ trước")
    draft.add_argument("--earlier", metavar="FILE", action="append", default=[], help="báo cáo các kỳ trước nữa, để có phương án C (dùng được nhiều lần)")
    draft.add_argument("--facts", metavar="FILE", help="câu trả lời (.yaml, .csv, .xlsx): mã hoặc tên câu hỏi, giá trị, đơn vị")
    draft.add_argument("--facts-form", metavar="OUT", help="ghi biểu số liệu để điền (.xlsx, .csv, .yaml)")
    draft.add_argument("--office", metavar="NAME")
    draft.add_argument("--json", action="store_true")
    draft.add_argument("-o", dest="output", metavar="OUT.docx|OUT.pdf")
    chat = add("chat", "chatting:chat", "một lượt trao đổi")
    chat.add_argument("message", metavar="MESSAGE", help="tin nhắn; «-»: mỗi dòng của đầu vào chuẩn là một tin")
    chat.add_argument("--report", metavar="ID")
    chat.add_argument("--json", action="store_true")
    chat.add_argument("-o", dest="output", metavar="OUT.docx", help="ghi tệp Word khi tin nhắn cuối là «xuất Word»")
    export = add("export", "exporting:export", "một báo cáo của bàn soạn thảo ra tệp Word hoặc PDF")
    export.add_argument("report", metavar="ID")
    export.add_argument("-o", dest="output", required=True, metavar="OUT.docx|OUT.pdf")
    export.add_argument("--against", choices=("previous",), help="theo dõi thay đổi so với văn bản kỳ trước")
    export.add_argument("--sources", action="store_true", help="kèm phụ lục «Bảng đối chiếu nguồn»")
    export.add_argument("--draft", action="store_true", help="in chữ chìm «BẢN NHÁP» dù không còn chỗ trống")
    bring = add("import", "exporting:bring_back", "nhập lại tệp Word đã sửa của một báo cáo")
    bring.add_argument("report", metavar="ID")
    bring.add_argument("file", metavar="FILE.docx")
    bring.add_argument("--dry-run", action="store_true", help="chỉ xem sẽ đổi gì, không ghi")
    bring.add_argument("--json", action="store_true")
    review = add("review", "reviewing:review", "bản thảo bên cạnh nguồn; phiếu duyệt của một báo cáo và kiểm lại phiếu")
    review.add_argument("draft", metavar="DRAFT.json|ID", help="bản thảo do «trobut draft --json» ghi ra; với --record, --verify: mã báo cáo")
    review.add_argument("--record", choices=("json", "html", "docx"), help="xuất phiếu duyệt của báo cáo ID")
    review.add_argument("--verify", metavar="FILE.json", help="phiếu có còn nguyên không, báo cáo ID có còn đúng lời đã duyệt không")
    review.add_argument("--format", choices=("html", "docx"), default="html")
    review.add_argument("-o", dest="output", metavar="OUT")
    evaluate = add("eval", "evaluating:evaluate", "đo trên dữ liệu có nhãn")
    evaluate.add_argument("subject", choices=("retrieval", "citations", "checker", "drafting"))
    evaluate.add_argument("folder", metavar="DATA")
    evaluate.add_argument("--texts", metavar="DIR", help="citations: thư mục chứa văn bản của các dòng nhãn")
    evaluate.add_argument("--tier", help="citations: chỉ xét một bậc nhãn")
    evaluate.add_argument("--numbered", action="store_true", help="citations: chỉ xét viện dẫn có số, ký hiệu")
    evaluate.add_argument("--no-accents", action="store_true", help="retrieval: bỏ dấu của câu hỏi trước khi tìm")
    evaluate.add_argument("--against", metavar="RUN.jsonl", help="so với một lần chạy đã ghi bằng --run")
    evaluate.add_argument("--faults", type=int, default=3000, metavar="N", help="checker: số lỗi cài vào văn bản (mặc định 3000)")
    evaluate.add_argument("--seed", type=int, default=1, metavar="S", help="checker: số mồi để rút lỗi, cùng số thì cùng lỗi")
    evaluate.add_argument("--registry", metavar="FILE.csv", help="checker: thêm một sổ đăng ký")
    evaluate.add_argument("--run", metavar="OUT.jsonl", dest="run_file")
    evaluate.add_argument("--json", action="store_true")


def _model(add: Add, common: argparse.ArgumentParser) -> None:
    model = add("model", "model:test", "thử mô hình ngôn ngữ đã cấu hình, xem nhật ký gọi mô hình")
    actions: Subparsers = model.add_subparsers(dest="action", required=True, metavar="VIỆC", parser_class=type(model))
    for name, words in (("test", "mô hình có dùng được không"), ("log", "các lần gọi mô hình, mới nhất trước")):
        command: argparse.ArgumentParser = actions.add_parser(name, parents=[common], help=words, description=words)
        command.set_defaults(run=_lazily(f"model:{name}"))
        command.add_argument("--json", action="store_true")
        if name == "log":
            command.add_argument("-n", type=_count, default=20, metavar="N", help="số lần gọi")
            command.add_argument("--report", metavar="ID", help="chỉ của báo cáo này")


def _accounts(add: Add, common: argparse.ArgumentParser) -> None:
    account = add("account", "accounts:account", "tài khoản: người, mật khẩu, mã truy cập, liên kết dùng một lần")
    actions: Subparsers = account.add_subparsers(dest="action", required=True, metavar="VIỆC", parser_class=type(account))

    def action(name: str, words: str) -> argparse.ArgumentParser:
        command: argparse.ArgumentParser = actions.add_parser(name, parents=[common], help=words, description=words)
        return command

    roles = ("officer", "reviewer", "admin")
    action("list", "các tài khoản").add_argument("--json", action="store_true")
    made = action("add", "lập tài khoản; in liên kết dùng một lần để người đó đặt mật khẩu")
    made.add_argument("name", metavar="NAME", help="tên đăng nhập, ví dụ hanh.lt")
    made.add_argument("--full-name", metavar="NAME", help="họ tên hiện trên trang và trong lịch sử (mặc định: tên đăng nhập)")
    made.add_argument("--role", choices=roles, required=True, help="người soạn, người duyệt, quản trị")
    action("password", "đặt mật khẩu (hỏi ở bàn phím, hoặc đọc một dòng từ stdin)").add_argument("name", metavar="NAME")
    action("remove", "bỏ tài khoản; báo cáo của người đó còn nguyên").add_argument("name", metavar="NAME")
    token = action("token", "lập mã truy cập cho chương trình, chỉ in một lần")
    token.add_argument("name", metavar="NAME")
    token.add_argument("--name", dest="label", metavar="N", required=True, help="nơi dùng, ví dụ «Writer ở phòng Tổng hợp»")
    token.add_argument("--role", choices=roles, help="thấp hơn vai trò của người đó")
    token.add_argument("--days", type=_days, metavar="N", help="hết hạn sau N ngày (mặc định: không hết hạn)")
    token.add_argument("--json", action="store_true")
    action("link", "liên kết dùng một lần để lập một tài khoản quản trị mới, khi quản trị không đăng nhập được")


def _days(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 3650:
        raise argparse.ArgumentTypeError(f"«{text}» không phải số ngày từ 1 đến 3650")
    return int(text)


def _number(text: str) -> int:
    if not text.isdecimal() or len(text) > 18:
        raise argparse.ArgumentTypeError(f"«{text}» không phải số của một đoạn")
    return int(text)


def _day_or_today(text: str) -> date | str:
    return text if text == "today" else _day(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"«{text}» không phải ngày dạng YYYY-MM-DD") from None
