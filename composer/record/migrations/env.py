"""Run by alembic: applies the steps on the connection and inside the transaction that `composer.record.migrate` hands in."""

from __future__ import annotations

from alembic import context

from composer.record.schema import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True,
    transactional_ddl=True, transaction_per_migration=False,
)
context.run_migrations()
