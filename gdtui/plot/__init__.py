"""From a race to rows of styled characters: geometry and plotext, nothing of Textual."""
