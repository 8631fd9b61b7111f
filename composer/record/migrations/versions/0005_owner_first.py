"""What was noted about a person stands under the person again, where folding the record had turned the two sides round.

Done by `composer.record.refold` when all steps are through.
"""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Say that the fold is due; an earlier step may have said so already."""
    op.execute("DELETE FROM meta WHERE key = 'fold'")
    op.execute("INSERT INTO meta (key, value) VALUES ('fold', 'due')")
