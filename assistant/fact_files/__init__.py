"""Answers in files: a form to fill in (.xlsx, .csv, .yaml), and filled forms or tables back to answers."""

from assistant.fact_files.form import form_rows
from assistant.fact_files.formats import read_rows, write_form
from assistant.fact_files.matching import answers_of
from assistant.fact_files.rows import FactRow, value_column
from assistant.fact_files.table_text import rows_of_text, table_of_text

__all__ = ["FactRow", "answers_of", "form_rows", "read_rows", "rows_of_text", "table_of_text", "value_column", "write_form"]
