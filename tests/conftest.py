"""Makes `tests/support` importable as `support` from every test folder."""
