"""What the domain knows, as data: tables with sources, validity dates, examples and counter-examples, and their loader."""
