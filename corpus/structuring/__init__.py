"""Text to structure: blocks, letter head, headings, flow, tables, tail, and who wrote what for which period."""
