"""Compare two databases as Alembic's autogenerate does, and print the median in milliseconds."""

import statistics
import sys
import time

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import MetaData, create_engine

one, other, rounds = create_engine(sys.argv[1]), create_engine(sys.argv[2]), int(sys.argv[3])
times = []
for _ in range(rounds + 1):
    start = time.perf_counter()
    with one.connect() as connection:
        metadata = MetaData()
        metadata.reflect(connection)
    with other.connect() as connection:
        compare_metadata(MigrationContext.configure(connection), metadata)
    times.append((time.perf_counter() - start) * 1000)
print(round(statistics.median(times[1:])))
