"""Whether a candidate model may take the place of the shipped one."""
