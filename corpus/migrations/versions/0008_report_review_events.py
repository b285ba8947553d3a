"""what happened in the review of a report

Revision 0008, after 0006.
"""

import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('report_review_event',
    sa.Column('report_id', sa.String(length=32), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('who', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('section', sa.Text(), nullable=True),
    sa.Column('claim', sa.Text(), nullable=True),
    sa.Column('sentence', sa.Text(), nullable=True),
    sa.Column('seen', sa.String(length=64), nullable=True),
    sa.Column('value', sa.String(length=20), nullable=True),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('refers', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['report_id'], ['report.id'], name=op.f('fk_report_review_event_report_id_report'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('report_id', 'number', name=op.f('pk_report_review_event'))
    )


def downgrade() -> None:
    op.drop_table('report_review_event')
