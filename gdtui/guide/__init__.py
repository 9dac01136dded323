"""What is to be learned, as data: experiments, lessons, the challenge; nothing of screens."""
