"""Where a number lies on a screen: axes and their ticks, the frame, a run's window, tracks."""
