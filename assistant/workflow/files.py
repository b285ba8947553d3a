"""The report as a file, and an edited file brought back."""

from dataclasses import replace

from assistant.errors import ForeignFile
from assistant.export import USUAL, Choices, OutputDocument, export_docx, from_draft
from assistant.export.bookmarks import origin_name
from assistant.importing import Brought, Given, bring, origin_of, read_file_content
from assistant.report import Report
from assistant.workflow.reports import Reports, moment
from assistant.writing import Between, Seen
from corpus.errors import UnknownDocument


class Files(Reports):
    """Exports reports and reads what was edited outside."""

    def export(self, report: Report, choices: Choices = USUAL) -> bytes:
        """The report as a DOCX in the layout of 30/2020/NĐ-CP."""
        return export_docx(self.finished(report, choices))

    def finished(self, report: Report, choices: Choices = USUAL) -> OutputDocument:
        """The report as a document ready to be written; marked as a draft while a slot is open, whatever is chosen."""
        chosen = {section.id: report.paragraphs(section) for section in report.draft.sections}
        return from_draft(
            report.draft,
            chosen,
            originals=self._originals(report),
            watermark=choices.watermark or None,
            with_sources=choices.with_sources,
            tracking=choices.tracking,
            origin=origin_name(report.id, report.revision) if report.id else "",
        )

    def bring_back(self, report_id: str, name: str, data: bytes, *, who: str, revision: int | None = None, key: str = "", only_look: bool = False) -> Brought:
        """What an edited .docx of the report changes, made as one change that can be undone; nothing is stored where `only_look`.

        What somebody changed since the file was exported stays. Raises UnreadableFile, ForeignFile, StaleRevision.
        """
        brought = self._compared(self._archive.open(report_id), name, data, who)
        if only_look or brought.is_nothing:
            return brought

        def edit(report: Report, _between: Between) -> Report:
            nonlocal brought
            brought = self._compared(report, name, data, who)
            return brought.report

        made = self._writer.write(report_id, edit, action="import", who=who, seen=Seen(revision, key), rests_on=())
        return replace(brought, report=made)

    def _compared(self, report: Report, name: str, data: bytes, who: str) -> Brought:
        """The file beside the text that it was exported with and the text as it is now."""
        origin = origin_of(name, data)
        if origin and origin[0] != report.id:
            raise ForeignFile(f"Tệp «{name}» được xuất từ một báo cáo khác: hãy mở báo cáo đó rồi nhập lại.")
        was = self._archive.at(report.id, origin[1]) if origin and origin[1] <= report.revision else report
        identifiers = [sentence.id for _, sentence in was.sentences()]
        base = read_file_content("base.docx", self.export(was, Choices(with_sources=False)), identifiers)
        given = Given(was, base.lines, read_file_content(name, data, identifiers))
        return bring(report, given, who=who, at=moment())

    def has_original(self, report: Report) -> bool:
        """Whether the library still holds the document that the report was made from."""
        return report.draft.info.origin in self._originals(report)

    def _originals(self, report: Report) -> dict[str, str]:
        """Texts of the documents a report was made from; one removed from the library since is left out."""
        texts = {}
        for document in filter(None, (report.draft.info.origin, report.request)):
            try:
                texts[document] = self._library.text(document)
            except UnknownDocument:
                continue
        return texts
