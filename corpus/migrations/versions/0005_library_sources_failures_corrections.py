"""library sources failures corrections

Revision 0005, after 0004.
"""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('failed_files',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=64), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('path', sa.Text(), nullable=True),
    sa.Column('sha256', sa.String(length=64), nullable=True),
    sa.Column('size', sa.BigInteger(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('kept', sa.Boolean(), nullable=False),
    sa.Column('first_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('last_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_failed_files')),
    sa.UniqueConstraint('key', name=op.f('uq_failed_files_key'))
    )
    op.create_table('document_sources',
    sa.Column('key', sa.String(length=64), nullable=False),
    sa.Column('path', sa.Text(), nullable=False),
    sa.Column('document_id', sa.String(length=64), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('size', sa.BigInteger(), nullable=False),
    sa.Column('modified', sa.Double(), nullable=True),
    sa.Column('seen', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['document_id'], ['documents.id'], name=op.f('fk_document_sources_document_id_documents'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_document_sources'))
    )
    with op.batch_alter_table('document_sources', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_document_sources_document_id'), ['document_id'], unique=False)

    with op.batch_alter_table('documents', schema=None) as batch_op:
        batch_op.add_column(sa.Column('reader_notes', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('pages', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('confidence', sa.Double(), nullable=True))
        batch_op.add_column(sa.Column('marks', sa.LargeBinary(), nullable=True))
        batch_op.add_column(sa.Column('corrections', sa.JSON(none_as_null=True), nullable=True))

    with op.batch_alter_table('passages', schema=None) as batch_op:
        batch_op.add_column(sa.Column('provision', sa.Text(), nullable=True))


def downgrade() -> None:
    # Not in batch mode: that would make the tables anew, and dropping the old one would take the passages with it.
    op.drop_column('passages', 'provision')
    for column in ('corrections', 'marks', 'confidence', 'pages', 'reader_notes'):
        op.drop_column('documents', column)
    op.drop_table('document_sources')
    op.drop_table('failed_files')
