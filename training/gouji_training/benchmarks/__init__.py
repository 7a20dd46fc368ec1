"""How fast gouji is, beside a floor and another tool, and what memory it takes."""
