"""The web application: pages, program interface, static files, over the parts of one data folder."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from api.bounding import Bounded
from api.guard import guarded
from api.live import Live
from api.pages import account_pages, office_sign_in, static_files
from api.pages import router as pages
from api.parts import Parts, load_samples, open_parts
from api.people import Role
from api.problems import install
from api.routes import operation_router, router
from api.routes.parts import needs
from api.settings import Settings
from api.sso.opening import open_sso
from api.sso.peers import Peered
from api.uploads.intakes import open_intakes


def create_app(settings: Settings, parts: Parts | None = None) -> FastAPI:
    """The application of a data folder; `parts` may be handed in open. Samples are loaded at its first start."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        opened = parts or open_parts(settings)
        opened.ingestion().repair()
        load_samples(opened)
        app.state.parts = opened
        app.state.sso = open_sso(settings.sso, opened.access, settings.address)
        app.state.intakes = intakes = open_intakes(opened)
        app.state.live = live = Live()
        opened.workflow.listen(live.told)
        app.state.model = settings.model_name if settings.model_url else None
        yield
        intakes.close()
        opened.close()
        intakes.join()

    app = FastAPI(title="Trợ Bút", version=version("trobut"), lifespan=lifespan, docs_url=None, redoc_url=None)
    app.add_middleware(GZipMiddleware, minimum_size=1_000, compresslevel=5)
    app.add_middleware(Bounded)
    app.middleware("http")(guarded(local_only=settings.is_local))
    if settings.sso.header is not None:
        app.add_middleware(Peered, header=settings.sso.header)
    install(app)
    app.include_router(router)
    app.include_router(operation_router)
    app.include_router(pages, dependencies=[needs(Role.OFFICER)])
    app.include_router(account_pages)
    app.include_router(office_sign_in)
    app.mount("/static", static_files(), name="static")
    return app
