"""The noise benchmark: what gouji, and a floor of regular expressions, make of every layout under every damage."""
