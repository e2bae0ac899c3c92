"""Files and records to articles: one reader a format, the person's manifest, dates, outlets, encodings."""

from pipeline.ingest.batch import read_batch
from pipeline.ingest.codes import Code

__all__ = ["Code", "read_batch"]
