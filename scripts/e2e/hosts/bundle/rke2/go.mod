module rke2

go 1.22
