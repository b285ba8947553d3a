"""what each revision of a report changed, and the keys of writes

Revision 0010, after 0006.
"""

import sqlalchemy as sa
from alembic import op

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('report_change',
    sa.Column('report_id', sa.String(length=32), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('write_key', sa.String(length=100), nullable=True),
    sa.Column('parts', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['report_id'], ['report.id'], name=op.f('fk_report_change_report_id_report'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('report_id', 'revision', name=op.f('pk_report_change')),
    sa.UniqueConstraint('report_id', 'write_key', name=op.f('uq_report_change_report_id'))
    )


def downgrade() -> None:
    op.drop_table('report_change')
