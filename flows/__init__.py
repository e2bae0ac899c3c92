"""newsfold as a scheduled flow; the only package that knows Prefect."""

import os

# Prefect reads these when it is imported; what a person has set stays. Its server reports usage to its makers and
# starts too slowly for its own limit on a small machine; its log repeats what a run's state says.
for _name, _value in {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
}.items():
    os.environ.setdefault(_name, _value)
