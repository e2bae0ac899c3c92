"""Tests of `pipeline.similarity`."""
