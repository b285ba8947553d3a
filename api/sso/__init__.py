"""Sign-in by the office's own identity systems, beside the local accounts: a name in a header from a named proxy, and OpenID Connect.

Settings are read by whoever starts the program, so that nothing is imported here.
"""
