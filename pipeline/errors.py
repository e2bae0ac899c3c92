"""Every error newsfold raises on purpose.

```text
NewsfoldError
├── SettingsError     a bad option or setting: stops before anything is read   (exit 2)
├── InputError        the place to read from is not there                      (exit 2)
├── NoArticlesError   nothing in the input is an article                       (exit 4)
├── BusyError         another run holds the lock on the output                 (exit 5)
└── StoreError        the edition could not be written, or is not one          (exit 1)
```

A bad file is none of these: it is an `Issue`, reported and skipped.
"""


class NewsfoldError(Exception):
    """Base of all: the message is one line that says where, what, and the way out."""

    exit_code = 1


class SettingsError(NewsfoldError):
    """A bad option or setting; nothing was read or written."""

    exit_code = 2


class InputError(NewsfoldError):
    """The place to read from is not there."""

    exit_code = 2


class NoArticlesError(NewsfoldError):
    """Nothing in the input is an article; the last edition stays."""

    exit_code = 4


class BusyError(NewsfoldError):
    """Another run holds the lock on the output folder."""

    exit_code = 5


class StoreError(NewsfoldError):
    """The edition could not be written, or a folder is not an edition."""
