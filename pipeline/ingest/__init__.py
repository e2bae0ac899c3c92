"""Files and records to articles: one reader a format, the person's manifest, dates, outlets, encodings."""

from pipeline.ingest.batch import read_batch
from pipeline.ingest.codes import Code, describe_codes
from pipeline.ingest.walk import find_places

__all__ = ["Code", "describe_codes", "find_places", "read_batch"]
