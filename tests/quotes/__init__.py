"""The quotes room, through its two public functions."""
