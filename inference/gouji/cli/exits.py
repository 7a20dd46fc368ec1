"""Exit codes of every command, and the words for them in each help text."""

OK = 0
UNREADABLE = 1
USAGE = 2
INTERRUPTED = 130
READER_GONE = 141

EXIT_HELP = """\
exit codes:
  0    all inputs were read, whatever their verdicts
  1    some input could not be read; all others are in the output
  2    wrong usage, no input found, or a form, model or output error: nothing was written
  130  interrupted: no output file was written
  141  the reader of standard output went away (as in `gouji extract ... | head`)
"""
