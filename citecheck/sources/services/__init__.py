"""Step 3, services for programs: registers of works and of open copies, asked at their pace."""
