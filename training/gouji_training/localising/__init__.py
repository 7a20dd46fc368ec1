"""How well wrong cells are located: synthetic grids with known errors, and whole pages with breaches of their own."""
