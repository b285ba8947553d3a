"""registry units

Revision 0004, after 0003.
"""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('registry_units',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('successor', sa.Text(), nullable=False),
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('origin', sa.String(length=96), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_registry_units'))
    )
    with op.batch_alter_table('registry_units', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_registry_units_origin'), ['origin'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('registry_units', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_registry_units_origin'))
    op.drop_table('registry_units')
