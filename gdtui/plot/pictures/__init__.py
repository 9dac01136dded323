"""The pictures of the whole, and what is drawn by epoch: losses and learning rates."""
