"""Guarded rewording without a model inside: mask values, read an answer, judge it, make a candidate of it."""
