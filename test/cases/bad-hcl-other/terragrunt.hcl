terraform {
  source = "./x"
}
