"""The tables of a folder of results, read when they are asked for: `citecheck.load`.

Needs the extra ``tables`` (pyarrow); pandas and duckdb are of the user's own choosing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from citecheck.errors import ConfigError
from citecheck.run.batch.columns import FOLDER, TABLES

if TYPE_CHECKING:
    import pyarrow as pa


class Table(Struct, frozen=True, dict=True):
    """One table of a folder of results; nothing is read before it is asked for."""

    path: Path

    @cached_property
    def arrow(self) -> pa.Table:
        """The whole table, as pyarrow has it."""
        import pyarrow.parquet as pq  # noqa: PLC0415 - an extra

        return pq.read_table(self.path)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns, read from the file's foot alone."""
        import pyarrow.parquet as pq  # noqa: PLC0415 - an extra

        return tuple(pq.read_schema(self.path).names)

    def __len__(self) -> int:
        """Return the number of rows, read from the file's foot alone."""
        import pyarrow.parquet as pq  # noqa: PLC0415 - an extra

        return int(pq.read_metadata(self.path).num_rows)

    def to_pandas(self) -> Any:  # noqa: ANN401 - a pandas frame, where pandas is installed
        """Return the table as a pandas data frame."""
        return self.arrow.to_pandas()

    def batches(self, rows: int = 10_000) -> Iterator[pa.RecordBatch]:
        """Yield the table in pieces of at most `rows` rows, for tables larger than memory."""
        import pyarrow.parquet as pq  # noqa: PLC0415 - an extra

        yield from pq.ParquetFile(self.path).iter_batches(batch_size=rows)

    def __repr__(self) -> str:
        """Return name and size."""
        return f"<citecheck table {self.path.stem}: {len(self)} rows, {len(self.columns)} columns>"


class Tables(Struct, frozen=True, dict=True):
    """The tables of a folder of results, by name: ``.drafts``, ``.claims`` and the others."""

    folder: Path

    def __getattr__(self, name: str) -> Table:
        """Return the table called `name`."""
        if name not in TABLES:
            raise AttributeError(f"there is no table {name!r}; there are {', '.join(TABLES)}")
        return Table(self.folder / FOLDER / f"{name}.parquet")

    def __dir__(self) -> Iterable[str]:
        """Return the names of the tables and what else there is."""
        return [*super().__dir__(), *TABLES]

    def sql(self, query: str) -> Any:  # noqa: ANN401 - a relation of duckdb, where it is installed
        """Return what a query over the tables gives, as duckdb has it.

        Args:
            query: SQL in which each table goes by its name, as in
                ``SELECT outcome, count(*) FROM claims GROUP BY outcome``.

        Raises:
            ConfigError: duckdb is not installed.
        """
        try:
            import duckdb  # noqa: PLC0415 - of the user's own choosing
        except ImportError as error:
            raise ConfigError("sql() needs duckdb: pip install duckdb") from error
        base = duckdb.connect()
        for name in TABLES:
            path = str(self.folder / FOLDER / f"{name}.parquet").replace("'", "''")
            base.execute(f"CREATE VIEW \"{name}\" AS FROM read_parquet('{path}')")
        return base.sql(query)

    def __repr__(self) -> str:
        """Return the folder and the sizes."""
        sizes = ", ".join(f"{name} {len(getattr(self, name))}" for name in TABLES)
        return f"<citecheck tables in {self.folder}: {sizes}>"


def load(folder: str | Path) -> Tables:
    """Return the tables of a folder of results.

    Args:
        folder: what ``citecheck batch -o`` was given.

    Raises:
        ConfigError: there are no tables in it.
    """
    place = Path(folder)
    missing = [name for name in TABLES if not (place / FOLDER / f"{name}.parquet").is_file()]
    if missing:
        raise ConfigError(
            f"{place} holds no tables ({missing[0]}.parquet is not there): run citecheck batch -o"
            f" {place} with the extra tables installed"
        )
    return Tables(place)
