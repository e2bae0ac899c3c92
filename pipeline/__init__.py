"""newsfold: many outlets' articles on the same events, folded into one attributed report."""

__version__ = "0.1.0"
