"""Citizens' appeals: the law's terms as dated data, the records of the journal, the rules between them."""
