"""Accounts: who may sign in, with what, and what they have done. Opened with the data folder as `Access`."""

from api.accounts.access import Access, open_access

__all__ = ["Access", "open_access"]
