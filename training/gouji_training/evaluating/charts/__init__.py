"""Charts as inline SVG: one kind a file, all with axes, ticks, labels and a text alternative."""
