"""What people see: the command line, the charts, the reports and the window."""
