"""From mentions, dates and outline to task records."""
