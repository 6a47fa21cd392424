"""The parts of a directive: header fields, outline, relayed directives."""
