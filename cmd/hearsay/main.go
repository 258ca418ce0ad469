// Command hearsay reads news reports and writes who says who did what to whom.
package main

func main() {}
