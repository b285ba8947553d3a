"""What stays the same over several documents: candidate C «Theo mẫu» and the marks of text that has not changed."""
