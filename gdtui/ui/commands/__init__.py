"""Every command of the explorer, and what each makes of the view."""
