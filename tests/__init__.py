"""The tests of newsfold, laid out like `pipeline/`."""
