"""Quality floors on labelled articles; skipped where those are not."""
