"""Alembic's way in: takes the connection that `upgrading` hands over."""

from alembic import context

from corpus.database import Base

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata, render_as_batch=True, compare_type=True)
with context.begin_transaction():
    context.run_migrations()
