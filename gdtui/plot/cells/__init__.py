"""Pictures made of characters: canvas, dots, rows that fit, numbers as text, ASCII, SVG."""
