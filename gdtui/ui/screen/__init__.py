"""The one screen: its panes, where they lie, hints and colours, and the stage where all happens."""
