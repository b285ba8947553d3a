"""Segments of a page and the grids of its ruled tables → rows, each table as one row with its cells. Shared by PDF text layers and scans."""

from corpus.reading.pdf_grids import Grid
from corpus.reading.pdf_rows import Row, Segment, join, rows_of


def rows_with_tables(segments: list[Segment], grids: list[Grid]) -> tuple[Row, ...]:
    """Rows from top to bottom, a ruled table as one row."""
    free: list[Segment] = []
    inside: list[list[Segment]] = [[] for _ in grids]
    for segment in segments:
        place = next((number for number, grid in enumerate(grids) if grid.cell_of(segment.middle, segment.base)), None)
        (free if place is None else inside[place]).append(segment)
    tables = [_table(grid, own) for grid, own in zip(grids, inside, strict=True) if own]
    return tuple(sorted(rows_of(free) + tables, key=lambda row: -row.base))


def _table(grid: Grid, segments: list[Segment]) -> Row:
    """The lines of a ruled table; the lines of a cell are joined."""
    places: dict[tuple[int, int], list[Segment]] = {}
    for segment in segments:
        place = grid.cell_of(segment.middle, segment.base)
        if place is not None:
            places.setdefault(place, []).append(segment)
    texts: dict[tuple[int, int], str] = {}
    ordered: list[Segment] = []
    for place in sorted(places):
        for row in rows_of(places[place]):
            texts[place] = join(texts[place], row.text) if place in texts else row.text
            ordered += row.segments
    width = len(grid.columns) - 1
    lines = [tuple(texts.get((row, column), "") for column in range(width)) for row in range(len(grid.borders) - 1)]
    return Row(tuple(ordered), tuple(line for line in lines if any(line)), (grid.columns[0], grid.columns[-1], grid.bottom, grid.top))
