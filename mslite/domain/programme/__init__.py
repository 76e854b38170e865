"""The socio-economic programme (СЭӨП / ПСЭР): its records, its arithmetic, what an import understands."""
