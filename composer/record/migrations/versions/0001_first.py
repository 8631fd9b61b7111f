"""The first schema, as it was then: a step never changes once it has been released."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
_ID: Final = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:  # one statement for each table and index
    """Create every table."""
    op.create_table(
        "change", sa.Column("id", _ID, autoincrement=True, nullable=False), sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("what", sa.String(), nullable=False), sa.Column("undo", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_change"),
    )
    op.create_table(
        "correction", sa.Column("key", sa.String(), nullable=False), sa.Column("auto_class", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False), sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_correction"),
    )
    op.create_table(
        "cube", sa.Column("channel", sa.String(), nullable=False), sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("source_id", _ID, nullable=False), sa.Column("delay_bin", sa.Integer(), nullable=False),
        sa.Column("outcomes", sa.Integer(), nullable=False), sa.Column("n", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("channel", "day", "source_id", "delay_bin", "outcomes", name="pk_cube"),
    )
    op.create_table(
        "decision", sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("verdict", sa.String(), nullable=False), sa.Column("left", sa.String(), nullable=False),
        sa.Column("right", sa.String(), nullable=False), sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_decision"),
        sa.UniqueConstraint("left", "right", name="uq_decision_left_right"),
    )
    op.create_table(
        "dirty_day", sa.Column("day", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("day", name="pk_dirty_day"),
    )
    op.create_table(
        "mailbox", sa.Column("folder", sa.String(), nullable=False),
        sa.Column("uidvalidity", sa.BigInteger(), nullable=False), sa.Column("last_uid", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("folder", name="pk_mailbox"),
    )
    op.create_table(
        "meta", sa.Column("key", sa.String(), nullable=False), sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_meta"),
    )
    op.create_table(
        "person", sa.Column("id", _ID, autoincrement=True, nullable=False), sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=False), sa.Column("company", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False), sa.Column("relationship", sa.String(), nullable=False),
        sa.Column("timezone", sa.String(), nullable=False), sa.Column("contact_type", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False), sa.Column("source", sa.String(), nullable=False),
        sa.Column("connected_on", sa.BigInteger(), nullable=True), sa.Column("allow_words", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False), sa.PrimaryKeyConstraint("id", name="pk_person"),
    )
    op.create_index("ix_person_name_key", "person", ["name_key"])
    op.create_table(
        "source", sa.Column("id", _ID, autoincrement=True, nullable=False), sa.Column("name", sa.String(), nullable=False),
        sa.Column("observed_until", sa.BigInteger(), nullable=True), sa.PrimaryKeyConstraint("id", name="pk_source"),
        sa.UniqueConstraint("name", name="uq_source_name"),
    )
    op.create_table(
        "dismissal", sa.Column("id", _ID, autoincrement=True, nullable=False), sa.Column("person_id", _ID, nullable=True),
        sa.Column("rule", sa.String(), nullable=False), sa.Column("context", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False), sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_dismissal_person_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_dismissal"),
    )
    op.create_index("ix_dismissal_person_id", "dismissal", ["person_id"])
    op.create_table(
        "handle", sa.Column("id", _ID, autoincrement=True, nullable=False), sa.Column("person_id", _ID, nullable=False),
        sa.Column("kind", sa.String(), nullable=False), sa.Column("address", sa.String(), nullable=False),
        sa.Column("display_name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_handle_person_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_handle"),
        sa.UniqueConstraint("kind", "address", name="uq_handle_kind_address"),
    )
    op.create_index("ix_handle_person_id", "handle", ["person_id"])
    op.create_table(
        "import", sa.Column("id", _ID, autoincrement=True, nullable=False), sa.Column("source_id", _ID, nullable=True),
        sa.Column("reader", sa.String(), nullable=False), sa.Column("files", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False), sa.Column("counts", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_import_source_id", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_import"),
    )
    op.create_index("ix_import_source_id", "import", ["source_id"])
    op.create_table(
        "outbox", sa.Column("id", _ID, autoincrement=True, nullable=False), sa.Column("person_id", _ID, nullable=True),
        sa.Column("message_id", sa.String(), nullable=False), sa.Column("mail", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False), sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("problem", sa.String(), nullable=False), sa.Column("touch", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_outbox_person_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"), sa.UniqueConstraint("message_id", name="uq_outbox_message_id"),
    )
    op.create_index("ix_outbox_person_id", "outbox", ["person_id"])
    op.create_table(
        "stop", sa.Column("id", _ID, autoincrement=True, nullable=False), sa.Column("person_id", _ID, nullable=True),
        sa.Column("digest", sa.String(), nullable=False), sa.Column("channel", sa.String(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False), sa.Column("due_by", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_stop_person_id", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_stop"), sa.UniqueConstraint("digest", name="uq_stop_digest"),
    )
    op.create_index("ix_stop_person_id", "stop", ["person_id"])
    op.create_table(
        "touch", sa.Column("id", _ID, autoincrement=True, nullable=False), sa.Column("key", sa.String(), nullable=False),
        sa.Column("person_id", _ID, nullable=False), sa.Column("source_id", _ID, nullable=False),
        sa.Column("import_id", _ID, nullable=True), sa.Column("handle_id", _ID, nullable=True),
        sa.Column("channel", sa.String(), nullable=False), sa.Column("direction", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False), sa.Column("auto_class", sa.String(), nullable=False),
        sa.Column("sent_at", sa.BigInteger(), nullable=False), sa.Column("precision_us", sa.BigInteger(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False), sa.Column("conversation", sa.String(), nullable=False),
        sa.Column("native_id", sa.String(), nullable=False), sa.Column("in_reply_to", sa.String(), nullable=False),
        sa.Column("refs", sa.Text(), nullable=False), sa.Column("bounced_id", sa.String(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False), sa.Column("body", sa.Text(), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False), sa.Column("location", sa.String(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False), sa.Column("asks", sa.Integer(), nullable=False),
        sa.Column("body_hash", sa.BigInteger(), nullable=False), sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("relationship", sa.String(), nullable=False), sa.Column("template", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False), sa.Column("model", sa.String(), nullable=False),
        sa.Column("prompt_version", sa.String(), nullable=False), sa.Column("rules", sa.Text(), nullable=False),
        sa.Column("assigned", sa.Integer(), nullable=False), sa.Column("answers_outreach", _ID, nullable=True),
        sa.CheckConstraint("direction IN ('out', 'in')", name="ck_touch_direction"),
        sa.ForeignKeyConstraint(["handle_id"], ["handle.id"], name="fk_touch_handle_id", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["import_id"], ["import.id"], name="fk_touch_import_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_touch_person_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_touch_source_id", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name="pk_touch"), sa.UniqueConstraint("key", name="uq_touch_key"),
    )
    op.create_index("ix_touch_bounced_id", "touch", ["bounced_id"])
    op.create_index("ix_touch_handle_id", "touch", ["handle_id"])
    op.create_index("ix_touch_import_id", "touch", ["import_id"])
    op.create_index("ix_touch_in_reply_to", "touch", ["in_reply_to"])
    op.create_index("ix_touch_native_id", "touch", ["native_id"])
    op.create_index("ix_touch_person_id", "touch", ["person_id"])
    op.create_index("ix_touch_person_id_sent_at", "touch", ["person_id", "sent_at"])
    op.create_index("ix_touch_source_id", "touch", ["source_id"])
    op.create_table(
        "mail_ref", sa.Column("id", _ID, autoincrement=True, nullable=False), sa.Column("touch_id", _ID, nullable=False),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["touch_id"], ["touch.id"], name="fk_mail_ref_touch_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_mail_ref"),
    )
    op.create_index("ix_mail_ref_message_id", "mail_ref", ["message_id"])
    op.create_index("ix_mail_ref_touch_id", "mail_ref", ["touch_id"])
    op.create_table(
        "outreach", sa.Column("id", _ID, autoincrement=False, nullable=False), sa.Column("person_id", _ID, nullable=False),
        sa.Column("touch_id", _ID, nullable=False), sa.Column("source_id", _ID, nullable=False),
        sa.Column("channel", sa.String(), nullable=False), sa.Column("conversation", sa.String(), nullable=False),
        sa.Column("sent_at", sa.BigInteger(), nullable=False), sa.Column("precision_us", sa.BigInteger(), nullable=False),
        sa.Column("reply_touch_id", _ID, nullable=True), sa.Column("replied_at", sa.BigInteger(), nullable=True),
        sa.Column("reply_low", sa.BigInteger(), nullable=True), sa.Column("reply_high", sa.BigInteger(), nullable=True),
        sa.Column("bounced", sa.Integer(), nullable=False), sa.Column("auto", sa.Integer(), nullable=False),
        sa.Column("accepted", sa.Integer(), nullable=False), sa.Column("declined", sa.Integer(), nullable=False),
        sa.Column("elsewhere", sa.Integer(), nullable=False), sa.Column("steps", sa.Integer(), nullable=False),
        sa.Column("last_touch_at", sa.BigInteger(), nullable=False), sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False), sa.Column("relationship", sa.String(), nullable=False),
        sa.Column("template", sa.String(), nullable=False), sa.Column("origin", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False), sa.Column("prompt_version", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False), sa.Column("weekday", sa.Integer(), nullable=True),
        sa.Column("hour", sa.Integer(), nullable=True), sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("rules", sa.Text(), nullable=False), sa.Column("assigned", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_outreach_person_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_outreach_source_id", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["touch_id"], ["touch.id"], name="fk_outreach_touch_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_outreach"), sa.UniqueConstraint("touch_id", name="uq_outreach_touch_id"),
    )
    op.create_index("ix_outreach_cover", "outreach", [
        "channel", "sent_at", "source_id", "reply_low", "reply_high", "bounced", "precision_us", "auto", "accepted", "declined",
        "elsewhere",
    ])
    op.create_index("ix_outreach_person_id", "outreach", ["person_id"])
    op.create_index("ix_outreach_source_id", "outreach", ["source_id"])
