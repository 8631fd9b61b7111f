"""A message keeps the sentences that the user said are true where nothing else in the brief held them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the column."""
    op.add_column("touch", sa.Column("vouched", sa.Text(), nullable=False, server_default=""))
