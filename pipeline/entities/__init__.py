"""Bodies, office holders, groups, persons and cited documents in a text."""
