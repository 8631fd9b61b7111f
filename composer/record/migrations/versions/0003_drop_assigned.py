"""No template is drawn at random any more, so nothing says which were."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Drop the mark from touches and from the outreaches made of them."""
    op.drop_column("touch", "assigned")
    op.drop_column("outreach", "assigned")
