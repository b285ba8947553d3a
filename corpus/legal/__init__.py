"""Legal texts: laws, decrees, circulars, resolutions, decisions with the regulations they issue, consolidated texts.

A text made of articles is read into the tree Phần › Chương › Mục › Tiểu mục › Điều › khoản › điểm (› gạch đầu dòng); every provision has a stable id:

- an article by its number, which counts through the whole text: `dieu-5`, `dieu-5a`; clause and point below it: `dieu-5.khoan-2.diem-đ`,
  `dieu-5.khoan-2.diem-a1`; an article without clauses: `dieu-7.diem-a`; a decimal number is a point: `dieu-3.khoan-1.diem-1.1`;
  a line with a dash: `dieu-5.khoan-2.gach-1`;
- parts, chapters and sections by their path: `phan-thu-hai`, `phan-thu-hai.chuong-i`, `chuong-ii.muc-1.tieu-muc-2`;
- what is attached has its own name before a slash: `quy-dinh/dieu-1.khoan-2`, `phu-luc-ii`, `mau-so-01`; notes of a consolidated text: `chu-thich`;
- provisions that an amending text quotes stand after the id of the provision that quotes them: `dieu-1.khoan-3/dieu-5a.khoan-1`;
- a number used again in the same place gets `~2`: `dieu-5.khoan-2.diem-a~2`.

Ids are made of numbers and levels only, so that the same text read from another format has the same ids. A second «d)» in the place of «đ)» is `diem-đ`.

How it is read: `markers` (lines and what they begin with) → `quotation` (which lines are quoted) → `articles` (which count on) → `outline` (provisions)
→ `building` (sections and paragraphs), `attached` (what follows the signature); `reading` puts them together, `document` adds head and signature.
"""

from corpus.legal.preamble import LegalBasis, Preamble, legal_bases, preamble_of
from corpus.legal.provisions import Provision, find_provision, provision_text, provisions_of

__all__ = ["LegalBasis", "Preamble", "Provision", "find_provision", "legal_bases", "preamble_of", "provision_text", "provisions_of"]
