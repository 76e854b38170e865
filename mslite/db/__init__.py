"""The data file: engine, models, the one write path, journal, search, backup."""
