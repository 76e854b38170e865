"""Words for people: the catalogue, labels of enums, wording of problems, official dates and numbers."""
