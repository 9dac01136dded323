"""The one screen: its panes, hints, motion and colours."""
