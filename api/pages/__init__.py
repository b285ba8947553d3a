"""The officers' pages: thin templates; what they show comes over the JSON API."""

from api.pages.files import static_files
from api.pages.routes import router

__all__ = ["router", "static_files"]
