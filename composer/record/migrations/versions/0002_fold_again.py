"""Names, numbers and mail addresses are folded another way since: what is stored is due to be folded again.

The folding itself is done by `composer.record.refold` when all steps are through, since it reads the newest tables.
"""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Say that it is due."""
    op.execute("INSERT INTO meta (key, value) VALUES ('fold', 'due')")
