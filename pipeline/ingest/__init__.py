"""Files and records to articles: one reader a format, the person's manifest, dates, outlets, encodings."""

from pipeline.ingest.batch import read_batch
from pipeline.ingest.codes import Code, describe_codes

__all__ = ["Code", "describe_codes", "read_batch"]
