"""The window, the charts, the reports and the command line, as people meet them."""
