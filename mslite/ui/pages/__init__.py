"""One module or small package a page, strangers to each other."""
