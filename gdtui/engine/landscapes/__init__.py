"""Loss landscapes: what is known of one, those that come with gdtui, the survey of a formula."""
