"""What a job gives back: the workbook and the register. Runs in the spreadsheet process."""
