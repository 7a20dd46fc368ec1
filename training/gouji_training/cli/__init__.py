"""Commands of the training package; gouji finds them through the entry point group gouji.commands."""
