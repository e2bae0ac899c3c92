"""Tests of `pipeline.overlap`."""
