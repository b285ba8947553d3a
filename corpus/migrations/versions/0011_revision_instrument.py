"""whose change a revision is, apart from the model that made it at their request

Revision 0011, after 0010. Until now «mô hình X theo yêu cầu của Y» stood where the person stands.
"""

import re

import sqlalchemy as sa
from alembic import op

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None

_MADE = re.compile(r"mô hình (?P<model>.+?) theo yêu cầu của (?P<person>.+)", re.DOTALL)
_ROWS = sa.table('report_revision', sa.column('report_id'), sa.column('revision'), sa.column('who'), sa.column('instrument'))


def upgrade() -> None:
    op.add_column('report_revision', sa.Column('instrument', sa.String(), nullable=True))
    connection = op.get_bind()
    made = sa.select(_ROWS.c.report_id, _ROWS.c.revision, _ROWS.c.who).where(_ROWS.c.who.like('mô hình % theo yêu cầu của %'))
    for report, number, who in connection.execute(made).all():
        found = _MADE.fullmatch(who)
        if found:
            _write(connection, report, number, who=found['person'], instrument=found['model'])


def downgrade() -> None:
    connection = op.get_bind()
    made = sa.select(_ROWS.c.report_id, _ROWS.c.revision, _ROWS.c.who, _ROWS.c.instrument).where(_ROWS.c.instrument.is_not(None))
    for report, number, who, instrument in connection.execute(made).all():
        _write(connection, report, number, who=f'mô hình {instrument} theo yêu cầu của {who}', instrument=None)
    op.drop_column('report_revision', 'instrument')


def _write(connection: sa.Connection, report: str, number: int, *, who: str, instrument: str | None) -> None:
    row = (_ROWS.c.report_id == report, _ROWS.c.revision == number)
    connection.execute(sa.update(_ROWS).where(*row).values(who=who, instrument=instrument))
