"""The officers' pages: thin templates; what they show comes over the JSON API."""

from api.pages.accounts import router as account_pages
from api.pages.files import static_files
from api.pages.office_sign_in import router as office_sign_in
from api.pages.routes import router

__all__ = ["account_pages", "office_sign_in", "router", "static_files"]
