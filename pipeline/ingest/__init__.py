"""What lies in the input folders to articles: formats, encodings, dates, outlets, and the person's own manifest."""

from pipeline.ingest.batch import read_batch
from pipeline.ingest.codes import Code, describe_codes
from pipeline.ingest.walk import find_places

__all__ = ["Code", "describe_codes", "find_places", "read_batch"]
