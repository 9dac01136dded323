"""The lessons: what one is, each with its judge by chapter, and the way through them."""
