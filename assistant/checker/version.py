"""Which program gave a verdict; kept here because asking the installed package takes a check too long."""

PROGRAM = "trobut"
VERSION = "0.1.0"
