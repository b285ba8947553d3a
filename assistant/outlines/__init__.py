"""Outlines beyond one pair of documents: merged over periods, shipped as templates, edited in a report in progress."""
