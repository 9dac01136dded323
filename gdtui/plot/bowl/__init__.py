"""The bowl: a landscape, and over it marbles with their paths, lines and arrows."""
