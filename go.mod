module scopecalculator

go 1.26
