"""What can be counted in or pointed at in a message: typography, capitals, placeholders, links, metrics."""
