"""Touches, corrections and outreaches say what an answer means; a touch may answer a request, so that it opens no outreach.

What answers mean is read by `composer.record.meaning` when all steps are through; the counts by day are made again.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
_COVER = (
    "channel", "sent_at", "source_id", "reply_low", "reply_high", "bounced", "precision_us", "auto", "accepted", "declined",
)


def upgrade() -> None:
    """Add the columns, cover them by the index of the report, and say what is due."""
    for table in ("touch", "correction"):
        op.add_column(table, sa.Column("meaning", sa.String(), nullable=False, server_default=""))
    op.create_index("ix_touch_meaning", "touch", ["meaning"])
    op.add_column("touch", sa.Column("to_request", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("outreach", sa.Column("stopped", sa.Integer(), nullable=False, server_default="0"))
    op.drop_index("ix_outreach_cover", "outreach")
    op.create_index("ix_outreach_cover", "outreach", [*_COVER, "stopped", "elsewhere"])
    op.execute("DELETE FROM cube")
    op.execute("DELETE FROM dirty_day")
    op.execute("INSERT INTO meta (key, value) VALUES ('meaning', 'due')")
