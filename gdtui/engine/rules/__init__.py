"""How a weight is moved: rules, schedules and noise, and how a rule moves near a bottom."""
